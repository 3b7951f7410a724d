import Dispatch
import Synchronization

/// Work that is divided over the threads of the machine.
package enum Parallel {
  /// The results for 0, …, count − 1, in that order; the first error, by its index, is thrown.
  ///
  /// Nothing is begun any more after an error before it, nor when the task that called is cancelled.
  ///
  /// - Parameters:
  ///   - progress: called by one thread at a time, with the index of what was done last; false ends the work.
  /// - Throws: `CancellationError` when `progress` or the task said so.
  package static func map<Element: Sendable>(
    _ count: Int, progress: (@Sendable (Int) -> Bool)? = nil, _ body: @Sendable (Int) throws -> Element
  ) throws -> [Element] {
    let results = Mutex<[Int: Result<Element, any Error>]>([:])
    // What comes after this index is not wanted any more; below 0 nothing is.
    let last = Atomic<Int>(count)
    let turn = Mutex<Void>(())
    withoutActuallyEscaping(body) { body in
      DispatchQueue.concurrentPerform(iterations: count) { index in
        // Only the thread of the caller, which takes part, knows of its task; the others hear of it.
        if Task.isCancelled { last.store(-1, ordering: .relaxed) }
        guard index <= last.load(ordering: .relaxed) else { return }
        let result = Result { try body(index) }
        if case .failure = result { _ = last.min(index, ordering: .relaxed) }
        results.withLock { $0[index] = result }
        guard let progress else { return }
        turn.withLock { _ in
          if last.load(ordering: .relaxed) >= 0, !progress(index) { last.store(-1, ordering: .relaxed) }
        }
      }
    }
    if last.load(ordering: .relaxed) < 0 { throw CancellationError() }
    let all = results.withLock { $0 }
    return try (0..<count).compactMap { try all[$0]?.get() }
  }

  /// The results for the ranges that 0, …, count − 1 is divided into, in that order.
  ///
  /// - Parameters:
  ///   - size: the length of a range; the last one may be shorter.
  ///   - progress: called by one thread at a time with how many are done and how many there are; false ends the work.
  /// - Throws: as `map`.
  package static func parts<Element: Sendable>(
    _ count: Int, size: Int, progress: (@Sendable (_ done: Int, _ of: Int) -> Bool)?,
    _ body: @Sendable (Range<Int>) throws -> Element
  ) throws -> [Element] {
    let done = Atomic<Int>(0)
    @Sendable func range(_ index: Int) -> Range<Int> { index * size..<min(count, (index + 1) * size) }
    return try map(
      (count + size - 1) / size,
      progress: progress.map { progress in
        { @Sendable index in progress(done.add(range(index).count, ordering: .relaxed).newValue, count) }
      }
    ) { try body(range($0)) }
  }
}
