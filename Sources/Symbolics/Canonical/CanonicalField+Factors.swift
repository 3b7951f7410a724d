@preconcurrency import CFLINT
import Scalars

/// Factors of numerators, and the denominators of the field that they become.
extension CanonicalField {
  /// A numerator as content · ∏ generatorⁿ · ∏ pᵏ; without algebraic generators in it the p are irreducible, unless large.
  struct Factors {
    var content: Rational
    var powers: [UInt]
    var parts: [(polynomial: CanonicalElement, exponent: Int)] = []
  }

  /// The factors of a numerator that is not zero.
  func factors(_ a: CanonicalElement) -> Factors {
    let context = ring.context
    let monomial = CanonicalElement(ring), rest = CanonicalElement(ring)
    fmpz_mpoly_term_content(monomial.numerator, a.numerator, context)
    var powers = [UInt](repeating: 0, count: ring.count)
    fmpz_mpoly_get_term_exp_ui(&powers, monomial.numerator, 0, context)
    // The content of the terms is without a sign: the leading coefficient is to be positive.
    var content = monomial.leadingCoefficient
    _ = rest.setQuotient(a, monomial)
    if rest.leadingCoefficient.isNegative {
      fmpz_mpoly_neg(rest.numerator, rest.numerator, context)
      content = -content
    }
    var result = Factors(content: content, powers: powers)
    if rest.termCount == 1 { return result }
    for i in denominators.indices {
      var exponent = 0
      while rest.termCount > 1, spend(rest.termCount) {
        let quotient = CanonicalElement(ring)
        guard quotient.setQuotient(rest, denominators[i].polynomial) else { break }
        fmpz_mpoly_swap(rest.numerator, quotient.numerator, context)
        exponent += 1
      }
      if exponent > 0 { result.parts.append((denominators[i].polynomial, exponent)) }
    }
    if rest.termCount == 1 {
      result.content *= rest.leadingCoefficient
      return result
    }
    let key = FactorKey(rest)
    if let known = factored[key]?.first(where: { $0.polynomial.hasNumerator(of: rest) }) {
      result.parts += known.parts
      return result
    }
    let parts = isFactored(rest) ? irreducibleFactors(rest) : [(rest, 1)]
    factored[key, default: []].append((rest, parts))
    result.parts += parts
    return result
  }

  /// What polynomials that were factored are found again by, before they are compared.
  struct FactorKey: Hashable {
    let termCount: Int
    let bits: Int
    let degree: Int
    let leading: fmpz

    init(_ a: CanonicalElement) {
      termCount = a.termCount
      bits = fmpz_mpoly_max_bits(a.numerator)
      let fits = fmpz_mpoly_total_degree_fits_si(a.numerator, a.ring.context) != 0
      degree = fits ? fmpz_mpoly_total_degree_si(a.numerator, a.ring.context) : .max
      // A large coefficient is a pointer, which says nothing.
      leading = Swift.abs(bits) < 62 ? a.numerator.pointee.coeffs[0] : 0
    }
  }

  /// The irreducible factors of a primitive polynomial with a positive leading coefficient.
  private func irreducibleFactors(_ a: CanonicalElement) -> [(polynomial: CanonicalElement, exponent: Int)] {
    var found = fmpz_mpoly_factor_struct(), result: [(polynomial: CanonicalElement, exponent: Int)] = []
    fmpz_mpoly_factor_init(&found, ring.context)
    defer { fmpz_mpoly_factor_clear(&found, ring.context) }
    guard fmpz_mpoly_factor(&found, a.numerator, ring.context) != 0 else { return [(a, 1)] }
    for i in 0..<fmpz_mpoly_factor_length(&found, ring.context) {
      let part = CanonicalElement(ring)
      fmpz_mpoly_factor_get_base(part.numerator, &found, i, ring.context)
      // An even number of factors with odd exponents changes sign, since the whole has a positive leading coefficient.
      if part.leadingCoefficient.isNegative { fmpz_mpoly_neg(part.numerator, part.numerator, ring.context) }
      result.append((part, fmpz_mpoly_factor_get_exp_si(&found, i, ring.context)))
    }
    return result
  }

  /// Whether a polynomial is small enough to be factored.
  private func isFactored(_ a: CanonicalElement) -> Bool {
    guard a.termCount <= CanonicalLimits.factoredTerms, fmpz_mpoly_total_degree_fits_si(a.numerator, ring.context) != 0,
      fmpz_mpoly_total_degree_si(a.numerator, ring.context) <= 80, fmpz_mpoly_max_bits(a.numerator).magnitude <= 512
    else { return false }
    // When the share of factoring is used up, sums stay whole: that is as right, and less readable.
    guard factoringEffort >= a.termCount else { return false }
    factoringEffort -= a.termCount
    return failure == nil
  }

  /// The numerator of an element as content and exponents of the field's denominators, new ones being entered.
  func split(_ a: CanonicalElement) throws -> (content: Rational, exponents: [Int32]) {
    let factors = factors(a)
    if let failure { throw failure }
    var exponents = factors.powers.map { Int32(clamping: $0) }
    for (part, exponent) in factors.parts {
      let place = ring.count + entered(part)
      while exponents.count <= place { exponents.append(0) }
      exponents[place] += Int32(clamping: exponent)
    }
    return (factors.content, exponents)
  }

  /// The number of a denominator.
  private func entered(_ polynomial: CanonicalElement) -> Int {
    for (i, known) in denominators.enumerated() {
      if known.polynomial === polynomial || known.polynomial.hasNumerator(of: polynomial) { return i }
    }
    denominators.append(Denominator(polynomial: polynomial, powers: [polynomial]))
    return denominators.count - 1
  }

  static func rational(_ value: UnsafePointer<fmpz>) -> Rational {
    Rational.fromMPQ { result in
      fmpz_get_mpz(&result.pointee._mp_num, value)
      fmpz_get_mpz(&result.pointee._mp_den, [1])
    }
  }
}

extension CanonicalElement {
  /// The coefficient of the first term of the numerator.
  var leadingCoefficient: Rational {
    isZero ? .zero : CanonicalField.rational(numerator.pointee.coeffs)
  }
}
