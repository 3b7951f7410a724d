import DifferentialGeometry
import Scalars
import Symbolics

/// Geodesics of zero-inflated Poisson counts: great circles, in polar coordinates about the pole π = 1 outside of the family.
///
///     cos²φ = p₀ = π + (1 − π)e^(−λ),  u = ½∫√I dλ of the truncated counts,  g = 4(dφ² + sin²φ du²)
///
/// Great circles are y″ + y = 0 for y = cot φ as a function of u. The border π = 0, y = (e^λ − 1)^(−½), has y″ + y > 0, which is
/// known by numbers (16 rates from 10⁻¹² to 200), not proved: then by Sturm's comparison the circle between points with
/// |Δu| < π stays inside, is the shortest curve, and the only geodesic. Near |Δu| = π it passes close to the pole, where the coordinates (π, λ) serve no solver.
struct ZeroInflatedSphere: GeodesicSolving {
  let method = Geodesic.Method.greatCircle
  /// The counts that are not zero, with ¼I dλ²: u is their arc length.
  let counts: Manifold

  init() throws(GeometryError) {
    let λ = Symbol("rate", .positive), none = exp(-λ), some = 1 - none
    counts = try Manifold(chart: try Chart([λ]), metric: [(1 - λ * none / some) / (4 * λ * some)])
  }

  func rate(_ p: Point) throws(GeometryError) -> Point { try Point([p.exact[1]], in: counts.chart) }

  /// |Δu| between two points.
  private func turn(_ p: Point, _ q: Point, digits: Int) throws -> (value: BigFloat, error: BigFloat) {
    if p.exact[1] == q.exact[1] { return (.zero, .zero) }
    return try counts.lineDistance(from: rate(p), to: rate(q), digits: digits)
  }

  /// Meridians half a turn apart or more are joined by no great circle that turns through |Δu|: shorter and shorter curves
  /// come near the pole φ = 0.
  func missingGeodesic(from p: Point, to q: Point) -> (infimum: Double, reason: String)? {
    guard let turn = try? turn(p, q, digits: 18),
      turn.value - turn.error >= BigFloat(rounding: .pi, precision: BigFloatPrecision(bits: 64))
    else { return nil }
    // sin²φ = (1 − π)(1 − e^(−λ)).
    func pole(_ x: [Double]) -> Double { 2 * Double.asin(((1 - x[0]) * -Double.expMinusOne(-x[1])).squareRoot()) }
    return (
      pole(p.coordinates) + pole(q.coordinates),
      GeometryError.noGeodesic
        + ": they are |Δu| = \(turn.value.asDouble) ≥ π apart on the sphere, and the lengths of curves have "
        + "the greatest lower bound 2(φ₁ + φ₂), of curves through the pole pi = 1 outside of the family"
    )
  }

  /// The great circle through two points, with balls that hold what rounding and quadrature leave unknown.
  struct Circle {
    /// sin φ and cos φ of the points.
    let s0: Ball, c0: Ball, s1: Ball, c1: Ball
    /// |Δu| and the angle between the points as seen from the center of the sphere.
    let turn: Ball, angle: Ball
  }

  func circle(_ p: Point, _ q: Point, bits: Int) throws -> Circle {
    let precision = BallPrecision(bits: bits), one = Ball(1, precision: precision)
    func pole(_ p: Point) -> (sine: Ball, cosine: Ball) {
      let x = p.enclosed(bits: bits), some = -Ball.expMinusOne(-x[1])
      return (Ball.sqrt((one - x[0]) * some), Ball.sqrt(x[0] + (one - x[0]) * (one - some)))
    }
    let found = try turn(p, q, digits: bits * 3 / 10)
    let middle = Ball(containing: found.value, precision: precision)
    let radius = Ball(containing: found.error, precision: precision)
    let turn = (middle - radius).union(middle + radius)
    guard (Ball.pi(precision) - turn).isPositive else {
      throw GeometryError.notConverged(
        what: "the geodesic between the points", reached: turn.midpoint,
        reason: "|Δu| cannot be told from π or exceeds it, where \(GeometryError.noGeodesic)")
    }
    let (s0, c0) = pole(p), (s1, c1) = pole(q), half = turn.scaled(byPowerOfTwo: -1)
    // sin² and cos² of half the angle, without cancellation but in the differences of the points.
    func square(_ x: Ball) -> Ball { x * x }
    let product = s0 * s1, difference = s0 * c1 - c0 * s1, sum = c0 * c1 - product
    let nearness = (one + c0 * c1 + product).scaled(byPowerOfTwo: -1)
    let near = square(difference) / nearness.scaled(byPowerOfTwo: 2) + product * square(Ball.sin(half))
    let far = (one + sum).scaled(byPowerOfTwo: -1) + product * square(Ball.cos(half))
    let isNear = near.midpoint <= far.midpoint
    let part = Ball.asin(Ball.sqrt(isNear ? near : far)).scaled(byPowerOfTwo: 1)
    return Circle(
      s0: s0, c0: c0, s1: s1, c1: c1, turn: turn, angle: isNear ? part : Ball.pi(precision) - part)
  }

  /// The first of several precisions that is enough.
  private func settled<T>(_ bits: Int, _ attempt: (Int) throws -> T?) throws -> T {
    for factor in [1, 2, 4, 8] {
      if let found = try attempt((bits + 32) * factor) { return found }
    }
    throw GeometryError.notConverged(
      what: "the great circle", reached: .nan, reason: "\(8 * (bits + 32)) bits do not give \(bits)")
  }

  func distance(from p: Point, to q: Point, digits: Int) throws -> Estimated<BigFloat>? {
    let needed = Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 2
    let angle = try settled(needed) { bits -> Ball? in
      let angle = try circle(p, q, bits: bits).angle
      return angle.isFinite && angle.relativeAccuracyBits >= needed ? angle : nil
    }
    let length = angle.scaled(byPowerOfTwo: 1)
    let value = BigFloat(midpointOf: length, precision: BigFloatPrecision(digits: digits + 4))
    let error = (length - Ball(containing: value, precision: length.precision)).largestSize
    return Estimated(
      value: value, error: BigFloat(midpointOf: error, precision: BigFloatPrecision(bits: 64)), method: method.rawValue,
      evaluations: 0)
  }

  func distance(from p: Point, to q: Point) throws -> (length: Rounded, residual: Double) {
    guard let found = try distance(from: p, to: q, digits: 18) else { throw GeometryError.degeneratePlane }
    let value = found.value.asDouble
    return (Rounded(value: value, error: found.error.asDouble + value.ulp / 2), found.error.asDouble / value)
  }

  func startingVelocity(from p: Point, to q: Point, bits needed: Int) throws -> [BigFloat]? {
    try settled(needed) { bits in
      let on = try circle(p, q, bits: bits), x = p.enclosed(bits: bits)
      let one = Ball(1, precision: BallPrecision(bits: bits))
      let isRising = p.coordinates[1] <= q.coordinates[1]
      let half = Ball.sin(on.turn.scaled(byPowerOfTwo: -1))
      let pace = on.angle / Ball.sin(on.angle)
      let outward = (on.s1 * on.c0 - on.c1 * on.s0 - (on.s1 * on.c0 * half * half).scaled(byPowerOfTwo: 1)) * pace
      let around = on.s1 * Ball.sin(on.turn) / on.s0 * pace
      let none = Ball.exp(-x[1]), some = one - none
      // √g = du/dλ, and p₀ = π + (1 − π)e^(−λ) = cos²φ.
      let root = Ball.sqrt((one - x[1] * none / some) / (x[1] * some).scaled(byPowerOfTwo: 2))
      let rate = isRising ? around / root : -(around / root)
      let weight = ((one - x[0]) * none * rate - (on.s0 * on.c0 * outward).scaled(byPowerOfTwo: 1)) / some
      let velocity = [weight, rate]
      let isKnown = velocity.allSatisfy {
        $0.isFinite && ($0.relativeAccuracyBits >= needed || $0.radius <= on.angle.midpoint * 1e-290)
      }
      let precision = BigFloatPrecision(bits: needed)
      return isKnown ? velocity.map { BigFloat(midpointOf: $0, precision: precision) } : nil
    }
  }
}
