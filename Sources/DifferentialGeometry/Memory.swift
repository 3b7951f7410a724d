import Synchronization

/// What has been computed once for a value, and is kept.
package final class Memory: Sendable {
  private let known = Mutex<[String: any Sendable]>([:])

  /// Nothing yet.
  package init() {}

  /// The value under a key, made when it is not there.
  ///
  /// Two threads may make it at the same time; both make the same.
  package func value<Value: Sendable>(_ key: String, make: () throws -> Value) rethrows -> Value {
    if let found = known.withLock({ $0[key] }) as? Value { return found }
    let made = try make()
    known.withLock { $0[key] = made }
    return made
  }
}
