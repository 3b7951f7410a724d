import InformationGeometry
import Testing

/// Geodesics and distances against closed forms, references of many digits, and each other.
@Suite struct GeodesicTests {
  static func manifold(_ name: String) throws -> StatisticalManifold { try Catalogue.model(name).manifold() }

  /// A model without its known isometry, so that the solver has to work.
  static func plain(_ name: String) throws -> StatisticalManifold {
    let model = try Catalogue.model(name)
    let g = try model.manifold().metric
    let n = model.parameters.count
    return try StatisticalManifold(
      name, metric: (0..<n).map { i in (0..<n).map { g[i, $0] } }, parameters: model.parameters)
  }

  struct Reference: Sendable {
    let family: String, from: [Double], to: [Double], distance: Double
  }

  /// Values of 25 digits and more: closed forms, and independent solvers for gamma, beta and Dirichlet.
  static let references: [Reference] = [
    .init(family: "normal", from: [0, 1], to: [3, 2], distance: 2.1362371153313796973803138385544),
    .init(family: "normal", from: [-0.5, 0.1], to: [4, 5], distance: 6.0134374332701963929409667531976),
    .init(family: "normal", from: [0, 1], to: [1e12, 1], distance: 77.17207146525850134972125459708),
    .init(family: "normal", from: [0, 1], to: [1e-9, 1], distance: 1e-9),
    .init(family: "exponential", from: [0.7], to: [3], distance: 1.4552872326068420703078839481637),
    .init(family: "bernoulli", from: [0.2], to: [0.9], distance: 1.5707963267948966192313216916398),
    .init(family: "rayleigh", from: [0.7], to: [3], distance: 2.9105744652136841406157678963274),
    .init(family: "half-normal", from: [0.7], to: [3], distance: 2.0580869415010051308914912672324),
    .init(family: "categorical:k=3", from: [0.2, 0.3], to: [0.5, 0.25], distance: 0.67465564455327551765296696660859),
    .init(family: "inverse-gaussian", from: [1, 2], to: [2, 3], distance: 0.94316026329008247231610087493555),
    .init(family: "gamma", from: [2, 2], to: [2, 2.0 / 3], distance: 1.4937974426595449947775580778546),
    .init(family: "gamma", from: [1, 1], to: [5, 5], distance: 1.2227909119273592540810978241878153),
    .init(family: "gamma", from: [1, 1], to: [2, 2.0 / 3], distance: 1.36947416379441419716684540096),
    .init(family: "beta", from: [1, 1], to: [5, 2], distance: 1.268154225361864950742062585),
    .init(family: "dirichlet:k=3", from: [1, 1, 1], to: [5, 5, 5], distance: 1.7661477855873912848450571852494849),
    // Wide pairs: shape and shape/mean.
    .init(
      family: "gamma", from: [1.7052604418424102, 1.7052604418424102 / 0.20657845516240975],
      to: [198.25319368806933, 198.25319368806933 / 0.19083051298577625], distance: 3.43578127100966),
    .init(
      family: "gamma", from: [20.65231459719762, 20.65231459719762 / 9.090633121412752],
      to: [4.527734066093743, 4.527734066093743 / 0.07072070963254695], distance: 7.03355570149505),
  ]

  /// Catches a wrong distance, and an error estimate that does not cover the error.
  @Test(arguments: references.indices)
  func distances(_ index: Int) throws {
    let r = Self.references[index]
    let m = try Self.manifold(r.family)
    let p = try m.point(r.from), q = try m.point(r.to)
    let d = try m.distance(from: p, to: q)
    let tolerance = 2e-14 * r.distance + 2 * d.error
    #expect(Swift.abs(d.value - r.distance) <= tolerance, "\(r.family): \(d) for \(r.distance)")
    #expect(d.error < 1e-10 * Swift.max(1, d.value))
    let back = try m.distance(from: q, to: p)
    #expect(Swift.abs(back.value - d.value) <= d.error + back.error, "the way back has another length")
  }

  /// Catches an isometry that is none: the solver knows nothing of it.
  @Test(arguments: [
    ("normal", [0.0, 1], [3.0, 2]), ("normal", [0, 0.01], [2, 0.02]), ("inverse-gaussian", [1, 2], [20, 0.3]),
    ("categorical:k=3", [0.2, 0.3], [0.5, 0.25]), ("categorical:k=4", [0.1, 0.1, 0.1], [0.2, 0.3, 0.4]),
    ("multinomial:k=3,n=10", [0.2, 0.3], [0.5, 0.25]), ("poisson", [0.3], [20]), ("geometric", [0.05], [0.9]),
    ("binomial:n=10", [0.05], [0.9]), ("negative-binomial:r=5/2", [0.2], [0.7]), ("lognormal", [0, 1], [1, 3]),
    ("pareto:scale=2", [0.4], [7]),
  ])
  func solverAgreesWithClosedForm(_ family: String, _ from: [Double], _ to: [Double]) throws {
    let known = try Self.manifold(family), plain = try Self.plain(family)
    let closed = try known.geodesic(from: known.point(from), to: known.point(to))
    let solved = try plain.geodesic(from: plain.point(from), to: plain.point(to), by: .collocation)
    #expect(closed.method == .closedForm && solved.method == .collocation)
    #expect(Swift.abs(closed.length - solved.length) <= 1e-10 * closed.length)
    for t in [0.0, 0.21, 0.5, 0.83, 1] {
      let a = closed.sample(at: t), b = solved.sample(at: t)
      for (x, y) in zip(a.coordinates, b.coordinates) { #expect(Swift.abs(x - y) <= 1e-9 * (1 + Swift.abs(x))) }
      for (x, y) in zip(a.velocity, b.velocity) { #expect(Swift.abs(x - y) <= 1e-8 * (1 + Swift.abs(x))) }
    }
    #expect(closed.residual < 1e-9, "the closed form does not satisfy the geodesic equation")
  }

  /// Catches exp and log maps that are not inverse, for every α.
  @Test(arguments: ["normal", "gamma", "beta", "inverse-gaussian", "categorical:k=3", "dirichlet:k=3"])
  func endPointsAreReached(_ family: String) throws {
    let m = try Self.manifold(family)
    let points: [String: ([Double], [Double])] = [
      "categorical:k=3": ([0.2, 0.3], [0.5, 0.25]), "dirichlet:k=3": ([1, 2, 0.5], [2, 0.7, 1]),
    ]
    let (a, b) = points[family] ?? ([1, 2], [1.5, 1.2])
    for alpha in [Rational(-1), Rational(-1, 2), 0, Rational(1, 3), 1] {
      let γ = try m.geodesic(from: m.point(a), to: m.point(b), alpha: alpha)
      let start = γ.sample(at: 0)
      let shot = try m.geodesic(from: m.point(a), velocity: start.velocity, alpha: alpha)
      for (x, y) in zip(shot.end.coordinates, b) {
        #expect(Swift.abs(x - y) <= 1e-8 * Swift.max(1, Swift.abs(y)), "\(family), α = \(alpha)")
      }
      #expect(Swift.abs(shot.length - γ.length) <= 1e-8 * γ.length)
    }
  }

  /// Catches a wrong α or sign: e-geodesics are straight in θ, m-geodesics in η.
  @Test func exponentialAndMixtureGeodesicsAreStraight() throws {
    let m = try Self.manifold("normal")
    let p = try m.point([0, 1]), q = try m.point([3, 2])
    // Reference: the middle in θ is (0.6, σ² = 1.6), in η (1.5, σ² = 4.75).
    let e = try m.geodesic(from: p, to: q, alpha: 1).sample(at: 0.5).coordinates
    let x = try m.geodesic(from: p, to: q, alpha: -1).sample(at: 0.5).coordinates
    #expect(Swift.abs(e[0] - 0.6) < 1e-10 && Swift.abs(e[1] * e[1] - 1.6) < 1e-10)
    #expect(Swift.abs(x[0] - 1.5) < 1e-10 && Swift.abs(x[1] * x[1] - 4.75) < 1e-10)
    let c = try Self.manifold("categorical:k=3")
    let mixed = try c.geodesic(from: c.point([0.2, 0.3]), to: c.point([0.5, 0.25]), alpha: -1).sample(at: 0.25)
    #expect(Swift.abs(mixed.coordinates[0] - 0.275) < 1e-12 && Swift.abs(mixed.coordinates[1] - 0.2875) < 1e-12)
  }

  /// Catches a curve that goes on beyond the border of the manifold, or stops without saying where.
  @Test func leavingIsReported() throws {
    let m = try Self.manifold("normal")
    // The m-geodesic has μ linear and σ² + μ² linear: σ² = 1 − t − t² is zero at (√5 − 1)/2.
    #expect {
      try m.geodesic(from: m.point([0, 1]), velocity: [1, -0.5], until: 5, alpha: -1)
    } throws: { error in
      guard case GeometryError.leavesManifold(let t, let point, _) = error else { return false }
      return Swift.abs(t - 0.6180339887498949) < 1e-6 && Swift.abs(point[1]) < 1e-2
    }
    let poisson = try Self.manifold("poisson")
    // √λ runs straight to zero: from 1 with velocity −4 it is there at t = 1/2.
    #expect {
      try poisson.geodesic(from: poisson.point([1]), velocity: [-4], until: 1)
    } throws: { error in
      guard case GeometryError.leavesManifold(let t, _, _) = error else { return false }
      return Swift.abs(t - 0.5) < 1e-6
    }
  }

  /// Catches lanes of a batch that disturb each other, and a batch that differs from single integration.
  @Test func batchAgreesWithSingle() throws {
    let m = try Self.manifold("gamma")
    var starts: [Double] = [], velocities: [Double] = []
    for k in 0..<300 {
      let s = Double(k)
      starts += [0.3 + 0.02 * s, 0.1 + 0.05 * s]
      velocities += [0.2 * .sin(s), 0.1 * .cos(s)]
    }
    let ends = try m.connection().geodesicEnds(from: starts, velocities: velocities, tolerance: 1e-11)
    #expect(ends.failures.allSatisfy { $0 == nil })
    for k in stride(from: 0, to: 300, by: 37) {
      let p = try m.point(Array(starts[2 * k..<2 * k + 2]))
      let end = try m.geodesic(from: p, velocity: Array(velocities[2 * k..<2 * k + 2])).end
      for i in 0..<2 {
        #expect(Swift.abs(end.coordinates[i] - ends.coordinates[2 * k + i]) <= 1e-9 * end.coordinates[i])
      }
    }
  }

  /// Catches a silent wrong number where two points are the same, or very near.
  @Test(arguments: ["normal", "gamma", "beta", "categorical:k=3"])
  func samePoint(_ family: String) throws {
    let m = try Self.manifold(family)
    let x = family == "categorical:k=3" ? [0.2, 0.3] : [1.5, 2]
    let d = try m.distance(from: m.point(x), to: m.point(x))
    #expect(d.value == 0 && d.error == 0)
    let near = try m.distance(from: m.point(x), to: m.point([x[0] * (1 + 1e-9), x[1]]))
    let step = x[0] * (1 + 1e-9) - x[0]
    let g = try m.manifold.rounded(.metric, at: m.point(x))[0].value
    #expect(Swift.abs(near.value - g.squareRoot() * step) <= 1e-6 * near.value)
  }
}

@Suite struct NameTests {
  /// Catches velocities that share a symbol with a coordinate.
  @Test func coordinatesMayBeCalledAsVelocitiesAre() throws {
    let x = Symbol("x", .positive), dx = Symbol("d_x", .positive), y = Symbol("y", .positive)
    func plane(_ a: Symbol, _ b: Symbol) throws -> Distance {
      let g = 1 / b.squared
      let m = try StatisticalManifold("plane", metric: [[g, 0], [0, g]], parameters: [a, b])
      return try m.distance(from: m.point([1, 1]), to: m.point([3, 2]))
    }
    // Terms are ordered by their names, so that the last bits may differ.
    let one = try plane(x, dx), other = try plane(x, y)
    #expect(Swift.abs(one.value - other.value) <= one.error + other.error)
  }
}

@Suite struct IndefiniteMetricTests {
  /// Catches a length of zero for what has no length.
  @Test func areRefused() throws {
    let t = Symbol("t"), x = Symbol("x")
    let minkowski = try StatisticalManifold("plane", metric: [[-1, 0], [0, 1]], parameters: [t, x])
    let p = try minkowski.point([0, 0]), q = try minkowski.point([2, 1])
    #expect(throws: GeometryError.self) { try minkowski.distance(from: p, to: q) }
    #expect(throws: GeometryError.self) { try minkowski.geodesic(from: p, velocity: [1, 0]) }
    #expect(try minkowski.scalarCurvature.isZero)
  }

  /// Catches rounding that makes a metric seem singular: here the determinant is 10⁻⁶ of its terms.
  @Test func almostSingularOnesAreNot() throws {
    let gamma = try Catalogue.model("gamma").manifold()
    let d = try gamma.distance(from: gamma.point([1e6, 1]), to: gamma.point([1e6, 1.001]))
    // In (log mean, 1/√shape) it is the normal metric but for a part in 10⁶.
    let difference = Double.log(1.001)
    let expected = 2.0.squareRoot() * Double.acosh(1 + difference * difference * 1e6 / 4)
    #expect(Swift.abs(d.value - expected) < 1e-5 * expected)
  }
}
