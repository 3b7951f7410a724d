import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics
import Synchronization

/// Geodesics and Fisher–Rao distances of models whose metric has no closed form.
///
/// The geodesic equation is asked for where the solvers need it, by quadrature of g, T and their derivatives.
extension EstimatedManifold {
  /// The error allowed in expectations that geodesics are made of.
  var expectationTolerance: Double { quadrature.joint == nil ? 1e-11 : quadrature.defaultTolerance }

  /// How often the density may be evaluated with many bits for one place of a geodesic: near a border sums have millions of
  /// terms.
  private static let mostEvaluationsAtAPlace = 50_000

  /// Why a place had no value.
  private final class Failure: Sendable {
    private let state = Mutex<String?>(nil)

    var reason: String? {
      get { state.withLock { $0 } }
      set { state.withLock { $0 = newValue } }
    }
  }

  /// What expectations along one geodesic may cost, in units of `WorkBudget`: some seconds.
  private static let mostWork = 600_000_000

  /// A geodesic of the α-connection; what the quadrature refused on the way is named where there is none.
  private func solved<Result>(_ alpha: Rational, _ solve: (PointwiseConnection) throws -> Result) throws -> Result {
    try WorkBudget.limiting(most: Self.mostWork) { try explained(alpha, solve) }
  }

  private func explained<Result>(_ alpha: Rational, _ solve: (PointwiseConnection) throws -> Result) throws -> Result {
    var limited = self.quadrature
    limited.evaluationBudget = min(limited.evaluationBudget, Self.mostEvaluationsAtAPlace)
    let quadrature = limited, chart = self.chart, tolerance = expectationTolerance, failure = Failure()
    let budget = WorkBudget.now
    let connection = PointwiseConnection(chart: chart, alpha: alpha) { x, order in
      guard let point = try? Point(x, in: chart) else { return nil }
      guard budget?.isExhausted != true else {
        failure.reason = "the expectations near \(x) take too many evaluations"
        return nil
      }
      func spend(_ cost: Int) { _ = budget?.spend(cost) }
      do {
        return try quadrature.neighbouringJets(
          order: order, at: point, tolerance: tolerance, effort: spend
        ).map(\.value)
      } catch {
        failure.reason = "\(error)"
        if case GeometryError.notConverged = error {
          spend(Self.mostEvaluationsAtAPlace * ExpectationQuadrature.wideCost)
        }
        return nil
      }
    }
    do { return try solve(connection) } catch GeometryError.notConverged(let what, let reached, let reason) {
      throw GeometryError.notConverged(
        what: what, reached: reached, reason: failure.reason.map { "\(reason); \($0)" } ?? reason)
    } catch GeometryError.leavesManifold(let t, let x, let reason) {
      guard let failure = failure.reason else {
        throw GeometryError.leavesManifold(parameter: t, point: x, reason: reason)
      }
      throw GeometryError.notConverged(
        what: "the geodesic", reached: t, reason: "it was followed to t = \(t), near \(x); \(failure)")
    }
  }

  /// Refuses what geodesics cannot be made of: several variables, a point with no metric, or a singular one.
  private func requireRegular(at points: [Point]) throws {
    guard model.variables.count == 1 else {
      throw GeometryError.unsupported(
        reason:
          "\(model.name): geodesics by quadrature are for densities of one variable; the metric has values at a point"
      )
    }
    for point in points {
      // All that the equation needs: says what is not finite or not regular.
      _ = try estimated(.christoffel(alpha: 0), at: point, tolerance: expectationTolerance)
      try requirePositiveDefinite(try quadrature.metric(at: point).map(\.value), at: point)
    }
  }

  /// Refuses a metric that is singular in the digits that quadrature has: coincident components of a mixture.
  private func requirePositiveDefinite(_ metric: [Double], at point: Point) throws {
    let n = dimension
    var correlations = Matrix(rows: n, columns: n)
    for i in 0..<n {
      for j in 0..<n {
        correlations[i, j] = metric[i * n + j] / (metric[i * n + i] * metric[j * n + j]).squareRoot()
      }
    }
    let least = (try? SymmetricEigendecomposition(correlations))?.values.min() ?? .nan
    guard least > 1e-8 else {
      throw GeometryError.degenerateMetric(
        at: point.coordinates, reason: "is singular, or cannot be told from a singular one")
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
    return try solved(alpha) { connection in
      var result = try unverified(connection, from: p, to: q, tolerance: tolerance)
      guard let checks, result.length > 0 else { return result }
      result.verification = try verification(of: result, connection, from: p, to: q, checks)
      return result
    }
  }

  /// The geodesic of the α-connection with γ(0) = p and γ̇(0) = v.
  ///
  /// - Throws: `GeometryError.leavesManifold` with where, and as `geodesic(from:to:)`.
  public func geodesic(
    from p: Point, velocity: [Double], until end: Double = 1, alpha: Rational = 0, tolerance: Double = 1e-9
  ) throws -> Geodesic {
    precondition(velocity.count == dimension, "\(velocity.count) components for a vector in dimension \(dimension)")
    try requireRegular(at: [p])
    return try solved(alpha) { try $0.geodesic(from: p, velocity: velocity, until: end, tolerance: tolerance) }
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

  func unverified(
    _ connection: PointwiseConnection, from p: Point, to q: Point, tolerance: Double
  ) throws -> Geodesic {
    if let short = try shortGeodesic(connection, from: p, to: q) { return short }
    let found = try connection.geodesic(from: p, to: q, tolerance: tolerance)
    try found.requireInside()
    // g is known to the tolerance of its expectations, whose cancellation the inverse enlarges.
    let room = 4 * expectationTolerance * Double(dimension) * found.length
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
      return try quadrature.metric(at: Point(x, in: chart), tolerance: expectationTolerance).map(\.value)
    }
    let
      speeds = metrics.map {
        TensorAlgebra(DoubleRing(), dimension: dimension).innerProduct($0, difference, difference).squareRoot()
      }, length = (speeds[0] + 4 * speeds[1] + speeds[2]) / 6
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
    let error = length * (4 * Double(n) * change * change + 40 * expectationTolerance)
    return Geodesic(
      chart: chart, alpha: connection.alpha.asDouble, method: .collocation, range: 0...1, length: length,
      lengthError: error, residual: change, error: error
    ) { t in
      let x = t == 1 ? q.coordinates : zip(p.coordinates, difference).map { $0 + t * $1 }
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: difference)
    }
  }
}
