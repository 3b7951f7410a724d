import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// A center of points on a manifold.
public struct GeodesicCenter: Sendable {
  /// Where it is.
  public let point: Point
  /// Σ wᵢ d(x, pᵢ)² for the mean, Σ wᵢ d(x, pᵢ) for the median.
  public let objective: Double
  /// The length of what should vanish there: |Σ wᵢ log_x pᵢ| for the mean, an estimate of the distance to the true center.
  public let residual: Double
  /// How many steps were taken.
  public let iterations: Int
  /// Whether it is known to be the only minimum, and by which theorem.
  public let uniqueness: CenterUniqueness
}

extension StatisticalManifold {
  /// The Fréchet (Karcher) mean: the point with the smallest Σ wᵢ d(x, pᵢ)² nearby.
  ///
  ///     x ← exp_x(Σ wᵢ log_x pᵢ),  the weights summing to 1
  ///
  /// Convergence: by Riemannian BFGS, whose first step is that of the formula; the objective falls in every step. Where
  /// curvature is nowhere positive (normal, location–scale, gamma, beta, Dirichlet, centered normal, Wishart) it is
  /// convex along geodesics: the steps lead to the mean, which is unique. Under positive curvature up to K the mean is unique
  /// where all points lie in a ball of radius below ½ min(inj, π/√K): always so on the categorical and multinomial families.
  /// Elsewhere what is found is a local minimum. `uniqueness` says which of these holds. Source: Karcher (1977);
  /// Afsari (2011), theorem 2.1.
  ///
  /// - Parameters:
  ///   - points: at least one.
  ///   - weights: positive; equal ones if nil.
  ///   - tolerance: of the residual, as a distance.
  /// - Throws: `GeometryError.notConverged` with the residual that was reached; what distances throw.
  public func frechetMean(
    of points: [Point], weights: [Double]? = nil, tolerance: Double = 1e-10
  ) throws -> GeodesicCenter {
    let weights = try normalized(weights, count: points.count)
    return try center(of: points, weights, tolerance, isMedian: false)
  }

  /// The geodesic median: the point with the smallest Σ wᵢ d(x, pᵢ) nearby.
  ///
  ///     x ← exp_x(Σ (wᵢ/dᵢ) log_x pᵢ / Σ wᵢ/dᵢ)
  ///
  /// It may be one of the points: the one whose weight is at least |Σ wⱼ log_x pⱼ/dⱼ| over the others.
  ///
  /// Convergence: as for the mean, with Weiszfeld's formula for the first step; but under positive curvature the ball has a radius below ½ min(inj, π/(2√K)), and where all
  /// points lie on one geodesic there may be others with the same sum. `uniqueness` says which of these holds. Source:
  /// Fletcher, Venkatasubramanian & Joshi (2009); Afsari (2011), theorem 2.1.
  ///
  /// - Throws: as `frechetMean(of:weights:tolerance:)`.
  public func geodesicMedian(
    of points: [Point], weights: [Double]? = nil, tolerance: Double = 1e-8
  ) throws -> GeodesicCenter {
    let weights = try normalized(weights, count: points.count)
    // A point of the sample that balances the others is the median.
    for candidate in points {
      let n = dimension
      var pull = [Double](repeating: 0, count: n), objective = 0.0, own = 0.0
      let logs = try points.map { try logarithm(at: candidate, of: $0) }
      for (weight, log) in zip(weights, logs) {
        guard log.length > 0 else {
          own += weight
          continue
        }
        objective += weight * log.length
        for i in 0..<n { pull[i] += weight * log.vector[i] / log.length }
      }
      if try metric.length(of: pull, at: candidate.coordinates) <= own * (1 + 1e-12) {
        return GeodesicCenter(
          point: candidate, objective: objective, residual: 0, iterations: 0,
          uniqueness: try uniqueness(ofCenter: candidate, logs, isMedian: true))
      }
    }
    return try center(of: points, weights, tolerance, isMedian: true)
  }

  /// log_p q: the velocity at p of the geodesic that reaches q at t = 1, with its length d(p, q).
  func logarithm(at p: Point, of q: Point) throws -> (vector: [Double], length: Double) {
    if p.coordinates == q.coordinates { return ([Double](repeating: 0, count: dimension), 0) }
    let geodesic = try geodesic(from: p, to: q)
    return (geodesic.sample(at: geodesic.range.lowerBound).velocity, geodesic.length)
  }

  /// What is known of a center with these logarithms of the points.
  private func uniqueness(
    ofCenter center: Point, _ logs: [(vector: [Double], length: Double)], isMedian: Bool
  ) throws -> CenterUniqueness {
    let apart = logs.filter { $0.length > 0 }, farthest = apart.map(\.length).max() ?? 0
    var spread = Swift.min(apart.count, 1)
    if dimension > 1, let first = apart.first {
      for other in apart {
        let angle = try metric.angle(between: first.vector, and: other.vector, at: center.coordinates)
        if Double.sin(angle) > 1e-7 { spread = 2 }
      }
    }
    return uniqueness(ofCenter: center, farthest: farthest, spread: spread, isMedian: isMedian)
  }

  func normalized(_ weights: [Double]?, count: Int) throws -> [Double] {
    guard count > 0 else { throw GeometryError.invalidModel(reason: "no points have no center") }
    let weights = weights ?? [Double](repeating: 1, count: count)
    guard weights.count == count else {
      throw GeometryError.invalidModel(reason: "\(weights.count) weights for \(count) points")
    }
    if let place = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw GeometryError.outsideDomain(
        parameter: "weight \(place + 1)", value: "\(weights[place])", requirement: "be positive")
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// The logarithms of the points at a place, with what follows from them.
  private struct CenterValue {
    let logs: [(vector: [Double], length: Double)]
    let objective: Double
    /// The derivative of the objective, in the frame.
    let gradient: [Double]
    /// What the gradient is divided by to make a step: 1 for half of the sum of squares, Weiszfeld's Σ wᵢ/dᵢ for the median.
    let stiffness: Double
  }

  private func center(
    of points: [Point], _ weights: [Double], _ tolerance: Double, isMedian: Bool
  ) throws -> GeodesicCenter {
    let n = dimension
    func value(at place: FramedPoint) throws -> CenterValue {
      let logs = try points.map { try logarithm(at: place.point, of: $0) }
      var objective = 0.0, stiffness = 0.0, pull = [Double](repeating: 0, count: n)
      for (weight, log) in zip(weights, logs) {
        objective += isMedian ? weight * log.length : weight * log.length * log.length / 2
        guard log.length > 0 else { continue }
        let share = isMedian ? weight / log.length : weight
        stiffness += share
        for i in 0..<n { pull[i] += share * log.vector[i] }
      }
      let gradient = try place.frame.map { -(try metric.innerProduct($0, pull, at: place.point.coordinates)) }
      return CenterValue(
        logs: logs, objective: objective, gradient: gradient, stiffness: isMedian && stiffness > 0 ? stiffness : 1)
    }
    func length(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let descent = FrameDescent(
      what: isMedian ? "the geodesic median" : "the Fréchet mean", value: value, objective: \.objective,
      gradient: \.gradient, inverseHessian: { 1 / $0.stiffness * Matrix.identity(n) },
      moved: { try $0.moved(by: $1, in: self).place }, remaining: { length($1.gradient) / $1.stiffness })
    // The heaviest point is a start that lies on the manifold.
    let start = points[weights.indices.max { weights[$0] < weights[$1] } ?? 0]
    let found = try descent.minimum(from: try FramedPoint(start, in: self), tolerance: tolerance)
    return GeodesicCenter(
      point: found.place.point, objective: (isMedian ? 1 : 2) * found.value.objective, residual: found.remaining,
      iterations: found.iterations,
      uniqueness: try uniqueness(ofCenter: found.place.point, found.value.logs, isMedian: isMedian))
  }
}
