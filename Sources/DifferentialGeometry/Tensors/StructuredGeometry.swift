import Scalars

/// A dually flat geometry whose tensors are algebra at a point, not formulas to differentiate.
///
/// Where coordinates are the entries of matrices, g, T and Γ are products of matrices: written once over any ring, they
/// cost the same in `Double`, balls, residues and expressions, and formulas do not grow with the dimension.
public protocol StructuredGeometry: Sendable {
  /// gᵢⱼ, stored [i][j].
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func metric<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element]
  /// gⁱʲ, stored [i][j].
  func inverseMetric<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) -> [Ring.Element]
  /// ∂ₖgᵢⱼ, stored [k][i][j].
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func metricDerivatives<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element]
  /// T_ijk, stored [i][j][k].
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func cubicForm<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element]
  /// −Γ^(α)ᵏᵢⱼ vⁱvʲ.
  ///
  /// - Throws: what the ring throws where the metric has no value.
  func acceleration<Ring: CoefficientRing>(
    at x: [Ring.Element], velocity v: [Ring.Element], alpha: Ring.Element, in ring: Ring
  ) throws -> [Ring.Element]
}

extension StructuredGeometry {
  /// The metric alone, or with what connections and the curvature of a dually flat manifold need.
  func jets<Ring: CoefficientRing>(
    at x: [Ring.Element], in ring: Ring, withFirst: Bool
  ) throws -> Jets<Ring.Element> {
    var jets = Jets(metric: try metric(at: x, in: ring))
    guard withFirst else { return jets }
    jets.derivatives = try metricDerivatives(at: x, in: ring)
    jets.cubic = try cubicForm(at: x, in: ring)
    return jets
  }
}
