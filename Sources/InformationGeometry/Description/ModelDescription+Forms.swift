import Scalars
import Symbolics

/// A description as text, LaTeX and code.
extension ModelDescription {
  /// The longest formula that is printed in a list without being asked for by itself.
  static let longestFormula = 1_000
  /// The same in lines of LaTeX.
  static let mostLines = 12

  /// The sections with sums that recur in tensors named, each name with its meaning where it is first used.
  private var abridged: [(section: Section, rows: [Row], definitions: [NamedFactors.Definition])] {
    // Each tensor's own names would change their meaning from section to section.
    let formulas = sections.filter(\.isAbridged).flatMap { $0.rows.map(\.formula) }
    let named = NamedFactors(formulas, avoiding: Set(parameters.map(\.name)))
    var rest = named.formulas[...], said = Set<Symbol>()
    return sections.map { section in
      guard section.isAbridged else { return (section, section.rows, []) }
      var rows: [Row] = [], definitions: [NamedFactors.Definition] = []
      for row in section.rows {
        let formula = rest.popFirst() ?? row.formula
        rows.append(Row(label: row.label, latexLabel: row.latexLabel, formula: formula))
        definitions += named.used(in: formula).filter { said.insert($0.symbol).inserted }
      }
      return (section, rows, definitions)
    }
  }

  /// What the parameters are: `2 parameters, mu, sigma > 0`.
  public var heading: String {
    let names = parameters.map { $0.name + $0.domain.clause }
    let shown = names.count <= 8 ? names.joined(separator: ", ") : "\(names[0]), …, \(names[names.count - 1])"
    return "\(names.count) parameter\(names.count == 1 ? "" : "s"), \(shown)"
  }

  /// Plain text; in Unicode with Greek letters, superscripts and the signs of mathematics.
  public func text(isUnicode: Bool = false) -> String {
    var lines = ["\(name): \(heading)", ""]
    for (section, rows, definitions) in abridged {
      let cells = rows.map { (label: $0.label, text: shown($0.formula, isUnicode)) }
      lines.append(section.title)
      lines += section.remark.split(separator: "\n").map { "  " + $0 }
      if section.isList, cells.map({ $0.label.count + $0.text.count + 5 }).reduce(0, +) <= 90 {
        lines.append("  " + cells.map { "\($0.label) = \($0.text)" }.joined(separator: ",  "))
        continue
      }
      let width = cells.map(\.label.count).max() ?? 0
      for cell in cells {
        let padding = String(repeating: " ", count: width - cell.label.count)
        lines.append("  \(cell.label)\(padding) = \(cell.text)")
      }
      for (i, definition) in definitions.enumerated() {
        lines.append(
          "  \(i == 0 ? "where" : "  and") \(definition.symbol.name) = \(shown(definition.formula, isUnicode))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func shown(_ formula: Expression, _ isUnicode: Bool) -> String {
    let text = isUnicode ? formula.unicode() : formula.description
    return text.count <= ModelDescription.longestFormula || isComplete
      ? text : "a formula of \(text.count) characters: --component prints it"
  }

  /// LaTeX with amsmath, a paragraph for each section.
  public func latex() -> String {
    let names = parameters.map { Expression($0).latex() }
    var text =
      "The model \\texttt{\(LaTeXDocument.escaped(name))}, with parameters $\(names.joined(separator: ", "))$.\n"
    for (section, rows, definitions) in abridged where section.key != "lineElement" {
      text += "\n\\paragraph{\(section.title.prefix(1).uppercased() + section.title.dropFirst())}\n"
      if !section.remark.isEmpty { text += LaTeXDocument.words(section.remark) + "\n" }
      text += LaTeXDocument.aligned(rows.map { (left: $0.latexLabel, right: latex(of: $0.formula)) })
      if definitions.isEmpty { continue }
      text +=
        "where\n"
        + LaTeXDocument.aligned(
          definitions.map { (left: Expression($0.symbol).latex(), right: latex(of: $0.formula)) })
    }
    return text
  }

  private func latex(of formula: Expression) -> String {
    let lines = formula.latexLines()
    return lines.count <= ModelDescription.mostLines || isComplete
      ? LaTeXDocument.broken(lines)
      : "\\text{a formula of \(lines.count) lines: \\texttt{-{}-component} prints it}"
  }

  /// The functions of the parameters as code.
  ///
  /// - Throws: `CodeError` for a function that the language lacks, or when no formula is a function of the parameters.
  public func source(in language: CodeLanguage, style: CodeStyle = .readable) throws -> String {
    try language.source(
      of: sections.compactMap(\.code), parameters: parameters, style: style, header: ["\(name): \(heading)"])
  }
}

extension ModelDescription.Section {
  /// Whether recurring sums get names here: in what is calculated, not in what is given.
  fileprivate var isAbridged: Bool {
    switch value {
    case .tensor: true
    case .formula: key == "scalarCurvature"
    default: false
    }
  }
}

extension Domain {
  /// The domain behind a name: ` > 0`, ` in (0, 1)`, or nothing for all real numbers.
  package var clause: String {
    let suffix = isInteger ? " (integer)" : ""
    switch (lower, upper) {
    case (nil, nil): return suffix
    case (let low?, nil): return " \(low.isIncluded ? "≥" : ">") \(low.value)" + suffix
    case (nil, let high?): return " \(high.isIncluded ? "≤" : "<") \(high.value)" + suffix
    case (let low?, let high?):
      return " in \(low.isIncluded ? "[" : "(")\(low.value), \(high.value)\(high.isIncluded ? "]" : ")")" + suffix
    }
  }
}
