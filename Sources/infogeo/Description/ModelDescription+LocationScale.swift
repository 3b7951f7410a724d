import Figures
import GeometryLaws

/// A location–scale family whose constants are integrated and identified.
extension ModelDescription {
  /// How what is said is known: constants of a location–scale family are integrated.
  var rigor: String { sections.contains { $0.key == "scoreMoments" } ? "estimated" : "exact" }

  static func locationScale(_ geometry: LocationScaleGeometry) throws -> [Section] {
    let form = geometry.form, z = form.variable
    let observed = geometry.change.map { "y = \($0)" } ?? "y = \(geometry.model.variables[0].name)"
    let family = Section(
      title: "location-scale family", key: "locationScale",
      json: [
        "observation": .string(geometry.change?.description ?? geometry.model.variables[0].name),
        "location": .string(form.location.description), "scale": .string(form.scale.description),
        "standardLogDensity": .string(form.standardLogDensity.description), "symmetric": .bool(form.isSymmetric),
      ],
      rows: [
        Row(label: "m", latexLabel: "m", formula: form.location),
        Row(label: "s", latexLabel: "s", formula: form.scale),
        Row(
          label: "log f(\(z.name))", latexLabel: "\\log f(\(Expression(z).latex()))",
          formula: form.standardLogDensity),
      ],
      remark: "p = f(z)/s with z = (y - m)/s, \(observed)\(form.isSymmetric ? "; f is even" : "")")
    var sections = [family, constants(geometry)]
    if let manifold = try geometry.identifiedManifold() { sections.append(metric(manifold, geometry)) }
    sections.append(curvature(geometry))
    return sections
  }

  private static func constants(_ geometry: LocationScaleGeometry) -> Section {
    let names = ["a", "b", "c", "T_mmm", "T_mms", "T_mss", "T_sss"]
    var lines = ["u = −ℓ′(z), v = −1 − zℓ′(z), ℓ = log f; identified means: not proved"]
    var json: JSONObject = [:]
    for (name, moment) in zip(names, geometry.moments) {
      lines.append("\(name) = \(moment.name) = \(moment)")
      var entry: JSONObject = [
        "moment": .string(moment.name), "value": .string(moment.value), "error": .string(moment.error),
        "digits": .integer(moment.digits),
      ]
      if let form = moment.closedForm { entry["identified"] = .string(form.description) }
      if let digits = moment.identifiedDigits { entry["identifiedDigits"] = .integer(digits) }
      json[name] = .object(entry)
    }
    return Section(
      title: "moments of the scores", key: "scoreMoments", json: .object(json), remark: lines.joined(separator: "\n"))
  }

  private static func metric(_ manifold: StatisticalManifold, _ geometry: LocationScaleGeometry) -> Section {
    let names = geometry.form.parameters.map(\.name), n = names.count
    let labels = geometry.form.parameters.map { Expression($0).latex() }
    let components = manifold.manifold.metricComponents
    let rows = (0..<n).flatMap { i in
      (i..<n).map { j -> Row in
        Row(
          label: TensorLetter.metric.name(i * n + j, names),
          latexLabel: TensorLetter.metric.latexName(i * n + j, labels),
          formula: components[i * n + j])
      }
    }.filter { !$0.formula.isZero }
    return Section(
      title: "metric in identified constants", key: "identifiedMetric",
      json: .array((0..<n).map { i in .array((0..<n).map { .string(components[i * n + $0].description) }) }),
      rows: rows, remark: "identified to \(geometry.identifiedDigits) digits, not proved")
  }

  private static func curvature(_ geometry: LocationScaleGeometry) -> Section {
    let K = geometry.estimatedCurvature
    var lines: [String] = [], json: JSONObject = ["value": .string(K.value), "error": .string(K.error)]
    var rows: [Row] = []
    let delta = geometry.moments[1].closedForm?.isZero == true ? "Δm" : "(Δm + (b/a)Δs)"
    let formula = "√C arcosh(1 + ((a/C)\(delta)² + Δs²)/(2 s₁ s₂)), C = c − b²/a"
    if let C = geometry.hyperbolicScale, let identified = geometry.gaussianCurvature {
      lines.append("hyperbolic plane; identified to \(geometry.identifiedDigits) digits, not proved")
      rows = [
        Row(label: "C", latexLabel: "C", formula: C), Row(label: "K", latexLabel: "K", formula: identified),
      ]
      json["identified"] = .string(identified.description)
      json["identifiedDigits"] = .integer(geometry.identifiedDigits)
      json["hyperbolicScale"] = .string(C.description)
    } else {
      lines.append("hyperbolic plane; K = −1/C = \(K.value) (error \(K.error)), not identified")
    }
    lines.append("distance: d = " + formula)
    json["distance"] = .string(formula)
    return Section(
      title: "Gaussian curvature", key: "gaussianCurvature", json: .object(json), rows: rows,
      remark: lines.joined(separator: "\n"))
  }
}
