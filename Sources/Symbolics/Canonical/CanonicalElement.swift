@preconcurrency import CFLINT
import Scalars

/// The ring Z[k₁, …, kₙ] of the numerators of a canonical field.
final class PolynomialRing {
  let context: UnsafeMutablePointer<fmpz_mpoly_ctx_struct>
  /// How many generators there are; FLINT wants one at least.
  let count: Int

  init(count: Int) {
    self.count = max(count, 1)
    context = .allocate(capacity: 1)
    fmpz_mpoly_ctx_init(context, self.count, ORD_DEGREVLEX)
  }

  deinit {
    fmpz_mpoly_ctx_clear(context)
    context.deallocate()
  }
}

/// An element of a canonical field: N/(q ∏ dᵢ^eᵢ) with an integer q > 0 and irreducible polynomials dᵢ of the field.
///
/// No dᵢ with eᵢ > 0 divides N, and q has no divisor in common with all coefficients: one value has one form. Made once
/// and not changed after it is handed out.
package final class CanonicalElement {
  let ring: PolynomialRing
  let numerator: UnsafeMutablePointer<fmpz_mpoly_struct>
  let divisor: UnsafeMutablePointer<fmpz>
  /// The exponents of the generators and then of the other denominators of the field, without zeros at the end.
  var exponents: [Int32] = []

  /// 0.
  init(_ ring: PolynomialRing) {
    self.ring = ring
    numerator = .allocate(capacity: 1)
    divisor = .allocate(capacity: 1)
    fmpz_mpoly_init(numerator, ring.context)
    divisor.initialize(to: 1)
  }

  deinit {
    fmpz_mpoly_clear(numerator, ring.context)
    fmpz_clear(divisor)
    numerator.deallocate()
    divisor.deallocate()
  }

  /// A copy that may be changed.
  func copy() -> CanonicalElement {
    let result = CanonicalElement(ring)
    fmpz_mpoly_set(result.numerator, numerator, ring.context)
    fmpz_set(result.divisor, divisor)
    result.exponents = exponents
    return result
  }

  package var isZero: Bool { numerator.pointee.length == 0 }
  /// How many terms the numerator has.
  var termCount: Int { numerator.pointee.length }
  var hasUnitDivisor: Bool { divisor.pointee == 1 }

  /// Whether it is a rational number.
  var isNumber: Bool {
    exponents.isEmpty && (isZero || termCount == 1 && fmpz_mpoly_is_fmpz(numerator, ring.context) != 0)
  }

  /// The value, where it is a rational number.
  package var rational: Rational? {
    guard isNumber else { return nil }
    if isZero { return .zero }
    return Rational.fromMPQ { value in
      fmpz_get_mpz(&value.pointee._mp_num, numerator.pointee.coeffs)
      fmpz_get_mpz(&value.pointee._mp_den, divisor)
    }
  }

  func exponent(_ i: Int) -> Int32 { i < exponents.count ? exponents[i] : 0 }

  /// Drops the zeros at the end of the exponents.
  func trim() { while exponents.last == 0 { exponents.removeLast() } }

  /// Divides numerator and divisor by their common integer factor.
  func reduceContent() {
    if isZero {
      fmpz_set_si(divisor, 1)
      exponents = []
      return
    }
    if hasUnitDivisor { return }
    var common: fmpz = 0
    fmpz_set(&common, divisor)
    for i in 0..<termCount where common != 1 { CanonicalElement.gcd(&common, numerator.pointee.coeffs + i) }
    if common != 1 {
      fmpz_divexact(divisor, divisor, &common)
      fmpz_mpoly_scalar_divexact_fmpz(numerator, numerator, &common, ring.context)
    }
    fmpz_clear(&common)
  }
}

extension CanonicalElement {
  /// gcd(a, b) into a.
  static func gcd(_ a: UnsafeMutablePointer<fmpz>, _ b: UnsafePointer<fmpz>) { fmpz_gcd(a, a, b) }

  /// The product of two numerators; the operands live until it is done, which their bare pointers do not see to.
  func setProduct(_ a: CanonicalElement, _ b: CanonicalElement) {
    withExtendedLifetime((a, b)) { fmpz_mpoly_mul(numerator, a.numerator, b.numerator, ring.context) }
  }

  /// The quotient of two numerators where the second divides the first.
  func setQuotient(_ a: CanonicalElement, _ b: CanonicalElement) -> Bool {
    withExtendedLifetime((a, b)) { fmpz_mpoly_divides(numerator, a.numerator, b.numerator, ring.context) != 0 }
  }

  /// Whether two numerators are equal.
  func hasNumerator(of other: CanonicalElement) -> Bool {
    withExtendedLifetime((self, other)) { fmpz_mpoly_equal(numerator, other.numerator, ring.context) != 0 }
  }

  /// N · p/q for an exact fraction, in place.
  func multiply(by r: Rational) {
    var p: fmpz = 0, q: fmpz = 0
    r.withMPQ { fraction in
      withUnsafePointer(to: fraction.pointee._mp_num) { fmpz_set_mpz(&p, $0) }
      withUnsafePointer(to: fraction.pointee._mp_den) { fmpz_set_mpz(&q, $0) }
    }
    fmpz_mpoly_scalar_mul_fmpz(numerator, numerator, &p, ring.context)
    fmpz_mul(divisor, divisor, &q)
    fmpz_clear(&p)
    fmpz_clear(&q)
    reduceContent()
  }
}
