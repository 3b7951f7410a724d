import Scalars
import Symbolics

extension Geodesic {
  /// Bits that closed forms are evaluated with: enough that cancellation near the border of a domain costs nothing
  /// a `Double` could show.
  private static let workingBits = 512

  /// The geodesic of the Levi-Civita connection between two points of a manifold that maps to a space form.
  ///
  /// The residual is that of the manifold's own equation, which the map knows nothing of.
  static func closedForm(
    _ isometry: CompiledIsometry, _ equation: GeodesicEquation, from p: Point, to q: Point
  ) throws -> Geodesic {
    let distance = try isometry.roundedDistance(from: p, to: q)
    let chart = equation.chart
    let atRest = p.coordinates == q.coordinates || distance.value == 0
    let curve: @Sendable (Double) -> Sample = { t in
      // The ends are the given points, to the last bit.
      let zeros = [Double](repeating: 0, count: p.coordinates.count)
      if atRest { return Sample(parameter: t, coordinates: p.coordinates, velocity: zeros) }
      let exact = Ball(Rational(exactly: t) ?? 0, precision: BallPrecision(bits: workingBits))
      let place = isometry.sample(from: p, to: q, at: exact, bits: workingBits)
      let x = t == 0 ? p.coordinates : t == 1 ? q.coordinates : place.x.map(\.midpoint)
      return Sample(parameter: t, coordinates: x, velocity: place.v.map(\.midpoint))
    }
    let residual = atRest ? 0 : residual(isometry, equation, p, q, speed: distance.value)
    guard residual.isFinite, residual < 1e-6 else {
      throw GeometryError.notConverged(
        what: "the closed-form geodesic", reached: residual, reason: "it does not satisfy the geodesic equation")
    }
    return Geodesic(
      chart: chart, alpha: 0, method: .closedForm, range: 0...1, length: distance.value, lengthError: distance.error,
      residual: residual, error: distance.value * 4 * Double.ulpOfOne, curve: curve)
  }

  /// max |ẍ + Γẋẋ|/|ẋ|² over a few places, with ẍ from central differences in many digits.
  private static func residual(
    _ isometry: CompiledIsometry, _ equation: GeodesicEquation, _ p: Point, _ q: Point, speed: Double
  ) -> Double {
    let precision = BallPrecision(bits: workingBits)
    let h = Ball(Rational(2).power(-80), precision: precision)
    var worst = 0.0
    for k in 1..<5 {
      let t = Ball(Rational(k, 5), precision: precision)
      let before = isometry.sample(from: p, to: q, at: t - h, bits: workingBits).v
      let after = isometry.sample(from: p, to: q, at: t + h, bits: workingBits).v
      let place = isometry.sample(from: p, to: q, at: t, bits: workingBits)
      let x = place.x.map(\.midpoint), v = place.v.map(\.midpoint)
      let force = equation.acceleration.evaluate(x + v)
      let difference = zip(zip(before, after), force).map { pair, a in
        ((pair.1 - pair.0) / (h + h)).midpoint - a
      }
      let size = equation.speed(x, difference)
      worst = max(worst, size.isNaN ? .infinity : size / (speed * speed))
    }
    return worst
  }
}

extension CompiledIsometry {
  /// The distance in `Double` with a proved bound of its error.
  ///
  /// - Throws: `GeometryError.notFinite`.
  func roundedDistance(from p: Point, to q: Point) throws -> Rounded {
    if p.exact == q.exact { return Rounded(value: 0, error: 0) }
    var bits = 192
    while bits <= Manifold.mostBits {
      let ball = try distance(from: p, to: q, bits: bits)
      if ball.isFinite, ball.relativeAccuracyBits >= 60 {
        let value = ball.midpoint
        return Rounded(value: value, error: ball.radius + value.ulp / 2)
      }
      bits *= 2
    }
    let ball = try distance(from: p, to: q, bits: bits)
    guard ball.isFinite, ball.radius < 1e-300 else {
      throw GeometryError.notFinite(what: "the distance", at: p.coordinates)
    }
    return Rounded(value: 0, error: ball.radius)
  }
}

extension AffineConnection {
  /// The distance in closed form with a proved bound of its error, without the curve and its checks: for many pairs.
  ///
  /// - Throws: `GeometryError.notFinite`.
  package func closedFormDistance(from p: Point, to q: Point, isometry: Isometry) throws -> Rounded {
    try manifold.memory.value("isometry") { try CompiledIsometry(isometry, chart: manifold.chart) }
      .roundedDistance(from: p, to: q)
  }
}
