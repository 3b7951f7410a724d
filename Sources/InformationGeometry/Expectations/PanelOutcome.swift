import NumericalMethods
import Scalars

/// What came out for one panel.
struct PanelOutcome: Sendable {
  var values: [Ball]
  /// ∫|·|.
  var absolute: [Double]
  /// log₂ of estimates of the errors relative to `absolute`.
  var relativeErrors: [Double]
  var isConverged = false
  /// Whether halving the step no longer helped.
  var isStagnant = false
  /// For each level but the first how much the worst expectation changed, log₂ relative to `absolute`, with the larger step.
  var changes: [(step: Double, change: Double)] = []
}

/// The estimate of errors from one level to the next.
struct LevelComparison {
  private let target: Double
  private let bits: Int
  /// log₂ of what is cut off at the ends, relative.
  private let truncation: [Double]
  private var previous: [Ball] = []
  private var lastChange: [Double]
  private(set) var outcome: PanelOutcome

  init(target: Double, precision: BallPrecision, absolute: [Double], truncation: [Double]) {
    self.target = target
    bits = precision.bits
    self.truncation = truncation
    lastChange = [Double](repeating: .infinity, count: absolute.count)
    outcome = PanelOutcome(
      values: [], absolute: absolute, relativeErrors: [Double](repeating: .infinity, count: absolute.count))
  }

  /// ∫|·| as it is known now.
  mutating func setAbsolute(_ absolute: [Double]) { outcome.absolute = absolute }

  /// Takes the integrals of the next level.
  mutating func add(_ now: [Ball], step: Double) {
    defer { previous = now }
    outcome.values = now
    guard !previous.isEmpty else { return }
    var isConverged = true, worst = -Double.infinity
    for c in now.indices {
      let size = outcome.absolute[c]
      guard size > 0 else {
        outcome.relativeErrors[c] = -.infinity
        continue
      }
      guard size.isFinite else {
        outcome.relativeErrors[c] = .infinity
        isConverged = false
        continue
      }
      let scale = Double.log2(size)
      let change = (now[c] - previous[c]).center.binaryMagnitude - scale
      // The errors of successive levels are squares of each other; 1.5 leaves room.
      var relative = change
      if target < -60, lastChange[c] < -10, change < 1.4 * lastChange[c] { relative = 1.5 * change }
      lastChange[c] = change
      worst = max(worst, change)
      let rounding = max(now[c].roundingMagnitude - scale, 2 - Double(bits))
      outcome.relativeErrors[c] = max(relative, truncation[c], rounding) + 1
      if !(outcome.relativeErrors[c] <= target) { isConverged = false }
    }
    outcome.isConverged = isConverged
    outcome.changes.append((2 * step, worst))
    let changes = outcome.changes, n = changes.count
    outcome.isStagnant =
      !isConverged && n >= 4 && changes[n - 1].change > changes[n - 4].change - 3 && changes[n - 1].change < -20
  }

  /// The step at which the next level but one will have the accuracy that is asked for, from the changes so far.
  ///
  /// log₂ of the error goes like −c/h, or faster: like −c/h² for entire functions with Gaussian tails.
  static func step(for target: Double, from changes: [(step: Double, change: Double)], bits: Int) -> Double? {
    let floor = -Double(bits) + 24
    let known = changes.filter { $0.change < -3 && $0.change > floor }
    guard let last = known.last else { return nil }
    var exponent = 1.0
    if known.count >= 2 {
      let before = known[known.count - 2]
      let seen = Double.log(last.change / before.change) / Double.log(before.step / last.step)
      exponent = min(max(seen, 1), 2)
    }
    // What is seen at few digits need not last for many.
    let ratio = ((target - 8) / 1.5) / last.change
    let trusted = 1 + (exponent - 1) / max(1, Double.log2(max(ratio, 1)))
    return last.step / Double.pow(max(ratio, 1), 1 / trusted)
  }
}
