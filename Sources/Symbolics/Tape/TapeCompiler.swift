import Scalars

/// Turns a graph into instructions in single-assignment form, then assigns registers.
struct TapeCompiler {
  private(set) var constants: [Tape.Constant] = []
  private var constantIndex: [Tape.Constant: Int32] = [:]
  private let inputCount: Int, outputCount: Int
  /// Value v ≥ inputCount is the result of instruction v − inputCount.
  private var code: [Instruction] = []
  private var known: [Instruction: Int32] = [:]
  private var outputs: [Int32] = []
  /// By the place of the node in the structural order; −1 for none yet.
  private var values: [Int32] = []
  /// How often a base is divided by, by place: one division is a division, several share a reciprocal.
  private var divisions: [Int] = []

  init(inputCount: Int, outputCount: Int) {
    self.inputCount = inputCount
    self.outputCount = outputCount
  }

  mutating func compile(_ arena: inout Arena, _ roots: [NodeID], inputs: [Symbol]) throws(SymbolicsError) {
    let order = StructuralOrder(arena, roots: roots)
    values = [Int32](repeating: -1, count: order.nodes.count)
    divisions = [Int](repeating: 0, count: order.nodes.count)
    for (i, symbol) in inputs.enumerated() {
      if let place = order.place(of: arena.symbol(symbol)) { values[place] = Int32(i) }
    }
    for (place, id) in order.nodes.enumerated() where arena.kind(id) == .symbol && values[place] < 0 {
      throw .unboundSymbol(name: arena.symbols[Int(arena.nodes[Int(id)].payload)].name)
    }
    for id in order.nodes where arena.kind(id) == .product {
      for (base, exponent) in order.orderedPairs(of: id) where arena.value(exponent).isNegative {
        if let place = order.place(of: base) { divisions[place] += arena.value(exponent) == -1 ? 1 : 2 }
      }
    }
    for root in roots {
      var stack = [root]
      while let id = stack.last {
        guard let place = order.place(of: id), values[place] < 0 else {
          stack.removeLast()
          continue
        }
        // Operands that have no value yet, the first one on top.
        let top = stack.count
        forEachChild(arena, id, order) { if value(of: $0, order) == nil { stack.append($0) } }
        if stack.count == top {
          values[place] = emit(arena, id, order)
          stack.removeLast()
        } else {
          stack[top...].reverse()
        }
      }
      outputs.append(value(of: root, order) ?? 0)
    }
  }

  /// The value of a node; nil when there is none yet.
  private func value(of id: NodeID, _ order: StructuralOrder) -> Int32? {
    guard let place = order.place(of: id), values[place] >= 0 else { return nil }
    return values[place]
  }

  /// The operands that need a value of their own, in structural order.
  private func forEachChild(
    _ arena: borrowing Arena, _ id: NodeID, _ order: StructuralOrder, _ body: (NodeID) -> Void
  ) {
    switch arena.kind(id) {
    case .sum, .product: for (child, _) in order.orderedPairs(of: id) { body(child) }
    case .function: for i in 0..<arena.operandCount(id) { body(arena.operand(id, i)) }
    default: break
    }
  }

  private mutating func emit(_ arena: borrowing Arena, _ id: NodeID, _ order: StructuralOrder) -> Int32 {
    let node = arena.nodes[Int(id)]
    switch node.kind {
    case .number: return constant(.rational(arena.value(id)))
    case .constant: return constant(node.payload == 0 ? .pi : .eulerGamma)
    case .symbol: return value(of: id, order) ?? 0
    case .sum: return emitSum(arena, id, order)
    case .product: return emitProduct(arena, id, order)
    case .function:
      let a = value(of: arena.operand(id, 0), order) ?? 0
      let b = arena.operandCount(id) > 1 ? value(of: arena.operand(id, 1), order) ?? 0 : 0
      return append(Instruction(opcode: .function, order: node.payload, a: a, b: b))
    }
  }

  // MARK: Sums and products

  private mutating func emitSum(_ arena: borrowing Arena, _ id: NodeID, _ order: StructuralOrder) -> Int32 {
    var pairs = order.orderedPairs(of: id)
    var constantTerm = arena.value(arena.operand(id, 0))
    // A common factor of all coefficients is taken out: ½a + ½b − ½c costs one multiplication.
    let common = arena.value(pairs[0].1).magnitude
    let isCommon = !common.isOne && pairs.allSatisfy { arena.value($0.1).magnitude == common }
    if isCommon { constantTerm /= common }
    // Start from a positive term, so that no negation is needed.
    if let lead = pairs.firstIndex(where: { !arena.value($0.1).isNegative }), lead > 0 {
      pairs.insert(pairs.remove(at: lead), at: 0)
    }
    var total: Int32?
    for (term, coefficientID) in pairs {
      var coefficient = arena.value(coefficientID)
      if isCommon { coefficient = coefficient.isNegative ? -1 : 1 }
      var value = value(of: term, order) ?? 0
      if !coefficient.magnitude.isOne {
        let signed = total == nil && coefficient.isNegative ? coefficient : coefficient.magnitude
        value = append(Instruction(opcode: .multiplyConstant, a: value, constant: index(.rational(signed))))
      }
      if let sum = total {
        value = append(Instruction(opcode: coefficient.isNegative ? .subtract : .add, a: sum, b: value))
      } else if coefficient == -1 {
        // All coefficients are negative: c₀ − t spares the negation when there is a constant.
        value = append(
          Instruction(opcode: .subtractFromConstant, a: value, constant: index(.rational(constantTerm))))
        constantTerm = 0
      }
      total = value
    }
    var result = total ?? 0
    if !constantTerm.isZero {
      result = append(Instruction(opcode: .addConstant, a: result, constant: index(.rational(constantTerm))))
    }
    return isCommon
      ? append(Instruction(opcode: .multiplyConstant, a: result, constant: index(.rational(common)))) : result
  }

  private mutating func emitProduct(_ arena: borrowing Arena, _ id: NodeID, _ order: StructuralOrder) -> Int32 {
    let coefficient = arena.value(arena.operand(id, 0))
    var numerator: Int32?, denominator: Int32?
    for (base, exponentID) in order.orderedPairs(of: id) {
      let exponent = arena.value(exponentID)
      var value = value(of: base, order) ?? 0
      let magnitude = exponent.magnitude
      if !magnitude.isInteger, magnitude.denominator != 2 || magnitude.numerator > 64 {
        value = append(Instruction(opcode: .powerConstant, a: value, constant: index(.rational(exponent))))
        numerator = numerator.map { append(Instruction(opcode: .multiply, a: $0, b: value)) } ?? value
        continue
      }
      let isLoneDivision = exponent == -1 && order.place(of: base).map { divisions[$0] } == 1
      if exponent.isNegative, !isLoneDivision, magnitude.isInteger {
        value = append(Instruction(opcode: .reciprocal, a: value))
      }
      value = power(value, magnitude)
      if exponent.isNegative, !isLoneDivision, !magnitude.isInteger {
        value = append(Instruction(opcode: .reciprocal, a: value))
      }
      if isLoneDivision {
        denominator = denominator.map { append(Instruction(opcode: .multiply, a: $0, b: value)) } ?? value
      } else {
        numerator = numerator.map { append(Instruction(opcode: .multiply, a: $0, b: value)) } ?? value
      }
    }
    if !coefficient.isOne {
      let place = index(.rational(coefficient))
      numerator =
        numerator.map { append(Instruction(opcode: .multiplyConstant, a: $0, constant: place)) }
        ?? (denominator == nil ? constant(.rational(coefficient)) : nil)
    }
    guard let divisor = denominator else { return numerator ?? constant(.rational(coefficient)) }
    guard let dividend = numerator else {
      let inverse = append(Instruction(opcode: .reciprocal, a: divisor))
      return coefficient.isOne
        ? inverse
        : append(Instruction(opcode: .multiplyConstant, a: inverse, constant: index(.rational(coefficient))))
    }
    return append(Instruction(opcode: .divide, a: dividend, b: divisor))
  }

  /// value^r for r = n or n/2, r > 0, by squaring.
  private mutating func power(_ value: Int32, _ r: Rational) -> Int32 {
    guard let twice = (r * 2).asInt, twice <= 2_048 else {
      return append(Instruction(opcode: .powerConstant, a: value, constant: index(.rational(r))))
    }
    let whole = integerPower(value, twice / 2)
    if twice & 1 == 0 { return whole ?? value }
    let root = append(Instruction(opcode: .squareRoot, a: value))
    return whole.map { append(Instruction(opcode: .multiply, a: $0, b: root)) } ?? root
  }

  private mutating func integerPower(_ value: Int32, _ n: Int) -> Int32? {
    if n == 0 { return nil }
    if n == 1 { return value }
    let half = integerPower(value, n / 2) ?? value
    let square = append(Instruction(opcode: .square, a: half))
    return n & 1 == 0 ? square : append(Instruction(opcode: .multiply, a: square, b: value))
  }

  // MARK: Code

  private mutating func append(_ instruction: Instruction) -> Int32 {
    if let value = known[instruction] { return value }
    let value = Int32(inputCount + code.count)
    code.append(instruction)
    known[instruction] = value
    return value
  }

  private mutating func constant(_ constant: Tape.Constant) -> Int32 {
    append(Instruction(opcode: .constant, constant: index(constant)))
  }

  private mutating func index(_ constant: Tape.Constant) -> Int32 {
    if let index = constantIndex[constant] { return index }
    let index = Int32(constants.count)
    constants.append(constant)
    constantIndex[constant] = index
    return index
  }

  // MARK: Registers

  /// The code with registers: inputs keep theirs, every output has its own, temporaries are used again.
  func allocated() -> (ContiguousArray<Instruction>, Int) {
    var lastUse = [Int](repeating: -1, count: code.count)
    for (i, instruction) in code.enumerated() {
      if instruction.readsA, Int(instruction.a) >= inputCount { lastUse[Int(instruction.a) - inputCount] = i }
      if instruction.readsB, Int(instruction.b) >= inputCount { lastUse[Int(instruction.b) - inputCount] = i }
    }
    var register = [Int32](repeating: -1, count: code.count)
    var isOutput = [Bool](repeating: false, count: code.count)
    var copies: [Instruction] = []
    for (k, value) in outputs.enumerated() {
      let place = Int32(inputCount + k)
      if Int(value) >= inputCount, !isOutput[Int(value) - inputCount] {
        register[Int(value) - inputCount] = place
        isOutput[Int(value) - inputCount] = true
      } else {
        copies.append(Instruction(opcode: .copy, destination: place, a: value))
      }
    }
    var free: [Int32] = []
    var next = Int32(inputCount + outputCount)
    var result = ContiguousArray<Instruction>()
    result.reserveCapacity(code.count + copies.count)
    func place(_ value: Int32) -> Int32 { Int(value) < inputCount ? value : register[Int(value) - inputCount] }
    for (i, instruction) in code.enumerated() {
      if lastUse[i] < 0, !isOutput[i] { continue }
      var placed = instruction
      placed.a = instruction.readsA ? place(instruction.a) : 0
      placed.b = instruction.readsB ? place(instruction.b) : 0
      // A register read here for the last time may be written here.
      for isSecond in [false, true] {
        guard isSecond ? instruction.readsB && instruction.b != instruction.a : instruction.readsA else { continue }
        let v = Int(isSecond ? instruction.b : instruction.a) - inputCount
        if v >= 0, lastUse[v] == i, !isOutput[v] { free.append(register[v]) }
      }
      if !isOutput[i] {
        if let reused = free.popLast() {
          register[i] = reused
        } else {
          register[i] = next
          next += 1
        }
      }
      placed.destination = register[i]
      result.append(placed)
    }
    for copy in copies {
      var placed = copy
      placed.a = place(copy.a)
      result.append(placed)
    }
    return (result, Int(next))
  }
}
