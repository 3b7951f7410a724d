import CFLINT
import Scalars

/// A tape at many points at once, in balls: what does not vary is computed once, and nothing is allocated for a point.
///
/// Exponentials of quadratic polynomials at equidistant points follow from two multiplications each instead of an
/// exponential: eᵃ at a, a + r, a + 2r + q, … One thread at a time: make one for each thread.
package final class BallColumns {
  /// The precision of every operation.
  package let precision: BallPrecision
  /// How many points are taken at once at most.
  package let capacity: Int
  private let tape: Tape
  private let program: ColumnProgram
  private let uniform: BallRow
  private let constants: BallRow
  private let columns: BallRow
  private let scratch: BallRow

  /// - Parameters:
  ///   - varying: for each input whether it has a value for each point.
  ///   - capacity: how many points are taken at once at most.
  package init(_ tape: Tape, varying: [Bool], precision: BallPrecision, capacity: Int) {
    self.tape = tape
    self.precision = precision
    self.capacity = capacity
    program = ColumnProgram(tape, varying: varying)
    uniform = BallRow(count: program.uniformCount)
    constants = BallRow(count: tape.constants.count)
    columns = BallRow(count: program.columnCount * capacity)
    scratch = BallRow(count: 4)
    for (k, constant) in tape.constants.enumerated() {
      let value: Ball = constant.converted(precision)
      constants.store(value, at: k)
    }
  }

  /// Sets the inputs that do not vary, in their order.
  package func setUniform(_ values: [Ball]) {
    for (i, value) in values.enumerated() { uniform.store(value, at: i) }
    for step in program.uniformSteps {
      run(step, uniform.values + Int(step.destination), 1, isEquidistant: false)
    }
  }

  /// The memory of a varying input, to be filled before `evaluate`.
  package func input(_ k: Int) -> UnsafeMutablePointer<arb_struct> { columns.values + k * capacity }

  /// Computes the outputs at so many points.
  ///
  /// - Parameter isEquidistant: whether the first varying input has equal steps.
  package func evaluate(_ count: Int, isEquidistant: Bool) {
    precondition(count <= capacity, "\(count) points of \(capacity)")
    for step in program.columnSteps {
      run(step, columns.values + Int(step.destination) * capacity, count, isEquidistant: isEquidistant)
    }
  }

  /// How many outputs there are.
  package var outputCount: Int { program.outputs.count }

  /// An output, and how far apart its values lie: 1, or 0 where it does not vary.
  package func output(_ k: Int) -> (values: UnsafeMutablePointer<arb_struct>, stride: Int) {
    let output = program.outputs[k]
    return output.isColumn
      ? (columns.values + Int(output.index) * capacity, 1) : (uniform.values + Int(output.index), 0)
  }

  /// Whether an output is the number 0 for all points.
  package func isZero(_ k: Int) -> Bool {
    let output = program.outputs[k]
    return !output.isColumn && arb_is_zero(uniform.values + Int(output.index)) != 0
  }

  private func pointer(_ operand: ColumnProgram.Operand) -> (UnsafeMutablePointer<arb_struct>, Int) {
    operand.isColumn
      ? (columns.values + Int(operand.index) * capacity, 1) : (uniform.values + Int(operand.index), 0)
  }

  private func run(
    _ step: ColumnProgram.Step, _ d: UnsafeMutablePointer<arb_struct>, _ n: Int, isEquidistant: Bool
  ) {
    let (a, i) = pointer(step.a), (b, j) = pointer(step.b), bits = precision.bits
    let c = constants.values + Int(step.constant)
    switch step.opcode {
    case .constant: for k in 0..<n { arb_set(d + k, c) }
    case .copy: for k in 0..<n { arb_set(d + k, a + k * i) }
    case .add: for k in 0..<n { arb_add(d + k, a + k * i, b + k * j, bits) }
    case .subtract: for k in 0..<n { arb_sub(d + k, a + k * i, b + k * j, bits) }
    case .multiply: for k in 0..<n { arb_mul(d + k, a + k * i, b + k * j, bits) }
    case .divide: for k in 0..<n { arb_div(d + k, a + k * i, b + k * j, bits) }
    case .addConstant: for k in 0..<n { arb_add(d + k, a + k * i, c, bits) }
    case .multiplyConstant: for k in 0..<n { arb_mul(d + k, a + k * i, c, bits) }
    case .subtractFromConstant: for k in 0..<n { arb_sub(d + k, c, a + k * i, bits) }
    case .reciprocal: for k in 0..<n { arb_ui_div(d + k, 1, a + k * i, bits) }
    case .square: for k in 0..<n { arb_mul(d + k, a + k * i, a + k * i, bits) }
    case .squareRoot: for k in 0..<n { arb_sqrt(d + k, a + k * i, bits) }
    case .powerConstant: for k in 0..<n { arb_pow(d + k, a + k * i, c, bits) }
    case .function:
      if step.isQuadraticExponential, isEquidistant, n > 6 {
        quadraticExponential(d, a, n)
      } else {
        let order = Instruction(opcode: .function, order: step.order)
        for k in 0..<n { BallTape.apply(order, d + k, a + k * i, b + k * j, precision) }
      }
    }
  }

  /// exp aₖ for aₖ with constant second differences.
  private func quadraticExponential(
    _ d: UnsafeMutablePointer<arb_struct>, _ a: UnsafeMutablePointer<arb_struct>, _ n: Int
  ) {
    let bits = precision.bits, r = scratch.values, q = r + 1, t = r + 2
    arb_sub(r, a + 1, a, bits)
    arb_sub(t, a + 2, a + 1, bits)
    arb_sub(t, t, r, bits)
    arb_exp(q, t, bits)
    arb_exp(r, r, bits)
    arb_exp(d, a, bits)
    for k in 1..<n {
      arb_mul(d + k, d + (k - 1), r, bits)
      if k + 1 < n { arb_mul(r, r, q, bits) }
    }
  }
}
