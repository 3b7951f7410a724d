import GeometryLaws

/// Densities of several variables, and those without their normalizer.
extension ModelOptions {
  func byJointDensity(
    _ text: String, isLogarithm: Bool, _ option: String, _ symbols: [Symbol], _ names: [String]
  ) throws -> ModelChoice {
    for (place, name) in names.enumerated() {
      guard NameRules.isName(name) else {
        throw CommandFailure.input("--variable: “\(name)” is not a name", parameter: "--variable", value: name)
      }
      if names[..<place].contains(name) {
        throw CommandFailure.input("--variable names \(name) twice", parameter: "--variable", value: name)
      }
      if symbols.contains(where: { $0.name == name }) {
        throw CommandFailure.input("\(name) is both a variable and a parameter", parameter: name)
      }
    }
    guard let support else {
      throw CommandFailure.usage(
        "\(option) needs --support: for each variable real, positive, unit, a..b, a..inf, naturals or 0..n, or simplex",
        option: "--support")
    }
    guard let space = SampleSpace(parsing: support, variables: names.count) else {
      throw CommandFailure.input(
        "--support: “\(support)” is no set for \(names.joined(separator: ", ")): write one of real, positive, unit, a..b, a..inf, naturals, 0..n for each variable, or simplex",
        parameter: "--support", value: support)
    }
    let readings = unnormalized ? [space] : space.readings
    var first: StatisticalModel?
    for reading in readings {
      let model = try jointModel(text, isLogarithm, option, symbols, names, reading)
      // 0..n may be meant as an interval and 0..1 as two numbers: the total mass tells.
      if readings.count == 1 || (try? model.hasUnitMass()) == true {
        return try ModelChoice(name: "custom", family: "", model: model)
      }
      first = first ?? model
    }
    guard let first else { throw CommandFailure(.software, kind: "internal", "a space without a reading") }
    return try ModelChoice(name: "custom", family: "", model: first)
  }

  private func jointModel(
    _ text: String, _ isLogarithm: Bool, _ option: String, _ symbols: [Symbol], _ names: [String], _ space: SampleSpace
  ) throws -> StatisticalModel {
    let variables = zip(names, space.domains).map { Symbol($0, $1) }
    let formula = try ModelOptions.formula(text, option, symbols + variables)
    let logDensity = isLogarithm ? formula : log(formula)
    return unnormalized
      ? try StatisticalModel(
        "this model", of: variables, in: space, parameters: symbols, unnormalizedLogDensity: logDensity)
      : try StatisticalModel("this model", of: variables, in: space, parameters: symbols, logDensity: logDensity)
  }
}

extension SampleSpace {
  /// The spaces that the same text may stand for, the likeliest first.
  fileprivate var readings: [SampleSpace] {
    guard case .product(let parts) = self, parts.count <= 6 else { return [self] }
    var all: [[SampleSpace]] = [[]]
    for part in parts {
      let choices = [part] + (part.otherReading.map { [$0] } ?? [])
      all = choices.flatMap { choice in all.map { $0 + [choice] } }
    }
    return all.map { .product($0) }
  }
}
