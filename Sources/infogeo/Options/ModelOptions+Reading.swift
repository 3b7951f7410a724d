import GeometryLaws

extension ModelOptions {
  /// The model in the coordinates that are asked for, or what is wrong with it.
  func choice() throws -> ModelChoice {
    let choice = try named()
    return try coordinates.map { try choice.inCoordinates($0) } ?? choice
  }

  private func named() throws -> ModelChoice {
    let formulas = self.formulas
    if let name = model {
      if let other = formulas.first {
        throw CommandFailure.usage(
          "\(other.option) stands instead of a model, but “\(name)” is given as well", option: other.option)
      }
      for (option, value) in [("--variable", variable), ("--support", support), ("--parameters", parameters)]
      where value != nil {
        throw CommandFailure.usage(
          "\(option) belongs to --density, but “\(name)” is a model of the catalogue", option: option)
      }
      try refuseUnnormalized(with: "a model of the catalogue")
      return try catalogued(name)
    }
    guard let (option, text) = formulas.first else {
      throw CommandFailure.usage(
        "no model is given: name one (`infogeo families` lists them), or use --density, --log-partition or --metric",
        option: "model")
    }
    if formulas.count > 1 {
      throw CommandFailure.usage("\(option) and \(formulas[1].option) exclude each other", option: option)
    }
    guard let parameters else {
      throw CommandFailure.usage(
        "\(option) needs --parameters, like --parameters \"mu, sigma>0\"", option: "--parameters")
    }
    let symbols = try ParameterList(parameters).symbols
    switch option {
    case "--log-partition": return try byLogPartition(text, symbols)
    case "--metric": return try byMetric(text, symbols)
    default: return try byDensity(text, isLogarithm: option == "--log-density", option, symbols)
    }
  }

  private func catalogued(_ name: String) throws -> ModelChoice {
    let family = name.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? name
    let constants = name.dropFirst(family.count + 1).split(separator: ",", omittingEmptySubsequences: false)
    let names = constants.map { BracketSplitter.trimmed($0.prefix { $0 != "=" }) }
    if name.contains(":"), names.contains("") {
      throw CommandFailure(.data, kind: "invalid-model", "\(name): a constant is missing after the colon or a comma")
    }
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) })?.element {
      throw CommandFailure(.data, kind: "invalid-model", "\(name): \(twice) is given twice", parameter: twice)
    }
    return try ModelChoice(name: name, family: family, model: try Catalogue.model(name))
  }

  private func byDensity(
    _ text: String, isLogarithm: Bool, _ option: String, _ symbols: [Symbol]
  ) throws -> ModelChoice {
    let names = (variable ?? "x").split(separator: ",", omittingEmptySubsequences: false).map(BracketSplitter.trimmed)
    if names.count > 1 || unnormalized {
      return try byJointDensity(text, isLogarithm: isLogarithm, option, symbols, names)
    }
    let name = names[0]
    guard NameRules.isName(name) else {
      throw CommandFailure.input("--variable: “\(name)” is not a name", parameter: "--variable", value: name)
    }
    guard let support else {
      throw CommandFailure.usage(
        "\(option) needs --support: real, positive, unit, a..b, a..inf, naturals or 0..n", option: "--support")
    }
    guard let space = SampleSpace(parsing: support) else {
      throw CommandFailure.input(
        "--support: “\(support)” is none of real, positive, unit, a..b, a..inf, naturals, 0..n",
        parameter: "--support", value: support)
    }
    if symbols.contains(where: { $0.name == name }) {
      throw CommandFailure.input("\(name) is both the variable and a parameter", parameter: name)
    }
    func model(in space: SampleSpace) throws -> StatisticalModel {
      let x = Symbol(name, space.domain)
      let formula = try ModelOptions.formula(text, option, symbols + [x])
      return try StatisticalModel(
        "this model", of: x, in: space, parameters: symbols, logDensity: isLogarithm ? formula : log(formula))
    }
    let chosen: StatisticalModel
    do {
      chosen = try model(in: space)
    } catch let error as GeometryError {
      // 0..n may be meant as an interval and 0..1 as two numbers: the total mass tells.
      guard let other = space.otherReading, let second = try? model(in: other) else { throw error }
      chosen = second
    }
    return try ModelChoice(name: "custom", family: "", model: chosen)
  }

  private func byLogPartition(_ text: String, _ symbols: [Symbol]) throws -> ModelChoice {
    try refuse(["--variable": variable, "--support": support], with: "--log-partition")
    try refuseUnnormalized(with: "--log-partition")
    let formula = try ModelOptions.formula(text, "--log-partition", symbols)
    let model = try StatisticalModel("this model", logPartition: formula, parameters: symbols)
    return ModelChoice(name: "custom", family: "", manifold: try model.manifold())
  }

  private func byMetric(_ text: String, _ symbols: [Symbol]) throws -> ModelChoice {
    try refuse(["--variable": variable, "--support": support], with: "--metric")
    try refuseUnnormalized(with: "--metric")
    let matrix: [[Expression]]
    do {
      matrix = try Expression.matrix(parsing: text, symbols: symbols)
    } catch {
      throw CommandFailure(
        .data, kind: "formula", "--metric: \(error.description)", parameter: "--metric", value: text)
    }
    return ModelChoice(
      name: "custom", family: "",
      manifold: try StatisticalManifold("this metric", metric: matrix, parameters: symbols))
  }

  private func refuse(_ options: KeyValuePairs<String, String?>, with other: String) throws {
    for (option, value) in options where value != nil {
      throw CommandFailure.usage("\(option) belongs to --density, not to \(other)", option: option)
    }
  }

  private func refuseUnnormalized(with other: String) throws {
    guard unnormalized else { return }
    throw CommandFailure.usage("--unnormalized belongs to --density, not to \(other)", option: "--unnormalized")
  }

  static func formula(_ text: String, _ option: String, _ symbols: [Symbol]) throws -> Expression {
    do {
      return try Expression(parsing: text, symbols: symbols)
    } catch {
      throw CommandFailure(
        .data, kind: "formula", "\(option): \(error.description)", parameter: option, value: text)
    }
  }
}

extension SampleSpace {
  /// What the same ends may stand for as well: the integers of an interval, or the interval of some integers.
  var otherReading: SampleSpace? {
    switch self {
    case .unitInterval: .integers(through: 1)
    case .integers(let n): .interval(0, Rational(n))
    default: nil
    }
  }
}
