import InformationGeometry

/// The search for the length of one step.
struct StepSearch {
  let method: NaturalGradientDescent
  let state: DescentState
  let objective: Objective
  /// What is gone along backwards: grad f with the momentum.
  let direction: [Double]
  /// df·direction, the promise of a step of rate 1.
  private let slope: Double
  private(set) var shortenings = 0
  private(set) var reductions = 0
  private(set) var radius: Double

  /// A step that was found.
  struct Found {
    let displacement: Displacement
    let rate: Double
    let length: Double
  }

  init(method: NaturalGradientDescent, state: DescentState, objective: Objective) {
    self.method = method
    self.state = state
    self.objective = objective
    radius = state.radius
    let gradient = state.gradient.vector, ω = state.evaluation.differential
    var direction = gradient
    if method.momentum > 0 { direction = zip(gradient, state.momentum).map { $0 + method.momentum * $1 } }
    var slope = zip(ω, direction).reduce(0) { $0 + $1.0 * $1.1 }
    if method.steps.isMonotone, !(slope > 0) {
      // A momentum that leads uphill is dropped.
      direction = gradient
      slope = state.squaredNorm
    }
    self.direction = direction
    self.slope = slope
  }

  /// The step; nil where none makes the objective smaller.
  mutating func run(on space: some DescentSpace) throws -> Found? {
    switch method.steps {
    case .fixed(let η): return try shortened(η, on: space)
    case .schedule(let rate):
      let η = rate(state.count + 1)
      guard η > 0, η.isFinite else {
        throw GeometryError.outsideDomain(
          parameter: "rate", value: "\(η) at step \(state.count + 1)", requirement: "be positive")
      }
      return try shortened(η, on: space)
    case .backtracking(let first, let c):
      return try reduced(first, slope: c, on: space) { _ in 1 }
    case .trustRegion(_, let longest):
      guard slope > 0 else { return nil }
      let first = Swift.min(longest, (2 * radius / slope).squareRoot())
      let limit = radius
      var reached = 0.0
      let start = state.coordinates
      let found = try reduced(first, slope: 1e-4, on: space) { end in
        reached = try space.divergence(from: start, to: end)
        guard reached.isFinite else { return 0.5 }
        // KL grows like the square of the step.
        return reached <= limit * (1 + 1e-9)
          ? 1 : Swift.min(0.95, Swift.max(0.1, 0.98 * (limit / reached).squareRoot()))
      }
      if let found {
        let gain = state.evaluation.value - (try objective.value(at: found.displacement.end))
        let kept = gain / (found.rate * slope)
        if kept > 0.75, reached > 0.6 * limit { radius *= 2 }
        if kept < 0.25 { radius *= 0.5 }
      }
      return found
    }
  }

  /// A step of at most a rate, halved while it leaves the domain or the objective has no value at its end.
  private mutating func shortened(_ first: Double, on space: some DescentSpace) throws -> Found {
    var η = first
    while true {
      if let displacement = try displacement(η, space), try objective.value(at: displacement.end).isFinite {
        return found(displacement, η)
      }
      try shorten(&η)
    }
  }

  /// Halves a rate for the sake of the domain.
  private mutating func shorten(_ η: inout Double) throws {
    η /= 2
    shortenings += 1
    guard shortenings <= NaturalGradientDescent.mostHalvings else {
      throw GeometryError.notConverged(
        what: "the step from \(state.coordinates)", reached: η,
        reason: "every step along the gradient leaves the domain")
    }
  }

  /// The first rate with enough decrease; `region` gives what a rate is to be multiplied by for an end, 1 to keep it.
  private mutating func reduced(
    _ first: Double, slope c: Double, on space: some DescentSpace, region: ([Double]) throws -> Double
  ) throws -> Found? {
    var η = first
    let value = state.evaluation.value
    while reductions <= NaturalGradientDescent.mostHalvings {
      guard let displacement = try displacement(η, space) else {
        try shorten(&η)
        continue
      }
      if displacement.end == state.coordinates { return nil }
      let factor = try region(displacement.end)
      if factor < 1 {
        η *= factor
        reductions += 1
        continue
      }
      let reached = try objective.value(at: displacement.end)
      guard reached.isFinite else {
        try shorten(&η)
        continue
      }
      // Near a minimum the decrease is below the rounding of f itself, and the step is still a good one.
      let rounding = 4 * Swift.max(value.magnitude, reached.magnitude).ulp
      if reached <= value - c * η * slope + (η * slope < 64 * rounding ? rounding : 0) { return found(displacement, η) }
      η /= 2
      reductions += 1
    }
    return nil
  }

  /// Where a rate leads; nil outside the domain.
  private func displacement(_ η: Double, _ space: some DescentSpace) throws -> Displacement? {
    do {
      let step = try space.displacement(
        from: state.coordinates, along: direction.map { -η * $0 }, by: method.retraction)
      return space.chart.contains(step.end) ? step : nil
    } catch let error as GeometryError {
      switch error {
      case .outsideDomain, .leavesManifold, .invalidModel, .notFinite: return nil
      default: throw error
      }
    }
  }

  private func found(_ displacement: Displacement, _ η: Double) -> Found {
    Found(displacement: displacement, rate: η, length: η * Swift.max(slope, 0).squareRoot())
  }
}
