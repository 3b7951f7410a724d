import Scalars
import Testing

@testable import Symbolics

@Suite struct ZeroTestTests {
  static let symbols = [
    Symbol("x"), Symbol("y"), Symbol("z"), Symbol("a", .positive), Symbol("b", .positive), Symbol("p", .unitInterval),
    Symbol("n", .naturals), Symbol("m", .negative),
  ]

  static func parse(_ text: String) throws -> Expression { try Expression(parsing: text, symbols: symbols) }

  /// Would catch a rule of the canonical form that is missing or wrong: each of these must be proved.
  @Test(arguments: [
    "sin(x)^2 + cos(x)^2 - 1", "sin(2*x) - 2*sin(x)*cos(x)", "cos(3*x) - 4*cos(x)^3 + 3*cos(x)",
    "sin(x + y) - sin(x)*cos(y) - cos(x)*sin(y)", "tan(x/2) - sin(x)/(1 + cos(x))",
    "sin(x + pi/6)*2 - sqrt(3)*sin(x) - cos(x)",
    "cosh(x)^2 - sinh(x)^2 - 1", "tanh(2*x) - 2*tanh(x)/(1 + tanh(x)^2)", "exp(x + y) - exp(x)*exp(y)",
    "exp(x/3)^2 - exp(2*x/3)", "(exp(x/2) - exp(-x/2))^2 - exp(x) - exp(-x) + 2", "a^x*a^y - a^(x + y)",
    "asinh(x) + asinh(-x)", "atanh(p) - log((1 + p)/(1 - p))/2", "exp(acosh(1 + a)) - 1 - a - sqrt(a)*sqrt(a + 2)",
    "log(x^2 + 2*x + 1) - 2*log(abs(x + 1))", "log(a*b + a) - log(a) - log(b + 1)", "log(6) - log(2) - log(3)",
    "1/(sqrt(a) + sqrt(b)) - (sqrt(a) - sqrt(b))/(a - b)", "1/(1 + 2^(1/3)) - (1 - 2^(1/3) + 2^(2/3))/3",
    "sqrt(a^2 + 2*a*b + b^2) - a - b", "1/(sqrt(x^2 + 1) - x) - sqrt(x^2 + 1) - x", "sqrt(x^2) - abs(x)",
    "sqrt(m^2) + m", "abs(x*y) - abs(x)*abs(y)", "sign(x)*abs(x) - x", "max(x, y) + min(x, y) - x - y",
    "step(x) + step(-x) - 1",
    "digamma(a + 1) - digamma(a) - 1/a", "polygamma(2, a + 3) - polygamma(2, a) - 2/a^3 - 2/(a + 1)^3 - 2/(a + 2)^3",
    "lgamma(a + 2) - lgamma(a) - log(a) - log(a + 1)", "gamma(x + 1) - x*gamma(x)", "polygamma(1, 1) - pi^2/6",
    "polygamma(3, 1/2) - pi^4", "digamma(7/2) - digamma(1/2) - 2 - 2/3 - 2/5", "digamma(1/2) + euler + 2*log(2)",
    "polygamma(1, 1 - p) + polygamma(1, p) - pi^2/sin(pi*p)^2", "digamma(1 - p) - digamma(p) - pi*cos(pi*p)/sin(pi*p)",
    "polygamma(2, 1 - p) - polygamma(2, p) - 2*pi^3*cos(pi*p)/sin(pi*p)^3",
    "lgamma(2*a) - lgamma(a) - lgamma(a + 1/2) - (2*a - 1)*log(2) + log(pi)/2",
    "polygamma(1, 2*a) - (polygamma(1, a) + polygamma(1, a + 1/2))/4",
    "besselk(a + 1, b) - besselk(a - 1, b) - 2*a/b*besselk(a, b)", "besseli(3, b) - besseli(1, b) + 4/b*besseli(2, b)",
    "besseli(a, b)*besselk(a + 1, b) + besseli(a + 1, b)*besselk(a, b) - 1/b",
    "besselk(1/2, b) - sqrt(pi/(2*b))*exp(-b)",
    "besselk(5/2, b) - sqrt(pi/(2*b))*exp(-b)*(1 + 3/b + 3/b^2)", "erf(x) + erfc(x) - 1", "asin(x) + acos(x) - pi/2",
    "(x + y + z)^4 - (x + y)^4 - 4*(x + y)^3*z - 6*(x + y)^2*z^2 - 4*(x + y)*z^3 - z^4",
    "x/((x - y)*(x - z)) + y/((y - x)*(y - z)) + z/((z - x)*(z - y))",
    "exp(x)/(1 + exp(x)) + 1/(1 + exp(x)) - 1", "exp(sin(x)^2)*exp(cos(x)^2) - exp(1)",
  ])
  func provedZeros(_ text: String) throws {
    let test = try Self.parse(text).zeroTest()
    guard case .certifiedZero = test else {
      Issue.record("\(text): \(test)")
      return
    }
  }

  /// Would catch a test that is blind to small differences, or proves too much: each differs from zero, some by 10⁻⁸⁰.
  @Test(arguments: [
    "x - y", "sqrt(x^2) - x", "log(a + 1/10^80) - log(a)", "exp(x)*(1 + 1/10^80) - exp(x)", "sin(1/10^200)",
    "exp(pi*sqrt(163)) - 262537412640768744", "digamma(a + 1) - digamma(a)", "sin(x)^2 + cos(y)^2 - 1",
    "2305843009213693951*x", "abs(x) + x", "besselk(a, b) - besselk(a + 1, b)", "erf(a) - tanh(a)",
    "cos(pi/7) - 9009688679/10^10",
    "n - abs(n) - 1", "pi - 355/113", "1/10^1000",
  ])
  func provedNonzeros(_ text: String) throws {
    let expression = try Self.parse(text), test = expression.zeroTest()
    guard case .certifiedNonzero(let certificate) = test else {
      Issue.record("\(text): \(test)")
      return
    }
    #expect(!certificate.enclosure.containsZero)
    for (symbol, value) in certificate.point { #expect(symbol.domain.contains(value), "\(symbol) = \(value)") }
    // The certificate is checked again from scratch, with more digits.
    let tape = try Tape([expression], inputs: expression.symbols), precision = BallPrecision(bits: 8_192)
    let point = expression.symbols.map { Ball(certificate.point[$0] ?? 0, precision: precision) }
    let again = tape.evaluate(point, precision: precision)[0]
    #expect(!again.containsZero && again.overlaps(certificate.enclosure))
  }

  /// Identities that no rule knows must not be called zero, and must not be called nonzero either.
  @Test(arguments: [
    "atan(a) + atan(1/a) - pi/2", "sqrt(5 + 2*sqrt(6)) - sqrt(2) - sqrt(3)", "cos(pi/7)*cos(2*pi/7)*cos(3*pi/7) - 1/8",
    "lgamma(3*a) - lgamma(a) - lgamma(a + 1/3) - lgamma(a + 2/3) - (3*a - 1/2)*log(3) + log(2*pi)",
  ])
  func unknownZeros(_ text: String) throws {
    let test = try Self.parse(text).zeroTest(bits: 512)
    #expect(test.isCertainlyZero == nil, "\(text): \(test)")
    #expect(throws: SymbolicsError.self) { try Self.parse(text).isEqual(to: 0) }
  }

  /// A zero beyond the caps is probable, with a bound, and comes out at once.
  @Test func probableZero() throws {
    let symbols = (1...6).map { Symbol("t\($0)") }
    let s = Expression.sum(symbols.map { Expression($0) }),
      t = Expression.sum(symbols.dropLast().map { Expression($0) })
    let last = Expression(symbols[5])
    let e = s.power(30) - (t.squared + 2 * t * last + last.squared).power(15)
    guard case .probablyZero(let bound) = e.zeroTest(limits: CanonicalLimits(terms: 1_000, effort: 1)) else {
      Issue.record("\(e.zeroTest(limits: CanonicalLimits(terms: 1_000, effort: 1)))")
      return
    }
    #expect(bound > 0 && bound < 1e-40)
    #expect(throws: SymbolicsError.self) { try e.simplified(limits: CanonicalLimits(terms: 1_000, effort: 1)) }
  }

  /// Equality of two closed forms is the zero test of their difference, and the same on every run.
  @Test func equality() throws {
    let a = try Self.parse("(x^2 - 1)/(x - 1)"), b = try Self.parse("x + 1")
    #expect(try a.isEqual(to: b))
    #expect(try !a.isEqual(to: b + 1))
    #expect(a.equality(with: b).description == "\(a.equality(with: b))")
    let difference = try Self.parse("exp(x)*exp(y) - exp(x*y)")
    #expect(difference.zeroTest(seed: 5).description == difference.zeroTest(seed: 5).description)
  }
}
