import Scalars
import Testing

@testable import Symbolics

@Suite("Tapes over numbers of any precision")
struct TapePrecisionTests {
  static let x = Symbol("x", .positive), y = Symbol("y", .positive)

  /// Every opcode and every function of a tape.
  static let formulas = [
    "x^3 - 2*y + 1/3", "1/x + y/(x + 1) - 3*x*y", "x^(5/2)*y^(-2/3)", "exp(-x*y)*log(x + y)", "sin(x)*cos(y) + tan(x)",
    "asin(x/9) + acos(y/9) - atan(x)", "sinh(x) - cosh(y)*tanh(x)", "asinh(x) + acosh(x + 1) + atanh(x/9)",
    "abs(x - 2) + sign(y - x)", "gamma(x)/lgamma(y + 3)", "digamma(x) - polygamma(2, y)", "polygamma(1, x) - 1/x",
    "erf(x) + erfc(y)", "besseli(1, x)/besseli(0, x)", "besselk(1/3, y)", "x^y", "min(x, y) - max(x, y^2)",
    "pi*x - euler",
    "-x - y", "x", "7", "2 - x", "(x + y)^7/(x - y)^3",
  ]

  @Test("Registers give what the generic evaluation gives, to the last bit", arguments: [2, 53, 128, 256, 700])
  func bigFloatRegisters(bits: Int) throws {
    let p = BigFloatPrecision(bits: bits)
    let expressions = try Self.formulas.map { try Expression(parsing: $0, symbols: [Self.x, Self.y]) }
    let tape = try Tape(expressions, inputs: [Self.x, Self.y])
    let prepared = BigFloatTape(tape, precision: p)
    for (x, y) in [(1.3, 0.7), (0.25, 5.5), (2, 2), (1e-3, 1e3)] {
      let point = [BigFloat(rounding: x, precision: p), BigFloat(rounding: y, precision: p)]
      let expected = tape.evaluateGenerically(point, precision: p)
      for result in [tape.evaluate(point, precision: p), prepared.evaluate(point), generic(tape, point, p)] {
        for (k, formula) in Self.formulas.enumerated() {
          #expect(result[k] == expected[k] || (result[k].isNaN && expected[k].isNaN), "\(formula) at \(x), \(y)")
          #expect(result[k].precision == p)
        }
      }
    }
  }

  /// Catches generic code that misses the registers, or a cast that goes wrong.
  private func generic<S: Scalar>(_ tape: Tape, _ point: [S], _ precision: S.Precision) -> [S] {
    tape.evaluate(point, precision: precision)
  }

  @Test("The registers of balls give what the generic evaluation gives", arguments: [53, 256])
  func ballRegisters(bits: Int) throws {
    let p = BallPrecision(bits: bits)
    let expressions = try Self.formulas.map { try Expression(parsing: $0, symbols: [Self.x, Self.y]) }
    let tape = try Tape(expressions, inputs: [Self.x, Self.y])
    for (x, y) in [(1.3, 0.7), (0.25, 5.5), (2, 2)] {
      let point = [Ball(exactly: x, precision: p), Ball(exactly: y, precision: p)]
      let expected = tape.evaluateGenerically(point, precision: p)
      for result in [
        tape.evaluate(point, precision: p), BallTape(tape, precision: p).evaluate(point), generic(tape, point, p),
      ] {
        for (k, formula) in Self.formulas.enumerated() {
          #expect(result[k] == expected[k] || !expected[k].isFinite, "\(formula) at \(x), \(y)")
          #expect(result[k].isFinite == expected[k].isFinite && result[k].precision == p)
        }
      }
    }
  }

  @Test("The enclosure of a tape contains its BigFloat, widened by the roundings")
  func enclosure() throws {
    let expressions = try Self.formulas.map { try Expression(parsing: $0, symbols: [Self.x, Self.y]) }
    let tape = try Tape(expressions, inputs: [Self.x, Self.y])
    let p = BigFloatPrecision(bits: 200), wide = BallPrecision(bits: 400)
    let big = tape.evaluate(
      [BigFloat(rounding: 1.3, precision: p), BigFloat(rounding: 0.7, precision: p)], precision: p)
    let balls = tape.evaluate(
      [Ball(exactly: 1.3, precision: wide), Ball(exactly: 0.7, precision: wide)], precision: wide)
    for (k, formula) in Self.formulas.enumerated() {
      let difference = Ball.absoluteValue(Ball(containing: big[k], precision: wide) - balls[k])
      #expect(difference.upper <= 0x1p-190 * max(1, balls[k].upper.magnitude), "\(formula)")
    }
  }

  @Test("Exact inputs take the precision asked for, more precise ones keep theirs")
  func mixedPrecisions() throws {
    let tape = try Tape([Expression(parsing: "sqrt(x)/3 + y", symbols: [Self.x, Self.y])], inputs: [Self.x, Self.y])
    let p = BigFloatPrecision(bits: 100), q = BigFloatPrecision(bits: 300)
    let exact = tape.evaluate([BigFloat(2), 1], precision: p)[0]
    #expect(exact.precision == p && exact == BigFloat.sqrt(BigFloat(2, precision: p)) / 3 + 1)
    let more = tape.evaluate([BigFloat(2), BigFloat(1, precision: q)], precision: p)[0]
    #expect(more.precision == q && more == BigFloat.sqrt(BigFloat(2, precision: q)) / 3 + 1)
    #expect(try Tape([Expression(7)], inputs: []).evaluate([BigFloat](), precision: p) == [7])
    let nan = tape.evaluate([BigFloat(-1), 1], precision: p)[0]
    #expect(nan.isNaN && tape.evaluate([BigFloat.infinity, 1], precision: p)[0] == .infinity)
  }

  /// Catches a midpoint that is read off an enclosure wider than itself: with 192 bits the first is noise of size 10²⁴².
  @Test(
    "Constants that cancel are evaluated until they are known",
    arguments: [
      ("(10^300 + pi) - 10^300", Double.pi), ("log((10^300 + pi) - 10^300)", Double.log(.pi)), ("1/3", 1.0 / 3),
      ("exp(-1000)*exp(999)", Double.exp(-1)), ("sin(pi/6) - 1/2", 0), ("log(sin(pi/6) - 1/2)", .nan),
      ("10^400", .infinity),
    ])
  func constants(text: String, value: Double) throws {
    let found = try Tape([Expression(parsing: text, symbols: [])], inputs: []).constantValues()[0]
    #expect(found == value || abs(found - value) <= value.ulp || found.isNaN && value.isNaN, "\(found)")
  }

  @Test("A point of the wrong length stops")
  func wrongLength() async {
    await #expect(processExitsWith: .failure) {
      let tape = try Tape([Expression(Symbol("x"))], inputs: [Symbol("x")])
      _ = tape.evaluate([BigFloat](), precision: BigFloatPrecision(bits: 60))
    }
  }
}
