import Scalars

/// Multiplying out, with a cap on the size.
extension Arena {
  /// Products distributed over sums and integer powers of sums multiplied out, bottom up.
  ///
  /// Sums under negative or fractional powers stay. The result equals the root; nil when it would have more terms
  /// than `limit`.
  mutating func expanded(_ root: NodeID, limit: Int) -> NodeID? {
    var image: [NodeID: NodeID] = [:]
    for id in reachable(from: [root]) {
      let node = nodes[Int(id)]
      let start = Int(node.start), count = Int(node.count)
      switch node.kind {
      case .number, .symbol, .constant: image[id] = id
      case .sum:
        var terms = [operands[start]]
        for i in stride(from: start + 1, to: start + count, by: 2) {
          terms.append(scale(image[operands[i + 1]] ?? operands[i + 1], by: operands[i]))
        }
        let result = sum(terms)
        if termCount(result) > limit { return nil }
        image[id] = result
      case .product:
        guard let result = expandedProduct(start, count, image, limit) else { return nil }
        image[id] = result
      case .function:
        let x = image[operands[start]] ?? operands[start]
        let y = count == 1 ? nil : image[operands[start + 1]] ?? operands[start + 1]
        image[id] = apply(payload: node.payload, x, y)
      }
    }
    return image[root]
  }

  private mutating func expandedProduct(
    _ start: Int, _ count: Int, _ image: [NodeID: NodeID], _ limit: Int
  ) -> NodeID? {
    var monomial = operands[start]
    var sums: [NodeID] = []
    for i in stride(from: start + 1, to: start + count, by: 2) {
      let base = image[operands[i]] ?? operands[i], exponent = operands[i + 1]
      if kind(base) == .sum, let n = value(exponent).asInt, n > 0, n <= 16 {
        sums.append(contentsOf: repeatElement(base, count: n))
      } else {
        monomial = multiply(monomial, power(base, exponent))
      }
    }
    // A power of a sum that appeared by substitution may hide in the monomial as a product with a sum: leave it.
    var terms = [monomial]
    for sum in sums {
      let factors = self.terms(of: sum)
      if terms.count * factors.count > limit { return nil }
      var next: [NodeID] = []
      next.reserveCapacity(terms.count * factors.count)
      for a in terms { for b in factors { next.append(multiply(a, b)) } }
      let collected = self.sum(next)
      terms = self.terms(of: collected)
    }
    return self.sum(terms)
  }

  /// The terms of a sum with their coefficients; a node that is no sum is its only term.
  mutating func terms(of id: NodeID) -> [NodeID] {
    guard kind(id) == .sum else { return id == Arena.zero ? [] : [id] }
    let start = Int(nodes[Int(id)].start), count = operandCount(id)
    var terms: [NodeID] = operands[start] == Arena.zero ? [] : [operands[start]]
    for i in stride(from: start + 1, to: start + count, by: 2) {
      terms.append(scale(operands[i + 1], by: operands[i]))
    }
    return terms
  }

  private func termCount(_ id: NodeID) -> Int { kind(id) == .sum ? operandCount(id) / 2 : 1 }

  /// Terms over their common denominator, Π bᵉ · (Σ …) with the least exponent of every base taken out and the rest
  /// multiplied out; nil when that would have more than `limit` terms, or nothing is common.
  mutating func together(_ id: NodeID, limit: Int) -> NodeID? {
    guard kind(id) == .sum, operandCount(id) / 2 <= limit else { return nil }
    let terms = self.terms(of: id)
    var least: [NodeID: Rational] = [:]
    var seen: [NodeID: Int] = [:]
    for term in terms {
      for (base, exponent) in factorPairs(term) {
        let e = value(exponent)
        if let known = least[base] { if e < known { least[base] = e } } else { least[base] = e }
        seen[base, default: 0] += 1
      }
    }
    // A base that is missing somewhere has exponent 0 there.
    for (base, count) in seen where count < terms.count && !(least[base]?.isNegative ?? false) { least[base] = 0 }
    let common = least.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
    if common.isEmpty { return nil }
    var outside = Arena.one, lift = Arena.one
    for (base, exponent) in common {
      outside = multiply(outside, power(base, number(exponent)))
      lift = multiply(lift, power(base, number(-exponent)))
    }
    let lifted = sum(terms.map { multiply($0, lift) })
    guard var numerator = expanded(lifted, limit: limit) else { return nil }
    for (base, _) in common {
      if let ratio = ratio(of: numerator, to: base) { return scale(multiply(outside, base), by: number(ratio)) }
    }
    // What the denominator divides is divided out: the greatest common divisor is not sought.
    for (base, exponent) in common where exponent.isNegative && kind(base) == .sum {
      var left = exponent
      while left.isNegative, kind(numerator) == .sum, let smaller = quotient(numerator, by: base, limit: limit) {
        numerator = smaller
        outside = multiply(outside, base)
        left += 1
      }
    }
    let (content, primitive) = primitivePart(numerator)
    return scale(multiply(outside, primitive), by: content)
  }

  /// A sum as content · primitive: integer coefficients without a common divisor, not all of them negative.
  private mutating func primitivePart(_ id: NodeID) -> (content: NodeID, primitive: NodeID) {
    guard kind(id) == .sum else { return (Arena.one, id) }
    var numerator = 0, denominator = 1
    var allNegative = true
    for i in [0] + Array(stride(from: 1, to: operandCount(id), by: 2)) {
      let c = value(operand(id, i))
      if i == 0, c.isZero { continue }
      guard let parts = c.smallParts, parts.denominator < 1 << 20, denominator < 1 << 20 else { return (Arena.one, id) }
      allNegative = allNegative && c.isNegative
      numerator = greatestCommonDivisor(numerator, parts.numerator)
      denominator = denominator / greatestCommonDivisor(denominator, parts.denominator) * parts.denominator
    }
    let content = Rational(allNegative ? -numerator : numerator, denominator)
    if content.isOne || content.isZero { return (Arena.one, id) }
    let inverse = number(content.inverse)
    return (number(content), sum(terms(of: id).map { scale($0, by: inverse) }))
  }

  /// The number c with a = c·b for two sums of the same terms.
  private func ratio(of a: NodeID, to b: NodeID) -> Rational? {
    guard kind(a) == .sum, kind(b) == .sum, a != b, operandCount(a) == operandCount(b) else { return nil }
    let c = value(operand(a, 1)) / value(operand(b, 1))
    guard value(operand(a, 0)) == c * value(operand(b, 0)) else { return nil }
    for i in stride(from: 1, to: operandCount(a), by: 2) {
      guard operand(a, i + 1) == operand(b, i + 1), value(operand(a, i)) == c * value(operand(b, i)) else { return nil }
    }
    return c
  }

  /// The (base, exponent) pairs of a term.
  func factorPairs(_ term: NodeID) -> [(NodeID, NodeID)] {
    switch kind(term) {
    case .number: return []
    case .product:
      return stride(from: 1, to: operandCount(term), by: 2).map { (operand(term, $0), operand(term, $0 + 1)) }
    default: return [(term, Arena.one)]
    }
  }

  /// The shortest of an expression, its expansion, and both over a common denominator.
  ///
  /// This is the cheap tidying that makes output readable. What would have more than `limit` terms is not tried.
  mutating func tidied(_ root: NodeID, limit: Int = 200) -> NodeID {
    var best = root
    func consider(_ candidate: NodeID?) {
      if let candidate, nodes[Int(candidate)].weight < nodes[Int(best)].weight { best = candidate }
    }
    let wide = expanded(root, limit: limit)
    consider(wide)
    consider(together(root, limit: limit))
    if let wide, wide != root { consider(together(wide, limit: limit)) }
    return best
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (x, y) = (a.magnitude, b.magnitude)
  while y != 0 { (x, y) = (y, x % y) }
  return Int(clamping: x)
}
