import Scalars
import Testing

@testable import Symbolics

/// What is printed reads well, reads back, and is the same on every run.
@Suite struct PrintingTests {
  /// Random formulas with every function of text.
  private struct Formulas {
    static let symbols = [
      Symbol("x"), Symbol("mu"), Symbol("σ", .positive), Symbol("a1", .positive), Symbol("p", .unitInterval),
      Symbol("n_max"), Symbol("t′"), Symbol("lambda", .positive),
    ]
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    mutating func make(_ depth: Int) -> Expression {
      if depth == 0 {
        switch next(8) {
        case 0: return Expression(Rational(next(19) - 9, next(4) + 1))
        case 1: return next(2) == 0 ? .pi : .eulerGamma
        default: return Expression(Formulas.symbols[next(Formulas.symbols.count)])
        }
      }
      switch next(12) {
      case 0, 1: return make(depth - 1) + make(depth - 1)
      case 2: return make(depth - 1) - make(depth - 1)
      case 3, 4: return make(depth - 1) * make(depth - 1)
      case 5: return make(depth - 1) / (make(depth - 1).squared + 1)
      case 6: return pow(make(depth - 1).squared + 2, Expression(Rational(next(9) - 4, next(3) + 1)))
      case 7: return -make(depth - 1)
      case 8: return pow(make(depth - 1).squared + 1, make(depth - 1))
      default: return function(depth)
      }
    }

    private mutating func function(_ depth: Int) -> Expression {
      let x = make(depth - 1)
      switch next(16) {
      case 0: return exp(x)
      case 1: return log(x.squared + 1)
      case 2: return sin(x)
      case 3: return cos(x)
      case 4: return sqrt(x.squared + 3)
      case 5: return digamma(x.squared + 1)
      case 6: return polygamma(1 + next(12), x.squared + 1)
      case 7: return logGamma(x.squared + 1)
      case 8: return gamma(x.squared + 1)
      case 9: return erf(x)
      case 10: return besselK(x, make(depth - 1).squared + 1)
      case 11: return besselI(Expression.one, x)
      case 12: return abs(x)
      case 13: return min(x, make(depth - 1))
      case 14: return tanh(x)
      default: return sign(x) + atan(x)
      }
    }
  }

  /// Would catch a bracket, sign or name that printer and parser understand differently, in plain text and in Unicode.
  @Test(arguments: 0..<4) func readsBack(_ part: Int) throws {
    var formulas = Formulas(state: 7_000 + UInt64(part))
    for k in 0..<150 {
      let e = formulas.make(k % 5)
      let plain = e.description
      #expect(try Expression(parsing: plain, symbols: Formulas.symbols) == e, "seed \(7_000 + part), \(k): \(plain)")
      let unicode = e.unicode()
      let again = try Expression(parsing: unicode, symbols: e.symbols)
      #expect(again == e, "seed \(7_000 + part), \(k): \(unicode) became \(again)")
    }
  }

  /// The spelling that a reader sees: a change here changes every page.
  @Test func unicode() throws {
    let symbols = [Symbol("x"), Symbol("mu"), Symbol("sigma", .positive), Symbol("a12", .positive)]
    let text = "-(x - mu)^2/(2*sigma^2) - log(sigma) + polygamma(1, a12)*digamma(a12)/sqrt(pi) + gamma(a12)^(3/2)"
    let e = try Expression(parsing: text, symbols: symbols)
    for part in ["(x − μ)²/(2·σ²)", "ψ⁽¹⁾(a₁₂)", "exp(3·logΓ(a₁₂)/2)", "√(π)", "log(σ)"] {
      #expect(e.unicode().contains(part), "\(e.unicode())")
    }
    // Names that would look alike stay apart.
    let twins = Expression(Symbol("mu")) - Expression(Symbol("μ"))
    #expect(try Expression(parsing: twins.unicode(), symbols: twins.symbols) == twins)
    #expect(
      try Expression(parsing: "x⁻² + 2·x³ − √x", symbols: symbols)
        == Expression(parsing: "x^(-2) + 2*x^3 - sqrt(x)", symbols: symbols))
  }

  /// Signs of Unicode that have no one meaning are refused with their place.
  @Test(arguments: [
    "x²^3", "x²³⁻", "x⁽²⁾", "x²²²²²²²²²²²²²²²²²²²²²", "ψ⁽x⁾(x)", "√", "x√", "x² ³", "x²**2", "ψ⁽⁾(x)", "⁻",
  ])
  func unclearSigns(_ text: String) {
    #expect(throws: FormulaError.self) { try Expression(parsing: text, symbols: [Symbol("x")]) }
  }

  /// The names stand for what they are defined as: substituted back, the formulas are the same.
  @Test func namedFactors() throws {
    let symbols = [Symbol("a", .positive), Symbol("b", .positive)]
    func parse(_ text: String) throws -> Expression { try Expression(parsing: text, symbols: symbols) }
    let formulas = try Expression.simplified(
      [
        "a/(a*polygamma(1, a) - 1)", "b/(2*(1 - a*polygamma(1, a)))", "(a*polygamma(1, a) - 1)^(3/2)*a", "a + b", "0",
        "(a*polygamma(1, a) - 1)/b^2",
      ].map(parse))
    let named = NamedFactors(formulas)
    #expect(named.definitions.count == 1)
    let definition = try #require(named.definitions.first)
    #expect(definition.symbol.name == "Δ")
    #expect(try definition.formula == parse("a*polygamma(1, a) - 1"))
    #expect(named.formulas[0].description == "a/Δ" && named.formulas[1].description == "-b/(2*Δ)")
    let back = named.formulas.map { $0.substituting([definition.symbol: definition.formula]) }
    #expect(back == formulas)
    #expect(NamedFactors(formulas, avoiding: ["Δ"]).definitions[0].symbol.name == "Δ′")
    #expect(try NamedFactors([parse("a/(a + b)"), parse("b/(a + b)")]).definitions.isEmpty)
    let code = try CodeLanguage.c.source(
      of: [CodeFunction(name: "f", summary: "named", shape: [6], components: formulas)], parameters: symbols)
    #expect(code.contains("const double Delta = a*polygamma(1, a) - 1.0;") && code.contains("value[0] = a/Delta;"))
  }

  /// Lines of LaTeX end between terms, and what is in them is the formula.
  @Test func brokenLines() throws {
    let symbols = (1...30).map { Symbol("a\($0)", .positive) }
    let sum = Expression.sum(symbols.map { Expression($0).squared + 1 / Expression($0) })
    let formulas = [sum, sum / (1 + Expression(symbols[0])), -sum * log(symbols[1]), Expression(symbols[0])]
    for formula in formulas {
      let lines = formula.latexLines(width: 50)
      #expect((lines.count > 1) == (formula != formulas[3]))
      for line in lines {
        #expect(line.filter { $0 == "{" }.count == line.filter { $0 == "}" }.count, "\(line)")
        #expect(line.components("\\left").count == line.components("\\right").count, "\(line)")
        #expect(!line.contains("\u{1}"))
      }
    }
    #expect(sum.latexLines(width: 50).joined() == sum.latex())
    #expect(formulas[3].latexLines() == ["a_{1}"])
  }
}

extension String {
  fileprivate func components(_ part: String) -> [Substring] {
    self[...].split(separator: part, omittingEmptySubsequences: false)
  }
}
