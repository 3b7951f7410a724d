import Figures
import GeometryLaws

extension InvarianceReport.Arithmetic {
  /// The word for how numbers are known.
  var rigor: String {
    switch self {
    case .double: "floating"
    case .digits: "estimated"
    case .certified: "certified"
    }
  }

  var digits: Int {
    switch self {
    case .double: 17
    case .digits(let digits), .certified(let digits): digits
    }
  }

  /// What a residual is a multiple of.
  var unit: String { self == .double ? "units of rounding, 2⁻⁵³" : "relative" }
}

/// The laws at a point in every form.
struct InvarianceTable: TableReport {
  let choice: ModelChoice
  let report: InvarianceReport

  var command: String { "invariance" }
  var endings: [String] { report.change?.dimension == 2 ? ["csv", "json", "svg", "html"] : ["csv", "json"] }
  var provenance: Provenance { .current(model: choice.name, details: ["rigor": .string(report.arithmetic.rigor)]) }

  func files(_ path: String, _ ending: String) throws -> [OutputFile] {
    let provenance = self.provenance
    switch ending {
    case "json": return [.json(path, json, provenance)]
    case "csv": return OutputFile.csv(path, table, provenance)
    case "html":
      let figure = try InvarianceFigure(choice: choice, report: report).figure()
      var page = HTMLPage(title: figure.title, provenance: provenance)
      page.figure(figure)
      page.table(table, caption: "The laws; residuals are \(report.arithmetic.unit)")
      return [OutputFile(path, page.html)]
    default:
      return [
        OutputFile(path, try InvarianceFigure(choice: choice, report: report).figure().svg(provenance: provenance))
      ]
    }
  }

  var text: String {
    var lines = ["Laws of \(choice.name) at \(choice.shown(report.point))"]
    if let change = report.change {
      let formulas = zip(choice.coordinateNames, change.sourceCoordinates).map { "\($0) = \($1.text(limit: 80))" }
      lines.append("  under " + formulas.joined(separator: ", "))
    }
    lines.append("  residuals: \(report.arithmetic.unit)")
    lines.append("")
    var rows = [["law", "residual", "tolerance", "", ""]]
    for outcome in report.outcomes {
      rows.append([
        outcome.law.name, outcome.residual.twoDigits, outcome.tolerance.twoDigits, outcome.verdict.rawValue,
        outcome.law.statement,
      ])
    }
    lines += TextTable.lines(rows, leftColumns: [0, 3, 4])
    if !report.omissions.isEmpty {
      lines.append("")
      lines.append("not measured: " + report.omissions.map { "\($0.law.name) (\($0.reason))" }.joined(separator: "; "))
    }
    lines.append("")
    let broken = report.outcomes.filter { !$0.holds }.count
    lines.append(
      broken == 0 ? "all \(report.outcomes.count) laws hold" : "\(broken) of \(report.outcomes.count) laws do not hold")
    return lines.joined(separator: "\n") + "\n"
  }

  var json: JSONValue {
    var object: JSONObject = [
      "command": "invariance", "model": .string(choice.name),
      "coordinates": .array(choice.coordinateNames.map { .string($0) }), "point": .numbers(report.point.coordinates),
    ]
    if let change = report.change {
      object["parameters"] = .array(change.target.coordinates.map { .string($0.name) })
      object["substitute"] = .array(change.sourceCoordinates.map { .string($0.description) })
      if let place = report.newPoint { object["newPoint"] = .numbers(place.coordinates) }
    }
    object["rigor"] = .string(report.arithmetic.rigor)
    object["digits"] = .integer(report.arithmetic.digits)
    object["unit"] = .string(report.arithmetic.unit)
    object["laws"] = .array(
      report.outcomes.map { outcome in
        [
          "law": .string(outcome.law.name), "statement": .string(outcome.law.statement),
          "residual": outcome.residual.isFinite ? .number(outcome.residual) : .string("inf"),
          "tolerance": .number(outcome.tolerance), "holds": .bool(outcome.holds),
          "verdict": .string(outcome.verdict.rawValue), "note": .string(outcome.note),
        ]
      })
    object["notMeasured"] = .array(
      report.omissions.map { ["law": .string($0.law.name), "reason": .string($0.reason)] })
    object["holds"] = .bool(report.holds)
    return .object(object)
  }

  var table: Table {
    Table([
      Column("law", report.outcomes.map(\.law.name)), Column("residual", report.outcomes.map(\.residual)),
      Column("tolerance", report.outcomes.map(\.tolerance)),
      Column("verdict", report.outcomes.map(\.verdict.rawValue)),
    ])
  }
}

/// The laws at many points in every form.
struct TrialsReport: TableReport {
  let choice: ModelChoice
  let arithmetic: InvarianceReport.Arithmetic
  let trials: InvarianceTrials

  var command: String { "invariance" }
  var provenance: Provenance { .current(model: choice.name, details: ["rigor": .string(arithmetic.rigor)]) }

  var text: String {
    var rows = [["law", "holds", "worst residual", "tolerance"]]
    for summary in trials.summaries {
      rows.append([
        summary.law.name, "\(summary.holding)/\(summary.count)", summary.worst.twoDigits, summary.tolerance.twoDigits,
      ])
    }
    var lines = [
      "Laws of \(choice.name) in \(trials.count) trials, seed \(trials.seed); residuals: \(arithmetic.unit)", "",
    ]
    lines += TextTable.lines(rows)
    lines.append("")
    lines += trials.failures.map(\.description)
    lines.append(trials.holds ? "all laws hold in all trials" : "\(trials.failures.count) laws are broken")
    return lines.joined(separator: "\n") + "\n"
  }

  var json: JSONValue {
    [
      "command": "invariance", "model": .string(choice.name), "trials": .integer(trials.count),
      "seed": .integer(Int(truncatingIfNeeded: trials.seed)), "rigor": .string(arithmetic.rigor),
      "digits": .integer(arithmetic.digits), "unit": .string(arithmetic.unit),
      "laws": .array(
        trials.summaries.map { summary in
          [
            "law": .string(summary.law.name), "statement": .string(summary.law.statement),
            "residual": summary.worst.isFinite ? .number(summary.worst) : .string("inf"),
            "tolerance": .number(summary.tolerance), "holds": .bool(summary.holding == summary.count),
            "trials": .integer(summary.count),
          ]
        }),
      "failures": .array(
        trials.failures.map {
          [
            "law": .string($0.outcome.law.name), "point": .numbers($0.point.coordinates),
            "replay": .string($0.replay),
          ]
        }),
      "holds": .bool(trials.holds),
    ]
  }

  var table: Table {
    Table([
      Column("law", trials.summaries.map(\.law.name)), Column("worst", trials.summaries.map(\.worst)),
      Column("tolerance", trials.summaries.map(\.tolerance)),
      Column("holding", trials.summaries.map { "\($0.holding)" }),
      Column("trials", trials.summaries.map { "\($0.count)" }),
    ])
  }
}
