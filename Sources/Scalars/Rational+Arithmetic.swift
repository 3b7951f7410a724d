import CMPFR

extension Rational: AdditiveArithmetic {
  /// a + b, exactly.
  @inlinable
  public static func + (a: Rational, b: Rational) -> Rational {
    if case .small(let p, let q) = a.storage, case .small(let r, let s) = b.storage,
      let sum = smallSum(p, q, r, s)
    {
      return sum
    }
    return bigResult(.add, a, b)
  }

  /// a − b, exactly.
  @inlinable
  public static func - (a: Rational, b: Rational) -> Rational {
    if case .small(let p, let q) = a.storage, case .small(let r, let s) = b.storage, r != .min,
      let difference = smallSum(p, q, -r, s)
    {
      return difference
    }
    return bigResult(.subtract, a, b)
  }

  /// a · b, exactly.
  @inlinable
  public static func * (a: Rational, b: Rational) -> Rational {
    if case .small(let p, let q) = a.storage, case .small(let r, let s) = b.storage,
      let product = smallProduct(p, q, r, s)
    {
      return product
    }
    return bigResult(.multiply, a, b)
  }

  /// a / b, exactly; b must not be zero.
  @inlinable
  public static func / (a: Rational, b: Rational) -> Rational {
    if case .small(let r, let s) = b.storage {
      precondition(r != 0, "\(a) is divided by zero")
      if case .small(let p, let q) = a.storage, r != .min,
        let quotient = r > 0 ? smallProduct(p, q, s, r) : smallProduct(p, q, -s, -r)
      {
        return quotient
      }
    }
    return bigResult(.divide, a, b)
  }

  /// −a.
  @inlinable
  public static prefix func - (a: Rational) -> Rational {
    if case .small(let p, let q) = a.storage, p != .min { return Rational(coprime: -p, q) }
    return bigResult(.subtract, .zero, a)
  }

  /// Adds b, exactly.
  @inlinable
  public static func += (a: inout Rational, b: Rational) { a = a + b }
  /// Subtracts b, exactly.
  @inlinable
  public static func -= (a: inout Rational, b: Rational) { a = a - b }
  /// Multiplies by b, exactly.
  @inlinable
  public static func *= (a: inout Rational, b: Rational) { a = a * b }
  /// Divides by b, exactly; b must not be zero.
  @inlinable
  public static func /= (a: inout Rational, b: Rational) { a = a / b }

  /// 1/self; self must not be zero.
  @inlinable
  public var inverse: Rational { Rational(1) / self }
}

extension Rational {
  /// p/q + r/s where it fits: the common factor of the denominators goes out first, as in Knuth 4.5.1.
  @inlinable
  static func smallSum(_ p: Int, _ q: Int, _ r: Int, _ s: Int) -> Rational? {
    if q == 1, s == 1 {
      let (sum, overflow) = p.addingReportingOverflow(r)
      return overflow ? nil : Rational(coprime: sum, 1)
    }
    let common = Int(greatestCommonDivisor(UInt(q), UInt(s)))
    let qCofactor = q / common, sCofactor = s / common
    let (left, overflowLeft) = p.multipliedReportingOverflow(by: sCofactor)
    let (right, overflowRight) = r.multipliedReportingOverflow(by: qCofactor)
    let (sum, overflowSum) = left.addingReportingOverflow(right)
    if overflowLeft || overflowRight || overflowSum { return nil }
    // What still cancels divides the common factor, so it fits an Int.
    let rest = Int(greatestCommonDivisor(sum.magnitude, UInt(common)))
    let (denominator, overflow) = qCofactor.multipliedReportingOverflow(by: s / rest)
    return overflow ? nil : Rational(coprime: sum / rest, denominator)
  }

  /// p/q · r/s where it fits; p/q and r/s are in lowest terms, so cancelling crosswise is all there is to cancel.
  @inlinable
  static func smallProduct(_ p: Int, _ q: Int, _ r: Int, _ s: Int) -> Rational? {
    if q == 1, s == 1 {
      let (product, overflow) = p.multipliedReportingOverflow(by: r)
      return overflow ? nil : Rational(coprime: product, 1)
    }
    let ps = Int(greatestCommonDivisor(p.magnitude, UInt(s))), rq = Int(greatestCommonDivisor(r.magnitude, UInt(q)))
    let (numerator, overflow) = (p / ps).multipliedReportingOverflow(by: r / rq)
    let (denominator, overflowBelow) = (q / rq).multipliedReportingOverflow(by: s / ps)
    return overflow || overflowBelow ? nil : Rational(coprime: numerator, denominator)
  }

  @usableFromInline
  enum BigOperation { case add, subtract, multiply, divide }

  @usableFromInline @inline(never)
  static func bigResult(_ operation: BigOperation, _ a: Rational, _ b: Rational) -> Rational {
    fromMPQ { result in
      a.withMPQ { a in
        b.withMPQ { b in
          switch operation {
          case .add: __gmpq_add(result, a, b)
          case .subtract: __gmpq_sub(result, a, b)
          case .multiply: __gmpq_mul(result, a, b)
          case .divide: __gmpq_div(result, a, b)
          }
        }
      }
    }
  }

  /// Lends the number as a GMP rational, which must not be changed nor kept.
  package func withMPQ<Result>(_ body: (UnsafePointer<__mpq_struct>) throws -> Result) rethrows -> Result {
    switch storage {
    case .big(let big): return try withExtendedLifetime(big) { try body(big.value) }
    case .small(let p, let q):
      // Read-only integers over two limbs on the stack: no allocation.
      var limbs = (mp_limb_t(p.magnitude), mp_limb_t(q))
      return try withUnsafeMutablePointer(to: &limbs.0) { numerator in
        try withUnsafeMutablePointer(to: &limbs.1) { denominator in
          var value = __mpq_struct(
            _mp_num: __mpz_struct(_mp_alloc: 1, _mp_size: Int32(p.signum()), _mp_d: numerator),
            _mp_den: __mpz_struct(_mp_alloc: 1, _mp_size: 1, _mp_d: denominator))
          return try withUnsafePointer(to: &value) { try body($0) }
        }
      }
    }
  }

  /// The number that `fill` writes to a fresh GMP rational (its value is 0/1); `fill` must leave it canonical.
  package static func fromMPQ(_ fill: (UnsafeMutablePointer<__mpq_struct>) throws -> Void) rethrows -> Rational {
    let result = BigRational()
    try withExtendedLifetime(result) { try fill(result.value) }
    return Rational(normalizing: result)
  }
}
