import DifferentialGeometry
import Scalars

extension NormalGeodesicSolver {
  /// Calvo and Oller's lower and Jeffreys' upper bound, in the units of the weight.
  func bounds(from p: Point, to q: Point) throws -> [GeometryBound] {
    guard geometry.hasMean else { return [] }
    let d = geometry.order, x = p.coordinates, y = q.coordinates
    let pair = try NormalPair.ordered(
      d, Array(x[..<d]), geometry.covariance(x), Array(y[..<d]), geometry.covariance(y)
    ).pair
    let bounds = NormalBounds(pair)
    return [
      GeometryBound("Calvo and Oller", bounds.lower, isLower: true),
      GeometryBound("√Jeffreys", bounds.upper, isLower: false),
    ]
  }

  typealias GeometryBound = GeodesicVerification.Bound
}
