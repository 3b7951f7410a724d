import Scalars

/// Writes functions one after another, and collects what they need.
struct CodeWriter {
  let language: CodeLanguage
  let names: CodeNames
  /// The names of the parameters in the language.
  let parameters: [String]
  private var needs: Set<CodeFunctions.Need> = []
  private var blocks: [String] = []

  init(language: CodeLanguage, names: CodeNames, parameters: [String]) {
    self.language = language
    self.names = names
    self.parameters = parameters
  }

  /// Refuses what the language cannot express.
  func check(_ formulas: [Expression]) throws(CodeError) {
    guard let pool = formulas.first?.pool else { return }
    let roots = pool.adopt(formulas)
    try pool.withArena { arena throws(CodeError) in _ = try arena.codeNeeds(roots, in: language) }
  }

  mutating func write(_ function: CodeFunction, inputs: [Symbol], style: CodeStyle) throws {
    // Components that are the same formula are computed once.
    var first: [Expression: Int] = [:]
    var distinct: [Int] = []
    for (place, component) in function.components.enumerated() where !component.isZero {
      if first[component] == nil {
        first[component] = place
        distinct.append(place)
      }
    }
    let formulas = distinct.map { function.components[$0] }
    var body: [String] = []
    let texts: [String]
    switch style {
    case .readable:
      let named = NamedFactors(formulas, avoiding: Set(inputs.map(\.name)))
      let all = CodeNames(
        inputs.map(\.name) + named.definitions.map(\.symbol.name), language: language, reserved: names.reserved)
      let written = try Expression.code(named.definitions.map(\.formula) + named.formulas, in: language, all)
      for (definition, text) in zip(named.definitions, written) {
        body.append(local(all[definition.symbol.name], text))
      }
      texts = Array(written[named.definitions.count...])
      for formula in formulas { needs.formUnion(try formula.codeNeeds(in: language)) }
    case .fast:
      let listing = try Tape(formulas, inputs: inputs).listing(in: language, names: names)
      needs.formUnion(listing.needs)
      body = listing.statements.map { local($0.name, $0.text) }
      texts = listing.outputs
    }
    let results = Dictionary(uniqueKeysWithValues: zip(distinct, texts))
    if function.shape.isEmpty {
      body.append(returned(results[0] ?? "0.0"))
    } else {
      body = allocation(function.shape) + body
      for (place, component) in function.components.enumerated() {
        if component.isZero {
          if language == .c { body.append("\(element(place, function.shape)) = 0.0;") }
        } else if let text = results[place] {
          body.append(assignment(element(place, function.shape), text))
        } else if let same = first[component] {
          body.append(assignment(element(place, function.shape), element(same, function.shape)))
        }
      }
      if language != .c { body.append(returned("value")) }
    }
    blocks.append(block(function, body))
  }

  /// Everything, with what it needs in front.
  func text(header: [String]) throws(CodeError) -> String {
    var parts: [String] = []
    if !header.isEmpty { parts.append(header.map(language.comment).joined(separator: "\n")) }
    switch language {
    case .swift: parts.append("import Foundation")
    case .c: parts.append("#include <math.h>")
    case .python: parts.append("import numpy as np")
    case .julia, .coq: break
    }
    parts += CodeHelpers.text(needs, in: language)
    let text = (parts + blocks).joined(separator: "\n\n") + "\n"
    guard text.utf8.count <= CodeLanguage.longestCode else { throw .tooLong(limit: CodeLanguage.longestCode) }
    return text
  }

  // MARK: The grammar of each language

  private var end: String { language == .c ? ";" : "" }

  private func local(_ name: String, _ text: String) -> String {
    switch language {
    case .c: "const double \(name) = \(text);"
    case .swift: "let \(name) = \(text)"
    default: "\(name) = \(text)"
    }
  }

  private func assignment(_ place: String, _ text: String) -> String { "\(place) = \(text)\(end)" }
  private func returned(_ text: String) -> String { "return \(text)\(end)" }

  private func element(_ flat: Int, _ shape: [Int]) -> String {
    var rest = flat
    var indices: [Int] = []
    for length in shape.reversed() {
      indices.insert(rest % length + (language == .julia ? 1 : 0), at: 0)
      rest /= length
    }
    switch language {
    case .python, .julia: return "value[\(indices.map(String.init).joined(separator: ", "))]"
    default: return "value" + indices.map { "[\($0)]" }.joined()
    }
  }

  private func allocation(_ shape: [Int]) -> [String] {
    let lengths = shape.map(String.init).joined(separator: ", ")
    switch language {
    case .python: return ["value = np.zeros((\(lengths)\(shape.count == 1 ? "," : "")))"]
    case .julia: return ["value = zeros(\(lengths))"]
    case .swift:
      var zeros = "0.0"
      for length in shape.reversed() { zeros = "Array(repeating: \(zeros), count: \(length))" }
      return ["var value = \(zeros)"]
    default: return []
    }
  }

  private func block(_ function: CodeFunction, _ body: [String]) -> String {
    let name = language.functionName(function.name), list = parameters.joined(separator: ", ")
    let indent = language == .python || language == .julia ? "    " : "  "
    let inner = body.map { indent + $0 }.joined(separator: "\n")
    let comment = language.comment(function.summary)
    switch language {
    case .c:
      let arguments = parameters.map { "double \($0)" }
      let lengths = function.shape.map { "[\($0)]" }.joined()
      return function.shape.isEmpty
        ? "\(comment)\ndouble \(name)(\(arguments.joined(separator: ", "))) {\n\(inner)\n}"
        : "\(comment)\nvoid \(name)(\((arguments + ["double value\(lengths)"]).joined(separator: ", "))) {\n\(inner)\n}"
    case .swift:
      var type = "Double"
      for _ in function.shape { type = "[\(type)]" }
      let arguments = parameters.map { "_ \($0): Double" }.joined(separator: ", ")
      return "\(comment)\nfunc \(name)(\(arguments)) -> \(type) {\n\(inner)\n}"
    case .python:
      let made = parameters.map { "\(indent)\($0) = np.asarray(\($0), dtype=float)\n" }.joined()
      return "\(comment)\ndef \(name)(\(list)):\n\(made)\(inner)"
    case .julia, .coq:
      let made = "\(indent)\(list) = \(parameters.map { "float(\($0))" }.joined(separator: ", "))\n"
      return "\(comment)\nfunction \(name)(\(list))\n\(made)\(inner)\nend"
    }
  }
}

extension Expression {
  fileprivate func codeNeeds(in language: CodeLanguage) throws(CodeError) -> Set<CodeFunctions.Need> {
    try pool.withArena { arena throws(CodeError) in try arena.codeNeeds([id], in: language) }
  }
}
