import Scalars

/// An order of nodes by their structure alone, never by their ids, so that the same expression is printed and
/// compiled in the same way on every run, whatever else the pool holds.
///
/// Nodes are ranked from the leaves up: by height, kind, payload, and then by the ranks of their operands, where sums
/// and products are first put into this order themselves. The order of two nodes does not depend on the others.
struct StructuralOrder {
  /// The nodes in ascending id, and their places in this array.
  private let places: NodePlaces
  /// By place.
  private var ranks: [Int]
  private var pairs: [[(NodeID, NodeID)]]

  /// The nodes in ascending id.
  var nodes: [NodeID] { places.nodes }

  /// The place of a node in `nodes`.
  func place(of id: NodeID) -> Int? { places.place(of: id) }

  /// The rank of a node, larger than those of its operands; 0 for one that is not below the roots.
  func rank(of id: NodeID) -> Int { places.place(of: id).map { ranks[$0] } ?? 0 }

  /// The operand pairs of a sum or product, (term, coefficient) or (base, exponent), in structural order.
  func orderedPairs(of id: NodeID) -> [(NodeID, NodeID)] { places.place(of: id).map { pairs[$0] } ?? [] }

  init(_ arena: borrowing Arena, roots: [NodeID]) {
    let nodes = arena.reachable(from: roots)
    places = NodePlaces(sorted: nodes)
    ranks = [Int](repeating: 0, count: nodes.count)
    pairs = [[(NodeID, NodeID)]](repeating: [], count: nodes.count)
    var levels: [[Int]] = [], heights = [Int](repeating: 0, count: nodes.count)
    for (place, id) in nodes.enumerated() {
      var h = 0
      for i in 0..<arena.operandCount(id) {
        if let child = places.place(of: arena.operand(id, i)) { h = max(h, heights[child] + 1) }
      }
      heights[place] = h
      while levels.count <= h { levels.append([]) }
      levels[h].append(place)
    }
    // The keys of a level, one after the other.
    var keys: [Int] = [], starts = [Int](repeating: 0, count: nodes.count), ends = starts
    var next = 0
    for var level in levels {
      keys.removeAll(keepingCapacity: true)
      for place in level {
        starts[place] = keys.count
        addKey(of: nodes[place], at: place, arena, to: &keys)
        ends[place] = keys.count
      }
      level.sort { a, b in
        var i = starts[a], j = starts[b]
        while i < ends[a], j < ends[b] {
          if keys[i] != keys[j] { return keys[i] < keys[j] }
          i += 1
          j += 1
        }
        if ends[a] - starts[a] != ends[b] - starts[b] { return i == ends[a] }
        return StructuralOrder.precedes(nodes[a], nodes[b], arena)
      }
      for place in level {
        ranks[place] = next
        next += 1
      }
    }
  }

  /// Kind, payload and the ranks of the operands; sums and products are put into order before.
  private mutating func addKey(of id: NodeID, at place: Int, _ arena: borrowing Arena, to keys: inout [Int]) {
    let node = arena.nodes[Int(id)]
    keys.append(Int(node.kind.rawValue))
    switch node.kind {
    case .number, .symbol: break
    case .constant: keys.append(Int(node.payload))
    case .sum, .product:
      var ranked: [(ranks: (Int, Int), pair: (NodeID, NodeID))] = []
      ranked.reserveCapacity(arena.operandCount(id) / 2)
      for i in stride(from: 1, to: arena.operandCount(id), by: 2) {
        let a = arena.operand(id, i), b = arena.operand(id, i + 1)
        let pair = node.kind == .sum ? (b, a) : (a, b)
        ranked.append(((rank(of: pair.0), rank(of: pair.1)), pair))
      }
      ranked.sort { $0.ranks < $1.ranks }
      for entry in ranked {
        keys.append(entry.ranks.0)
        keys.append(entry.ranks.1)
      }
      keys.append(rank(of: arena.operand(id, 0)))
      pairs[place] = ranked.map(\.pair)
    case .function:
      keys.append(Int(node.payload))
      for i in 0..<arena.operandCount(id) { keys.append(rank(of: arena.operand(id, i))) }
    }
  }

  /// The order of two leaves of one kind.
  private static func precedes(_ a: NodeID, _ b: NodeID, _ arena: borrowing Arena) -> Bool {
    let node = arena.nodes[Int(a)]
    switch node.kind {
    case .number: return arena.value(a) < arena.value(b)
    case .symbol:
      func text(_ id: NodeID) -> String {
        let symbol = arena.symbols[Int(arena.nodes[Int(id)].payload)]
        return symbol.name + "\u{0}" + symbol.domain.requirement
      }
      return text(a) < text(b)
    default: return false
    }
  }
}
