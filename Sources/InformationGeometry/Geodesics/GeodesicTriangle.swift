import DifferentialGeometry
import Scalars

/// Three points joined by geodesics, with the angles between them.
public struct GeodesicTriangle: Sendable {
  /// The three points.
  public let vertices: [Point]
  /// From each vertex to the next: sides[k] goes from vertices[k] to vertices[k + 1], the last one back to the first.
  public let sides: [Geodesic]
  /// The angle at each vertex between the two sides that meet there, in radians.
  public let angles: [Double]

  /// The angles together; less π, for Levi-Civita sides on a surface, that is ∫K dA (Gauss–Bonnet).
  public var angleSum: Double { angles.reduce(0, +) }
}

/// How far three points are from the generalized theorem of Pythagoras.
///
///     KL(p ‖ q) + KL(q ‖ r) − KL(p ‖ r) = g(γ̇, δ̇) = |γ̇| |δ̇| cos φ at q
///
/// where γ is the m-geodesic from q to p and δ the e-geodesic from q to r, each with parameters from 0 to 1. At a right angle
/// the divergences add up like squares. Source: Amari & Nagaoka (2000), theorem 3.7.
public struct PythagoreanRelation: Sendable {
  /// The m-geodesic from q to p.
  public let mixture: Geodesic
  /// The e-geodesic from q to r.
  public let exponential: Geodesic
  /// φ, in radians.
  public let angle: Double
  /// g(γ̇, δ̇) at q: KL(p ‖ q) + KL(q ‖ r) − KL(p ‖ r).
  public let defect: Double
  /// An estimate of its error: those of the velocities at q, and rounding.
  public let error: Double
}

extension StatisticalManifold {
  /// The triangle of three points with geodesics of α-connections as sides.
  ///
  /// - Parameters:
  ///   - p: the first vertex.
  ///   - q: the second one.
  ///   - r: the third one.
  ///   - alpha: the connection of all sides.
  /// - Throws: `GeometryError.invalidModel` for two vertices that are the same; `GeometryError.notConverged` for a side.
  public func geodesicTriangle(_ p: Point, _ q: Point, _ r: Point, alpha: Rational = 0) throws -> GeodesicTriangle {
    let vertices = [p, q, r]
    for (a, b) in [(p, q), (q, r), (r, p)] where a.coordinates == b.coordinates {
      throw GeometryError.invalidModel(reason: "two vertices of the triangle are the same: \(a.coordinates)")
    }
    let sides = try (0..<3).map { try geodesic(from: vertices[$0], to: vertices[($0 + 1) % 3], alpha: alpha) }
    let angles = try (0..<3).map { k -> Double in
      let out = sides[k].sample(at: 0).velocity, back = sides[(k + 2) % 3].end.velocity.map { -$0 }
      return try metric.angle(between: out, and: back, at: vertices[k].coordinates)
    }
    return GeodesicTriangle(vertices: vertices, sides: sides, angles: angles)
  }

  /// The angle at q between the m-geodesic to p and the e-geodesic to r, and what it does to the divergences.
  ///
  /// The identity with the divergences holds where ∇^(±1) are flat: for exponential and mixture families.
  ///
  /// - Throws: `GeometryError.notConverged` for a side.
  public func pythagoreanRelation(_ p: Point, _ q: Point, _ r: Point) throws -> PythagoreanRelation {
    let mixture = try geodesic(from: q, to: p, alpha: -1), exponential = try geodesic(from: q, to: r, alpha: 1)
    let u = mixture.sample(at: 0).velocity, v = exponential.sample(at: 0).velocity
    let x = q.coordinates, lengths = (try metric.length(of: u, at: x), try metric.length(of: v, at: x))
    let rounding = 16 * Double.ulpOfOne * lengths.0 * lengths.1
    return PythagoreanRelation(
      mixture: mixture, exponential: exponential, angle: try metric.angle(between: u, and: v, at: x),
      defect: try metric.innerProduct(u, v, at: x),
      error: rounding + mixture.error * lengths.1 + exponential.error * lengths.0)
  }
}
