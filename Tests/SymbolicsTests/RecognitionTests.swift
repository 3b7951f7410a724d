import Scalars
import Testing

@testable import Symbolics

@Suite struct IdentifiedConstantTests {
  static func value(_ text: String, digits: Int) throws -> Ball {
    let tape = try Tape([Expression(parsing: text, symbols: [])], inputs: [])
    return tape.evaluate([Ball](), precision: BallPrecision(digits: digits))[0]
  }

  /// Would catch a lattice that is scaled wrongly, or a relation that is taken with the wrong sign.
  @Test(arguments: [
    "pi^2/6", "-22/7", "3 - 5*pi/4 + euler", "pi^2/3 - 2*euler + 7/12*log(2)", "polygamma(2, 1)",
    "1/3 + pi^2/9 - 11*log(2)/5",
    "1000*pi + 1/1000",
  ])
  func knownConstants(_ text: String) throws {
    let expected = try Expression(parsing: text, symbols: [])
    let found = try #require(try Self.value(text, digits: 60).identified())
    #expect(try found.expression.isEqual(to: expected), "\(found)")
    #expect(found.digits >= 55 && found.coefficientDigits < 30)
    #expect(found.description.contains("identified to"))
  }

  /// What is no combination, or has too few digits to tell, is not identified.
  @Test(arguments: [
    ("exp(1)", 60), ("sqrt(2)", 60), ("pi^3", 100), ("exp(1)*euler", 40), ("pi^2/6 + euler - log(2)/7", 14),
  ])
  func unknownConstants(_ text: String, _ digits: Int) throws {
    #expect(try Self.value(text, digits: digits).identified() == nil)
  }

  /// A basis of one's own: moments of the logistic distribution.
  @Test func ownBasis() throws {
    let value = try Self.value("sqrt(2)*3/7 - sqrt(3)", digits: 40)
    let found = try #require(value.identified(over: [sqrt(Expression(2)), sqrt(Expression(3))]))
    #expect(found.expression == Rational(3, 7) * sqrt(Expression(2)) - sqrt(Expression(3)))
  }
}

private func * (r: Rational, x: Expression) -> Expression { Expression(r) * x }

/// Formulas of a size or depth that nobody types: an answer or an error, in time.
@Suite struct HugeFormulaTests {
  @Test func nestedParentheses() throws {
    let deep = String(repeating: "(", count: 100_000) + "x" + String(repeating: ")", count: 100_000)
    #expect(throws: FormulaError.self) { try Expression(parsing: deep, symbols: [Symbol("x")]) }
    let functions = String(repeating: "sin(", count: 100_000) + "x" + String(repeating: ")", count: 100_000)
    #expect(throws: FormulaError.self) { try Expression(parsing: functions, symbols: [Symbol("x")]) }
    #expect(throws: FormulaError.self) {
      try Expression(parsing: String(repeating: "-", count: 100_000) + "x", symbols: [Symbol("x")])
    }
  }

  /// A million terms are more than a formula may have; a hundred thousand are made at once, and refused a canonical form.
  @Test func manyTerms() throws {
    let x = Symbol("x"), pool = ExpressionPool()
    #expect(throws: FormulaError.self) {
      try Expression(parsing: String(repeating: "x+", count: 1_000_000) + "x", symbols: [x])
    }
    // Would catch a sum that is copied with every term.
    let text = (1...20_000).map { "x^\($0 % 50)" }.joined(separator: "+")
    let sum = try Expression(parsing: text, symbols: [x], pool: pool)
    #expect(sum.terms.count == 50)
    let long = Expression.sum((1...100_000).map { Expression(x, pool: pool).power($0) })
    #expect(long.terms.count == 100_000)
    #expect(throws: SymbolicsError.self) { try long.simplified(limits: .quick) }
  }
}
