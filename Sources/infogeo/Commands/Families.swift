import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo families`: the catalogue.
struct Families: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "families",
    abstract: "The catalogue of models, with what is known of each in closed form.",
    usage: "infogeo families [--format FORM] [-o FILE]",
    discussion: """
      The table says what space each family is, for which the Fisher–Rao distance is a closed form, and which have \
      their metric, connections and curvature by quadrature only.

        infogeo families
        infogeo families --format json
        infogeo families -o families.csv
      """)

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws { try output.deliver(FamiliesReport(entries: try Catalogue.entries.map(FamilyEntry.init))) }
}

/// A row of the catalogue.
struct FamilyEntry {
  let name: String
  let usage: String
  let constants: [String]
  let coordinates: [String]
  let summary: String
  let geometry: String
  let distance: String

  init(_ entry: Catalogue.Entry) throws {
    let model = try Catalogue.model(entry.usage)
    name = entry.name
    usage = entry.usage
    constants = entry.constants.map(\.name)
    coordinates = model.parameters.map(\.name)
    summary = entry.summary.components(separatedBy: "; coordinate")[0]
    guard (try? model.manifold()) != nil else {
      // Its tensors have values at a point only.
      geometry = "by quadrature"
      distance = "numerical"
      return
    }
    geometry = FamilyEntry.geometry(model)
    distance =
      model.isometry.map { $0.isConvex ? "closed form" : "closed form where the geodesic stays inside" }
      ?? "numerical"
  }

  /// The space form of a model with a known isometry.
  static func geometry(_ model: StatisticalModel) -> String {
    switch model.isometry?.space {
    case .line: return "a line: no curvature"
    case .hyperbolicPlane(let scale):
      return "hyperbolic plane, K = \((-1 / scale).tidied())"
    case .sphere(let radius):
      if model.parameters.count == 1 { return "a line: no curvature" }
      return "part of a sphere of radius \(radius.tidied())"
    case nil: return model.parameters.count == 1 ? "a line: no curvature" : "curved"
    }
  }
}

/// The catalogue in every form.
struct FamiliesReport: TableReport {
  let entries: [FamilyEntry]

  var command: String { "families" }
  var provenance: Provenance { .current(model: "catalogue") }

  var text: String {
    let rows =
      [["model", "parameters", "what it describes", "geometry", "distance"]]
      + entries.map {
        [$0.usage, FamiliesReport.shortened($0.coordinates), $0.summary, $0.geometry, $0.distance]
      }
    let lines = TextTable.lines(rows, leftColumns: [0, 1, 2, 3, 4])
    return lines.joined(separator: "\n") + """


      Metric, inverse metric, Christoffel symbols, Amari–Chentsov tensor and curvature are closed forms, but for the
      families marked “by quadrature”: there they are computed at a point, and so are distances and geodesics, in Double.
      Constants follow a colon: binomial:n=10. `infogeo describe MODEL` prints the formulas of one model.

      """
  }

  /// Coordinates for a narrow column.
  private static func shortened(_ names: [String]) -> String {
    names.count <= 4 ? names.joined(separator: ", ") : "\(names[0]), …, \(names[names.count - 1])"
  }

  var json: JSONValue {
    let families = entries.map { entry -> JSONValue in
      [
        "name": .string(entry.name), "usage": .string(entry.usage),
        "constants": .array(entry.constants.map { .string($0) }),
        "coordinates": .array(entry.coordinates.map { .string($0) }), "summary": .string(entry.summary),
        "geometry": .string(entry.geometry), "distance": .string(entry.distance),
      ]
    }
    return ["command": "families", "families": .array(families)]
  }

  var table: Table {
    Table([
      Column("name", entries.map(\.name)), Column("usage", entries.map(\.usage)),
      Column("coordinates", entries.map { $0.coordinates.joined(separator: " ") }),
      Column("summary", entries.map(\.summary)), Column("geometry", entries.map(\.geometry)),
      Column("distance", entries.map(\.distance)),
    ])
  }
}
