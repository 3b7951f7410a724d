import Scalars
import Symbolics

extension Manifold {
  /// What the library knows of g and T at a point, over any ring: short cuts of structure and flatness included.
  ///
  /// - Parameters:
  ///   - derivatives: 1 for connections, 2 for curvature.
  ///   - evaluate: the values of a tape at x.
  /// - Throws: `GeometryError` when the metric cannot be inverted, or an expression has no closed derivative.
  package func localGeometry<Ring: CoefficientRing>(
    _ ring: Ring, at x: [Ring.Element], derivatives: Int, evaluate: (Tape) -> [Ring.Element]
  ) throws -> JetGeometry<Ring> {
    precondition((1...2).contains(derivatives), "derivatives of order \(derivatives)")
    if let structure {
      return try JetGeometry(
        ring, dimension: dimension, jets: structure.jets(at: x, in: ring, withFirst: true),
        inverse: structure.inverseMetric(at: x, in: ring), isDuallyFlat: true)
    }
    let order: JetOrder = derivatives == 2 ? curvatureOrder : .first
    let jets = unpacked(evaluate(try jetTape(order)), order)
    return try JetGeometry(ring, dimension: dimension, jets: jets, isDuallyFlat: isDuallyFlat)
  }
}
