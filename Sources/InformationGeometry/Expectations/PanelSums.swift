import CFLINT
import DifferentialGeometry
import Dispatch
import NumericalMethods
import Scalars
import Synchronization

extension PanelIntegration {
  /// The sums over the nodes of a level.
  ///
  /// The order of additions does not depend on the number of threads.
  func sums(_ level: Int, _ table: NodeTable, _ range: ClosedRange<Double>) throws -> [Ball] {
    let places = places(level, table, range), precision = table.precision
    let parts = places.map { _ in BallRow(count: count) }
    // Below some hundred bits a block takes less time than to start a thread.
    let workers = precision.bits < 500 ? 1 : max(1, min(threads, places.count / 2))
    if workers == 1 {
      let evaluator = try evaluators.take(precision)
      defer { evaluators.give(evaluator) }
      for (place, part) in zip(places, parts) {
        try evaluate(place, table, with: evaluator)
        evaluator.add(place, table, to: part.values)
      }
    } else {
      try spread(places, parts, table, over: workers)
    }
    let total = BallRow(count: count)
    for part in parts {
      for c in 0..<count { arb_add(total.values + c, total.values + c, part.values + c, precision.bits) }
    }
    return (0..<count).map { total.load($0, precision) }
  }

  private func spread(_ places: [NodePlace], _ parts: [BallRow], _ table: NodeTable, over workers: Int) throws {
    let next = Atomic<Int>(0), failure = Mutex<(any Error)?>(nil), caller = ThreadIdentity()
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      do {
        let evaluator = try evaluators.take(table.precision)
        defer { evaluators.give(evaluator) }
        while failure.withLock({ $0 == nil }) {
          let k = next.add(1, ordering: .relaxed).oldValue
          guard k < places.count else { break }
          try evaluate(places[k], table, with: evaluator)
          evaluator.add(places[k], table, to: parts[k].values)
        }
      } catch {
        failure.withLock { $0 = error }
      }
      // The caches of the caller's thread stay; those of the others would stay for good.
      if !caller.isCurrent { BigFloat.freeThreadCaches() }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread, to be recognised again.
private struct ThreadIdentity: @unchecked Sendable {
  private let thread = pthread_self()
  var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }
}
