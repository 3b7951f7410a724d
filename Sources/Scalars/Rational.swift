import CMPFR

/// An exact rational number p/q in lowest terms, of any size.
///
/// Numerator and denominator are kept as two `Int`s while they fit and in GMP otherwise; a value that fits again is
/// taken back, so that one number has one form, and equality and hashing never look at how it came about.
public struct Rational: Sendable {
  @usableFromInline
  enum Storage: Sendable {
    /// In lowest terms, with a positive denominator.
    case small(Int, Int)
    /// Only for what does not fit `small`.
    case big(BigRational)
  }

  @usableFromInline let storage: Storage

  @inlinable
  init(_ storage: Storage) { self.storage = storage }

  /// Takes n/d, which is in lowest terms with d > 0, as it is.
  @inlinable
  init(coprime n: Int, _ d: Int) { storage = .small(n, d) }

  /// The integer n.
  @inlinable
  public init(_ n: Int) { storage = .small(n, 1) }

  /// The fraction n/d, reduced to lowest terms; d must not be zero.
  @inlinable
  public init(_ n: Int, _ d: Int) {
    precondition(d != 0, "the denominator of \(n)/\(d) is zero")
    let divisor = greatestCommonDivisor(n.magnitude, d.magnitude)
    let p = n.magnitude / divisor, q = d.magnitude / divisor
    if p <= UInt(Int.max), q <= UInt(Int.max) {
      self.init(coprime: (n < 0) != (d < 0) ? -Int(p) : Int(p), Int(q))
    } else {
      self.init(big: n, over: d)
    }
  }

  /// n/d through GMP, where the sign or the reduction of `Int.min` overflows.
  @usableFromInline
  init(big n: Int, over d: Int) {
    self = Rational.fromMPQ { result in
      __gmpz_set_si(&result.pointee._mp_num, n)
      __gmpz_set_si(&result.pointee._mp_den, d)
      __gmpq_canonicalize(result)
    }
  }

  /// Takes a canonical big number over, as a small one when it fits.
  init(normalizing big: BigRational) {
    let small: (Int, Int)? = big.withParts { p, q in
      __gmpz_fits_slong_p(p) != 0 && __gmpz_fits_slong_p(q) != 0 ? (__gmpz_get_si(p), __gmpz_get_si(q)) : nil
    }
    if let (p, q) = small { self.init(coprime: p, q) } else { self.init(.big(big)) }
  }

  /// 0.
  @inlinable public static var zero: Rational { Rational(0) }
  /// 1.
  @inlinable public static var one: Rational { Rational(1) }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// The integer that was written.
  @inlinable
  public init(integerLiteral value: Int) { self.init(value) }
}

/// A GMP rational, made once and never changed after it is shared.
@usableFromInline
final class BigRational: @unchecked Sendable {
  let value: UnsafeMutablePointer<__mpq_struct>

  init() {
    value = .allocate(capacity: 1)
    __gmpq_init(value)
  }

  deinit {
    __gmpq_clear(value)
    value.deallocate()
  }

  /// Lends numerator and denominator; they must not be kept.
  func withParts<Result>(
    _ body: (UnsafeMutablePointer<__mpz_struct>, UnsafeMutablePointer<__mpz_struct>) throws -> Result
  ) rethrows -> Result {
    // Without this the number may be freed as soon as the pointers are taken out of it.
    try withExtendedLifetime(self) { try body(&value.pointee._mp_num, &value.pointee._mp_den) }
  }
}

/// The greatest common divisor; gcd(0, b) = b.
@inlinable
func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
  if a == 0 { return b }
  if b == 0 { return a }
  if a == 1 || b == 1 { return 1 }
  let shift = (a | b).trailingZeroBitCount
  var x = a >> UInt(a.trailingZeroBitCount), y = b
  repeat {
    y >>= UInt(y.trailingZeroBitCount)
    if x > y { swap(&x, &y) }
    y -= x
  } while y != 0
  return x << UInt(shift)
}
