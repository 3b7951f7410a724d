import CMPFR

/// Every function is correctly rounded to nearest, from Arb's enclosures: where one does not round to one number, MPFR
/// decides, or, for functions that MPFR does not have, an enclosure with more bits. NaN outside the domain.
extension BigFloat: Scalar {
  /// The precision that a number carries.
  public typealias Precision = BigFloatPrecision

  /// π.
  public static func pi(_ precision: BigFloatPrecision) -> BigFloat {
    .fromMPFR(precision) { _ = mpfr_const_pi($0, MPFR_RNDN) }
  }
  /// Euler's constant γ.
  public static func eulerGamma(_ precision: BigFloatPrecision) -> BigFloat {
    .fromMPFR(precision) { _ = mpfr_const_euler($0, MPFR_RNDN) }
  }

  /// |x|.
  public static func absoluteValue(_ x: BigFloat) -> BigFloat { unary("abs", x) { mpfr_set4($0, $1, MPFR_RNDN, 1) } }
  /// −1, 0 or 1 with the sign of x; NaN for NaN.
  public static func sign(_ x: BigFloat) -> BigFloat { x.isNaN ? x : BigFloat(x.signum).like(x) }
  /// The step function: 0 for x < 0, ½ at 0, 1 for x > 0; NaN for NaN.
  public static func step(_ x: BigFloat) -> BigFloat {
    x.isNaN ? x : BigFloat(x.signum + 1).scaled(byPowerOfTwo: -1).like(x)
  }
  /// The smaller of two numbers; a NaN is passed over.
  public static func minimum(_ a: BigFloat, _ b: BigFloat) -> BigFloat { apply("minimum", a, b, mpfr_min) }
  /// The larger of two numbers; a NaN is passed over.
  public static func maximum(_ a: BigFloat, _ b: BigFloat) -> BigFloat { apply("maximum", a, b, mpfr_max) }

  /// Γ(x); ±∞ at ±0, NaN at −1, −2, ….
  public static func gamma(_ x: BigFloat) -> BigFloat { apply(.gamma, x) }
  /// log |Γ(x)|; ∞ at 0, −1, −2, ….
  public static func logGamma(_ x: BigFloat) -> BigFloat {
    if let precision = x.precision {
      return .fromMPFR(precision) { result in x.withMPFR { RoundedFunction.logGamma(result, $0) } }
    }
    return unary("logGamma", x) { result, x in
      var sign: Int32 = 0
      return mpfr_lgamma(result, &sign, x, MPFR_RNDN)
    }
  }
  /// The error function.
  public static func erf(_ x: BigFloat) -> BigFloat { apply(.erf, x) }
  /// 1 − erf x, without cancellation.
  public static func erfc(_ x: BigFloat) -> BigFloat { apply(.erfc, x) }

  /// The polygamma function ψ⁽ⁿ⁾(x), n ≥ 0; n = 0 is digamma.
  ///
  /// NaN at the poles 0, −1, −2, …, for n < 0, and for x < 0 with n > 1000.
  public static func polygamma(_ n: Int, _ x: BigFloat) -> BigFloat {
    if x.isNaN || n < 0 || (x.signum <= 0 && (!x.isFinite || x.isInteger)) { return nan.like(x) }
    if x.isInfinite { return (n == 0 ? infinity : zero).like(x) }
    return enclosed("polygamma", x) { .polygamma(n, $0) }
  }

  /// ψ⁽ⁿ⁾(x) less its leading asymptotic term, without cancellation, for x > 0.
  ///
  ///     n = 0: ψ(x) − log x        n ≥ 1: ψ⁽ⁿ⁾(x) − (−1)ⁿ⁺¹ (n−1)!/xⁿ
  ///
  /// NaN for x ≤ 0 and for n < 0.
  public static func polygammaTail(_ n: Int, _ x: BigFloat) -> BigFloat {
    guard n >= 0, x > 0 else { return nan.like(x) }
    if x.isInfinite { return zero.like(x) }
    return enclosed("polygammaTail", x) { .polygammaTail(n, $0) }
  }

  /// The modified Bessel function I_ν(x), for x ≥ 0, or any x for an integer ν.
  public static func besselI(_ order: BigFloat, _ x: BigFloat) -> BigFloat {
    let bits = max(order.carriedBits, x.carriedBits)
    func special(_ value: BigFloat) -> BigFloat { bits == 0 ? value : value.rounded(to: BigFloatPrecision(bits: bits)) }
    guard order.isFinite, !x.isNaN, x.signum >= 0 || order.isInteger else { return special(nan) }
    if x.signum < 0 {
      let value = besselI(order, -x)
      return order.scaled(byPowerOfTwo: -1).isInteger ? value : -value
    }
    if x.isZero {
      if order.isZero { return special(1) }
      if order.isInteger || order.signum > 0 { return special(zero) }
      // 1/Γ(ν + 1) gives the sign: it alternates from one unit interval to the next.
      return special(order.roundedDown().scaled(byPowerOfTwo: -1).isInteger ? -infinity : infinity)
    }
    if x.isInfinite { return special(infinity) }
    // eˣ/√(2πx) is beyond all exponents.
    if x > BigFloat(1 << 31), order * order < x { return special(infinity) }
    return enclosed("besselI", order, x, Ball.besselI)
  }

  /// The modified Bessel function K_ν(x), for x > 0, even in its order; ∞ at 0.
  public static func besselK(_ order: BigFloat, _ x: BigFloat) -> BigFloat {
    let bits = max(order.carriedBits, x.carriedBits)
    func special(_ value: BigFloat) -> BigFloat { bits == 0 ? value : value.rounded(to: BigFloatPrecision(bits: bits)) }
    guard order.isFinite, x >= 0 else { return special(nan) }
    if x.isZero { return special(infinity) }
    if x.isInfinite || (x > BigFloat(1 << 31) && order * order < x) { return special(zero) }
    return enclosed("besselK", order, x, Ball.besselK)
  }
}
