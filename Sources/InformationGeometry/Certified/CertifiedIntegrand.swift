import CFLINT
import NumericalMethods
import Scalars
import Symbolics

/// Which expectations are wanted, and how each product comes from a shorter one.
struct CertifiedTerms: Sendable {
  let basis: ExpectationBasis
  /// The places in the basis; E[1] is the first.
  let places: [Int]
  /// For each the number of the term with one factor less, and the factor; −1 for p itself.
  let steps: [(parent: Int, factor: Int)]

  /// - Parameter places: in the order of the basis.
  init(_ basis: ExpectationBasis, places: [Int]) {
    self.basis = basis
    self.places = places
    var numbers: [[Int]: Int] = [:]
    for (number, place) in places.enumerated() { numbers[basis.terms[place]] = number }
    steps = places.map { place in
      let factors = basis.terms[place]
      guard let factor = factors.first else { return (-1, 0) }
      guard let parent = numbers[Array(factors.dropFirst())] else {
        preconditionFailure("a product without its parts")
      }
      return (parent, factor)
    }
  }

  var count: Int { places.count }

  /// The places of the factors of a term among the outputs of the formula.
  func factors(_ c: Int) -> [Int] { basis.terms[places[c]] }
}

/// p times products of derivatives of log p, on complex rectangles.
final class CertifiedIntegrand: RigorousIntegrand {
  private let terms: CertifiedTerms
  private let tape: ComplexBallTape
  private let bits: Int

  var count: Int { terms.count }

  /// - Parameter inputs: the unit and the parameters.
  init(_ tape: Tape, _ terms: CertifiedTerms, inputs: [Ball], precision: BallPrecision) {
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
    let values = ComplexRegisters(count + 1)
    return [6, 12, 24].contains { k in
      let disc = ComplexBall.disc(radius: Ball(1, precision: precision).scaled(byPowerOfTwo: -k))
      disc.withACB { evaluate($0, analytic: true, into: values.pointer) }
      return (0..<count).allSatisfy { acb_is_finite(values.pointer + $0) != 0 }
    }
  }

  /// The values at a point.
  func values(_ z: ComplexBall) -> [ComplexBall] {
    let values = ComplexRegisters(count)
    z.withACB { evaluate($0, analytic: false, into: values.pointer) }
    return (0..<count).map { c in .fromACB(BallPrecision(bits: bits)) { acb_set($0, values.pointer + c) } }
  }
}
