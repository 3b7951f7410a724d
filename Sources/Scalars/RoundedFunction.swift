import CFLINT
import CMPFR

/// A function that MPFR rounds correctly and Arb encloses some times faster.
///
/// The enclosure is made with a few bits more than the result has. Where all of it rounds to one number, that number is
/// the result; elsewhere, about once in ten thousand times, MPFR decides. Either way the result is correctly rounded.
package struct RoundedFunction {
  let name: StaticString
  let arb: ArbUnary
  let mpfr: MPFRUnary

  @inline(__always)
  private init(_ name: StaticString, _ arb: @escaping ArbUnary, _ mpfr: @escaping MPFRUnary) {
    self.name = name
    self.arb = arb
    self.mpfr = mpfr
  }

  /// Writes the value at x to d, at the precision of d.
  package func callAsFunction(_ d: UnsafeMutablePointer<__mpfr_struct>, _ x: UnsafePointer<__mpfr_struct>) {
    if !Self.round(d, x, arb) { _ = mpfr(d, x, MPFR_RNDN) }
  }

  /// Whether the enclosure decides the result; it is written to d then.
  private static func round(
    _ d: UnsafeMutablePointer<__mpfr_struct>, _ x: UnsafePointer<__mpfr_struct>, _ f: ArbUnary
  ) -> Bool {
    // Zeros, infinities and NaN have signs and limits that balls do not know.
    guard x.pointee._mpfr_exp > BigFloat.infinityExponent else { return false }
    return RoundedFunction.round(d) { ball, bits in
      arf_set_mpfr(arb_mid_ptr(ball), x)
      f(ball, ball, bits)
    }
  }

  /// Whether what `fill` makes at a few bits more than d has rounds to one number, which is written to d then.
  static func round(
    _ d: UnsafeMutablePointer<__mpfr_struct>, _ fill: (UnsafeMutablePointer<arb_struct>, Int) -> Void
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: arb_struct.self, capacity: 1) { memory in
      guard let ball = memory.baseAddress else { return false }
      arb_init(ball)
      defer { arb_clear(ball) }
      let bits = d.pointee._mpfr_prec
      fill(ball, bits + 16)
      // MPFR's exponents end at ±2³⁰; beyond them it gives the ∞ or 0 itself.
      guard arb_can_round_mpfr(ball, bits, MPFR_RNDN) != 0, arf_is_normal(arb_mid_ptr(ball)) != 0,
        abs(arf_abs_bound_lt_2exp_si(arb_mid_ptr(ball))) < 1 << 29
      else { return false }
      _ = arf_get_mpfr(d, arb_mid_ptr(ball), MPFR_RNDN)
      return true
    }
  }

  /// Writes xʸ to d, at the precision of d.
  package static func power(
    _ d: UnsafeMutablePointer<__mpfr_struct>, _ x: UnsafePointer<__mpfr_struct>, _ y: UnsafePointer<__mpfr_struct>
  ) {
    // MPFR is quick where y is a small integer, and alone knows the special cases.
    let isPlain = x.pointee._mpfr_exp > BigFloat.infinityExponent && x.pointee._mpfr_sign > 0 && mpfr_integer_p(y) == 0
    let isDone =
      isPlain && y.pointee._mpfr_exp > BigFloat.infinityExponent
      && round(d) { ball, bits in
        var exponent = arb_struct()
        arb_init(&exponent)
        defer { arb_clear(&exponent) }
        arf_set_mpfr(arb_mid_ptr(&exponent), y)
        arf_set_mpfr(arb_mid_ptr(ball), x)
        arb_pow(ball, ball, &exponent, bits)
      }
    if !isDone { _ = mpfr_pow(d, x, y, MPFR_RNDN) }
  }

  /// Writes log |Γ(x)| to d, at the precision of d.
  package static func logGamma(_ d: UnsafeMutablePointer<__mpfr_struct>, _ x: UnsafePointer<__mpfr_struct>) {
    if x.pointee._mpfr_sign > 0, round(d, x, arb_lgamma) { return }
    var sign: Int32 = 0
    _ = mpfr_lgamma(d, &sign, x, MPFR_RNDN)
  }
}

extension RoundedFunction {
  /// eˣ.
  package static var exp: RoundedFunction { .init("exp", arb_exp, mpfr_exp) }
  /// eˣ − 1.
  package static var expMinusOne: RoundedFunction { .init("expMinusOne", arb_expm1, mpfr_expm1) }
  /// cosh x.
  package static var cosh: RoundedFunction { .init("cosh", arb_cosh, mpfr_cosh) }
  /// sinh x.
  package static var sinh: RoundedFunction { .init("sinh", arb_sinh, mpfr_sinh) }
  /// tanh x.
  package static var tanh: RoundedFunction { .init("tanh", arb_tanh, mpfr_tanh) }
  /// cos x.
  package static var cos: RoundedFunction { .init("cos", arb_cos, mpfr_cos) }
  /// sin x.
  package static var sin: RoundedFunction { .init("sin", arb_sin, mpfr_sin) }
  /// tan x.
  package static var tan: RoundedFunction { .init("tan", arb_tan, mpfr_tan) }
  /// log x.
  package static var log: RoundedFunction { .init("log", arb_log, mpfr_log) }
  /// log(1 + x).
  package static var logOnePlus: RoundedFunction { .init("logOnePlus", arb_log1p, mpfr_log1p) }
  /// arcosh x.
  package static var acosh: RoundedFunction { .init("acosh", arb_acosh, mpfr_acosh) }
  /// arsinh x.
  package static var asinh: RoundedFunction { .init("asinh", arb_asinh, mpfr_asinh) }
  /// artanh x.
  package static var atanh: RoundedFunction { .init("atanh", arb_atanh, mpfr_atanh) }
  /// arccos x.
  package static var acos: RoundedFunction { .init("acos", arb_acos, mpfr_acos) }
  /// arcsin x.
  package static var asin: RoundedFunction { .init("asin", arb_asin, mpfr_asin) }
  /// arctan x.
  package static var atan: RoundedFunction { .init("atan", arb_atan, mpfr_atan) }
  /// Γ(x).
  package static var gamma: RoundedFunction { .init("gamma", arb_gamma, mpfr_gamma) }
  /// erf x.
  package static var erf: RoundedFunction { .init("erf", arb_hypgeom_erf, mpfr_erf) }
  /// 1 − erf x.
  package static var erfc: RoundedFunction { .init("erfc", arb_hypgeom_erfc, mpfr_erfc) }
}
