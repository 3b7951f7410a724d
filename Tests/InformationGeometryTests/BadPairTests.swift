import InformationGeometry
import Testing

/// Points that are the same, almost the same, far apart, or joined by no geodesic: the right answer or a named error.
@Suite("Pairs that are hard")
struct BadPairTests {
  static let places: [(String, [Double])] = [
    ("normal", [0.3, 2]), ("cauchy", [0.3, 2]), ("gamma", [1.5, 2]), ("beta", [1.5, 2]),
    ("inverse-gaussian", [1.5, 2]),
    ("poisson", [2.5]), ("chi-squared", [2.5]), ("categorical:k=3", [0.2, 0.3]), ("dirichlet:k=3", [1, 2, 0.5]),
    ("von-mises", [0.3, 2]), ("student", [0.3, 2, 4]), ("zero-inflated-poisson", [0.3, 2]),
    ("multivariate-normal:d=2", [0.5, 1, 2, 0.3, 1]), ("centered-normal:d=2", [2, 0.3, 1]),
  ]

  /// Catches a check that refuses what is right: the difference of rounded coordinates has few digits of a small step.
  @Test(arguments: [("bernoulli", "1/5", "0.2000000002"), ("geometric", "1/5", "0.2000000002")])
  func nearPairsAreVerified(_ family: String, _ from: String, _ to: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    func point(_ text: String) throws -> Point {
      try manifold.point(exactly: [Expression(try #require(Rational(text)))])
    }
    let p = try point(from), found = try manifold.distance(from: p, to: point(to), checks: .full)
    let g = try manifold.manifold.rounded(.metric, at: p)[0].value
    #expect(abs(found.value / (g.squareRoot() * 2e-10) - 1) < 1e-9 && found.verification?.failure == nil, "\(found)")
  }

  /// Catches a closed form that is given up, wrong, or sought for ever where its numbers are far apart: N(0, 1) and N(Δ, 1).
  @Test(arguments: [60, 300])
  func farClosedForms(_ power: Int) throws {
    let manifold = try Catalogue.model("normal").manifold()
    let far = Rational(10).power(power)
    let p = try manifold.point(exactly: [0, 1]), q = try manifold.point(exactly: [Expression(far), 1])
    let found = try manifold.distance(from: p, to: q, checks: power > 200 ? .full : .essential)
    // 2√2 arsinh(Δ/√8), as a logarithm.
    let expected = 2 * 2.0.squareRoot() * (Double(power) * Double.log(10) + Double.log(2) - Double.log(8) / 2)
    #expect(abs(found.value - expected) <= found.error + 16 * expected.ulp, "\(found)")
    let curve = try manifold.geodesic(from: p, to: q, digits: 20), precision = BigFloatPrecision(digits: 40)
    let middle = curve.sample(at: BigFloat(Rational(1, 2), precision: precision)).coordinates
    // The top of the half ellipse: μ = Δ/2, σ = √(1 + Δ²/8).
    let top = BigFloat.sqrt(BigFloat(1 + far * far / 8, precision: precision))
    #expect((middle[0] / BigFloat(far / 2, precision: precision) - 1).magnitude.asDouble < 1e-20)
    #expect((middle[1] / top - 1).magnitude.asDouble < 1e-20 && curve.residual.asDouble < 1e-20)
  }

  /// Catches a distance that is not exactly 0 for identical points, or not √g ds for those a part in 10⁹ apart.
  @Test(arguments: places.indices)
  func sameAndNear(_ index: Int) throws {
    let (family, x) = Self.places[index], manifold = try Catalogue.model(family).manifold(), p = try manifold.point(x)
    for checks in [GeodesicVerification.Extent.essential, .full] {
      let same = try manifold.distance(from: p, to: manifold.point(x), checks: checks)
      #expect(same.value == 0 && same.error == 0, "\(same)")
    }
    var near = x
    near[0] *= 1 + 1e-9
    let step = near[0] - x[0], g = try manifold.manifold.rounded(.metric, at: p)[0].value
    let found = try manifold.distance(from: p, to: manifold.point(near))
    #expect(abs(found.value / (g.squareRoot() * abs(step)) - 1) < 1e-8, "\(found)")
    let curve = try manifold.geodesic(from: p, to: manifold.point(near))
    #expect(abs(curve.length / found.value - 1) < 1e-8)
  }

  /// Means 10¹² apart with different covariances: between its bounds, the same from both ends, and with more digits.
  @Test func farNormals() throws {
    let manifold = try Catalogue.model("multivariate-normal:d=2").manifold()
    let p = try manifold.point([0, 0, 1, 0, 1]), q = try manifold.point([1e12, 1e3, 2, 0.5, 1])
    let found = try manifold.distance(from: p, to: q), many = try manifold.distance(from: q, to: p, digits: 30)
    #expect(abs(found.value - many.value.asDouble) <= found.error + 4e-15 * found.value, "\(found), \(many)")
    for bound in manifold.bounds(from: p, to: q) {
      #expect(bound.isLower ? bound.value <= found.value : bound.value >= found.value, "\(bound)")
    }
    // N(0, I) and N((10¹², 10³), I) are 2√2 arsinh(Δ/√8) apart; the covariance adds little.
    #expect(abs(found.value - 2 * 2.0.squareRoot() * Double.asinh(1e12 / 8.0.squareRoot())) < 2)
  }

  /// Shapes 10⁻³ and 10⁶, each family with an independent way.
  @Test func farShapes() throws {
    let gamma = try Catalogue.model("gamma").manifold()
    let p = try gamma.point([1e-3, 1]), q = try gamma.point([1e6, 1])
    let quadrature = try gamma.distance(from: p, to: q, by: .clairaut), ladder = try gamma.distance(from: p, to: q)
    #expect(abs(quadrature.value - ladder.value) <= 1e-8 * ladder.value, "\(quadrature), \(ladder)")
    let beta = try Catalogue.model("beta").manifold()
    let a = try beta.point([1e-3, 1e6]), b = try beta.point([1e6, 1e-3])
    // Collocation with many bits and Taylor series.
    let far = try beta.distance(from: a, to: b)
    #expect(abs(far.value - 5.170976751889805) < 1e-13, "\(far)")
  }

  /// Catches a way to a geodesic whose work is not counted, so that far points hang: each must end soon, and say why.
  @Test(
    arguments: [
      ("dirichlet:k=3", [1, 2, 3], [1e12, 1, 3]), ("student", [0.5, 1, 4], [1e6, 2, 6]),
      ("beta", [1e-9, 1], [1e9, 1]),
    ] as [(String, [Double], [Double])])
  func workIsLimited(_ family: String, _ from: [Double], _ to: [Double]) throws {
    let manifold = try Catalogue.model(family).manifold()
    let p = try manifold.point(from), q = try manifold.point(to)
    func refused(_ error: any Error) -> Bool {
      guard case GeometryError.notConverged(_, _, let reason) = error else { return false }
      return reason.contains("units of work")
    }
    #expect {
      try WorkBudget.limiting(most: 100_000) { try manifold.distance(from: p, to: q, checks: .full) }
    } throws: { refused($0) }
    #expect {
      try WorkBudget.limiting(most: 100_000) { try manifold.geodesic(from: p, to: q, digits: 20) }
    } throws: { refused($0) }
  }

  /// Curves that reach the border in finite time say where: half circles of the inverse Gaussian quadrant, great circles of
  /// the simplex.
  @Test func velocitiesThatLeave() throws {
    // In (√(2/μ), 1/√λ) the circle of radius 2 round (√2, 0): its top is the start, and it meets the axis μ = ∞ at the time
    // √2 artanh(1/√2). From (1, 1) the radius is 1, and the circle stays inside.
    let inverse = try Catalogue.model("inverse-gaussian").manifold()
    #expect { try inverse.geodesic(from: inverse.point([1, 0.25]), velocity: [2, 0], until: 20) } throws: { error in
      if case GeometryError.leavesManifold(let t, _, _) = error { abs(t - 1.2464504802804610) < 1e-6 } else { false }
    }
    let inside = try inverse.geodesic(from: inverse.point([1, 1]), velocity: [2, 0], until: 2).end.coordinates
    let x = 2.0.squareRoot() - Double.tanh(2 * 2.0.squareRoot())
    #expect(abs(inside[0] * x * x / 2 - 1) < 1e-9, "\(inside)")
    let categorical = try Catalogue.model("categorical:k=3").manifold()
    #expect {
      try categorical.geodesic(from: categorical.point([0.2, 0.3]), velocity: [0.3, 0.1], until: 10)
    } throws: { error in
      if case GeometryError.leavesManifold(let t, let x, _) = error {
        t > 0 && t < 10 && (x.min() ?? 1 < 1e-3 || x[0] + x[1] > 0.999)
      } else {
        false
      }
    }
  }

  /// Zero-inflated counts half a turn apart on their sphere: the infimum of the lengths, 2(φ₁ + φ₂), is not attained; within
  /// half a turn the great circle, by mpmath.
  @Test func zeroInflatedPoles() throws {
    let manifold = try Catalogue.model("zero-inflated-poisson").manifold()
    let p = try manifold.point([0.5, 0.1]), far = try manifold.point([0.5, 20])
    let near = try manifold.distance(from: p, to: manifold.point([0.5, 2]))
    #expect(abs(near.value - 1.1922578411823415) < 1e-11, "\(near)")
    func refused(_ error: any Error) -> Bool {
      guard case GeometryError.notConverged(_, let reached, let reason) = error else { return false }
      return abs(reached - 2.0105949506697379) < 1e-12 && reason.contains("no geodesic joins the points")
    }
    #expect { try manifold.distance(from: p, to: far) } throws: { refused($0) }
    #expect { try manifold.distance(from: p, to: far, digits: 30) } throws: { refused($0) }
    #expect { try manifold.geodesic(from: far, to: p) } throws: { refused($0) }
  }

  /// The plane without the origin, and a cone: the line through the hole and the way round the tip are no geodesics.
  @Test func incompletePlanes() throws {
    let x = Symbol("x"), y = Symbol("y")
    let chart = try Chart(
      [x, y],
      constraints: [Chart.Constraint(x.squared + y.squared, parameter: "(x, y)", requirement: "not be the origin")])
    let plane = StatisticalManifold(
      try Manifold(chart: chart, metric: [1, 0, 0, 1]), name: "the plane without the origin")
    let left = try plane.point([-1, 0])
    for right in [[1.0, 0], [2, 0], [0.3, 0]] {
      #expect(throws: GeometryError.self) { try plane.distance(from: left, to: plane.point(right)) }
    }
    #expect(try abs(plane.distance(from: left, to: plane.point([1, 1])).value - 5.0.squareRoot()) < 1e-13)
    let r = Symbol("r", .positive), a = Symbol("a")
    let cone = try StatisticalManifold("cone", metric: [[1, 0], [0, r.squared]], parameters: [r, a])
    let p = try cone.point([1, 0])
    #expect(try abs(cone.distance(from: p, to: cone.point([1, 1])).value - 2 * Double.sin(0.5)) < 1e-12)
    #expect {
      try cone.distance(from: p, to: cone.point([1, 4]))
    } throws: { error in
      if case GeometryError.leavesManifold = error { true } else { false }
    }
  }
}
