import Scalars

/// Reads formulas: `+ - * / ^`, functions, numbers and names.
///
/// `^` binds tightest and to the right, and tighter than a minus in front: −x^2 is −(x^2). There is no multiplication
/// by juxtaposition. A declared name shadows a constant; a name followed by `(` is always a function. The signs of
/// Unicode are read as well: x², √(x), a·b, π, ψ⁽¹⁾(x), Γ(x), and Greek letters for the names of declared symbols.
struct FormulaParser {
  /// How deeply brackets, powers and signs may be nested.
  static let deepestNesting = 256

  private let text: String
  private let names: [String: Expression]
  private let tokens: [FormulaToken]
  private var next = 0
  private var depth = 0

  init(_ text: String, names: [String: Expression]) throws(FormulaError) {
    self.text = text
    self.names = names
    tokens = try FormulaLexer.tokens(of: text)
  }

  /// The whole text as one expression.
  mutating func parse() throws(FormulaError) -> Expression {
    if tokens.count == 1 { throw error("the formula is empty") }
    let result = try sum()
    guard current.kind == .end else { throw error(afterOperand) }
    return result
  }

  /// The whole text as a matrix `[[…],[…]]`.
  mutating func parseMatrix() throws(FormulaError) -> [[Expression]] {
    var rows: [[Expression]] = []
    try expect("[", "a matrix is written [[…],[…]]")
    repeat {
      try expect("[", "a row of a matrix starts with “[”")
      var row = [try sum()]
      while accept(",") { row.append(try sum()) }
      try expect("]", "expected “,” or “]”")
      rows.append(row)
    } while accept(",")
    try expect("]", "expected “,” or “]”")
    guard current.kind == .end else { throw error("unexpected \(current.shown) after the matrix") }
    return rows
  }

  // MARK: Grammar

  private mutating func sum() throws(FormulaError) -> Expression {
    // All terms at once: a sum that grows term by term would be copied as often.
    var terms = [try term()]
    while true {
      if accept("+") {
        terms.append(try term())
      } else if accept("-") {
        terms.append(-(try term()))
      } else {
        return terms.count == 1 ? terms[0] : Expression.sum(terms)
      }
    }
  }

  private mutating func term() throws(FormulaError) -> Expression {
    var result = try signed()
    while true {
      if accept("*") {
        result = result * (try signed())
      } else if current.kind == .symbol("/") {
        let slash = current.position
        next += 1
        let divisor = try signed()
        if divisor.isZero { throw FormulaError("division by zero", in: text, at: slash) }
        result = result / divisor
      } else {
        return result
      }
    }
  }

  private mutating func signed() throws(FormulaError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.deepestNesting else {
      throw error("nested more than \(FormulaParser.deepestNesting) deep")
    }
    if accept("-") { return -(try signed()) }
    if accept("+") { return try signed() }
    return try power()
  }

  private mutating func power() throws(FormulaError) -> Expression {
    let base = try atom()
    let caret = current.position
    guard accept("^") else { return base }
    // The exponent may have a sign and powers of its own: 2^-3^2 = 2^(−(3^2)).
    let exponent = try signed()
    if base.isZero, exponent.rational.map({ $0.isNegative }) ?? false {
      throw FormulaError("0 has no power \(exponent)", in: text, at: caret)
    }
    return pow(base, exponent)
  }

  private mutating func atom() throws(FormulaError) -> Expression {
    let token = current
    switch token.kind {
    case .number(let value):
      next += 1
      return Expression(value)
    case .symbol("("):
      next += 1
      let inner = try sum()
      try expect(")", "expected an operator or “)”")
      return inner
    case .symbol("√"):
      depth += 1
      defer { depth -= 1 }
      guard depth <= FormulaParser.deepestNesting else {
        throw error("nested more than \(FormulaParser.deepestNesting) deep")
      }
      next += 1
      return sqrt(try atom())
    case .name(let name):
      next += 1
      if current.kind == .symbol("(") { return try call(name, token) }
      if let known = names[name] { return known }
      if let constant = FormulaParser.constant(name) { return constant }
      // A declared name in its Unicode spelling: μ₁ for mu1.
      let spelling = UnicodeSpelling.names(names.keys.sorted())
      if let declared = names.keys.first(where: { spelling[$0] == name }), let known = names[declared] { return known }
      throw FormulaError(unknown("name", name, among: Array(names.keys)), in: text, at: token.position)
    case .end: throw error("the formula ends where a number, a name or “(” is expected")
    default: throw error("unexpected \(token.shown) where a number, a name or “(” is expected")
    }
  }

  private mutating func call(_ name: String, _ token: FormulaToken) throws(FormulaError) -> Expression {
    next += 1
    var arguments: [Expression] = []
    if current.kind != .symbol(")") {
      arguments.append(try sum())
      while accept(",") { arguments.append(try sum()) }
    }
    try expect(")", "expected an operator, “,” or “)”")
    guard let entry = FormulaFunctions.entry(name) else {
      throw FormulaError(
        unknown("function", name, among: Array(FormulaFunctions.table.keys)), in: text, at: token.position)
    }
    guard entry.counts.contains(arguments.count) else {
      let wanted = entry.counts.lowerBound
      throw FormulaError(
        "\(name) takes \(wanted)\(entry.counts.count > 1 ? " or more" : "") argument\(wanted == 1 ? "" : "s"), not \(arguments.count)",
        in: text, at: token.position)
    }
    guard let value = entry.apply(arguments) else {
      throw FormulaError("\(name): \(entry.requirement)", in: text, at: token.position)
    }
    return value
  }

  // MARK: Words

  private var current: FormulaToken { tokens[next] }

  private mutating func accept(_ character: Character) -> Bool {
    guard current.kind == .symbol(character) else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ character: Character, _ message: String) throws(FormulaError) {
    guard accept(character) else { throw error("\(message), not \(current.shown)") }
  }

  private var afterOperand: String {
    switch current.kind {
    case .number, .name, .symbol("("), .symbol("["): "an operator is missing before \(current.shown)"
    default: "unexpected \(current.shown)"
    }
  }

  private func error(_ reason: String) -> FormulaError { FormulaError(reason, in: text, at: current.position) }

  private static func constant(_ name: String) -> Expression? {
    switch name {
    case "pi", "π": .pi
    case "e": exp(Expression.one)
    case "euler": .eulerGamma
    default: nil
    }
  }

  private func unknown(_ what: String, _ name: String, among candidates: [String]) -> String {
    let near = candidates.filter { isNear($0, name) }.sorted()
    let hint = near.isEmpty ? "" : " (did you mean \(near.joined(separator: " or "))?)"
    return "unknown \(what) “\(name.prefix(40))”\(hint)"
  }
}

/// Whether two words differ by at most one insertion, deletion, exchange or letter.
func isNear(_ a: String, _ b: String) -> Bool {
  let x = Array(a.lowercased()), y = Array(b.lowercased())
  guard Swift.abs(x.count - y.count) <= 1, !x.isEmpty, !y.isEmpty else { return false }
  var i = 0
  while i < x.count, i < y.count, x[i] == y[i] { i += 1 }
  var j = 0
  while j < x.count - i, j < y.count - i, x[x.count - 1 - j] == y[y.count - 1 - j] { j += 1 }
  let restX = x.count - i - j, restY = y.count - i - j
  if restX <= 1, restY <= 1 { return Swift.max(x.count, y.count) > 1 || restX + restY < 2 }
  return restX == 2 && restY == 2 && x[i] == y[i + 1] && x[i + 1] == y[i]
}

extension Expression {
  /// Reads a formula.
  ///
  /// - Parameters:
  ///   - text: such as `-(x - mu)^2/(2*sigma^2) - log(sigma)`.
  ///   - symbols: the names it may use.
  ///   - pool: where the symbols live, and so what is made of them.
  /// - Throws: `FormulaError` with the place.
  public init(parsing text: String, symbols: [Symbol], pool: ExpressionPool = .shared) throws(FormulaError) {
    let names = Dictionary(symbols.map { ($0.name, Expression($0, pool: pool)) }) { first, _ in first }
    var parser = try FormulaParser(text, names: names)
    self = try parser.parse()
  }

  /// Reads a matrix of formulas, `[[…],[…]]`.
  ///
  /// - Throws: `FormulaError` with the place.
  public static func matrix(parsing text: String, symbols: [Symbol]) throws(FormulaError) -> [[Expression]] {
    let names = Dictionary(symbols.map { ($0.name, Expression($0)) }) { first, _ in first }
    var parser = try FormulaParser(text, names: names)
    return try parser.parseMatrix()
  }
}

extension Expression {
  /// Whether two names differ by one slip of the keyboard, for suggestions in errors.
  package static func isNearName(_ a: String, _ b: String) -> Bool { isNear(a, b) }
}
