import CMPFR

extension Rational {
  /// The number that a `Double` is, exactly; nil for NaN and infinity.
  public init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    if let integer = Int(exactly: value) {
      self.init(integer)
    } else {
      self = Rational.fromMPQ { __gmpq_set_d($0, value) }
    }
  }

  /// The number of the shortest decimal text that reads back as `value`: 0.1 gives 1/10; `value` must be finite.
  public init(shortestDecimal value: Double) {
    precondition(value.isFinite, "\(value) is not a number that a fraction can equal")
    guard let parsed = Rational(value.description) else {
      preconditionFailure("the decimal text \(value) of a Double is not understood")
    }
    self = parsed
  }

  /// The nearest `Double`, ties to even; numbers beyond the range give ±infinity.
  public var asDouble: Double {
    if case .small(let p, let q) = storage {
      if q == 1 { return Double(p) }
      let exact = 1 << 53
      // The quotient of two exact numbers is rounded once.
      if p.magnitude <= exact, q <= exact { return Double(p) / Double(q) }
    }
    let nearest = withMPQ { Self.nearestDouble(to: $0.pointee) }
    return isNegative ? -nearest : nearest
  }

  /// The `Double` nearest to |value|.
  private static func nearestDouble(to value: __mpq_struct) -> Double {
    var numerator = value._mp_num, denominator = value._mp_den
    numerator._mp_size = Int32(numerator._mp_size.magnitude)
    // A quotient of 55 or 56 bits, its last bit set when anything was cut off: rounding it once more is then safe.
    let shift = 55 - (__gmpz_sizeinbase(&numerator, 2) - __gmpz_sizeinbase(&denominator, 2))
    var dividend = __mpz_struct(), divisor = __mpz_struct(), quotient = __mpz_struct(), remainder = __mpz_struct()
    __gmpz_init(&dividend)
    __gmpz_init(&divisor)
    __gmpz_init(&quotient)
    __gmpz_init(&remainder)
    defer {
      __gmpz_clear(&dividend)
      __gmpz_clear(&divisor)
      __gmpz_clear(&quotient)
      __gmpz_clear(&remainder)
    }
    __gmpz_mul_2exp(&dividend, &numerator, UInt(max(shift, 0)))
    __gmpz_mul_2exp(&divisor, &denominator, UInt(max(-shift, 0)))
    __gmpz_tdiv_qr(&quotient, &remainder, &dividend, &divisor)
    let bits = UInt64(__gmpz_get_ui(&quotient)) | (remainder._mp_size == 0 ? 0 : 1)

    // Below 2⁻¹⁰²² the spacing is 2⁻¹⁰⁷⁴: the rounding is to a multiple of that.
    let excess = shift - 1074
    let significantBits = UInt64.bitWidth - bits.leadingZeroBitCount
    guard significantBits - excess < 53 else {
      return Double(sign: .plus, exponent: -shift, significand: Double(bits))
    }
    if excess > 60 { return 0 }
    let floor = bits >> UInt64(excess), rest = bits & ((1 << UInt64(excess)) - 1),
      half = UInt64(1) << UInt64(excess - 1)
    let roundsUp = rest > half || (rest == half && floor & 1 == 1)
    return Double(bitPattern: roundsUp ? floor + 1 : floor)
  }
}
