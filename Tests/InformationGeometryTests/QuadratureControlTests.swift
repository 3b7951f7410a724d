import InformationGeometry
import Synchronization
import Testing

/// What watches a run: budget, cancellation, progress, threads.
@Suite struct QuadratureControlTests {
  static let q = QuadratureTests.self
  static let logistic = QuadratureTests.Case(
    "logistic", [q.m, q.s], "-(x-m)/s - log(s) - 2*log(1 + exp(-(x-m)/s))", at: [0.5, 3], metric: [])

  private func quadrature() throws -> (ExpectationQuadrature, Point) {
    let model = try Self.logistic.model()
    return (try ExpectationQuadrature(model), try Point(Self.logistic.point, in: model.chart))
  }

  /// Catches a run without an end: what is asked for takes more evaluations than are allowed.
  @Test func budget() throws {
    var (quadrature, point) = try quadrature()
    quadrature.evaluationBudget = 300
    #expect { try quadrature.metric(at: point, digits: 400) } throws: { "\($0)".contains("budget of 300") }
  }

  /// Catches a task that goes on when nobody waits for it.
  @Test func cancellation() async throws {
    let (quadrature, point) = try quadrature()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try quadrature.metric(at: point, digits: 1_000)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  /// Progress grows, and ends at what the result says.
  @Test func progress() throws {
    var (quadrature, point) = try quadrature()
    let seen = Mutex<[Int]>([])
    quadrature.threads = 1
    quadrature.progress = { progress in
      seen.withLock { $0.append(progress.evaluations) }
      #expect(progress.evaluations <= progress.expected)
    }
    let g = try quadrature.metric(at: point, digits: 100)
    let counts = seen.withLock { $0 }
    #expect(counts == counts.sorted() && counts.count > 10)
    #expect(counts.last == g[0].evaluations)
  }

  /// The order of additions must not depend on the number of threads: the same digits to the last one.
  @Test func threadsChangeNothing() throws {
    var (one, point) = try quadrature()
    var two = try quadrature().0
    one.threads = 1
    two.threads = 3
    let a = try one.metric(at: point, digits: 200), b = try two.metric(at: point, digits: 200)
    #expect(a == b)
  }

  /// The second time nodes are kept, and near a point its nodes serve in Double: the results must not differ by more
  /// than their errors, which must stay honest as the point moves away.
  @Test func keptNodes() throws {
    let c = QuadratureTests.Case(
      "mixture", [Symbol("w", .unitInterval), QuadratureTests.m, QuadratureTests.s],
      "log((1-w)*exp(-x^2/2) + w/s*exp(-((x-m)/s)^2/2)) - log(2*pi)/2", at: [], metric: [])
    let model = try c.model(), kept = try ExpectationQuadrature(model)
    for k in 0..<40 {
      let step = Double(k) * Double(k)
      let point = try Point([0.3 + 0.0003 * step, 2 + 0.003 * step, 0.5 + 0.0004 * step], in: model.chart)
      let g = try kept.metric(at: point), again = try kept.metric(at: point)
      let fresh = try ExpectationQuadrature(model).metric(at: point, tolerance: 1e-13)
      for (found, exact) in zip(g + again, fresh + fresh) {
        #expect((found.value - exact.value).magnitude <= found.error + exact.error, "\(k): \(found) for \(exact)")
        #expect(found.error <= 1e-9 * (1 + fresh[4].value + fresh[8].value))
      }
    }
  }
}
