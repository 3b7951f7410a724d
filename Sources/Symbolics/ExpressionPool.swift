import Scalars
import Synchronization

/// Where expressions live: an arena behind a lock.
///
/// The shared pool is the default and the only global state of the library. A pool of one's own is freed with its
/// last expression. Expressions of different pools may be combined: the operand of the other pool is imported.
public final class ExpressionPool: Sendable {
  private let arena: Mutex<Arena>

  /// The pool that expressions belong to unless they say otherwise.
  public static let shared = ExpressionPool()

  /// Makes an empty pool.
  public init() { arena = Mutex(Arena()) }

  /// How many different subexpressions the pool holds.
  public var count: Int { arena.withLock { $0.nodes.count } }

  /// Runs `body` with the arena locked; the lock is not recursive.
  func withArena<Result, Failure: Error>(
    _ body: (inout Arena) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let result: Swift.Result<Result, Failure> = arena.withLock { arena in
      do throws(Failure) { return .success(try body(&arena)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// The node of an expression in this pool, imported when it lives elsewhere.
  func adopt(_ expression: Expression) -> NodeID { adopt([expression])[0] }

  /// The nodes of expressions in this pool; those that live elsewhere are imported.
  func adopt(_ expressions: [Expression]) -> [NodeID] {
    var ids = expressions.map(\.id)
    for (i, expression) in expressions.enumerated() where expression.pool !== self {
      let root = expression.id
      if root <= Arena.lastInteger { continue }
      // What is needed of the other arena is copied out first: two locks are never held at once.
      if let leaf = expression.pool.withArena({ $0.leaf(root) }) {
        ids[i] = withArena { $0.node(leaf) }
        continue
      }
      var copy = Arena()
      let moved = expression.pool.withArena { copy.importing([root], from: $0) }
      ids[i] = withArena { $0.importing(moved, from: copy) }[0]
    }
    return ids
  }
}
