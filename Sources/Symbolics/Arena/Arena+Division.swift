import Scalars

/// Exact division of sums, as polynomials in whatever their factors are.
extension Arena {
  /// q with a = q·b, for sums whose factors have non-negative integer exponents; nil when b does not divide a.
  mutating func quotient(_ a: NodeID, by b: NodeID, limit: Int) -> NodeID? {
    guard kind(b) == .sum, operandCount(a) / 2 <= limit, operandCount(b) / 2 <= limit else { return nil }
    var variables: [NodeID: Int] = [:]
    guard let dividend = polynomial(a, &variables), let divisor = polynomial(b, &variables) else { return nil }
    let n = variables.count
    func padded(_ p: [[Int]: Rational]) -> [[Int]: Rational] {
      Dictionary(
        p.map { ($0.key + [Int](repeating: 0, count: n - $0.key.count), $0.value) }, uniquingKeysWith: { x, _ in x })
    }
    var rest = padded(dividend)
    let small = padded(divisor)
    guard let lead = small.keys.max(by: { $0.lexicographicallyPrecedes($1) }), let leadCoefficient = small[lead]
    else { return nil }
    var result: [([Int], Rational)] = []
    while let top = rest.keys.max(by: { $0.lexicographicallyPrecedes($1) }), let coefficient = rest[top] {
      var shift = top
      for i in 0..<n {
        shift[i] -= lead[i]
        if shift[i] < 0 { return nil }
      }
      guard result.count < limit else { return nil }
      let factor = coefficient / leadCoefficient
      result.append((shift, factor))
      for (monomial, c) in small {
        let key = zip(monomial, shift).map { $0 + $1 }
        let value = (rest[key] ?? 0) - c * factor
        rest[key] = value.isZero ? nil : value
      }
      if rest.count > 4 * limit { return nil }
    }
    let bases = variables.sorted { $0.value < $1.value }.map(\.key)
    var terms: [NodeID] = []
    for (exponents, coefficient) in result {
      var factors = [number(coefficient)]
      for (base, e) in zip(bases, exponents) where e > 0 { factors.append(power(base, integer(e))) }
      terms.append(product(factors))
    }
    return sum(terms)
  }

  /// The coefficients of a sum by exponents; nil when an exponent is negative or no integer.
  private mutating func polynomial(_ id: NodeID, _ variables: inout [NodeID: Int]) -> [[Int]: Rational]? {
    var result: [[Int]: Rational] = [:]
    for term in terms(of: id) {
      var exponents = [Int](repeating: 0, count: variables.count)
      var coefficient = Rational(1)
      if isNumber(term) {
        coefficient = value(term)
      } else if kind(term) == .product {
        coefficient = value(operand(term, 0))
      }
      for (base, exponent) in factorPairs(term) {
        guard let e = value(exponent).asInt, e > 0, e < 64 else { return nil }
        let place = variables[base] ?? variables.count
        if place == variables.count {
          variables[base] = place
        }
        while exponents.count <= place { exponents.append(0) }
        exponents[place] += e
      }
      while exponents.last == 0, exponents.count > 0 { exponents.removeLast() }
      result[exponents, default: 0] += coefficient
    }
    return result
  }
}
