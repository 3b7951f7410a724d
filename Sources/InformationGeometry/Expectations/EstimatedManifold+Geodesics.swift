import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Geodesics and Fisher–Rao distances of models whose metric has no closed form.
///
/// The geodesic equation is asked for where the solvers need it, by quadrature of g, T and their derivatives.
extension EstimatedManifold {
  /// The error allowed in expectations that geodesics are made of.
  private static let expectationTolerance = 1e-11

  private func connection(_ alpha: Rational) -> PointwiseConnection {
    let quadrature = self.quadrature, chart = self.chart
    let tolerance = max(Self.expectationTolerance, quadrature.defaultTolerance / 10)
    return PointwiseConnection(chart: chart, alpha: alpha) { x, order in
      guard let point = try? Point(x, in: chart),
        let jets = try? quadrature.neighbouringJets(order: order, at: point, tolerance: tolerance)
      else { return nil }
      return jets.map(\.value)
    }
  }

  /// Refuses what geodesics cannot be made of: several variables, a point with no metric, or a singular one.
  private func requireRegular(at points: [Point]) throws {
    guard quadrature.joint == nil else {
      throw GeometryError.unsupported(
        reason:
          "\(model.name): geodesics by quadrature are for normalized densities of one variable; the metric has values at a point"
      )
    }
    for point in points {
      // All that the equation needs: says what is not finite, not regular, or singular.
      let symbols = try estimated(.christoffel(alpha: 0), at: point, tolerance: Self.expectationTolerance)
      let metric = try quadrature.metric(at: point).map(\.value)
      let n = dimension
      // Relative to the size of the coordinates' own terms, what quadrature knows.
      for k in 0..<n where !(metric[k * n + k] > 0) {
        throw GeometryError.degenerateMetric(at: point.coordinates, reason: "is not positive definite")
      }
      guard symbols.allSatisfy({ $0.value.isFinite }) else {
        throw GeometryError.notFinite(what: "the connection", at: point.coordinates)
      }
    }
  }

  /// The geodesic of the α-connection with γ(0) = p and γ(1) = q, by collocation.
  ///
  /// Accuracy: `tolerance`, relative, for velocities; the expectations are known to 10⁻¹¹ of ∫|·|, which is in the stated
  /// errors. Takes tenths of a second to a minute.
  ///
  /// - Parameter checks: how much is verified by other means; nothing if nil.
  /// - Throws: `GeometryError.notConverged`, with what was reached, and what the quadrature refuses.
  public func geodesic(
    from p: Point, to q: Point, alpha: Rational = 0, tolerance: Double = 1e-9,
    checks: GeodesicVerification.Extent? = nil
  ) throws -> Geodesic {
    try requireRegular(at: [p, q])
    let connection = connection(alpha)
    let found = try unverified(connection, from: p, to: q, tolerance: tolerance)
    guard let checks, found.length > 0 else { return found }
    var result = found
    result.verification = try verification(of: found, connection, from: p, to: q, checks)
    return result
  }

  /// The geodesic of the α-connection with γ(0) = p and γ̇(0) = v.
  ///
  /// - Throws: `GeometryError.leavesManifold` with where, and as `geodesic(from:to:)`.
  public func geodesic(
    from p: Point, velocity: [Double], until end: Double = 1, alpha: Rational = 0, tolerance: Double = 1e-9
  ) throws -> Geodesic {
    precondition(velocity.count == dimension, "\(velocity.count) components for a vector in dimension \(dimension)")
    try requireRegular(at: [p])
    return try connection(alpha).geodesic(from: p, velocity: velocity, until: end, tolerance: tolerance)
  }

  /// The Fisher–Rao distance: the length of the Levi-Civita geodesic between two points.
  ///
  /// A curve with a conjugate point inside is refused; that no other geodesic is shorter is not proved. For a mixture it is
  /// the distance of the parameters: exchanging components leads to the same density and to another point.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached: never a wrong number.
  public func distance(
    from p: Point, to q: Point, tolerance: Double = 1e-9, checks: GeodesicVerification.Extent? = .essential
  ) throws -> Distance {
    if p.isSame(as: q) { return Distance(value: 0, error: 0, method: .closedForm, residual: 0) }
    let curve = try geodesic(from: p, to: q, tolerance: tolerance, checks: checks)
    guard curve.verification?.isLocallyMinimizing != false else {
      throw GeometryError.notConverged(
        what: "the distance", reached: curve.length, reason: "the geodesic has a conjugate point inside")
    }
    return Distance(curve)
  }

  private func unverified(
    _ connection: PointwiseConnection, from p: Point, to q: Point, tolerance: Double
  ) throws -> Geodesic {
    if let short = try shortGeodesic(connection, from: p, to: q) { return short }
    let found = try connection.geodesic(from: p, to: q, tolerance: tolerance)
    try found.requireInside()
    // g is known to the tolerance of its expectations, whose cancellation the inverse enlarges.
    let room = 4 * Self.expectationTolerance * Double(dimension) * found.length
    return found.with(lengthError: found.lengthError + room)
  }

  /// The chord, where the ends are so near that it is the geodesic to all digits that quadrature has.
  ///
  /// The length of x ↦ √g(∆, ∆) by Simpson's rule along the chord; what bends the geodesic away is of relative order ∆².
  private func shortGeodesic(_ connection: PointwiseConnection, from p: Point, to q: Point) throws -> Geodesic? {
    let difference = try Tape(zip(q.exact, p.exact).map { $0 - $1 }, inputs: [])
      .evaluate([Ball](), precision: BallPrecision(bits: 256)).map(\.midpoint)
    let metrics = try [0, 0.5, 1].map { t in
      let x = zip(p.coordinates, difference).map { $0 + t * $1 }
      return try quadrature.metric(at: Point(x, in: chart), tolerance: Self.expectationTolerance).map(\.value)
    }
    func size(_ g: [Double]) -> Double {
      var sum = 0.0
      let n = dimension
      for i in 0..<n { for j in 0..<n { sum += g[i * n + j] * difference[i] * difference[j] } }
      return sum.squareRoot()
    }
    let speeds = metrics.map(size), length = (speeds[0] + 4 * speeds[1] + speeds[2]) / 6
    // The relative change of the metric along the chord, squared, bounds what curvature of the chord adds.
    let n = dimension
    var change = 0.0
    for i in 0..<n {
      for j in 0..<n {
        let unit = (metrics[0][i * n + i] * metrics[0][j * n + j]).squareRoot()
        change = max(change, (metrics[2][i * n + j] - metrics[0][i * n + j]).magnitude / unit)
      }
    }
    guard length > 0, change < 1e-6 else { return nil }
    let error = length * (4 * Double(n) * change * change + 40 * Self.expectationTolerance)
    return Geodesic(
      chart: chart, alpha: connection.alpha.asDouble, method: .collocation, range: 0...1, length: length,
      lengthError: error, residual: change, error: error
    ) { t in
      let x = t == 1 ? q.coordinates : zip(p.coordinates, difference).map { $0 + t * $1 }
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: difference)
    }
  }

  /// Checks of a geodesic: the residual by an independent integration, the speed; with `.full` the way back, bounds, and
  /// conjugate points.
  private func verification(
    of curve: Geodesic, _ connection: PointwiseConnection, from p: Point, to q: Point,
    _ extent: GeodesicVerification.Extent
  ) throws -> GeodesicVerification {
    var result = GeodesicVerification(
      length: curve.length, residual: curve.residual, reverseDifference: nil, bounds: [])
    let isMetric = connection.alpha.isZero
    if isMetric { result.speedVariation = (curve.lengthError / curve.length) }
    if extent == .full, isMetric {
      let back = try unverified(connection, from: q, to: p, tolerance: 1e-9)
      let difference = (back.length - curve.length).magnitude / curve.length
      if difference > GeodesicVerification.tolerance, back.length < curve.length {
        throw GeometryError.notConverged(
          what: "the distance", reached: curve.length, reason: "from the other end a shorter geodesic was found")
      }
      if difference <= GeodesicVerification.tolerance { result.reverseDifference = difference }
      if let hellinger = try? model.divergence(.squaredHellinger, from: p, to: q), hellinger.value > 0 {
        let least = 4 * Double.asin(min(1, (max(0, hellinger.value - hellinger.error) / 2).squareRoot()))
        if least.isFinite { result.bounds.append(.init("Hellinger", least, isLower: true)) }
      }
      result.conjugatePoints = try? connection.jacobiFields(along: curve, tolerance: 1e-8).conjugatePoints(
        intervals: 48
      ).filter { $0.parameter < 1 - 1e-6 }
    }
    try result.requirePassed()
    return result
  }
}
