import Scalars
import Testing

@testable import Symbolics

@Suite struct ConstructionTests {
  static let symbols = [
    Symbol("x"), Symbol("y"), Symbol("mu"), Symbol("n", .integer), Symbol("sigma", .positive), Symbol("a", .positive),
    Symbol("b", .positive), Symbol("p", .unitInterval),
  ]

  /// Catches a tidying rule that is missing, or one applied where the domain does not allow it.
  @Test(arguments: [
    ("x + x - 2*x", "0"),
    ("2*x*3*y/(6*x)", "y"),
    ("x - (x + y)", "-y"),
    ("sqrt(x^2)", "abs(x)"),
    ("sqrt(a^2)", "a"),
    ("(x^2)^(3/2)", "abs(x)^3"),
    ("sqrt(8)", "2*sqrt(2)"),
    ("sqrt(2)*sqrt(2)", "2"),
    ("sqrt(2)*sqrt(3)*sqrt(2)", "2*sqrt(3)"),
    ("sqrt(1/2)", "sqrt(2)/2"),
    ("sqrt(4*x)", "2*sqrt(x)"),
    ("sqrt(a*x)", "sqrt(a)*sqrt(x)"),
    ("sqrt(x*y)", "sqrt(x*y)"),
    ("log(a^2*b)", "2*log(a) + log(b)"),
    ("log(x^2)", "2*log(abs(x))"),
    ("log(x*y)", "log(x*y)"),
    ("log(a*x)", "log(a) + log(x)"),
    ("log(12)", "2*log(2) + log(3)"),
    ("exp(2*log(a) + x)", "a^2*exp(x)"),
    ("exp(log(x))", "x"),
    ("log(exp(x*y))", "x*y"),
    ("log(1 - p)", "log(1 - p)"),
    ("abs(1 - p)", "1 - p"),
    ("abs(-2*a*x)", "2*a*abs(x)"),
    ("abs(x)^2", "x^2"),
    ("abs(x)*abs(x)", "x^2"),
    ("-x^2", "-x^2"),
    ("(-x)^2", "x^2"),
    ("2^-3", "1/8"),
    ("2^3^2", "512"),
    ("2**3", "8"),
    ("-2^2", "-4"),
    ("0.1 + 1/5", "3/10"),
    ("e^x", "exp(x)"),
    ("sin(-x)", "-sin(x)"),
    ("cos(-x)", "cos(x)"),
    ("sin(pi/6)", "1/2"),
    ("cos(pi)", "-1"),
    ("tan(pi/4)", "1"),
    ("gamma(5)", "24"),
    ("gamma(1/2)", "sqrt(pi)"),
    ("log(gamma(a))", "lgamma(a)"),
    ("log(beta(a, b))", "lgamma(a) + lgamma(b) - lgamma(a + b)"),
    ("factorial(4)", "24"),
    ("digamma(1)", "-euler"),
    ("min(3, 2, 5)", "2"),
    ("max(x, x)", "x"),
    ("(a^x)^2", "a^(2*x)"),
    ("log(a^x)", "x*log(a)"),
    ("besselk(-1, a)", "besselk(1, a)"),
    ("99999999999999999999*2", "199999999999999999998"),
    ("x^0", "1"),
  ])
  func tidying(_ input: String, _ output: String) throws {
    #expect(try Expression(parsing: input, symbols: Self.symbols).description == output)
  }

  /// Catches text that the parser does not read back as the same node.
  @Test func textIsReadBack() throws {
    let texts = [
      "-(x - mu)^2/(2*sigma^2) - log(sigma)", "x^(1/3)*y^(-2/3)", "(a + b)^x/(a - x)", "1/(x*y)", "-1/2*x",
      "polygamma(2, a + b) - digamma(a)", "besseli(1, sigma)/besseli(0, sigma)", "abs(x - y)*sign(x)", "a^(b^x)",
      "(x + y)^2/(x - y)^3", "exp(-x^2/2)/sqrt(2*pi)", "erf(x) + erfc(y)", "min(x, y) - max(x, mu)", "sqrt(x + y)",
    ]
    for text in texts {
      let e = try Expression(parsing: text, symbols: Self.symbols)
      #expect(try Expression(parsing: e.description, symbols: Self.symbols) == e, "\(text) printed as \(e)")
    }
  }

  /// Catches an order of printing that depends on what was made before.
  @Test func printingDoesNotDependOnHistory() throws {
    let text = "x*exp(a) + y^2*b - log(a)*x + 3 + a*b*x"
    let first = try Expression(parsing: text, symbols: Self.symbols)
    let pool = ExpressionPool()
    let x = Symbol("x"), y = Symbol("y"), a = Symbol("a", .positive), b = Symbol("b", .positive)
    // The same formula in another pool, its parts made in another order.
    let three = Expression(3, pool: pool), B = Expression(b, pool: pool), A = Expression(a, pool: pool)
    let Y = Expression(y, pool: pool), X = Expression(x, pool: pool)
    let second = three + A * B * X - log(A) * X + Y.squared * B + X * exp(A)
    #expect(second.description == first.description)
    #expect(second == first)
    #expect(second.hashValue == first.hashValue)
  }

  /// Catches a race in the shared pool.
  @Test func threadsShareThePool() async throws {
    let x = Symbol("x"), y = Symbol("y")
    let reference = try (pow(x + y, Expression(5)) * exp(x * y)).derivative(by: x).description
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var last = ""
          for _ in 0..<50 { last = try (pow(x + y, Expression(5)) * exp(x * y)).derivative(by: x).description }
          return last
        }
      }
      for try await result in group { #expect(result == reference) }
    }
  }

  /// Catches recursion over a graph: this one is deeper than any stack.
  @Test func deepGraphsDoNotOverflow() throws {
    let x = Symbol("x")
    var e = Expression(x)
    for _ in 0..<20_000 { e = sin(e + 1) }
    let d = try e.derivative(by: x)
    #expect(d.nodeCount > 20_000)
    let tape = try Tape([d], inputs: [x])
    #expect(tape.evaluate([0.5])[0].isFinite)
  }
}

@Suite struct ParsingErrorTests {
  /// Catches an error at the wrong place, or an input that crashes.
  @Test(arguments: [
    ("", 0), ("x +", 3), ("2x", 1), ("x y", 2), ("(x", 2), ("x)", 1), ("foo(x)", 0), ("sin()", 0), ("sin(x, y)", 0),
    ("x + * y", 4), ("1/0", 1), ("z", 0), ("x ? y", 2), ("polygamma(1/2, x)", 0), ("0^-1", 1), ("x..y", 1),
    ("[1]", 0), ("1e", 1), ("x ^", 3), ("sin x", 0),
  ])
  func positions(_ text: String, _ position: Int) {
    #expect {
      try Expression(parsing: text, symbols: [Symbol("x"), Symbol("y")])
    } throws: { error in
      (error as? FormulaError)?.position == position
    }
  }

  /// Catches a stack overflow by nesting, and a hang by length.
  @Test func limits() {
    let deep = String(repeating: "(", count: 5_000) + "x" + String(repeating: ")", count: 5_000)
    let minus = String(repeating: "-", count: 5_000) + "x"
    let tower = String(repeating: "2^", count: 5_000) + "x"
    let long = String(repeating: "x+", count: 100_000) + "x"
    for text in [deep, minus, tower, long, "1e999999999"] {
      #expect(throws: FormulaError.self) { try Expression(parsing: text, symbols: [Symbol("x")]) }
    }
  }

  @Test func suggestions() {
    #expect {
      try Expression(parsing: "sgima", symbols: [Symbol("sigma")])
    } throws: { "\($0)".contains("did you mean sigma?") }
  }

  /// Catches a crash of the parser on noise.
  @Test func noise() {
    var state: UInt64 = 20261121
    let alphabet = Array("x y1e.+-*/^(),[]πsin log sqrt polygamma 0 2")
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      _ = try? Expression(parsing: text, symbols: [Symbol("x"), Symbol("y")])
    }
  }
}

@Suite struct DerivativeTests {
  static let x = Symbol("x", .positive), y = Symbol("y", .positive)

  /// Catches a wrong derivative rule: compared with a symmetric difference quotient of sixth order.
  @Test(arguments: [
    "x^3", "x^(5/2)", "1/x", "exp(x*y)", "log(x + y)", "sin(x)*cos(y)", "tan(x)", "asin(x/3)", "acos(x/3)", "atan(x)",
    "sinh(x)", "cosh(x)", "tanh(x)", "asinh(x)", "acosh(x + 1)", "atanh(x/3)", "abs(x - 2)", "gamma(x - 3)",
    "lgamma(x)", "digamma(x)", "polygamma(2, x)", "erf(x)", "erfc(x)", "besseli(0, x)", "besseli(1, x)",
    "besseli(5/2, x)", "besselk(0, x)", "besselk(1, x)", "besselk(1/3, x)", "x^y", "y^x", "min(x, y)", "max(x^2, y)",
    "digamma(x) - log(x)", "polygamma(1, x) - 1/x",
  ])
  func agreesWithDifferences(_ text: String) throws {
    let e = try Expression(parsing: text, symbols: [Self.x, Self.y])
    let tape = try Tape([e, e.derivative(by: Self.x)], inputs: [Self.x, Self.y])
    for (x, y) in [(1.3, 0.7), (0.4, 2.2), (2.6, 1.9)] {
      let h = 2e-3
      func f(_ t: Double) -> Double { tape.evaluate([x + t * h, y])[0] }
      let near = 3 * (f(1) - f(-1)) / 4, middle = -3 * (f(2) - f(-2)) / 20, far = (f(3) - f(-3)) / 60
      let quotient = (near + middle + far) / h
      let exact = tape.evaluate([x, y])[1]
      #expect(Swift.abs(quotient - exact) <= 2e-8 * Swift.max(1, Swift.abs(exact)), "\(text) at \(x), \(y)")
    }
  }

  @Test func besselByOrderIsRefused() throws {
    let e = besselI(Self.x, Self.y)
    #expect(throws: SymbolicsError.self) { try e.derivative(by: Self.x) }
    #expect(try e.derivative(by: Symbol("z")).isZero)
  }
}

@Suite struct ArenaTests {
  /// Catches operands that run into each other when nodes are made in the middle of making another.
  @Test func nodesKeepTheirForm() throws {
    let pool = ExpressionPool()
    let symbols = ["x", "y", "z"].map { Symbol($0) } + ["a", "b"].map { Symbol($0, .positive) }
    let texts = [
      "log(1 + exp(x) + exp(y) + exp(z))", "(exp(x + y)*abs(x))^3*sqrt(2)*sqrt(6)*(a*x^2*abs(y))^(3/2)",
      "sqrt(x*a)*(x*a)^(1/2)*sqrt(12*b)/sqrt(8)", "exp(x - log(a) + y*z)*exp(z)*(x + y)^(1/2)/(a - b)^(5/2)",
      "2^x*2^y*(x^y)^2*abs(x)*abs(x*y)*sin(-x)*cos(x - y)/gamma(a)",
    ]
    var all: [Expression] = []
    for text in texts {
      let e = try Expression(parsing: text, symbols: symbols, pool: pool)
      for s in symbols {
        let d = try e.derivative(by: s)
        all += [d, try d.derivative(by: symbols[0]).tidied(), d.power(3), d * d * e, e - d]
      }
    }
    #expect(Set(all.map(\.id)).count > 50)
    pool.withArena { arena in
      for id in 0..<NodeID(arena.nodes.count) {
        let n = arena.operandCount(id)
        for i in 0..<n { #expect(arena.operand(id, i) < id) }
        guard arena.kind(id) == .sum || arena.kind(id) == .product else { continue }
        let isSum = arena.kind(id) == .sum
        #expect(n & 1 == 1 && n >= 3 && arena.isNumber(arena.operand(id, 0)))
        var last: NodeID?
        for i in stride(from: 1, to: n, by: 2) {
          let (number, term) = (arena.operand(id, isSum ? i : i + 1), arena.operand(id, isSum ? i + 1 : i))
          #expect(arena.isNumber(number) && number != Arena.zero)
          #expect(last.map { $0 < term } ?? true)
          last = term
        }
      }
    }
  }
}
