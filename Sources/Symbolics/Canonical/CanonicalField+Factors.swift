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
    guard isFactored(rest) else {
      result.parts.append((rest, 1))
      return result
    }
    var found = fmpz_mpoly_factor_struct()
    fmpz_mpoly_factor_init(&found, context)
    if fmpz_mpoly_factor(&found, rest.numerator, context) != 0 {
      result.content *= CanonicalField.rational(&found.constant)
      for i in 0..<fmpz_mpoly_factor_length(&found, context) {
        let part = CanonicalElement(ring)
        let exponent = fmpz_mpoly_factor_get_exp_si(&found, i, context)
        fmpz_mpoly_factor_get_base(part.numerator, &found, i, context)
        if part.leadingCoefficient.isNegative {
          fmpz_mpoly_neg(part.numerator, part.numerator, context)
          if exponent & 1 == 1 { result.content = -result.content }
        }
        result.parts.append((part, exponent))
      }
    } else {
      result.parts.append((rest, 1))
    }
    fmpz_mpoly_factor_clear(&found, context)
    return result
  }

  /// Whether a polynomial is small enough to be factored.
  private func isFactored(_ a: CanonicalElement) -> Bool {
    guard a.termCount <= CanonicalLimits.factoredTerms, fmpz_mpoly_total_degree_fits_si(a.numerator, ring.context) != 0,
      fmpz_mpoly_total_degree_si(a.numerator, ring.context) <= 80, fmpz_mpoly_max_bits(a.numerator).magnitude <= 512
    else { return false }
    return spend(a.termCount * 1_000)
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
