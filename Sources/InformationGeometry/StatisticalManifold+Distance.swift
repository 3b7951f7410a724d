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
  /// What checks of the curve found; nil where there were none.
  public package(set) var verification: GeodesicVerification?

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

extension Distance {
  /// The distance in a product of manifolds.
  init(product parts: [Distance]) {
    let value = parts.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
    let error = parts.reduce(0) { $0 + $1.error * (value > 0 ? $1.value / value : 1) }
    let slow = parts.first { $0.method != .closedForm && $0.value > 0 }
    self.init(
      value: value, error: error + 2 * value.ulp, method: slow?.method ?? .closedForm,
      residual: parts.map(\.residual).max() ?? 0)
  }

  /// The length of a geodesic.
  init(_ geodesic: Geodesic) {
    self.init(
      value: geodesic.length, error: geodesic.lengthError, method: geodesic.method, residual: geodesic.residual,
      verification: geodesic.verification)
  }
}

extension StatisticalManifold {
  /// The geodesic of the α-connection with γ(0) = p and γ(1) = q.
  ///
  /// For α = 0 down the ladder: closed form, lift to a symmetric space, collocation in `Double`, Clairaut's quadrature,
  /// path energy from several starts with collocation in as many bits as the points need. Where a coordinate is an angle
  /// it ends at the representative of q that is nearest to p.
  ///
  /// - Parameter checks: how much is verified by other means; nothing if nil.
  /// - Throws: `GeometryError.notConverged`, with what was reached, and for a curve that fails a check.
  public func geodesic(
    from p: Point, to q: Point, alpha: Rational = 0, tolerance: Double = 1e-11,
    checks: GeodesicVerification.Extent? = nil
  ) throws -> Geodesic {
    let q = try nearest(q, to: p), connection = connection(alpha: alpha)
    if let still = connection.atRest(p, q, digits: 17) { return still.rounded }
    if alpha.isZero { try model?.requireGeodesic(from: p, to: q) }
    return try WorkBudget.limiting {
      let curve = try unchecked(from: p, to: q, connection, tolerance: tolerance)
      if curve.method != .closedForm, model?.geodesicSolver == nil { try curve.requireInside() }
      return try checked(curve, from: p, to: q, checks)
    }
  }

  private func unchecked(
    from p: Point, to q: Point, _ connection: AffineConnection, tolerance: Double
  ) throws -> Geodesic {
    let isMetric = connection.alpha.isZero
    if isMetric {
      if let solver = model?.geodesicSolver {
        do { return try solver.geodesic(from: p, to: q) } catch GeometryError.notConverged {
          return try geodesic(from: p, to: q, digits: 19).rounded
        }
      }
      if let product = try factors?.geodesic(from: p, to: q) { return product }
      if let on = try onSurface(p, q) {
        return on.lifted(try on.surface.geodesic(from: on.p, to: on.q, tolerance: tolerance), from: p, to: q)
      }
      if isometry == nil, areNear(p, q) { return try geodesic(from: p, to: q, digits: 19).rounded }
    }
    do {
      let found =
        isMetric
        ? try geodesicInDouble(from: p, to: q, tolerance: tolerance)
        : try connection.geodesic(from: p, to: q, isometry: isometry, tolerance: tolerance)
      if found.method == .closedForm || found.lengthError <= 1e-9 * found.length { return found }
      guard isMetric else { return found }
      return (try? lowerRungs(from: p, to: q, after: .degeneratePlane)) ?? found
    } catch let error as GeometryError {
      guard case .notConverged = error else { throw error }
      // A closed form that overflows has room where exponents are larger.
      if isMetric, isometry != nil { return try geodesic(from: p, to: q, digits: 19).rounded }
      return isMetric
        ? try lowerRungs(from: p, to: q, after: error) : try connection.geodesicByCollocation(from: p, to: q)
    }
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
    return try WorkBudget.limiting {
      try connection(alpha: alpha).geodesic(from: p, velocity: velocity, until: end, tolerance: tolerance)
    }
  }

  /// The Fisher–Rao distance: the length of the Levi-Civita geodesic between two points.
  ///
  /// In closed form where the family maps to a line, a hyperbolic plane or a sphere, or is a product of such. Otherwise the
  /// geodesic is solved for. Where it is not known that only one geodesic joins the points, a curve with a conjugate point
  /// inside is replaced by a shorter one or refused; that none is shorter is not proved. Points that are the same: 0 exactly.
  ///
  /// - Parameter checks: how much of the curve is verified. `.essential`, for many pairs, costs little beside the solution:
  ///   the equation and the constancy of the speed. `.full` solves several times.
  /// - Throws: `GeometryError.notConverged`, with what was reached: never a wrong number.
  public func distance(
    from p: Point, to q: Point, tolerance: Double = 1e-11, checks: GeodesicVerification.Extent? = .essential
  ) throws -> Distance {
    try WorkBudget.limiting {
      try distance(from: p, to: q, tolerance: tolerance, checks: checks, collocated: nil)
    }
  }

  /// The same where collocation in `Double` has found a geodesic already.
  func distance(
    from p: Point, to q: Point, tolerance: Double = 1e-11, checks: GeodesicVerification.Extent? = .essential,
    collocated: Geodesic?
  ) throws -> Distance {
    if p.isSame(as: q) { return Distance(value: 0, error: 0, method: .closedForm, residual: 0) }
    try model?.requireGeodesic(from: p, to: q)
    if let on = try onSurface(p, try nearest(q, to: p)) {
      return try on.surface.distance(from: on.p, to: on.q, tolerance: tolerance, checks: checks)
    }
    return checks == .full
      ? try fullyCheckedDistance(from: p, to: q, tolerance: tolerance)
      : try plainDistance(from: p, to: q, tolerance: tolerance, checks: checks, collocated: collocated)
  }

  /// The length down the ladder, with the checks asked for that its curve admits.
  func plainDistance(
    from p: Point, to q: Point, tolerance: Double, checks: GeodesicVerification.Extent?, collocated: Geodesic? = nil
  ) throws -> Distance {
    // Coordinates that agree in many digits leave too few of their difference in double precision.
    if isometry == nil, areNear(p, q) { return try roundedDistance(from: p, to: q) }
    if let solver = model?.geodesicSolver {
      do {
        let found = try solver.distance(from: p, to: q)
        return Distance(
          value: found.length.value, error: found.length.error, method: solver.method, residual: found.residual)
      } catch let error as GeometryError {
        guard case .notConverged = error else { throw error }
        return try roundedDistance(from: p, to: q)
      }
    }
    if let parts = try factors?.distances(from: p, to: q, { try $0.distance(from: $1, to: $2, checks: checks) }) {
      return Distance(product: parts)
    }
    let q = try nearest(q, to: p)
    do {
      var found = try collocated ?? geodesicInDouble(from: p, to: q, tolerance: tolerance)
      guard found.method == .closedForm || found.lengthError <= 1e-9 * found.length else {
        return try roundedDistance(from: p, to: q)
      }
      if found.method != .closedForm { try found.requireInside() }
      if !hasUniqueGeodesics { found = try shortest(found, from: p, to: q) }
      return Distance(try checked(found, from: p, to: q, checks))
    } catch let error as GeometryError {
      guard case .notConverged = error, !"\(error)".contains("conjugate point at") else { throw error }
      do { return try roundedDistance(from: p, to: q) } catch GeometryError.notConverged { throw error }
    }
  }

  /// The Levi-Civita geodesic in closed form, or by collocation.
  func geodesicInDouble(from p: Point, to q: Point, tolerance: Double) throws -> Geodesic {
    // Over so many powers of ten ∫√g alone is sought.
    if dimension == 1, isometry == nil, !areComparable(p, q) {
      throw GeometryError.notConverged(
        what: "the geodesic between the points", reached: .infinity, reason: "they are too far apart for collocation")
    }
    return isDefiniteEverywhere
      ? try connection().geodesic(betweenProper: p, q, isometry: isometry, tolerance: tolerance)
      : try connection().geodesic(from: p, to: q, isometry: isometry, tolerance: tolerance)
  }

  /// Whether no coordinate changes by more than fifty powers of ten.
  private func areComparable(_ p: Point, _ q: Point) -> Bool {
    zip(p.coordinates, q.coordinates).allSatisfy { x, y in
      let small = min(x.magnitude, y.magnitude), large = max(x.magnitude, y.magnitude)
      return large <= 1e50 && (small >= 1e-50 || large == 0 || small == 0 && large >= 1e-50)
    }
  }

  /// The distance of the exact points, found with many digits and rounded.
  func roundedDistance(from p: Point, to q: Point) throws -> Distance {
    let found = try distance(from: p, to: q, digits: 19)
    let value = found.value.asDouble, error = found.error.asDouble
    return Distance(
      value: value, error: value == 0 ? error : error + value.ulp / 2, method: found.method,
      residual: value == 0 ? 0 : error / value)
  }

  /// Whether all coordinates agree to four digits, and not all are the same.
  func areNear(_ p: Point, _ q: Point) -> Bool {
    var isApart = false
    for (i, (x, y)) in zip(p.coordinates, q.coordinates).enumerated() where p.exact[i] != q.exact[i] {
      guard (x - y).magnitude <= 1e-4 * max(x.magnitude, y.magnitude) else { return false }
      isApart = true
    }
    return isApart
  }
}
