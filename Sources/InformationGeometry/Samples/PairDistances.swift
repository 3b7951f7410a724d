import DifferentialGeometry
import Foundation
import NumericalMethods

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
    let count = starts.count
    return try distances(
      of: count, points: starts + ends, policy: .keep, progress: progress, pair: { ($0, count + $0) }
    ) { result in
      result.mapError { PairFailure(first: $0.first, second: $0.second - count, reason: $0.reason) }
    }
  }

  /// What is kept of the distances of the pairs of places in a list of points that `pair` names.
  ///
  /// Where the geodesics are to be solved for, many of them are at once; those that are not found in this way go down the
  /// ladder one by one.
  ///
  /// - Parameter short: a shorter way for all but one pair in a few dozen; nil for a pair that has none.
  func distances<Element: Sendable>(
    of count: Int, points: [Point], policy: FailurePolicy, progress: (@Sendable (Int, Int) -> Bool)?,
    pair: @Sendable (Int) -> (Int, Int), short: (@Sendable (Int, Int) -> Element?)? = nil,
    keep: @Sendable (Result<Distance, PairFailure>) -> Element
  ) throws -> [Element] {
    guard count > 0 else { return [] }
    // Compiled once, before many threads ask for it; a failure is met again below.
    let first = pair(0)
    _ = try? distance(from: points[first.0], to: points[first.1])
    let together = count < 4 ? nil : try SideBySide(self, points)
    _ = together?.geodesics([first])
    // Parts that are small beside the whole, and beside the patience of whoever waits.
    let share = count / (8 * ProcessorCount.active)
    let size = together == nil ? max(1, min(32, share)) : max(8, min(48, share))
    let found = try withoutActuallyEscaping(pair) { pair in
      try withoutActuallyEscaping(keep) { keep in
        try Parallel.parts(count, size: size, progress: progress) { range in
          let pairs = range.map(pair), known = together?.geodesics(pairs)
          return try pairs.enumerated().map { place, pair in
            if place > 0, let element = short?(pair.0, pair.1) { return element }
            do {
              return keep(
                .success(
                  try distance(from: points[pair.0], to: points[pair.1], collocated: known?[place])))
            } catch {
              let failure = PairFailure(first: pair.0, second: pair.1, reason: error)
              if policy == .stop { throw failure }
              return keep(.failure(failure))
            }
          }
        }
      }
    }
    return found.flatMap { $0 }
  }
}

extension StatisticalManifold {
  /// Whether the metric is positive definite at each of some points.
  func arePositiveDefinite(_ points: [Point]) throws -> [Bool] {
    let isKnown = isDefiniteEverywhere
    return try Parallel.parts(points.count, size: 64, progress: nil) { range in
      range.map { isKnown || (try? manifold.requirePositiveDefinite(at: points[$0])) != nil }
    }.flatMap { $0 }
  }
}

/// Geodesics between points of a list, many at once.
private struct SideBySide: Sendable {
  let manifold: StatisticalManifold
  let points: [Point]
  /// Whether the metric is positive definite at a point.
  let isProper: [Bool]

  /// nil where the manifold has another way, or none.
  init?(_ manifold: StatisticalManifold, _ points: [Point]) throws {
    guard manifold.isometry == nil, manifold.model?.geodesicSolver == nil, manifold.connection().solvesSideBySide,
      try manifold.factors == nil
    else { return nil }
    self.manifold = manifold
    self.points = points
    isProper = try manifold.arePositiveDefinite(points)
  }

  /// nil for a pair that is to go down the ladder.
  func geodesics(_ pairs: [(Int, Int)]) -> [Geodesic?] {
    var result = [Geodesic?](repeating: nil, count: pairs.count)
    var places: [Int] = [], starts: [Point] = [], ends: [Point] = []
    for (place, (i, j)) in pairs.enumerated() {
      let p = points[i]
      guard isProper[i], isProper[j], p.coordinates != points[j].coordinates, !manifold.areNear(p, points[j]),
        let q = try? manifold.nearest(points[j], to: p),
        (try? manifold.connection().losesDigits(at: [p.coordinates, q.coordinates])) != true
      else { continue }
      places.append(place)
      starts.append(p)
      ends.append(q)
    }
    let found = try? manifold.connection().geodesics(from: starts, to: ends)
    for (k, place) in places.enumerated() { result[place] = found?[k] }
    return result
  }
}
