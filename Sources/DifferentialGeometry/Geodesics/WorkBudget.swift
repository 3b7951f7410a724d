import Symbolics
import Synchronization

/// How much work one geodesic may take, over all the ways to it: counted, so that it ends at the same place on every machine.
///
/// The unit is an instruction of a tape in `Double`, two or three nanoseconds. Where it is spent equations have no values, so
/// that whatever is tried ends soon, and the error says why. With more digits there is more to spend.
package final class WorkBudget: Sendable {
  /// Half a minute of one core: three times what the hardest pairs that are solved for take.
  private static let usual = 10_000_000_000
  private static let current = TaskLocal<WorkBudget?>(wrappedValue: nil)

  private let most: Int
  private let spent = Atomic<Int>(0)

  /// The budget of the geodesic that is being solved for; nil where nothing is limited.
  package static var now: WorkBudget? { current.get() }

  private init(most: Int) { self.most = most }

  /// Whether nothing is left.
  package var isExhausted: Bool { spent.load(ordering: .relaxed) > most }

  /// What evaluating a tape with so many bits costs: ten times as much as in `Double` with 64 bits, and multiplications and
  /// functions take longer than their numbers grow.
  ///
  /// - Parameter order: of truncated power series, if the numbers are such: products have order²/2 terms then.
  package static func cost(of tape: Tape, bits: Int, order: Int = 0) -> Int {
    let words = Double(1 + bits / 64), instruction = Int(10 * words * words.squareRoot())
    return instruction * (tape.weight * max(order, 1) + tape.count * order * order / 2)
  }

  /// Takes what some work costs; false where it is more than is left.
  package func spend(_ units: Int) -> Bool { spent.add(units, ordering: .relaxed).newValue <= most }

  /// Solves for one geodesic with a budget; within another one, with that.
  ///
  /// - Parameters:
  ///   - digits: that are asked for.
  ///   - most: units to spend, if not as many as digits suggest.
  /// - Throws: `GeometryError.notConverged` that says so where the work was too much, and what `solve` throws elsewhere.
  package static func limiting<Result>(
    digits: Int = 17, most: Int? = nil, _ solve: () throws -> Result
  ) throws -> Result {
    guard now == nil else { return try solve() }
    let growth = max(1, Double(digits) / 40)
    let budget = WorkBudget(most: most ?? Int(min(Double(usual) * growth * growth * growth, 1e18)))
    do { return try current.withValue(budget, operation: solve) } catch let error as GeometryError {
      guard budget.isExhausted else { throw error }
      throw error.namingWork(of: budget.most)
    }
  }
}

extension GeometryError {
  /// The same with the word that it came of a limit of work, where it may.
  fileprivate func namingWork(of most: Int) -> GeometryError {
    let limit = "all ways to it together take more than \(most) units of work"
    switch self {
    case .notConverged(let what, let reached, let reason):
      return .notConverged(what: what, reached: reached, reason: "\(reason); \(limit)")
    case .leavesManifold(let t, let x, _):
      return .notConverged(
        what: "the geodesic", reached: t, reason: "it was followed to t = \(t), near \(x); \(limit)")
    case .notFinite, .degenerateMetric, .unsupported:
      return .notConverged(what: "the geodesic", reached: .infinity, reason: limit)
    default: return self
    }
  }
}
