import InformationGeometry

/// The flow ẋ = −(df)♯ of a function on a manifold, as the solution of a differential equation.
///
/// It is the limit of descent for small steps and does not depend on the coordinates. On an exponential family the flow of
/// KL(p ‖ q) to a member q is θ(t) = θ_q + e⁻ᵗ(θ(0) − θ_q), that of the likelihood η(t) = t̄ + e⁻ᵗ(η(0) − t̄): both straight.
/// Dormand–Prince 8(5,3) with dense output. Source: Fujiwara & Amari (1995).
public struct GradientFlow: Sendable {
  /// The chart of the coordinates.
  public let chart: Chart
  /// From 0 to the last time: the one asked for, or where the flow leaves the domain.
  public let range: ClosedRange<Double>
  /// Whether it got to the time asked for.
  public let isComplete: Bool
  /// Estimates of the errors of the coordinates at the end.
  public let errors: [Double]
  /// How often the gradient was evaluated.
  public let evaluations: Int
  private let solution: InitialValueSolution

  /// The flow from a point.
  ///
  /// - Parameters:
  ///   - objective: f.
  ///   - space: the manifold.
  ///   - start: x(0).
  ///   - end: the last time.
  ///   - solve: how covectors become vectors.
  ///   - tolerance: of the coordinates, relative.
  /// - Throws: `GeometryError` for a start outside the domain or without a gradient, `notConverged`.
  public init(
    of objective: Objective, on space: some DescentSpace, from start: [Double], until end: Double,
    solve: MetricSolve = .exact, tolerance: Double = 1e-11
  ) throws {
    guard end > 0, end.isFinite else {
      throw GeometryError.outsideDomain(parameter: "time", value: "\(end)", requirement: "be positive")
    }
    let n = space.dimension
    guard start.count == n, objective.dimension == n else {
      throw GeometryError.invalidModel(
        reason: "\(start.count) coordinates and an objective of \(objective.dimension) in dimension \(n)")
    }
    if let obstruction = space.chart.obstruction(to: start) { throw obstruction }
    // What is wrong at the start is said, not found out by ever shorter steps.
    _ = try space.naturalGradient(of: try objective.evaluate(at: start).differential, at: start, by: solve)
    let method = DormandPrince853(relativeTolerance: tolerance, absoluteTolerance: tolerance)
    do {
      solution = try method.solveEstimatingError(from: 0, to: end, state: start) { _, y, dy in
        let x = Array(UnsafeBufferPointer(start: y, count: n))
        guard space.chart.contains(x), let ω = try? objective.evaluate(at: x).differential,
          let v = try? space.naturalGradient(of: ω, at: x, by: solve).vector
        else { return false }
        for i in 0..<n { dy[i] = -v[i] }
        return true
      }
    } catch {
      throw GeometryError.notConverged(what: "the gradient flow", reached: 0, reason: "\(error)")
    }
    chart = space.chart
    range = 0...solution.endTime
    isComplete = solution.status == .completed
    errors = solution.errorEstimates ?? [Double](repeating: .nan, count: n)
    evaluations = solution.evaluations
  }

  /// The coordinates at a time of `range`.
  public func coordinates(at t: Double) -> [Double] {
    precondition(range.contains(t), "the time \(t) does not lie in \(range)")
    return solution.state(at: t)
  }
}
