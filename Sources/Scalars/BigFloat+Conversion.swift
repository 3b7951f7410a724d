import CMPFR

extension BigFloat {
  /// The number nearest to an exact rational number.
  public init(_ value: Rational, precision: BigFloatPrecision) {
    self = .fromMPFR(precision) { result in
      if let n = value.asInt {
        _ = __gmpfr_set_sj(result, intmax_t(n), MPFR_RNDN)
      } else {
        value.withMPQ { _ = mpfr_set_q(result, $0, MPFR_RNDN) }
      }
    }
  }

  /// A rational number exactly; nil unless its denominator is a power of two.
  public init?(exactly value: Rational) {
    var error: Int32 = 0
    let result = BigFloat(carriedBits: 0, room: value.bitCount) { result in
      error = value.withMPQ { mpfr_set_q(result, $0, MPFR_RNDN) }
    }
    if error != 0 { return nil }
    self = result.trimmed()
  }

  /// The number that a `Double` is: exactly from 53 bits on, else the nearest.
  ///
  /// 0.1 is 0.1000000000000000055…: for the decimal number write `BigFloat("0.1", precision:)`.
  public init(rounding value: Double, precision: BigFloatPrecision) {
    self = .fromMPFR(precision) { _ = mpfr_set_d($0, value, MPFR_RNDN) }
  }

  /// The number that a `Double` is, as an exact one, which carries no precision.
  public init(exactly value: Double) {
    self = BigFloat(carriedBits: 0, room: 53) { _ = mpfr_set_d($0, value, MPFR_RNDN) }.trimmed()
  }

  /// The nearest `Double`, ties to even; ±∞ beyond the range.
  public var asDouble: Double { withMPFR { mpfr_get_d($0, MPFR_RNDN) } }

  /// The value when it is an integer that fits an `Int`.
  public var asInt: Int? {
    withMPFR { mpfr_integer_p($0) != 0 && mpfr_fits_slong_p($0, MPFR_RNDN) != 0 ? mpfr_get_si($0, MPFR_RNDN) : nil }
  }

  /// The number in floating-point parts: value · 2^exponent with the least integer that does it; nil for ±∞ and NaN.
  public var integerAndExponent: (integer: Rational, exponent: Int)? {
    guard isFinite else { return nil }
    guard isRegular else { return (0, 0) }
    var exponent = 0
    let integer = Rational.fromMPQ { result in
      withMPFR { exponent = mpfr_get_z_2exp(&result.pointee._mp_num, $0) }
      let zeros = Int(__gmpz_scan1(&result.pointee._mp_num, 0))
      withUnsafeMutablePointer(to: &result.pointee._mp_num) { __gmpz_tdiv_q_2exp($0, $0, UInt(zeros)) }
      exponent += zeros
    }
    return (integer, exponent)
  }

  /// The number exactly; nil for NaN and ±∞.
  ///
  /// Its size is that of the exponent: 2^1000000 has a million bits.
  public var asRational: Rational? {
    guard isFinite else { return nil }
    return Rational.fromMPQ { result in withMPFR { mpfr_get_q(result, $0) } }
  }
}
