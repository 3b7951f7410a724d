import CMPFR

extension BigFloat: Comparable, Hashable {
  /// Whether a and b are the same number, whatever their precision; NaN equals nothing.
  public static func == (a: BigFloat, b: BigFloat) -> Bool {
    a.withMPFR { a in b.withMPFR { b in mpfr_equal_p(a, b) != 0 } }
  }
  /// Whether a is less than b; false when either is NaN.
  public static func < (a: BigFloat, b: BigFloat) -> Bool {
    a.withMPFR { a in b.withMPFR { b in mpfr_less_p(a, b) != 0 } }
  }
  /// Whether a is at most b; false when either is NaN.
  public static func <= (a: BigFloat, b: BigFloat) -> Bool {
    a.withMPFR { a in b.withMPFR { b in mpfr_lessequal_p(a, b) != 0 } }
  }
  /// Whether a is greater than b; false when either is NaN.
  public static func > (a: BigFloat, b: BigFloat) -> Bool { b < a }
  /// Whether a is at least b; false when either is NaN.
  public static func >= (a: BigFloat, b: BigFloat) -> Bool { b <= a }

  /// Feeds the number, not its precision: equal numbers hash alike.
  public func hash(into hasher: inout Hasher) {
    withMPFR { x in
      let value = x.pointee
      if value._mpfr_exp == Self.zeroExponent {
        hasher.combine(0)
        return
      }
      hasher.combine(value._mpfr_exp)
      if value._mpfr_exp == Self.nanExponent { return }
      hasher.combine(value._mpfr_sign)
      if value._mpfr_exp == Self.infinityExponent { return }
      // From the highest limb on, without the zeros that only fill the precision.
      let count = (value._mpfr_prec + 63) >> 6
      var low = 0
      while low < count - 1, value._mpfr_d[low] == 0 { low += 1 }
      for i in stride(from: count - 1, through: low, by: -1) { hasher.combine(value._mpfr_d[i]) }
    }
  }

  /// Whether it is NaN.
  public var isNaN: Bool { mpfrExponent == Self.nanExponent }
  /// Whether it is ±∞.
  public var isInfinite: Bool { mpfrExponent == Self.infinityExponent }
  /// Whether it is neither NaN nor infinite.
  public var isFinite: Bool { isRegular || isZero }
  /// Whether it is 0 or −0.
  public var isZero: Bool { mpfrExponent == Self.zeroExponent }
  /// Whether its sign bit is set, as for −0.
  public var isSignMinus: Bool { withMPFR { $0.pointee._mpfr_sign < 0 } }
  /// −1, 0 or 1; 0 for NaN.
  public var signum: Int { isNaN || isZero ? 0 : isSignMinus ? -1 : 1 }
  /// |self|.
  public var magnitude: BigFloat { .absoluteValue(self) }
  /// Whether it is an integer.
  public var isInteger: Bool { withMPFR { mpfr_integer_p($0) != 0 } }

  /// ⌊log₂|x|⌋ for a finite x ≠ 0; nil for 0, ±∞ and NaN.
  public var exponent: Int? { isRegular ? mpfrExponent - 1 : nil }

  /// The distance between neighbours at this size and precision; nil for an exact number, 0, ±∞ and NaN.
  public var ulp: BigFloat? {
    guard isRegular, !isExact else { return nil }
    return BigFloat(carriedBits: carriedBits, room: carriedBits) {
      _ = mpfr_set_si_2exp($0, 1, mpfrExponent - carriedBits, MPFR_RNDN)
    }
  }

  /// The greatest integer that is not above x, at the precision of x.
  public func roundedDown() -> BigFloat { Self.unary("floor", self) { mpfr_rint($0, $1, MPFR_RNDD) } }

  /// Neither zero, nor infinite, nor NaN.
  var isRegular: Bool { mpfrExponent > Self.infinityExponent }
  /// The exponent as MPFR keeps it: 2ᵉ⁻¹ ≤ |x| < 2ᵉ, or one of the three marks.
  var mpfrExponent: Int { withMPFR { $0.pointee._mpfr_exp } }
}
