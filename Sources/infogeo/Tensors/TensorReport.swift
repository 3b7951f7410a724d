import Figures
import GeometryLaws

/// A quantity at a point: the result of `metric`, `christoffel`, `amari-chentsov` and `curvature`.
struct TensorReport: TypesetReport {
  let command: String
  /// What the quantity is called in text, such as "Fisher metric".
  let title: String
  let choice: ModelChoice
  let point: Point
  let quantity: Quantity
  /// The letter and index positions for printing.
  let letter: TensorLetter
  let precision: Precision
  let result: Evaluation.Result
  /// What the command adds to its JSON object, such as alpha and kind.
  let details: JSONObject
  /// The only components that are wanted, as places in the array; nil for all.
  let selection: [Int]?

  var endings: [String] { ["csv", "json", "npy", "tex"] }

  var values: [ComponentValue] { result.values }
  var dimension: Int { choice.chart.dimension }
  var rank: Int { quantity.rank }
  var names: [String] { choice.coordinateNames }

  /// How the numbers are known.
  var rigor: String {
    if result.isEstimated { return "estimated" }
    if values.allSatisfy(\.isExact) { return "exact" }
    if case .enclosures = precision { return "certified" }
    return "floating"
  }

  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    let provenance = self.provenance
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "csv": return OutputFile.csv(path, table, provenance)
    case "npy":
      let numbers = values.map { Double($0.text) ?? $0.json.double ?? .nan }
      guard numbers.allSatisfy({ !$0.isNaN }) else {
        throw CommandFailure.usage("\(path): an .npy file holds numbers, not enclosures", option: "-o", value: path)
      }
      let array = NPYArray(shape: [Int](repeating: dimension, count: rank), values: numbers)
      return OutputFile.npy(path, array, provenance)
    default: return [.document(path, title: "\(title) of \(choice.name)", latex, provenance)]
    }
  }

  var provenance: Provenance {
    .current(model: choice.name, details: ["rigor": .string(rigor), "point": pointJSON])
  }

  // MARK: JSON and CSV

  var pointJSON: JSONValue { point.json(precision) }

  var json: JSONValue {
    var object: JSONObject = [
      "command": .string(command), "model": .string(choice.name),
      "coordinates": .array(names.map { .string($0) }), "point": pointJSON,
    ]
    for member in details.members { object[member.key] = member.value }
    object["rigor"] = .string(rigor)
    object["method"] = .string(result.method)
    object["digits"] = .integer(precision.digits)
    if let selection {
      object["value"] = selection.count == 1 ? values[selection[0]].json : .array(selection.map { values[$0].json })
      object["error"] =
        selection.count == 1 ? values[selection[0]].errorJSON : .array(selection.map { values[$0].errorJSON })
    } else {
      object["value"] = nested(values.map(\.json), dimension: dimension, rank: rank)
      object["error"] = nested(values.map(\.errorJSON), dimension: dimension, rank: rank)
    }
    return .object(object)
  }

  /// One row a component: its indices by the names of the coordinates, its value and the bound of its error.
  var table: Table {
    let places = selection ?? Array(values.indices)
    var columns = letter.indexNames.enumerated().map { place, index in
      Column(index, places.map { names[letter.position($0, dimension)[place]] })
    }
    if case .enclosures = precision {
      let bounds = places.map { place -> (String, String) in
        if case .enclosure(let lower, let upper) = values[place] { (lower, upper) } else { ("", "") }
      }
      columns += [Column("lower", bounds.map(\.0)), Column("upper", bounds.map(\.1))]
    } else {
      columns += [
        Column("value", places.map { values[$0].text }), Column("error", places.map { values[$0].errorText }),
      ]
    }
    return Table(columns)
  }
}
