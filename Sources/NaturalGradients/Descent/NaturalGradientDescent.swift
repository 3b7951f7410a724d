import InformationGeometry

/// Steepest descent in a metric: x ↦ R(x, −η (df)♯).
///
///     let descent = NaturalGradientDescent(steps: .backtracking(), retraction: .exponentialMap)
///     let run = try descent.minimize(objective, on: manifold, from: point)
///     run.status, run.coordinates, run.steps
///
/// A step that would leave the domain is halved until it does not, and the run says how often. Errors at the start are thrown;
/// one on the way ends the run with the last good state. Source: Amari (1998); Absil, Mahony & Sepulchre (2008), chapter 4.
public struct NaturalGradientDescent: Sendable {
  /// How long steps are.
  public var steps: StepRule
  /// Along which curve they go.
  public var retraction: Retraction
  /// How covectors become vectors.
  public var solve: MetricSolve
  /// β: the direction is grad f + β times the last one, carried along by the transport of the retraction.
  public var momentum: Double
  /// |grad f| at which a run ends.
  public var tolerance: Double
  /// How many steps there may be.
  public var maximumSteps: Int
  /// How often a step may be halved.
  static let mostHalvings = 60

  /// A method.
  public init(
    steps: StepRule = .backtracking(), retraction: Retraction = .coordinates, solve: MetricSolve = .exact,
    momentum: Double = 0, tolerance: Double = 1e-9, maximumSteps: Int = 500
  ) {
    self.steps = steps
    self.retraction = retraction
    self.solve = solve
    self.momentum = momentum
    self.tolerance = tolerance
    self.maximumSteps = maximumSteps
  }

  /// The state at a point.
  ///
  /// - Throws: `GeometryError` for a point outside the chart, an objective that has no value there or another number of
  ///   coordinates, or a metric that is not positive definite.
  public func start(_ objective: Objective, on space: some DescentSpace, from x: [Double]) throws -> DescentState {
    try check(objective, space)
    guard x.count == space.dimension else {
      throw GeometryError.invalidModel(reason: "\(x.count) coordinates for a point of dimension \(space.dimension)")
    }
    if let obstruction = space.chart.obstruction(to: x) { throw obstruction }
    var radius = 0.0
    if case .trustRegion(let first, _) = steps { radius = first }
    let evaluation = try objective.evaluate(at: x)
    return DescentState(
      coordinates: x, evaluation: evaluation, gradient: try gradient(of: evaluation, at: x, on: space),
      momentum: [Double](repeating: 0, count: x.count), radius: radius)
  }

  /// Makes one step; a state whose step fails is left as it was.
  ///
  /// - Parameter renewed: whether the objective is another one than that of the state, as for minibatches.
  /// - Returns: what was done; nil where no step along the direction makes f smaller.
  /// - Throws: `GeometryError` for a step of no length inside the domain, and as `start`.
  public func advance(
    _ state: inout DescentState, _ objective: Objective, on space: some DescentSpace, renewed: Bool = false
  ) throws -> DescentStep? {
    try check(objective, space)
    var next = state
    if renewed {
      next.evaluation = try objective.evaluate(at: next.coordinates)
      next.gradient = try gradient(of: next.evaluation, at: next.coordinates, on: space)
    }
    var search = StepSearch(method: self, state: next, objective: objective)
    guard let found = try search.run(on: space) else { return nil }
    next.momentum = momentum == 0 ? next.momentum : try found.displacement.transported(search.direction)
    next.coordinates = found.displacement.end
    next.evaluation = try objective.evaluate(at: next.coordinates)
    next.gradient = try gradient(of: next.evaluation, at: next.coordinates, on: space)
    next.count += 1
    next.radius = search.radius
    state = next
    return DescentStep(
      coordinates: next.coordinates, value: next.evaluation.value, gradientNorm: next.squaredNorm.squareRoot(),
      rate: found.rate, length: found.length, shortenings: search.shortenings, reductions: search.reductions,
      rank: next.gradient.rank)
  }

  /// Steps until the gradient is small.
  ///
  /// - Throws: as `start`.
  public func minimize(
    _ objective: Objective, on space: some DescentSpace, from x: [Double]
  ) throws -> DescentRun {
    try minimize(on: space, from: x, isRenewed: false) { _ in objective }
  }

  /// Steps until the gradient is small.
  ///
  /// - Throws: as `start`.
  public func minimize(_ objective: Objective, on manifold: StatisticalManifold, from point: Point) throws -> DescentRun
  {
    try minimize(objective, on: FisherSpace(manifold), from: point.coordinates)
  }

  /// Steps with an objective of its own each, such as a minibatch; step numbers count from 1.
  ///
  /// - Throws: as `start`.
  public func minimize(
    on space: some DescentSpace, from x: [Double], objectives: (Int) throws -> Objective
  ) throws -> DescentRun {
    try minimize(on: space, from: x, isRenewed: true, objectives)
  }

  private func minimize(
    on space: some DescentSpace, from x: [Double], isRenewed: Bool, _ objectives: (Int) throws -> Objective
  ) throws -> DescentRun {
    var state = try start(try objectives(1), on: space, from: x)
    let norm = state.squaredNorm.squareRoot()
    let first = DescentStep(
      coordinates: x, value: state.evaluation.value, gradientNorm: norm, rate: 0, length: 0, shortenings: 0,
      reductions: 0, rank: state.gradient.rank)
    var run = DescentRun(steps: [first], status: .stepLimit, state: state)
    var watch = ProgressWatch(first)
    for k in 1...Swift.max(1, maximumSteps) {
      // One minibatch with a small gradient does not make an end.
      if !isRenewed, run.steps[run.steps.count - 1].gradientNorm <= tolerance {
        run.status = .converged
        break
      }
      if k > maximumSteps { break }
      do {
        let objective = try objectives(k)
        guard let step = try advance(&state, objective, on: space, renewed: isRenewed && k > 1) else {
          run.status = .stalled
          break
        }
        run.steps.append(step)
        run.state = state
        if steps.isMonotone, !isRenewed, watch.isStalled(after: step) {
          run.status = step.gradientNorm <= tolerance ? .converged : .stalled
          break
        }
      } catch let error as GeometryError {
        run.status = .stopped(error)
        break
      }
    }
    if !isRenewed, run.status == .stepLimit, run.steps[run.steps.count - 1].gradientNorm <= tolerance {
      run.status = .converged
    }
    return run
  }

  private func check(_ objective: Objective, _ space: some DescentSpace) throws {
    guard objective.dimension == space.dimension else {
      throw GeometryError.invalidModel(
        reason: "an objective of \(objective.dimension) coordinates on a space of dimension \(space.dimension)")
    }
    guard momentum >= 0, momentum < 1 else {
      throw GeometryError.outsideDomain(
        parameter: "momentum", value: "\(momentum)", requirement: "lie between 0 and 1, which is excluded")
    }
    switch steps {
    case .fixed(let η), .backtracking(let η, _):
      guard η > 0, η.isFinite else {
        throw GeometryError.outsideDomain(parameter: "rate", value: "\(η)", requirement: "be positive")
      }
    case .trustRegion(let radius, let longest):
      guard radius > 0, radius.isFinite, longest > 0 else {
        throw GeometryError.outsideDomain(parameter: "radius", value: "\(radius)", requirement: "be positive")
      }
    case .schedule: break
    }
  }

  private func gradient(
    of evaluation: Objective.Evaluation, at x: [Double], on space: some DescentSpace
  ) throws -> MetricSolve.Solution {
    let solution = try space.naturalGradient(of: evaluation.differential, at: x, by: solve)
    guard solution.vector.count == x.count else {
      throw GeometryError.invalidModel(
        reason: "a natural gradient of \(solution.vector.count) components in dimension \(x.count)")
    }
    let square = zip(evaluation.differential, solution.vector).reduce(0) { $0 + $1.0 * $1.1 }
    guard square.isFinite else { throw GeometryError.notFinite(what: "the natural gradient", at: x) }
    let size = zip(evaluation.differential, solution.vector).reduce(0) { $0 + ($1.0 * $1.1).magnitude }
    guard square >= -1e-12 * size else {
      throw GeometryError.degenerateMetric(at: x, reason: "is indefinite: the gradient has the square \(square)")
    }
    return square >= 0 ? solution : .init(vector: solution.vector.map { _ in 0 }, rank: solution.rank)
  }
}

/// Notices when steps no longer lead anywhere: neither the objective nor the gradient becomes smaller.
private struct ProgressWatch {
  private var value: Double
  private var norm: Double
  private var idle = 0

  init(_ first: DescentStep) {
    value = first.value
    norm = first.gradientNorm
  }

  mutating func isStalled(after step: DescentStep) -> Bool {
    let hasFallen = step.value < value - 8 * value.magnitude.ulp || step.gradientNorm < 0.9 * norm
    value = Swift.min(value, step.value)
    norm = Swift.min(norm, step.gradientNorm)
    idle = hasFallen ? 0 : idle + 1
    return idle >= 6
  }
}
