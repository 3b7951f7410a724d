/// Formulas that become one function of exported code: a number, or an array of components.
public struct CodeFunction: Sendable {
  /// The name, in words joined by underscores; a language that prefers capitals in their place gets them.
  public let name: String
  /// What the function returns, for the comment above it.
  public let summary: String
  /// The lengths of the array, outermost first; empty for a number.
  public let shape: [Int]
  /// The components in row-major order.
  public let components: [Expression]

  /// Makes a function.
  ///
  /// - Precondition: as many components as the shape has places.
  public init(name: String, summary: String, shape: [Int] = [], components: [Expression]) {
    let expected = shape.reduce(1, *)
    precondition(components.count == expected, "\(components.count) components where \(expected) belong")
    self.name = name
    self.summary = summary
    self.shape = shape
    self.components = components
  }
}

/// How the bodies of exported functions are written.
public enum CodeStyle: String, CaseIterable, Sendable {
  /// Each component as a formula that a person can read.
  case readable
  /// Common subexpressions are computed once, in the order of the compiled tape, and differences that would cancel are
  /// one function.
  case fast
}

extension CodeLanguage {
  /// The longest code that is written.
  static let longestCode = 4_000_000

  /// A file of functions with the same parameters, in double precision; Coq's are definitions over the real numbers, one
  /// for each component.
  ///
  /// Names of parameters become names of the language: Greek letters are spelled out, keywords get a number behind them.
  /// The same input gives the same text on every run.
  ///
  /// - Parameters:
  ///   - header: lines of a comment on top.
  ///   - parameters: the parameters of every function in their order.
  /// - Throws: `CodeError` naming a function that the language lacks, or a number that no `Double` holds;
  ///   `SymbolicsError.unboundSymbol` for a symbol that is no parameter.
  public func source(
    of functions: [CodeFunction], parameters: [Symbol], style: CodeStyle = .readable, header: [String] = []
  ) throws -> String {
    let formulas = functions.flatMap(\.components)
    let known = Set(parameters)
    if let stranger = formulas.lazy.flatMap(\.symbols).first(where: { !known.contains($0) }) {
      throw SymbolicsError.unboundSymbol(name: stranger.name)
    }
    if self == .coq { return try coqSource(of: functions, parameters: parameters, header: header) }
    let names = CodeNames(
      parameters.map(\.name), language: self, reserved: Set(functions.map { functionName($0.name) }))
    var writer = CodeWriter(language: self, names: names, parameters: parameters.map { names[$0.name] })
    try writer.check(formulas)
    for function in functions { try writer.write(function, inputs: parameters, style: style) }
    return try writer.text(header: header)
  }

  /// The name of a function in the customs of the language.
  func functionName(_ name: String) -> String {
    let words = name.split(separator: "_").map(String.init)
    guard self == .swift, let first = words.first else { return name }
    return first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension Expression {
  /// The formula in a programming language, in double precision, on one line.
  ///
  /// - Throws: `CodeError` naming a function that the language lacks, or when it would be longer than 4·10⁶ characters.
  public func code(in language: CodeLanguage) throws(CodeError) -> String {
    let names = CodeNames(symbols.map(\.name), language: language)
    return try Expression.code([self], in: language, names)[0]
  }

  /// Formulas in a language with names that were chosen.
  static func code(
    _ formulas: [Expression], in language: CodeLanguage, _ names: CodeNames
  ) throws(CodeError) -> [String] {
    guard language != .coq else {
      let denominator = CoqNotation.exponentDenominator(formulas)
      return try coq(formulas, CoqNotation(names: names, exponentDenominator: denominator))
    }
    return try printed(formulas, CodeNotation(language: language, names: names), language)
  }

  /// Formulas in Coq.
  static func coq(_ formulas: [Expression], _ notation: CoqNotation) throws(CodeError) -> [String] {
    try printed(formulas, notation, .coq)
  }

  private static func printed(
    _ formulas: [Expression], _ notation: some Notation, _ language: CodeLanguage
  ) throws(CodeError) -> [String] {
    guard let pool = formulas.first?.pool else { return [] }
    let roots = pool.adopt(formulas), limit = CodeLanguage.longestCode
    return try pool.withArena { arena throws(CodeError) in
      _ = try arena.codeNeeds(roots, in: language)
      let texts = arena.print(roots, in: notation, limit: limit)
      // An abridged piece has a sign that no code has.
      if texts.contains(where: { $0.contains("⟨") }) { throw .tooLong(limit: limit) }
      return texts
    }
  }
}

extension Arena {
  /// What code of these formulas needs beside itself.
  ///
  /// - Throws: `CodeError` for what the language cannot express.
  func codeNeeds(_ roots: [NodeID], in language: CodeLanguage) throws(CodeError) -> Set<CodeFunctions.Need> {
    var needs: Set<CodeFunctions.Need> = []
    for id in reachable(from: roots) {
      if let f = function(id) {
        guard let spelling = CodeFunctions.spelling(of: f, order: polygammaOrder(id), in: language) else {
          throw .unsupportedFunction(f.name, language: language)
        }
        needs.formUnion(spelling.needs)
      } else if isNumber(id), language != .coq {
        let number = value(id)
        guard number.numerator.asDouble.isFinite, number.denominator.asDouble.isFinite else {
          throw .numberTooLarge(number.description)
        }
      }
    }
    return needs
  }
}
