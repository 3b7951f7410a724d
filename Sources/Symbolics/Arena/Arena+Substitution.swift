import Scalars

/// Replacing symbols, and copying between arenas.
extension Arena {
  /// The nodes below a root, each once, children before parents.
  func reachable(from roots: [NodeID]) -> [NodeID] {
    var seen = NodePlaces()
    var stack = roots
    while let id = stack.popLast() {
      guard seen.insert(id) else { continue }
      let node = nodes[Int(id)]
      for i in Int(node.start)..<Int(node.start) + Int(node.count) { stack.append(operands[i]) }
    }
    return seen.nodes.sorted()
  }

  /// The roots with nodes replaced, everything above them being constructed anew.
  mutating func substitute(_ replacements: [NodeID: NodeID], in roots: [NodeID]) -> [NodeID] {
    if replacements.isEmpty { return roots }
    var image = replacements
    // What divides by zero stays undefined, also where a factor is zero: 0 · (1/0) is not 0.
    var lost: Set<NodeID> = []
    for id in reachable(from: roots) where image[id] == nil {
      let new = rebuild(id) { image[$0] ?? $0 }
      image[id] = new
      if isSingular(new) || !lost.isEmpty && dependsOnLost(id, lost) { lost.insert(id) }
    }
    return roots.map { lost.contains($0) ? undefined() : image[$0] ?? $0 }
  }

  /// The node 0⁻¹, which has no value: evaluation gives what is not finite.
  mutating func undefined() -> NodeID { internProduct(Arena.one, Arena.zero, Arena.minusOne) }

  private func dependsOnLost(_ id: NodeID, _ lost: Set<NodeID>) -> Bool {
    let node = nodes[Int(id)]
    for i in Int(node.start)..<Int(node.start) + Int(node.count) where lost.contains(operands[i]) { return true }
    return false
  }

  /// Whether a node is a pole: a negative power of zero, or a gamma-like function of 0, −1, −2, ….
  ///
  /// log 0 is −∞, the logarithm of a density outside of its support; x log x has the limit 0.
  private func isSingular(_ id: NodeID) -> Bool {
    let node = nodes[Int(id)], start = Int(node.start), count = Int(node.count)
    switch node.kind {
    case .product:
      for i in stride(from: start + 1, to: start + count, by: 2) where operands[i] == Arena.zero { return true }
      return false
    case .function:
      let last = operands[start + count - 1]
      guard let function = function(id), isNumber(last) else { return false }
      switch function {
      case .gamma, .logGamma, .polygamma, .polygammaTail:
        let place = value(last)
        return place.isInteger && !(place > 0)
      default: return false
      }
    default: return false
    }
  }

  /// The node with its operands replaced by their images.
  mutating func rebuild(_ id: NodeID, _ image: (NodeID) -> NodeID) -> NodeID {
    let node = nodes[Int(id)]
    let start = Int(node.start), count = Int(node.count)
    switch node.kind {
    case .number, .symbol, .constant: return id
    case .sum:
      var terms = [operands[start]]
      for i in stride(from: start + 1, to: start + count, by: 2) {
        terms.append(scale(image(operands[i + 1]), by: operands[i]))
      }
      return sum(terms)
    case .product:
      var factors = [operands[start]]
      for i in stride(from: start + 1, to: start + count, by: 2) {
        let factor = power(image(operands[i]), operands[i + 1])
        // A zero among the other factors must not hide a pole.
        if isSingular(factor) { return undefined() }
        factors.append(factor)
      }
      return product(factors)
    case .function:
      return apply(payload: node.payload, image(operands[start]), count == 1 ? nil : image(operands[start + 1]))
    }
  }

  /// Roots of another arena, as nodes of this one.
  mutating func importing(_ roots: [NodeID], from other: borrowing Arena) -> [NodeID] {
    var image: [NodeID: NodeID] = [:]
    for id in other.reachable(from: roots) {
      let node = other.nodes[Int(id)]
      let start = Int(node.start), count = Int(node.count)
      switch node.kind {
      case .number: image[id] = number(other.value(id))
      case .symbol: image[id] = symbol(other.symbols[Int(node.payload)])
      case .constant: image[id] = node.payload == 0 ? pi() : eulerGamma()
      case .sum:
        var terms = [image[other.operands[start]] ?? Arena.zero]
        for i in stride(from: start + 1, to: start + count, by: 2) {
          let c = image[other.operands[i]] ?? Arena.zero, t = image[other.operands[i + 1]] ?? Arena.zero
          terms.append(scale(t, by: c))
        }
        image[id] = sum(terms)
      case .product:
        var factors = [image[other.operands[start]] ?? Arena.one]
        for i in stride(from: start + 1, to: start + count, by: 2) {
          let b = image[other.operands[i]] ?? Arena.one, e = image[other.operands[i + 1]] ?? Arena.one
          factors.append(power(b, e))
        }
        image[id] = product(factors)
      case .function:
        let x = image[other.operands[start]] ?? Arena.zero
        image[id] = apply(payload: node.payload, x, count == 1 ? nil : image[other.operands[start + 1]] ?? Arena.zero)
      }
    }
    return roots.map { image[$0] ?? Arena.zero }
  }

  /// A node without operands, apart from its arena.
  enum Leaf {
    case number(Rational), symbol(Symbol), constant(Int32)
  }

  /// The leaf that a node is; nil for others.
  func leaf(_ id: NodeID) -> Leaf? {
    switch kind(id) {
    case .number: .number(value(id))
    case .symbol: .symbol(symbols[Int(nodes[Int(id)].payload)])
    case .constant: .constant(nodes[Int(id)].payload)
    default: nil
    }
  }

  /// The node of a leaf.
  mutating func node(_ leaf: Leaf) -> NodeID {
    switch leaf {
    case .number(let value): number(value)
    case .symbol(let symbol): self.symbol(symbol)
    case .constant(let payload): payload == 0 ? pi() : eulerGamma()
    }
  }
}
