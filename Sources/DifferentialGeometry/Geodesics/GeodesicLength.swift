import NumericalMethods
import Scalars

/// The length of a curve, and how well it satisfies the geodesic equation.
struct GeodesicLength {
  let value: Double
  let error: Double

  /// ∫|ẋ| dt; for the Levi-Civita connection the speed is constant, and how far it is not tells the error.
  init(
    _ equation: some GeodesicEvaluation, alpha: Rational, from a: Double, to b: Double,
    _ curve: (Double) -> Geodesic.Sample
  ) throws {
    func speed(_ t: Double) -> Double {
      let place = curve(t)
      return equation.speed(place.coordinates, place.velocity)
    }
    if alpha.isZero {
      var low = Double.infinity, high = 0.0
      for k in 0...8 {
        let s = speed(a + (b - a) * Double(k) / 8)
        low = min(low, s)
        high = max(high, s)
      }
      value = (b - a) * (low + high) / 2
      error = (b - a) * (high - low) + value * 8 * Double.ulpOfOne
    } else {
      do {
        let integral = try Quadrature(relativeTolerance: 1e-11, absoluteTolerance: 1e-300).integral(
          from: a, to: b, of: speed)
        value = integral.value
        error = integral.errorEstimate
      } catch {
        throw GeometryError.notConverged(what: "the length of the curve", reached: .infinity, reason: "\(error)")
      }
    }
    guard value.isFinite else {
      throw GeometryError.notConverged(what: "the length of the curve", reached: value, reason: "it is not finite")
    }
  }

  /// max |ẍ + Γẋẋ|/|ẋ|² over places of the curve, with ẍ by differences of the velocity of sixth order.
  ///
  /// The differences themselves are good to about 10⁻¹⁰.
  static func residual(
    _ equation: some GeodesicEvaluation, from a: Double, to b: Double, _ curve: (Double) -> Geodesic.Sample
  ) -> Double {
    guard b > a else { return 0 }
    var worst = 0.0
    let n = equation.dimension, h = (b - a) / 1024
    let weights = [3.0 / 4, -3.0 / 20, 1.0 / 60]
    for k in 1..<8 {
      let t = a + (b - a) * Double(k) / 8
      let place = curve(t)
      var defect = equation.acceleration(at: place.coordinates, velocity: place.velocity).map { -$0 }
      for (m, weight) in weights.enumerated() {
        let after = curve(t + Double(m + 1) * h).velocity, before = curve(t - Double(m + 1) * h).velocity
        for i in 0..<n { defect[i] += weight * (after[i] - before[i]) / h }
      }
      let speed = equation.speed(place.coordinates, place.velocity)
      if speed > 0 { worst = max(worst, equation.speed(place.coordinates, defect) / (speed * speed)) }
    }
    return worst
  }
}
