import Scalars
import Testing

@testable import Symbolics

@Suite struct ResiduePointTests {
  static let symbols = [
    Symbol("x"), Symbol("y"), Symbol("a", .positive), Symbol("b", .positive), Symbol("m", .negative),
  ]

  /// Identities that hold in the kernels: a sign error in any of them would make false differences of zero tests.
  @Test(arguments: [
    "sin(x)^2 + cos(x)^2 - 1", "tan(x) - sin(x)/cos(x)", "sin(-x) + sin(x)", "cos(-x*y) - cos(x*y)",
    "cosh(x)^2 - sinh(x)^2 - 1", "tanh(x) - sinh(x)/cosh(x)", "exp(x)*exp(y) - exp(x + y)", "exp(x)^2 - exp(2*x)",
    "exp(x/2)^2 - exp(x)", "cosh(x) - (exp(x) + exp(-x))/2", "exp(-x) - 1/exp(x)", "exp(x - 3/4*y)*exp(3/4*y) - exp(x)",
    "sqrt(a)*sqrt(b) - sqrt(a*b)", "sqrt(a)^3 - a*sqrt(a)", "sqrt(a^2*b^2) - a*b", "sqrt(-m)^2 + m", "abs(x)^2 - x^2",
    "abs(x*y) - abs(x)*abs(y)", "(x + y)^3 - x^3 - 3*x^2*y - 3*x*y^2 - y^3", "1/(1 - 1/x) - x/(x - 1)",
    "erf(x) + erfc(x) - 1", "erf(-x) + erf(x)", "log(x*(y + 1)) - log(x*y + x)", "lgamma(2*(x+1)) - lgamma(2*x+2)",
    "x^y*x^2 - x^(y + 2)", "2^(x + y) - 2^x*2^y", "besseli(2, x*(y+1)) - besseli(2, x*y + x)",
  ])
  func identitiesVanish(_ text: String) throws {
    let expression = try Expression(parsing: text, symbols: ResiduePointTests.symbols)
    for seed in 1...5 as ClosedRange<UInt64> {
      #expect(try ResiduePoint(seed: seed).evaluate(expression).isZero, "seed \(seed)")
    }
  }

  /// Would catch an evaluation that is blind: a constant, or a function that ignores its argument.
  @Test(arguments: [
    "x - y", "sin(x) - x", "exp(x) - exp(y)", "log(x) - log(y)", "polygamma(1, a) - polygamma(2, a)", "pi - 22/7",
    "sqrt(a) - a", "besseli(1, x) - besseli(2, x)", "x^2 + 1", "exp(x)*exp(y) - exp(x*y)", "a + m",
  ])
  func othersDoNot(_ text: String) throws {
    let expression = try Expression(parsing: text, symbols: ResiduePointTests.symbols)
    for seed in 1...5 as ClosedRange<UInt64> {
      #expect(try !ResiduePoint(seed: seed).evaluate(expression).isZero, "seed \(seed)")
    }
  }

  /// A point is its seed: no order, pool or history may show.
  @Test func isReproducible() throws {
    let x = Symbol("x"), pool = ExpressionPool()
    let e = sin(x) / (1 + exp(x)), point = ResiduePoint(seed: 7)
    let before = try point.evaluate(e)
    let other = Expression(x, pool: pool)
    let copy = sin(other) / (exp(other) + 1)
    #expect(try point.evaluate(copy) == before)
    #expect(try point.evaluate([exp(x), e])[1] == before)
    #expect(try ResiduePoint(seed: 8).evaluate(e) != before)
    #expect(try ResiduePoint(seed: 7, values: [x: Residue(5)]).evaluate(x.squared) == Residue(25))
  }

  /// What has no residue is refused, never replaced.
  @Test func refusals() throws {
    let x = Symbol("x")
    let point = ResiduePoint(seed: 3, values: [x: .zero])
    #expect(throws: ResiduePoint.Failure.self) { try point.evaluate(1 / Expression(x)) }
    #expect(throws: ResiduePoint.Failure.self) { try point.evaluate(sign(Symbol("y"))) }
    #expect(throws: ResiduePoint.Failure.self) { try point.evaluate(max(Expression(x), 1)) }
    #expect(throws: ResiduePoint.Failure.self) { try point.evaluate(Symbol("a", .positive).power(Rational(1, 3))) }
    // 3 is no square modulo p: (3/p) = −(p/3) = −1.
    #expect(throws: ResiduePoint.Failure.notASquare("the base of a power 1/2")) {
      try point.evaluate(sqrt(Expression(3)))
    }
  }

  /// The roots of squares are squares, and multiply.
  @Test func squareRoots() throws {
    var squares = 0
    var generator = ResiduePoint(seed: 5)
    for n in 1...200 {
      generator = ResiduePoint(seed: UInt64(n))
      let a = generator.draw("a"), b = generator.draw("b")
      let root = try #require((a * a).squareRoot)
      #expect(root == a || root == -a)
      #expect(root.squareRoot != nil)
      let product = try #require((a * a * b * b).squareRoot)
      let other = try #require((b * b).squareRoot)
      #expect(product == root * other)
      if a.squareRoot != nil { squares += 1 }
    }
    // Half of all residues, within four standard deviations.
    #expect((72...128).contains(squares))
  }
}
