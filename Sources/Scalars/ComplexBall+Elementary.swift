import CFLINT
import RealModule

extension ComplexBall: AdditiveArithmetic {
  /// Exactly 0; it has the least precision and so takes on the other operand's.
  public static var zero: ComplexBall { ComplexBall(bits: 2) { _ in } }

  /// a + b.
  public static func + (a: ComplexBall, b: ComplexBall) -> ComplexBall {
    complexBinary(a, b) { acb_add($0, $1, $2, $3) }
  }
  /// a − b.
  public static func - (a: ComplexBall, b: ComplexBall) -> ComplexBall {
    complexBinary(a, b) { acb_sub($0, $1, $2, $3) }
  }
  /// a · b.
  public static func * (a: ComplexBall, b: ComplexBall) -> ComplexBall {
    complexBinary(a, b) { acb_mul($0, $1, $2, $3) }
  }
  /// a / b; indeterminate when b contains zero.
  public static func / (a: ComplexBall, b: ComplexBall) -> ComplexBall {
    complexBinary(a, b) { acb_div($0, $1, $2, $3) }
  }
  /// −a.
  public static prefix func - (a: ComplexBall) -> ComplexBall { a.map { acb_neg($0, $1) } }
  /// Adds b.
  public static func += (a: inout ComplexBall, b: ComplexBall) { a = a + b }
  /// Subtracts b.
  public static func -= (a: inout ComplexBall, b: ComplexBall) { a = a - b }
  /// Multiplies by b.
  public static func *= (a: inout ComplexBall, b: ComplexBall) { a = a * b }
  /// Divides by b; indeterminate when b contains zero.
  public static func /= (a: inout ComplexBall, b: ComplexBall) { a = a / b }

  /// Whether midpoints and radii are the same.
  public static func == (a: ComplexBall, b: ComplexBall) -> Bool {
    a.withACB { a in b.withACB { b in acb_equal(a, b) != 0 } }
  }

  /// z · 2ⁿ, exactly.
  public func scaled(byPowerOfTwo n: Int) -> ComplexBall { map { acb_mul_2exp_si($0, $1, n) } }
}

extension ComplexBall: ElementaryFunctions {
  /// eᶻ.
  public static func exp(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_exp) }
  /// eᶻ − 1.
  public static func expMinusOne(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_expm1) }
  /// cosh z.
  public static func cosh(_ z: ComplexBall) -> ComplexBall { z.map { acb_cosh($0, $1, z.bits) } }
  /// sinh z.
  public static func sinh(_ z: ComplexBall) -> ComplexBall { z.map { acb_sinh($0, $1, z.bits) } }
  /// tanh z.
  public static func tanh(_ z: ComplexBall) -> ComplexBall { z.map { acb_tanh($0, $1, z.bits) } }
  /// cos z.
  public static func cos(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_cos) }
  /// sin z.
  public static func sin(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_sin) }
  /// tan z.
  public static func tan(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_tan) }
  /// The principal logarithm; indeterminate when z contains zero.
  public static func log(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_log) }
  /// The principal log(1 + z).
  public static func log(onePlus z: ComplexBall) -> ComplexBall { complexUnary(z, acb_log1p) }
  /// arcosh z.
  public static func acosh(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_acosh) }
  /// arsinh z.
  public static func asinh(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_asinh) }
  /// artanh z.
  public static func atanh(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_atanh) }
  /// arccos z.
  public static func acos(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_acos) }
  /// arcsin z.
  public static func asin(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_asin) }
  /// arctan z.
  public static func atan(_ z: ComplexBall) -> ComplexBall { complexUnary(z, acb_atan) }
  /// The principal √z.
  public static func sqrt(_ z: ComplexBall) -> ComplexBall { z.map { acb_sqrt($0, $1, z.bits) } }

  /// The principal zʷ.
  public static func pow(_ z: ComplexBall, _ w: ComplexBall) -> ComplexBall {
    complexBinary(z, w) { acb_pow($0, $1, $2, $3) }
  }

  /// zⁿ; indeterminate for n < 0 when z contains zero.
  public static func pow(_ z: ComplexBall, _ n: Int) -> ComplexBall { z.map { acb_pow_si($0, $1, n, z.bits) } }

  /// The principal n-th root; indeterminate for n = 0.
  public static func root(_ z: ComplexBall, _ n: Int) -> ComplexBall {
    if n == 0 { return .indeterminate(z.precision) }
    return z.map { result, value in
      acb_root_ui(result, value, n.magnitude, z.bits)
      if n < 0 { acb_inv(result, result, z.bits) }
    }
  }
}
