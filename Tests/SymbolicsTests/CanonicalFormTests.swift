import Scalars
import Testing

@testable import Symbolics

@Suite struct CanonicalFormTests {
  static let symbols = ZeroTestTests.symbols

  static func parse(_ text: String) throws -> Expression { try Expression(parsing: text, symbols: symbols) }

  /// Would catch a form that is not reduced, not factored, or harder to read than a person would write it.
  @Test(arguments: [
    ("(x^2 - y^2)/(x - y)", "x + y"), ("1/x + 1/y", "(x + y)/(x*y)"), ("x^2 + 2*x*y + y^2", "(x + y)^2"),
    ("sin(x)^2 + cos(x)^2", "1"), ("1 - cos(x)^2", "sin(x)^2"), ("1/(1 - cos(x)^2)", "1/sin(x)^2"),
    ("tan(x)*cos(x)", "sin(x)"), ("exp(x)*exp(y)/exp(z)", "exp(x + y - z)"), ("exp(x)^2 + exp(2*x)", "2*exp(2*x)"),
    ("sqrt(a)*a/b", "a^(3/2)/b"), ("1/(sqrt(a) - 1)", "1/(sqrt(a) - 1)"), ("(a - 1)/(sqrt(a) - 1)", "sqrt(a) + 1"),
    ("digamma(a + 1) - 1/a + digamma(a)*0", "(a*digamma(a + 1) - 1)/a"), ("digamma(a + 1) - digamma(a)", "1/a"),
    ("1/(1 + abs(x))", "1/(abs(x) + 1)"), ("a^x*a^y", "a^(x + y)"), ("0*x + 6/4", "3/2"),
    ("1/(1/x + 1/y)", "x*y/(x + y)"),
    ("log(a^2*b) - log(b)", "2*log(a)"), ("(1 - p)^2/(1 - p)", "1 - p"), ("x^(-3)*(x^4 + x^3)", "x + 1"),
    ("1/(x - 1) - 1/(x + 1)", "2/((x - 1)*(x + 1))"), ("pi/4 + pi/4", "pi/2"), ("abs(x)^3/abs(x)", "x^2"),
  ])
  func readableForms(_ text: String, _ expected: String) throws {
    #expect(try Self.parse(text).simplified().description == expected)
  }

  /// Two ways to write one value have one form.
  @Test(arguments: [
    ("(x + y)^3/(x*y)", "x^2/y + 3*x + 3*y + y^2/x"), ("cos(2*x)", "2*cos(x)^2 - 1 + 0*cos(2*x)"),
    ("1/(1 + exp(-x))", "exp(x)/(1 + exp(x))"), ("lgamma(a + 1)", "lgamma(a) + log(a) + lgamma(a + 1)*0"),
    ("sqrt(a*b)/(sqrt(a) + sqrt(b))", "1/(1/sqrt(a) + 1/sqrt(b))"),
  ])
  func oneForm(_ a: String, _ b: String) throws {
    let both = try Expression.simplified([Self.parse(a), Self.parse(b)])
    #expect(both[0] == both[1], "\(both)")
  }

  /// The value must not change: canonical forms against the original in balls at random points.
  @Test(arguments: [
    "(x + y)/(x - y) + exp(x)/(1 + exp(y))*sin(x*y)", "sqrt(a + b)/(1 + sqrt(a)) - log(a*b + a)*tanh(x)",
    "polygamma(1, a + 2)/(polygamma(2, a) + digamma(a - 0))", "besselk(a + 2, b)/besselk(a, b) - besseli(a + 1, b)",
    "1/(2^(1/3) + a^(1/3) + x)", "1/(sqrt(a) + sqrt(b) + sqrt(2))", "abs(x - y)/(1 + abs(x))",
    "max(x, y)*erfc(x)*atan(y)",
    "cos(x/2 + y/3)*sin(x/3 - y)", "1/(cos(x) + 2*sin(x))", "x^2*a^x/(1 + a^(2*x))", "acos(p)*acosh(1 + a)*atanh(p)",
    "polygamma(1, 1 - p)*polygamma(1, p)", "besselk(3/2, b)*besseli(5/2, b)", "lgamma(2*a) - lgamma(a)",
  ])
  func keepsTheValue(_ text: String) throws {
    let original = try Self.parse(text), form = try original.simplified()
    let symbols = original.symbols, precision = BallPrecision(bits: 128)
    let before = try Tape([original], inputs: symbols), after = try Tape([form], inputs: symbols)
    var generator = PointGenerator(seed: 77)
    for _ in 0..<5 {
      let point = symbols.map { Ball(generator.value(in: $0.domain), precision: precision) }
      let u = before.evaluate(point, precision: precision)[0], v = after.evaluate(point, precision: precision)[0]
      #expect(u.isFinite && u.overlaps(v), "\(text) → \(form): \(u.midpoint) against \(v.midpoint)")
      #expect(v.relativeAccuracyBits > 60)
    }
  }

  /// The derivations of the field against differentiation of expressions, for every kind of kernel.
  @Test(arguments: [
    "x^3*y/(1 + x)", "sqrt(a)*b + a^(1/3)", "sqrt(a^2 + b)", "exp(x^2*y)", "sin(x*y)*cos(x)", "log(a + x^2)",
    "digamma(a + b)/a",
    "besselk(b, a)", "erf(x)*y", "atan(x*y)", "abs(x)^3", "1/(1 + sqrt(a + sqrt(b)))", "a^x",
    "exp(sin(x))/(2 + cos(x))",
  ])
  func derivatives(_ text: String) throws {
    let e = try Self.parse(text)
    for x in e.symbols where !(text.hasPrefix("besselk") && x.name == "b") {
      let (field, elements) = try CanonicalField.field(of: [e], coordinates: [x], order: 1)
      let derivative = try field.derivative(elements[0], by: field.coordinate(x))
      let shown = try field.expressions(of: [derivative], in: .shared)[0]
      #expect(try shown.isEqual(to: e.derivative(by: x)), "∂\(text)/∂\(x): \(shown)")
    }
  }

  /// Kernels with a relation that is not known to the field are refused by name.
  @Test func dependentKernels() throws {
    #expect(throws: SymbolicsError.self) { try Self.parse("cos(pi/7) + x").simplified() }
    #expect(throws: SymbolicsError.self) { try Self.parse("sqrt(x*y) + sqrt(y*z) + sqrt(x*z)").simplified() }
    // 1/(|x| − x) has no meaning for x > 0: x² = |x|² leaves no inverse.
    #expect(throws: SymbolicsError.self) { try Self.parse("1/(abs(x) - x)").simplified() }
    #expect(throws: SymbolicsError.divisionByZero(what: "a pivot")) {
      try Self.parse("1/(sin(x)^2 + cos(x)^2 - 1)").simplified()
    }
  }

  /// A pole that normalization brings to light is refused, also beside a factor 0: never 0.
  @Test(arguments: [
    "(sinh(x) - exp(x)/2 + exp(-x)/2)/(tanh(y) - sinh(y)/cosh(y))", "1/(erf(x) + erfc(x) - 1)", "tan(pi/2)*x",
  ])
  func poles(_ text: String) throws {
    let e = try Self.parse(text)
    #expect(throws: SymbolicsError.self) { try e.simplified() }
    #expect(e.zeroTest(bits: 128).isCertainlyZero == nil)
  }

  /// Caps end in an error that names them, in far less time than the form would take, and never in an abort.
  @Test(arguments: [
    "(x + y + z + a + b)^200", "(x + 1)^100000", "1/(x + y)^3000 + 1/(x - y)^3000", "x^3000000000",
    "(1 + 2^100000*x)^3",
    "exp(x)^1000000000 + 1/(1 + exp(x))", "a^(1/3) + a^(1/5) + a^(1/7)", "cos(x/1000003) + cos(x)",
  ])
  func caps(_ text: String) throws {
    #expect(throws: SymbolicsError.self) { try Self.parse(text).simplified(limits: .quick) }
  }

  /// Depth and size end in an answer or an error; nothing recurses.
  @Test func deepAndHuge() throws {
    let x = Symbol("x"), pool = ExpressionPool()
    var deep = Expression(x, pool: pool)
    for _ in 0..<2_000 { deep = sin(deep + 1) }
    #expect(throws: SymbolicsError.self) { try deep.simplified(limits: .quick) }
    _ = deep.zeroTest(limits: .quick, bits: 64)
    var nested = Expression(x, pool: pool)
    for k in 0..<5_000 { nested = k.isMultiple(of: 2) ? 1 / (nested + 1) : nested * nested }
    #expect(throws: SymbolicsError.self) { try nested.simplified(limits: .quick) }
    let long = Expression.sum((0..<6_000).map { Expression(x, pool: pool).power($0) })
    #expect(throws: SymbolicsError.self) { try long.simplified(limits: .quick) }
    #expect(try (long - long + 1).simplified() == 1)
  }

  /// The same form from pools with other histories.
  @Test func isReproducible() throws {
    func text(_ prepare: (ExpressionPool) -> Void) throws -> String {
      let pool = ExpressionPool()
      prepare(pool)
      let e = try Expression(
        parsing: "exp(x)/(exp(x) + exp(y)) - sqrt(a + b)*cos(x - y)/(1 + b/a) + polygamma(1, a + b)",
        symbols: Self.symbols,
        pool: pool)
      return try e.simplified().description
    }
    let plain = try text { _ in }
    let other = try text { pool in
      for name in ["b", "y", "z", "a", "x"] {
        _ = exp(Expression(Self.symbols.first { $0.name == name } ?? Symbol("q"), pool: pool))
      }
    }
    #expect(plain == other)
  }
}
