import Figures
import GeometryLaws

/// What a density of one's own turned out to be.
extension ModelDescription {
  /// The exponential family, the known family, or the location–scale family that was recognised, section by section.
  static func recognition(of model: StatisticalModel) throws -> [Section] {
    var sections: [Section] = []
    if let form = model.exponentialForm() { sections += try exponential(form, model) }
    if let found = model.recognition { sections.append(known(found)) }
    if model.exponentialFamily != nil { sections += moments(of: model) }
    if model.exponentialFamily == nil, model.recognition == nil {
      do {
        if let geometry = try model.locationScaleGeometry() { sections += try locationScale(geometry) }
      } catch let error as GeometryError {
        let remark = "a location-scale family, but its constants could not be integrated: \(error)"
        sections.append(
          Section(title: "location-scale family", key: "locationScale", json: .string(remark), remark: remark))
      }
    }
    return sections
  }

  private static func exponential(_ form: ExponentialForm, _ model: StatisticalModel) throws -> [Section] {
    let n = model.parameters.count, isCurved = form.order > n
    let kind = isCurved ? "curved" : "full"
    let counts =
      "\(form.order) statistic\(form.order == 1 ? "" : "s") for \(n) parameter\(n == 1 ? "" : "s")"
    var remark = "\(kind) exponential family of order \(form.order): \(counts)"
    if let rank = form.rank {
      remark +=
        "\nno smaller order: a minor of rank \(rank.rank) is not 0; what is left vanishes to \(rank.digits) digits"
    }
    let evidence: String
    switch form.evidence {
    case .separated: evidence = "the density was multiplied out"
    case .proved: evidence = "equal to the density, by a zero test that proves it"
    case .residues(let bound): evidence = "equal to the density but for a chance below \(bound)"
    }
    remark += "\n" + evidence
    var json: JSONObject = [
      "kind": .string(kind), "order": .integer(form.order), "parameters": .integer(n), "evidence": .string(evidence),
    ]
    if let rank = form.rank { json["rankTestDigits"] = .integer(rank.digits) }
    var rows: [Row] = []
    if model.exponentialFamily == nil {
      // Without expectations the potentials stand nowhere else.
      for (a, (t, θ)) in zip(form.statistics, form.naturalParameters).enumerated() {
        rows.append(Row(label: "t\(a + 1)", latexLabel: "t_{\(a + 1)}", formula: t))
        rows.append(Row(label: "θ\(a + 1)", latexLabel: "\\theta_{\(a + 1)}", formula: θ))
      }
      rows.append(Row(label: "ψ", latexLabel: "\\psi", formula: form.logPartition))
      remark += "\nthe expectations of its statistics have no known closed form"
      json["statistics"] = .array(form.statistics.map { .string($0.description) })
      json["naturalParameters"] = .array(form.naturalParameters.map { .string($0.description) })
      json["logPartition"] = .string(form.logPartition.description)
    } else if isCurved, let γ2 = try? model.statisticalCurvature() {
      rows.append(Row(label: "γ²", latexLabel: "\\gamma^2", formula: γ2))
      json["statisticalCurvature"] = .string(γ2.description)
    }
    return [
      Section(title: "exponential family", key: "exponentialFamily", json: .object(json), rows: rows, remark: remark)
    ]
  }

  private static func known(_ found: StatisticalModel.Recognition) -> Section {
    var parameters: JSONObject = [:]
    for (name, value) in found.parameters { parameters[name] = .string(value.description) }
    let json: JSONObject = [
      "family": .string(found.family), "parameters": .object(parameters),
      "observation": .string(found.change?.description ?? found.variable.name), "text": .string(found.description),
    ]
    return Section(title: "known family", key: "knownFamily", json: .object(json), remark: found.description)
  }

  private static func moments(of model: StatisticalModel) -> [Section] {
    guard model.variables.count == 1, let x = model.variables.first else { return [] }
    let mean = try? model.expectation(of: Expression(x)), variance = try? model.variance(of: Expression(x))
    var rows: [Row] = [], json: JSONObject = [:], conditions: [Expression] = []
    for (key, label, latex, found) in [
      ("mean", "E[\(x.name)]", "\\operatorname{E}", mean),
      ("variance", "Var \(x.name)", "\\operatorname{Var}", variance),
    ] {
      guard let found else { continue }
      rows.append(Row(label: label, latexLabel: latex + "[\(Expression(x).latex())]", formula: found.value))
      json[key] = .string(found.value.description)
      for condition in found.conditions where !conditions.contains(condition) { conditions.append(condition) }
    }
    guard !rows.isEmpty else { return [] }
    if !conditions.isEmpty { json["finiteWhere"] = .array(conditions.map { .string("\($0) > 0") }) }
    let remark = conditions.isEmpty ? "" : "where " + conditions.map { "\($0) > 0" }.joined(separator: " and ")
    return [Section(title: "expectations", key: "expectations", json: .object(json), rows: rows, remark: remark)]
  }
}
