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

  /// Whether it is a sum or a product.
  var isCompound: Bool { self == .sum || self == .product }
}

/// An arena of interned expressions: equal structure is one node.
///
/// Nodes lie in flat rows in the order of their construction. Nothing recurses over a graph: deep ones are swept
/// by an explicit stack. The arena is used under its pool's lock only.
struct Arena: ~Copyable {
  /// A node without its operands.
  struct Node: BitwiseCopyable {
    var kind: NodeKind
    var sign: Sign
    var payload: Int32
    /// A superset of the symbols below: bit (index mod 64).
    var symbolMask: UInt64
    var start: UInt32
    var count: UInt32
    var hash: UInt32
    /// The size of the expression written out as a tree, saturating: what elimination chooses pivots by.
    var weight: UInt32
  }

  var nodes = Buffer<Node>(capacity: 1 << 9)
  /// The operands of all nodes; a node under construction has its own at the end, where they stay if it is new.
  var operands = Buffer<NodeID>(capacity: 1 << 10)
  /// A stack of pairs (term, coefficient) or (base, exponent) that are being collected.
  var pairs = Buffer<UInt64>(capacity: 1 << 8)
  /// A stack of nodes for sweeps over a graph.
  var pending = Buffer<NodeID>(capacity: 1 << 6)
  private var numbers = ContiguousArray<Rational>()
  private var numberIDs: [Rational: NodeID] = [:]
  /// Results of arithmetic on numbers that are not small integers, found again by their operands.
  var numberResults = Buffer<NumberResult>(repeating: NumberResult(), count: 1 << 8)
  private(set) var symbols = ContiguousArray<Symbol>()
  private var symbolIDs: [Symbol: NodeID] = [:]
  /// Derivatives known so far: for symbol k that of node i at i − (the node of the symbol), since it depends on it.
  var derivatives = ContiguousArray<ContiguousArray<NodeID>>()
  private var table: Buffer<NodeID>
  private var tableMask: Int

  /// Integers up to this magnitude have fixed ids, the same in every arena, so that most coefficients need no look-up.
  static let smallest = -64, largest = 64
  static let zero = NodeID(64), one = NodeID(65), minusOne = NodeID(63), two = NodeID(66), lastInteger = NodeID(128)
  static let none = NodeID.max

  init() {
    tableMask = (1 << 12) - 1
    table = Buffer(repeating: Arena.none, count: 1 << 12)
    for n in Arena.smallest...Arena.largest { _ = append(number: Rational(n)) }
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
    let id = append(number: value)
    numberIDs[value] = id
    return id
  }

  private mutating func append(number: Rational) -> NodeID {
    numbers.append(number)
    return append(.number, Int32(numbers.count - 1), sign: Sign(number))
  }

  /// The node of a symbol.
  mutating func symbol(_ symbol: Symbol) -> NodeID {
    if let known = symbolIDs[symbol] { return known }
    symbols.append(symbol)
    derivatives.append([])
    let index = symbols.count - 1
    let id = append(.symbol, Int32(index), sign: Sign(symbol.domain), mask: 1 << UInt64(index & 63))
    symbolIDs[symbol] = id
    return id
  }

  /// The node of π.
  mutating func pi() -> NodeID { intern(.constant, 0, from: operands.count, sign: .positive) }
  /// The node of Euler's constant γ.
  mutating func eulerGamma() -> NodeID { intern(.constant, 1, from: operands.count, sign: .positive) }

  private mutating func append(_ kind: NodeKind, _ payload: Int32, sign: Sign, mask: UInt64 = 0) -> NodeID {
    nodes.append(
      Node(
        kind: kind, sign: sign, payload: payload, symbolMask: mask, start: UInt32(operands.count), count: 0, hash: 0,
        weight: 1))
    return NodeID(nodes.count - 1)
  }

  // MARK: Interning

  /// The function node with one argument.
  mutating func intern(_ kind: NodeKind, _ payload: Int32, _ x: NodeID, sign: Sign) -> NodeID {
    let start = operands.count
    operands.append(x)
    return intern(kind, payload, from: start, sign: sign)
  }

  /// The function node with two arguments.
  mutating func intern(_ kind: NodeKind, _ payload: Int32, _ x: NodeID, _ y: NodeID, sign: Sign) -> NodeID {
    let start = operands.count
    operands.append(x)
    operands.append(y)
    return intern(kind, payload, from: start, sign: sign)
  }

  /// The node whose operands are those from `start` on, made when it is new; otherwise they are taken away again.
  mutating func intern(_ kind: NodeKind, _ payload: Int32, from start: Int, sign: Sign) -> NodeID {
    let count = operands.count - start
    var hash = UInt64(kind.rawValue) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(UInt32(bitPattern: payload))
    // Two operands at a time: of a number and pairs, the pairs.
    if count & 1 == 1 { hash = Arena.mixed(hash, UInt64(operands[start])) }
    var i = start &+ (count & 1)
    while i < operands.count {
      hash = Arena.mixed(hash, pack(operands[i], operands[i &+ 1]))
      i = i &+ 2
    }
    let short = UInt32(truncatingIfNeeded: hash)
    var slot = Int(short) & tableMask
    while table[slot] != Arena.none {
      let candidate = table[slot]
      if nodes[Int(candidate)].hash == short, isNode(candidate, kind, payload, from: start, count) {
        operands.truncate(to: start)
        return candidate
      }
      slot = (slot &+ 1) & tableMask
    }
    precondition(nodes.count < Int(UInt32.max) - 1, "an expression pool holds at most 2³² nodes")
    let id = NodeID(nodes.count)
    var mask: UInt64 = 0
    // A function costs more than arithmetic, so that elimination divides by monomials first.
    var weight: UInt32 = kind == .function ? 8 : 1
    for i in start..<start + count {
      let part = nodes[Int(operands[i])]
      mask |= part.symbolMask
      weight = min(weight &+ part.weight, 1 << 30)
    }
    nodes.append(
      Node(
        kind: kind, sign: sign, payload: payload, symbolMask: mask, start: UInt32(start), count: UInt32(count),
        hash: short, weight: weight))
    table[slot] = id
    if nodes.count * 2 > table.count { growTable() }
    return id
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }

  @inline(__always)
  private func isNode(_ id: NodeID, _ kind: NodeKind, _ payload: Int32, from start: Int, _ count: Int) -> Bool {
    let node = nodes[Int(id)]
    guard node.kind == kind, node.payload == payload, Int(node.count) == count else { return false }
    let first = Int(node.start)
    for i in 0..<count where operands[first &+ i] != operands[start &+ i] { return false }
    return true
  }

  private mutating func growTable() {
    tableMask = tableMask * 2 + 1
    table = Buffer(repeating: Arena.none, count: tableMask + 1)
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
