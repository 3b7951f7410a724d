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
  /// Geodesics that are to be solved for are solved for many at once, with the checks of `distance(from:to:)`; of closed
  /// forms the curve is checked for one pair in a few dozen. The run ends early when the task that calls is cancelled.
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
    let found = try distances(
      of: n * (n - 1) / 2, points: points, policy: policy, progress: progress, pair: { Self.pair($0) },
      short: try closedForms(points), keep: { $0.map { Entry(value: $0.value, error: $0.error, method: $0.method) } })
    var values = [Double](repeating: 0, count: n * n), errors = values
    var failures: [PairFailure] = [], methods: Set<Geodesic.Method> = []
    for (k, result) in found.enumerated() {
      var (value, error) = (Double.nan, Double.nan)
      switch result {
      case .success(let entry):
        (value, error) = (entry.value, entry.error)
        methods.insert(entry.method)
      case .failure(let failure): failures.append(failure)
      }
      let (column, row) = Self.pair(k)
      for place in [row * n + column, column * n + row] {
        values[place] = value
        errors[place] = error
      }
    }
    return DistanceMatrix(count: n, values: values, errors: errors, methods: methods, failures: failures)
  }

  /// Distances in closed form without their curves; nil where there is no isometry.
  private func closedForms(
    _ points: [Point]
  ) throws -> (@Sendable (Int, Int) -> Result<Entry, PairFailure>?)? {
    guard let isometry, model?.geodesicSolver == nil else { return nil }
    let isProper = try arePositiveDefinite(points), connection = connection()
    return { i, j in
      let p = points[i]
      guard isProper[i], isProper[j], p.coordinates != points[j].coordinates,
        (try? self.model?.requireGeodesic(from: p, to: points[j])) != nil || self.model == nil,
        let q = try? self.nearest(points[j], to: p),
        let found = try? connection.closedFormDistance(from: p, to: q, isometry: isometry)
      else { return nil }
      return .success(Entry(value: found.value, error: found.error, method: .closedForm))
    }
  }

  /// What a matrix keeps of a distance.
  private struct Entry: Sendable {
    let value: Double
    let error: Double
    let method: Geodesic.Method
  }

  /// Pair k of (0, 1), (0, 2), (1, 2), (0, 3), …: a column and a row.
  private static func pair(_ k: Int) -> (column: Int, row: Int) {
    var row = Int((1 + Double(1 + 8 * k).squareRoot()) / 2)
    while row * (row - 1) / 2 > k { row -= 1 }
    while (row + 1) * row / 2 <= k { row += 1 }
    return (k - row * (row - 1) / 2, row)
  }
}
