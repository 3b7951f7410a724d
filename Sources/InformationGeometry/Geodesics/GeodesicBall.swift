import DifferentialGeometry
import NumericalMethods
import Scalars

/// A geodesic disc in polar coordinates: exp_c of the vectors of a tangent plane that are no longer than a radius.
///
/// On a surface it is the ball of that radius. In more dimensions it is a surface within the ball, and its circles lie on
/// the geodesic spheres.
public struct GeodesicBall: Sendable {
  /// A geodesic of unit speed from the center.
  public struct Ray: Sendable {
    /// The angle φ from the first vector of the plane, in radians.
    public let angle: Double
    /// t ↦ exp_c(t(cos φ e₁ + sin φ e₂)), t from 0 to the radius.
    public let curve: Geodesic
  }

  /// The center c.
  public let center: Point
  /// The radius r.
  public let radius: Double
  /// e₁ and e₂, orthonormal vectors at the center.
  public let plane: [TangentVector]
  /// Evenly spaced in angle, from φ = 0 on.
  public let rays: [Ray]
  /// The injectivity radius at the center; nil where none is known: then the rays were found free of conjugate points, but
  /// that two of them do not meet is not known.
  public let injectivityRadius: InjectivityRadius?
  let manifold: StatisticalManifold

  /// The coordinates of the circle of a radius, ray by ray; the first place is repeated at the end.
  ///
  /// - Precondition: a radius from 0 to that of the ball.
  public func circle(radius r: Double) -> [[Double]] {
    precondition((0...radius).contains(r), "a circle of radius \(r) in a ball of radius \(radius)")
    let places = rays.map { $0.curve.sample(at: r).coordinates }
    return places + [places[0]]
  }

  /// The coordinates of the boundary.
  public var boundary: [[Double]] { circle(radius: radius) }

  /// The length of the circle of the radius, ∫₀^2π |J| dφ with the Jacobi fields of the rays.
  ///
  /// Accuracy: the trapezoidal rule over the rays converges geometrically; the error is estimated by half of them.
  ///
  /// - Throws: what Jacobi fields throw.
  public func circumference() throws -> Estimated<Double> {
    let found = try spread().circumference(radius)
    return Estimated(
      value: found.value, error: found.error, method: "Jacobi fields of \(rays.count) rays", evaluations: rays.count)
  }

  /// The area of the disc, ∫₀^r ∫₀^2π |J| dφ dt.
  ///
  /// - Throws: what Jacobi fields and quadrature throw.
  public func area() throws -> Estimated<Double> {
    let spread = try spread()
    let whole = try Quadrature(relativeTolerance: 1e-11, absoluteTolerance: 1e-300)
      .integral(from: 0, to: radius) { spread.circumference($0).value }
    return Estimated(
      value: whole.value, error: whole.errorEstimate + radius * spread.circumference(radius).error,
      method: "Jacobi fields of \(rays.count) rays", evaluations: rays.count)
  }

  /// How fast neighbouring rays part.
  private struct Spread {
    /// |J| of every ray.
    let widths: [(Double) -> Double]

    func circumference(_ r: Double) -> (value: Double, error: Double) {
      let J = widths.map { $0(r) }
      let all = 2 * .pi * J.reduce(0, +) / Double(J.count)
      let every = stride(from: 0, to: J.count, by: 2).map { J[$0] }
      let half = 2 * .pi * every.reduce(0, +) / Double(every.count)
      return (all, abs(all - half) + 1e-10 * all)
    }
  }

  private func spread() throws -> Spread {
    let g = try manifold.manifold.tape([.metric]), n = manifold.dimension
    return Spread(
      widths: try rays.map { ray in
        let fields = try manifold.jacobiFields(along: ray.curve)
        let c = Double.cos(ray.angle), s = Double.sin(ray.angle)
        let turn = (0..<n).map { c * plane[1].components[$0] - s * plane[0].components[$0] }
        return { t in
          let J = fields.field(derivative: turn, at: t), metric = g.evaluate(ray.curve.sample(at: t).coordinates)
          var sum = 0.0
          for i in 0..<n { for j in 0..<n { sum += metric[i * n + j] * J[i] * J[j] } }
          return Swift.max(sum, 0).squareRoot()
        }
      })
  }
}

extension StatisticalManifold {
  /// The geodesic ball about a point, by rays of the Levi-Civita connection.
  ///
  /// - Parameters:
  ///   - center: the point.
  ///   - radius: positive.
  ///   - rays: how many, at least four and even; a circle drawn through 96 looks smooth.
  ///   - plane: two vectors at the center that span the disc; the first two coordinate directions if nil.
  /// - Throws: `GeometryError.outsideDomain` for a radius beyond the injectivity radius; `GeometryError.leavesManifold` naming
  ///   the ray that reaches the border; `GeometryError.notProved` for a ray with a conjugate point inside;
  ///   `GeometryError.degeneratePlane`.
  public func geodesicBall(
    at center: Point, radius: Double, rays: Int = 96, plane: [TangentVector]? = nil
  ) throws -> GeodesicBall {
    guard rays >= 4, rays % 2 == 0 else {
      throw GeometryError.outsideDomain(parameter: "rays", value: "\(rays)", requirement: "be even and at least 4")
    }
    let known = try injectivityRadiusIfKnown(at: center)
    try requireRadius(radius, known)
    let plane = try orthonormalPlane(plane, at: center)
    let fan = try geodesicFan(from: center, length: radius, rays: rays, plane: plane)
    if known == nil { try requireNoConjugatePoints(on: fan) }
    return GeodesicBall(
      center: center, radius: radius, plane: plane, rays: fan, injectivityRadius: known, manifold: self)
  }

  /// Geodesics from a point, evenly spaced in angle, of unit speed at their start.
  ///
  /// - Parameters:
  ///   - p: where they start.
  ///   - length: how long they are; for α ≠ 0 the last parameter, since their speed changes.
  ///   - rays: how many.
  ///   - alpha: the connection.
  ///   - plane: two vectors that span their directions; the first two coordinate directions if nil.
  /// - Throws: `GeometryError.leavesManifold` naming the ray.
  public func geodesicFan(
    from p: Point, length: Double, rays: Int, alpha: Rational = 0, plane: [TangentVector]? = nil
  ) throws -> [GeodesicBall.Ray] {
    guard length > 0, length.isFinite, rays >= 1 else {
      throw GeometryError.outsideDomain(
        parameter: "length", value: "\(length)", requirement: "be positive, for at least one ray")
    }
    let plane = try orthonormalPlane(plane, at: p)
    return try (0..<rays).map { k in
      let angle = 2 * .pi * Double(k) / Double(rays), c = Double.cos(angle), s = Double.sin(angle)
      let v = zip(plane[0].components, plane[1].components).map { c * $0 + s * $1 }
      do {
        return GeodesicBall.Ray(angle: angle, curve: try geodesic(from: p, velocity: v, until: length, alpha: alpha))
      } catch GeometryError.leavesManifold(let t, let place, let reason) {
        throw GeometryError.leavesManifold(
          parameter: t, point: place,
          reason: "\(reason): the ray at \(GeodesicBall.degrees(angle))°, number \(k + 1) of \(rays)")
      }
    }
  }

  /// nil where no theorem is known.
  private func injectivityRadiusIfKnown(at point: Point) throws -> InjectivityRadius? {
    do { return try injectivityRadius(at: point) } catch GeometryError.notProved { return nil }
  }

  private func requireRadius(_ radius: Double, _ known: InjectivityRadius?) throws {
    guard radius > 0, radius.isFinite else {
      throw GeometryError.outsideDomain(
        parameter: "radius", value: "\(radius)", requirement: "be a positive number")
    }
    // A border that comes first is met by a ray, which then has a name.
    if let known, radius >= known.ofSpace {
      throw GeometryError.outsideDomain(
        parameter: "radius", value: "\(radius)",
        requirement: "be less than the injectivity radius \(known.ofSpace) (\(known.theorem))")
    }
  }

  private func requireNoConjugatePoints(on rays: [GeodesicBall.Ray]) throws {
    for (k, ray) in rays.enumerated() {
      guard let first = try jacobiFields(along: ray.curve).conjugatePoints(intervals: 32).first else { continue }
      throw GeometryError.notProved(
        what: "a geodesic ball",
        reason:
          "the ray at \(GeodesicBall.degrees(ray.angle))°, number \(k + 1) of \(rays.count), has a conjugate point at distance \(first.parameter)"
      )
    }
  }

  /// Two orthonormal vectors.
  private func orthonormalPlane(_ plane: [TangentVector]?, at p: Point) throws -> [TangentVector] {
    guard dimension >= 2 else {
      throw GeometryError.unsupported(reason: "\(name) has one dimension, and no circles")
    }
    guard let plane else { return Array(try metric.orthonormalFrame(at: p).prefix(2)) }
    precondition(plane.count == 2, "\(plane.count) vectors for a plane")
    let x = p.coordinates, first = plane[0].components, length = try metric.length(of: first, at: x)
    let e = first.map { $0 / length }, share = try metric.innerProduct(e, plane[1].components, at: x)
    let rest = zip(plane[1].components, e).map { $0 - share * $1 }, size = try metric.length(of: rest, at: x)
    guard length > 0, size > 1e-9 * abs(share), size.isFinite else { throw GeometryError.degeneratePlane }
    return [TangentVector(e, at: p), TangentVector(rest.map { $0 / size }, at: p)]
  }
}

extension GeodesicBall {
  /// An angle for a message.
  static func degrees(_ angle: Double) -> String {
    let tenths = (angle * 1800 / .pi).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
  }
}
