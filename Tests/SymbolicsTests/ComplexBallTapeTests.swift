import Scalars
import Symbolics
import Testing

/// Tapes on complex rectangles.
@Suite struct ComplexBallTapeTests {
  static let x = Symbol("x"), a = Symbol("a", .positive)
  static let precision = BallPrecision(bits: 160)

  static let formulas = [
    "exp(-x^2/2)/a + log(1 + x^2)", "sqrt(2 + x)*(a + x)^(1/3)", "lgamma(x + a) - digamma(x + 2)*tanh(x)",
    "erf(x) + cosh(x)*sin(x) - atan(x/3)", "besselk(1/2, x + 2) + (x + 2)^a", "polygamma(1, x + a) - 1/(x + a)",
  ]

  /// Real points give what `BallTape` gives; complex ones what the operators give.
  @Test(arguments: formulas)
  func agreesWithOtherEvaluations(_ text: String) throws {
    let tape = try Tape([Expression(parsing: text, symbols: [Self.x, Self.a])], inputs: [Self.x, Self.a])
    let complex = ComplexBallTape(tape, precision: Self.precision)
    let x = Ball(Rational(3, 7), precision: Self.precision), a = Ball(Rational(5, 3), precision: Self.precision)
    let real = complex.evaluate([ComplexBall(x), ComplexBall(a)], analytic: false)[0]
    #expect(real.isReal && real.real.overlaps(tape.evaluate([x, a], precision: Self.precision)[0]))
    #expect(real.relativeAccuracyBits > 120)
    let z = ComplexBall(x, Ball(Rational(1, 5), precision: Self.precision))
    for isAnalytic in [false, true] {
      let value = complex.evaluate([z, ComplexBall(a)], analytic: isAnalytic)[0]
      #expect(value.isFinite && value.overlaps(tape.evaluate([z, ComplexBall(a)], precision: Self.precision)[0]))
    }
  }

  /// A finite value with `analytic` is a statement on every point of the rectangle; kinks and cuts must not get one.
  @Test(arguments: [
    "log(x)", "sqrt(x)", "x^(1/3)", "x^a", "abs(x)", "sign(x)", "step(x)", "max(x, 0)", "min(x, 2*x)", "lgamma(x)",
    "1/x",
    "abs(x)^3", "acosh(1 + x)", "asin(1 + x)",
  ])
  func kinksAndCutsAreRefused(_ text: String) throws {
    let tape = try Tape([Expression(parsing: text, symbols: [Self.x, Self.a])], inputs: [Self.x, Self.a])
    let complex = ComplexBallTape(tape, precision: Self.precision)
    let a = ComplexBall(Rational(5, 3), precision: Self.precision)
    let eighth = Ball(Rational(1, 8), precision: Self.precision)
    let disc = ComplexBall.disc(radius: eighth), segment = ComplexBall(disc.real)
    #expect(!complex.evaluate([disc, a], analytic: true)[0].isFinite)
    #expect(!complex.evaluate([segment, a], analytic: true)[0].isFinite, "a segment says nothing of its surroundings")
    let beside = disc + ComplexBall(Rational(1, 2), precision: Self.precision)
    if text != "asin(1 + x)" { #expect(complex.evaluate([beside, a], analytic: true)[0].isFinite) }
  }

  /// Kinks have values on the real axis.
  @Test func kinksHaveRealValues() throws {
    let tape = try Tape([Expression(parsing: "abs(x) + max(x, 0)", symbols: [Self.x])], inputs: [Self.x])
    let segment = ComplexBall(ComplexBall.disc(radius: Ball(Rational(1, 8), precision: Self.precision)).real)
    let value = ComplexBallTape(tape, precision: Self.precision).evaluate([segment], analytic: false)[0]
    #expect(value.isFinite && value.real.contains(Rational(1, 4)) && !value.real.contains(Rational(1, 2)))
  }
}
