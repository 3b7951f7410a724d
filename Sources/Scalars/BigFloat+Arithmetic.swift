import CMPFR

extension BigFloat: AdditiveArithmetic {
  /// Exactly 0.
  public static var zero: BigFloat { BigFloat(carriedBits: 0, room: 1) { mpfr_set_zero($0, 1) } }

  // The left operand is consumed: in a·b + c the product is not needed any more and is written over.

  /// a + b, correctly rounded; exact for exact operands.
  public static func + (a: consuming BigFloat, b: BigFloat) -> BigFloat {
    a += b
    return a
  }
  /// a − b, correctly rounded; exact for exact operands.
  public static func - (a: consuming BigFloat, b: BigFloat) -> BigFloat {
    a -= b
    return a
  }
  /// a · b, correctly rounded; exact for exact operands.
  public static func * (a: consuming BigFloat, b: BigFloat) -> BigFloat {
    a *= b
    return a
  }
  /// a / b, correctly rounded; x/0 = ±∞, 0/0 is NaN; exact operands must have an exact quotient.
  public static func / (a: consuming BigFloat, b: BigFloat) -> BigFloat {
    a /= b
    return a
  }
  /// −a, exactly.
  public static prefix func - (a: BigFloat) -> BigFloat { apply("minus", a, mpfr_neg) }
  /// a.
  public static prefix func + (a: BigFloat) -> BigFloat { a }

  /// Adds b, in place when a is not shared.
  public static func += (a: inout BigFloat, b: BigFloat) {
    if a.canHold(b) {
      _ = mpfr_add(a.storage.value, a.storage.value, b.storage.value, MPFR_RNDN)
      withExtendedLifetime(b) {}
    } else {
      a = fresh(a, b, roomForSum, mpfr_add)
    }
  }
  /// Subtracts b, in place when a is not shared.
  public static func -= (a: inout BigFloat, b: BigFloat) {
    if a.canHold(b) {
      _ = mpfr_sub(a.storage.value, a.storage.value, b.storage.value, MPFR_RNDN)
      withExtendedLifetime(b) {}
    } else {
      a = fresh(a, b, roomForSum, mpfr_sub)
    }
  }
  /// Multiplies by b, in place when a is not shared.
  public static func *= (a: inout BigFloat, b: BigFloat) {
    if a.canHold(b) {
      _ = mpfr_mul(a.storage.value, a.storage.value, b.storage.value, MPFR_RNDN)
      withExtendedLifetime(b) {}
    } else {
      a = fresh(a, b, { $0.significandBits + $1.significandBits }, mpfr_mul)
    }
  }
  /// Divides by b, in place when a is not shared.
  public static func /= (a: inout BigFloat, b: BigFloat) {
    if a.canHold(b) {
      _ = mpfr_div(a.storage.value, a.storage.value, b.storage.value, MPFR_RNDN)
      withExtendedLifetime(b) {}
    } else {
      a = apply("divide", a, b, mpfr_div)
    }
  }

  /// Adds b · c with one rounding, in place when self is not shared: the fused step of dot products and Horner's rule.
  public mutating func addProduct(_ b: BigFloat, _ c: BigFloat) {
    if canHold(b), carriedBits >= c.carriedBits {
      _ = mpfr_fma(storage.value, b.storage.value, c.storage.value, storage.value, MPFR_RNDN)
      withExtendedLifetime((b, c)) {}
      return
    }
    let bits = max(carriedBits, b.carriedBits, c.carriedBits)
    if bits == 0 {
      self += b * c
      return
    }
    self = BigFloat(carriedBits: bits, room: bits) { result in
      withMPFR { a in b.withMPFR { b in c.withMPFR { c in _ = mpfr_fma(result, b, c, a, MPFR_RNDN) } } }
    }
  }

  /// a · 2ⁿ, exactly, unless it leaves the range of exponents.
  public func scaled(byPowerOfTwo n: Int) -> BigFloat {
    Self.unary("scaled", self) { mpfr_mul_2si($0, $1, n, MPFR_RNDN) }
  }

  /// Whether a result with b may be written over self: nobody else sees it, and it has the precision.
  @inline(__always)
  private mutating func canHold(_ b: BigFloat) -> Bool {
    let bits = carriedBits
    return bits > 0 && bits >= b.carriedBits && isKnownUniquelyReferenced(&storage)
  }

  /// The result in new memory; `exactRoom` bits hold that of exact operands.
  @inline(never)
  private static func fresh(
    _ a: BigFloat, _ b: BigFloat, _ exactRoom: (BigFloat, BigFloat) -> Int, _ f: MPFRBinary
  ) -> BigFloat {
    let bits = max(a.carriedBits, b.carriedBits)
    if bits > 0 {
      return BigFloat(carriedBits: bits, room: bits) { result in
        a.withMPFR { a in b.withMPFR { b in _ = f(result, a, b, MPFR_RNDN) } }
      }
    }
    return exact("arithmetic", room: exactRoom(a, b), [a, b]) { result in
      a.withMPFR { a in b.withMPFR { b in f(result, a, b, MPFR_RNDN) } }
    }
  }

  /// The bits from the highest to the lowest place of two exact numbers, and one for the carry.
  private static func roomForSum(_ a: BigFloat, _ b: BigFloat) -> Int {
    guard a.isRegular, b.isRegular else { return max(a.significandBits, b.significandBits) }
    let (p, q) = (a.mpfrExponent, b.mpfrExponent)
    let room = max(p, q) - min(p - a.significandBits, q - b.significandBits) + 1
    precondition(room <= 1 << 33, "the exact sum of numbers near 2^\(p) and 2^\(q) needs \(room) bits")
    return room
  }
}
