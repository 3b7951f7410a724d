import CFLINT

extension Ball: AdditiveArithmetic {
  /// Exactly 0; it has the least precision and so takes on the other operand's.
  public static var zero: Ball { Ball(bits: 2) { _ in } }

  /// a + b.
  public static func + (a: Ball, b: Ball) -> Ball { binary(a, b, arb_add) }
  /// a − b.
  public static func - (a: Ball, b: Ball) -> Ball { binary(a, b, arb_sub) }
  /// a · b.
  public static func * (a: Ball, b: Ball) -> Ball { binary(a, b, arb_mul) }
  /// a / b; indeterminate when b contains zero.
  public static func / (a: Ball, b: Ball) -> Ball { binary(a, b, arb_div) }
  /// −a.
  public static prefix func - (a: Ball) -> Ball { a.map { arb_neg($0, $1) } }
  /// Adds b.
  public static func += (a: inout Ball, b: Ball) { a = a + b }
  /// Subtracts b.
  public static func -= (a: inout Ball, b: Ball) { a = a - b }
  /// Multiplies by b.
  public static func *= (a: inout Ball, b: Ball) { a = a * b }
  /// Divides by b; indeterminate when b contains zero.
  public static func /= (a: inout Ball, b: Ball) { a = a / b }

  /// Whether midpoint and radius are the same.
  public static func == (a: Ball, b: Ball) -> Bool { a.withArb { a in b.withArb { b in arb_equal(a, b) != 0 } } }

  /// a · 2ⁿ, exactly.
  public func scaled(byPowerOfTwo n: Int) -> Ball { map { arb_mul_2exp_si($0, $1, n) } }
}

extension Ball {
  /// π.
  public static func pi(_ precision: BallPrecision) -> Ball {
    Ball(bits: precision.bits) { arb_const_pi($0, precision.bits) }
  }

  /// Euler's constant γ.
  public static func eulerGamma(_ precision: BallPrecision) -> Ball {
    Ball(bits: precision.bits) { arb_const_euler($0, precision.bits) }
  }

  /// |x|.
  public static func absoluteValue(_ x: Ball) -> Ball {
    x.map { result, value in
      arb_abs(result, value)
      if x.containsZero, !x.isUndefined { arb_nonnegative_part(result, result) }
    }
  }

  /// −1, 0 or 1 with the sign of x; 0 ± 1 when that is not certain.
  public static func sign(_ x: Ball) -> Ball { x.isUndefined ? x : x.map { arb_sgn($0, $1) } }

  /// The step function: 0 for x < 0, ½ at 0, 1 for x > 0; ½ ± ½ when that is not certain.
  public static func step(_ x: Ball) -> Ball {
    sign(x).map { result, sign in
      arb_add_ui(result, sign, 1, x.bits)
      arb_mul_2exp_si(result, result, -1)
    }
  }

  /// The smaller of two numbers.
  public static func minimum(_ a: Ball, _ b: Ball) -> Ball {
    a.isUndefined || b.isUndefined ? .indeterminate(max(a.precision, b.precision)) : binary(a, b, arb_min)
  }

  /// The larger of two numbers.
  public static func maximum(_ a: Ball, _ b: Ball) -> Ball {
    a.isUndefined || b.isUndefined ? .indeterminate(max(a.precision, b.precision)) : binary(a, b, arb_max)
  }
}
