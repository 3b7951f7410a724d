import DifferentialGeometry
import Symbolics

extension StatisticalModel {
  /// A model of observations of several variables by the logarithm of its density.
  ///
  /// That the density integrates to 1 is checked where its expectations are asked for.
  ///
  /// - Parameters:
  ///   - name: what it is called in messages.
  ///   - variables: the parts of an observation.
  ///   - sampleSpace: where they lie, such as `.product([.realLine, .positive])` or `.simplex(3)`.
  ///   - parameters: the symbols of the parameters with their domains.
  ///   - constraints: conditions on several parameters together.
  ///   - logDensity: log p by the Lebesgue measure of the continuous and the counting measure of the discrete variables.
  /// - Throws: `GeometryError.invalidModel` when the formula has other symbols, lacks a parameter, or the variables do not
  ///   match the space.
  public init(
    _ name: String, of variables: [Symbol], in sampleSpace: SampleSpace, parameters: [Symbol],
    constraints: [Chart.Constraint] = [], logDensity: Expression
  ) throws(GeometryError) {
    try self.init(
      name, variables: variables, in: sampleSpace, parameters: parameters, constraints: constraints,
      formula: logDensity, knowledge: Knowledge(), mass: .unchecked)
    if variables.count == 1 { try checkNormalization() }
  }

  /// A model by the logarithm of a density that is known up to a factor, which may depend on the parameters.
  ///
  ///     p(x; ξ) = q(x; ξ)/Z(ξ)      Z(ξ) = ∫q(x; ξ) dx      gᵢⱼ = Cov(∂ᵢ log q, ∂ⱼ log q)
  ///
  /// Z and its derivatives are integrated numerically: `estimatedManifold()` has the geometry.
  ///
  /// - Parameter unnormalizedLogDensity: log q.
  /// - Throws: `GeometryError.invalidModel` when the formula has other symbols, lacks a parameter, or the variables do not
  ///   match the space.
  public init(
    _ name: String, of variables: [Symbol], in sampleSpace: SampleSpace, parameters: [Symbol],
    constraints: [Chart.Constraint] = [], unnormalizedLogDensity: Expression
  ) throws(GeometryError) {
    try self.init(
      name, variables: variables, in: sampleSpace, parameters: parameters, constraints: constraints,
      formula: unnormalizedLogDensity, knowledge: Knowledge(), mass: .unknown)
  }
}
