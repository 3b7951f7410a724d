import CFLINT
import Scalars

/// A tape with its registers and constants as complex balls of one precision, ready for many points.
///
/// One thread at a time: make one for each thread.
public final class ComplexBallTape {
  /// The tape.
  public let tape: Tape
  /// The precision of every operation.
  public let precision: BallPrecision
  // The tape's registers, then its constants.
  private let registers: UnsafeMutablePointer<acb_struct>
  private let count: Int

  /// Allocates the registers and encloses the constants.
  public init(_ tape: Tape, precision: BallPrecision) {
    self.tape = tape
    self.precision = precision
    count = tape.registerCount + tape.constants.count
    registers = .allocate(capacity: max(count, 1))
    for i in 0..<count { acb_init(registers + i) }
    for (k, constant) in tape.constants.enumerated() {
      let value: Ball = constant.converted(precision)
      value.withArb { acb_set_arb(registers + tape.registerCount + k, $0) }
    }
  }

  deinit {
    for i in 0..<count { acb_clear(registers + i) }
    registers.deallocate()
  }

  /// Enclosures of the values at one point.
  ///
  /// - Parameter analytic: whether a value is to be finite only where the formula is analytic in every point of the arguments:
  ///   logarithms, roots and powers on their cuts, |·|, sign, step, min and max at their kinks are indeterminate then.
  ///   Without it real arguments get real values, kinks included, and nothing is said of the surroundings.
  /// - Precondition: as many values as inputs.
  public func evaluate(_ point: [ComplexBall], analytic: Bool) -> [ComplexBall] {
    precondition(point.count == tape.inputs.count, "\(point.count) values for \(tape.inputs.count) inputs")
    for (i, value) in point.enumerated() { value.withACB { acb_set(registers + i, $0) } }
    run(analytic: analytic)
    return (0..<tape.outputCount).map { load(tape.inputs.count + $0) }
  }

  /// Sets an input that stays for many evaluations.
  package func setInput(_ i: Int, _ value: Ball) { value.withArb { acb_set_arb(registers + i, $0) } }

  /// Evaluates with a new value of the first input; the other inputs are those that were set.
  package func run(_ z: UnsafePointer<acb_struct>, analytic: Bool) {
    acb_set(registers, z)
    run(analytic: analytic)
  }

  /// The value that the last evaluation left; it must not be changed nor kept.
  package func output(_ k: Int) -> UnsafeMutablePointer<acb_struct> { registers + tape.inputs.count + k }

  private func load(_ i: Int) -> ComplexBall { .fromACB(precision) { acb_set($0, registers + i) } }

  private func run(analytic: Bool) {
    let r = registers, constants = r + tape.registerCount, bits = precision.bits
    tape.instructions.withUnsafeBufferPointer { code in
      for step in code {
        let d = r + Int(step.destination), a = r + Int(step.a)
        switch step.opcode {
        case .constant: acb_set(d, constants + Int(step.constant))
        case .copy: acb_set(d, a)
        case .add: acb_add(d, a, r + Int(step.b), bits)
        case .subtract: acb_sub(d, a, r + Int(step.b), bits)
        case .multiply: acb_mul(d, a, r + Int(step.b), bits)
        case .divide: acb_div(d, a, r + Int(step.b), bits)
        case .addConstant: acb_add(d, a, constants + Int(step.constant), bits)
        case .multiplyConstant: acb_mul(d, a, constants + Int(step.constant), bits)
        case .subtractFromConstant: acb_sub(d, constants + Int(step.constant), a, bits)
        case .reciprocal: acb_inv(d, a, bits)
        case .square: acb_mul(d, a, a, bits)
        case .squareRoot: root(d, a, analytic, bits)
        case .powerConstant: power(d, a, constants + Int(step.constant), analytic, bits)
        case .function: apply(step, d, a, r + Int(step.b), analytic, bits)
        }
      }
    }
  }

  private typealias Register = UnsafeMutablePointer<acb_struct>

  // Real arguments take the real functions: they are undefined where the real formula is, and faster. A real argument says
  // nothing of its surroundings, so not when the formula is to be analytic.

  private func root(_ d: Register, _ a: Register, _ analytic: Bool, _ bits: Int) {
    if !analytic, acb_is_real(a) != 0 {
      arb_sqrt(acb_real_ptr(d), acb_real_ptr(a), bits)
      arb_zero(acb_imag_ptr(d))
    } else {
      acb_sqrt_analytic(d, a, 1, bits)
    }
  }

  private func power(_ d: Register, _ a: Register, _ b: Register, _ analytic: Bool, _ bits: Int) {
    if !analytic, acb_is_real(a) != 0, acb_is_real(b) != 0 {
      arb_pow(acb_real_ptr(d), acb_real_ptr(a), acb_real_ptr(b), bits)
      arb_zero(acb_imag_ptr(d))
    } else {
      acb_pow_analytic(d, a, b, 1, bits)
    }
  }

  private func apply(
    _ step: Instruction, _ d: Register, _ a: Register, _ b: Register, _ analytic: Bool, _ bits: Int
  ) {
    let isReal = !analytic && acb_is_real(a) != 0
    switch step.function {
    case .exp: acb_exp(d, a, bits)
    case .sin: acb_sin(d, a, bits)
    case .cos: acb_cos(d, a, bits)
    case .sinh: acb_sinh(d, a, bits)
    case .cosh: acb_cosh(d, a, bits)
    case .tanh: acb_tanh(d, a, bits)
    case .log where isReal:
      arb_log(acb_real_ptr(d), acb_real_ptr(a), bits)
      arb_zero(acb_imag_ptr(d))
    case .log: acb_log_analytic(d, a, 1, bits)
    case .power: power(d, a, b, analytic, bits)
    default:
      let x = load(Int(step.a)), y = step.readsB ? load(Int(step.b)) : x
      if isReal, y.isReal {
        Tape.value(step, x.real, y.real).withArb { acb_set_arb(d, $0) }
      } else {
        ComplexBallTape.value(step, x, y).withACB { acb_set(d, $0) }
      }
    }
  }

  /// A function at an argument that is not real: analytic or indeterminate.
  private static func value(_ step: Instruction, _ z: ComplexBall, _ w: ComplexBall) -> ComplexBall {
    switch step.function {
    case .asin: ComplexBall.analyticAsin(z)
    case .acos: ComplexBall.analyticAcos(z)
    case .atan: ComplexBall.analyticAtan(z)
    case .asinh: ComplexBall.analyticAsinh(z)
    case .acosh: ComplexBall.analyticAcosh(z)
    case .atanh: ComplexBall.analyticAtanh(z)
    case .abs: ComplexBall.analyticAbsoluteValue(z)
    case .sign: ComplexBall.analyticSign(z)
    case .step: ComplexBall.analyticStep(z)
    case .minimum: ComplexBall.analyticMinimum(z, w)
    case .maximum: ComplexBall.analyticMaximum(z, w)
    default: Tape.value(step, z, w)
    }
  }
}
