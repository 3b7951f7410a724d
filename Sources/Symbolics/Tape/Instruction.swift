/// What one step of a tape does.
enum Opcode: UInt8, Sendable {
  case constant, copy
  case add, subtract, multiply, divide
  case addConstant, multiplyConstant, subtractFromConstant
  case reciprocal, square, squareRoot
  case powerConstant
  /// A `Function`, in `order` with the order of a polygamma above eight bits.
  case function
}

/// One step of a tape: destination ← opcode(a, b or constant).
struct Instruction: Hashable, Sendable {
  var opcode: Opcode
  var order: Int32 = 0
  var destination: Int32 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  /// The place in the table of constants.
  var constant: Int32 = 0
}

extension Instruction {
  /// Two words in place of six fields: a compiler looks every instruction up.
  func hash(into hasher: inout Hasher) {
    func word(_ high: Int32, _ low: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: high)) << 32 | UInt64(UInt32(bitPattern: low))
    }
    hasher.combine(word(a, b))
    hasher.combine(word(constant &* 1_021 &+ destination, order &* 64 &+ Int32(opcode.rawValue)))
  }

  /// Whether `b` names a register.
  var readsB: Bool {
    switch opcode {
    case .add, .subtract, .multiply, .divide: true
    case .function: function.argumentCount == 2
    default: false
    }
  }

  /// Whether `a` names a register.
  var readsA: Bool { opcode != .constant }

  var function: Function { Function(rawValue: UInt8(order & 0xFF)) ?? .exp }
}
