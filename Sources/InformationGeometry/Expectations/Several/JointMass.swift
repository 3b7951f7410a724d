import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels

extension JointExpectations {
  /// ∫q dx, or the sum, over all variables.
  ///
  /// - Throws: `GeometryError` where the density is not defined, or the integral does not converge.
  func mass(at point: Point, tolerance: Double) throws -> Estimated<Double> {
    let problem = JointProblem(
      formula: formula, basis: ExpectationBasis(dimension: 0, order: 0), point: point)
    let moments = try raw(problem, target: Double.log2(tolerance))
    guard moments.worst <= Double.log2(tolerance) + 1 else {
      throw GeometryError.notConverged(
        what: "the total mass of \(formula.model.name)", reached: Double.exp2(moments.worst),
        reason: "asked for \(tolerance)")
    }
    return Estimated(
      value: moments.values[0], error: Double.exp2(moments.errors[0]), method: moments.methods.joined(separator: ", "),
      evaluations: moments.evaluations)
  }
}

extension StatisticalModel {
  /// Whether a density of several variables integrates to 1, checked numerically at two points of the parameter domain.
  ///
  /// - Returns: false when that could not be found out.
  /// - Throws: `GeometryError.invalidModel` with the mass that was found when it is not 1.
  public func hasUnitMass() throws -> Bool {
    let joint = try JointExpectations(self)
    var checked = 0
    for place in 0..<6 where checked < 2 {
      let values = chart.coordinates.enumerated().map { StatisticalModel.trialValue($1.domain, index: $0, place) }
      guard chart.contains(values) else { continue }
      let point = try Point(values, in: chart)
      guard let mass = try? joint.mass(at: point, tolerance: max(joint.defaultTolerance, 1e-9)) else { continue }
      guard (mass.value - 1).magnitude <= StatisticalModel.massTolerance + 2 * mass.error else {
        let shown = zip(parameters, values).map { "\($0.name) = \($1)" }.joined(separator: ", ")
        throw GeometryError.invalidModel(
          reason:
            "\(name): the density \(sampleSpace?.isDiscrete == true ? "sums" : "integrates") to \(mass.value) at \(shown), not to 1"
        )
      }
      checked += 1
    }
    return checked > 0
  }
}

extension EstimatedManifold {
  /// The log-partition function ψ = log ∫q of a density that is given up to its normalizer.
  ///
  /// - Throws: `GeometryError.unsupported` for a normalized density, and where the integral does not converge.
  public func logPartition(at point: Point, tolerance: Double? = nil) throws -> Estimated<Double> {
    guard model.unnormalizedLogDensity != nil, let joint = quadrature.joint else {
      throw GeometryError.unsupported(
        reason: "\(model.name) is normalized: it has no log-partition function of its own")
    }
    let mass = try joint.mass(at: point, tolerance: tolerance ?? joint.defaultTolerance)
    return Estimated(
      value: Double.log(mass.value), error: mass.error / mass.value + 2e-16, method: mass.method,
      evaluations: mass.evaluations)
  }
}
