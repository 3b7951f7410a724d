import Scalars

/// An order of nodes by their structure alone, never by their ids, so that the same expression is printed and
/// compiled in the same way on every run, whatever else the pool holds.
///
/// Nodes are ranked from the leaves up: by height, kind, payload, and then by the ranks of their operands, where sums
/// and products are first put into this order themselves. The order of two nodes does not depend on the others.
struct StructuralOrder {
  private(set) var rank: [NodeID: Int] = [:]
  /// The operand pairs of each sum and product, (term, coefficient) or (base, exponent), in structural order.
  private(set) var orderedPairs: [NodeID: [(NodeID, NodeID)]] = [:]
  /// The nodes in ascending id.
  let nodes: [NodeID]

  init(_ arena: borrowing Arena, roots: [NodeID]) {
    nodes = arena.reachable(from: roots)
    var levels: [[NodeID]] = []
    var height: [NodeID: Int] = [:]
    for id in nodes {
      var h = 0
      for i in 0..<arena.operandCount(id) { h = max(h, (height[arena.operand(id, i)] ?? 0) + 1) }
      height[id] = h
      while levels.count <= h { levels.append([]) }
      levels[h].append(id)
    }
    var next = 0
    for level in levels {
      var keys: [(key: [Int], text: String, value: Rational, id: NodeID)] = []
      keys.reserveCapacity(level.count)
      for id in level {
        let node = arena.nodes[Int(id)]
        var key = [Int(node.kind.rawValue)]
        var text = ""
        var value = Rational(0)
        switch node.kind {
        case .number: value = arena.value(id)
        case .symbol:
          let symbol = arena.symbols[Int(node.payload)]
          text = symbol.name + "\u{0}" + symbol.domain.requirement
        case .constant: key.append(Int(node.payload))
        case .sum, .product:
          var pairs: [(NodeID, NodeID)] = []
          for i in stride(from: 1, to: arena.operandCount(id), by: 2) {
            let a = arena.operand(id, i), b = arena.operand(id, i + 1)
            pairs.append(node.kind == .sum ? (b, a) : (a, b))
          }
          pairs.sort { (rank[$0.0] ?? 0, rank[$0.1] ?? 0) < (rank[$1.0] ?? 0, rank[$1.1] ?? 0) }
          for pair in pairs {
            key.append(rank[pair.0] ?? 0)
            key.append(rank[pair.1] ?? 0)
          }
          key.append(rank[arena.operand(id, 0)] ?? 0)
          orderedPairs[id] = pairs
        case .function:
          key.append(Int(node.payload))
          for i in 0..<arena.operandCount(id) { key.append(rank[arena.operand(id, i)] ?? 0) }
        }
        keys.append((key, text, value, id))
      }
      keys.sort { a, b in
        if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
        if a.text != b.text { return a.text < b.text }
        return a.value < b.value
      }
      for entry in keys {
        rank[entry.id] = next
        next += 1
      }
    }
  }
}
