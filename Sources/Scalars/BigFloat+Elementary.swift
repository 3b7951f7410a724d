import CMPFR
import RealModule

/// Correctly rounded to nearest, by Arb's enclosures and, where these do not decide, by MPFR; NaN outside the domain.
extension BigFloat: ElementaryFunctions {
  /// eˣ.
  public static func exp(_ x: BigFloat) -> BigFloat { apply(.exp, x) }
  /// eˣ − 1.
  public static func expMinusOne(_ x: BigFloat) -> BigFloat { apply(.expMinusOne, x) }
  /// cosh x.
  public static func cosh(_ x: BigFloat) -> BigFloat { apply(.cosh, x) }
  /// sinh x.
  public static func sinh(_ x: BigFloat) -> BigFloat { apply(.sinh, x) }
  /// tanh x.
  public static func tanh(_ x: BigFloat) -> BigFloat { apply(.tanh, x) }
  /// cos x.
  public static func cos(_ x: BigFloat) -> BigFloat { apply(.cos, x) }
  /// sin x.
  public static func sin(_ x: BigFloat) -> BigFloat { apply(.sin, x) }
  /// tan x.
  public static func tan(_ x: BigFloat) -> BigFloat { apply(.tan, x) }
  /// log x, for x > 0; −∞ at 0.
  public static func log(_ x: BigFloat) -> BigFloat { apply(.log, x) }
  /// log(1 + x), for x > −1; −∞ at −1.
  public static func log(onePlus x: BigFloat) -> BigFloat { apply(.logOnePlus, x) }
  /// arcosh x, for x ≥ 1.
  public static func acosh(_ x: BigFloat) -> BigFloat { apply(.acosh, x) }
  /// arsinh x.
  public static func asinh(_ x: BigFloat) -> BigFloat { apply(.asinh, x) }
  /// artanh x, for |x| ≤ 1; ±∞ at ±1.
  public static func atanh(_ x: BigFloat) -> BigFloat { apply(.atanh, x) }
  /// arccos x, for |x| ≤ 1.
  public static func acos(_ x: BigFloat) -> BigFloat { apply(.acos, x) }
  /// arcsin x, for |x| ≤ 1.
  public static func asin(_ x: BigFloat) -> BigFloat { apply(.asin, x) }
  /// arctan x.
  public static func atan(_ x: BigFloat) -> BigFloat { apply(.atan, x) }
  /// The angle of the point (x, y), in (−π, π].
  public static func atan2(y: BigFloat, x: BigFloat) -> BigFloat { apply("atan2", y, x, mpfr_atan2) }
  /// √x, for x ≥ 0.
  public static func sqrt(_ x: BigFloat) -> BigFloat { apply("sqrt", x, mpfr_sqrt) }
  /// √(x² + y²), without overflow on the way.
  public static func hypot(_ x: BigFloat, _ y: BigFloat) -> BigFloat { apply("hypot", x, y, mpfr_hypot) }

  /// xʸ: for x ≥ 0, and for any x when y is an integer; x⁰ = 1.
  public static func pow(_ x: BigFloat, _ y: BigFloat) -> BigFloat {
    if x.isExact, y.isExact, y.isInteger, let n = y.asInt { return pow(x, n) }
    let bits = max(x.carriedBits, y.carriedBits)
    guard bits > 0 else { return apply("pow", x, y, mpfr_pow) }
    return BigFloat(carriedBits: bits, room: bits) { result in
      x.withMPFR { x in y.withMPFR { y in RoundedFunction.power(result, x, y) } }
    }
  }

  /// xⁿ, for an exact x exactly; x⁰ = 1.
  public static func pow(_ x: BigFloat, _ n: Int) -> BigFloat {
    guard x.isExact, n != 0 else { return unary("pow", x) { mpfr_pow_si($0, $1, n, MPFR_RNDN) } }
    let (product, overflow) = x.significandBits.multipliedReportingOverflow(by: Int(clamping: n.magnitude))
    let room = x.significandBits == 1 ? 1 : product
    precondition(
      room == 1 || !overflow && room <= 1 << 33,
      "the exact power \(n) of a number of \(x.significandBits) bits is too large")
    return exact("pow", room: room, [x, BigFloat(n)]) { result in x.withMPFR { mpfr_pow_si(result, $0, n, MPFR_RNDN) } }
  }

  /// The real n-th root: of x ≥ 0, or of any x for an odd n; NaN for n = 0.
  public static func root(_ x: BigFloat, _ n: Int) -> BigFloat {
    unary("root", x) { mpfr_rootn_si($0, $1, n, MPFR_RNDN) }
  }
}
