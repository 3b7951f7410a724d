import CFLINT

/// A scalar with a size: what summation and quadrature need beside the operations of a formula.
///
/// A ball counts as its midpoint here, with its radius as the rounding error so far. What is computed in this way is an
/// estimate: nothing makes an enclosure of it again.
package protocol MeasuredScalar: Scalar {
  /// The nearest `Double`; zero and infinity beyond its range.
  var approximation: Double { get }
  /// log₂|x|, to one unit for numbers beyond the range of `Double`; −∞ for 0, NaN for what is undefined.
  var binaryMagnitude: Double { get }
  /// log₂ of the rounding error that the number carries; −∞ when none is recorded.
  var roundingMagnitude: Double { get }
  /// The number without its record of rounding.
  var centered: Self { get }
  /// The number that a finite `Double` is.
  static func exactly(_ value: Double, _ precision: Precision) -> Self
  /// The bits of a number.
  static func bits(_ precision: Precision) -> Int
}

extension Double: MeasuredScalar {
  package var approximation: Double { self }
  package var binaryMagnitude: Double { isNaN ? .nan : self == 0 ? -.infinity : Double.log2(magnitude) }
  package var roundingMagnitude: Double { -.infinity }
  package var centered: Double { self }
  package static func exactly(_ value: Double, _ precision: Binary64) -> Double { value }
  package static func bits(_ precision: Binary64) -> Int { 53 }
}

extension Ball: MeasuredScalar {
  package var approximation: Double { isFinite ? midpoint : .nan }

  package var binaryMagnitude: Double {
    guard isFinite else { return .nan }
    let near = midpoint.magnitude
    if near > 1e-300, near < 1e300 { return Double.log2(near) }
    return withMutableArb { arb in
      arf_is_zero(arb_mid_ptr(arb)) != 0 ? -.infinity : Double(arf_abs_bound_lt_2exp_si(arb_mid_ptr(arb))) - 0.5
    }
  }

  package var roundingMagnitude: Double {
    guard isFinite else { return .infinity }
    return map { arb_get_rad_arb($0, $1) }.binaryMagnitude
  }

  package var centered: Ball { map { arb_get_mid_arb($0, $1) } }
  package static func exactly(_ value: Double, _ precision: BallPrecision) -> Ball {
    Ball(exactly: value, precision: precision)
  }
  package static func bits(_ precision: BallPrecision) -> Int { precision.bits }
}
