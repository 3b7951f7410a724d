import Foundation

/// Geodesics of the normal family from (μ, σ) = (0, 1), metric (dμ² + 2 dσ²)/σ², state (μ, σ, μ′, σ′).
enum NormalGeodesic {
  private static let root2 = Double(2).squareRoot()

  static func start(_ velocity: [Double]) -> [Double] { [0, 1] + velocity }

  static func rightHandSide(_ t: Double, _ y: UnsafePointer<Double>, _ d: UnsafeMutablePointer<Double>) -> Bool {
    guard y[1] > 0 else { return false }
    let reciprocal = 1 / y[1]
    d[0] = y[2]
    d[1] = y[3]
    d[2] = 2 * y[2] * y[3] * reciprocal
    d[3] = (y[3] * y[3] - 0.5 * y[2] * y[2]) * reciprocal
    return true
  }

  /// (μ, σ, μ′, σ′) at t = 1: half plane geometry with x = μ/√2, y = σ.
  static func end(_ velocity: [Double]) -> [Double] {
    let u = velocity[0] / root2
    let w = velocity[1]
    let speed = (u * u + w * w).squareRoot()
    guard speed > 0 else { return [0, 1, 0, 0] }
    let sine = u / speed
    let cosine = w / speed
    let denominator = cosh(speed) - cosine * sinh(speed)
    let slope = sinh(speed) - cosine * cosh(speed)
    let x = sine * sinh(speed) / denominator
    let dx = speed * sine * (cosh(speed) - sinh(speed) * slope / denominator) / denominator
    let dy = -speed * slope / (denominator * denominator)
    return [root2 * x, 1 / denominator, root2 * dx, dy]
  }
}
