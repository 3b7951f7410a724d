import InformationGeometry
import Testing

/// Exponential maps by name, injectivity radii, balls, grids and triangles.
@Suite struct GeodesicBallTests {
  static func manifold(_ name: String) throws -> StatisticalManifold { try Catalogue.model(name).manifold() }

  /// Catches maps that are not inverse to each other, and a logarithm of another connection.
  @Test(arguments: [Rational(0), 1, -1, Rational(1, 2)])
  func exponentialAndLogarithm(_ alpha: Rational) throws {
    for (name, a, b) in [
      ("gamma", [0.5, 2.0], [3, 0.7]), ("multivariate-normal:d=2", [0, 0, 1, 0, 1], [1, 2, 2, 0.5, 1]),
    ] {
      let m = try Self.manifold(name), p = try m.point(a), q = try m.point(b)
      let v = try m.logarithmMap(at: p, of: q, alpha: alpha)
      let back = try m.exponentialMap(at: p, of: v.components, alpha: alpha)
      GeodesicStatisticsTests.expectEqual(back.coordinates, b, within: 1e-8, "\(name) α = \(alpha)")
      if alpha.isZero {
        let d = try m.distance(from: p, to: q).value
        #expect(Swift.abs(try m.metric.length(of: v) - d) < 1e-9)
        let middle = try m.interpolate(from: p, to: q, at: 0.5)
        #expect(Swift.abs(try m.distance(from: p, to: middle).value - d / 2) < 1e-9)
      }
      #expect(try m.interpolate(from: p, to: q, at: 1, alpha: alpha).coordinates == b)
      #expect(throws: GeometryError.self) { try m.interpolate(from: p, to: q, at: 1.5, alpha: alpha) }
      #expect(throws: GeometryError.self) { try m.geodesic(from: p, to: q).point(at: -0.1) }
    }
    let m = try Self.manifold("normal"), p = try m.point([0, 1])
    #expect(try m.exponentialMap(at: p, of: [0, 0]).coordinates == [0, 1])
  }

  /// Catches a frame or an angle that is not that of the metric.
  @Test func framesAndAngles() throws {
    let m = try Self.manifold("multivariate-normal:d=2"), p = try m.point([0.3, -1, 2, 0.5, 1])
    let frame = try m.metric.orthonormalFrame(at: p), x = p.coordinates
    for i in 0..<5 {
      for j in 0..<5 {
        let g = try m.metric.innerProduct(frame[i].components, frame[j].components, at: x)
        #expect(Swift.abs(g - (i == j ? 1 : 0)) < 1e-13)
      }
    }
    #expect(
      Swift.abs(try m.metric.angle(between: frame[0].components, and: frame[3].components, at: x) - .pi / 2) < 1e-14)
    let tiny = zip(frame[0].components, frame[1].components).map { $0 + 1e-12 * $1 }
    #expect(Swift.abs(try m.metric.angle(between: frame[0].components, and: tiny, at: x) - 1e-12) < 1e-20)
  }

  /// Catches fields that are not those of a moving start: on the plane of curvature −½ they grow like cosh.
  @Test func jacobiFieldsWithFreeStart() throws {
    let m = try Self.manifold("normal"), p = try m.point([0, 1])
    let curve = try m.geodesic(from: p, velocity: [0.6, 0.3], until: 2)
    let speed = try m.metric.length(of: [0.6, 0.3], at: p.coordinates), k = speed / 2.0.squareRoot()
    let fields = try m.jacobiFields(along: curve, freeStart: true)
    // Across the curve, as long as √(a₀²): g is diag(1, 2).
    let across = [0.6, -0.6], length = (0.36 + 2 * 0.36 as Double).squareRoot()
    for t in [0.0, 0.7, 2] {
      let x = curve.sample(at: t).coordinates
      let J = fields.field(value: across, derivative: [0, 0], at: t)
      #expect(Swift.abs(try m.metric.length(of: J, at: x) - length * Double.cosh(k * t)) < 1e-9)
      let D = fields.covariantDerivative(value: across, derivative: [0, 0], at: t)
      #expect(Swift.abs(try m.metric.length(of: D, at: x) - length * k * Double.sinh(k * t)) < 1e-9)
      let S = fields.field(value: [0, 0], derivative: across, at: t)
      #expect(Swift.abs(try m.metric.length(of: S, at: x) - length * Double.sinh(k * t) / k) < 1e-9)
    }
  }

  /// Catches a radius that is claimed without a theorem, and borders that are passed over.
  @Test func injectivityRadii() throws {
    for (name, x) in [
      ("normal", [3.0, 2]), ("gumbel", [0, 1]), ("gamma", [1, 1]), ("dirichlet:k=3", [1, 2, 3]),
      ("centered-normal:d=2", [1, 0, 1]), ("exponential", [2]),
    ] {
      let m = try Self.manifold(name)
      #expect(try m.injectivityRadius(at: m.point(x)).value == .infinity, "\(name)")
    }
    let simplex = try Self.manifold("categorical:k=3"), p = try simplex.point([0.5, 0.36])
    let radius = try simplex.injectivityRadius(at: p)
    #expect(Swift.abs(radius.ofSpace - 2 * .pi) < 1e-14)
    #expect(Swift.abs(radius.toBorder - 2 * Double.asin(0.14.squareRoot())) < 1e-14 && radius.value == radius.toBorder)
    // 2√λ runs from 0 on; 2 arcsin √p from 0 to π.
    let poisson = try Self.manifold("poisson"), coin = try Self.manifold("bernoulli")
    #expect(Swift.abs(try poisson.injectivityRadius(at: poisson.point([4])).value - 4) < 1e-14)
    #expect(Swift.abs(try coin.injectivityRadius(at: coin.point([0.75])).value - .pi / 3) < 1e-14)
    // Half of the half plane, a metric of both signs of curvature, a metric without a name.
    let others = try [
      Self.manifold("inverse-gaussian").point([1, 1]), Self.manifold("multivariate-normal:d=2").point([0, 0, 1, 0, 1]),
      TransportTests.sphere(2).point([1, 0]),
    ]
    let spaces = try [
      Self.manifold("inverse-gaussian"), Self.manifold("multivariate-normal:d=2"), TransportTests.sphere(2),
    ]
    for (m, p) in zip(spaces, others) {
      #expect(throws: GeometryError.self, "\(m.name)") { try m.injectivityRadius(at: p) }
    }
  }

  /// Catches circles that are not at their radius, and lengths and areas that are not those of spaces of constant curvature.
  @Test func ballsOfConstantCurvature() throws {
    let normal = try Self.manifold("normal"), simplex = try Self.manifold("categorical:k=3"), a = 2.0.squareRoot()
    for r in [0.01, 1, 4] {
      let ball = try normal.geodesicBall(at: normal.point([1, 2]), radius: r, rays: 32)
      let length = try ball.circumference(), area = try ball.area()
      let exact = 2 * .pi * a * Double.sinh(r / a), half = Double.sinh(r / (2 * a))
      #expect(Swift.abs(length.value - exact) <= Swift.max(length.error, 1e-9 * exact) && length.error < 1e-6 * exact)
      #expect(Swift.abs(area.value - 8 * .pi * half * half) < 1e-8 * area.value)
      for place in ball.circle(radius: r / 2) {
        #expect(Swift.abs(try normal.distance(from: ball.center, to: normal.point(place)).value - r / 2) < 1e-9)
      }
      #expect(ball.injectivityRadius?.value == .infinity && ball.boundary.count == 33)
    }
    let center = try simplex.point([0.3, 0.4]), ball = try simplex.geodesicBall(at: center, radius: 0.9, rays: 16)
    #expect(Swift.abs(try ball.circumference().value - 4 * .pi * Double.sin(0.45)) < 1e-9)
    #expect(Swift.abs(try ball.area().value - 8 * .pi * (1 - Double.cos(0.45))) < 1e-9)
    let sphere = try TransportTests.sphere(2),
      cap = try sphere.geodesicBall(at: sphere.point([1.5, 0]), radius: 1, rays: 16)
    #expect(Swift.abs(try cap.circumference().value - 2 * .pi * Double.sin(1)) < 1e-9 && cap.injectivityRadius == nil)
  }

  /// In more dimensions a disc's circle falls short by Kr²/6, K its sectional curvature: catches a wrong plane.
  @Test(
    arguments: [("dirichlet:k=3", [1.0, 2, 3]), ("multivariate-normal:d=2", [0, 1, 1, 0.3, 2])] as [(String, [Double])])
  func discsShowSectionalCurvature(_ name: String, _ x: [Double]) throws {
    let m = try Self.manifold(name), p = try m.point(x), n = m.dimension, r = 0.1
    let u = (0..<n).map { 1 + 0.3 * Double($0) }, v = (0..<n).map { $0 == 1 ? -1 : 0.2 }
    let plane = [TangentVector(u, at: p), TangentVector(v, at: p)]
    let ball = try m.geodesicBall(at: p, radius: r, rays: 8, plane: plane)
    let found = (1 - (try ball.circumference().value) / (2 * .pi * r)) * 6 / (r * r)
    let exact = try m.manifold.rounded(
      .sectionalCurvature(
        alpha: 0, u: u.map { Expression(Rational(exactly: $0) ?? 0) },
        v: v.map { Expression(Rational(exactly: $0) ?? 0) }), at: p)[0].value
    #expect(Swift.abs(found - exact) < 0.01 * (1 + Swift.abs(exact)), "\(found), \(exact)")
    #expect(throws: GeometryError.degeneratePlane) {
      try m.geodesicBall(at: p, radius: r, rays: 8, plane: [plane[0], plane[0]])
    }
  }

  /// Catches balls that pass the border, the cut locus or a conjugate point, and refusals that name no ray.
  @Test func refusals() throws {
    func message(_ make: () throws -> Void) -> String {
      do {
        try make()
        return ""
      } catch { return "\(error)" }
    }
    let simplex = try Self.manifold("categorical:k=3"), p = try simplex.point([0.2, 0.2])
    let border = message { _ = try simplex.geodesicBall(at: p, radius: 1.1, rays: 12) }
    #expect(border.contains("leaves the manifold") && border.contains("the ray at ") && border.contains("of 12"))
    #expect(message { _ = try simplex.geodesicBall(at: p, radius: 7) }.contains("injectivity radius 6.28"))
    let sphere = try TransportTests.sphere(2), pole = try sphere.point([1.5, 0])
    // Rays that pass the poles of the chart at a distance.
    let plane = [TangentVector([1, 1], at: pole), TangentVector([1, -1], at: pole)]
    let conjugate = message { _ = try sphere.geodesicBall(at: pole, radius: 4, rays: 4, plane: plane) }
    #expect(conjugate.contains("the ray at") && conjugate.contains("conjugate point"), "\(conjugate)")
    let line = try Self.manifold("poisson")
    #expect(message { _ = try line.geodesicBall(at: line.point([1]), radius: 1) }.contains("one dimension"))
    let normal = try Self.manifold("normal"), q = try normal.point([0, 1])
    for radius in [0, -1, .infinity, .nan] {
      #expect(throws: GeometryError.self) { try normal.geodesicBall(at: q, radius: radius) }
    }
    #expect(throws: GeometryError.self) { try normal.geodesicBall(at: q, radius: 1, rays: 3) }
    // e- and m-geodesics of gamma leave it; a fan of the metric does not.
    #expect(try normal.geodesicFan(from: q, length: 2, rays: 5).count == 5)
  }

  /// Catches parallels that are not at their distance: cosh d = cosh² h cosh Δs − sinh² h on the plane of curvature −1.
  @Test func grids() throws {
    let m = try Self.manifold("normal"), a = 2.0.squareRoot()
    let base = try m.geodesic(from: m.point([-1, 1]), to: m.point([2, 0.5]))
    let grid = try m.fermatGrid(along: base, width: 1.2, parallels: 2, perpendiculars: 3)
    #expect(grid.lines.count == 3 + 5)
    let upper = try #require(grid.lines.last { $0.kind == .parallel && $0.value == 1.2 })
    let h = 1.2 / a
    for (i, j) in [(0, 20), (7, 64)] {
      let Δs = (upper.parameters[j] - upper.parameters[i]) / a
      let c = Double.cosh(h) * Double.cosh(h) * Double.cosh(Δs) - Double.sinh(h) * Double.sinh(h)
      let d = try m.distance(from: m.point(upper.places[i]), to: m.point(upper.places[j])).value
      #expect(Swift.abs(d - a * Double.acosh(c)) < 1e-8)
    }
    let middle = try #require(grid.lines.first { $0.kind == .parallel && $0.value == 0 })
    #expect(middle.places.count == 65 && grid.rows.allSatisfy { $0.count == grid.columnNames.count })
    let ball = try m.geodesicBall(at: m.point([0, 1]), radius: 1, rays: 24)
    let polar = try ball.polarGrid(radii: [0.5, 1], rays: 8, samples: 5)
    #expect(polar.lines.filter { $0.kind == .ray }.count == 8 && polar.rows.count == 8 * 5 + 2 * 25)
    #expect(throws: GeometryError.self) { try ball.polarGrid(radii: [1.5]) }
    #expect(throws: GeometryError.self) { try ball.polarGrid(rays: 7) }
    let simplex = try Self.manifold("categorical:k=3")
    let short = try simplex.geodesic(from: simplex.point([0.2, 0.4]), to: simplex.point([0.5, 0.4]))
    #expect(throws: GeometryError.self) { try simplex.fermatGrid(along: short, width: 2) }
  }

  /// Catches angles of the wrong sides: hyperbolic law of cosines, and the divergences' own one.
  @Test func triangles() throws {
    let m = try Self.manifold("normal"), points = try [[0.0, 1], [2, 1.5], [0.5, 0.3]].map { try m.point($0) }
    let triangle = try m.geodesicTriangle(points[0], points[1], points[2])
    let s = triangle.sides.map { $0.length / 2.0.squareRoot() }
    for k in 0..<3 {
      let (c, a, b) = (s[k], s[(k + 1) % 3], s[(k + 2) % 3])
      let cosine = (Double.cosh(b) * Double.cosh(c) - Double.cosh(a)) / (Double.sinh(b) * Double.sinh(c))
      #expect(Swift.abs(Double.cos(triangle.angles[k]) - cosine) < 1e-10)
    }
    #expect(triangle.angleSum < .pi)
    #expect(throws: GeometryError.self) { try m.geodesicTriangle(points[0], points[0], points[1]) }
    for (name, x) in [
      ("normal", [[0.0, 1], [2, 1.5], [0.5, 0.3]]), ("gamma", [[1, 1], [3, 2], [0.5, 4]]),
      ("categorical:k=3", [[0.2, 0.3], [0.5, 0.1], [0.1, 0.8]]),
    ] {
      let m = try Self.manifold(name), model = try #require(m.model)
      let v = try x.map { try m.point($0) }
      let relation = try m.pythagoreanRelation(v[0], v[1], v[2])
      func kl(_ a: Int, _ b: Int) throws -> Double {
        try model.divergence(.kullbackLeibler, from: v[a], to: v[b]).value
      }
      let defect = try kl(0, 1) + kl(1, 2) - kl(0, 2)
      #expect(
        Swift.abs(relation.defect - defect) <= relation.error + 1e-14,
        "\(name): \(relation.defect) ± \(relation.error), not \(defect)")
      #expect((relation.angle < .pi / 2) == (defect > 0))
    }
  }
}
