import RealModule

/// The precision of `Double`: 53 bits, nothing to choose.
public struct Binary64: Hashable, Sendable {
  /// The only precision of its kind.
  public init() {}
}

/// `exp`, `gamma`, `logGamma` (by `lgamma_r`, which is safe on several threads), `erf` and `erfc` are those of libm; the
/// smaller and the larger of two numbers are IEEE 754's, which pass NaN over.
extension Double: Scalar {
  /// The number nearest to an exact rational number.
  @inlinable
  public init(_ value: Rational, precision: Binary64) { self = value.asDouble }

  // Without the attribute `[Double.pi, x]` could mean the function.
  /// π.
  @_disfavoredOverload @inlinable
  public static func pi(_ precision: Binary64) -> Double { .pi }

  /// Euler's constant γ.
  @inlinable
  public static func eulerGamma(_ precision: Binary64) -> Double { 0.577215664901532860606512 }

  /// |x|.
  @inlinable
  public static func absoluteValue(_ x: Double) -> Double { x.magnitude }

  /// −1, 0 or 1 with the sign of x; NaN for NaN.
  @inlinable
  public static func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? .nan : 0 }

  /// The step function: 0 for x < 0, ½ at 0, 1 for x > 0; NaN for NaN.
  @inlinable
  public static func step(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? 0 : x.isNaN ? .nan : 0.5 }
}
