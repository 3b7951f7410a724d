import Foundation
import NaturalGradients
import Testing

/// The Sobolev metrics of densities and of scores, against Fourier-side integrals by mpmath and closed forms.
@Suite struct SobolevMetricTests {
  /// Tests/References/sobolev-metrics.json.
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let model: String
    let point: [String]
    let order: String
    let length: String
    let value: [[String]]
    var testDescription: String { "\(model) s = \(order), ℓ = \(length)" }
  }

  private struct File: Decodable { let entries: [Reference] }

  static let references: [Reference] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../References/sobolev-metrics.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode(File.self, from: data))?.entries ?? []
  }()

  private func metric(_ reference: Reference) throws -> (ModelMetric, Point) {
    let model = try Catalogue.model(reference.model)
    let s = try #require(Rational(reference.order)), ℓ = try #require(Rational(reference.length))
    let metric = try ModelMetric.sobolev(model, order: s, lengthScale: ℓ)
    let point = try Point(reference.point.map { Expression(Rational($0) ?? 0) }, in: model.chart)
    return (metric, point)
  }

  @Test func referencesAreThere() { #expect(Self.references.count > 30) }

  /// Closed forms and whole orders, and of the others a few; all of them with `make metrics`.
  static let tested: [Reference] = references.filter { reference in
    if ProcessInfo.processInfo.environment["METRIC_REFERENCES"] == "all" { return true }
    let few = ["cauchy 1/3", "cauchy -1", "logistic 2/5", "laplace -1/4", "gamma 1/2"]
    return reference.model == "normal" || Int(reference.order).map { $0 >= 0 } == true
      || few.contains("\(reference.model) \(reference.order)")
  }

  /// Every order and family against the Fourier side: catches a wrong power, factor of 2π, sign of Δ, kernel or binomial weight.
  @Test(arguments: tested)
  func fourierSide(_ reference: Reference) throws {
    let (metric, point) = try metric(reference)
    let known = reference.value.flatMap { $0.map { Double($0) ?? .nan } }, scale = known.map(\.magnitude).max() ?? 0
    let found = try metric.estimated(.metric, at: point, tolerance: 1e-9)
    for (a, b) in zip(found, known) {
      #expect((a.value - b).magnitude <= (metric.isClosedForm ? 2e-15 : 2e-9) * scale, "\(a) and \(b)")
      #expect((a.value - b).magnitude <= Swift.max(a.error, 1e-20 * scale), "error estimate of \(a) and \(b)")
    }
  }

  /// A few with many digits: catches an accuracy that ends with `Double`.
  @Test(arguments: references.filter { ["cauchy 1", "cauchy 1/3"].contains("\($0.model) \($0.order)") })
  func manyDigits(_ reference: Reference) throws {
    let (metric, point) = try metric(reference)
    let found = try metric.estimated(.metric, at: point, digits: 20)
    let known = try reference.value.flatMap { $0 }.map { try #require(Rational($0)) }
    let scale = try #require(known.map(\.magnitude).max())
    for (a, b) in zip(found, known) {
      let value = try #require(Rational(a.value))
      #expect(((value - b).magnitude / scale).asDouble < 1e-19, "\(a.value) and \(b.asDouble)")
    }
  }

  /// L² and the H¹ seminorm of the normal family to 30 digits, and the score version: catches one taken for the other.
  @Test func normal() throws {
    let model = try Catalogue.model("normal")
    let point = try Point([Expression(Rational(1, 3)), Expression(Rational(7, 5))], in: model.chart)
    let l2 = try ModelMetric.l2(model), h1 = try ModelMetric.sobolev(model, order: 1)
    let a = try l2.enclosure(of: .metric, at: point, bits: 160), b = try h1.enclosure(of: .metric, at: point, bits: 160)
    let known = [
      (0, "0.051402112203694996988709862569312", "0.039338351176297191572992241762229"),
      (3, "0.077103168305542495483064793853969", "0.098345877940742978932480604405572"),
    ]
    for (k, inL2, seminorm) in known {
      for (ball, text) in [(a[k], inL2), (b[k] - a[k], seminorm)] {
        let exact = try #require(Rational(text))
        let gap = ball - Ball(exact, precision: BallPrecision(bits: 160))
        #expect(gap.midpoint.magnitude < 2e-31 && gap.radius < 1e-40)
      }
    }
    #expect(a[1].containsZero && b[1].containsZero)
    let scores = try ModelMetric.sobolevOfScores(model, weight: 2)
    let half = try model.chart.point([0, 0.5])
    #expect(try scores.rounded(.metric, at: half).map(\.value) == [36, 0, 0, 136])
    let fisher = try ModelMetric.sobolevOfScores(model, weight: 0), manifold = try #require(fisher.manifold)
    let g = try model.manifold().manifold
    for (x, y) in zip(manifold.metricComponents, g.metricComponents) { #expect((x - y).tidied().isZero) }
  }

  /// The score metric by quadrature for a family without a closed form: at λ = 0 it is Fisher's.
  @Test func scoresByQuadrature() throws {
    let model = try Catalogue.model("logistic"), point = try Point([0.2, 1.3], in: model.chart)
    let fisher = try model.manifold().manifold.rounded(.metric, at: point)
    for (a, b) in zip(try ModelMetric.sobolevOfScores(model, weight: 0).estimated(.metric, at: point), fisher) {
      #expect((a.value - b.value).magnitude <= a.error + b.error)
    }
    // E[(∂ₓs_μ)²] = E[(2p)²]/s² … = (1/s⁴)·∫(2f)² f dz = 2/(15 s⁴).
    let with = try ModelMetric.sobolevOfScores(model, weight: 1).estimated(.metric, at: point)
    #expect((with[0].value - fisher[0].value - 2 / (15 * Double.pow(1.3, 4))).magnitude < 1e-10)
  }

  /// A user's own formula of a normal density, in other parameters, is recognised; the metric is a tensor in them.
  @Test func tensorial() throws {
    let x = Symbol("x"), m = Symbol("m"), v = Symbol("v", .positive)
    let own = try StatisticalModel(
      "own", of: x, in: .realLine, parameters: [m, v],
      logDensity: -(x - m).squared / (2 * v) - log(2 * Expression.pi * v) / 2)
    for s in [Rational(1), Rational(1, 2), Rational(1, 3)] {
      let metric = try ModelMetric.sobolev(own, order: s)
      #expect(metric.isClosedForm)
      let g = try metric.rounded(.metric, at: Point([0.3, 1.96], in: own.chart))
      let normal = try ModelMetric.sobolev(try Catalogue.model("normal"), order: s)
      let h = try normal.rounded(.metric, at: Point([0.3, 1.4], in: normal.chart))
      // dσ = dv/(2σ).
      #expect((g[0].value - h[0].value).magnitude < 1e-15)
      #expect((g[3].value * 2.8 * 2.8 - h[3].value).magnitude < 1e-15 && g[1].value == 0)
    }
  }

  /// Densities in two variables for whole orders, against the integral over a grid (trapezoidal sums of analytic functions).
  @Test(arguments: [0, 1, 2]) func severalVariables(_ s: Int) throws {
    let model = try Catalogue.model("multivariate-normal:d=2")
    let metric = try ModelMetric.sobolev(model, order: Rational(s)), x = [0.3, -0.2, 1.1, 0.4, 0.8]
    let found = try metric.metricMatrix(at: x), n = 5
    // On the Fourier side ∂p̂ = (−ikⱼ, −½kₐk_b …) p̂ with |p̂|² = exp(−kᵀΣk).
    var expected = Matrix(rows: n, columns: n), h = 0.15
    for a in -60...60 {
      for b in -60...60 {
        let k = [Double(a) * h, Double(b) * h], square = k[0] * k[0] + k[1] * k[1]
        let weight =
          Double.exp(-(x[2] * k[0] * k[0] + 2 * x[3] * k[0] * k[1] + x[4] * k[1] * k[1]))
          * Double.pow(1 + square, s) * h * h / (4 * Double.pi * Double.pi)
        let first = [k[0], k[1], 0, 0, 0], second = [0, 0, k[0] * k[0] / 2, k[0] * k[1], k[1] * k[1] / 2]
        for i in 0..<n { for j in 0..<n { expected[i, j] += weight * (first[i] * first[j] + second[i] * second[j]) } }
      }
    }
    h = expected.elements.map(\.magnitude).max() ?? 0
    for (p, q) in zip(found.elements, expected.elements) { #expect((p - q).magnitude < 1e-13 * h) }
  }

  /// Christoffel symbols: of the closed form and of the balls against quadrature and differences of the metric.
  @Test(arguments: ["1", "1/2", "1/3"]) func christoffel(_ order: String) throws {
    let model = try Catalogue.model("normal"), s = try #require(Rational(order)), x = [0.3, 1.4]
    let metric = try ModelMetric.sobolev(model, order: s), point = try Point(x, in: model.chart)
    let found = try metric.rounded(.christoffelFirstKind(alpha: 0), at: point).map(\.value), h = 1e-4
    func derivative(_ k: Int, _ i: Int, _ j: Int) throws -> Double {
      var up = x, down = x
      up[k] += h
      down[k] -= h
      return (try metric.metricMatrix(at: up)[i, j] - metric.metricMatrix(at: down)[i, j]) / (2 * h)
    }
    for i in 0..<2 {
      for j in 0..<2 {
        for k in 0..<2 {
          let known = (try derivative(i, j, k) + derivative(j, i, k) - derivative(k, i, j)) / 2
          #expect((found[i * 4 + j * 2 + k] - known).magnitude < 1e-8)
        }
      }
    }
  }

  /// Estimated Christoffel symbols of a family without a closed form: g_γγ = (1/(4γ³) + 3/(4γ⁵))/π for Cauchy's in H¹.
  @Test func estimatedChristoffel() throws {
    let model = try Catalogue.model("cauchy"), γ = 0.8
    let metric = try ModelMetric.sobolev(model, order: 1), point = try Point([0.3, γ], in: model.chart)
    let found = try metric.estimated(.christoffelFirstKind(alpha: 0), at: point)[7]
    let known = -(3 / Double.pow(γ, 4) + 15 / Double.pow(γ, 6)) / (8 * Double.pi)
    #expect((found.value - known).magnitude <= Swift.min(found.error, 1e-8), "\(found) and \(known)")
  }

  /// Where ℓ is nothing beside σ the metric of a negative order is that of L²: catches eᶻ erfc √z as ∞ · 0 or as 1 − 1.
  @Test(arguments: ["-1", "-2", "-1/2", "-1/3"]) func wideDensities(_ order: String) throws {
    let model = try Catalogue.model("normal"), x = [0.0, 1_000]
    let metric = try ModelMetric.sobolev(model, order: try #require(Rational(order)))
    let l2 = try ModelMetric.l2(model).metricMatrix(at: x), found = try metric.metricMatrix(at: x)
    for (a, b) in zip(found.elements, l2.elements) { #expect((a - b).magnitude <= 1e-5 * b) }
  }

  /// A closed form is a manifold like any other: geodesics, curvature, descent.
  @Test func likeAnyOther() throws {
    let metric = try ModelMetric.sobolev(try Catalogue.model("normal"), order: 1),
      manifold = try #require(metric.manifold)
    let p = try manifold.point([0, 1]), q = try manifold.point([0.5, 1.5])
    let geodesic = try manifold.connection().geodesic(from: p, to: q)
    #expect(geodesic.length > 0 && geodesic.residual < 1e-8)
    let square = Objective(dimension: 2) { x in (x[0] - 1) * (x[0] - 1) + (x[1] - 2) * (x[1] - 2) }
    let method = NaturalGradientDescent(tolerance: 1e-8, maximumSteps: 2_000)
    let run = try method.minimize(square, on: metric, from: [0, 1])
    #expect(run.status == .converged && (run.coordinates[1] - 2).magnitude < 1e-6, "\(run.status) \(run.coordinates)")
  }

  /// Catches infinite metrics, counts and wrong lengths passing for numbers.
  @Test func refusals() throws {
    for name in ["poisson", "binomial:n=5", "categorical:k=3"] {
      #expect(throws: GeometryError.self) { try ModelMetric.sobolev(try Catalogue.model(name), order: 1) }
      #expect(throws: GeometryError.self) { try ModelMetric.wasserstein(try Catalogue.model(name)) }
      #expect(throws: GeometryError.self) { try ModelMetric.sobolevOfScores(try Catalogue.model(name), weight: 1) }
    }
    #expect(throws: GeometryError.self) {
      try ModelMetric.sobolev(try Catalogue.model("normal"), order: 1, lengthScale: 0)
    }
    // ∂p jumps for Laplace and at 0 for exponential: not in H¹.
    for (name, x) in [("laplace", [0.5, 1.2]), ("exponential", [2.0]), ("gamma", [1.2, 1.0])] {
      let metric = try ModelMetric.sobolev(try Catalogue.model(name), order: 1)
      #expect(throws: GeometryError.self, "\(name)") { try metric.estimated(.metric, at: metric.point(x)) }
    }
  }
}

extension Chart {
  fileprivate func point(_ x: [Double]) throws -> Point { try Point(x, in: self) }
}
