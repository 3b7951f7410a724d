import DifferentialGeometry
import Scalars
import Symbolics

/// A parametric family of densities: one formula, its sample space and its parameter domain.
///
/// A model is data. Everything else (the Fisher metric, connections, curvature, distances) is derived from it.
public struct StatisticalModel: Sendable {
  /// The name in messages and output.
  public let name: String
  /// The variables of an observation.
  public let variables: [Symbol]
  /// Where observations lie.
  public let sampleSpace: SampleSpace?
  /// The parameters with their domain.
  public let chart: Chart
  /// log p(x; ξ), by the counting or the Lebesgue measure; nil for a family given by its log-partition function.
  public let logDensity: Expression?
  /// log q(x; ξ) of a density q/Z(ξ) whose normalizer is integrated numerically; nil for a normalized one.
  public let unnormalizedLogDensity: Expression?
  /// Whether the total mass of a density of several variables is still to be checked.
  package let isMassUnchecked: Bool
  /// The form exp(θ·t − ψ) when the density was recognised to have it.
  public let exponentialFamily: ExponentialFamily?
  /// A known map to a line, a hyperbolic plane or a sphere that keeps distances.
  public let isometry: Isometry?
  /// What the family knows beside its density.
  let knowledge: Knowledge
  /// What a density that was given as a formula turned out to be; nil where that was not looked for, or is unknown.
  public let recognition: Recognition?
  /// Whether the model is a formula of its own, in which a known family may hide.
  private(set) var isFormula = false

  /// The periods of the parameters that are angles, by their places.
  public var periods: [Int: Expression] { knowledge.periods }

  /// Whether it is known that any two points are joined by exactly one geodesic.
  public var hasUniqueGeodesics: Bool { knowledge.nonpositiveCurvature != nil }

  /// A method of the family for geodesics and distances, where it has one.
  public var geodesicSolver: (any GeodesicSolving)? { knowledge.geodesics }

  /// For any two points a surface with a shortest curve between them, where the family has one.
  public var surfaceReduction: SurfaceReduction? { knowledge.reduction }

  /// Why every geodesic of the Fisher metric is the shortest curve between its ends, where a theorem says so.
  public var nonpositiveCurvature: String? { knowledge.nonpositiveCurvature }

  /// Refuses points that the family knows no geodesic to join.
  ///
  /// - Throws: `GeometryError.notConverged` with the greatest lower bound of the lengths of curves between them.
  package func requireGeodesic(from p: Point, to q: Point) throws(GeometryError) {
    guard let missing = knowledge.missingGeodesic?(p, q) else { return }
    throw .notConverged(what: "the geodesic between the points", reached: missing.infimum, reason: missing.reason)
  }

  /// The parameters in their order.
  public var parameters: [Symbol] { chart.coordinates }

  /// A model by the logarithm of its density.
  ///
  /// The exponential family is recognised when log p splits into Σ a(ξ) b(x).
  ///
  /// - Parameters:
  ///   - name: what it is called in messages.
  ///   - variable: the observation.
  ///   - sampleSpace: where it lies.
  ///   - parameters: the symbols of the parameters with their domains.
  ///   - constraints: conditions on several parameters together.
  ///   - logDensity: log p, normalized.
  /// - Throws: `GeometryError.invalidModel` when the formula has other symbols, lacks a parameter, or is not normalized.
  public init(
    _ name: String, of variable: Symbol, in sampleSpace: SampleSpace, parameters: [Symbol],
    constraints: [Chart.Constraint] = [], logDensity: Expression
  ) throws(GeometryError) {
    try self.init(
      name, variables: [variable], in: sampleSpace, parameters: parameters, constraints: constraints,
      logDensity: logDensity)
    isFormula = true
    try checkNormalization()
  }

  /// A model of vectors by the logarithm of its density.
  ///
  /// - Parameters:
  ///   - knowledge: what is known beside the formula, for the catalogue.
  /// - Throws: `GeometryError.invalidModel` when the formula has other symbols, or lacks a parameter.
  public init(
    _ name: String, variables: [Symbol], in sampleSpace: SampleSpace, parameters: [Symbol],
    constraints: [Chart.Constraint] = [], logDensity: Expression, knowledge: Knowledge = Knowledge()
  ) throws(GeometryError) {
    try self.init(
      name, variables: variables, in: sampleSpace, parameters: parameters, constraints: constraints,
      formula: logDensity, knowledge: knowledge, mass: .trusted)
  }

  /// A positive weight of integrals over one variable, of which nothing is recognised.
  ///
  /// - Throws: `GeometryError.invalidModel` when the formula has other symbols, or lacks a parameter.
  package init(
    weight name: String, variable: Symbol, in sampleSpace: SampleSpace, chart: Chart, logWeight: Expression
  ) throws(GeometryError) {
    try self.init(
      name, variables: [variable], in: sampleSpace, parameters: chart.coordinates, constraints: chart.constraints,
      formula: logWeight, knowledge: Knowledge(), mass: .irrelevant)
  }

  /// What is known of ∫p.
  enum Mass {
    /// It is 1, or has been checked.
    case trusted
    /// It has to be 1, which is still to be checked.
    case unchecked
    /// It is a function of the parameters that has to be integrated.
    case unknown
    /// Nobody asks: the formula is the weight of integrals, and is not looked at for what it is.
    case irrelevant
  }

  init(
    _ name: String, variables: [Symbol], in sampleSpace: SampleSpace, parameters: [Symbol],
    constraints: [Chart.Constraint], formula given: Expression, knowledge: Knowledge, mass: Mass
  ) throws(GeometryError) {
    guard variables.count == sampleSpace.dimension else {
      throw .invalidModel(
        reason:
          "\(name) has \(variables.count) variables, but its sample space, \(sampleSpace.summary), has \(sampleSpace.dimension)"
      )
    }
    if let twice = variables.indices.first(where: { i in variables[..<i].contains { $0.name == variables[i].name } }) {
      throw .invalidModel(reason: "\(name): \(variables[twice].name) is the name of two variables")
    }
    // The variable ranges over the sample space: that is what proves log xʳ = r log x.
    var renaming: [Symbol: Expression] = [:]
    let placed = zip(variables, sampleSpace.domains).map { Symbol($0.name, $1) }
    for (old, new) in zip(variables, placed) where old != new { renaming[old] = Expression(new) }
    let formula = given.substituting(renaming)
    let chart = try Chart(parameters, constraints: constraints)
    let names = Set(parameters.map(\.name))
    if let clash = placed.first(where: { names.contains($0.name) }) {
      throw .invalidModel(reason: "\(clash.name) is both a variable and a parameter")
    }
    let present = Set(formula.symbols)
    for parameter in parameters where !present.contains(parameter) {
      throw .invalidModel(
        reason:
          "the density of \(name) does not depend on its parameter \(parameter.name): the metric would be degenerate")
    }
    if let stranger = present.subtracting(placed).subtracting(parameters).min(by: { $0.name < $1.name }) {
      throw .invalidModel(
        reason: "the density of \(name) contains \(stranger.name), which is neither its variable nor a parameter")
    }
    self.name = name
    self.variables = placed
    self.sampleSpace = sampleSpace
    self.chart = chart
    isMassUnchecked = mass == .unchecked
    if mass == .unknown {
      // Without its normalizer a formula has no log-partition function to recognise.
      logDensity = nil
      unnormalizedLogDensity = formula
      exponentialFamily = nil
    } else {
      logDensity = formula
      unnormalizedLogDensity = nil
      exponentialFamily =
        mass == .irrelevant
        ? nil
        : knowledge.exponentialFamily
          ?? ExponentialFamily(
            recognizing: formula, variables: placed, space: sampleSpace, chart: chart, knowledge: knowledge)
    }
    isometry = knowledge.isometry
    self.knowledge = knowledge
    recognition = nil
    if let flaw = knowledge.flaw(dimension: chart.dimension) {
      throw .invalidModel(reason: "\(name): \(flaw)")
    }
  }

  /// An exponential family by its log-partition function ψ in natural parameters.
  ///
  /// - Throws: `GeometryError.invalidModel` when ψ has other symbols, or lacks a parameter.
  public init(_ name: String, logPartition: Expression, parameters: [Symbol]) throws(GeometryError) {
    let chart = try Chart(parameters)
    let present = Set(logPartition.symbols)
    for parameter in parameters where !present.contains(parameter) {
      throw .invalidModel(
        reason: "the log-partition function does not depend on \(parameter.name): the metric would be degenerate")
    }
    if let stranger = present.subtracting(parameters).min(by: { $0.name < $1.name }) {
      throw .invalidModel(reason: "the log-partition function contains \(stranger.name), which is not a parameter")
    }
    self.name = name
    variables = []
    sampleSpace = nil
    self.chart = chart
    logDensity = nil
    unnormalizedLogDensity = nil
    isMassUnchecked = false
    do {
      exponentialFamily = ExponentialFamily(
        statistics: [], naturalParameters: parameters.map { Expression($0) },
        expectationParameters: try logPartition.gradient(by: parameters), logPartition: logPartition,
        logCarrier: .zero)
    } catch {
      throw .invalidModel(reason: "the log-partition function: \(error)")
    }
    isometry = nil
    knowledge = Knowledge()
    recognition = nil
  }

  /// A model with what its density turned out to be.
  init(recognizing model: StatisticalModel, as recognition: Recognition, knowledge: Knowledge) {
    name = model.name
    variables = model.variables
    sampleSpace = model.sampleSpace
    chart = model.chart
    logDensity = model.logDensity
    unnormalizedLogDensity = nil
    isMassUnchecked = model.isMassUnchecked
    exponentialFamily = model.exponentialFamily
    isometry = knowledge.isometry
    self.knowledge = knowledge
    self.recognition = recognition
  }

  /// The manifold of the parameters, when the density is an exponential family or the family knows its metric; nil
  /// otherwise.
  ///
  /// - Throws: `GeometryError.invalidModel` when a derivative has no closed form.
  package func closedFormManifold() throws(GeometryError) -> Manifold? {
    if let structure = knowledge.structure { return try Manifold(chart: chart, structure: structure) }
    if !knowledge.metric.isEmpty {
      return try Manifold(
        chart: chart, metric: knowledge.metric, cubic: knowledge.cubic, inverse: knowledge.inverseMetric,
        isDuallyFlat: exponentialFamily?.order == chart.dimension)
    }
    return try exponentialFamily?.manifold(in: chart, inverseMetric: knowledge.inverseMetric)
  }
}
