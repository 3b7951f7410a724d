import Scalars
import Symbolics

extension AffineConnection {
  /// The Levi-Civita geodesic between two points of a manifold that maps to a space form, to so many digits.
  ///
  /// Every place is found in balls, with as many bits as its digits need, so that no error grows along the curve: points
  /// may be as far apart as numbers allow. The equation of the manifold, which the map knows nothing of, is held against
  /// central differences of the velocity.
  ///
  /// - Throws: `GeometryError.notConverged` where a place is not known with 2¹⁷ bits, or breaks the equation.
  package func closedFormGeodesic(
    from p: Point, to q: Point, isometry: Isometry, digits: Int
  ) throws -> BigFloatGeodesic {
    let form = try ClosedFormCurve(self, isometry, from: p, to: q, digits: digits)
    let precision = BigFloatPrecision(bits: form.needed + 32), one = BigFloat(1, precision: precision)
    let end = q.enclosed(bits: precision.bits + 64).midpoints(precision.bits)
    let residual = try form.residual()
    let limit = BigFloat(1, precision: precision).scaled(byPowerOfTwo: -form.needed)
    guard residual <= limit.scaled(byPowerOfTwo: 8) else {
      throw GeometryError.notConverged(
        what: "the closed-form geodesic", reached: residual.asDouble,
        reason: "it does not satisfy the geodesic equation")
    }
    let length = try isometry.distance(from: p, to: q, chart: manifold.chart, bits: form.bits)
    return BigFloatGeodesic(
      chart: manifold.chart, alpha: alpha, method: .closedForm, range: (one - one)...one, digits: digits,
      length: Estimated(
        value: BigFloat(midpointOf: length, precision: precision), error: limit * form.length, method: "closed form",
        evaluations: 1), error: limit, residual: residual, panels: [], isBackward: false, target: end,
      closedForm: { t in form.place(at: t) })
  }
}

/// A geodesic of a space form, seen from the manifold that maps to it.
struct ClosedFormCurve: Sendable {
  private let isometry: CompiledIsometry
  private let equation: SeriesEquation
  private let p: Point, q: Point
  /// Bits of the answer, and bits that were enough for some places.
  let needed: Int, bits: Int
  /// Of the curve.
  let length: BigFloat

  private static let mostBits = 1 << 17

  init(_ connection: AffineConnection, _ isometry: Isometry, from p: Point, to q: Point, digits: Int) throws {
    let chart = connection.manifold.chart
    let compiled = try CompiledIsometry(isometry, chart: chart), equation = try connection.seriesEquation
    self.isometry = compiled
    self.equation = equation
    self.p = p
    self.q = q
    let needed = Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 4
    self.needed = needed
    var bits = needed + 192
    while true {
      let length = try compiled.distance(from: p, to: q, bits: bits)
      let isKnown = length.isFinite && length.relativeAccuracyBits >= needed + 16
      let places = [0.0, 0.3, 0.5, 0.9, 1]
      if isKnown,
        places.allSatisfy({ Self.isSharp(compiled, equation, p, q, at: $0, length, bits: bits, needed: needed) })
      {
        self.length = BigFloat(midpointOf: length, precision: BigFloatPrecision(bits: needed + 32))
        self.bits = bits
        return
      }
      bits *= 2
      guard bits <= Self.mostBits else {
        throw GeometryError.notConverged(
          what: "the closed-form geodesic", reached: Double(length.relativeAccuracyBits),
          reason: "the points cannot be told apart with \(bits / 2) bits, or are farther apart than numbers allow")
      }
    }
  }

  /// Whether place and velocity at t are known to the needed bits, in units of the metric or of the way to a border.
  private static func isSharp(
    _ isometry: CompiledIsometry, _ equation: SeriesEquation, _ p: Point, _ q: Point, at t: Double, _ length: Ball,
    bits: Int, needed: Int
  ) -> Bool {
    let place = isometry.sample(
      from: p, to: q, at: Ball(Rational(exactly: t) ?? 0, precision: BallPrecision(bits: bits)), bits: bits)
    guard (place.x + place.v).allSatisfy(\.isFinite) else { return false }
    let weights = equation.weights(place.x.midpoints(bits)), speed = magnitude(length)
    return zip(zip(place.x, place.v), weights).allSatisfy { ball, weight in
      magnitude(ball.0 - ball.0.center) + weight <= -Double(needed)
        && magnitude(ball.1 - ball.1.center) + weight - speed <= -Double(needed)
    }
  }

  /// log₂ of the largest size of a number in a ball.
  private static func magnitude(_ ball: Ball) -> Double {
    BigFloat(midpointOf: ball.largestSize, precision: BigFloatPrecision(bits: 64)).binaryMagnitude
  }

  /// Position and velocity at a parameter.
  func place(at t: BigFloat) -> (x: [BigFloat], v: [BigFloat]) {
    let place = isometry.sample(
      from: p, to: q, at: Ball(containing: t, precision: BallPrecision(bits: bits + 64)), bits: bits + 64)
    return (place.x.midpoints(needed + 32), place.v.midpoints(needed + 32))
  }

  /// max |ẍ + Γẋẋ|/|ẋ|² over a few places, with ẍ from central differences.
  func residual() throws -> BigFloat {
    let working = 2 * bits + 4 * needed, precision = BigFloatPrecision(bits: working)
    let h = BigFloat(1, precision: precision).scaled(byPowerOfTwo: -needed - 8)
    let width = h.scaled(byPowerOfTwo: 1)
    func velocity(_ t: BigFloat) -> (x: [BigFloat], v: [BigFloat]) {
      let place = isometry.sample(
        from: p, to: q, at: Ball(containing: t, precision: BallPrecision(bits: working)), bits: working)
      return (place.x.midpoints(working), place.v.midpoints(working))
    }
    var worst = BigFloat.zero.rounded(to: precision)
    for k in 1..<5 {
      let t = BigFloat(Rational(k, 5), precision: precision)
      let here = velocity(t), before = velocity(t - h).v, after = velocity(t + h).v
      let force = equation.acceleration(here.x, here.v, precision)
      let defect = force.indices.map { i -> BigFloat in
        let slope = (after[i] - before[i]) / width
        return slope - force[i]
      }
      let size = equation.speed(here.x, defect, precision) / (length * length)
      guard size.isFinite else {
        throw GeometryError.notConverged(
          what: "the closed-form geodesic", reached: .nan, reason: "the geodesic equation has no value on it")
      }
      worst = max(worst, size)
    }
    return worst
  }
}
