import Figures
import GeometryLaws

/// A tensor as formulas in the coordinates.
struct FormulaReport: Report {
  let command: String
  let title: String
  let choice: ModelChoice
  let letter: TensorLetter
  /// The components in row-major order.
  let components: [Expression]
  let details: JSONObject
  /// The place of the only component that is wanted.
  let selection: Int?
  var style = CodeStyle.readable

  var formats: [OutputFormat] { OutputFormat.allCases }
  var endings: [String] { ["csv", "json", "tex"] }

  private var names: [String] { choice.coordinateNames }

  private var places: [Int] {
    if let selection { return [selection] }
    return letter.independent(components.indices.filter { !components[$0].isZero }, names.count)
  }

  func print(_ format: OutputFormat) throws -> String {
    switch format {
    case .json: json.text() + "\n"
    case .csv: table.csv
    case .latex: latex
    default: try format.language.map(code) ?? text
    }
  }

  func files(_ path: String, _ ending: String) -> [OutputFile] {
    let provenance = Provenance.current(model: choice.name, details: ["rigor": "exact"])
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "csv": return [OutputFile(path, table.csv), .metadata(beside: path, provenance)]
    default: return [.document(path, title: "\(title) of \(choice.name)", latex, provenance)]
    }
  }

  private var text: String {
    var lines = ["\(title) of \(choice.name) (exact)", ""]
    if places.isEmpty { lines.append("every component is 0") }
    lines += TextTable.lines(
      places.map { [letter.name($0, names), "= \(components[$0])"] }, leftColumns: [0, 1], gap: " ")
    if selection == nil, !places.isEmpty { lines += ["", letter.remark] }
    return lines.joined(separator: "\n") + "\n"
  }

  private var json: JSONValue {
    var object: JSONObject = [
      "command": .string(command), "model": .string(choice.name),
      "coordinates": .array(names.map { .string($0) }),
    ]
    for member in details.members { object[member.key] = member.value }
    object["rigor"] = "exact"
    object["method"] = "closed form"
    let values = components.map { JSONValue.string($0.description) }
    object["value"] =
      selection.map { values[$0] } ?? nested(values, dimension: names.count, rank: letter.indexNames.count)
    return .object(object)
  }

  private var table: Table {
    let all = selection.map { [$0] } ?? Array(components.indices)
    let columns = letter.indexNames.enumerated().map { place, index in
      Column(index, all.map { names[letter.position($0, names.count)[place]] })
    }
    return Table(columns + [Column("value", all.map { components[$0].description })])
  }

  private func code(_ language: CodeLanguage) throws -> String {
    let name = title.codeName
    let function =
      selection.map {
        CodeFunction(name: name, summary: letter.name($0, names), components: [components[$0]])
      }
      ?? CodeFunction(
        name: name, summary: "\(title), value[\(letter.indexNames.joined(separator: "]["))]",
        shape: letter.indexNames.map { _ in names.count }, components: components)
    return try language.source(
      of: [function], parameters: choice.chart.coordinates, style: style, header: ["\(title) of \(choice.name)"])
  }

  private var latex: String {
    let labels = choice.chart.coordinates.map { Expression($0).latex() }
    let rows = places.map { (left: letter.latexName($0, labels), right: components[$0].latex()) }
    let name = "\(LaTeXDocument.escaped(title)) of \\texttt{\(LaTeXDocument.escaped(choice.name))}.\n"
    return name + (rows.isEmpty ? "Every component is zero.\n" : LaTeXDocument.aligned(rows))
  }
}
