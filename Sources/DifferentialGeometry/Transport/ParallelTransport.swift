import NumericalMethods
import Scalars

/// A parallel vector field along a curve.
public struct ParallelField: Sendable {
  /// The chart of the components.
  public let chart: Chart
  /// The parameters of the curve.
  public let range: ClosedRange<Double>
  /// Estimates of the errors of the components at the end.
  public let errors: [Double]
  private let field: @Sendable (Double) -> [Double]

  init(
    chart: Chart, range: ClosedRange<Double>, errors: [Double], field: @escaping @Sendable (Double) -> [Double]
  ) {
    self.chart = chart
    self.range = range
    self.errors = errors
    self.field = field
  }

  /// The components at a parameter.
  ///
  /// - Precondition: the parameter lies in `range`.
  public func components(at t: Double) -> [Double] {
    precondition(range.contains(t), "the parameter \(t) does not lie in \(range)")
    return field(t)
  }

  /// The components at the end of the curve.
  public var end: [Double] { field(range.upperBound) }
}

extension AffineConnection {
  /// The vectors that are parallel to a given one along a curve.
  ///
  ///     v̇ᵏ + Γ^(α)ᵏᵢⱼ ẋⁱ vʲ = 0
  ///
  /// The curve may be a geodesic of another connection. ∇^(α) and ∇^(−α) together keep g(v, w); the Levi-Civita connection
  /// keeps lengths and angles alone.
  ///
  /// Coordinates: those of the chart. Accuracy: as asked, for the curve as it is given; the error is estimated by a second
  /// integration. Source: do Carmo (1992), §2.2.
  ///
  /// - Parameters:
  ///   - vector: the components at the start of the curve.
  ///   - curve: the way.
  ///   - tolerance: relative to the length of the vector.
  /// - Throws: `GeometryError.notConverged`, `GeometryError.invalidModel` for components that are not finite.
  public func parallelTransport(
    of vector: [Double], along curve: Geodesic, tolerance: Double = 1e-11
  ) throws -> ParallelField {
    try equation.parallelTransport(of: vector, along: curve, tolerance: tolerance)
  }
}

extension GeodesicEvaluation {
  /// The vectors that are parallel to a given one along a curve.
  func parallelTransport(of vector: [Double], along curve: Geodesic, tolerance: Double) throws -> ParallelField {
    let n = dimension, range = curve.range
    precondition(vector.count == n, "\(vector.count) components for a vector in dimension \(n)")
    guard vector.allSatisfy(\.isFinite) else {
      throw GeometryError.invalidModel(reason: "a vector must have finite components, not \(vector)")
    }
    guard vector.contains(where: { $0 != 0 }), range.lowerBound < range.upperBound else {
      return ParallelField(chart: chart, range: range, errors: vector.map { _ in 0 }) { _ in vector }
    }
    let start = curve.sample(at: range.lowerBound)
    // The quadratic form ẍ is polarised: −Γ(u, v) = ¼(ẍ(u + v) − ẍ(u − v)), with v as long as u.
    let length = speed(start.coordinates, vector), pace = speed(start.coordinates, start.velocity)
    guard length > 0, length.isFinite else {
      throw GeometryError.degenerateMetric(at: start.coordinates, reason: "gives the vector no length")
    }
    let scale = pace > 0 ? pace / length : 1
    // A component counts in units of length: the smallest unit on the way bounds what an error may be.
    var unit = Double.infinity
    for sample in curve.samples(33) {
      let g = metric(at: sample.coordinates)
      for i in 0..<n where g[i * n + i] > 0 { unit = Swift.min(unit, 1 / g[i * n + i].squareRoot()) }
    }
    let method = DormandPrince853(
      relativeTolerance: tolerance,
      absoluteTolerance: Swift.max(tolerance * length * unit / 10, .leastNormalMagnitude))
    do {
      let solution = try method.solveEstimatingError(from: range.lowerBound, to: range.upperBound, state: vector) {
        t, v, dv in
        let place = curve.sample(at: Swift.min(Swift.max(t, range.lowerBound), range.upperBound))
        var sum = place.velocity, difference = sum
        for i in 0..<n {
          sum[i] += scale * v[i]
          difference[i] -= scale * v[i]
        }
        let a = acceleration(at: place.coordinates, velocity: sum)
        let b = acceleration(at: place.coordinates, velocity: difference)
        for i in 0..<n {
          dv[i] = (a[i] - b[i]) / (4 * scale)
          guard dv[i].isFinite else { return false }
        }
        return true
      }
      guard case .completed = solution.status else {
        throw GeometryError.notConverged(
          what: "parallel transport", reached: range.lowerBound, reason: "the connection has no value on the curve")
      }
      return ParallelField(
        chart: chart, range: range,
        errors: solution.errorEstimates ?? [Double](repeating: .nan, count: n)
      ) { solution.state(at: $0) }
    } catch let error as NumericalError {
      throw GeometryError.notConverged(what: "parallel transport", reached: .infinity, reason: "\(error)")
    }
  }
}
