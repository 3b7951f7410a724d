import Scalars

/// Rewriting for numerical evaluation only.
extension Arena {
  /// The roots with M·ψ⁽ⁿ⁾(x) − M·(leading term of ψ⁽ⁿ⁾) in sums replaced by M times the difference as one function.
  ///
  /// ψ₁(x) − 1/x loses log₂x bits when it is subtracted; `polygammaTail` does not.
  mutating func withoutCancellation(_ roots: [NodeID]) -> [NodeID] {
    let all = reachable(from: roots)
    guard all.contains(where: { function($0) == .polygamma }) else { return roots }
    var image: [NodeID: NodeID] = [:]
    for id in all {
      var result = rebuild(id) { image[$0] ?? $0 }
      if kind(result) == .sum { result = withoutCancellation(inSum: result) }
      image[id] = result
    }
    return roots.map { image[$0] ?? $0 }
  }

  private mutating func withoutCancellation(inSum id: NodeID) -> NodeID {
    var terms: [NodeID: NodeID] = [:]
    for i in stride(from: 1, to: operandCount(id), by: 2) { terms[operand(id, i + 1)] = operand(id, i) }
    let constant = operand(id, 0)
    if constant != Arena.zero { terms[Arena.one] = constant }
    var changed = false
    for (term, coefficient) in terms.sorted(by: { $0.key < $1.key }) {
      guard terms[term] == coefficient, let (polygamma, cofactor) = polygammaFactor(term) else { continue }
      let n = polygammaOrder(polygamma), x = operand(polygamma, 0)
      guard n <= 20 else { continue }
      // The leading term is ± (n − 1)!/xⁿ, or log x for n = 0.
      var lead = n == 0 ? apply(.log, x) : power(x, integer(-n))
      var factorial = Rational(n & 1 == 1 || n == 0 ? 1 : -1)
      for k in 1..<max(n, 1) { factorial *= Rational(k) }
      lead = scale(multiply(cofactor, lead), by: multiplyNumbers(coefficient, number(factorial)))
      let (leadTerm, leadCoefficient) = split(lead)
      guard let present = terms[leadTerm], addNumbers(present, leadCoefficient) == Arena.zero else { continue }
      terms[leadTerm] = nil
      terms[term] = nil
      let (tail, factor) = split(scale(multiply(cofactor, polygammaTail(n, x)), by: coefficient))
      terms[tail] = addNumbers(terms[tail] ?? Arena.zero, factor)
      changed = true
    }
    guard changed else { return id }
    return sum(terms.sorted { $0.key < $1.key }.map { scale($0.key, by: $0.value) })
  }

  /// The polygamma node in a monic term and the product of its other factors.
  private mutating func polygammaFactor(_ term: NodeID) -> (NodeID, NodeID)? {
    if function(term) == .polygamma { return (term, Arena.one) }
    guard kind(term) == .product else { return nil }
    for i in stride(from: 1, to: operandCount(term), by: 2)
    where operand(term, i + 1) == Arena.one && function(operand(term, i)) == .polygamma {
      let polygamma = operand(term, i)
      return (polygamma, multiply(term, inverse(polygamma)))
    }
    return nil
  }

  /// A term as (monic term, coefficient); a number is (1, number).
  private mutating func split(_ id: NodeID) -> (NodeID, NodeID) {
    if isNumber(id) { return (Arena.one, id) }
    guard kind(id) == .product, operand(id, 0) != Arena.one else { return (id, Arena.one) }
    let c = operand(id, 0)
    return (scale(id, by: number(value(c).inverse)), c)
  }
}
