import RealModule

/// A number that every formula can be evaluated on: `Double`, `BigFloat`, `Ball`.
///
/// It has the field operations, the elementary functions of swift-numerics and the special functions of
/// information geometry. There is no order and no magnitude, which a ball does not have.
/// Outside its domain a function returns NaN (for a ball: the whole line), it never traps.
public protocol Scalar: ElementaryFunctions, Sendable {
  /// What fixes the accuracy of numbers made from nothing: bits for `Ball`, nothing for `Double`.
  associatedtype Precision: Sendable

  /// The number nearest to, or enclosing, an exact rational number.
  init(_ value: Rational, precision: Precision)
  /// π.
  static func pi(_ precision: Precision) -> Self
  /// Euler's constant γ = 0.5772….
  static func eulerGamma(_ precision: Precision) -> Self

  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self

  /// |x|.
  static func absoluteValue(_ x: Self) -> Self
  /// −1, 0 or 1 with the sign of x.
  static func sign(_ x: Self) -> Self
  /// The step function: 0 for x < 0, ½ at 0, 1 for x > 0.
  static func step(_ x: Self) -> Self
  /// The smaller of two numbers.
  static func minimum(_ a: Self, _ b: Self) -> Self
  /// The larger of two numbers.
  static func maximum(_ a: Self, _ b: Self) -> Self

  /// Γ(x).
  static func gamma(_ x: Self) -> Self
  /// log |Γ(x)|.
  static func logGamma(_ x: Self) -> Self
  /// The polygamma function ψ⁽ⁿ⁾(x), n ≥ 0; n = 0 is digamma.
  static func polygamma(_ n: Int, _ x: Self) -> Self
  /// ψ⁽ⁿ⁾(x) less its leading asymptotic term, without cancellation, for x > 0.
  ///
  ///     n = 0: ψ(x) − log x        n ≥ 1: ψ⁽ⁿ⁾(x) − (−1)ⁿ⁺¹ (n−1)!/xⁿ
  static func polygammaTail(_ n: Int, _ x: Self) -> Self
  /// The error function.
  static func erf(_ x: Self) -> Self
  /// 1 − erf x, without cancellation.
  static func erfc(_ x: Self) -> Self
  /// The modified Bessel function I_ν(x).
  static func besselI(_ order: Self, _ x: Self) -> Self
  /// The modified Bessel function K_ν(x).
  static func besselK(_ order: Self, _ x: Self) -> Self
}
