import Figures
import GeometryLaws

/// Fans, balls, grids and triangles in every form.
struct GeodesicFigureReport: TableReport {
  /// A line of the figure.
  struct Line {
    /// Such as ray, circle or side.
    let kind: String
    /// What is constant on it, or which one it is.
    let value: Double
    /// What the legend says; lines of one label share a colour.
    let label: String
    let parameters: [Double]
    let places: [[Double]]
  }

  /// A number that belongs to the figure, with its name in JSON and in words.
  struct Fact {
    let key: String
    let words: String
    let value: Double
    var error: Double?
    /// An angle in radians, which people read in degrees.
    var isAngle = false

    /// The value for a reader: angles in degrees, and 0 for what is 0 to rounding.
    var text: String {
      if isAngle { return "\((value * 180 / .pi).significant(10))°" }
      return value.magnitude <= error ?? 0 ? "0" : value.significant(12)
    }
    /// Its error, for a reader.
    var errorText: String { error.map { "± \($0.twoDigits)" } ?? "" }
  }

  let choice: ModelChoice
  /// Such as ball, the member of the JSON object.
  let name: String
  let title: String
  let points: [(label: String, point: Point)]
  let lines: [Line]
  let facts: [Fact]
  /// What is to be said of it.
  let remarks: [String]

  var command: String { "geodesic" }
  var endings: [String] { ["csv", "json", "npy", "vtk", "svg", "html", "tex"] }

  var text: String { summary }

  var summary: String {
    var text = title + "\n"
    let places = points.map { [$0.label, choice.shown($0.point)] }
    text += TextTable.lines(places, leftColumns: [0, 1], indent: "  ").map { $0 + "\n" }.joined()
    let rows = facts.map { [$0.words, $0.text, $0.errorText] }
    text += TextTable.lines(rows, leftColumns: [0, 1, 2], indent: "  ").map { $0 + "\n" }.joined()
    return text + remarks.map { "  \($0)\n" }.joined()
  }

  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    let provenance = self.provenance
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "csv": return OutputFile.csv(path, table, provenance)
    case "npy": return OutputFile.npy(path, array, provenance)
    case "vtk":
      var curves = VTKPolylines(provenance: provenance)
      for (index, line) in lines.enumerated() {
        let rows = numbers(line, index)
        try curves.append(rows, coordinates: Array(rows.names[3...].prefix(min(3, choice.chart.dimension))))
      }
      return [OutputFile(path, curves.text)]
    case "tex":
      let words = facts.map {
        "\(LaTeXDocument.escaped($0.words)): $\($0.value.significant(10))$\($0.isAngle ? " rad" : "").\n\n"
      }
      return [
        .document(path, title: title, words.joined() + LaTeXTable.text(table), provenance)
      ]
    case "svg": return [OutputFile(path, figure.svg(provenance: provenance))]
    default: return [OutputFile(path, page(provenance).html)]
    }
  }

  // MARK: Data

  private var headings: [String] { ["line", "value", "parameter"] + choice.coordinateNames }

  private func rows(_ line: Line, _ index: Int) -> [[Double]] {
    zip(line.parameters, line.places).map { [Double(index), line.value, $0] + $1 }
  }

  private func numbers(_ line: Line, _ index: Int) -> Table {
    let rows = rows(line, index)
    return .distinct(headings.enumerated().map { column, name in Column(name, rows.map { $0[column] }) })
  }

  /// kind, then the columns of the array.
  var table: Table {
    let all = lines.enumerated().flatMap { rows($1, $0) }
    let kinds = lines.flatMap { line in line.places.map { _ in line.kind } }
    return .distinct(
      [Column("kind", kinds)] + headings.enumerated().map { column, name in Column(name, all.map { $0[column] }) })
  }

  /// [places][line, value, parameter, coordinates].
  private var array: NPYArray {
    let all = lines.enumerated().flatMap { rows($1, $0) }
    return NPYArray(shape: [all.count, headings.count], values: all.flatMap { $0 })
  }

  private var members: JSONObject {
    var object: JSONObject = [:]
    for fact in facts {
      object[fact.key] = .number(fact.value)
      if let error = fact.error { object[fact.key + "Error"] = .number(error) }
    }
    if !remarks.isEmpty { object["remarks"] = .array(remarks.map { .string($0) }) }
    return object
  }

  var json: JSONValue {
    var object: JSONObject = [
      "command": "geodesic", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }), "rigor": "estimated", "digits": 17,
      "figure": .string(name), "vertices": .array(points.map { .numbers($0.point.coordinates) }),
    ]
    object[name] = .object(members)
    object["lines"] = .array(
      lines.map { line in
        [
          "kind": .string(line.kind), "value": .number(line.value), "parameters": .numbers(line.parameters),
          "points": .rows(line.places),
        ]
      })
    return .object(object)
  }

  var provenance: Provenance {
    var details: JSONObject = ["rigor": "estimated"]
    details[name] = .object(members)
    return .current(model: choice.name, details: details)
  }
}
