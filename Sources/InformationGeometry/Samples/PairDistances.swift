import DifferentialGeometry
import Foundation
import NumericalMethods
import Synchronization

/// A pair of points that has no distance, and why.
public struct PairFailure: Error, CustomStringConvertible {
  /// The place of the first point in the array that was given.
  public let first: Int
  /// The place of the second one.
  public let second: Int
  /// What the distance threw.
  public let reason: any Error

  /// Such as `points 3 and 17: …`, counted from 1.
  public var description: String { "points \(first + 1) and \(second + 1): \(reason)" }
}

/// What happens to a set of pairs when one of them has no distance.
public enum FailurePolicy: Sendable {
  /// The whole run ends with the first failure, by the order of the pairs.
  case stop
  /// The others go on; the failures are listed with the result.
  case keep
}

extension StatisticalManifold {
  /// The Fisher–Rao distances of pairs of points, on all cores.
  ///
  /// Each is what `distance(from:to:)` says of its pair, in the order of the pairs. The run ends early when the task that
  /// calls is cancelled.
  ///
  /// - Parameters:
  ///   - starts: the first points of the pairs.
  ///   - ends: the second ones, as many.
  ///   - progress: called now and then with how many pairs are done and how many there are; false ends the run.
  /// - Throws: `CancellationError`.
  public func distances(
    from starts: [Point], to ends: [Point], progress: (@Sendable (_ done: Int, _ of: Int) -> Bool)? = nil
  ) throws -> [Result<Distance, PairFailure>] {
    precondition(starts.count == ends.count, "\(starts.count) and \(ends.count) points are no pairs")
    return try distances(
      of: starts.count, policy: .keep, progress: progress, pair: { ($0, $0) }, points: (starts, ends))
  }

  /// The distances of the pairs of places that `pair` names, taken from two lists of points.
  func distances(
    of count: Int, policy: FailurePolicy, progress: (@Sendable (Int, Int) -> Bool)?,
    pair: @Sendable (Int) -> (Int, Int), points: (first: [Point], second: [Point])
  ) throws -> [Result<Distance, PairFailure>] {
    guard count > 0 else { return [] }
    // Compiled once, before many threads ask for it; a failure is met again below.
    let (i, j) = pair(0)
    _ = try? distance(from: points.first[i], to: points.second[j])
    // Parts that are small beside the whole, and beside the patience of whoever waits.
    let part = max(1, min(32, count / (8 * ProcessorCount.active)))
    let parts = (count + part - 1) / part, done = Atomic<Int>(0)
    let found = try withoutActuallyEscaping(pair) { pair in
      try Parallel.map(
        parts,
        progress: progress.map { progress in
          { @Sendable index in
            let size = min(part, count - index * part)
            return progress(done.add(size, ordering: .relaxed).newValue, count)
          }
        }
      ) { index in
        try (index * part..<min(count, (index + 1) * part)).map { k in
          let (i, j) = pair(k)
          do {
            return Result<Distance, PairFailure>.success(try distance(from: points.first[i], to: points.second[j]))
          } catch {
            let failure = PairFailure(first: i, second: j, reason: error)
            if policy == .stop { throw failure }
            return .failure(failure)
          }
        }
      }
    }
    return found.flatMap { $0 }
  }
}
