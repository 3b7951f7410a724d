import CFLINT
import RealModule

extension Ball: ElementaryFunctions {
  /// eˣ.
  public static func exp(_ x: Ball) -> Ball { unary(x, arb_exp) }
  /// eˣ − 1.
  public static func expMinusOne(_ x: Ball) -> Ball { unary(x, arb_expm1) }
  /// cosh x.
  public static func cosh(_ x: Ball) -> Ball { unary(x, arb_cosh) }
  /// sinh x.
  public static func sinh(_ x: Ball) -> Ball { unary(x, arb_sinh) }
  /// tanh x.
  public static func tanh(_ x: Ball) -> Ball { unary(x, arb_tanh) }
  /// cos x.
  public static func cos(_ x: Ball) -> Ball { unary(x, arb_cos) }
  /// sin x.
  public static func sin(_ x: Ball) -> Ball { unary(x, arb_sin) }
  /// tan x.
  public static func tan(_ x: Ball) -> Ball { unary(x, arb_tan) }
  /// log x, for x > 0.
  public static func log(_ x: Ball) -> Ball { unary(x, arb_log) }
  /// log(1 + x), for x > −1.
  public static func log(onePlus x: Ball) -> Ball { unary(x, arb_log1p) }
  /// arcosh x, for x ≥ 1.
  public static func acosh(_ x: Ball) -> Ball { unary(x, arb_acosh) }
  /// arsinh x.
  public static func asinh(_ x: Ball) -> Ball { unary(x, arb_asinh) }
  /// artanh x, for |x| < 1.
  public static func atanh(_ x: Ball) -> Ball { unary(x, arb_atanh) }
  /// arccos x, for |x| ≤ 1.
  public static func acos(_ x: Ball) -> Ball { unary(x, arb_acos) }
  /// arcsin x, for |x| ≤ 1.
  public static func asin(_ x: Ball) -> Ball { unary(x, arb_asin) }
  /// arctan x.
  public static func atan(_ x: Ball) -> Ball { unary(x, arb_atan) }
  /// √x, for x ≥ 0.
  public static func sqrt(_ x: Ball) -> Ball { unary(x, arb_sqrt) }

  /// xʸ: for x > 0, for x = 0 < y, and for any x when y is exactly an integer.
  public static func pow(_ x: Ball, _ y: Ball) -> Ball { binary(x, y, arb_pow) }

  /// xⁿ; indeterminate for n < 0 when x contains zero.
  public static func pow(_ x: Ball, _ n: Int) -> Ball {
    x.map { result, value in
      arb_pow_ui(result, value, n.magnitude, x.bits)
      if n < 0 { arb_inv(result, result, x.bits) }
    }
  }

  /// The real n-th root: of x ≥ 0, or of any x for an odd n; indeterminate for n = 0.
  public static func root(_ x: Ball, _ n: Int) -> Ball {
    if n == 0 { return .indeterminate(x.precision) }
    let result: Ball
    if n.isMultiple(of: 2) || !(x.isNegative || x.containsZero) {
      result = nonnegativeRoot(x, n.magnitude)
    } else if x.isNegative {
      result = -nonnegativeRoot(-x, n.magnitude)
    } else if x.isFinite {
      // The odd root increases: the ends of the ball go to the ends of the result.
      let ends = x.ends
      result = -nonnegativeRoot(-ends.lower, n.magnitude).union(-nonnegativeRoot(ends.upper, n.magnitude))
    } else {
      result = .indeterminate(x.precision)
    }
    return n < 0 ? unary(result) { arb_inv($0, $1, $2) } : result
  }

  private static func nonnegativeRoot(_ x: Ball, _ n: UInt) -> Ball {
    x.map { arb_root_ui($0, $1, n, x.bits) }
  }

  /// Exact balls at or just beyond the ends, with a few bits more than the precision.
  var ends: (lower: Ball, upper: Ball) {
    (
      map { arb_get_lbound_arf(arb_mid_ptr($0), $1, bits + 30) },
      map { arb_get_ubound_arf(arb_mid_ptr($0), $1, bits + 30) }
    )
  }
}
