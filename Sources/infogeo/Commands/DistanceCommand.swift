import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo distance`: the Fisher–Rao distance between two points.
struct DistanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance",
    abstract: "The Fisher–Rao distance between two points.",
    usage: "infogeo distance MODEL --from POINT --to POINT [--format FORM] [-o FILE]",
    discussion: """
      The length of the geodesic between the points, in closed form where the family has one and otherwise by \
      collocation, with an estimate of the error. Where the solver does not converge it says so (69).

        infogeo distance normal --from mu=0,sigma=1 --to mu=1,sigma=2
        infogeo distance gamma --from shape=1,rate=1 --to shape=2,rate=2/3
        infogeo distance categorical:k=3 --from p1=1/5,p2=3/10 --to p1=1/2,p2=1/4
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions

  @OptionGroup(title: "Points") var points: PairOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let choice = try modelOptions.choice()
    let p = try choice.point(points.from, option: "--from"), q = try choice.point(points.to, option: "--to")
    try output.deliver(
      DistanceReport(choice: choice, from: p, to: q, distance: try choice.manifold.distance(from: p, to: q)))
  }
}

/// A distance in every form.
struct DistanceReport: Report {
  let choice: ModelChoice
  let from: Point
  let to: Point
  let distance: Distance

  var command: String { "distance" }
  var formats: [OutputFormat] { OutputFormat.data }
  var endings: [String] { ["csv", "json", "tex"] }

  /// How the number is known.
  private var rigor: String {
    if distance.value == 0, from.exact == to.exact { return "exact" }
    return distance.method == .closedForm ? "floating" : "estimated"
  }

  private var error: Double { rigor == "exact" ? 0 : distance.error }

  func print(_ format: OutputFormat) -> String {
    switch format {
    case .json: json.text() + "\n"
    case .csv: table.csv
    case .latex: latex
    default: text
    }
  }

  func files(_ path: String, _ ending: String) -> [OutputFile] {
    let provenance = Provenance.current(
      model: choice.name, details: ["rigor": .string(rigor), "method": .string(distance.method.rawValue)])
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "csv": return [OutputFile(path, table.csv), .metadata(beside: path, provenance)]
    default: return [.document(path, title: title, latex, provenance)]
    }
  }

  private var title: String { choice.model == nil ? "Distance" : "Fisher–Rao distance" }

  private var text: String {
    """
    \(title) of \(choice.name)
      from  \(choice.shown(from))
      to    \(choice.shown(to))

    d = \(distance.value.shortest)   (\(distance.method.rawValue), error \(rigor == "floating" ? "at most" : "about") \(error.twoDigits))

    """
  }

  private var json: JSONValue {
    [
      "command": "distance", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }), "from": .numbers(from.coordinates),
      "to": .numbers(to.coordinates), "rigor": .string(rigor), "method": .string(distance.method.rawValue),
      "digits": 17, "value": .number(distance.value), "error": .number(error), "residual": .number(distance.residual),
    ]
  }

  private var table: Table { Table(["value": [distance.value], "error": [error], "residual": [distance.residual]]) }

  private var latex: String {
    let value = ComponentValue.rounded(Rounded(value: distance.value, error: error)).latex
    return
      "\(title) of \\texttt{\(LaTeXDocument.escaped(choice.name))} from $\(choice.latex(from))$ to $\(choice.latex(to))$.\n"
      + LaTeXDocument.aligned([("d", value)])
  }
}
