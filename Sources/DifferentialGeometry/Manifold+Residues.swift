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
    let pool = self.pool
    let metric = pool.nodes(of: metricComponents), cubic = pool.nodes(of: cubicComponents)
    let flat = isDuallyFlat ?? self.isDuallyFlat
    let order = flat ? JetOrder.first : .second
    let nodes = try pool.withRing { ring in
      let jets = try jets(order, ring, metric, cubic)
      return jets.metric + jets.derivatives + jets.cubic + jets.second + jets.cubicDerivatives
    }
    let residues = try point.evaluate(pool.expressions(of: nodes))
    return try JetGeometry(
      ResidueRing(), dimension: dimension, jets: unpacked(residues, order), isDuallyFlat: flat)
  }
}
