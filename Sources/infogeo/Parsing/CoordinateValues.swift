import GeometryLaws

/// Reads values for named coordinates: `mu=0.5,sigma=2`, or `mu=[0,0],Sigma=[[1,0],[0,1]]` for vectors and matrices.
///
/// A bracketed list under a name stands for the coordinates name1, name2, …; a symmetric matrix for the entries of its
/// upper triangle, row by row. Every value is a formula without symbols and is taken exactly.
struct CoordinateValues {
  let chart: Chart
  /// What the model is called in messages.
  let modelName: String

  private var names: [String] { chart.coordinates.map(\.name) }

  /// The exact values in the order of the chart.
  func read(_ text: String, what: String) throws -> [Expression] {
    guard let assignments = BracketSplitter.split(text, at: ",") else {
      throw CommandFailure.input("\(what) “\(text)”: brackets do not match", value: text)
    }
    guard assignments.contains(where: { !$0.isEmpty }) else {
      throw CommandFailure.input("\(what) is empty: write \(pattern)", value: text)
    }
    var values: [String: Expression] = [:]
    for assignment in assignments {
      let (name, value) = try sides(assignment, what)
      for (coordinate, expression) in try expressions(name, value, what) {
        guard values.updateValue(expression, forKey: coordinate) == nil else {
          throw CommandFailure.input("\(what) gives \(coordinate) twice", parameter: coordinate, value: text)
        }
      }
    }
    let missing = names.filter { values[$0] == nil }
    guard missing.isEmpty else {
      throw CommandFailure.input(
        "\(what) lacks \(missing.prefix(6).joined(separator: ", "))\(missing.count > 6 ? " and \(missing.count - 6) others" : ""): write \(pattern)",
        parameter: missing[0], value: text)
    }
    return names.compactMap { values[$0] }
  }

  /// The way points of the chart are written.
  private var pattern: String {
    let matrices = [("S", "Sigma"), ("V", "V")].filter { !indexed($0.0).isEmpty && names.contains("\($0.0)11") }
    if !matrices.isEmpty {
      let vectors = indexed("mu").isEmpty ? [] : ["mu=[…]"]
      return (vectors + matrices.map { "\($0.1)=[[…],…]" }).joined(separator: ",")
    }
    return names.count > 8
      ? names.prefix(3).map { "\($0)=…" }.joined(separator: ",") + ",…,\(names[names.count - 1])=…"
      : names.map { "\($0)=…" }.joined(separator: ",")
  }

  private func sides(_ assignment: String, _ what: String) throws -> (name: String, value: String) {
    guard let equals = assignment.firstIndex(of: "=") else {
      throw CommandFailure.input(
        "\(what): “\(assignment)” is not of the form name=value: write \(pattern)", value: assignment)
    }
    let name = BracketSplitter.trimmed(assignment[..<equals])
    let value = BracketSplitter.trimmed(assignment[assignment.index(after: equals)...])
    guard !value.isEmpty else {
      throw CommandFailure.input("\(what): \(name) has no value", parameter: name, value: assignment)
    }
    return (name, value)
  }

  private func expressions(_ name: String, _ value: String, _ what: String) throws -> [(String, Expression)] {
    if let coordinate = chart.coordinates.first(where: { $0.name == name }) {
      return [(name, try Self.expression(value, for: coordinate))]
    }
    let members = components(of: name)
    guard !members.isEmpty else { throw unknown(name, what) }
    if members.count == 1, !value.hasPrefix("[") {
      return [(members[0].name, try Self.expression(value, for: members[0]))]
    }
    guard let inner = BracketSplitter.unbracketed(value), let entries = BracketSplitter.split(inner, at: ",") else {
      throw CommandFailure.input(
        "\(name) stands for \(members.map(\.name).joined(separator: ", ")): write it in brackets, \(name)=[…]",
        parameter: name, value: value)
    }
    let rows = entries.compactMap(BracketSplitter.unbracketed)
    let texts = rows.isEmpty ? entries : try upperTriangle(name, rows, entries.count)
    guard texts.count == members.count else {
      throw CommandFailure.input(
        "\(name) has \(members.count) coordinates, but \(texts.count) values are given", parameter: name, value: value)
    }
    return try zip(members, texts).map { ($0.name, try Self.expression($1, for: $0)) }
  }

  /// The coordinates that a name in brackets stands for: the name with an index.
  ///
  /// The entries of Sigma are called S11, S12, ….
  private func components(of name: String) -> [Symbol] {
    let members = indexed(name)
    return members.isEmpty && (name == "Sigma" || name == "Σ") ? indexed("S") : members
  }

  private func indexed(_ name: String) -> [Symbol] {
    chart.coordinates.filter { symbol in
      let rest = symbol.name.dropFirst(name.count)
      return symbol.name.hasPrefix(name) && !rest.isEmpty
        && rest.allSatisfy { ($0.isASCII && $0.isNumber) || $0 == "_" || $0 == "," }
    }
  }

  private func upperTriangle(_ name: String, _ rows: [String], _ count: Int) throws -> [String] {
    let entries = rows.compactMap { BracketSplitter.split($0, at: ",") }
    guard rows.count == count, entries.allSatisfy({ $0.count == count }) else {
      throw CommandFailure.input("\(name) must be a square matrix, [[…],[…]]", parameter: name)
    }
    let blank = Symbol(name)
    for i in 0..<count {
      for j in 0..<i where entries[i][j] != entries[j][i] {
        let difference = try Self.expression(entries[i][j], for: blank) - Self.expression(entries[j][i], for: blank)
        guard difference.tidied().isZero else {
          throw CommandFailure.input(
            "\(name) is not symmetric: entry (\(i + 1), \(j + 1)) is \(entries[i][j]), entry (\(j + 1), \(i + 1)) is \(entries[j][i])",
            parameter: name)
        }
      }
    }
    return (0..<count).flatMap { i in (i..<count).map { entries[i][$0] } }
  }

  private func unknown(_ name: String, _ what: String) -> CommandFailure {
    let hint = NameRules.suggestion(for: name, among: names) ?? "\(modelName) has \(names.joined(separator: ", "))"
    return CommandFailure(
      .data, kind: "unknown-name", "\(what): unknown parameter “\(name)”: \(hint)", parameter: name)
  }

  /// One exact value.
  static func expression(_ text: String, for coordinate: Symbol) throws -> Expression {
    let word = text.lowercased().drop { $0 == "-" || $0 == "+" || $0 == "−" }
    if ["nan", "inf", "infinity", "∞"].contains(String(word)) {
      throw GeometryError.outsideDomain(
        parameter: coordinate.name, value: text, requirement: coordinate.domain.requirement)
    }
    do {
      return try Expression(parsing: text, symbols: [])
    } catch {
      throw CommandFailure(
        .data, kind: "formula", "\(coordinate.name): \(error.description)", parameter: coordinate.name, value: text)
    }
  }
}
