import ArgumentParser
import Figures
import GeometryLaws

/// `infogeo divergence`: how far one distribution is from another, other than by geodesics.
struct DivergenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "divergence",
    abstract: "A divergence between two distributions of a model.",
    usage: """
      infogeo divergence MODEL --from POINT --to POINT
              [--kind kl|reverse-kl|jeffreys|hellinger|bhattacharyya|
                      chernoff|alpha=A]
              [--digits N] [--certified] [--format FORM] [-o FILE ...]
      """,
    discussion: """
      kl is KL(from ‖ to), jeffreys the sum of kl and reverse-kl, hellinger the squared distance 1 − ∫√(pq), \
      bhattacharyya −log ∫√(pq), chernoff the maximum of −log ∫pᵃq¹⁻ᵃ with the weight a, alpha=A is \
      4/(1−A²)·(1 − ∫p^((1−A)/2) q^((1+A)/2)). By the log-partition function where there is one, without loss of digits \
      between close distributions; by quadrature, with an estimate of the error, otherwise. What diverges is inf.

        infogeo divergence normal --from mu=0,sigma=1 --to mu=1e-9,sigma=1
        infogeo divergence poisson --from rate=2 --to rate=5 --kind chernoff
        infogeo divergence gamma --from shape=1/3,rate=1 --to shape=2,rate=3 \\
          --kind alpha=1/2 --digits 50
      """)

  @OptionGroup(title: "Model") var modelOptions: ModelOptions
  @OptionGroup(title: "Points") var points: PairOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "kl, reverse-kl, jeffreys, hellinger, bhattacharyya, chernoff, or alpha=A with any fraction A.",
      valueName: "kind"))
  var kind: String = "kl"

  @OptionGroup(title: "Precision") var precisionOptions: PrecisionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let precision = try precisionOptions.precision(), divergence = try DivergenceCommand.kind(kind)
    let choice = try modelOptions.choice()
    guard let model = choice.model else {
      throw CommandFailure(.data, kind: "unsupported", "a metric has no densities to compare: give a model")
    }
    let p = try choice.point(points.from, option: "--from", precision: precision)
    let q = try choice.point(points.to, option: "--to", precision: precision)
    let result = try model.divergenceResult(
      divergence, from: try choice.sourcePoint(p, precision), to: try choice.sourcePoint(q, precision),
      digits: precision.digits)
    if case .enclosures = precision, !result.isProved {
      throw CommandFailure(
        .notConverged, kind: "not-proved",
        "--certified: this divergence has no closed form here, and the error of a quadrature is an estimate, not a proof"
      )
    }
    try output.deliver(
      DivergenceReport(choice: choice, from: p, to: q, kind: kind, precision: precision, result: result))
  }

  /// Reads the name of a divergence.
  static func kind(_ text: String) throws -> DivergenceKind {
    switch text {
    case "kl": return .kullbackLeibler
    case "reverse-kl": return .reverseKullbackLeibler
    case "jeffreys": return .jeffreys
    case "hellinger": return .squaredHellinger
    case "bhattacharyya": return .bhattacharyya
    case "chernoff": return .chernoff
    default:
      if text.hasPrefix("alpha="), let α = (try? Expression(parsing: String(text.dropFirst(6)), symbols: []))?.rational
      {
        return .alpha(α)
      }
      throw CommandFailure.usage(
        "--kind “\(text)”: kl, reverse-kl, jeffreys, hellinger, bhattacharyya, chernoff, or alpha=A with a number A",
        option: "--kind", value: text)
    }
  }
}

/// A divergence in every form.
struct DivergenceReport: TypesetReport {
  let choice: ModelChoice
  let from: Point
  let to: Point
  let kind: String
  let precision: Precision
  let result: DivergenceResult

  var command: String { "divergence" }
  var endings: [String] { ["csv", "json", "tex"] }

  private var value: ComponentValue? { result.value.map(shown) }
  private var weight: ComponentValue? { result.weight.map(shown) }

  private func shown(_ ball: Ball) -> ComponentValue {
    switch precision {
    case .double:
      let near = ball.midpoint
      let isExact = ball.radius == 0 && Rational(exactly: near).map(ball.contains) == true
      return .rounded(
        Rounded(value: near, error: isExact ? 0 : ball.radius + max(near.ulp / 2, .leastNonzeroMagnitude)))
    case .decimals(let digits): return ComponentValue(ball, digits: digits + 1, isEnclosing: false)
    case .enclosures(let digits): return ComponentValue(ball, digits: digits + 1, isEnclosing: true)
    }
  }

  private var rigor: String {
    if !result.isProved { return "estimated" }
    guard let value else { return "exact" }
    if value.isExact { return "exact" }
    if case .enclosures = precision { return "certified" }
    return "floating"
  }

  func files(_ path: String, _ ending: String) -> [OutputFile] {
    switch ending {
    case "json": [.json(path, json, provenance)]
    case "csv": OutputFile.csv(path, table, provenance)
    default: [.document(path, title: title, latex, provenance)]
    }
  }

  var title: String { "Divergence" }
  var provenance: Provenance {
    .current(model: choice.name, details: ["rigor": .string(rigor), "method": .string(result.method)])
  }

  var text: String {
    var bound = ""
    if let value, !value.errorText.isEmpty {
      bound = value.isExact ? ", exact" : ", error \(rigor == "estimated" ? "about" : "at most") \(value.errorText)"
    }
    var lines = """
      Divergence (\(kind)) of \(choice.name)
        from  \(choice.shown(from))
        to    \(choice.shown(to))

      D = \(value?.text ?? "inf")   (\(result.method)\(bound))

      """
    if let weight { lines += "at the weight \(weight.text)\n" }
    return lines
  }

  private func coordinates(_ point: Point) -> JSONValue {
    precision == .double ? .numbers(point.coordinates) : .array(point.exact.map { .string($0.forReaders) })
  }

  var json: JSONValue {
    var object: JSONObject = [
      "command": "divergence", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }), "from": coordinates(from),
      "to": coordinates(to), "kind": .string(kind), "rigor": .string(rigor), "method": .string(result.method),
      "digits": .integer(precision.digits),
    ]
    object["value"] = value?.json ?? .string("inf")
    object["error"] = value?.errorJSON ?? .number(0)
    if let weight { object["weight"] = weight.json }
    return .object(object)
  }

  var table: Table {
    if case .enclosure(let lower, let upper)? = value {
      return Table([Column("kind", [kind]), Column("lower", [lower]), Column("upper", [upper])])
    }
    return Table([
      Column("kind", [kind]), Column("value", [value?.text ?? "inf"]), Column("error", [value?.errorText ?? "0"]),
    ])
  }

  var latex: String {
    "Divergence (\(LaTeXDocument.escaped(kind))) of \\texttt{\(LaTeXDocument.escaped(choice.name))} from $\(choice.latex(from))$ to $\(choice.latex(to))$.\n"
      + LaTeXDocument.aligned([("D", value?.latex ?? "\\infty")])
  }
}
