import CFLINT
import Scalars

extension Tape {
  /// Enclosures of the values at one point, in preallocated registers.
  ///
  /// All operations have the precision asked for, or that of the most precise input when it has more. When every input has
  /// the asked precision the result is that of the generic evaluation.
  ///
  /// - Parameters:
  ///   - point: a ball for each of `inputs`.
  ///   - precision: of the constants and of every operation.
  /// - Precondition: as many values as inputs.
  public func evaluate(_ point: [Ball], precision: BallPrecision) -> [Ball] {
    let working = point.reduce(precision) { max($0, $1.precision) }
    return BallTape(self, precision: working).evaluate(point)
  }
}

/// A tape with its registers and constants as balls of one precision, ready for many points.
///
/// One thread at a time: make one for each thread.
public final class BallTape {
  /// The tape.
  public let tape: Tape
  /// The precision of every operation.
  public let precision: BallPrecision
  // The tape's registers, then its constants.
  private let registers: UnsafeMutablePointer<arb_struct>
  private let count: Int

  /// Allocates the registers and encloses the constants.
  public init(_ tape: Tape, precision: BallPrecision) {
    self.tape = tape
    self.precision = precision
    count = tape.registerCount + tape.constants.count
    registers = .allocate(capacity: max(count, 1))
    for i in 0..<count { arb_init(registers + i) }
    for (k, constant) in tape.constants.enumerated() {
      let value: Ball = constant.converted(precision)
      value.withArb { arb_set(registers + tape.registerCount + k, $0) }
    }
  }

  deinit {
    for i in 0..<count { arb_clear(registers + i) }
    registers.deallocate()
  }

  /// Enclosures of the values at one point.
  ///
  /// - Precondition: as many values as inputs.
  public func evaluate(_ point: [Ball]) -> [Ball] {
    precondition(point.count == tape.inputs.count, "\(point.count) values for \(tape.inputs.count) inputs")
    for (i, value) in point.enumerated() { value.withArb { arb_set(registers + i, $0) } }
    run()
    return (0..<tape.outputCount).map { load(tape.inputs.count + $0) }
  }

  private func load(_ i: Int) -> Ball { .fromArb(precision) { arb_set($0, registers + i) } }

  private func run() {
    let r = registers, constants = r + tape.registerCount, bits = precision.bits
    tape.instructions.withUnsafeBufferPointer { code in
      for step in code {
        let d = r + Int(step.destination), a = r + Int(step.a)
        switch step.opcode {
        case .constant: arb_set(d, constants + Int(step.constant))
        case .copy: arb_set(d, a)
        case .add: arb_add(d, a, r + Int(step.b), bits)
        case .subtract: arb_sub(d, a, r + Int(step.b), bits)
        case .multiply: arb_mul(d, a, r + Int(step.b), bits)
        case .divide: arb_div(d, a, r + Int(step.b), bits)
        case .addConstant: arb_add(d, a, constants + Int(step.constant), bits)
        case .multiplyConstant: arb_mul(d, a, constants + Int(step.constant), bits)
        case .subtractFromConstant: arb_sub(d, constants + Int(step.constant), a, bits)
        case .reciprocal: arb_ui_div(d, 1, a, bits)
        case .square: arb_mul(d, a, a, bits)
        case .squareRoot: arb_sqrt(d, a, bits)
        case .powerConstant: arb_pow(d, a, constants + Int(step.constant), bits)
        case .function: BallTape.apply(step, d, a, r + Int(step.b), precision)
        }
      }
    }
  }

  /// Writes a function's value to d.
  static func apply(
    _ step: Instruction, _ d: UnsafeMutablePointer<arb_struct>, _ a: UnsafeMutablePointer<arb_struct>,
    _ b: UnsafeMutablePointer<arb_struct>, _ precision: BallPrecision
  ) {
    let bits = precision.bits
    switch step.function {
    case .exp: arb_exp(d, a, bits)
    case .log: arb_log(d, a, bits)
    case .sin: arb_sin(d, a, bits)
    case .cos: arb_cos(d, a, bits)
    case .tan: arb_tan(d, a, bits)
    case .asin: arb_asin(d, a, bits)
    case .acos: arb_acos(d, a, bits)
    case .atan: arb_atan(d, a, bits)
    case .sinh: arb_sinh(d, a, bits)
    case .cosh: arb_cosh(d, a, bits)
    case .tanh: arb_tanh(d, a, bits)
    case .asinh: arb_asinh(d, a, bits)
    case .acosh: arb_acosh(d, a, bits)
    case .atanh: arb_atanh(d, a, bits)
    case .gamma: arb_gamma(d, a, bits)
    case .power: arb_pow(d, a, b, bits)
    default:
      // The functions that do more than call Arb: domains, refinement, monotony.
      let x = Ball.fromArb(precision) { arb_set($0, a) }, y = Ball.fromArb(precision) { arb_set($0, b) }
      Tape.value(step, x, y).withArb { arb_set(d, $0) }
    }
  }
}
