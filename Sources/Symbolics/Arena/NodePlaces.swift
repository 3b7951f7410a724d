/// Places 0, 1, … of nodes, in the order in which they were first met: a hash table for ids, without a keyed hash.
struct NodePlaces {
  /// The nodes by place.
  private(set) var nodes: [NodeID] = []
  /// One more than the place of the node that is kept there; 0 for an empty slot.
  private var slots: [UInt32]
  private var shift: UInt64

  init(expecting count: Int = 16) {
    var bits = 5
    while 1 << bits < 2 * count { bits += 1 }
    slots = [UInt32](repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// The places of nodes in ascending order of their ids.
  init(sorted ids: [NodeID]) {
    self.init(expecting: ids.count)
    for id in ids { insert(id) }
  }

  /// The place of a node; nil when it has none.
  func place(of id: NodeID) -> Int? {
    var slot = start(id)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if nodes[place] == id { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Gives a node a place unless it has one; whether it had none.
  @discardableResult
  mutating func insert(_ id: NodeID) -> Bool {
    var slot = start(id)
    while slots[slot] != 0 {
      if nodes[Int(slots[slot]) - 1] == id { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    nodes.append(id)
    slots[slot] = UInt32(nodes.count)
    if 2 * nodes.count > slots.count { grow() }
    return true
  }

  /// Fibonacci hashing: ids that follow each other are spread.
  private func start(_ id: NodeID) -> Int { Int(truncatingIfNeeded: (UInt64(id) &* 0x9E37_79B9_7F4A_7C15) >> shift) }

  private mutating func grow() {
    shift -= 1
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    for (place, id) in nodes.enumerated() {
      var slot = start(id)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }
}
