import Figures
import GeometryLaws

/// The description of a model in every form.
struct DescriptionReport: Report {
  let description: ModelDescription
  var style = CodeStyle.readable

  var command: String { "describe" }
  var formats: [OutputFormat] { [.text, .json, .latex] + OutputFormat.code }
  var endings: [String] { ["json", "tex"] }

  private var choice: ModelChoice { description.choice }

  func print(_ format: OutputFormat) throws -> String {
    switch format {
    case .json: json.text() + "\n"
    case .latex: latex
    default: try format.language.map(code) ?? text
    }
  }

  private func code(_ language: CodeLanguage) throws -> String {
    let functions = description.sections.compactMap(\.code)
    guard !functions.isEmpty else {
      throw CommandFailure(
        .data, kind: "unsupported", "\(choice.name) has no formulas in its parameters alone to export")
    }
    return try language.source(
      of: functions, parameters: choice.chart.coordinates, style: style, header: ["\(choice.name): \(heading)"])
  }

  func files(_ path: String, _ ending: String) -> [OutputFile] {
    let provenance = Provenance.current(model: choice.name, details: ["rigor": .string(description.rigor)])
    if ending == "json" { return [.json(path, json, provenance)] }
    return [.document(path, title: choice.name, latex, provenance)]
  }

  // MARK: Text

  /// The longest formula that is printed in a list without being asked for by itself.
  private static let longestLine = 1_000

  private var text: String {
    var lines = ["\(choice.name): \(heading)", ""]
    for section in description.sections {
      let cells = section.rows.map { row -> (String, String) in (row.label, shown(row)) }
      if section.isList, cells.map({ $0.0.count + $0.1.count + 5 }).reduce(0, +) <= 90 {
        lines.append("\(section.title)")
        lines.append("  " + cells.map { "\($0.0) = \($0.1)" }.joined(separator: ",  "))
      } else {
        lines.append(section.title)
        lines += section.remark.split(separator: "\n").map { "  " + $0 }
        lines += TextTable.lines(cells.map { [$0.0, "= " + $0.1] }, leftColumns: [0, 1], indent: "  ", gap: " ")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func shown(_ row: ModelDescription.Row) -> String {
    let formula = row.formula.description
    let isAlone = description.sections.count <= 2
    return formula.count <= DescriptionReport.longestLine || isAlone
      ? formula : "a formula of \(formula.count) characters: --component prints it"
  }

  private var heading: String {
    let names = choice.chart.coordinates.map { $0.name + $0.domain.clause }
    let shown = names.count <= 8 ? names.joined(separator: ", ") : "\(names[0]), …, \(names[names.count - 1])"
    return "\(names.count) parameter\(names.count == 1 ? "" : "s"), \(shown)"
  }

  // MARK: JSON and LaTeX

  private var json: JSONValue {
    var object: JSONObject = [
      "command": "describe", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }), "rigor": .string(description.rigor),
      "method": description.rigor == "exact" ? "closed form" : "quadrature",
    ]
    for section in description.sections { object[section.key] = section.json }
    return .object(object)
  }

  private var latex: String {
    let names = choice.chart.coordinates.map { Expression($0).latex() }
    var text =
      "The model \\texttt{\(LaTeXDocument.escaped(choice.name))}, with parameters $\(names.joined(separator: ", "))$.\n"
    for section in description.sections where section.key != "lineElement" {
      text += "\n\\paragraph{\(section.title.prefix(1).uppercased() + section.title.dropFirst())}\n"
      if section.rows.isEmpty { text += remark(section) + "\n" }
      text += LaTeXDocument.aligned(section.rows.map { (left: $0.latexLabel, right: $0.formula.latex()) })
    }
    return text
  }

  /// A remark as LaTeX text: the few signs of mathematics in remarks are spelled out.
  private func remark(_ section: ModelDescription.Section) -> String {
    LaTeXDocument.escaped(section.remark).replacing("…", with: "\\ldots{}").replacing("<", with: "$<$")
      .replacing(">", with: "$>$").replacing("Γ", with: "$\\Gamma$").spellingMathematics
  }
}

extension Domain {
  /// The domain behind a name: ` > 0`, ` in (0, 1)`, or nothing for all real numbers.
  var clause: String {
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
