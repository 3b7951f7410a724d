import Scalars

/// The name of a node, its place in the arena: children have smaller ids than their parents.
package typealias NodeID = UInt32

/// What a node is.
enum NodeKind: UInt8 {
  /// `payload` is the place in `numbers`.
  case number
  /// `payload` is the place in `symbols`.
  case symbol
  /// `payload` 0 is π, 1 is Euler's γ.
  case constant
  /// Operands [c₀, c₁, t₁, c₂, t₂, …]: c₀ + Σ cᵢtᵢ with numbers cᵢ ≠ 0 and terms tᵢ in ascending order.
  case sum
  /// Operands [c, b₁, e₁, b₂, e₂, …]: c Π bᵢ^eᵢ with numbers c, eᵢ ≠ 0 and bases bᵢ in ascending order.
  case product
  /// `payload` is the `Function`, and above its eight bits the order of a polygamma.
  case function
}

/// An arena of interned expressions: equal structure is one node.
///
/// Nodes lie in flat arrays in the order of their construction. Nothing recurses over a graph: deep ones are swept
/// by an explicit stack. The arena is used under its pool's lock only.
struct Arena: ~Copyable {
  /// A node without its operands.
  struct Node {
    var kind: NodeKind
    var sign: Sign
    var payload: Int32
    var start: UInt32
    var count: UInt32
    var hash: UInt32
    /// A superset of the symbols below: bit (index mod 64).
    var symbolMask: UInt64
    /// The size of the expression written out as a tree, saturating: what elimination chooses pivots by.
    var weight: UInt32
  }

  var nodes = ContiguousArray<Node>()
  var operands = ContiguousArray<NodeID>()
  var numbers = ContiguousArray<Rational>()
  var numberIDs: [Rational: NodeID] = [:]
  var symbols = ContiguousArray<Symbol>()
  var symbolIDs: [Symbol: NodeID] = [:]
  /// Derivatives known so far, for each variable.
  var derivatives: [NodeID: ContiguousArray<NodeID>] = [:]
  private var table: ContiguousArray<NodeID>
  private var tableMask: Int

  /// Integers up to this magnitude have fixed ids, so that most coefficients need no look-up.
  static let smallest = -64, largest = 64
  static let zero = NodeID(64), one = NodeID(65), minusOne = NodeID(63), two = NodeID(66)
  static let none = NodeID.max

  init() {
    table = .init(repeating: Arena.none, count: 1 << 12)
    tableMask = table.count - 1
    for n in Arena.smallest...Arena.largest { _ = internNumber(Rational(n)) }
  }

  // MARK: Leaves

  /// The node of an exact number.
  mutating func number(_ value: Rational) -> NodeID {
    if let n = value.asInt { return integer(n) }
    return internNumber(value)
  }

  /// The node of an integer.
  @inline(__always)
  mutating func integer(_ n: Int) -> NodeID {
    if n >= Arena.smallest && n <= Arena.largest { return NodeID(n - Arena.smallest) }
    return internNumber(Rational(n))
  }

  private mutating func internNumber(_ value: Rational) -> NodeID {
    if let known = numberIDs[value] { return known }
    numbers.append(value)
    let id = append(.number, Int32(numbers.count - 1), sign: Sign(value))
    numberIDs[value] = id
    return id
  }

  /// The node of a symbol.
  mutating func symbol(_ symbol: Symbol) -> NodeID {
    if let known = symbolIDs[symbol] { return known }
    symbols.append(symbol)
    let index = symbols.count - 1
    let id = append(.symbol, Int32(index), sign: Sign(symbol.domain), mask: 1 << UInt64(index & 63))
    symbolIDs[symbol] = id
    return id
  }

  /// The node of π.
  mutating func pi() -> NodeID { intern(.constant, 0, [], sign: .positive) }
  /// The node of Euler's constant γ.
  mutating func eulerGamma() -> NodeID { intern(.constant, 1, [], sign: .positive) }

  private mutating func append(_ kind: NodeKind, _ payload: Int32, sign: Sign, mask: UInt64 = 0) -> NodeID {
    nodes.append(
      Node(
        kind: kind, sign: sign, payload: payload, start: UInt32(operands.count), count: 0, hash: 0, symbolMask: mask,
        weight: 1))
    return NodeID(nodes.count - 1)
  }

  // MARK: Interning

  /// The node with these operands, made when it is new.
  mutating func intern(_ kind: NodeKind, _ payload: Int32, _ parts: ContiguousArray<NodeID>, sign: Sign) -> NodeID {
    var hash = UInt64(kind.rawValue) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(UInt32(bitPattern: payload))
    for part in parts {
      hash = (hash ^ UInt64(part)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
    }
    let short = UInt32(truncatingIfNeeded: hash)
    var slot = Int(short) & tableMask
    while table[slot] != Arena.none {
      let candidate = table[slot]
      let node = nodes[Int(candidate)]
      if node.hash == short, node.kind == kind, node.payload == payload, Int(node.count) == parts.count {
        let start = Int(node.start)
        var equal = true
        for i in 0..<parts.count where operands[start + i] != parts[i] {
          equal = false
          break
        }
        if equal { return candidate }
      }
      slot = (slot + 1) & tableMask
    }
    precondition(nodes.count < Int(UInt32.max) - 1, "an expression pool holds at most 2³² nodes")
    let id = NodeID(nodes.count)
    var mask: UInt64 = 0
    // A function costs more than arithmetic, so that elimination divides by monomials first.
    var weight: UInt32 = kind == .function ? 8 : 1
    for part in parts {
      mask |= nodes[Int(part)].symbolMask
      weight = min(weight &+ nodes[Int(part)].weight, 1 << 30)
    }
    nodes.append(
      Node(
        kind: kind, sign: sign, payload: payload, start: UInt32(operands.count), count: UInt32(parts.count),
        hash: short, symbolMask: mask, weight: weight))
    operands.append(contentsOf: parts)
    table[slot] = id
    if nodes.count * 2 > table.count { growTable() }
    return id
  }

  private mutating func growTable() {
    tableMask = tableMask * 2 + 1
    table = .init(repeating: Arena.none, count: tableMask + 1)
    for i in 0..<nodes.count where nodes[i].kind.rawValue >= NodeKind.constant.rawValue {
      var slot = Int(nodes[i].hash) & tableMask
      while table[slot] != Arena.none { slot = (slot + 1) & tableMask }
      table[slot] = NodeID(i)
    }
  }

  // MARK: Reading

  @inline(__always) func kind(_ id: NodeID) -> NodeKind { nodes[Int(id)].kind }
  @inline(__always) func sign(_ id: NodeID) -> Sign { nodes[Int(id)].sign }
  @inline(__always) func isNumber(_ id: NodeID) -> Bool { nodes[Int(id)].kind == .number }
  /// The exact value of a number node.
  @inline(__always) func value(_ id: NodeID) -> Rational { numbers[Int(nodes[Int(id)].payload)] }
  @inline(__always) func operand(_ id: NodeID, _ i: Int) -> NodeID { operands[Int(nodes[Int(id)].start) + i] }
  @inline(__always) func operandCount(_ id: NodeID) -> Int { Int(nodes[Int(id)].count) }

  /// The function of a function node.
  func function(_ id: NodeID) -> Function? {
    nodes[Int(id)].kind == .function ? Function(rawValue: UInt8(nodes[Int(id)].payload & 0xFF)) : nil
  }

  /// The order of a polygamma node.
  func polygammaOrder(_ id: NodeID) -> Int { Int(nodes[Int(id)].payload >> 8) }
}
