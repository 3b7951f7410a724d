import Scalars

/// The functions of text formulas.
enum FormulaFunctions {
  struct Entry: Sendable {
    let counts: ClosedRange<Int>
    let requirement: String
    /// nil when the arguments do not meet the requirement.
    let apply: @Sendable ([Expression]) -> Expression?
  }

  /// The function of a name; ψ, ψ⁽ⁿ⁾, Γ and logΓ are read as well.
  static func entry(_ name: String) -> Entry? {
    if let known = table[name] { return known }
    guard let order = UnicodeSpelling.polygammaOrder(name) else { return nil }
    return Entry(counts: 1...1, requirement: "") { polygamma(order, $0[0]) }
  }

  static let table: [String: Entry] = {
    var table: [String: Entry] = [:]
    func one(_ name: String, _ f: @escaping @Sendable (Expression) -> Expression) {
      table[name] = Entry(counts: 1...1, requirement: "") { f($0[0]) }
    }
    func two(_ name: String, _ f: @escaping @Sendable (Expression, Expression) -> Expression) {
      table[name] = Entry(counts: 2...2, requirement: "") { f($0[0], $0[1]) }
    }
    one("abs") { abs($0) }
    one("sqrt") { sqrt($0) }
    one("exp") { exp($0) }
    one("log") { log($0) }
    one("ln") { log($0) }
    one("sin") { sin($0) }
    one("cos") { cos($0) }
    one("tan") { tan($0) }
    one("asin") { asin($0) }
    one("acos") { acos($0) }
    one("atan") { atan($0) }
    one("sinh") { sinh($0) }
    one("cosh") { cosh($0) }
    one("tanh") { tanh($0) }
    one("asinh") { asinh($0) }
    one("acosh") { acosh($0) }
    one("atanh") { atanh($0) }
    one("sign") { sign($0) }
    one("step") { step($0) }
    one("lgamma") { logGamma($0) }
    one("gamma") { gamma($0) }
    one("Γ") { gamma($0) }
    one("logΓ") { logGamma($0) }
    one("digamma") { digamma($0) }
    one("erf") { erf($0) }
    one("erfc") { erfc($0) }
    one("factorial") { factorial($0) }
    two("beta") { gamma($0) * gamma($1) / gamma($0 + $1) }
    two("binomial") { gamma($0 + 1) / (gamma($1 + 1) * gamma($0 - $1 + 1)) }
    two("besseli") { besselI($0, $1) }
    two("besselk") { besselK($0, $1) }
    table["pow"] = Entry(counts: 2...2, requirement: "0 has no negative power") { arguments in
      if arguments[0].isZero, arguments[1].rational.map({ $0.isNegative }) ?? false { return nil }
      return pow(arguments[0], arguments[1])
    }
    table["min"] = Entry(counts: 2...64, requirement: "") { $0.dropFirst().reduce($0[0]) { min($0, $1) } }
    table["max"] = Entry(counts: 2...64, requirement: "") { $0.dropFirst().reduce($0[0]) { max($0, $1) } }
    table["polygamma"] = Entry(counts: 2...2, requirement: "the order must be a whole number from 0 to 1000") {
      guard let n = $0[0].rational?.asInt, (0...1000).contains(n) else { return nil }
      return polygamma(n, $0[1])
    }
    return table
  }()
}
