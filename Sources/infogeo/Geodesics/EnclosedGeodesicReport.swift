import Figures
import GeometryLaws

/// Geodesics with proved enclosures in every form.
struct EnclosedGeodesicReport: TableReport {
  /// The geodesic of one connection, and the places on it that are given out.
  struct Curve {
    let alpha: Rational
    let geodesic: EnclosedGeodesic
    let places: [EnclosedGeodesic.Sample]
  }

  let choice: ModelChoice
  let request: GeodesicRequest
  let curves: [Curve]
  let digits: Int

  var command: String { "geodesic" }
  var provenance: Provenance {
    .current(model: choice.name, details: ["rigor": "certified", "digits": .integer(digits)])
  }

  private func value(_ ball: Ball) -> ComponentValue { ComponentValue(ball, digits: digits + 2, isEnclosing: true) }

  // MARK: Text

  var text: String {
    var text = "Geodesic\(curves.count > 1 ? "s" : "") of \(choice.name), proved to exist within these bounds\n"
    text += request.text(choice)
    for curve in curves {
      let length = curve.geodesic.length.map { "length \(value($0).text), " } ?? ""
      text += "  α = \(curve.alpha):  \(length)\(curve.geodesic.method.rawValue)\n"
    }
    let table = self.table
    let columns = table.columns.map { column -> [String] in
      if case .texts(let texts) = column.values { return [column.name] + texts }
      return [column.name]
    }
    let rows = (0...table.rowCount).map { row in columns.map { $0[row] } }
    return text + "\n" + TextTable.lines(rows, leftColumns: Set(columns.indices)).joined(separator: "\n") + "\n"
  }

  // MARK: Data

  var table: Table {
    let names = choice.coordinateNames
    var columns: [(String, [String])] = []
    let places = curves.flatMap { curve in curve.places.map { (curve.alpha, $0) } }
    if curves.count > 1 { columns.append(("alpha", places.map { "\($0.0)" })) }
    columns.append(("t", places.map { ball($0.1.parameter) }))
    for (prefix, numbers) in [("", \EnclosedGeodesic.Sample.coordinates), ("d_", \.velocity)] {
      for (i, name) in names.enumerated() {
        let bounds = places.map { ends($0.1[keyPath: numbers][i]) }
        columns.append((prefix + name + "_lower", bounds.map(\.lower)))
        columns.append((prefix + name + "_upper", bounds.map(\.upper)))
      }
    }
    return .distinct(columns.map { Column($0.0, $0.1) })
  }

  private func ends(_ ball: Ball) -> (lower: String, upper: String) {
    if case .enclosure(let lower, let upper) = value(ball) { return (lower, upper) }
    return ("-inf", "inf")
  }

  /// A parameter, as one decimal.
  private func ball(_ t: Ball) -> String {
    let ends = ends(t)
    return ends.lower == ends.upper ? ends.lower : t.decimal(digits: digits + 2)
  }

  private func members(_ curve: Curve) -> JSONObject {
    func rows(_ numbers: (EnclosedGeodesic.Sample) -> [Ball]) -> JSONValue {
      .array(curve.places.map { .array(numbers($0).map { value($0).json }) })
    }
    var object: JSONObject = [
      "alpha": .number(curve.alpha.asDouble), "rigor": "certified", "method": .string(curve.geodesic.method.rawValue),
      "digits": .integer(digits), "proved": "a geodesic of the exact equation passes through the enclosures",
    ]
    if let length = curve.geodesic.length { object["length"] = value(length).json }
    object["parameters"] = .array(curve.places.map { .string(ball($0.parameter)) })
    object["points"] = rows(\.coordinates)
    object["velocities"] = rows(\.velocity)
    return object
  }

  var json: JSONValue {
    var object = request.json(choice, .enclosures(digits: digits))
    if curves.count == 1 {
      for member in members(curves[0]).members { object[member.key] = member.value }
    } else {
      object["geodesics"] = .array(curves.map { .object(members($0)) })
    }
    return .object(object)
  }
}
