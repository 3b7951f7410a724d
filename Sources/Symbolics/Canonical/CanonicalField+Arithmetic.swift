@preconcurrency import CFLINT
import Scalars

/// Field operations: fractions are kept reduced by trial division by the denominators that can have become divisors.
extension CanonicalField: CoefficientRing {
  package func isZero(_ a: CanonicalElement) -> Bool { a.isZero }
  package func add(_ a: CanonicalElement, _ b: CanonicalElement) -> CanonicalElement { sum([a, b], minus: []) }
  package func subtract(_ a: CanonicalElement, _ b: CanonicalElement) -> CanonicalElement { sum([a], minus: [b]) }
  package func sum(_ terms: [CanonicalElement]) -> CanonicalElement { sum(terms, minus: []) }

  package func negate(_ a: CanonicalElement) -> CanonicalElement {
    let result = a.copy()
    fmpz_mpoly_neg(result.numerator, result.numerator, ring.context)
    return result
  }

  package func scale(_ a: CanonicalElement, by r: Rational) -> CanonicalElement {
    let result = a.copy()
    result.multiply(by: r)
    return result
  }

  package func pivotCost(_ a: CanonicalElement) -> Double {
    let others = a.exponents.reduce(0) { $0 + Int($1) }
    return Double(a.termCount * 1000 + others)
  }

  package func multiply(_ a: CanonicalElement, _ b: CanonicalElement) -> CanonicalElement {
    if a.isZero || b.isZero || failure != nil { return zero }
    if a === one { return b }
    if b === one { return a }
    guard mayMultiply(a, b) else { return zero }
    let result = CanonicalElement(ring)
    var exponents = a.exponents
    while exponents.count < b.exponents.count { exponents.append(0) }
    for i in b.exponents.indices { exponents[i] += b.exponents[i] }
    guard exponents.allSatisfy({ $0 <= CanonicalLimits.largestExponent }) else {
      fail(.tooLarge(what: "an exponent", limit: Int(CanonicalLimits.largestExponent)))
      return zero
    }
    // A denominator of one factor alone may divide the numerator of the other; primes divide a product in no other way.
    let left = a.isNumber ? nil : cancelled(a, &exponents) { b.exponent($0) > 0 && a.exponent($0) == 0 }
    let right = b.isNumber ? nil : cancelled(b, &exponents) { a.exponent($0) > 0 && b.exponent($0) == 0 }
    result.setProduct(left ?? a, right ?? b)
    fmpz_mul(result.divisor, a.divisor, b.divisor)
    result.exponents = exponents
    result.trim()
    result.reduceContent()
    return settled(algebraic.isEmpty ? result : reduced(result))
  }

  /// Divides denominators out of a numerator as often as they go; nil when none does.
  func cancelled(
    _ a: CanonicalElement, _ exponents: inout [Int32], where isCandidate: (Int) -> Bool
  ) -> CanonicalElement? {
    var result: CanonicalElement?
    var hasGenerator = false
    for i in 0..<Swift.min(ring.count, exponents.count) where exponents[i] > 0 && isCandidate(i) { hasGenerator = true }
    if hasGenerator {
      let content = CanonicalElement(ring)
      fmpz_mpoly_term_content(content.numerator, a.numerator, ring.context)
      var powers = [UInt](repeating: 0, count: ring.count)
      fmpz_mpoly_get_term_exp_ui(&powers, content.numerator, 0, ring.context)
      var isDivisible = false
      for i in 0..<ring.count {
        let common = i < exponents.count && isCandidate(i) ? Swift.min(powers[i], UInt(Swift.max(exponents[i], 0))) : 0
        powers[i] = common
        if common > 0 {
          isDivisible = true
          exponents[i] -= Int32(common)
        }
      }
      if isDivisible {
        fmpz_mpoly_set_si(content.numerator, 1, ring.context)
        fmpz_mpoly_set_term_exp_ui(content.numerator, 0, powers, ring.context)
        let quotient = CanonicalElement(ring)
        _ = quotient.setQuotient(a, content)
        result = quotient
      }
    }
    for i in ring.count..<Swift.max(exponents.count, ring.count) where exponents[i] > 0 && isCandidate(i) {
      let d = denominators[i - ring.count].polynomial
      while exponents[i] > 0 {
        let dividend = result ?? a
        guard !dividend.isZero, spend(dividend.termCount + d.termCount) else { break }
        let quotient = CanonicalElement(ring)
        guard quotient.setQuotient(dividend, d) else { break }
        result = quotient
        exponents[i] -= 1
      }
    }
    return result
  }

  /// The element with every denominator tried anew.
  func cancelledFully(_ a: CanonicalElement, where isCandidate: (Int) -> Bool = { _ in true }) -> CanonicalElement {
    if a.isZero {
      a.reduceContent()
      return a
    }
    var exponents = a.exponents
    let result: CanonicalElement
    if let smaller = cancelled(a, &exponents, where: isCandidate) {
      fmpz_set(smaller.divisor, a.divisor)
      smaller.exponents = exponents
      smaller.trim()
      result = smaller
    } else {
      result = a
    }
    result.reduceContent()
    return result
  }

  /// 1/a.
  ///
  /// - Throws: `SymbolicsError.divisionByZero`, or the cap that was met.
  package func inverse(_ a: CanonicalElement) throws -> CanonicalElement {
    if let failure { throw failure }
    guard !a.isZero else { throw SymbolicsError.divisionByZero(what: "a pivot") }
    if let place = algebraic.last(where: { degree(a, $0) > 0 }) { return try algebraicInverse(a, place) }
    // 1/(N/(q ∏ d^e)) = q ∏ d^e / N, and N is split into denominators of the field.
    let (content, powers) = try split(a)
    let result = one.copy()
    fmpz_mpoly_scalar_mul_fmpz(result.numerator, result.numerator, a.divisor, ring.context)
    result.multiply(by: content.inverse)
    result.exponents = powers
    result.trim()
    return failure == nil ? lifted(result, by: a.exponents) : zero
  }

  /// a · ∏ d^e; the denominators are prime to those of a.
  private func lifted(_ a: CanonicalElement, by exponents: [Int32]) -> CanonicalElement {
    let result = a.copy()
    multiplyNumerator(result, by: exponents)
    return settled(result)
  }

  /// N ↦ N · ∏ d^e, in place.
  func multiplyNumerator(_ a: CanonicalElement, by exponents: [Int32]) {
    if exponents.allSatisfy({ $0 == 0 }) { return }
    var powers = [UInt](repeating: 0, count: ring.count)
    var hasMonomial = false
    for i in 0..<Swift.min(ring.count, exponents.count) where exponents[i] > 0 {
      powers[i] = UInt(exponents[i])
      hasMonomial = true
    }
    if hasMonomial {
      let monomial = one.copy()
      fmpz_mpoly_set_term_exp_ui(monomial.numerator, 0, powers, ring.context)
      a.setProduct(a, monomial)
    }
    for i in ring.count..<Swift.max(exponents.count, ring.count) where exponents[i] > 0 {
      guard let factor = power(ofDenominator: i - ring.count, Int(exponents[i])), mayMultiply(a, factor) else { return }
      a.setProduct(a, factor)
      if a.termCount > limits.terms { return fail(.tooLarge(what: "the canonical form", limit: limits.terms)) }
    }
  }

  /// dⁿ, kept.
  private func power(ofDenominator i: Int, _ n: Int) -> CanonicalElement? {
    while denominators[i].powers.count < n {
      guard let last = denominators[i].powers.last, mayMultiply(last, denominators[i].polynomial) else { return nil }
      let next = CanonicalElement(ring)
      next.setProduct(last, denominators[i].polynomial)
      guard next.termCount <= limits.terms else {
        fail(.tooLarge(what: "the canonical form", limit: limits.terms))
        return nil
      }
      denominators[i].powers.append(next)
    }
    return denominators[i].powers[n - 1]
  }

  func degree(_ a: CanonicalElement, _ i: Int) -> Int { fmpz_mpoly_degree_si(a.numerator, i, ring.context) }

  /// aⁿ.
  ///
  /// - Throws: `SymbolicsError.divisionByZero`, or the cap that was met.
  func power(_ a: CanonicalElement, _ n: Int) throws -> CanonicalElement {
    if n == 0 { return one }
    let base = n < 0 ? try inverse(a) : a
    if n.magnitude == 1 { return base }
    let isMonomial = base.termCount <= 1
    guard n.magnitude <= (isMonomial ? 1 << 24 : CanonicalLimits.largestPower) else {
      throw SymbolicsError.tooLarge(what: "a power of a sum", limit: CanonicalLimits.largestPower)
    }
    var result: CanonicalElement?
    var square = base, exponent = n.magnitude
    while exponent > 0 {
      if exponent & 1 == 1 { result = result.map { multiply($0, square) } ?? square }
      exponent >>= 1
      if exponent > 0 { square = multiply(square, square) }
    }
    return try checked(result ?? one)
  }
}
