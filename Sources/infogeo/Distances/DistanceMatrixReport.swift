import Figures
import GeometryLaws

/// The distances between the points of a file, in every form.
struct DistanceMatrixReport: TableReport {
  let choice: ModelChoice
  let points: PointTable
  let matrix: DistanceMatrix

  /// All distances, on all cores, with a line of progress.
  init(choice: ModelChoice, points: PointTable, keepsGoing: Bool) throws {
    let manifold = try choice.manifold, places = try points.points.map { try choice.sourcePoint($0) }
    let line = ProgressLine()
    defer { line.clear() }
    do {
      matrix = try manifold.distanceMatrix(places, onFailure: keepsGoing ? .keep : .stop) { done, count in
        line.report(done: done, of: count, "distances")
        return true
      }
    } catch let failure as PairFailure {
      let reason = CommandFailure(describing: failure.reason)
      throw CommandFailure(
        reason.status, kind: reason.kind,
        "\(points.places[failure.first]) to \(points.places[failure.second]): \(reason.message)",
        parameter: reason.parameter, value: reason.value)
    }
    self.choice = choice
    self.points = points
  }

  var command: String { "distance" }
  var endings: [String] { ["csv", "json", "npy", "svg", "html", "tex"] }
  var summary: String { "\(heading)\n" }

  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    let provenance = self.provenance
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "npy":
      let array = NPYArray(shape: [matrix.count, matrix.count], values: matrix.values)
      return OutputFile.npy(path, array, provenance)
    case "tex": return [.document(path, title: heading, LaTeXTable.text(table), provenance)]
    case "svg": return [OutputFile(path, try figure(path).svg(provenance: provenance))]
    case "html": return [OutputFile(path, try page(path, provenance).html)]
    default: return OutputFile.csv(path, table, provenance)
    }
  }

  /// What failed, for a note.
  var remark: String? {
    guard let first = matrix.failures.first else { return nil }
    let reason = CommandFailure(describing: first.reason).message
    return
      "\(matrix.failures.count) pairs have no distance, the first of them \(points.places[first.first]) to \(points.places[first.second]): \(reason)"
  }

  var provenance: Provenance {
    .current(model: choice.name, details: ["rigor": .string(rigor), "method": .string(method)])
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

  var text: String {
    guard matrix.count <= 20 else { return "\(heading)\n(--format csv prints the matrix, -o writes it)\n" }
    let rows = (0..<matrix.count).map { i in
      [points.labels[i]]
        + (0..<matrix.count).map { matrix[i, $0].isNaN ? "–" : matrix[i, $0].significant(7) }
    }
    let lines = TextTable.lines([[""] + points.labels] + rows)
    return ([heading, ""] + lines).joined(separator: "\n") + "\n"
  }

  /// A first column of names, then one for every point.
  var table: Table {
    let n = matrix.count
    return .distinct(
      [Column("point", points.labels)] + (0..<n).map { j in Column(points.labels[j], (0..<n).map { matrix[$0, j] }) })
  }

  var json: JSONValue {
    func rows(_ values: [Double]) -> JSONValue {
      let numbers: [JSONValue] = values.map { $0.isNaN ? .null : .number($0) }
      return nested(numbers, dimension: matrix.count, rank: 2)
    }
    var object: JSONObject = [
      "command": "distance", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }),
      "labels": .array(points.labels.map { .string($0) }),
      "points": .array(points.points.map { .array($0.coordinates.map { .number($0) }) }), "rigor": .string(rigor),
      "method": .string(method), "digits": .integer(17), "value": rows(matrix.values), "error": rows(matrix.errors),
    ]
    if !matrix.failures.isEmpty {
      object["failures"] = .array(
        matrix.failures.map { failure in
          [
            "first": .string(points.labels[failure.first]), "second": .string(points.labels[failure.second]),
            "message": .string(CommandFailure(describing: failure.reason).line),
          ]
        })
    }
    return .object(object)
  }
}
