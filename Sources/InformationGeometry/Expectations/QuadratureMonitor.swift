import DifferentialGeometry
import Synchronization

/// What watches a run: a budget of evaluations, cancellation, and whoever wants to know how far it is.
final class QuadratureMonitor: Sendable {
  private let budget: Int
  private let report: (@Sendable (QuadratureProgress) -> Void)?
  private let done = Atomic<Int>(0)
  private let expected = Atomic<Int>(0)
  private let isCancelled = Atomic<Bool>(false)

  init(budget: Int, report: (@Sendable (QuadratureProgress) -> Void)?) {
    self.budget = budget
    self.report = report
  }

  /// Says that so many more evaluations are coming.
  func expect(_ count: Int) { expected.add(count, ordering: .relaxed) }

  /// How many evaluations there were.
  var evaluations: Int { done.load(ordering: .relaxed) }

  /// Counts evaluations.
  ///
  /// - Throws: `CancellationError`, and `GeometryError.notConverged` when the budget is spent.
  func add(_ count: Int) throws {
    let total = done.add(count, ordering: .relaxed).newValue
    // Only the thread of the caller knows of its task; the others hear of it.
    if Task.isCancelled { isCancelled.store(true, ordering: .relaxed) }
    if isCancelled.load(ordering: .relaxed) { throw CancellationError() }
    guard total <= budget else {
      throw GeometryError.notConverged(
        what: "the expectations", reached: .infinity,
        reason: "the budget of \(budget) evaluations of the density is spent")
    }
    report?(QuadratureProgress(evaluations: total, expected: max(total, expected.load(ordering: .relaxed))))
  }
}

/// How far a quadrature is.
public struct QuadratureProgress: Sendable {
  /// How often the density was evaluated so far.
  public let evaluations: Int
  /// How many evaluations there will be as far as that is known; it may grow.
  public let expected: Int
}
