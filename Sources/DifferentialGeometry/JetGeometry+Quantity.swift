import Scalars
import Symbolics

extension JetGeometry {
  /// The components of a quantity, for numbers of any kind.
  ///
  /// - Parameters:
  ///   - number: the number that a rational one is.
  ///   - vectors: the numbers that the components of tangent vectors or of a covector are.
  /// - Throws: `GeometryError.degeneratePlane`; `GeometryError.degenerateMetric` for a covector.
  package func components(
    of quantity: Quantity, number: (Rational) -> Ring.Element, vectors: ([Expression]) throws -> [Ring.Element]
  ) throws -> [Ring.Element] {
    switch quantity {
    case .metric: return jets.metric
    case .cubicForm: return jets.cubic
    case .inverseMetric: return inverse
    case .christoffelFirstKind(let alpha): return firstKind(alpha: number(alpha))
    case .christoffel(let alpha): return christoffel(alpha: number(alpha))
    case .riemann(let alpha): return riemann(alpha: number(alpha))
    case .ricci(let alpha): return ricci(alpha: number(alpha))
    case .scalarCurvature(let alpha): return [scalar(alpha: number(alpha))]
    case .sectionalCurvature(let alpha, let u, let v):
      let plane = try vectors(u + v)
      let parts = algebra.sectional(
        riemann: riemann(alpha: number(alpha)), metric: jets.metric, plane: Array(plane[..<u.count]),
        Array(plane[u.count...]))
      do {
        return [algebra.ring.multiply(parts.numerator, try algebra.ring.inverse(parts.denominator))]
      } catch is DivisionByZero { throw GeometryError.degeneratePlane }
    case .sharp(let covector):
      let ω = try vectors(covector)
      return inverse.isEmpty ? try algebra.sharp(ω, metric: jets.metric) : algebra.sharp(ω, inverse: inverse)
    }
  }
}
