import Figures
import GeometryLaws

/// What is known of a model, as formulas in sections.
struct ModelDescription {
  /// A named formula.
  struct Row {
    let label: String
    let latexLabel: String
    let formula: Expression
  }

  /// Formulas that belong together, or a remark in their place.
  struct Section {
    let title: String
    /// The member of the JSON object.
    let key: String
    let json: JSONValue
    var rows: [Row] = []
    var remark = ""
    /// Rows that are components of one list stand on one line in text.
    var isList = false
    /// The formulas as a function of code, where they depend on the parameters alone.
    var code: CodeFunction?
  }

  /// The largest dimension whose tensors are listed component by component.
  static let largestListed = 4

  let choice: ModelChoice
  private(set) var sections: [Section] = []

  /// All there is to say.
  init(_ choice: ModelChoice) throws {
    self.choice = choice
    if let model = choice.model { sections += ModelDescription.density(of: model) }
    if let family = choice.model?.exponentialFamily { sections += ModelDescription.potentials(of: family) }
    if choice.family.isEmpty, let model = choice.model { sections += try ModelDescription.recognition(of: model) }
    guard choice.closedForm != nil else {
      let remark =
        "no closed form is known for the expectations: metric, christoffel, amari-chentsov and curvature have their values at a point, by quadrature"
      sections.append(Section(title: "metric", key: "note", json: .string(remark), remark: remark))
      return
    }
    try addTensors()
  }

  /// One component of each tensor that has so many indices.
  init(_ choice: ModelChoice, component: String) throws {
    self.choice = choice
    let names = choice.coordinateNames, manifold = try choice.manifold.manifold
    let count = BracketSplitter.split(component, at: ",")?.count ?? 0
    guard count == 2 || count == 3 else {
      throw CommandFailure.usage(
        "--component \(component): two indices (metric) or three (Γ and T) are needed", option: "--component",
        value: component)
    }
    func add(_ title: String, _ key: String, _ letter: TensorLetter, _ components: [Expression]) throws {
      guard let place = try ComponentOptions.place(component, in: letter, names) else { return }
      let formula = components[place]
      sections.append(
        Section(
          title: title, key: key, json: .string(formula.description), rows: [row(letter, place, formula)],
          code: CodeFunction(
            name: title.codeName, summary: letter.name(place, names), components: [formula])))
    }
    if count == 2 {
      try add("metric", "metric", .metric, manifold.metricComponents)
      try add("inverse metric", "inverseMetric", .inverse, try manifold.inverseMetric())
    } else {
      try add("Christoffel symbol", "christoffel", .christoffel, try manifold.christoffelSymbols())
      if choice.model != nil {
        try add("Amari–Chentsov tensor", "amariChentsov", .cubic, try choice.manifold.amariChentsovTensor.components)
      }
    }
  }

  private func row(_ letter: TensorLetter, _ place: Int, _ formula: Expression) -> Row {
    let labels = choice.chart.coordinates.map { Expression($0).latex() }
    return Row(
      label: letter.name(place, choice.coordinateNames), latexLabel: letter.latexName(place, labels), formula: formula)
  }

  // MARK: Sections

  private static func density(of model: StatisticalModel) -> [Section] {
    guard let formula = model.logDensity else { return [] }
    var sections: [Section] = []
    if let space = model.sampleSpace {
      sections.append(
        Section(
          title: "sample space", key: "sampleSpace", json: .string(space.words(model.variables)),
          remark: space.words(model.variables)))
    }
    let variables = model.variables.map(\.name).joined(separator: ", ")
    let latexVariables = model.variables.map { Expression($0).latex() }.joined(separator: ", ")
    sections.append(
      Section(
        title: "log-density", key: "logDensity", json: .string(formula.description),
        rows: [Row(label: "log p(\(variables))", latexLabel: "\\log p(\(latexVariables))", formula: formula)]))
    return sections
  }

  private static func potentials(of family: ExponentialFamily) -> [Section] {
    func list(
      _ title: String, _ key: String, _ letter: String, _ latex: String, _ formulas: [Expression], exports: Bool = true
    ) -> Section {
      Section(
        title: title, key: key, json: .array(formulas.map { .string($0.description) }),
        rows: formulas.enumerated().map { i, formula in
          let index = formulas.count > 1 ? "\(i + 1)" : ""
          return Row(label: letter + index, latexLabel: index.isEmpty ? latex : "\(latex)_{\(index)}", formula: formula)
        }, isList: true,
        code: exports
          ? CodeFunction(name: title.codeName, summary: title, shape: [formulas.count], components: formulas) : nil)
    }
    var sections: [Section] = []
    if !family.statistics.isEmpty {
      sections.append(list("sufficient statistics", "statistics", "t", "t", family.statistics, exports: false))
    }
    sections.append(list("natural parameters", "naturalParameters", "θ", "\\theta", family.naturalParameters))
    sections.append(
      list("expectation parameters", "expectationParameters", "η", "\\eta", family.expectationParameters))
    sections.append(
      Section(
        title: "log-partition function", key: "logPartition", json: .string(family.logPartition.description),
        rows: [Row(label: "ψ", latexLabel: "\\psi", formula: family.logPartition)],
        code: CodeFunction(
          name: "log_partition", summary: "log-partition function", components: [family.logPartition])))
    return sections
  }

  private mutating func addTensors() throws {
    let manifold = try choice.manifold.manifold, n = choice.chart.dimension
    let isListed = n <= ModelDescription.largestListed
    if isListed {
      let element = try choice.manifold.metric.description
      sections.append(
        Section(title: "line element", key: "lineElement", json: .string(element), remark: "ds² = \(element)"))
    }
    addTensor("metric", "metric", .metric, manifold.metricComponents, isListed)
    if choice.model != nil {
      let cubic = try choice.manifold.amariChentsovTensor.components
      addTensor("Amari–Chentsov tensor", "amariChentsov", .cubic, cubic, isListed)
    }
    guard isListed else {
      sections.append(
        Section(
          title: "more", key: "note", json: .string("components above dimension 4: --component"),
          remark: "inverse metric, Christoffel symbols and curvature: --component prints single formulas, and "
            + "`infogeo curvature` has their values at a point"))
      return
    }
    addTensor("inverse metric", "inverseMetric", .inverse, try manifold.inverseMetric(), true)
    addTensor("Christoffel symbols", "christoffel", .christoffel, try manifold.christoffelSymbols(), true)
    let scalar = try manifold.scalarCurvature()
    sections.append(
      Section(
        title: "scalar curvature", key: "scalarCurvature", json: .string(scalar.description),
        rows: [Row(label: "R", latexLabel: "R", formula: scalar)],
        code: CodeFunction(name: "scalar_curvature", summary: "scalar curvature", components: [scalar])))
    if let model = choice.model, model.isometry != nil {
      let geometry = FamilyEntry.geometry(model)
      sections.append(Section(title: "geometry", key: "geometry", json: .string(geometry), remark: geometry))
    }
  }

  private mutating func addTensor(
    _ title: String, _ key: String, _ letter: TensorLetter, _ components: [Expression], _ isListed: Bool
  ) {
    let n = choice.chart.dimension
    let places = letter.independent(components.indices.filter { !components[$0].isZero }, n)
    let json: JSONValue
    var remark = ""
    if isListed {
      json = nested(components.map { .string($0.description) }, dimension: n, rank: letter.indexNames.count)
      if places.isEmpty { remark = "\(letter.symbol) = 0" }
    } else {
      let all = letter.independent(Array(components.indices), n).count
      json = ["independent": .integer(all), "nonzero": .integer(places.count)]
      remark = "\(all) independent components, \(places.count) of them not zero"
    }
    sections.append(
      Section(
        title: title, key: key, json: json, rows: isListed ? places.map { row(letter, $0, components[$0]) } : [],
        remark: remark,
        code: CodeFunction(
          name: title.codeName, summary: "\(title), value[\(letter.indexNames.joined(separator: "]["))]",
          shape: letter.indexNames.map { _ in n }, components: components)))
  }
}

extension String {
  /// A title as the name of a function: `Amari–Chentsov tensor` becomes `amari_chentsov_tensor`.
  var codeName: String {
    lowercased().split { !($0.isASCII && $0.isLetter) }.joined(separator: "_")
  }
}

extension SampleSpace {
  /// Where the variables lie, in words that use their names.
  func words(_ variables: [Symbol]) -> String {
    guard variables.count == 1, let name = variables.first?.name else { return summary }
    if case .realLine = self { return "\(name) on the real line" }
    return name == "x" ? summary : summary.replacing("x", with: name)
  }
}
