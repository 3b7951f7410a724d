import CMPFR
import Scalars

extension Tape {
  /// The values at one point, correctly rounded operation by operation, in preallocated registers.
  ///
  /// All operations have the precision asked for, or that of the most precise input when it has more. When every input has
  /// the asked precision the result is that of the generic evaluation to the last bit. An exact input, which carries no
  /// precision, is rounded to the working precision, so no formula stops over it.
  ///
  /// - Parameters:
  ///   - point: a value for each of `inputs`.
  ///   - precision: of the constants and of every operation.
  /// - Precondition: as many values as inputs.
  public func evaluate(_ point: [BigFloat], precision: BigFloatPrecision) -> [BigFloat] {
    let working = point.reduce(precision) { max($0, $1.precision ?? precision) }
    return BigFloatTape(self, precision: working).evaluate(point)
  }
}

/// A tape with its registers and constants at one precision, ready for many points.
///
/// An evaluation allocates only its results. One thread at a time: make one for each thread.
public final class BigFloatTape {
  /// The tape.
  public let tape: Tape
  /// The precision of every operation.
  public let precision: BigFloatPrecision
  // The tape's registers, then its constants.
  private let registers: BigFloatRegisters

  /// Allocates the registers and rounds the constants.
  public init(_ tape: Tape, precision: BigFloatPrecision) {
    self.tape = tape
    self.precision = precision
    registers = BigFloatRegisters(count: tape.registerCount + tape.constants.count, precision: precision)
    for (k, constant) in tape.constants.enumerated() {
      registers.store(constant.converted(precision), at: tape.registerCount + k)
    }
    // A function of one argument looks at register 0 for its second: it is a number already.
    if tape.registerCount > 0 { registers.store(0, at: 0) }
  }

  /// The values at one point; inputs are rounded to the precision.
  ///
  /// - Precondition: as many values as inputs.
  public func evaluate(_ point: [BigFloat]) -> [BigFloat] {
    precondition(point.count == tape.inputs.count, "\(point.count) values for \(tape.inputs.count) inputs")
    for (i, value) in point.enumerated() { registers.store(value, at: i) }
    run()
    return (0..<tape.outputCount).map { registers.load(tape.inputs.count + $0) }
  }

  private func run() {
    let r = registers.values, constants = r + tape.registerCount
    tape.instructions.withUnsafeBufferPointer { code in
      for step in code {
        let d = r + Int(step.destination), a = r + Int(step.a)
        switch step.opcode {
        case .constant:
          mpfr_set4(d, constants + Int(step.constant), MPFR_RNDN, constants[Int(step.constant)]._mpfr_sign)
        case .copy: mpfr_set4(d, a, MPFR_RNDN, a.pointee._mpfr_sign)
        case .add: mpfr_add(d, a, r + Int(step.b), MPFR_RNDN)
        case .subtract: mpfr_sub(d, a, r + Int(step.b), MPFR_RNDN)
        case .multiply: mpfr_mul(d, a, r + Int(step.b), MPFR_RNDN)
        case .divide: mpfr_div(d, a, r + Int(step.b), MPFR_RNDN)
        case .addConstant: mpfr_add(d, a, constants + Int(step.constant), MPFR_RNDN)
        case .multiplyConstant: mpfr_mul(d, a, constants + Int(step.constant), MPFR_RNDN)
        case .subtractFromConstant: mpfr_sub(d, constants + Int(step.constant), a, MPFR_RNDN)
        case .reciprocal: mpfr_ui_div(d, 1, a, MPFR_RNDN)
        case .square: mpfr_sqr(d, a, MPFR_RNDN)
        case .squareRoot: mpfr_sqrt(d, a, MPFR_RNDN)
        case .powerConstant: RoundedFunction.power(d, a, constants + Int(step.constant))
        case .function: apply(step, d, a, r + Int(step.b))
        }
      }
    }
  }

  private func apply(
    _ step: Instruction, _ d: UnsafeMutablePointer<__mpfr_struct>, _ a: UnsafeMutablePointer<__mpfr_struct>,
    _ b: UnsafeMutablePointer<__mpfr_struct>
  ) {
    switch step.function {
    case .exp: RoundedFunction.exp(d, a)
    case .log: RoundedFunction.log(d, a)
    case .sin: RoundedFunction.sin(d, a)
    case .cos: RoundedFunction.cos(d, a)
    case .tan: RoundedFunction.tan(d, a)
    case .asin: RoundedFunction.asin(d, a)
    case .acos: RoundedFunction.acos(d, a)
    case .atan: RoundedFunction.atan(d, a)
    case .sinh: RoundedFunction.sinh(d, a)
    case .cosh: RoundedFunction.cosh(d, a)
    case .tanh: RoundedFunction.tanh(d, a)
    case .asinh: RoundedFunction.asinh(d, a)
    case .acosh: RoundedFunction.acosh(d, a)
    case .atanh: RoundedFunction.atanh(d, a)
    case .abs: mpfr_set4(d, a, MPFR_RNDN, 1)
    case .gamma: RoundedFunction.gamma(d, a)
    case .logGamma: RoundedFunction.logGamma(d, a)
    case .erf: RoundedFunction.erf(d, a)
    case .erfc: RoundedFunction.erfc(d, a)
    case .minimum: mpfr_min(d, a, b, MPFR_RNDN)
    case .maximum: mpfr_max(d, a, b, MPFR_RNDN)
    case .power: RoundedFunction.power(d, a, b)
    case .sign, .step, .polygamma, .polygammaTail, .besselI, .besselK:
      registers.store(
        Tape.value(step, registers.load(Int(step.a)), registers.load(Int(step.b))), at: Int(step.destination))
    }
  }
}
