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

  /// How much there is to read: operations and leaves, shared parts counted once.
  func size(_ root: NodeID) -> Int {
    var total = 0
    for id in reachable(from: [root]) { total += 1 + operandCount(id) / 2 }
    return total
  }

  /// The shorter of an expression and its expansion: the cheap tidying that makes output readable.
  mutating func tidied(_ root: NodeID, limit: Int = 200) -> NodeID {
    guard let other = expanded(root, limit: limit) else { return root }
    return size(other) <= size(root) ? other : root
  }
}
