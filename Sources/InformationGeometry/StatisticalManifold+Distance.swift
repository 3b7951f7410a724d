import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// A Fisher–Rao distance with what is known of its accuracy.
public struct Distance: Sendable, CustomStringConvertible {
  /// The length of the geodesic.
  public let value: Double
  /// A bound of the error for closed forms, an estimate otherwise.
  public let error: Double
  /// How it was found.
  public let method: Geodesic.Method
  /// How well the curve satisfies the geodesic equation.
  public let residual: Double

  /// The value with its error, such as `1.189380931406411 ± 4.4e-15 (Chebyshev collocation)`.
  public var description: String {
    var digits = 0
    var scaled = error
    while scaled > 0, scaled.isFinite, scaled < 1, digits < 330 {
      scaled *= 10
      digits += 1
    }
    let shown = error == 0 || !error.isFinite ? "\(error)" : "\(scaled.rounded(.up))e-\(digits)"
    return "\(value) ± \(shown) (\(method.rawValue))"
  }
}

extension StatisticalManifold {
  /// The geodesic of the α-connection with γ(0) = p and γ(1) = q.
  ///
  /// Where a coordinate is an angle it ends at the representative of q that is nearest to p.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  public func geodesic(
    from p: Point, to q: Point, alpha: Rational = 0, tolerance: Double = 1e-11
  ) throws -> Geodesic {
    let q = try nearest(q, to: p)
    if alpha.isZero, let solver = model?.geodesicSolver { return try solver.geodesic(from: p, to: q) }
    return try connection(alpha: alpha).geodesic(from: p, to: q, isometry: isometry, tolerance: tolerance)
  }

  /// The same point with its angles within half a turn of those of another.
  func nearest(_ q: Point, to p: Point) throws -> Point {
    guard let periods = model?.periods, !periods.isEmpty else { return q }
    var coordinates = q.exact, isMoved = false
    for (i, period) in periods.sorted(by: { $0.key < $1.key }) {
      let size = try Tape([period], inputs: []).evaluate([Double]())[0]
      let turns = ((q.coordinates[i] - p.coordinates[i]) / size).rounded()
      guard turns != 0, let count = Rational(exactly: turns) else { continue }
      coordinates[i] = coordinates[i] - Expression(count) * period
      isMoved = true
    }
    return isMoved ? try Point(coordinates, in: chart) : q
  }

  /// The geodesic of the α-connection with γ(0) = p and γ̇(0) = v.
  ///
  /// - Throws: `GeometryError.leavesManifold` with where.
  public func geodesic(
    from p: Point, velocity: [Double], until end: Double = 1, alpha: Rational = 0, tolerance: Double = 1e-11
  ) throws -> Geodesic {
    precondition(velocity.count == dimension, "\(velocity.count) components for a vector in dimension \(dimension)")
    if alpha.isZero, let curve = try model?.geodesicSolver?.geodesic(from: p, velocity: velocity, until: end) {
      return curve
    }
    return try connection(alpha: alpha).geodesic(from: p, velocity: velocity, until: end, tolerance: tolerance)
  }

  /// The Fisher–Rao distance: the length of the Levi-Civita geodesic between two points.
  ///
  /// In closed form where the family maps to a line, a hyperbolic plane or a sphere. Otherwise the geodesic is solved
  /// for; where curvature may be positive, that it is the shortest one is not proved.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached: never a wrong number.
  public func distance(from p: Point, to q: Point, tolerance: Double = 1e-11) throws -> Distance {
    // Coordinates that agree in many digits leave too few of their difference in double precision.
    if isometry == nil, areNear(p, q) { return try roundedDistance(from: p, to: q) }
    if let solver = model?.geodesicSolver {
      let found = try solver.distance(from: p, to: q)
      return Distance(
        value: found.length.value, error: found.length.error, method: solver.method, residual: found.residual)
    }
    do {
      let geodesic = try geodesic(from: p, to: q, tolerance: tolerance)
      return Distance(
        value: geodesic.length, error: geodesic.lengthError, method: geodesic.method, residual: geodesic.residual)
    } catch let error as GeometryError {
      guard case .notConverged = error, manifold.hasCyclicCoordinate,
        let found = try? roundedDistance(from: p, to: q)
      else { throw error }
      return found
    }
  }

  /// The distance of the exact points, found with many digits and rounded.
  private func roundedDistance(from p: Point, to q: Point) throws -> Distance {
    let found = try distance(from: p, to: q, digits: 19)
    let value = found.value.asDouble, error = found.error.asDouble
    return Distance(
      value: value, error: value == 0 ? error : error + value.ulp / 2, method: found.method,
      residual: value == 0 ? 0 : error / value)
  }

  /// Whether all coordinates agree to four digits, and not all are the same.
  private func areNear(_ p: Point, _ q: Point) -> Bool {
    var isApart = false
    for (i, (x, y)) in zip(p.coordinates, q.coordinates).enumerated() where p.exact[i] != q.exact[i] {
      guard (x - y).magnitude <= 1e-4 * max(x.magnitude, y.magnitude) else { return false }
      isApart = true
    }
    return isApart
  }
}
