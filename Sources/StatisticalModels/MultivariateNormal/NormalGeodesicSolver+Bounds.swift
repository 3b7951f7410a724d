import DifferentialGeometry
import Scalars

extension NormalGeodesicSolver {
  /// Calvo and Oller's lower bound, Jeffreys' upper one, and the length of the lift with K = 0.
  func bounds(from p: Point, to q: Point) throws -> [GeometryBound] {
    guard geometry.hasMean else { return [] }
    let d = geometry.order, x = p.coordinates, y = q.coordinates
    let pair = try NormalPair.ordered(
      d, Array(x[..<d]), geometry.covariance(x), Array(y[..<d]), geometry.covariance(y)
    ).pair
    let bounds = NormalBounds(pair), lift = SymmetricSpaceLift(order: d)
    lift.load(pair)
    // Every K gives the length of a curve between the points.
    let straight = [Double](repeating: 0, count: lift.unknowns + 1).withUnsafeBufferPointer { zero in
      zero.baseAddress.map { lift.evaluate($0).squareRoot() } ?? .nan
    }
    return [
      GeometryBound("Calvo and Oller", bounds.lower, isLower: true),
      GeometryBound("√Jeffreys", bounds.upper, isLower: false),
    ] + (straight.isFinite ? [GeometryBound("the lift with K = 0", straight, isLower: false)] : [])
  }

  typealias GeometryBound = GeodesicVerification.Bound
}
