import Dispatch
import Synchronization

/// Work that is divided over the threads of the machine.
package enum Parallel {
  /// The results for 0, …, count − 1, in that order; the first error, by its index, is thrown.
  package static func map<Element: Sendable>(
    _ count: Int, _ body: @Sendable (Int) throws -> Element
  ) throws -> [Element] {
    let results = Mutex<[Int: Result<Element, any Error>]>([:])
    withoutActuallyEscaping(body) { body in
      DispatchQueue.concurrentPerform(iterations: count) { index in
        let result = Result { try body(index) }
        results.withLock { $0[index] = result }
      }
    }
    let all = results.withLock { $0 }
    return try (0..<count).compactMap { try all[$0]?.get() }
  }
}
