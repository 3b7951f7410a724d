import DifferentialGeometry
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
}

extension StatisticalManifold {
  /// The Fréchet (Karcher) mean: the point with the smallest Σ wᵢ d(x, pᵢ)² nearby.
  ///
  ///     x ← exp_x(Σ wᵢ log_x pᵢ),  the weights summing to 1
  ///
  /// On a complete, simply connected manifold without positive curvature (normal, location–scale, gamma, beta, Dirichlet,
  /// centered normal) it is the only one; elsewhere it is one that is unique within a ball that is small against curvature.
  /// Steps are halved until the objective falls. Source: Karcher (1977); Afsari (2011).
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
    return try center(of: points, weights, tolerance, "the Fréchet mean") { _ in
      1
    } objective: {
      $0 * $0
    }
  }

  /// The geodesic median: the point with the smallest Σ wᵢ d(x, pᵢ) nearby, by Weiszfeld's steps.
  ///
  ///     x ← exp_x(Σ (wᵢ/dᵢ) log_x pᵢ / Σ wᵢ/dᵢ)
  ///
  /// It may be one of the points: the one whose weight is at least |Σ wⱼ log_x pⱼ/dⱼ| over the others. Existence and
  /// uniqueness as for the mean, unless all points lie on one geodesic. Source: Fletcher, Venkatasubramanian & Joshi (2009).
  ///
  /// - Throws: as `frechetMean(of:weights:tolerance:)`.
  public func geodesicMedian(
    of points: [Point], weights: [Double]? = nil, tolerance: Double = 1e-8
  ) throws -> GeodesicCenter {
    let weights = try normalized(weights, count: points.count)
    // A point of the sample that balances the others is the median.
    for (k, candidate) in points.enumerated() {
      let n = dimension
      var pull = [Double](repeating: 0, count: n), objective = 0.0, own = 0.0
      for (weight, other) in zip(weights, points) {
        let log = try logarithm(at: candidate, of: other)
        guard log.length > 0 else {
          own += weight
          continue
        }
        objective += weight * log.length
        for i in 0..<n { pull[i] += weight * log.vector[i] / log.length }
      }
      if try length(of: pull, at: points[k]) <= own * (1 + 1e-12) {
        return GeodesicCenter(point: candidate, objective: objective, residual: 0, iterations: 0)
      }
    }
    return try center(of: points, weights, tolerance, "the geodesic median") {
      1 / $0
    } objective: {
      $0
    }
  }

  /// log_p q: the velocity at p of the geodesic that reaches q at t = 1, with its length d(p, q).
  func logarithm(at p: Point, of q: Point) throws -> (vector: [Double], length: Double) {
    if p.coordinates == q.coordinates { return ([Double](repeating: 0, count: dimension), 0) }
    let geodesic = try geodesic(from: p, to: q)
    return (geodesic.sample(at: geodesic.range.lowerBound).velocity, geodesic.length)
  }

  private func length(of vector: [Double], at point: Point) throws -> Double {
    let g = try manifold.tape([.metric]).evaluate(point.coordinates), n = dimension
    var sum = 0.0
    for i in 0..<n { for j in 0..<n { sum += g[i * n + j] * vector[i] * vector[j] } }
    return Swift.max(sum, 0).squareRoot()
  }

  private func normalized(_ weights: [Double]?, count: Int) throws -> [Double] {
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

  /// Steps along Σ wᵢ f(dᵢ) log_x pᵢ / Σ wᵢ f(dᵢ), halved until the objective falls.
  private func center(
    of points: [Point], _ weights: [Double], _ tolerance: Double, _ what: String, _ factor: (Double) -> Double,
    objective f: (Double) -> Double
  ) throws -> GeodesicCenter {
    let n = dimension
    func state(_ x: Point) throws -> (objective: Double, direction: [Double]) {
      var objective = 0.0, total = 0.0
      var direction = [Double](repeating: 0, count: n)
      for (weight, point) in zip(weights, points) {
        let log = try logarithm(at: x, of: point)
        objective += weight * f(log.length)
        guard log.length > 0 else { continue }
        let share = weight * factor(log.length)
        total += share
        for i in 0..<n { direction[i] += share * log.vector[i] }
      }
      return (objective, total > 0 ? direction.map { $0 / total } : direction)
    }
    // The heaviest point is a start that lies on the manifold.
    var x = points[weights.indices.max { weights[$0] < weights[$1] } ?? 0]
    var present = try state(x)
    var residual = try length(of: present.direction, at: x)
    for iteration in 0..<500 {
      if residual <= tolerance {
        return GeodesicCenter(point: x, objective: present.objective, residual: residual, iterations: iteration)
      }
      var step = 1.0
      while true {
        let velocity = present.direction.map { step * $0 }
        if let end = try? geodesic(from: x, velocity: velocity).end, let next = try? point(end.coordinates),
          let found = try? state(next), found.objective <= present.objective * (1 + 4e-16)
        {
          (x, present) = (next, found)
          break
        }
        step /= 2
        guard step > 1e-6 else {
          throw GeometryError.notConverged(
            what: what, reached: residual, reason: "no step makes the objective smaller at \(x.coordinates)")
        }
      }
      residual = try length(of: present.direction, at: x)
    }
    throw GeometryError.notConverged(what: what, reached: residual, reason: "500 steps were not enough")
  }
}
