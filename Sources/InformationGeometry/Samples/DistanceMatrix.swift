import DifferentialGeometry

/// The distances between all pairs of points.
public struct DistanceMatrix: Sendable {
  /// How many points there are.
  public let count: Int
  /// d(pᵢ, pⱼ), row by row; symmetric, with zeros on the diagonal, NaN for a pair that failed.
  public let values: [Double]
  /// Bounds or estimates of the errors, as `Distance.error`.
  public let errors: [Double]
  /// How the distances were found, each method once.
  public let methods: Set<Geodesic.Method>
  /// The pairs without a distance; none unless they were to be kept.
  public let failures: [PairFailure]

  /// d(pᵢ, pⱼ).
  public subscript(i: Int, j: Int) -> Double { values[i * count + j] }
}

extension StatisticalManifold {
  /// The Fisher–Rao distances between all pairs of points, on all cores.
  ///
  /// The run ends early when the task that calls is cancelled.
  ///
  /// - Parameters:
  ///   - points: the points.
  ///   - policy: whether a pair without a distance ends the run, or is listed in the result.
  ///   - progress: called now and then with how many pairs are done and how many there are; false ends the run.
  /// - Throws: `PairFailure` for the first pair that failed; `CancellationError`.
  public func distanceMatrix(
    _ points: [Point], onFailure policy: FailurePolicy = .stop,
    progress: (@Sendable (_ done: Int, _ of: Int) -> Bool)? = nil
  ) throws -> DistanceMatrix {
    let n = points.count
    let places = (0..<n).flatMap { row in (0..<row).map { (column: $0, row: row) } }
    let found = try distances(
      of: places.count, policy: policy, progress: progress, pair: { (places[$0].column, places[$0].row) },
      points: (points, points))
    var values = [Double](repeating: 0, count: n * n), errors = values
    var failures: [PairFailure] = [], methods: Set<Geodesic.Method> = []
    for (place, result) in zip(places, found) {
      var (value, error) = (Double.nan, Double.nan)
      switch result {
      case .success(let distance):
        (value, error) = (distance.value, distance.error)
        methods.insert(distance.method)
      case .failure(let failure): failures.append(failure)
      }
      for k in [place.row * n + place.column, place.column * n + place.row] {
        values[k] = value
        errors[k] = error
      }
    }
    return DistanceMatrix(count: n, values: values, errors: errors, methods: methods, failures: failures)
  }
}
