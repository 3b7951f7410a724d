import InformationGeometry
import Testing

@testable import struct InformationGeometry.TailCoefficient
@testable import class InformationGeometry.TailContext
@testable import struct InformationGeometry.TailExpansion

/// Formulas on whole tails, against values at points of the tails.
@Suite struct CertifiedTailTests {
  static let y = Symbol("y", .positive)
  static let formulas = [
    "-y^2/2 + 3*y", "1/(1 + y^2)", "sqrt(1 + y^2) - y", "y*(log(1 + y) - log(y))", "exp(-y)/(1 + exp(-y))",
    "exp(y)/(1 + exp(y))", "log(exp(-(y-2)^2/2) + 3*exp(-y^2/2))", "(y + 1)^(-7/3)*log(y)^2", "tanh(y/2) - 1",
    "lgamma(y + 1) - y*log(y) + y", "y*digamma(y + 5/2) - y*log(y)", "polygamma(1, y) - 1/y", "atan(y) - pi/2",
    "exp(-2*y^2 + y)/exp(-2*y^2)", "log(erfc(y/3))", "log(erfc(-y))", "abs(3 - y)/y", "max(y, log(y))/y",
    "cosh(y)*exp(-y)",
    "exp(-exp(y))*exp(y)", "exp(-sqrt(1 + y^2))*exp(y)", "cos(y)/y", "y^(1/2)*log(y) - 3*y^(1/3)",
    "asinh(y) - log(2*y)",
  ]

  /// The value at a point of the tail lies in the enclosure from X on; a rest that is too small would miss one.
  @Test(arguments: formulas)
  func enclosesEveryPoint(_ text: String) throws {
    let tape = try Tape([Expression(parsing: text, symbols: [Self.y])], inputs: [Self.y])
    let precision = BallPrecision(bits: 400)
    for begin in [Rational(20), Rational(1000)] {
      let context = TailContext(start: Ball(begin, precision: precision))
      let (monomial, ball) = try tape.evaluate([TailExpansion.variable(context)], precision: context)[0].envelope()
      for factor in [Rational(1), Rational(11, 10), Rational(3), Rational(50)] {
        let y = Ball(begin * factor, precision: precision)
        let value = tape.evaluate([y], precision: precision)[0]
        let unit = monomial.value(TailContext(start: y))
        #expect((value / unit).overlaps(ball.real), "\(text) at \(y.midpoint): \(value) for \(unit) · \(ball.real)")
      }
    }
  }

  /// The same beside the real axis, on discs of radius 4.
  @Test(arguments: [
    "1/(1 + y^2)", "log(y)^2/(y + 1)^3", "y*(log(1 + y) - log(y))", "polygamma(1, y + 3)", "lgamma(y)/y",
  ])
  func enclosesDiscs(_ text: String) throws {
    let tape = try Tape([Expression(parsing: text, symbols: [Self.y])], inputs: [Self.y])
    let precision = BallPrecision(bits: 400), radius = Ball(4, precision: precision)
    let context = TailContext(start: Ball(40, precision: precision), radius: radius)
    let (monomial, ball) = try tape.evaluate([TailExpansion.variable(context)], precision: context)[0].envelope()
    for factor in [1, 2, 30] as [Rational] {
      for (a, b) in [(4, 0), (0, 4), (-2, 3), (2, -3)] as [(Rational, Rational)] {
        let y = Ball(40 * factor, precision: precision)
        let z = ComplexBall(y + Ball(a, precision: precision), Ball(b, precision: precision))
        let value = tape.evaluate([z], precision: precision)[0] / ComplexBall(monomial.value(TailContext(start: y)))
        #expect(value.overlaps(ball), "\(text) at \(z): \(value) for \(ball)")
      }
    }
  }

  /// What is not known is refused with a reason, and never bounded by a guess.
  @Test(arguments: ["exp(y*cos(y))", "1/cos(y)", "log(cos(y))", "besselk(1, y)", "tan(y)", "sqrt(1 - y)", "log(1 - y)"])
  func refuses(_ text: String) throws {
    let tape = try Tape([Expression(parsing: text, symbols: [Self.y])], inputs: [Self.y])
    let context = TailContext(start: Ball(20, precision: BallPrecision(bits: 128)))
    let value = tape.evaluate([TailExpansion.variable(context)], precision: context)[0]
    #expect(value.failure != nil)
  }
}
