import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// A Fisher–Rao distance between proved bounds.
public struct CertifiedDistance: Sendable, CustomStringConvertible {
  /// A ball that contains the length.
  public let enclosure: Ball
  /// Whether it is proved that no curve between the points is shorter, so that the length is the distance.
  public let isMinimizing: Bool
  /// How it was found.
  public let method: Geodesic.Method

  /// The enclosure and what is proved.
  public var description: String {
    "\(enclosure) (\(method.rawValue), \(isMinimizing ? "proved" : "not proved") to be the shortest)"
  }
}

extension StatisticalManifold {
  /// The Fisher–Rao distance between proved bounds of so many digits.
  ///
  /// Closed forms in balls, each of which is the least length: families of one parameter; families whose image in the
  /// hyperbolic plane or the sphere contains the shortest curves between its points; normals with equal means, with
  /// equal covariances or of one variable; centered normals and Wishart matrices. Points that are the same: 0.
  ///
  /// - Throws: `GeometryError.notProved` where there is no closed form; `GeometryError.notConverged`.
  public func certifiedDistance(from p: Point, to q: Point, digits: Int = 17) throws -> CertifiedDistance {
    precondition((1...200_000).contains(digits), "\(digits) digits are not in 1...200000")
    if p.isSame(as: q) {
      let zero = Ball(0, precision: BallPrecision(digits: digits))
      return CertifiedDistance(enclosure: zero, isMinimizing: true, method: .closedForm)
    }
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    guard let ball = try closedFormDistance(from: p, to: q, digits: digits) else {
      throw GeometryError.notProved(
        what: "an enclosure of the distance on \(name)",
        reason: "it has no closed form, and the error of its geodesic is an estimate")
    }
    return CertifiedDistance(enclosure: ball, isMinimizing: isometry?.isConvex ?? true, method: .closedForm)
  }
}
