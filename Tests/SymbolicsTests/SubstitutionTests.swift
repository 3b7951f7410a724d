import Scalars
import Symbolics
import Testing

/// Substitution of numbers at places where a formula has no value.
@Suite struct SubstitutionTests {
  static let formulas = [
    "1/x", "x^(-1/2)", "y/(x + y)", "log(x)", "1 + y/x^2", "digamma(x)", "lgamma(x - 3)",
    "exp(1/x)*y",
  ]

  /// Catches a pole that passes for 0, alone or times a factor that is 0.
  @Test(arguments: formulas)
  func poles(_ text: String) throws {
    let x = Symbol("x"), y = Symbol("y")
    let value = try Expression(parsing: text, symbols: [x, y]).substituting([x: .zero, y: .zero])
    #expect(!value.isZero)
    let tape = try Tape([value], inputs: [])
    #expect(!tape.evaluate([Double]())[0].isFinite)
    #expect(!tape.evaluate([Ball](), precision: BallPrecision(bits: 64))[0].isFinite)
  }

  /// Catches values that are refused though they exist.
  @Test func regularPlaces() throws {
    let x = Symbol("x"), y = Symbol("y")
    for (text, known) in [("x/(1 + y)", "0"), ("sqrt(x)", "0"), ("abs(x)^(1/3) + 2", "2"), ("lgamma(x + 1)", "0")] {
      let value = try Expression(parsing: text, symbols: [x, y]).substituting([x: .zero, y: .zero])
      #expect("\(value)" == known)
    }
  }
}
