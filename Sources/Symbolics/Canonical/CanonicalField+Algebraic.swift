@preconcurrency import CFLINT
import Scalars

/// Algebraic generators: reduction by u^n = v, and inverses by the norm.
extension CanonicalField {
  /// The equation of an algebraic generator u: (n, v) with u^n = v.
  func relation(_ place: Int) -> (degree: Int, value: CanonicalElement)? {
    switch generators[place].kind {
    case .algebraic(let value): (generators[place].root, value)
    case .sine(_, let square): (2, square)
    default: nil
    }
  }

  /// The coefficients of a polynomial numerator in one generator, by its powers, without the denominators.
  func coefficients(_ a: CanonicalElement, _ place: Int) -> [(power: Int, coefficient: CanonicalElement)] {
    var parts = fmpz_mpoly_univar_struct()
    fmpz_mpoly_univar_init(&parts, ring.context)
    fmpz_mpoly_to_univar(&parts, a.numerator, place, ring.context)
    var result: [(Int, CanonicalElement)] = []
    for i in 0..<fmpz_mpoly_univar_length(&parts, ring.context) {
      let part = CanonicalElement(ring)
      fmpz_mpoly_univar_swap_term_coeff(part.numerator, &parts, i, ring.context)
      result.append((fmpz_mpoly_univar_get_term_exp_si(&parts, i, ring.context), part))
    }
    fmpz_mpoly_univar_clear(&parts, ring.context)
    return result
  }

  /// 1/(q ∏ d^e) of an element.
  private func denominator(_ a: CanonicalElement) -> CanonicalElement {
    let result = one.copy()
    fmpz_set(result.divisor, a.divisor)
    result.exponents = a.exponents
    return result
  }

  /// The element with every power of an algebraic generator below its degree.
  func reduced(_ a: CanonicalElement) -> CanonicalElement {
    if a.isZero { return a }
    for place in algebraic.reversed() {
      guard let (n, value) = relation(place), degree(a, place) >= n else { continue }
      var powers: [CanonicalElement] = [one]
      var terms: [CanonicalElement] = []
      for (power, coefficient) in coefficients(a, place) {
        while powers.count <= power / n { powers.append(multiply(powers[powers.count - 1], value)) }
        let left = power % n
        let lead = left == 0 ? coefficient : multiplied(coefficient, byGenerator: place, left)
        terms.append(power < n ? lead : multiply(lead, powers[power / n]))
      }
      // What a product brought in is reduced by the products themselves.
      let whole = multiply(sum(terms), denominator(a))
      return algebraic.contains { isUnreduced(whole, $0) } ? reduced(whole) : cancelledFully(whole.copy())
    }
    return a
  }

  private func isUnreduced(_ a: CanonicalElement, _ place: Int) -> Bool {
    relation(place).map { degree(a, place) >= $0.degree } ?? false
  }

  private func multiplied(_ a: CanonicalElement, byGenerator place: Int, _ power: Int) -> CanonicalElement {
    let result = CanonicalElement(ring), factor = generator(place, power: power)
    result.setProduct(a, factor)
    return result
  }

  /// 1/a for an element with an algebraic generator, the highest in it at `place`.
  func algebraicInverse(_ a: CanonicalElement, _ place: Int) throws -> CanonicalElement {
    guard let (n, value) = relation(place) else { throw SymbolicsError.divisionByZero(what: "a pivot") }
    let parts = coefficients(a, place)
    let whole = try inverse(denominator(a))
    var result: CanonicalElement
    if parts.count == 1 {
      // 1/(c uᵏ) = uⁿ⁻ᵏ/(c v).
      let k = parts[0].power
      result = try inverse(multiply(parts[0].coefficient, value))
      if n > k { result = multiply(result, generator(place, power: n - k)) }
    } else if n == 2 {
      // 1/(c₀ + c₁u) = (c₀ − c₁u)/(c₀² − c₁²v).
      var c = [zero, zero]
      for (power, coefficient) in parts { c[power] = coefficient }
      let norm = subtract(multiply(c[0], c[0]), multiply(value, multiply(c[1], c[1])))
      if norm.isZero { throw dependence(place) }
      let conjugate = subtract(c[0], multiply(c[1], generator(place)))
      result = multiply(conjugate, try inverse(norm))
    } else {
      result = try inverseBySolving(parts, place, n, value)
    }
    return try checked(multiply(result, whole))
  }

  /// b with (Σ cᵢuⁱ)(Σ bⱼuʲ) = 1, by elimination.
  private func inverseBySolving(
    _ parts: [(power: Int, coefficient: CanonicalElement)], _ place: Int, _ n: Int, _ value: CanonicalElement
  ) throws -> CanonicalElement {
    var matrix = [[CanonicalElement]](repeating: [CanonicalElement](repeating: zero, count: n + 1), count: n)
    for (power, coefficient) in parts {
      for j in 0..<n {
        let wraps = power + j >= n
        let row = (power + j) % n
        matrix[row][j] = add(matrix[row][j], wraps ? multiply(coefficient, value) : coefficient)
      }
    }
    matrix[0][n] = one
    for k in 0..<n {
      guard let p = (k..<n).first(where: { !matrix[$0][k].isZero }) else { throw dependence(place) }
      matrix.swapAt(k, p)
      let pivot = try inverse(matrix[k][k])
      for j in k...n { matrix[k][j] = multiply(matrix[k][j], pivot) }
      for i in 0..<n where i != k && !matrix[i][k].isZero {
        let factor = matrix[i][k]
        for j in k...n { matrix[i][j] = subtract(matrix[i][j], multiply(factor, matrix[k][j])) }
      }
    }
    return sum((0..<n).map { multiply(matrix[$0][n], generator(place, power: $0)) })
  }

  private func dependence(_ place: Int) -> SymbolicsError {
    .dependentKernels("\(workspace.text(generators[place].node)) and what it is the root of")
  }
}
