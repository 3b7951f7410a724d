import Figures
import GeometryLaws

/// A tensor, or one component of it, as formulas in the coordinates.
struct FormulaReport: Report {
  let command: String
  let title: String
  let choice: ModelChoice
  let letter: TensorLetter
  /// The components by their places in the array: all of them, or the only one that is wanted.
  let components: [Int: Expression]
  /// What is said of components without a canonical form.
  let label: String
  let details: JSONObject
  /// The place of the only component that is wanted.
  let selection: Int?
  let style: CodeStyle

  /// Takes a tensor in canonical form, or the component of it that was asked for and not the rest.
  ///
  /// - Throws: `CommandFailure` for options that belong to a point, and for a density without closed forms.
  init(
    command: String, title: String, choice: ModelChoice, quantity: Quantity, details: JSONObject, selection: Int?,
    precision: Precision, style: CodeStyle = .readable
  ) throws {
    if precision != .double {
      throw CommandFailure.usage("--digits and --certified need a point: add --at", option: "--at")
    }
    if choice.dual != nil {
      throw CommandFailure.usage("--coordinates needs a point: add --at", option: "--coordinates")
    }
    self.command = command
    self.title = title
    self.choice = choice
    letter = TensorLetter(quantity)
    self.details = details
    self.selection = selection
    self.style = style
    let manifold = try choice.manifold.manifold
    if let selection {
      let exact = try manifold.exactOrUnsimplified(quantity, letter.position(selection, manifold.dimension))
      components = [selection: exact.components[0]]
      label = exact.label
    } else {
      let exact = try manifold.exactComponents(of: quantity)
      components = Dictionary(uniqueKeysWithValues: exact.components.enumerated().map { ($0.offset, $0.element) })
      label = exact.label
    }
  }

  var formats: [OutputFormat] { OutputFormat.allCases }
  var endings: [String] { ["csv", "json", "tex"] }

  private var names: [String] { choice.coordinateNames }

  /// The places that are printed, with names for sums that recur.
  private var shown: (rows: [(place: Int, formula: Expression)], definitions: [NamedFactors.Definition]) {
    let places =
      selection.map { [$0] }
      ?? letter.independent(components.keys.filter { !formula($0).isZero }.sorted(), names.count)
    let named = NamedFactors(places.map(formula), avoiding: Set(names))
    return (zip(places, named.formulas).map { ($0, $1) }, named.definitions)
  }

  private func formula(_ place: Int) -> Expression { components[place] ?? .zero }

  func print(_ format: OutputFormat) throws -> String {
    switch format {
    case .json: json.text() + "\n"
    case .csv: table.csv
    case .latex: latex
    case .unicode: text { $0.unicode() }
    default: try format.language.map(code) ?? text { $0.description }
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

  private func text(_ write: (Expression) -> String) -> String {
    var lines = ["\(title) of \(choice.name) (exact\(label.isEmpty ? "" : ", " + label))", ""]
    let (rows, definitions) = shown
    if rows.isEmpty { lines.append("every component is 0") }
    lines += TextTable.lines(
      rows.map { [letter.name($0.place, names), "= " + write($0.formula)] }, leftColumns: [0, 1], gap: " ")
    for (i, definition) in definitions.enumerated() {
      lines.append("\(i == 0 ? "where" : "  and") \(definition.symbol.name) = \(write(definition.formula))")
    }
    if selection == nil, !rows.isEmpty, !letter.indexNames.isEmpty { lines += ["", letter.remark] }
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
    if !label.isEmpty { object["note"] = .string(label) }
    func value(_ place: Int) -> JSONValue { .string(formula(place).description) }
    object["value"] =
      selection.map(value)
      ?? nested(components.keys.sorted().map(value), dimension: names.count, rank: letter.indexNames.count)
    return .object(object)
  }

  private var table: Table {
    let all = components.keys.sorted()
    let columns = letter.indexNames.enumerated().map { place, index in
      Column(index, all.map { names[letter.position($0, names.count)[place]] })
    }
    return Table(columns + [Column("value", all.map { formula($0).description })])
  }

  private func code(_ language: CodeLanguage) throws -> String {
    let name = title.codeName
    let function =
      selection.map {
        CodeFunction(name: name, summary: letter.name($0, names), components: [formula($0)])
      }
      ?? CodeFunction(
        name: name,
        summary: letter.indexNames.isEmpty ? title : "\(title), value[\(letter.indexNames.joined(separator: "]["))]",
        shape: letter.indexNames.map { _ in names.count }, components: components.keys.sorted().map(formula))
    return try language.source(
      of: [function], parameters: choice.chart.coordinates, style: style, header: ["\(title) of \(choice.name)"])
  }

  private var latex: String {
    let labels = choice.chart.coordinates.map { Expression($0).latex() }
    let (rows, definitions) = shown
    var text = "\(LaTeXDocument.escaped(title)) of \\texttt{\(LaTeXDocument.escaped(choice.name))}"
    text += label.isEmpty ? ".\n" : ", \(LaTeXDocument.words(label)).\n"
    if rows.isEmpty { return text + "Every component is zero.\n" }
    text += LaTeXDocument.aligned(
      rows.map { (letter.latexName($0.place, labels), LaTeXDocument.broken($0.formula.latexLines())) })
    if definitions.isEmpty { return text }
    return text + "where\n"
      + LaTeXDocument.aligned(
        definitions.map { (Expression($0.symbol).latex(), LaTeXDocument.broken($0.formula.latexLines())) })
  }
}
