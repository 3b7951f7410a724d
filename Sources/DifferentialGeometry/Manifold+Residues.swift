import Scalars
import Symbolics

/// Tensors modulo the prime 2⁶¹ − 1 at a random point: quick, exact evidence for identities.
extension Manifold {
  /// The chain of tensor algebra on residues.
  ///
  /// - Parameters:
  ///   - point: where everything is evaluated.
  ///   - isDuallyFlat: whether curvature is taken from third cumulants; by default where that is promised.
  /// - Throws: `ResiduePoint.Failure` for what has no residue there, `GeometryError.degenerateMetric`.
  package func geometry(at point: ResiduePoint, isDuallyFlat: Bool? = nil) throws -> JetGeometry<ResidueRing> {
    let flat = isDuallyFlat ?? self.isDuallyFlat
    let order = flat ? JetOrder.first : .second
    let residues = try point.evaluate(try jetExpressions(order))
    return try JetGeometry(
      ResidueRing(), dimension: dimension, jets: unpacked(residues, order), isDuallyFlat: flat)
  }

  /// The jets of g and T as unsimplified formulas.
  private func jetExpressions(_ order: JetOrder) throws -> [Expression] {
    try memory.value("jet formulas \(order)") {
      let pool = self.pool
      let metric = pool.nodes(of: metricComponents), cubic = pool.nodes(of: cubicComponents)
      let nodes = try pool.withRing { ring in
        let jets = try jets(order, ring, metric, cubic)
        return jets.metric + jets.derivatives + jets.cubic + jets.second + jets.cubicDerivatives
      }
      return pool.expressions(of: nodes)
    }
  }

  /// The scalar curvature as a number, where it is the same one modulo 2⁶¹ − 1 at random points: evidence, not proof.
  ///
  /// The bound is the chance that a curvature which is no constant, as a rational function of independent kernels, takes
  /// one value at all points by accident. That the constant is the fraction given, and not another one with a numerator
  /// or denominator beyond 2³⁰ and the same residue, is taken for granted. `scalarCurvature(alpha:)` proves.
  ///
  /// - Returns: nil where the curvature is no constant rational number, or residues cannot tell.
  /// - Throws: `GeometryError.degenerateMetric`.
  public func probableScalarCurvature(
    alpha: Rational = 0, seed: UInt64 = 1
  ) throws -> (value: Rational, errorBound: Double)? {
    let factor = try ResidueRing().element(of: alpha)
    var values: [Residue] = []
    for attempt in 0..<24 as Range<UInt64> where values.count < 3 {
      do {
        values.append(try geometry(at: ResiduePoint(seed: seed &* 1_000 &+ attempt)).scalar(alpha: factor))
      } catch is ResiduePoint.Failure {
        continue
      } catch is ResidueRing.Failure {
        continue
      }
      if let first = values.first, values.last != first { return nil }
    }
    guard values.count == 3, let value = values[0].rational else { return nil }
    // All jets over one denominator have degree d at most, g⁻¹ then n d, and R = g⁻¹ g⁻¹ (∂Γ + g⁻¹ Γ Γ).
    let d = Expression.residueDegree(of: try jetExpressions(curvatureOrder))
    let chance = Swift.min(4 * Double(dimension + 1) * d / Double(Residue.modulus), 1)
    return (value, chance * chance)
  }
}
