import Scalars

/// Rewriting for numerical evaluation only.
extension Arena {
  /// The roots with polygammas in sums replaced by their tails where the leading terms cancel exactly.
  ///
  /// ψ₁(x) − 1/x and ψ₁(x) + xψ₂(x) lose log₂x bits when they are computed as written; `polygammaTail`, ψ⁽ⁿ⁾ less its
  /// leading asymptotic term, does not.
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
    if operand(id, 0) != Arena.zero { terms[Arena.one] = operand(id, 0) }
    // The polygamma terms by the monic part of their leading term.
    var groups: [NodeID: [(term: NodeID, tail: NodeID, lead: NodeID)]] = [:]
    for (term, coefficient) in terms.sorted(by: { $0.key < $1.key }) {
      guard let (polygamma, cofactor) = polygammaFactor(term) else { continue }
      let n = polygammaOrder(polygamma), x = operand(polygamma, 0)
      guard n <= 20 else { continue }
      // The leading term is ± (n − 1)!/xⁿ, or log x for n = 0.
      var factorial = Rational(n & 1 == 1 || n == 0 ? 1 : -1)
      for k in 1..<max(n, 1) { factorial *= Rational(k) }
      let power = n == 0 ? apply(.log, x) : self.power(x, integer(-n))
      let (monic, c) = split(scale(multiply(cofactor, power), by: multiplyNumbers(coefficient, number(factorial))))
      let tail = scale(multiply(cofactor, polygammaTail(n, x)), by: coefficient)
      groups[monic, default: []].append((term, tail, c))
    }
    var changed = false
    for (monic, group) in groups.sorted(by: { $0.key < $1.key }) {
      var total = terms[monic] ?? Arena.zero
      for entry in group { total = addNumbers(total, entry.lead) }
      guard total == Arena.zero else { continue }
      terms[monic] = nil
      for entry in group {
        terms[entry.term] = nil
        let (tail, factor) = split(entry.tail)
        terms[tail] = addNumbers(terms[tail] ?? Arena.zero, factor)
      }
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
