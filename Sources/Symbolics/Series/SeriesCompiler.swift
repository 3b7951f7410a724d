import Scalars

/// Turns the instructions of a tape into operations on rows of coefficients.
struct SeriesCompiler {
  private(set) var operations: [(operation: SeriesOperation, row: Int32)] = []
  private(set) var rowCount: Int32
  /// The row of every output.
  private(set) var outputs: [Int32] = []
  private(set) var constants: [Tape.Constant]
  private let order: Int
  private var known: [SeriesOperation: Int32] = [:]
  /// The rows that hold constants.
  private var fixed: Set<Int32> = []
  /// The least order of the polygamma functions of an argument, for one tower of them all.
  private var lowest: [TowerKey: Int32] = [:]
  private var highest: [TowerKey: Int32] = [:]

  private struct TowerKey: Hashable {
    let argument: Int32
    let isTail: Bool
  }

  /// Compiles a tape for coefficients up to an order.
  ///
  /// - Throws: `NotAnalytic`.
  init(_ tape: Tape, order: Int) throws {
    self.order = order
    constants = tape.constants
    rowCount = Int32(tape.inputs.count)
    var rows: [Int32] = []
    // Twice: the first time tells which polygamma functions share a tower.
    for _ in 0..<2 {
      operations = []
      known = [:]
      fixed = []
      rowCount = Int32(tape.inputs.count)
      rows = (0..<tape.registerCount).map { Int32($0) }
      for step in tape.instructions {
        let a = rows[Int(step.a)], b = step.readsB ? rows[Int(step.b)] : 0
        rows[Int(step.destination)] = try lowered(step, a, b)
      }
    }
    outputs = (0..<tape.outputCount).map { rows[tape.inputs.count + $0] }
  }

  /// Whether a row holds a constant.
  func isConstant(_ row: Int32) -> Bool { fixed.contains(row) }

  private mutating func emit(_ operation: SeriesOperation, rows count: Int32 = 1) -> Int32 {
    if let row = known[operation] { return row }
    let row = rowCount
    rowCount += count
    operations.append((operation, row))
    known[operation] = row
    if case .constant = operation { fixed.insert(row) }
    return row
  }

  private mutating func number(_ value: Rational) -> Int32 {
    let constant = Tape.Constant.rational(value)
    if let place = constants.firstIndex(of: constant) { return Int32(place) }
    constants.append(constant)
    return Int32(constants.count - 1)
  }

  private mutating func derivative(_ a: Int32) -> Int32 { emit(.derivative(a)) }

  private mutating func exponential(_ a: Int32) -> Int32 {
    let d = derivative(a)
    return emit(.exp(a, d))
  }

  private mutating func integral(
    _ function: Function, order: Int32 = 0, _ a: Int32, _ weight: Int32, _ slope: SeriesOperation.Slope = .one
  ) -> Int32 {
    let d = derivative(a)
    return emit(.integral(function, order: order, a, d, weight, slope))
  }

  private mutating func lowered(_ step: Instruction, _ a: Int32, _ b: Int32) throws -> Int32 {
    switch step.opcode {
    case .constant: emit(.constant(step.constant))
    case .copy: a
    case .add: emit(.add(a, b))
    case .subtract: emit(.subtract(a, b))
    case .multiply: emit(.multiply(a, b))
    case .divide: emit(.divide(a, b))
    case .addConstant: emit(.addConstant(a, step.constant))
    case .multiplyConstant: emit(.multiplyConstant(a, step.constant))
    case .subtractFromConstant: emit(.subtractFromConstant(a, step.constant))
    case .reciprocal: emit(.reciprocal(a))
    case .square: emit(.square(a))
    case .squareRoot: emit(.squareRoot(a))
    case .powerConstant: emit(.power(a, step.constant), rows: 2)
    case .function: try function(step, a, b)
    }
  }

  private mutating func function(_ step: Instruction, _ a: Int32, _ b: Int32) throws -> Int32 {
    let f = step.function
    switch f {
    case .exp: return exponential(a)
    case .log: return integral(.log, a, emit(.reciprocal(a)))
    case .sin, .cos, .sinh, .cosh:
      let d = derivative(a)
      let pair = emit(.sine(a, d, isHyperbolic: f == .sinh || f == .cosh), rows: 2)
      return f == .sin || f == .sinh ? pair : pair + 1
    case .tan, .tanh:
      let d = derivative(a)
      return emit(.tangent(a, d, isHyperbolic: f == .tanh), rows: 2)
    case .atan, .atanh, .asin, .acos, .asinh, .acosh:
      // 1 ± a² or a² − 1, then its reciprocal or the reciprocal of its root.
      let one = number(1), square = emit(.square(a))
      let base: Int32
      switch f {
      case .atan, .asinh: base = emit(.addConstant(square, one))
      case .acosh: base = emit(.addConstant(square, number(-1)))
      default: base = emit(.subtractFromConstant(square, one))
      }
      let root = f == .atan || f == .atanh ? base : emit(.squareRoot(base))
      return integral(f, a, emit(.reciprocal(root)), f == .acos ? .minusOne : .one)
    case .erf, .erfc:
      let square = emit(.square(a))
      let negative = emit(.multiplyConstant(square, number(-1)))
      return integral(f, a, exponential(negative), f == .erf ? .error : .complementaryError)
    case .logGamma: return integral(f, a, polygamma(0, a, isTail: false))
    case .gamma:
      // Γ′ = Γψ, as the exponential of ∫ψ with Γ(a₀) for its first coefficient.
      let logarithm = integral(.logGamma, a, polygamma(0, a, isTail: false))
      let d = derivative(logarithm)
      return emit(.integral(.gamma, order: 0, a, d, rowCount, .one))
    case .polygamma, .polygammaTail:
      return polygamma(step.order >> 8, a, isTail: f == .polygammaTail)
    case .besselI, .besselK:
      guard isConstant(a) else { throw NotAnalytic(function: "\(f.name) of a variable order") }
      let d = derivative(b)
      let tower: TowerFunction = f == .besselI ? .besselI(order: a) : .besselK(order: a)
      return emit(.tower(tower, b, d), rows: Int32(order) + 1)
    case .power:
      let logarithm = integral(.log, a, emit(.reciprocal(a)))
      return exponential(emit(.multiply(logarithm, b)))
    case .abs, .sign, .step, .minimum, .maximum: throw NotAnalytic(function: f.name)
    }
  }

  private mutating func polygamma(_ n: Int32, _ a: Int32, isTail: Bool) -> Int32 {
    let key = TowerKey(argument: a, isTail: isTail)
    let low = min(lowest[key] ?? n, n), high = max(highest[key] ?? n, n)
    lowest[key] = low
    highest[key] = high
    let d = derivative(a)
    let function: TowerFunction = isTail ? .polygammaTail(low) : .polygamma(low)
    let tower = emit(.tower(function, a, d), rows: Int32(order) + 1 + high - low)
    return n == low ? tower : emit(.towerRow(tower + n - low, factorial: n - low))
  }
}
