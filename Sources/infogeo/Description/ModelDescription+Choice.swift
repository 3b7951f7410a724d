import GeometryLaws

extension ModelDescription {
  /// All there is to say about a chosen model.
  init(_ choice: ModelChoice) throws {
    try self.init(choice.model, manifold: choice.closedForm, name: choice.name)
    if choice.family.isEmpty, let model = choice.model {
      let potentials = sections.contains { $0.key == "logPartition" } ? "logPartition" : "logDensity"
      add(try ModelDescription.recognition(of: model), after: potentials)
    }
    guard choice.closedForm != nil, let model = choice.model, model.isometry != nil else { return }
    let geometry = FamilyEntry.geometry(model)
    add([Section(title: "geometry", key: "geometry", value: .words(geometry), remark: geometry)])
  }

  /// One component of each tensor that has so many indices, without the rest of it.
  init(_ choice: ModelChoice, component: String) throws {
    let manifold = try choice.manifold.manifold
    self.init(name: choice.name, parameters: choice.chart.coordinates)
    isComplete = true
    func add(_ title: String, _ key: String, _ quantity: Quantity) throws {
      let letter = TensorLetter(quantity)
      guard let place = try ComponentOptions.place(component, in: letter, choice.coordinateNames) else { return }
      let exact = try manifold.exactOrUnsimplified(quantity, letter.position(place, manifold.dimension))
      let formula = exact.components[0]
      self.add([
        Section(
          title: title, key: key, value: .formula(formula), rows: [row(letter, place, formula)], remark: exact.label,
          code: CodeFunction(
            name: title.codeName, summary: letter.name(place, choice.coordinateNames), components: [formula]))
      ])
    }
    switch BracketSplitter.split(component, at: ",")?.count ?? 0 {
    case 2:
      try add("metric", "metric", .metric)
      try add("inverse metric", "inverseMetric", .inverseMetric)
      try add("Ricci tensor", "ricci", .ricci(alpha: 0))
    case 3:
      try add("Christoffel symbol", "christoffel", .christoffel(alpha: 0))
      if choice.model != nil { try add("Amari–Chentsov tensor", "amariChentsov", .cubicForm) }
    case 4: try add("Riemann tensor", "riemann", .riemann(alpha: 0))
    default:
      throw CommandFailure.usage(
        "--component \(component): two indices (metric, its inverse, Ricci), three (Γ and T) or four (Riemann) are needed",
        option: "--component", value: component)
    }
  }
}

extension Manifold {
  /// One component in canonical form, or of the unsimplified tensor where that keeps to no caps.
  func exactOrUnsimplified(_ quantity: Quantity, _ indices: [Int]) throws -> ExactComponents {
    do {
      return ExactComponents(components: [try exactComponent(of: quantity, indices)], obstacle: nil)
    } catch let error as SymbolicsError {
      if case .divisionByZero = error { throw error }
      let place = indices.reduce(0) { $0 * dimension + $1 }
      return ExactComponents(components: [try components([quantity])[place]], obstacle: error)
    }
  }
}
