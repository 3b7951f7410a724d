import DifferentialGeometry
import Dispatch
import Scalars
import Synchronization

/// The distances between all pairs of points.
public struct DistanceMatrix: Sendable {
  /// How many points there are.
  public let count: Int
  /// d(pᵢ, pⱼ), row by row; symmetric, with zeros on the diagonal.
  public let values: [Double]
  /// Bounds or estimates of the errors, as `Distance.error`.
  public let errors: [Double]

  /// d(pᵢ, pⱼ).
  public subscript(i: Int, j: Int) -> Double { values[i * count + j] }
}

extension StatisticalManifold {
  /// The Fisher–Rao distances between all pairs of points, on all cores.
  ///
  /// - Parameters:
  ///   - points: the points.
  ///   - progress: called now and then with how many pairs are done and how many there are; false ends the work.
  /// - Throws: what the first pair that failed throws; `CancellationError` when `progress` said so.
  public func distanceMatrix(
    _ points: [Point], progress: (@Sendable (_ done: Int, _ of: Int) -> Bool)? = nil
  ) throws -> DistanceMatrix {
    let n = points.count, total = n * (n - 1) / 2
    var values = [Double](repeating: 0, count: n * n), errors = values
    let state = Mutex<(done: Int, failure: (place: Int, error: any Error)?)>((0, nil))
    if n > 1 {
      // Compiled once, before many threads ask for it.
      _ = try distance(from: points[0], to: points[1])
    }
    values.withUnsafeMutableBufferPointer { values in
      errors.withUnsafeMutableBufferPointer { errors in
        nonisolated(unsafe) let values = values, errors = errors
        DispatchQueue.concurrentPerform(iterations: n) { row in
          for column in 0..<row {
            if state.withLock({ $0.failure != nil }) { return }
            do {
              let found = try distance(from: points[column], to: points[row])
              for place in [row * n + column, column * n + row] {
                values[place] = found.value
                errors[place] = found.error
              }
            } catch {
              state.withLock { if $0.failure == nil { $0.failure = (row * n + column, error) } }
            }
          }
          let done = state.withLock { state in
            state.done += row
            return state.done
          }
          if let progress, !progress(done, total) {
            state.withLock { if $0.failure == nil { $0.failure = (0, CancellationError()) } }
          }
        }
      }
    }
    if let failure = state.withLock({ $0.failure }) { throw failure.error }
    return DistanceMatrix(count: n, values: values, errors: errors)
  }
}
