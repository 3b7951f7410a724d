import Figures
import GeometryLaws

/// The description of a model in every form.
struct DescriptionReport: Report {
  let choice: ModelChoice
  let description: ModelDescription
  var style = CodeStyle.readable

  var command: String { "describe" }
  var formats: [OutputFormat] { [.text, .unicode, .json, .latex] + OutputFormat.code }
  var endings: [String] { ["json", "tex"] }

  func print(_ format: OutputFormat) throws -> String {
    switch format {
    case .json: json.text() + "\n"
    case .latex: description.latex()
    case .unicode: description.text(isUnicode: true)
    default: try format.language.map(code) ?? description.text()
    }
  }

  private func code(_ language: CodeLanguage) throws -> String {
    guard description.sections.contains(where: { $0.code != nil }) else {
      throw CommandFailure(
        .data, kind: "unsupported", "\(choice.name) has no formulas in its parameters alone to export")
    }
    return try description.source(in: language, style: style)
  }

  func files(_ path: String, _ ending: String) -> [OutputFile] {
    let provenance = Provenance.current(model: choice.name, details: ["rigor": .string(description.rigor)])
    if ending == "json" { return [.json(path, json, provenance)] }
    return [.document(path, title: choice.name, description.latex(), provenance)]
  }

  private var json: JSONValue {
    var object: JSONObject = [
      "command": "describe", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }), "rigor": .string(description.rigor),
      "method": description.rigor == "exact" ? "closed form" : "quadrature",
    ]
    for section in description.sections { object[section.key] = section.value.json }
    return .object(object)
  }
}

extension ModelDescription.Section {
  /// A section that holds a JSON value.
  init(title: String, key: String, json: JSONValue, rows: [ModelDescription.Row] = [], remark: String = "") {
    self.init(title: title, key: key, value: .data(json.text()), rows: rows, remark: remark)
  }
}

extension ModelDescription.Value {
  var json: JSONValue {
    switch self {
    case .words(let text): .string(text)
    case .formula(let formula): .string(formula.description)
    case .list(let formulas): .array(formulas.map { .string($0.description) })
    case .tensor(let components, let dimension, let rank):
      nested(components.map { .string($0.description) }, dimension: dimension, rank: rank)
    case .counts(let independent, let nonzero):
      ["independent": .integer(independent), "nonzero": .integer(nonzero)]
    case .data(let text): (try? JSONValue(parsing: text)) ?? .string(text)
    }
  }
}
