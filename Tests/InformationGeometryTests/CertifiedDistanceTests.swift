import Testing

@testable import DifferentialGeometry
@testable import InformationGeometry
@testable import StatisticalModels

/// Distances and geodesics in proved enclosures: what is true lies inside, what is planted wrong is refused.
@Suite("Certified distances")
struct CertifiedDistanceTests {
  typealias Pair = DistanceDigitsTests.Pair

  /// Curves without a closed form; the references have 40 digits by another method.
  static let pairs = [
    Pair("gamma", ["1", "1"], ["2", "2/3"]),
    Pair("multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1", "2", "2", "1/2", "1"]),
    Pair("multivariate-normal:d=2", ["-1", "0", "11/20", "-9/20", "11/20"], ["1", "0", "11/20", "9/20", "11/20"]),
    Pair("multivariate-normal:d=2", ["-3", "0", "11/20", "-9/20", "11/20"], ["3", "0", "11/20", "9/20", "11/20"]),
    Pair("multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1e-9", "0", "1+1e-9", "0", "1-1e-9"]),
  ]

  /// The hyperbolic half plane as a user's metric: its formulas are short, so that proofs take little time.
  static func halfPlane() throws -> (manifold: StatisticalManifold, p: Point, q: Point) {
    let x = Symbol("x"), y = Symbol("y", .positive), unit = 1 / Expression(y).squared
    let plane = try StatisticalManifold("half plane", metric: [[unit, 0], [0, unit]], parameters: [x, y])
    return (plane, try plane.point([0, 1]), try plane.point([1, 2]))
  }

  /// Catches enclosures that miss the truth, and ones that are not as narrow as asked.
  @Test(arguments: pairs)
  func contains(_ pair: Pair) throws {
    let (manifold, p, q) = try pair.points()
    let certified = try manifold.certifiedDistance(from: p, to: q, digits: 20)
    let better = try manifold.distance(from: p, to: q, digits: 40)
    #expect(certified.isMinimizing, "\(certified)")
    #expect(certified.enclosure.contains(better.value), "\(certified), \(better)")
    #expect(certified.enclosure.relativeAccuracyBits >= 66)
  }

  /// Stated in the literature; catches a reduction that is wrong in the same way everywhere.
  @Test(arguments: [("1", 3.670271765252), ("3", 6.394385351425)])
  func costa(_ mean: String, _ expected: Double) throws {
    let pair = Pair(
      "multivariate-normal:d=2", ["-\(mean)", "0", "11/20", "-9/20", "11/20"], [mean, "0", "11/20", "9/20", "11/20"])
    let (manifold, p, q) = try pair.points()
    let found = try manifold.certifiedDistance(from: p, to: q, digits: 30)
    #expect(found.isMinimizing && (found.enclosure.midpoint - expected).magnitude < 1e-12, "\(found)")
    // The bound of Calvo and Oller needs no geodesic.
    let geometry = try #require(manifold.model?.geodesicSolver as? NormalGeodesicSolver).geometry
    let (x, y) = (p.coordinates, q.coordinates)
    let lower = NormalBounds(
      try NormalPair(
        order: 2, from: Array(x[..<2]), geometry.covariance(x), to: Array(y[..<2]), geometry.covariance(y))
    ).lower
    #expect(lower <= found.enclosure.upper)
  }

  /// Three variables: the geodesic exists, and nothing more is claimed; a start elsewhere has no box.
  @Test func threeVariables() throws {
    let pair = Pair(
      "multivariate-normal:d=3", ["0", "0", "0", "1", "0", "0", "1", "0", "1"],
      ["1", "0", "2", "2", "1", "0", "3", "1/2", "1"])
    let (manifold, p, q) = try pair.points()
    let certified = try manifold.certifiedDistance(from: p, to: q, digits: 25)
    let better = try manifold.distance(from: p, to: q, digits: 40)
    #expect(certified.enclosure.contains(better.value) && !certified.isMinimizing, "\(certified)")
    let geometry = try #require(manifold.model?.geodesicSolver as? NormalGeodesicSolver).geometry
    let precision = BallPrecision(bits: 160)
    let proof = ExponentialProof(
      ReducedNormal(geometry, from: p.enclosed(bits: 160), to: q.enclosed(bits: 160)), precision: precision)
    let far = (0..<9).map { Ball(Rational($0 * 3 - 11), precision: precision) }
    #expect(proof.box(near: far, bits: 60) == nil)
  }

  /// Places on curves with a closed form or known to more digits lie in their boxes.
  @Test(arguments: [0, 1] as [Rational])
  func places(_ alpha: Rational) throws {
    let (manifold, p, q) = try Pair("normal", ["0", "1"], ["1", "2"]).points()
    let curve = try manifold.certifiedGeodesic(from: p, to: q, alpha: alpha, digits: 18)
    let better = try manifold.geodesic(from: p, to: q, alpha: alpha, digits: 36)
    #expect((curve.length == nil) == (alpha != 0))
    for t in [0, 1 / 3, 1 / 2, 1] as [Rational] {
      let place = try curve.sample(at: Ball(t, precision: BallPrecision(bits: 256)))
      let known = better.sample(at: BigFloat(t, precision: better.precision))
      for i in 0..<2 {
        let x = place.coordinates[i], v = place.velocity[i]
        // The reference has an error of its own.
        let slack = Ball(1, precision: x.precision).scaled(byPowerOfTwo: -110)
        #expect(x.widened(by: slack).contains(known.coordinates[i]), "\(x), \(known.coordinates[i])")
        #expect(v.widened(by: slack).contains(known.velocity[i]), "\(v), \(known.velocity[i])")
        #expect(x.relativeAccuracyBits > 55)
      }
    }
    #expect(throws: GeometryError.self) { try curve.sample(at: Ball(1 + 1 / 1000, precision: BallPrecision(bits: 64))) }
  }

  /// A start velocity in closed form: the half circles of the hyperbolic plane, forwards and backwards.
  @Test(arguments: [1, -1] as [Rational])
  func initialValues(_ end: Rational) throws {
    let (plane, p, _) = try Self.halfPlane()
    let curve = try plane.certifiedGeodesic(from: p, velocity: [1, 0], until: Expression(end), digits: 25)
    // (tanh t, 1/cosh t).
    let t = Ball(end, precision: BallPrecision(bits: 200))
    let place = try curve.sample(at: t)
    #expect(place.coordinates[0].overlaps(Ball.tanh(t)) && place.coordinates[0].relativeAccuracyBits > 80)
    #expect(place.coordinates[1].overlaps(Ball(1, precision: t.precision) / Ball.cosh(t)))
    #expect(curve.length?.contains(1 as Rational) == true)
  }

  /// Constant curvature in a user's own chart proves that a geodesic is the shortest; curvature of unknown sign does not.
  @Test func minimality() throws {
    let u = Symbol("u", .interval(-1, 1)), w = Symbol("w", .interval(-1, 1))
    let stretch = 4 / (1 + Expression(u).squared + Expression(w).squared).squared
    let sphere = try StatisticalManifold("sphere", metric: [[stretch, 0], [0, stretch]], parameters: [u, w])
    let p = try sphere.point([0, 0]), q = try sphere.point([0.5, 0])
    let found = try sphere.certifiedDistance(from: p, to: q, digits: 20)
    // 2 arctan ½ from the south pole.
    let half = Ball(1 / 2, precision: BallPrecision(bits: 128))
    #expect(found.enclosure.overlaps(Ball.atan(half).scaled(byPowerOfTwo: 1)) && found.isMinimizing, "\(found)")
    let bumpy = try StatisticalManifold(
      "bumps", metric: [[1 + Expression(w).squared, 0], [0, 1 + Expression(u).squared]], parameters: [u, w])
    let other = try bumpy.certifiedDistance(
      from: try bumpy.point([0, 0]), to: try bumpy.point([0.5, 0.25]), digits: 17)
    #expect(!other.isMinimizing && other.enclosure.relativeAccuracyBits > 50)
  }

  // MARK: What is planted wrong

  /// A velocity that leads elsewhere: an error, or Newton's way back to the truth; never another number.
  @Test(arguments: [1.01])
  func wrongCandidates(_ factor: Double) throws {
    let (manifold, p, q) = try Self.halfPlane()
    let right = try manifold.distance(from: p, to: q, digits: 30)
    let connection = manifold.connection()
    let velocity = try manifold.geodesic(from: p, to: q, digits: 30).sample(at: .zero).velocity
    let wrong = velocity.map { $0 * BigFloat(rounding: factor, precision: BigFloatPrecision(bits: 160)) }
    do {
      let curve = try connection.enclosedGeodesic(from: p, to: q, digits: 15) { _ in wrong }
      #expect(curve.length?.contains(right.value) == true)
    } catch is GeometryError {}
  }

  /// A box that does not hold the velocity: the map of Brouwer's theorem is not one into itself.
  @Test func wrongBox() throws {
    let (manifold, p, q) = try Self.halfPlane()
    let elsewhere = try manifold.point(exactly: [1, 2 + Expression(Rational(1, 100_000_000_000_000))])
    let velocity = try manifold.geodesic(from: p, to: q, digits: 40).sample(at: .zero).velocity
    var proof = EndPointProof(manifold.connection(), from: p, to: elsewhere)
    try proof.prepare(velocity)
    // Newton's steps lead to the perturbed end, not to this one.
    let (_, v, radius) = try proof.proved(near: velocity, bits: 60)
    let holds = zip(zip(v, radius), velocity).allSatisfy { $0.0.widened(by: $0.1).contains($1) }
    #expect(!holds)
  }

  /// Work that runs out is an error that says so, not a wait.
  @Test func tooMuchWork() throws {
    let (manifold, p, q) = try Self.halfPlane()
    #expect {
      try manifold.certifiedGeodesic(from: p, to: q, alpha: 0, digits: 15, most: 1000)
    } throws: { error in
      if case GeometryError.notProved(_, let reason) = error { reason.contains("too many") } else { false }
    }
  }

  /// A polynomial with one wrong coefficient has a drift that is at least what it is wrong by.
  @Test(arguments: [3, 8])
  func wrongPolynomials(_ k: Int) throws {
    let (manifold, p, q) = try Pair("gamma", ["2", "1"], ["3", "2"]).points()
    let connection = manifold.connection()
    let v = try manifold.geodesic(from: p, to: q, digits: 30).sample(at: .zero).velocity
    let run = try TaylorRun(
      try connection.seriesEquation, from: p.enclosed(bits: 200).midpoints(200), velocity: v,
      until: BigFloat(1, precision: BigFloatPrecision(bits: 64)), bits: 90)
    let panel = try #require(run.panels.first)
    let bounds = try PanelBounds(
      connection, precision: BallPrecision(bits: run.precision.bits),
      budget: ProofBudget("a tube", most: ProofBudget.short))
    let zeros = [Ball](repeating: Ball(0, precision: bounds.precision), count: 4)
    let right = try bounds.growth(of: panel).advanced(zeros, isDriven: true).end
    #expect(right.allSatisfy { $0.upper < 1e-20 })
    var c = panel.coefficients
    let error = BigFloat(1, precision: run.precision).scaled(byPowerOfTwo: -30)
    c[0][k] += error
    let wrong = TaylorRun.Panel(start: panel.start, width: panel.width, coefficients: c)
    let drift = try bounds.growth(of: wrong).advanced(zeros, isDriven: true).end
    var off = error
    for _ in 0..<k { off *= panel.width }
    #expect(drift[0].upper >= off.asDouble, "\(drift[0]), \(off)")
  }

  /// Around another k than the least one the search of the fibre finds no proof.
  @Test(arguments: [0.5, 3, -2])
  func wrongMinimum(_ shift: Double) throws {
    let pair = Pair("multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1", "2", "2", "1/2", "1"])
    let (manifold, p, q) = try pair.points()
    let geometry = try #require(manifold.model?.geodesicSolver as? NormalGeodesicSolver).geometry
    let precision = BallPrecision(bits: 192)
    let function = FibreFunction(
      ReducedNormal(geometry, from: p.enclosed(bits: 192), to: q.enclosed(bits: 192)), precision: precision)
    let newton = try NormalLiftNewton(geometry, from: p.coordinates, to: q.coordinates)
    let k = Ball(containing: newton.k[0], precision: precision)
    var search = FibreSearch(function, near: k)
    let radius = try search.prove()
    #expect(radius.isPositive && search.looks > 0)
    let offset = Ball(exactly: shift, precision: precision)
    guard (Ball.absoluteValue(offset) - radius).isPositive else { return }
    var other = FibreSearch(function, near: k + offset)
    #expect(throws: GeometryError.self) { try other.prove() }
  }

  /// f and f′ of the fibre against the lift in many digits, and against differences.
  @Test func fibreFunction() throws {
    let pair = Pair("multivariate-normal:d=2", ["0", "1", "1", "1/4", "1"], ["1", "2", "2", "1/2", "1"])
    let (manifold, p, q) = try pair.points()
    let geometry = try #require(manifold.model?.geodesicSolver as? NormalGeodesicSolver).geometry
    let precision = BallPrecision(bits: 256)
    let function = FibreFunction(
      ReducedNormal(geometry, from: p.enclosed(bits: 256), to: q.enclosed(bits: 256)), precision: precision)
    let lift = try BigFloatNormalLift(geometry, from: p, to: q, bits: 256)
    let h = Ball(1, precision: precision).scaled(byPowerOfTwo: -80)
    for k in [-3, -1 / 2, 0, 1 / 7, 4] as [Rational] {
      let place = Ball(k, precision: precision)
      let value = try lift.value([BigFloat(k, precision: BigFloatPrecision(bits: 256))])
      let slack = h.scaled(byPowerOfTwo: -80)
      #expect(function.value(place).widened(by: slack).contains(value.square))
      #expect(function.slope(place).widened(by: slack).contains(value.gradient[0]), "\(value.gradient[0])")
      let difference = (function.value(place + h) - function.value(place - h)) / (h + h)
      #expect(difference.widened(by: h).overlaps(function.slope(place)))
      // Over an interval, and as a bound in a disc.
      let wide = place.widened(by: Ball(1 / 8, precision: precision))
      #expect(function.slope(wide).contains(function.slope(place)))
      #expect(function.value(wide).contains(function.value(place)))
      let bound = function.slopeBound(place, radius: Ball(1 / 64, precision: precision))
      #expect(!(Ball.absoluteValue(function.slope(place)) - bound).isPositive)
    }
  }
}
