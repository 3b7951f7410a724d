import DifferentialGeometry
import NumericalMethods
import Scalars

extension WeightedIntegrals {
  /// Enclosures of the integrals.
  ///
  /// The tails are bounded from the formula, like those of expectations.
  ///
  /// - Parameter bits: how sharp, relative to ∫|·| each.
  /// - Throws: `GeometryError.notProved` where a tail or an integrand has no bound.
  package func enclosures(at point: Point, bits: Int) throws -> [Ball] {
    let formula = try quadrature.formula
    var integration = CertifiedIntegration(
      certified: CertifiedFormula(formula), basis: basis, point: point,
      nodes: GaussLegendreNodes(BallPrecision(bits: bits + 48)),
      parts: try CertifiedIntegration.parts(formula, at: point))
    integration.tolerances = try integration.sampledScales().map {
      ($0 > 0 && $0.isFinite ? Double.log2($0) : 0) - Double(bits) - 6
    }
    let found = try integration.integrals()
    return places.map { found[$0] }
  }
}
