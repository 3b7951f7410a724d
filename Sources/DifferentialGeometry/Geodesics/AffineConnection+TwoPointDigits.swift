import Scalars
import Symbolics

extension AffineConnection {
  /// The geodesic with γ(0) = p and γ(1) = q, to so many digits.
  ///
  /// Newton's method on the end point of Taylor series, from the geodesic in `Double`. The error is estimated by a second
  /// integration with other steps and another order, and by what the curve misses of its end. That it is the shortest
  /// geodesic is not proved.
  ///
  /// - Parameters:
  ///   - p: where it starts, taken exactly.
  ///   - q: where it ends, taken exactly.
  ///   - isometry: a map to a space form that keeps distances.
  ///   - digits: how many digits are asked for.
  /// - Throws: `GeometryError.notConverged`, with what was reached; `GeometryError.unsupported` for a metric that is not
  ///   analytic.
  public func geodesic(
    from p: Point, to q: Point, isometry: Isometry? = nil, digits: Int
  ) throws -> BigFloatGeodesic {
    if let still = atRest(p, q, digits: digits) { return still }
    return try geodesic(from: p, to: q, digits: digits, method: .shooting) {
      try geodesic(from: p, to: q, isometry: isometry).sample(at: 0).velocity.map { BigFloat(exactly: $0) }
    }
  }

  /// The curve that stays where it is, for two points that are the same.
  package func atRest(_ p: Point, _ q: Point, digits: Int) -> BigFloatGeodesic? {
    guard p.isSame(as: q) else { return nil }
    let precision = BigFloatPrecision(digits: digits + 4), zero = BigFloat.zero.rounded(to: precision)
    return BigFloatGeodesic(
      chart: manifold.chart, alpha: alpha, method: .closedForm, range: zero...BigFloat(1, precision: precision),
      digits: digits, length: Estimated(value: zero, error: zero, method: "identical points", evaluations: 0),
      error: zero, residual: zero, panels: [], isBackward: false,
      target: p.enclosed(bits: precision.bits).midpoints(precision.bits))
  }

  /// The geodesic between two points whose velocity is known to any number of bits; the miss of the end is checked.
  package func geodesic(
    from p: Point, to q: Point, digits: Int, method: Geodesic.Method, velocity: (Int) throws -> [BigFloat]
  ) throws -> BigFloatGeodesic {
    let needed = Double(digits) * 3.3219280948873623
    var asked = digits
    for _ in 0..<4 {
      let curve = try geodesic(
        from: p, until: { BigFloat(1, precision: BigFloatPrecision(bits: $0)) }, digits: asked, method: method,
        velocity: velocity)
      let precision = curve.error.precision ?? BigFloatPrecision(digits: digits + 20)
      let end = q.enclosed(bits: precision.bits + 64).midpoints(precision.bits)
      var worst = curve.error
      for (i, weight) in try seriesEquation.weights(end).enumerated() {
        let gap = (curve.end.coordinates[i] - end[i]).magnitude
        worst = max(worst, gap.rounded(to: precision).scaled(byPowerOfTwo: Int(weight.rounded(.up))))
      }
      if worst.binaryMagnitude <= -needed {
        return curve.ending(at: end, error: worst, digits: digits)
      }
      asked += Int((worst.binaryMagnitude + needed) * 0.302) + 6
    }
    throw GeometryError.notConverged(
      what: "the geodesic between the points", reached: .nan, reason: "the curve misses its end")
  }

  /// The geodesic between two points from an approximate velocity.
  package func geodesic(
    from p: Point, to q: Point, digits: Int, method: Geodesic.Method, startingVelocity: () throws -> [BigFloat]
  ) throws -> BigFloatGeodesic {
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    let n = manifold.dimension, equation = try seriesEquation
    try equation.requirePossible(digits: digits)
    let needed = Double(digits) * 3.3219280948873623
    // Where the points are the same in `Double`, or nearly, the straight line is as good a start.
    let room = Int(needed) + 128
    let straight = zip(q.enclosed(bits: room), p.enclosed(bits: room)).map { $0 - $1 }.midpoints(room)
    let isNear = isNear(p, q)
    let first = isNear ? straight : try startingVelocity()
    precondition(first.count == n, "\(first.count) components for a velocity in dimension \(n)")
    do {
      let velocity = first.map { $0.rounded(to: BigFloatPrecision(bits: room)) }
      var shooting = Shooting(equation, from: p, to: q, velocity: velocity)
      var goal = needed + 4, last = Double.infinity
      try shooting.refine(to: goal)
      for _ in 0..<8 {
        let bits = shooting.bits(for: goal)
        // The velocity makes coarser steps end at q: what finer ones of another order miss of it is the error.
        let fine = try shooting.run(shooting.velocity, bits: bits + 16, extraOrder: 5)
        let miss = shooting.miss(fine)
        var difference = BigFloat.zero.rounded(to: fine.precision)
        for (gap, weight) in zip(miss, equation.weights(fine.last.x)) {
          difference = max(difference, gap.magnitude.scaled(byPowerOfTwo: Int(weight.rounded(.up)) + 1))
        }
        if let (_, size) = shooting.correction(miss), size > -.infinity {
          let part = BigFloat(rounding: Double.exp2(size - size.rounded(.down) + 1), precision: fine.precision)
            .scaled(byPowerOfTwo: Int(size.rounded(.down)))
          difference = max(difference, part)
        }
        if difference.binaryMagnitude <= -needed {
          return result(
            fine, equation, difference, isBackward: false, digits: digits, method: method,
            target: q.enclosed(bits: fine.precision.bits).midpoints(fine.precision.bits))
        }
        // Another step, and more bits when the last one did not help.
        let size = difference.binaryMagnitude
        guard size.isFinite else { break }
        if size > last - 4 { goal += max(size + needed, 0) + 16 }
        last = size
        try shooting.correct(miss, limit: goal)
      }
      throw GeometryError.notConverged(
        what: "the geodesic between the points", reached: Double.exp2(-shooting.accuracy),
        reason: "its error cannot be brought below 10⁻\(digits)")
    } catch let error as NotAnalytic {
      throw GeometryError.unsupported(reason: "geodesics to any number of digits: \(error)")
    }
  }

  /// Whether the straight line is a good start: two points within 10⁻⁹ of each other in units of the metric.
  func isNear(_ p: Point, _ q: Point) -> Bool {
    guard let equation = try? seriesEquation else { return false }
    let x = p.enclosed(bits: 512).midpoints(512), y = q.enclosed(bits: 512).midpoints(512)
    return zip(zip(x, y), equation.weights(x)).allSatisfy { ($0.1 - $0.0).binaryMagnitude + $1 < -30 }
  }
}

extension Point {
  /// Whether two points of a chart are known to have the same coordinates.
  package func isSame(as other: Point) -> Bool {
    // Numbers that differ after rounding need no formula.
    for (x, y) in zip(coordinates, other.coordinates) where (x - y).magnitude > 4 * max(x.ulp, y.ulp) { return false }
    return zip(exact, other.exact).allSatisfy { $0 == $1 || ($0 - $1).tidied().isZero }
  }
}
