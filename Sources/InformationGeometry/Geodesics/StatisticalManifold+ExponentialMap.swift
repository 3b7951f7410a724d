import DifferentialGeometry
import Scalars

/// Exponential and logarithm maps, interpolation, parallel transport: by the ladder of geodesics.
extension StatisticalManifold {
  /// The exponential map exp_p v of an α-connection: where the geodesic with γ(0) = p and γ̇(0) = v is at t = 1.
  ///
  ///     exp_p(log_p q) = q
  ///
  /// Coordinates: those of the chart. Accuracy: about 1e-11 of the length for moderate lengths. For α = ±1 it is straight in
  /// natural or expectation parameters, and often leaves the manifold.
  ///
  /// - Parameters:
  ///   - p: the point.
  ///   - v: the components of a vector at p, such as those of `logarithmMap(at:of:alpha:)`.
  /// - Throws: `GeometryError.leavesManifold` with where: not every connection is complete.
  public func exponentialMap(at p: Point, of v: [Double], alpha: Rational = 0) throws -> Point {
    guard v.contains(where: { $0 != 0 }) else { return p }
    return try geodesic(from: p, velocity: v, alpha: alpha).point(at: 1)
  }

  /// The logarithm map log_p q of an α-connection: the velocity at p of the geodesic that is at q at t = 1.
  ///
  /// For α = 0 its length is the distance wherever the geodesic found is the shortest; always so within the injectivity
  /// radius.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  public func logarithmMap(at p: Point, of q: Point, alpha: Rational = 0) throws -> TangentVector {
    let curve = try geodesic(from: p, to: q, alpha: alpha)
    return TangentVector(curve.sample(at: curve.range.lowerBound).velocity, at: p)
  }

  /// The point γ(t) of the α-geodesic with γ(0) = p and γ(1) = q.
  ///
  /// For several points of one curve solve once, with `geodesic(from:to:alpha:)`, and ask it for `point(at:)`.
  ///
  /// - Parameter t: from 0 to 1; ½ is the midpoint.
  /// - Throws: `GeometryError.outsideDomain` for another t; `GeometryError.notConverged`.
  public func interpolate(from p: Point, to q: Point, at t: Double, alpha: Rational = 0) throws -> Point {
    guard (0...1).contains(t) else {
      throw GeometryError.outsideDomain(parameter: "t", value: "\(t)", requirement: "lie in 0 … 1")
    }
    if t == 0 || t == 1 { return t == 0 ? p : q }
    return try geodesic(from: p, to: q, alpha: alpha).point(at: t)
  }

  /// The vectors that are parallel to a given one along a curve, for an α-connection.
  ///
  /// The curve may be a geodesic of any connection. Details: `AffineConnection.parallelTransport(of:along:tolerance:)`.
  public func parallelTransport(
    of vector: [Double], along curve: Geodesic, alpha: Rational = 0
  ) throws -> ParallelField {
    try connection(alpha: alpha).parallelTransport(of: vector, along: curve)
  }

  /// The Jacobi fields along a Levi-Civita geodesic, with its conjugate points.
  public func jacobiFields(along geodesic: Geodesic, freeStart: Bool = false) throws -> JacobiFields {
    try connection().jacobiFields(along: geodesic, freeStart: freeStart)
  }
}
