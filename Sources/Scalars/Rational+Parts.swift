import CMPFR

extension Rational {
  /// Whether the denominator is 1.
  public var isInteger: Bool {
    switch storage {
    case .small(_, let q): q == 1
    case .big(let big): big.withParts { _, q in __gmpz_cmp_ui(q, 1) == 0 }
    }
  }

  /// The numerator in lowest terms; it carries the sign.
  public var numerator: Rational {
    switch storage {
    case .small(let p, _): Rational(p)
    case .big(let big): .integer { result in big.withParts { p, _ in __gmpz_set(result, p) } }
    }
  }

  /// The denominator in lowest terms, positive.
  public var denominator: Rational {
    switch storage {
    case .small(_, let q): Rational(q)
    case .big(let big): .integer { result in big.withParts { _, q in __gmpz_set(result, q) } }
    }
  }

  /// Numerator and denominator when both fit an `Int`.
  @inlinable
  public var smallParts: (numerator: Int, denominator: Int)? {
    if case .small(let p, let q) = storage { (p, q) } else { nil }
  }

  /// The value when it is an integer that fits an `Int`.
  @inlinable
  public var asInt: Int? {
    if case .small(let p, 1) = storage { p } else { nil }
  }

  /// The greatest integer that is not above self.
  public var floor: Rational {
    switch storage {
    case .small(let p, let q):
      let (quotient, remainder) = p.quotientAndRemainder(dividingBy: q)
      return Rational(remainder < 0 ? quotient - 1 : quotient)
    case .big(let big): return .integer { result in big.withParts { p, q in __gmpz_fdiv_q(result, p, q) } }
    }
  }

  /// The bits of numerator and denominator together: a measure of size for callers that cap it.
  public var bitCount: Int {
    switch storage {
    case .small(let p, let q): 2 * Int.bitWidth - p.magnitude.leadingZeroBitCount - q.leadingZeroBitCount
    case .big(let big): big.withParts { p, q in __gmpz_sizeinbase(p, 2) + __gmpz_sizeinbase(q, 2) }
    }
  }

  /// selfⁿ, exactly; 0⁰ = 1.
  ///
  /// For n < 0 self must not be zero. The size of the result is about |n| · `bitCount` bits; more than 2³⁶ are refused
  /// by a precondition, since GMP would end the process.
  public func power(_ n: Int) -> Rational {
    if n < 0 {
      precondition(!isZero, "0 is raised to the power \(n)")
      return n == .min ? inverse.power(.max) * inverse : inverse.power(-n)
    }
    if n == 0 { return 1 }
    if isZero || isOne || n == 1 { return self }
    if case .small(-1, 1) = storage { return n.isMultiple(of: 2) ? 1 : self }
    if case .small(let p, let q) = storage, let top = Self.smallPower(p, n), let bottom = Self.smallPower(q, n) {
      return Rational(coprime: top, bottom)
    }
    precondition(
      Double(bitCount) * Double(n) <= 0x1p36, "a power would have \(bitCount) · \(n) bits, more than the limit 2³⁶")
    return withMPQ { base in
      Rational.fromMPQ { result in
        // Powers of coprime integers are coprime: no common factor is looked for.
        withUnsafePointer(to: base.pointee._mp_num) { __gmpz_pow_ui(&result.pointee._mp_num, $0, UInt(n)) }
        withUnsafePointer(to: base.pointee._mp_den) { __gmpz_pow_ui(&result.pointee._mp_den, $0, UInt(n)) }
      }
    }
  }

  /// pⁿ for n > 0 where it fits.
  private static func smallPower(_ p: Int, _ n: Int) -> Int? {
    if p == 1 { return 1 }
    if n > Int.bitWidth { return nil }
    var result = p
    for _ in 1..<n {
      let (product, overflow) = result.multipliedReportingOverflow(by: p)
      if overflow { return nil }
      result = product
    }
    return result
  }

  /// The integer that `fill` writes.
  private static func integer(_ fill: (UnsafeMutablePointer<__mpz_struct>) -> Void) -> Rational {
    Rational.fromMPQ { fill(&$0.pointee._mp_num) }
  }
}
