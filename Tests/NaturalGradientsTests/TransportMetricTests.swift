import NaturalGradients
import Testing

/// Wasserstein metrics, and the square-root map of densities.
@Suite struct TransportMetricTests {
  static let locationScaleFamilies: [(String, [Double], [Double])] = [
    ("normal", [0.4, 1.3], [1.0, 0, 0, 1]),
    ("logistic", [0.4, 1.3], [1, 0, 0, Double.pi * Double.pi / 3]),
    ("gumbel", [0.4, 1.3], [1, 0.5772156649015329, 0.5772156649015329, 1.9781119906559450]),
    ("laplace", [0.4, 1.3], [1, 0, 0, 2]),
    ("student:nu=5", [0.4, 1.3], [1, 0, 0, 5.0 / 3]),
    ("half-normal", [1.3], [1]),
    ("rayleigh", [1.3], [2]),
  ]

  /// Location–scale families have [[1, E z], [E z, E z²]]: catches a wrong velocity or moment.
  @Test(arguments: locationScaleFamilies)
  func locationScale(_ name: String, _ x: [Double], _ known: [Double]) throws {
    let metric = try ModelMetric.wasserstein(try Catalogue.model(name))
    for (a, b) in zip(try metric.estimated(.metric, at: metric.point(x)), known) {
      #expect((a.value - b).magnitude < 1e-9, "\(a) and \(b)")
    }
  }

  /// The rate of exponential distributions: φ = −x/λ, g = 2/λ⁴ in closed form.
  @Test func exponential() throws {
    let metric = try ModelMetric.wasserstein(try Catalogue.model("exponential"))
    let manifold = try #require(metric.manifold)
    #expect(try manifold.rounded(.metric, at: manifold.point([2])).map(\.value) == [0.125])
  }

  /// Transport without an affine velocity (shape of gamma), against differences of the quantile function: g = ∫ (∂ᵢQ)² du.
  @Test func gammaShape() throws {
    let model = try Catalogue.model("gamma"), metric = try ModelMetric.wasserstein(model), x = [2.5, 1.5]
    let found = try metric.estimated(.metric, at: metric.point(x)).map(\.value)
    // The rate: Q = q/λ, so that ∂Q/∂λ = −Q/λ and g_λλ = E x²/λ² = a(a + 1)/λ⁴.
    #expect((found[3] - 2.5 * 3.5 / Double.pow(1.5, 4)).magnitude < 1e-9)
    // ∫ ∂_aQ ∂_λQ du = −(1/λ) ½ ∂_a E x² = −(2a + 1)/(2λ³).
    #expect((found[1] + 6.0 / (2 * Double.pow(1.5, 3))).magnitude < 1e-9)
    // By mpmath from F at 30 digits.
    #expect((found[0] - TransportMetricTests.gammaReference).magnitude < 1e-8, "\(found[0])")
  }

  /// The derivatives of the gamma family's metric by closed forms: g_λλ = a(a + 1)/λ⁴, g_aλ = −(2a + 1)/(2λ³), g_aa ∝ λ⁻².
  ///
  /// Families of scale are cones under transport, so that this surface is flat. Catches a wrong or a missing term of the first or the second order.
  @Test func gammaConnection() throws {
    let model = try Catalogue.model("gamma"), metric = try ModelMetric.wasserstein(model)
    let a = 2.5, λ = 1.5, point = try metric.point([a, λ])
    let gaa = try metric.estimated(.metric, at: point)[0].value
    let found = try metric.estimated(.christoffelFirstKind(alpha: 0), at: point)
    let λ3 = λ * λ * λ, mixed = (2 * a + 1) / (2 * λ3 * λ)
    // Γ_{ij,k}, stored [i][j][k]; nothing is known of Γ_{aa,a}.
    let known: [(Int, Double)] = [
      (1, -1 / λ3 + gaa / λ), (2, -gaa / λ), (3, mixed), (4, -gaa / λ), (5, mixed), (6, 2 * mixed),
      (7, -2 * a * (a + 1) / (λ3 * λ * λ)),
    ]
    for (place, value) in known {
      #expect(
        (found[place].value - value).magnitude <= Swift.max(found[place].error, 1e-13), "\(place): \(found[place])")
      #expect(found[place].error < 1e-8)
    }
    let curvature = try metric.estimated(.scalarCurvature(alpha: 0), at: point)[0]
    #expect(curvature.value.magnitude <= curvature.error && curvature.error < 1e-6, "\(curvature)")
  }

  /// Christoffel symbols and curvature beside differences of the metric and beside the closed form of the same metric: scores of a
  /// logistic distribution, affine velocities without moments, and transport in three parameters.
  @Test func differentiatedExpectations() throws {
    let logistic = try Catalogue.model("logistic")
    let cases: [(ModelMetric, [Double])] = [
      (try .sobolevOfScores(logistic, weight: Rational(1, 2)), [0.3, 1.2]),
      (try .wasserstein(try Catalogue.model("gumbel")), [0.3, 1.2]),
      (try .wasserstein(try Catalogue.model("beta")), [1.8, 2.5]),
      (try .sobolev(try Catalogue.model("cauchy"), order: 1), [0.1, 1.4]),
    ]
    for (metric, x) in cases {
      #expect(metric.manifold == nil)
      let n = x.count, h = 1e-2
      var slopes: [Double] = []
      for k in 0..<n {
        func moved(_ step: Double) throws -> [Double] {
          var y = x
          y[k] += step
          return try metric.metricMatrix(at: y).elements
        }
        let near = zip(try moved(h), try moved(-h)).map { $0 - $1 }
        let far = zip(try moved(2 * h), try moved(-2 * h)).map { $0 - $1 }
        slopes += zip(near, far).map { (8 * $0 - $1) / (12 * h) }
      }
      let found = try metric.estimated(.christoffelFirstKind(alpha: 0), at: metric.point(x))
      for i in 0..<n {
        for j in 0..<n {
          for k in 0..<n {
            let known = (slopes[(i * n + j) * n + k] + slopes[(j * n + i) * n + k] - slopes[(k * n + i) * n + j]) / 2
            let value = found[(i * n + j) * n + k].value
            #expect((value - known).magnitude < 3e-7 * Swift.max(1, known.magnitude), "\(metric.name) \(i)\(j)\(k)")
          }
        }
      }
    }
    // μ and log σ of a location–scale family under transport are a plane in (m, s): flat.
    let curvature = try cases[1].0.estimated(.scalarCurvature(alpha: 0), at: cases[1].0.point(cases[1].1))[0]
    #expect(curvature.value.magnitude <= curvature.error && curvature.error < 1e-7, "\(curvature)")
    // λ = 0 is Fisher's metric, −1/(½ + …) curved: the manifold of the model by its own quadrature.
    let fisher = try ModelMetric.sobolevOfScores(logistic, weight: 0)
    let known = try logistic.estimatedManifold()
    let a = try fisher.estimated(.scalarCurvature(alpha: 0), at: fisher.point([0.3, 1.2]))[0]
    let b = try known.estimated(.scalarCurvature(alpha: 0), at: known.point([0.3, 1.2]))[0]
    #expect((a.value - b.value).magnitude <= a.error + b.error, "\(a) and \(b)")
  }

  /// Two Gaussians without an affine velocity: moving both means moves everything by one, Σ over both of g is 1.
  @Test func mixture() throws {
    let metric = try ModelMetric.wasserstein(try Catalogue.model("gaussian-mixture:k=2"))
    let g = try metric.metricMatrix(at: [0.3, -1, 1, 1, 2])
    #expect((g[1, 1] + 2 * g[1, 2] + g[2, 2] - 1).magnitude < 1e-9)
  }

  static let gammaReference = 0.49238150087316329728

  /// Normals by Bures: W² to a neighbour is the metric to second order, by W² = |Δμ|² + tr(Σ + Σ′ − 2(Σ^½Σ′Σ^½)^½).
  @Test(arguments: [2, 3]) func bures(_ d: Int) throws {
    let metric = try ModelMetric.wasserstein(try Catalogue.model("multivariate-normal:d=\(d)"))
    let x = d == 2 ? [0.3, -1, 2, 0.4, 0.7] : [0, 0, 0, 2, 0.4, -0.2, 1.5, 0.3, 0.8]
    let g = try metric.metricMatrix(at: x)
    // (df)♯ = 2(EΣ + ΣE): the Lyapunov equation of the inverse, checked on the differential of every entry.
    var Σ = Matrix(rows: d, columns: d), k = d
    var places: [(Int, Int)] = []
    for i in 0..<d {
      for j in i..<d {
        Σ[i, j] = x[k]
        Σ[j, i] = x[k]
        places.append((i, j))
        k += 1
      }
    }
    for (c, (i, j)) in places.enumerated() {
      var ω = [Double](repeating: 0, count: x.count), E = Matrix(rows: d, columns: d)
      ω[d + c] = 1
      E[i, j] += 0.5
      E[j, i] += 0.5
      let v = try MetricSolve.exact.solve(g, ω).vector, U = 2 * (E * Σ + Σ * E)
      for (b, (p, q)) in places.enumerated() { #expect((v[d + b] - U[p, q]).magnitude < 1e-12) }
    }
    for i in 0..<d { #expect(g[i, i] == 1) }
  }

  /// Three integrals of one speed, the distance, and the Hunter–Saxton equation along the flow.
  @Test func huntersSaxton() throws {
    let x = Symbol("x", .unitInterval), map = SquareRootMap(of: x)
    let ρ0 = Expression.one, ρ1 = (1 + 2 * x) / 2, geodesic = try map.geodesic(from: ρ0, to: ρ1)
    // ∫√((1 + 2x)/2) dx = (3^(3/2) − 1)/(3√2).
    let overlap = (Double.pow(3, 1.5) - 1) / (3 * 2.0.squareRoot())
    #expect((geodesic.angle - Double.acos(overlap)).magnitude < 1e-10)
    #expect((try map.distance(from: ρ0, to: ρ1) - 2 * Double.acos(overlap)).magnitude < 1e-10)
    let speed = 4 * geodesic.angle * geodesic.angle
    for t in [0.0, 0.3, 1] {
      let (fisher, sphere) = try geodesic.squaredSpeeds(at: t)
      // ∫ (∂_y u)² dy by central differences of u in y on a fine grid: nothing of ρ̇/ρ in it.
      let n = 200
      var y: [Double] = [], u: [Double] = []
      for k in 0...n {
        let place = Double(k) / Double(n)
        y.append(try geodesic.flow(of: place, at: t))
        u.append(try geodesic.velocity(at: place, time: t))
      }
      var flow = 0.0
      for k in 0..<n { flow += (u[k + 1] - u[k]) * (u[k + 1] - u[k]) / (y[k + 1] - y[k]) }
      #expect((fisher - speed).magnitude < 1e-9 && (sphere - speed).magnitude < 1e-9)
      #expect((flow - speed).magnitude < 1e-4 * speed)
      #expect((y[n] - 1).magnitude < 1e-10)
    }
    let g = try geodesic.velocitySlope(), t = DensityGeodesic.time
    let residual = try Tape([try g.derivative(by: t) + g.squared / 2], inputs: [x, t])
    for place in [[0.1, 0.2], [0.5, 0.5], [0.9, 0.8]] {
      #expect((residual.evaluate(place)[0] + speed / 2).magnitude < 1e-10)
    }
    #expect(throws: GeometryError.self) { try map.geodesic(from: ρ0, to: 2 * ρ1) }
  }
}
