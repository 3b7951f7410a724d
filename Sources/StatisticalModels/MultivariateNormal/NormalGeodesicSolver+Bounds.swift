import DifferentialGeometry
import Scalars

extension NormalGeodesicSolver {
  /// The angle of the densities and Calvo and Oller's lower bound, Jeffreys' upper one, and the lift with K = 0.
  ///
  /// Of matrices alone the first and the third: the other two are the distance itself.
  func bounds(from p: Point, to q: Point) throws -> [GeometryBound] {
    let d = geometry.order, x = split(p.coordinates), y = split(q.coordinates)
    let pair = try NormalPair.ordered(d, x.mean, x.covariance, y.mean, y.covariance).pair
    let bounds = NormalBounds(pair)
    let common = [
      GeometryBound("Hellinger", NormalBounds.angle(pair, weight: geometry.weight.asDouble), isLower: true),
      GeometryBound("√Jeffreys", scale * bounds.upper, isLower: false),
    ]
    guard geometry.hasMean else { return common }
    let lift = SymmetricSpaceLift(order: d)
    lift.load(pair)
    // Every K gives the length of a curve between the points.
    let straight = [Double](repeating: 0, count: lift.unknowns + 1).withUnsafeBufferPointer { zero in
      zero.baseAddress.map { lift.evaluate($0).squareRoot() } ?? .nan
    }
    return common + [GeometryBound("Calvo and Oller", bounds.lower, isLower: true)]
      + (straight.isFinite ? [GeometryBound("the lift with K = 0", straight, isLower: false)] : [])
  }

  typealias GeometryBound = GeodesicVerification.Bound
}
