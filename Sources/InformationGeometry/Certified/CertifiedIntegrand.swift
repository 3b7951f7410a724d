import CFLINT
import NumericalMethods
import Scalars
import Symbolics

/// p times products of derivatives of log p, on complex rectangles.
final class CertifiedIntegrand: RigorousIntegrand {
  private let terms: ExpectationBasis
  private let tape: ComplexBallTape
  private let bits: Int

  var count: Int { terms.terms.count }

  /// - Parameter inputs: the unit and the parameters.
  init(_ tape: Tape, _ terms: ExpectationBasis, inputs: [Ball], precision: BallPrecision) {
    self.terms = terms
    self.tape = ComplexBallTape(tape, precision: precision)
    bits = precision.bits
    for (i, value) in inputs.enumerated() { self.tape.setInput(i + 1, value) }
  }

  func evaluate(_ z: UnsafePointer<acb_struct>, analytic: Bool, into values: UnsafeMutablePointer<acb_struct>) {
    tape.run(z, analytic: analytic)
    for (c, step) in terms.steps.enumerated() {
      if step.parent < 0 {
        acb_set(values + c, tape.output(0))
      } else {
        acb_mul(values + c, values + step.parent, tape.output(step.factor), bits)
      }
    }
  }

  /// Whether everything is analytic around v = 0.
  func isAnalyticAtZero() -> Bool {
    let precision = BallPrecision(bits: bits)
    return [6, 12, 24].contains { k in
      let disc = ComplexBall.disc(radius: Ball(1, precision: precision).scaled(byPowerOfTwo: -k))
      return values(disc, analytic: true).allSatisfy(\.isFinite)
    }
  }

  /// The values at a point, or on a rectangle.
  func values(_ z: ComplexBall, analytic: Bool = false) -> [ComplexBall] {
    let registers = ComplexRegisters(count)
    // The registers must not be freed while there are only pointers to them.
    return withExtendedLifetime(registers) {
      z.withACB { evaluate($0, analytic: analytic, into: registers.pointer) }
      return (0..<count).map { c in .fromACB(BallPrecision(bits: bits)) { acb_set($0, registers.pointer + c) } }
    }
  }
}
