import Scalars
import Symbolics
import Testing

/// Exported code: its text, and what compilers and interpreters make of it.
@Suite struct CodeTests {
  /// Names that are keywords in some language, and a Greek letter beside its own spelling.
  static let parameters = [Symbol("for", .positive), Symbol("λ", .positive), Symbol("lambda", .positive)]

  static func formula(_ text: String) throws -> Expression {
    try Expression(parsing: text, symbols: [Symbol("u", .positive), Symbol("v", .positive), Symbol("w", .positive)])
      .substituting([
        Symbol("u", .positive): Expression(parameters[0]), Symbol("v", .positive): Expression(parameters[1]),
        Symbol("w", .positive): Expression(parameters[2]),
      ])
  }

  /// Every function that C, Swift and Python have, rational powers, large numbers, signs that could go astray.
  static let texts = [
    "-u^2", "u - (v - w)", "u/(v/w)", "-(u*v)^3/w^2", "2^u + u^v", "u^(1/3) - v^(-3/2)", "1/3 - u/7",
    "sqrt(u)/sqrt(v*w)",
    "exp(-u^2/2)*log(v)", "sin(u) + cos(v)*tan(w)", "asin(u/10) - acos(v/10) + atan(w)", "sinh(u) - cosh(v)*tanh(w)",
    "asinh(u) + acosh(1 + v) - atanh(w/20)", "abs(u - v) + sign(v - u)*step(w - u)", "min(u, v) - max(v, w)",
    "lgamma(u) - digamma(v) + polygamma(1, w)", "polygamma(2, u)*polygamma(3, v) - polygamma(4, w)",
    "erf(u) - erfc(v)", "pi*u - euler*v", "123456789012345678901234567890*u - v/98765432109876543210",
    "u*polygamma(1, u) - 1", "digamma(v + 30) - log(v + 30)",
  ]

  static let points: [[Double]] = [[0.75, 1.25, 2.5], [3.5, 0.0625, 17]]

  static func function() throws -> CodeFunction {
    CodeFunction(
      name: "all_of_them", summary: "every function", shape: [texts.count], components: try texts.map(formula))
  }

  static func values() throws -> [Double] {
    let tape = try Tape(try texts.map(formula), inputs: parameters)
    return points.flatMap { tape.evaluate($0) }
  }

  /// Compares printed numbers with those of the tape, to rounding.
  static func expect(_ output: String, _ style: CodeStyle) throws {
    let found = output.split(whereSeparator: \.isWhitespace).compactMap { Double(String($0)) }
    let expected = try values()
    #expect(found.count == expected.count)
    for (place, pair) in zip(found, expected).enumerated() {
      // As written, the last two formulas cancel; the fast style evaluates the difference as one function.
      let isDifference = place % texts.count >= texts.count - 2
      let bound = isDifference && style == .readable ? 2e-12 : 4e-14
      #expect(
        abs(pair.0 - pair.1) <= bound * max(abs(pair.1), 1e-3),
        "\(texts[place % texts.count]) is \(pair.0), by the tape \(pair.1)")
    }
  }

  @Test(
    "C99 compiles without warnings and agrees with the tape", .enabled(if: ExternalProgram.c != nil),
    arguments: CodeStyle.allCases)
  func c(_ style: CodeStyle) throws {
    let compiler = try #require(ExternalProgram.c), count = CodeTests.texts.count
    var program = try CodeLanguage.c.source(
      of: [try CodeTests.function()], parameters: CodeTests.parameters, style: style)
    program += "#include <stdio.h>\nint main(void) {\n  double value[\(count)];\n"
    for point in CodeTests.points {
      program += "  all_of_them(\(point.map { "\($0)" }.joined(separator: ", ")), value);\n"
      program += "  for (int i = 0; i < \(count); ++i) printf(\"%.17g\\n\", value[i]);\n"
    }
    program += "  return 0;\n}\n"
    let output = try ExternalProgram.inFolder { folder in
      try ExternalProgram.write(program, to: "\(folder)/code.c")
      let build = try ExternalProgram.run(
        compiler,
        ["-std=c99", "-Wall", "-Wno-unused-function", "-Werror", "-o", "\(folder)/code", "\(folder)/code.c", "-lm"])
      #expect(build.status == 0, "\(build.errors)")
      return try ExternalProgram.run("\(folder)/code", []).output
    }
    try CodeTests.expect(output, style)
  }

  @Test(
    "Python runs and agrees with the tape", .enabled(if: ExternalProgram.python != nil), arguments: CodeStyle.allCases)
  func python(_ style: CodeStyle) throws {
    let interpreter = try #require(ExternalProgram.python)
    var program = CodeTests.stubs
    program += try CodeLanguage.python.source(
      of: [try CodeTests.function()], parameters: CodeTests.parameters, style: style)
    for point in CodeTests.points {
      program += "for x in all_of_them(\(point.map { "\($0)" }.joined(separator: ", "))): print(repr(float(x)))\n"
    }
    let run = try ExternalProgram.inFolder { folder in
      try ExternalProgram.write(program, to: "\(folder)/code.py")
      return try ExternalProgram.run(interpreter, ["\(folder)/code.py"])
    }
    #expect(run.status == 0, "\(run.errors)")
    try CodeTests.expect(run.output, style)
  }

  /// SciPy's own functions, where it is installed: BENCH_PYTHON may name an interpreter that has it.
  @Test(
    "Python with SciPy agrees with the tape",
    .enabled(if: ExternalProgram.scipy != nil, "no Python with SciPy is installed"),
    arguments: CodeStyle.allCases)
  func scipy(_ style: CodeStyle) throws {
    let interpreter = try #require(ExternalProgram.scipy)
    let formulas = try [
      "besselk(u, v)*besseli(u + 1, w/4)", "besselk(u, v)^2/besselk(u, v + 1) + 1/(besselk(u, v + 1) - 2)",
      "polygamma(1, u)*lgamma(v) - digamma(w)", "polygamma(3, u) + gamma(v)", "erf(u)*erfc(v/3)",
      "u/(u*polygamma(1, u) - 1) + v/(u*polygamma(1, u) - 1)^2",
    ].map(CodeTests.formula)
    var program = try CodeLanguage.python.source(
      of: [CodeFunction(name: "f", summary: "special", shape: [formulas.count], components: formulas)],
      parameters: CodeTests.parameters, style: style)
    for point in CodeTests.points {
      program += "for x in f(\(point.map { "\($0)" }.joined(separator: ", "))): print(repr(float(x)))\n"
    }
    let run = try ExternalProgram.inFolder { folder in
      try ExternalProgram.write(program, to: "\(folder)/code.py")
      return try ExternalProgram.run(interpreter, ["\(folder)/code.py"])
    }
    #expect(run.status == 0, "\(run.errors)")
    let found = run.output.split(whereSeparator: \.isWhitespace).compactMap { Double(String($0)) }
    let tape = try Tape(formulas, inputs: CodeTests.parameters)
    let expected = CodeTests.points.flatMap { tape.evaluate($0) }
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) { #expect(abs(a - b) <= 1e-13 * abs(b), "\(a), by the tape \(b)") }
  }

  @Test("Swift compiles and agrees with the tape", .enabled(if: ExternalProgram.swift != nil))
  func swift() throws {
    let compiler = try #require(ExternalProgram.swift)
    var program = try CodeLanguage.swift.source(
      of: [try CodeTests.function()], parameters: CodeTests.parameters, style: .fast)
    for point in CodeTests.points {
      program += "for x in allOfThem(\(point.map { "\($0)" }.joined(separator: ", "))) { print(x) }\n"
    }
    let output = try ExternalProgram.inFolder { folder in
      try ExternalProgram.write(program, to: "\(folder)/main.swift")
      let build = try ExternalProgram.run(compiler, ["-o", "\(folder)/code", "\(folder)/main.swift"])
      #expect(build.status == 0, "\(build.errors)")
      return try ExternalProgram.run("\(folder)/code", []).output
    }
    try CodeTests.expect(output, .fast)
  }

  @Test("Julia runs and agrees with the tape", .enabled(if: ExternalProgram.julia != nil))
  func julia() throws {
    let interpreter = try #require(ExternalProgram.julia)
    var program = try CodeLanguage.julia.source(
      of: [try CodeTests.function()], parameters: CodeTests.parameters, style: .fast)
    for point in CodeTests.points {
      program += "foreach(println, all_of_them(\(point.map { "\($0)" }.joined(separator: ", "))))\n"
    }
    let run = try ExternalProgram.inFolder { folder in
      try ExternalProgram.write(program, to: "\(folder)/code.jl")
      return try ExternalProgram.run(interpreter, ["\(folder)/code.jl"])
    }
    // Without its package of special functions there is nothing to compare.
    if run.status == 0 { try CodeTests.expect(run.output, .fast) }
  }

  /// What a formula is in each language: a sign, bracket or name that changes here changes what users have saved.
  @Test func spelling() throws {
    let x = Symbol("σ", .positive), f = -(Expression(x) - 1).power(2) / (3 * sqrt(x)) + polygamma(1, x)
    #expect(try f.code(in: .c) == "polygamma(1, sigma) - pow(sigma - 1.0, 2.0)/(3.0*sqrt(sigma))")
    #expect(try f.code(in: .swift) == "polygamma(1, sigma) - pow(sigma - 1.0, 2.0)/(3.0*sqrt(sigma))")
    #expect(try f.code(in: .python) == "special.polygamma(1, sigma) - (sigma - 1)**2/(3*np.sqrt(sigma))")
    #expect(try f.code(in: .julia) == "polygamma(1, sigma) - (sigma - 1)^2/(3*sqrt(sigma))")
    #expect(try f.code(in: .coq) == "polygamma 1 sigma - (sigma - 1) ^ 2 / (3 * sqrt sigma)")
  }

  /// Exponentials in Coq are powers of the same ones, which `field` needs.
  @Test func exponentialsInCoq() throws {
    let t = Symbol("t")
    #expect(try (exp(t / 2) + exp(-2 * Expression(t))).code(in: .coq) == "1 / (exp (t / 2)) ^ 4 + exp (t / 2)")
  }

  /// Two symbols never share a name, whatever they are called.
  @Test func namesDiffer() throws {
    let symbols = ["λ", "lambda", "lambda_2", "if", "x'", "x_prime", "E", "np", "value"].map { Symbol($0) }
    let function = CodeFunction(
      name: "f", summary: "a sum", components: [Expression.sum(symbols.map { Expression($0) })])
    for language in CodeLanguage.allCases where language != .coq {
      let text = try language.source(of: [function], parameters: symbols)
      let line = try #require(text.split(separator: "\n").first { $0.contains("return ") })
      let names = line.replacing("return ", with: "").replacing(";", with: "").split(separator: "+").map {
        $0.filter { !$0.isWhitespace }
      }
      #expect(Set(names).count == symbols.count, "\(language): \(line)")
    }
  }

  @Test("What a language lacks is refused by name", arguments: [CodeLanguage.c, .swift, .coq])
  func unsupported(_ language: CodeLanguage) throws {
    let κ = Symbol("κ", .positive)
    #expect(throws: CodeError.unsupportedFunction("besseli", language: language)) {
      try besselI(Expression.zero, κ).code(in: language)
    }
    #expect(throws: CodeError.self) { try (Expression(Rational(10).power(400)) * κ).code(in: .c) }
    #expect(throws: SymbolicsError.unboundSymbol(name: "κ")) {
      try language.source(of: [CodeFunction(name: "f", summary: "f", components: [Expression(κ)])], parameters: [])
    }
  }

  /// The parser reads back what the text printer writes.
  @Test(arguments: texts) func textIsReadBack(_ text: String) throws {
    let formula = try CodeTests.formula(text)
    #expect(try Expression(parsing: formula.description, symbols: CodeTests.parameters) == formula)
  }

  /// In place of NumPy and SciPy where they are not installed: the same names over Python's own numbers.
  private static let stubs = """
    import math, sys, types
    try:
        import numpy
    except ImportError:
        np = types.ModuleType("numpy")
        for name in "exp log sin cos tan sinh cosh tanh sqrt".split():
            setattr(np, name, getattr(math, name))
        for name in "sin cos tan sinh cosh tanh".split():
            setattr(np, "arc" + name, getattr(math, "a" + name))
        np.minimum, np.maximum, np.abs, np.power = min, max, abs, math.pow
        np.sign = lambda x: float(x > 0) - float(x < 0)
        np.heaviside = lambda x, h: 1.0 if x > 0 else 0.0 if x < 0 else h
        np.asarray = lambda x, dtype: dtype(x)
        np.zeros = lambda shape: [0.0]*shape[0]
        sys.modules["numpy"] = np
    try:
        import scipy.special
    except ImportError:
        special = types.ModuleType("scipy.special")
        special.gamma, special.gammaln, special.erf, special.erfc = math.gamma, math.lgamma, math.erf, math.erfc
        def polygamma(n, x):
            sign = 1.0 if n % 2 else -1.0
            total, factorial = 0.0, math.factorial(n)
            while x < 40:
                total += 1/x if n == 0 else factorial/x**(n + 1)
                x += 1
            b = [1/6, -1/30, 1/42, -1/30, 5/66, -691/2730]
            if n == 0:
                return math.log(x) - 1/(2*x) - sum(c/(2*k*x**(2*k)) for k, c in enumerate(b, 1)) - total
            tail = math.factorial(n - 1)/x**n + factorial/(2*x**(n + 1))
            tail += sum(c*math.factorial(2*k + n - 1)/(math.factorial(2*k)*x**(2*k + n)) for k, c in enumerate(b, 1))
            return sign*(tail + total)
        special.polygamma = polygamma
        special.digamma = lambda x: polygamma(0, x)
        scipy = types.ModuleType("scipy")
        scipy.special = special
        sys.modules["scipy"], sys.modules["scipy.special"] = scipy, special

    """
}
