import Figures
import GeometryLaws

/// The distances between the points of a file, in every form.
struct DistanceMatrixReport: Report {
  let choice: ModelChoice
  let table: PointTable
  let matrix: DistanceMatrix

  /// All distances, on all cores, with a line of progress.
  init(choice: ModelChoice, table: PointTable, keepsGoing: Bool) throws {
    let manifold = try choice.manifold
    let points = try table.points.map { try choice.sourcePoint($0) }
    let line = ProgressLine()
    defer { line.clear() }
    do {
      matrix = try manifold.distanceMatrix(points, onFailure: keepsGoing ? .keep : .stop) { done, count in
        line.report(done: done, of: count, "distances")
        return true
      }
    } catch let failure as PairFailure {
      let reason = CommandFailure(describing: failure.reason)
      throw CommandFailure(
        reason.status, kind: reason.kind,
        "\(table.places[failure.first]) to \(table.places[failure.second]): \(reason.message)",
        parameter: reason.parameter, value: reason.value)
    }
    self.choice = choice
    self.table = table
  }

  var command: String { "distance" }
  var formats: [OutputFormat] { [.text, .json, .csv] }
  var endings: [String] { ["csv", "json", "npy", "svg", "html", "tex"] }
  var summary: String { "\(heading)\n" }

  func print(_ format: OutputFormat) -> String {
    switch format {
    case .json: json.text() + "\n"
    case .csv: values.csv
    default: text
    }
  }

  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    let provenance = Provenance.current(
      model: choice.name, details: ["rigor": .string(rigor), "method": .string(method)])
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "npy":
      let array = NPYArray(shape: [matrix.count, matrix.count], values: matrix.values)
      return OutputFile.npy(path, array, provenance)
    case "tex": return [.document(path, title: heading, LaTeXTable.text(values), provenance)]
    case "svg": return [OutputFile(path, try figure(path).svg(provenance: provenance))]
    case "html": return [OutputFile(path, try page(path, provenance).html)]
    default: return OutputFile.csv(path, values, provenance)
    }
  }

  /// What failed, for a note.
  var remark: String? {
    guard let first = matrix.failures.first else { return nil }
    let reason = CommandFailure(describing: first.reason).message
    return
      "\(matrix.failures.count) pairs have no distance, the first of them \(table.places[first.first]) to \(table.places[first.second]): \(reason)"
  }

  private var rigor: String { matrix.methods.isSubset(of: [.closedForm]) ? "floating" : "estimated" }
  private var method: String { matrix.methods.map(\.rawValue).sorted().joined(separator: ", ") }

  var heading: String {
    let found = matrix.values.filter { $0 > 0 }
    let title = choice.model == nil ? "Distances" : "Fisher–Rao distances"
    let range = found.min().map { "from \($0.significant(7)) to \((found.max() ?? $0).significant(7))" }
    let head = "\(title) of \(choice.name): \(matrix.count) points"
    return range.map { "\(head), \($0)" } ?? head
  }

  private var text: String {
    guard matrix.count <= 20 else { return "\(heading)\n(--format csv prints the matrix, -o writes it)\n" }
    let rows = (0..<matrix.count).map { i in
      [table.labels[i]]
        + (0..<matrix.count).map { matrix[i, $0].isNaN ? "–" : matrix[i, $0].significant(7) }
    }
    let lines = TextTable.lines([[""] + table.labels] + rows)
    return ([heading, ""] + lines).joined(separator: "\n") + "\n"
  }

  /// A first column of names, then one for every point.
  var values: Table {
    let n = matrix.count
    return .distinct(
      [Column("point", table.labels)] + (0..<n).map { j in Column(table.labels[j], (0..<n).map { matrix[$0, j] }) })
  }

  private var json: JSONValue {
    func rows(_ values: [Double]) -> JSONValue {
      let numbers: [JSONValue] = values.map { $0.isNaN ? .null : .number($0) }
      return nested(numbers, dimension: matrix.count, rank: 2)
    }
    var object: JSONObject = [
      "command": "distance", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }),
      "labels": .array(table.labels.map { .string($0) }),
      "points": .array(table.points.map { .array($0.coordinates.map { .number($0) }) }), "rigor": .string(rigor),
      "method": .string(method), "digits": .integer(17), "value": rows(matrix.values), "error": rows(matrix.errors),
    ]
    if !matrix.failures.isEmpty {
      object["failures"] = .array(
        matrix.failures.map { failure in
          [
            "first": .string(table.labels[failure.first]), "second": .string(table.labels[failure.second]),
            "message": .string(CommandFailure(describing: failure.reason).line),
          ]
        })
    }
    return .object(object)
  }
}
