import CFLINT
import Scalars

/// A tape evaluated on power series, one coefficient at a time: automatic differentiation of any order.
///
/// With coefficients 0, …, k of its inputs it gives coefficient k of its outputs, so that a differential equation can be
/// solved by its Taylor series. Sums, products, quotients, powers and elementary functions have recurrences of k
/// multiplications; polygamma and Bessel functions are composed by their derivatives, k²/2 multiplications.
/// Numbers are rounded, not enclosed. One thread at a time.
/// Source: Moore (1966), Interval Analysis; Griewank & Walther (2008), Evaluating Derivatives, chapter 13.
package final class SeriesTape {
  /// The highest coefficient.
  package let order: Int
  /// The precision of every operation.
  package let precision: BigFloatPrecision
  /// The next coefficient that `advance` computes.
  package private(set) var next = 0
  let inputCount: Int
  let outputs: [Int32]
  let operations: [(operation: SeriesOperation, row: Int32)]
  let bits: Int
  private let width: Int
  private let count: Int
  private let memory: UnsafeMutablePointer<arb_struct>
  private let constants: UnsafeMutablePointer<arb_struct>
  private let constantCount: Int

  /// Compiles a tape for series up to an order.
  ///
  /// - Throws: `NotAnalytic` for a function without Taylor series.
  package init(_ tape: Tape, order: Int, precision: BigFloatPrecision) throws {
    let compiler = try SeriesCompiler(tape, order: order)
    self.order = order
    self.precision = precision
    bits = precision.bits
    width = order + 1
    inputCount = tape.inputs.count
    outputs = compiler.outputs
    operations = compiler.operations
    count = Int(compiler.rowCount) * width
    memory = .allocate(capacity: max(count, 1))
    for i in 0..<count { arb_init(memory + i) }
    constantCount = compiler.constants.count
    constants = .allocate(capacity: max(constantCount, 1))
    for (k, constant) in compiler.constants.enumerated() {
      let value: Ball = constant.converted(BallPrecision(bits: bits))
      arb_init(constants + k)
      value.withArb { arb_get_mid_arb(constants + k, $0) }
    }
  }

  deinit {
    for i in 0..<count { arb_clear(memory + i) }
    for i in 0..<constantCount { arb_clear(constants + i) }
    memory.deallocate()
    constants.deallocate()
  }

  /// Starts anew with coefficient 0.
  package func restart() { next = 0 }

  /// Gives coefficient k of an input.
  package func setInput(_ i: Int, coefficient k: Int, to value: BigFloat) {
    precondition(i < inputCount && k <= order, "input \(i), coefficient \(k)")
    value.withMPFR { arf_set_mpfr(arb_mid_ptr(place(Int32(i), k)), $0) }
  }

  /// Coefficient k of an output.
  package func output(_ i: Int, coefficient k: Int) -> BigFloat {
    let value = Ball.fromArb(BallPrecision(bits: bits)) { arb_set($0, place(outputs[i], k)) }
    return BigFloat(midpointOf: value, precision: precision)
  }

  /// Computes the next coefficient of everything, once that of the inputs has been given.
  package func advance() {
    precondition(next <= order, "coefficient \(next) of a series up to \(order)")
    let k = next
    for (operation, row) in operations {
      if k == 0 { start(operation, row) } else { step(operation, row, k) }
    }
    next += 1
  }

  @inline(__always)
  func place(_ row: Int32, _ k: Int) -> UnsafeMutablePointer<arb_struct> { memory + (Int(row) &* width &+ k) }

  @inline(__always)
  private func constant(_ c: Int32) -> UnsafeMutablePointer<arb_struct> { constants + Int(c) }

  /// Coefficient 0 of a row as an exact ball.
  func value(_ row: Int32) -> Ball { .fromArb(BallPrecision(bits: bits)) { arb_set($0, place(row, 0)) } }

  /// Writes the midpoint of a ball; NaN for the indeterminate one.
  func set(_ row: Int32, _ k: Int, to ball: Ball) { ball.withArb { arb_get_mid_arb(place(row, k), $0) } }

  /// Σ_{j} x_j y_{−j} over `length` places, x forward and y backward.
  @inline(__always)
  private func convolve(
    _ d: UnsafeMutablePointer<arb_struct>, _ x: UnsafeMutablePointer<arb_struct>,
    _ y: UnsafeMutablePointer<arb_struct>, _ length: Int, initial: UnsafeMutablePointer<arb_struct>? = nil,
    subtract: Bool = false
  ) {
    arb_approx_dot(d, initial, subtract ? 1 : 0, x, 1, y, -1, length, bits)
  }

  @inline(__always)
  private func divide(_ d: UnsafeMutablePointer<arb_struct>, by n: Int) {
    arf_div_si(arb_mid_ptr(d), arb_mid_ptr(d), n, bits, ARF_RND_DOWN)
  }

  @inline(__always)
  private func divide(_ d: UnsafeMutablePointer<arb_struct>, by other: UnsafeMutablePointer<arb_struct>) {
    _ = arf_div(arb_mid_ptr(d), arb_mid_ptr(d), arb_mid_ptr(other), bits, ARF_RND_DOWN)
  }

  @inline(__always)
  private func multiply(
    _ d: UnsafeMutablePointer<arb_struct>, _ a: UnsafeMutablePointer<arb_struct>,
    _ b: UnsafeMutablePointer<arb_struct>
  ) {
    _ = arf_mul_rnd_down(arb_mid_ptr(d), arb_mid_ptr(a), arb_mid_ptr(b), bits)
  }

  /// Coefficient k ≥ 1.
  private func step(_ operation: SeriesOperation, _ row: Int32, _ k: Int) {
    let d = place(row, k)
    switch operation {
    case .constant: break
    case .add(let a, let b):
      arf_add(arb_mid_ptr(d), arb_mid_ptr(place(a, k)), arb_mid_ptr(place(b, k)), bits, ARF_RND_DOWN)
    case .subtract(let a, let b):
      arf_sub(arb_mid_ptr(d), arb_mid_ptr(place(a, k)), arb_mid_ptr(place(b, k)), bits, ARF_RND_DOWN)
    case .addConstant(let a, _): arb_set(d, place(a, k))
    case .subtractFromConstant(let a, _): arb_neg(d, place(a, k))
    case .multiplyConstant(let a, let c): multiply(d, place(a, k), constant(c))
    case .multiply(let a, let b): convolve(d, place(a, 0), place(b, k), k &+ 1)
    case .square(let a):
      // Σ_{j<k/2} twice, and the middle.
      let half = (k &+ 1) / 2
      convolve(d, place(a, 0), place(a, k), half)
      arb_mul_2exp_si(d, d, 1)
      if k & 1 == 0 {
        arf_addmul(arb_mid_ptr(d), arb_mid_ptr(place(a, k / 2)), arb_mid_ptr(place(a, k / 2)), bits, ARF_RND_DOWN)
      }
    case .divide(let a, let b):
      convolve(d, place(row, 0), place(b, k), k, initial: place(a, k), subtract: true)
      divide(d, by: place(b, 0))
    case .reciprocal(let a):
      convolve(d, place(row, 0), place(a, k), k)
      arb_neg(d, d)
      divide(d, by: place(a, 0))
    case .squareRoot(let a):
      convolve(d, place(row, 1), place(row, k &- 1), k &- 1, initial: place(a, k), subtract: true)
      divide(d, by: place(row, 0))
      arb_mul_2exp_si(d, d, -1)
    case .power(let a, let c): power(row, a, c, k)
    case .derivative(let a): arf_mul_si(arb_mid_ptr(d), arb_mid_ptr(place(a, k)), k, bits, ARF_RND_DOWN)
    case .exp(_, let da):
      convolve(d, place(da, 1), place(row, k &- 1), k)
      divide(d, by: k)
    case .sine(_, let da, let isHyperbolic):
      let other = place(row &+ 1, k)
      convolve(d, place(da, 1), place(row &+ 1, k &- 1), k)
      convolve(other, place(da, 1), place(row, k &- 1), k)
      divide(d, by: k)
      divide(other, by: isHyperbolic ? k : -k)
    case .tangent(_, let da, let isHyperbolic):
      convolve(d, place(da, 1), place(row &+ 1, k &- 1), k)
      divide(d, by: k)
      convolve(place(row &+ 1, k), place(row, 0), place(row, k), k &+ 1)
      if isHyperbolic { arb_neg(place(row &+ 1, k), place(row &+ 1, k)) }
    case .integral(_, _, _, let da, let weight, let slope):
      convolve(d, place(da, 1), place(weight, k &- 1), k)
      divide(d, by: k)
      scale(d, slope)
    case .tower(_, _, let da):
      for m in 0...(height(row) - k) {
        let entry = place(row &+ Int32(m), k)
        convolve(entry, place(da, 1), place(row &+ Int32(m &+ 1), k &- 1), k)
        arf_mul_si(arb_mid_ptr(entry), arb_mid_ptr(entry), m &+ 1, bits, ARF_RND_DOWN)
        divide(entry, by: k)
      }
    case .towerRow(let a, let n):
      arb_set(d, place(a, k))
      for m in 1..<max(Int(n) + 1, 2) { arf_mul_si(arb_mid_ptr(d), arb_mid_ptr(d), m, bits, ARF_RND_DOWN) }
    }
  }

  /// k a₀cₖ = p Σ_{j≥1} j aⱼ cₖ₋ⱼ − Σ_{1≤j<k} j cⱼ aₖ₋ⱼ.
  private func power(_ row: Int32, _ a: Int32, _ c: Int32, _ k: Int) {
    let d = place(row, k), slope = place(row &+ 1, k)
    // The derivative of a is not kept: Σ j aⱼcₖ₋ⱼ = k Σ aⱼcₖ₋ⱼ − Σ aⱼ (k−j)cₖ₋ⱼ.
    convolve(d, place(a, 1), place(row, k &- 1), k)
    arf_mul_si(arb_mid_ptr(d), arb_mid_ptr(d), k, bits, ARF_RND_DOWN)
    convolve(slope, place(a, 1), place(row &+ 1, k &- 1), k)
    arf_sub(arb_mid_ptr(d), arb_mid_ptr(d), arb_mid_ptr(slope), bits, ARF_RND_DOWN)
    multiply(d, d, constant(c))
    arf_sub(arb_mid_ptr(d), arb_mid_ptr(d), arb_mid_ptr(slope), bits, ARF_RND_DOWN)
    divide(d, by: place(a, 0))
    arb_set(slope, d)
    divide(d, by: k)
  }

  private func scale(_ d: UnsafeMutablePointer<arb_struct>, _ slope: SeriesOperation.Slope) {
    switch slope {
    case .one: return
    case .minusOne: arb_neg(d, d)
    case .error, .complementaryError:
      let π = Ball.pi(BallPrecision(bits: bits))
      let factor = Ball(slope == .error ? 2 : -2, precision: π.precision) / Ball.sqrt(π)
      factor.withArb {
        arb_mul(d, d, $0, bits)
        mag_zero(arb_rad_ptr(d))
      }
    }
  }

  /// The highest row of a tower.
  func height(_ row: Int32) -> Int { heights[row] ?? order }
  private lazy var heights: [Int32: Int] = {
    var result: [Int32: Int] = [:]
    for (i, (operation, row)) in operations.enumerated() {
      guard case .tower = operation else { continue }
      // The rows up to the next operation's are its own.
      let end = i + 1 < operations.count ? Int(operations[i + 1].row) : count / width
      result[row] = end - Int(row) - 1
    }
    return result
  }()

  private func start(_ operation: SeriesOperation, _ row: Int32) {
    let d = place(row, 0)
    switch operation {
    case .constant(let c): arb_set(d, constant(c))
    case .add(let a, let b):
      arf_add(arb_mid_ptr(d), arb_mid_ptr(place(a, 0)), arb_mid_ptr(place(b, 0)), bits, ARF_RND_DOWN)
    case .subtract(let a, let b):
      arf_sub(arb_mid_ptr(d), arb_mid_ptr(place(a, 0)), arb_mid_ptr(place(b, 0)), bits, ARF_RND_DOWN)
    case .addConstant(let a, let c):
      arf_add(arb_mid_ptr(d), arb_mid_ptr(place(a, 0)), arb_mid_ptr(constant(c)), bits, ARF_RND_DOWN)
    case .subtractFromConstant(let a, let c):
      arf_sub(arb_mid_ptr(d), arb_mid_ptr(constant(c)), arb_mid_ptr(place(a, 0)), bits, ARF_RND_DOWN)
    case .multiply(let a, let b): multiply(d, place(a, 0), place(b, 0))
    case .multiplyConstant(let a, let c): multiply(d, place(a, 0), constant(c))
    case .square(let a): multiply(d, place(a, 0), place(a, 0))
    case .divide(let a, let b):
      arb_set(d, place(a, 0))
      divide(d, by: place(b, 0))
    case .derivative: arb_zero(d)
    case .towerRow: step(operation, row, 0)
    default: startFunction(operation, row)
    }
  }

  func constantBall(_ c: Int32) -> Ball { .fromArb(BallPrecision(bits: bits)) { arb_set($0, constant(c)) } }
}

extension SeriesTape {
  /// Whether a tape has functions that are composed by their derivatives.
  package static func isComposed(_ tape: Tape) -> Bool {
    tape.instructions.contains { step in
      guard step.opcode == .function else { return false }
      switch step.function {
      case .polygamma, .polygammaTail, .logGamma, .gamma, .besselI, .besselK: return true
      default: return false
      }
    }
  }

  /// The order that makes the integration of an equation to so many bits cheapest.
  ///
  /// The work for a step grows like k², and its length like 2^(−bits/k): the best k is bits · log 2 / 2, and somewhat
  /// less with functions composed by their derivatives. Source: Jorba & Zou (2005), Experimental Mathematics 14.
  package static func suitableOrder(for tape: Tape, bits: Int) -> Int {
    // Compositions keep k² numbers.
    isComposed(tape) ? min(max(bits * 31 / 100, 16), 400) : max(bits * 36 / 100, 16)
  }
}
