import DifferentialGeometry
import NumericalMethods
import Scalars

/// The solution of the two-point problem of a reduced pair.
struct NormalDistanceSolution {
  /// d.
  var distance = 0.0
  /// An estimate of the rounding error.
  var error = 0.0
  /// The largest entry of C over the largest l.
  var residual = 0.0
  /// The length for K = 0, an upper bound.
  var explicitLength = 0.0
  /// N with C = 0: [−Σ̇(0) | √2 μ̇(0)], d×(d+1).
  var block: [Double]

  init(_ pair: NormalPair, _ lift: SymmetricSpaceLift, tolerance: Double) throws(GeometryError) {
    let d = pair.order
    block = [Double](repeating: 0, count: d * (d + 1))
    if pair.hasEqualCovariances, d > 1 {
      try solve(line: pair, tolerance: tolerance)
      return
    }
    lift.load(pair)
    let minimum = lift.minimum(tolerance: tolerance)
    // A last Newton step would take the decrement off.
    distance = Swift.max(minimum.value - minimum.decrement, 0).squareRoot()
    residual = lift.residual
    explicitLength = minimum.start.squareRoot()
    guard minimum.hasConverged, distance.isFinite else {
      throw .notConverged(
        what: "the lift of the normal pair", reached: residual,
        reason: "the length could not be made smaller, and the curve is no geodesic")
    }
    // T is rounded relative to its largest row, and lᵢ = 2 arsinh σᵢ.
    var sensitivity = 0.0
    for i in 0..<d { sensitivity += lift.l[i] / Double.cosh(lift.l[i] / 2) }
    let ulp = 0x1p-52
    if distance > 0 { error = 16 * ulp * lift.largestRow * sensitivity / distance }
    error += ulp * ((8 * pair.condition + 2 * pair.cancellation) * Swift.min(1, distance) + 8 * distance)
    guard error <= 1e-6 * distance else {
      throw .notConverged(
        what: "the distance of the normal pair", reached: error,
        reason: "rounding in double precision may be that large")
    }
    // N, with the skew part that is left taken out.
    for p in 0..<d {
      for q in 0..<d { block[p * (d + 1) + q] = (lift.block[p * (d + 1) + q] + lift.block[q * (d + 1) + p]) / 2 }
      block[p * (d + 1) + d] = lift.block[p * (d + 1) + d]
    }
  }

  /// Equal covariances: the normals of one variable along Δμ are a totally geodesic plane.
  private mutating func solve(line pair: NormalPair, tolerance: Double) throws(GeometryError) {
    let d = pair.order
    let length = pair.mean.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return }
    let direction = pair.mean.map { $0 / length }
    var plane = NormalPair(line: length)
    plane.condition = pair.condition
    plane.cancellation = pair.cancellation
    let solution = try NormalDistanceSolution(plane, SymmetricSpaceLift(order: 1), tolerance: tolerance)
    distance = solution.distance
    error = solution.error
    explicitLength = solution.explicitLength
    for p in 0..<d {
      for q in 0..<d { block[p * (d + 1) + q] = solution.block[0] * direction[p] * direction[q] }
      block[p * (d + 1) + d] = solution.block[1] * direction[p]
    }
  }
}
