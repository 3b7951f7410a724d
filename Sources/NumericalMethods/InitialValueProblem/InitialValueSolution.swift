/// The solution of an initial-value problem: states at the ends of the steps, and polynomials of order 7 between them.
public struct InitialValueSolution: Equatable, Sendable {
  /// How an integration ended.
  public enum Status: Equatable, Sendable {
    /// At the time asked for.
    case completed
    /// At the border of the domain of the right-hand side, known to a few units of rounding.
    case leftDomain(at: Double)
  }

  /// The number of components of a state.
  public let dimension: Int
  /// The times of the kept states in the order of the integration, first the start.
  public internal(set) var times: [Double]
  /// The states at `times`, one after the other: component i at `times[k]` is `states[k * dimension + i]`.
  public internal(set) var states: [Double]
  /// For each step seven coefficients of every component; empty unless the recording was dense.
  var polynomials: [Double] = []
  /// How often the right-hand side was called.
  public internal(set) var evaluations = 0
  /// The steps that were kept.
  public internal(set) var acceptedSteps = 0
  /// The steps that were tried again, shorter.
  public internal(set) var rejectedSteps = 0
  /// Whether the end was reached.
  public internal(set) var status = Status.completed
  /// An estimate of the absolute error of each component of the last state, where one was asked for.
  public internal(set) var errorEstimates: [Double]?

  init(start: Double, state: [Double], recording: DormandPrince853.Recording) {
    dimension = state.count
    times = [start]
    states = state
  }

  /// The last time, the end of the integration or the border of the domain.
  public var endTime: Double { times[times.count - 1] }

  /// The state at `endTime`.
  public var endState: [Double] { Array(states[(states.count - dimension)...]) }

  /// The state at a time between the first and the last, by the dense output (order 7).
  public func state(at t: Double) -> [Double] {
    [Double](unsafeUninitializedCapacity: dimension) { buffer, count in
      count = dimension
      if let y = buffer.baseAddress { write(stateAt: t, into: y) }
    }
  }

  /// Writes the state at a time between the first and the last.
  public func write(stateAt t: Double, into y: UnsafeMutablePointer<Double>) {
    let n = dimension
    let step = self.step(containing: t)
    guard times.count > 1 else { return y.update(from: states, count: n) }
    precondition(polynomials.count == 7 * n * (times.count - 1), "the solution was not recorded densely")
    let theta = (t - times[step]) / (times[step + 1] - times[step])
    let rest = 1 - theta
    for i in 0..<n {
      let base = step * 7 * n + i
      var value = polynomials[base + 5 * n] + theta * polynomials[base + 6 * n]
      value = polynomials[base + 4 * n] + rest * value
      value = polynomials[base + 3 * n] + theta * value
      value = polynomials[base + 2 * n] + rest * value
      value = polynomials[base + n] + theta * value
      value = polynomials[base] + rest * value
      y[i] = states[step * n + i] + theta * value
    }
  }

  /// The index of the step whose interval holds t, by bisection.
  private func step(containing t: Double) -> Int {
    let first = times[0]
    let last = endTime
    precondition(
      (t >= first && t <= last) || (t <= first && t >= last), "time \(t) outside the solution, \(first) to \(last)")
    let forwards = last >= first
    var lower = 0
    var upper = times.count - 1
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if (times[middle] <= t) == forwards || times[middle] == t { lower = middle } else { upper = middle }
    }
    return lower
  }
}
