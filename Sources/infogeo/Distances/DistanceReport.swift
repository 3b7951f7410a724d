import Figures
import GeometryLaws

/// A distance in every form.
struct DistanceReport: TypesetReport {
  let choice: ModelChoice
  let from: Point
  let to: Point
  let result: DistanceResult

  var command: String { "distance" }
  var endings: [String] { ["csv", "json", "npy", "vtk", "svg", "html", "tex"] }

  /// Numbers in Double as an array [value, error]; pictures are those of the geodesic.
  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    let provenance = self.provenance
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "csv": return OutputFile.csv(path, table, provenance)
    case "npy":
      guard case .rounded(let number) = result.value else {
        throw CommandFailure.usage(
          "\(path): an array holds a Double, not decimals or enclosures", option: "-o", value: path)
      }
      return OutputFile.npy(path, NPYArray(shape: [2], values: [number.value, number.error]), provenance)
    case "vtk", "svg", "html":
      let curve = try choice.geodesic(from: from, to: to, alpha: 0)
      let report = GeodesicReport(
        choice: choice, request: .ends(from, to), curves: [.init(alpha: 0, geodesic: curve, places: curve.samples())])
      return try report.files(path, ending)
    default: return [.document(path, title: title, latex, provenance)]
    }
  }

  var provenance: Provenance {
    .current(model: choice.name, details: ["rigor": .string(result.rigor), "method": .string(result.method)])
  }

  var title: String { choice.model == nil ? "Distance" : "Fisher–Rao distance" }

  /// What is known of the number, for a reader.
  private var remark: String {
    if let isMinimizing = result.isMinimizing {
      return "\(result.method), \(isMinimizing ? "proved to be the shortest" : "not proved to be the shortest")"
    }
    let error = if case .rounded(let number) = result.value { number.error.twoDigits } else { result.value.errorText }
    return "\(result.method), error \(result.rigor == "floating" ? "at most" : "about") \(error)"
  }

  /// What was checked, and why a proved distance is the shortest.
  private var details: String {
    [result.verification?.summary, result.evidence].compactMap { $0 }.map { "    \($0)\n" }.joined()
  }

  var text: String {
    """
    \(title) of \(choice.name)
      from  \(choice.shown(from))
      to    \(choice.shown(to))

    d = \(result.value.text)   (\(remark))
    \(details)
    """
  }

  var json: JSONValue {
    var object: JSONObject = [
      "command": "distance", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }), "from": from.json(result.precision),
      "to": to.json(result.precision), "rigor": .string(result.rigor), "method": .string(result.method),
      "digits": .integer(result.precision.digits), "value": result.value.json,
    ]
    if let isMinimizing = result.isMinimizing {
      object["minimizing"] = .string(isMinimizing ? "proved" : "unproved")
      object["evidence"] = result.evidence.map { .string($0) } ?? .null
    } else {
      object["error"] = result.value.errorJSON
    }
    if let residual = result.residual { object["residual"] = .number(residual) }
    if let verification = result.verification { object["verification"] = verification.json }
    return .object(object)
  }

  var table: Table {
    switch result.value {
    case .rounded(let number):
      Table(["value": [number.value], "error": [number.error], "residual": [result.residual ?? 0]])
    case .decimal(let text, let error): .distinct([Column("value", [text]), Column("error", [error])])
    case .enclosure(let lower, let upper): .distinct([Column("lower", [lower]), Column("upper", [upper])])
    }
  }

  var latex: String {
    "\(title) of \\texttt{\(LaTeXDocument.escaped(choice.name))} from $\(choice.latex(from))$ to $\(choice.latex(to))$.\n"
      + LaTeXDocument.aligned([("d", result.value.latex)])
  }
}
