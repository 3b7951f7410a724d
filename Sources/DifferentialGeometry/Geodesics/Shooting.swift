import NumericalMethods
import Scalars

/// The initial velocity of the geodesic between two points, by Newton's method on the end point.
///
/// γ(1) is integrated by Taylor series, with just as many bits as the velocity is worth by then. The derivatives by the
/// velocity are differences, found again where they would hold convergence up.
struct Shooting {
  let equation: SeriesEquation
  /// The ends, to any number of bits.
  let start: Point
  let target: Point
  /// The velocity so far.
  private(set) var velocity: [BigFloat]
  /// −log₂ of its relative error.
  private(set) var accuracy = 0.0
  private var derivative: BigFloatFactorization?
  /// −log₂ of the relative error of the derivatives.
  private var derivativeAccuracy = 0.0

  private var n: Int { equation.dimension }

  init(_ equation: SeriesEquation, from p: Point, to q: Point, velocity: [BigFloat]) {
    self.equation = equation
    start = p
    target = q
    self.velocity = velocity
  }

  /// The bits of local error that a relative accuracy of the velocity needs.
  func bits(for accuracy: Double) -> Int {
    let x = start.enclosed(bits: 64).midpoints(64), precision = BigFloatPrecision(bits: 64)
    let speed = equation.speed(x, velocity.map { $0.rounded(to: precision) }, precision).binaryMagnitude
    return Int(accuracy + max(0, -(speed.isFinite ? speed : 0))) + 28
  }

  /// The curve of a velocity.
  func run(_ v: [BigFloat], bits: Int, extraOrder: Int = 0) throws -> TaylorRun {
    let room = bits + 64
    return try TaylorRun(
      equation, from: start.enclosed(bits: room).midpoints(room), velocity: v,
      until: BigFloat(1, precision: BigFloatPrecision(bits: room)), bits: bits, extraOrder: extraOrder)
  }

  /// γ(1) − q.
  func miss(_ run: TaylorRun) -> [BigFloat] {
    let room = run.precision.bits + 64
    return zip(run.last.x, target.enclosed(bits: room).midpoints(room)).map { ($0 - $1).rounded(to: run.precision) }
  }

  /// The correction of the velocity that a miss asks for, and its size relative to the velocity.
  func correction(_ miss: [BigFloat]) -> (step: [BigFloat], size: Double)? {
    guard let derivative else { return nil }
    let step = derivative.solve(miss)
    let precision = BigFloatPrecision(bits: 64)
    let x = start.enclosed(bits: 64).midpoints(64)
    let whole = equation.speed(x, velocity.map { $0.rounded(to: precision) }, precision)
    let part = equation.speed(x, step.map { $0.rounded(to: precision) }, precision)
    guard whole > 0 else { return nil }
    return (step, (part / whole).binaryMagnitude)
  }

  /// Improves the velocity to a relative accuracy of so many bits.
  ///
  /// - Throws: `GeometryError.notConverged`, and what integrations throw.
  mutating func refine(to goal: Double) throws {
    var failures = 0
    while accuracy < goal {
      let before = accuracy
      // A step doubles the accuracy, or adds that of the derivatives.
      if derivative == nil || 2 * derivativeAccuracy < accuracy && goal - accuracy > 3 * derivativeAccuracy {
        try findDerivative(min(accuracy == 0 ? 47 : accuracy, goal))
      } else {
        let aim = min(goal, accuracy + min(accuracy, derivativeAccuracy)) + 8
        try correct(miss(try run(velocity, bits: bits(for: aim))), limit: aim)
      }
      if accuracy < before + 6, accuracy < goal {
        failures += 1
        derivative = nil
        guard failures < 4 else { throw failure("it no longer comes closer to the end") }
      }
    }
  }

  /// Takes off what a miss asks for; no accuracy above `limit` is trusted.
  mutating func correct(_ miss: [BigFloat], limit: Double) throws {
    guard let (step, size) = correction(miss), size.isFinite || size == -.infinity else {
      throw failure("the end point does not depend on the velocity")
    }
    guard size < -2 else { throw failure("the start is too far off: a step is \(Double.exp2(size)) of the velocity") }
    for i in 0..<n { velocity[i] = velocity[i].rounded(to: step[i].precision ?? BigFloatPrecision(bits: 64)) - step[i] }
    // What is left after the step: second order, and the error of the derivatives.
    accuracy = min(-size + min(-size, derivativeAccuracy), limit)
  }

  /// ∂γ(1)/∂v by differences, and a step with them.
  private mutating func findDerivative(_ known: Double) throws {
    let bits = bits(for: 2 * known + 16)
    let precision = BigFloatPrecision(bits: bits + 64), small = BigFloatPrecision(bits: 64)
    let first = try run(velocity, bits: bits), base = first.last.x
    let x = start.enclosed(bits: 64).midpoints(64), weights = equation.weights(x)
    let speed = equation.speed(x, velocity.map { $0.rounded(to: small) }, small).binaryMagnitude
    let slowness = max(0, -(speed.isFinite ? speed : 0))
    // How far off the velocity is shows in the miss, roughly.
    var off = -Double.infinity
    let miss = miss(first)
    for (gap, weight) in zip(miss, equation.weights(base)) { off = max(off, gap.binaryMagnitude + weight) }
    let worth = min(known, max(8, -off - slowness))
    // Relative to the unit of each coordinate, or to a slow velocity.
    let shrink = Int(worth) + 4 + Int(slowness)
    var matrix = [BigFloat](repeating: .zero.rounded(to: precision), count: n * n)
    for j in 0..<n {
      let δ = BigFloat(1, precision: precision).scaled(byPowerOfTwo: -shrink - Int(weights[j].rounded()))
      var v = velocity.map { $0.rounded(to: precision) }
      v[j] += δ
      let moved = try run(v, bits: bits).last.x
      for i in 0..<n { matrix[i * n + j] = (moved[i] - base[i]).rounded(to: precision) / δ }
    }
    do {
      derivative = try BigFloatFactorization(matrix, order: n)
    } catch {
      throw failure("the ends are conjugate points: the end point does not determine the velocity")
    }
    derivativeAccuracy = worth
    try correct(miss, limit: 2 * known)
  }

  private func failure(_ reason: String) -> GeometryError {
    .notConverged(what: "the geodesic between the points", reached: Double.exp2(-accuracy), reason: reason)
  }
}
