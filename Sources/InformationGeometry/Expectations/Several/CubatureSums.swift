import Scalars

/// Sums of the terms of a rule.
struct CubatureSums<S: JointScalar>: Sendable {
  private(set) var values: [S]
  private(set) var absolute: [Double]
  private(set) var evaluations = 0

  init(count: Int) {
    values = [S](repeating: .zero, count: count)
    absolute = [Double](repeating: 0, count: count)
  }

  mutating func add(_ terms: [S]) {
    evaluations += 1
    for c in values.indices {
      values[c] = values[c] + terms[c]
      absolute[c] += terms[c].approximation.magnitude
    }
  }

  mutating func add(_ other: CubatureSums) {
    for c in values.indices {
      values[c] = values[c] + other.values[c]
      absolute[c] += other.absolute[c]
    }
    evaluations += other.evaluations
  }

  mutating func scale(by factor: S, _ approximation: Double) {
    for c in values.indices {
      values[c] = values[c] * factor
      absolute[c] *= approximation
    }
  }
}

/// Integrals with what successive steps show of their errors.
struct CubatureResult<S: JointScalar> {
  var values: [S]
  var absolute: [Double]
  /// log₂ of the estimated absolute errors.
  var errors: [Double]
  var evaluations = 0
  /// Whether the budget ended before the accuracy was reached.
  var isExhausted = false
  /// Steps with the worst relative difference to the step before, log₂.
  private(set) var history: [(step: Double, difference: Double)] = []

  init(count: Int) {
    values = [S](repeating: .zero, count: count)
    absolute = [Double](repeating: 0, count: count)
    errors = [Double](repeating: .infinity, count: count)
  }

  /// log₂ of the largest error relative to its scale.
  var worst: Double {
    var result = -Double.infinity
    for c in errors.indices where absolute[c] > 0 || errors[c] == .infinity {
      result = max(result, errors[c] - (absolute[c] > 0 ? Double.log2(absolute[c]) : 0))
    }
    return result
  }

  /// Whether shorter steps no longer help.
  var isStagnant: Bool {
    let n = history.count
    return n >= 4 && history[n - 1].difference > history[n - 4].difference - 2 && history[n - 1].difference < -20
  }

  /// The power p of differences exp(−c/hᵖ), between ½ and 2; nil when no two steps show it.
  var rate: Double? {
    let good = history.filter { $0.difference < -3 && $0.difference > -46 }
    guard good.count >= 2, let a = good.dropLast().last, let b = good.last, b.difference < a.difference else {
      return nil
    }
    return min(2, max(0.5, Double.log(b.difference / a.difference) / Double.log(a.step / b.step)))
  }

  /// The step at which the difference to a 1.25 times longer one should be as small as given.
  func step(for difference: Double) -> Double? {
    guard let rate, let last = history.last(where: { $0.difference < -3 && $0.difference > -46 }) else { return nil }
    return last.step * Double.pow(last.difference / difference, 1 / rate)
  }

  /// The step that the accuracy seems to need, from the last two differences.
  func neededStep(for target: Double) -> Double? {
    guard history.count >= 3 else { return nil }
    let a = history[history.count - 2], b = history[history.count - 1]
    guard a.difference < -1, b.difference < 0 else { return nil }
    // exp(−c/hᵖ) with p from what was seen, ⅕ at least: an algebraic order looks like less and less.
    let power = b.difference < a.difference ? Double.log(b.difference / a.difference) / Double.log(a.step / b.step) : 0
    return b.step * Double.pow(min(1, b.difference / target), 1 / min(2, max(0.2, power)))
  }

  /// Takes over the sums of a step, with errors from the difference to the step before.
  ///
  /// - Parameter gain: the power of the difference that the error of the shorter step is taken to be; nil for 1.
  mutating func take(
    _ now: CubatureSums<S>, _ before: CubatureSums<S>, edge: [Double], cells: Int, step: Double, plan: JointPlan,
    gain: Double?
  ) {
    values = now.values
    absolute = now.absolute
    var worst = -Double.infinity
    let volume = Double(plan.dimension) * Double.log2(max(step, 0.5)) + Double.log2(Double(max(cells, 1)))
    for c in values.indices {
      let scale = absolute[c] > 0 ? Double.log2(absolute[c]) : -.infinity
      let difference = (now.values[c] - before.values[c]).centered.binaryMagnitude
      let relative = scale == -.infinity ? -.infinity : difference - scale
      worst = max(worst, relative)
      let isRegular = relative < -10 && history.last.map { relative < $0.difference } ?? true
      let gained = isRegular ? (gain ?? 1) * relative : relative
      let rounding = now.values[c].roundingMagnitude
      errors[c] = Moments<S>.sum(Moments<S>.sum(gained + scale + 1, edge[c] + volume), rounding)
      if scale == -.infinity { errors[c] = -.infinity }
    }
    history.append((step, worst))
  }
}
