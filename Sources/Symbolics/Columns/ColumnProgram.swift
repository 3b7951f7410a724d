/// A tape divided into what is the same at all points and what has a value for each: constants, parameters and functions of
/// them are computed once, columns of numbers for the rest.
struct ColumnProgram: Sendable {
  /// A number for all points, or a column of numbers.
  struct Operand: Hashable, Sendable {
    var index: Int32
    var isColumn: Bool
  }

  /// One step; its constant is a place in the table of the tape.
  struct Step: Sendable {
    var opcode: Opcode
    var order: Int32
    var constant: Int32
    var destination: Int32
    var a: Operand
    var b: Operand
    /// An exponential of a polynomial of degree 2 at most in the first varying input.
    var isQuadraticExponential: Bool

    var function: Function { Function(rawValue: UInt8(order & 0xFF)) ?? .exp }
  }

  /// Steps on numbers for all points; the first numbers are the inputs that do not vary.
  private(set) var uniformSteps: [Step] = []
  /// Steps on columns; the first columns are the inputs that vary.
  private(set) var columnSteps: [Step] = []
  private(set) var outputs: [Operand] = []
  private(set) var uniformCount = 0
  private(set) var columnCount = 0
  /// How many columns are inputs.
  let varyingCount: Int

  /// - Parameter varying: for each input whether it has a value for each point.
  init(_ tape: Tape, varying: [Bool]) {
    precondition(varying.count == tape.inputs.count, "\(varying.count) marks for \(tape.inputs.count) inputs")
    varyingCount = varying.count { $0 }
    var builder = Builder(tape, varying)
    for instruction in tape.instructions { builder.append(instruction) }
    let results = (0..<tape.outputCount).map { builder.values[tape.inputs.count + $0] }
    uniformSteps = builder.uniformSteps
    uniformCount = builder.uniformCount
    columnSteps = builder.columnSteps
    outputs = results
    columnCount = builder.columnCount
    shareColumns()
  }

  /// Gives columns whose values are no longer needed to later steps.
  private mutating func shareColumns() {
    var lastUse = [Int](repeating: -1, count: columnCount)
    for (i, step) in columnSteps.enumerated() {
      for operand in [step.a, step.b] where operand.isColumn { lastUse[Int(operand.index)] = i }
    }
    for output in outputs where output.isColumn { lastUse[Int(output.index)] = .max }
    var place = (0..<Int32(columnCount)).map { $0 < Int32(varyingCount) ? $0 : -1 }
    var free: [Int32] = []
    var next = Int32(varyingCount)
    for i in columnSteps.indices {
      var step = columnSteps[i]
      let read = Set([step.a, step.b].filter(\.isColumn).map { Int($0.index) })
      for key in [\Step.a, \Step.b] where step[keyPath: key].isColumn {
        step[keyPath: key].index = place[Int(step[keyPath: key].index)]
      }
      // A column that is read here may not be written here: elements are read after others are written.
      let value = Int(step.destination)
      if let reused = free.popLast() {
        place[value] = reused
      } else {
        place[value] = next
        next += 1
      }
      step.destination = place[value]
      columnSteps[i] = step
      for old in read where lastUse[old] == i && old >= varyingCount { free.append(place[old]) }
    }
    for k in outputs.indices where outputs[k].isColumn { outputs[k].index = place[Int(outputs[k].index)] }
    columnCount = Int(next)
  }

  /// Follows the registers of a tape.
  private struct Builder {
    /// What each register holds.
    var values: [Operand]
    var uniformSteps: [Step] = []
    var columnSteps: [Step] = []
    var uniformCount = 0
    var columnCount = 0
    /// The degree of a column as a polynomial in the first varying input; nil for other functions.
    private var degrees: [Int?] = []

    init(_ tape: Tape, _ varying: [Bool]) {
      values = [Operand](repeating: Operand(index: 0, isColumn: false), count: max(tape.registerCount, 1))
      for (i, varies) in varying.enumerated() {
        values[i] = Operand(index: Int32(varies ? columnCount : uniformCount), isColumn: varies)
        if varies { columnCount += 1 } else { uniformCount += 1 }
      }
      degrees = (0..<columnCount).map { $0 == 0 ? 1 : nil }
    }

    private func degree(_ operand: Operand) -> Int? { operand.isColumn ? degrees[Int(operand.index)] : 0 }

    mutating func append(_ instruction: Instruction) {
      let none = Operand(index: 0, isColumn: false)
      let a = instruction.readsA ? values[Int(instruction.a)] : none
      let b = instruction.readsB ? values[Int(instruction.b)] : none
      guard instruction.opcode != .copy else {
        values[Int(instruction.destination)] = a
        return
      }
      let isColumn = a.isColumn || b.isColumn
      var step = Step(
        opcode: instruction.opcode, order: instruction.order, constant: instruction.constant,
        destination: Int32(isColumn ? columnCount : uniformCount), a: a, b: b, isQuadraticExponential: false)
      if isColumn {
        let degreeA = degree(a), degreeB = degree(b)
        step.isQuadraticExponential =
          instruction.opcode == .function && step.function == .exp && (degreeA ?? 3) <= 2
        degrees.append(resultDegree(instruction.opcode, degreeA, degreeB))
        columnSteps.append(step)
        columnCount += 1
      } else {
        uniformSteps.append(step)
        uniformCount += 1
      }
      values[Int(instruction.destination)] = Operand(index: step.destination, isColumn: isColumn)
    }

    private func resultDegree(_ opcode: Opcode, _ a: Int?, _ b: Int?) -> Int? {
      switch opcode {
      case .add, .subtract: a.flatMap { a in b.map { max(a, $0) } }
      case .multiply: a.flatMap { a in b.map { a + $0 } }
      case .divide: b == 0 ? a : nil
      case .addConstant, .multiplyConstant, .subtractFromConstant: a
      case .square: a.map { 2 * $0 }
      case .reciprocal: a == 0 ? 0 : nil
      default: nil
      }
    }
  }
}
