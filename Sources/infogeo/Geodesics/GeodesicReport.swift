import Figures
import GeometryLaws

/// One or several geodesics in every form.
struct GeodesicReport: TableReport {
  /// The geodesic of one connection, and the places on it that are given out.
  struct Curve {
    let alpha: Rational
    let geodesic: Geodesic
    let places: [Geodesic.Sample]
    /// The same in many digits, where they were asked for.
    var decimals: GeodesicDecimals?
  }

  let choice: ModelChoice
  let request: GeodesicRequest
  let curves: [Curve]

  var command: String { "geodesic" }
  var endings: [String] { ["csv", "json", "npy", "vtk", "svg", "html", "tex"] }

  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    let provenance = self.provenance
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "csv": return OutputFile.csv(path, table, provenance)
    case "npy": return OutputFile.npy(path, array, provenance)
    case "tex": return [.document(path, title: title, latex, provenance)]
    case "vtk":
      var lines = VTKPolylines(provenance: provenance)
      for curve in curves {
        let table = numbers(curve)
        try lines.append(table, coordinates: Array(table.names[1...].prefix(min(3, choice.chart.dimension))))
      }
      return [OutputFile(path, lines.text)]
    case "svg": return [OutputFile(path, figure.svg(provenance: provenance))]
    default: return [OutputFile(path, page(provenance).html)]
    }
  }

  // MARK: Text

  /// What is known of the curves, line by line.
  var summary: String {
    var text = "Geodesic\(curves.count > 1 ? "s" : "") of \(choice.name)\n"
    text += request.text(choice)
    let rows = curves.map { curve -> [String] in
      let g = curve.geodesic
      if let decimals = curve.decimals { return ["α = \(curve.alpha):"] + decimals.summary }
      return [
        "α = \(curve.alpha):", "length \(g.length.shortest)", "± \(g.lengthError.twoDigits),", g.method.rawValue + ",",
        "residual \(g.residual.twoDigits)",
      ]
    }
    return text + TextTable.lines(rows, leftColumns: [0, 1, 2, 3, 4], indent: "  ").joined(separator: "\n") + "\n"
  }

  var text: String { summary + "\n" + textTable }

  private var textTable: String {
    let table = self.table
    let columns = table.columns.map { column -> [String] in
      if case .texts(let texts) = column.values { return [column.name] + texts }
      return [column.name] + ((try? table.numbers(column.name)) ?? []).map { $0.significant(10) }
    }
    let rows = (0...table.rowCount).map { row in columns.map { $0[row] } }
    return TextTable.lines(rows, leftColumns: curves[0].decimals == nil ? [] : Set(columns.indices)).joined(
      separator: "\n") + "\n"
  }

  // MARK: Data

  /// The columns t, the coordinates, and their velocities.
  func rows(_ curve: Curve) -> Table {
    if let decimals = curve.decimals { return .distinct(decimals.columns(curve.geodesic.columnNames)) }
    return numbers(curve)
  }

  private func numbers(_ curve: Curve) -> Table {
    let rows = curve.places.map { [$0.parameter] + $0.coordinates + $0.velocity }
    return .distinct(
      curve.geodesic.columnNames.enumerated().map { index, name in Column(name, rows.map { $0[index] }) })
  }

  var table: Table {
    if curves.count == 1 { return rows(curves[0]) }
    let tables = curves.map(rows)
    var columns = [Column("alpha", curves.flatMap { curve in curve.places.map { _ in curve.alpha.asDouble } })]
    for (index, column) in tables[0].columns.enumerated() {
      let numbers = tables.flatMap { table -> [Double] in
        if case .numbers(let numbers) = table.columns[index].values { numbers } else { [] }
      }
      let texts = tables.flatMap { table -> [String] in
        if case .texts(let texts) = table.columns[index].values { texts } else { [] }
      }
      columns.append(texts.isEmpty ? Column(column.name, numbers) : Column(column.name, texts))
    }
    return .distinct(columns)
  }

  /// What is known of the curves, and their places.
  private var latex: String {
    var text = ""
    for curve in curves {
      text += "$\\alpha = \(curve.alpha)$: length $\(curve.decimals?.length ?? curve.geodesic.length.shortest)$, "
      text += "\(LaTeXDocument.escaped(curve.geodesic.method.rawValue)).\n\n"
      text += LaTeXTable.text(rows(curve)) + "\n"
    }
    return text
  }

  private var array: NPYArray {
    let values = curves.flatMap { curve in
      curve.places.flatMap { [$0.parameter] + $0.coordinates + $0.velocity }
    }
    let shape = [curves[0].places.count, 1 + 2 * choice.chart.dimension]
    return NPYArray(shape: curves.count == 1 ? shape : [curves.count] + shape, values: values)
  }

  private func members(_ curve: Curve, withPlaces: Bool = true) -> JSONObject {
    if let decimals = curve.decimals { return decimals.members(withPlaces: withPlaces) }
    let g = curve.geodesic
    var object: JSONObject = [
      "alpha": .number(curve.alpha.asDouble), "rigor": .string(g.method == .closedForm ? "floating" : "estimated"),
      "method": .string(g.method.rawValue), "digits": 17, "length": .number(g.length),
      "lengthError": .number(g.lengthError),
      "residual": .number(g.residual), "error": .number(g.error),
    ]
    if let verification = g.verification { object["verification"] = verification.json }
    guard withPlaces else { return object }
    object["parameters"] = .numbers(curve.places.map(\.parameter))
    object["points"] = .rows(curve.places.map(\.coordinates))
    object["velocities"] = .rows(curve.places.map(\.velocity))
    return object
  }

  private var precision: Precision { curves[0].decimals.map { .decimals(digits: $0.digits) } ?? .double }

  var json: JSONValue {
    var object = request.json(choice, precision)
    if curves.count == 1 {
      for member in members(curves[0]).members { object[member.key] = member.value }
    } else {
      object["geodesics"] = .array(curves.map { .object(members($0)) })
    }
    return .object(object)
  }

  var provenance: Provenance {
    .current(
      model: choice.name,
      details: ["geodesics": .array(curves.map { .object(members($0, withPlaces: false)) })])
  }
}
