import DifferentialGeometry
import Scalars
import Symbolics

extension StatisticalModel {
  /// A well-known family that a density belongs to, in other parameters or for another function of the observation.
  ///
  /// A one-to-one change of the observation keeps the Fisher metric and the Amari–Chentsov tensor.
  public struct Recognition: Sendable, CustomStringConvertible {
    /// The family, as the catalogue writes it.
    public let family: String
    /// Its parameters as functions of those of the model, in the catalogue's order.
    public let parameters: [(name: String, value: Expression)]
    /// The variable of the model.
    public let variable: Symbol
    /// The function of the observation that belongs to the family; nil for the observation itself.
    public let change: Expression?

    /// The family with its parameters, such as `normal(mu = m, sigma = 1/sqrt(tau))`.
    public var familyDescription: String {
      let parts = family.split(separator: ":", maxSplits: 1).map(String.init)
      var arguments = parameters.map { $0.value.description == $0.name ? $0.name : "\($0.name) = \($0.value)" }
      if parts.count > 1 { arguments.append(parts[1].replacing("=", with: " = ")) }
      return "\(parts[0])(\(arguments.joined(separator: ", ")))"
    }

    /// In words, such as `x ↦ log(x) turns this into normal(mu, sigma)`.
    public var description: String {
      change.map { "\(variable.name) ↦ \($0) turns this into \(familyDescription)" } ?? "this is \(familyDescription)"
    }
  }

  /// The model with what its density turned out to be.
  ///
  /// That is a family of the catalogue in other parameters, or one that becomes such by a function of the observation.
  /// Metric, curvature and distances are then those of the family. Only models that were given as a formula are looked
  /// at; what is claimed is proved by a zero test.
  public func recognized() -> StatisticalModel {
    guard isFormula, recognition == nil, knowledge.metric.isEmpty, knowledge.structure == nil, variables.count == 1,
      sampleSpace != nil
    else { return self }
    if let family = exponentialFamily { return recognized(family) }
    return recognizedByLocationScale() ?? self
  }

  private func recognized(_ family: ExponentialFamily) -> StatisticalModel {
    guard let (form, coefficients) = closedIntegral(of: family), let name = form.name else { return self }
    let values = Expression.substituting(coefficients, in: name.parameters.map(\.value)).map { $0.readable() }
    let found = Recognition(
      family: name.family, parameters: Array(zip(name.parameters.map(\.name), values)), variable: variables[0],
      change: name.change)
    var knowledge = knowledge
    knowledge.exponentialFamily = family
    if knowledge.isometry == nil, family.order == chart.dimension {
      knowledge.isometry = isometry(of: found)
    }
    return StatisticalModel(recognizing: self, as: found, knowledge: knowledge)
  }

  /// The map to the half plane of a family that is normal or inverse Gaussian in two parameters.
  private func isometry(of found: Recognition) -> Isometry? {
    guard chart.dimension == 2 else { return nil }
    let first = found.parameters[0].value, second = found.parameters[1].value
    switch found.family {
    case "normal":
      guard let solution = chart.solved(first, second) else { return nil }
      return .halfPlane(scale: 2, x: first / sqrt(Expression(2)), y: second, isConvex: solution.isConvex) { X, Y in
        solution.coordinates(X * sqrt(Expression(2)), Y)
      }
    case "inverse-gaussian":
      guard let solution = chart.solved(first, second) else { return nil }
      return .halfPlane(
        scale: 2, x: sqrt(Expression(2)) / sqrt(first), y: 1 / sqrt(second), isConvex: solution.isConvex
      ) { X, Y in solution.coordinates(2 / X.squared, 1 / Y.squared) }
    default: return nil
    }
  }

  private func recognizedByLocationScale() -> StatisticalModel? {
    guard let (form, change) = locationScaleForm(), form.isProved, let (density, ratio) = StandardDensity.match(form)
    else { return nil }
    let scale = (form.scale / ratio).readable(), ξ = chart.coordinates
    guard let dm = try? form.location.gradient(by: ξ), let ds = try? scale.gradient(by: ξ) else { return nil }
    let solution = chart.solved(form.location, scale)
    let inverse: ((Expression, Expression) -> [Expression])? = solution.map { solution in
      { m, s in solution.coordinates(m, s) }
    }
    var knowledge = density.moments.knowledge(
      location: form.location, scale: scale, jacobian: [dm, ds], isConvex: solution?.isConvex ?? false,
      inverse: inverse)
    knowledge.metric = knowledge.metric.map { $0.readable() }
    knowledge.cubic = knowledge.cubic.map { $0.readable() }
    let names = (try? Catalogue.model(density.family).parameters.map(\.name)) ?? ["location", "scale"]
    // The density of −y is that of the family.
    let observed = change.function ?? Expression(variables[0])
    let found = Recognition(
      family: density.family,
      parameters: [(names[0], density.isReflected ? -form.location : form.location), (names[1], scale)],
      variable: variables[0], change: density.isReflected ? -observed : change.function)
    return StatisticalModel(recognizing: self, as: found, knowledge: knowledge)
  }
}

extension StatisticalModel {
  /// The form f((y − m)/s)/s of the density of an observation y = φ(x), where x lies on the line or φ takes it there.
  ///
  /// φ is x itself, log x, log(x − a), −log(a − x) or log(x/(1 − x)).
  package func locationScaleForm() -> (form: LocationScaleForm, change: ObservationChange)? {
    guard let logDensity, variables.count == 1, chart.dimension == 2, let sampleSpace,
      let change = ObservationChange(of: variables[0], in: sampleSpace),
      let formula = change.logDensity(logDensity),
      let form = LocationScaleForm(formula, variable: change.image, chart: chart)
    else { return nil }
    return (form, change)
  }
}

extension Chart {
  /// The coordinates of a location and a scale; nil where they were not found.
  func solved(
    _ m: Expression, _ s: Expression
  ) -> (coordinates: @Sendable (Expression, Expression) -> [Expression], isConvex: Bool)? {
    guard dimension == 2 else { return nil }
    let M = Symbol("value of the location"), S = Symbol("value of the scale", .positive)
    for (first, value, second, other) in [(m, Expression(M), s, Expression(S)), (s, Expression(S), m, Expression(M))] {
      for i in 0..<2 {
        let a = coordinates[i], b = coordinates[1 - i]
        guard !first.contains(b), let ξ = first.solved(for: a, equals: value),
          let η = second.substituting([a: ξ]).solved(for: b, equals: other)
        else { continue }
        let pair = i == 0 ? [ξ, η] : [η, ξ]
        // The whole half plane is reached where the solutions are known to lie in the domains.
        let isWhole =
          constraints.isEmpty
          && zip(coordinates, pair).allSatisfy { symbol, value in
            symbol.domain == .real || symbol.domain == .positive && value.isKnownPositive
          }
        return (
          { m, s in Expression.substituting([M: m, S: s], in: pair) }, isWhole
        )
      }
    }
    return nil
  }
}
