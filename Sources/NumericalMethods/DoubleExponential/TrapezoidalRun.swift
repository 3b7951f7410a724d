import Scalars

/// The sums of a trapezoidal rule while its step is halved.
struct TrapezoidalRun<S: MeasuredScalar> {
  let rule: TrapezoidalRule<S>
  /// The range of t.
  private(set) var low = 0.0, high = 0.0
  private(set) var evaluations = 0
  private var sums: [S]
  private var absolute: [Double]
  /// log₂ of the largest term.
  private var largestMagnitude: [Double]
  /// log₂ of the terms at the ends of the range.
  private var edge: [Double]
  private var lastDelta: [Double]
  private var worstDeltas: [Double] = []
  private var visited: [(t: Double, magnitudes: [Double])] = []
  private var scratch: [S]

  init(_ rule: TrapezoidalRule<S>) {
    self.rule = rule
    sums = [S](repeating: .zero, count: rule.count)
    scratch = sums
    absolute = [Double](repeating: 0, count: rule.count)
    largestMagnitude = [Double](repeating: -.infinity, count: rule.count)
    edge = largestMagnitude
    lastDelta = [Double](repeating: .infinity, count: rule.count)
  }

  /// Goes outward from the center with the first step until every component is negligible.
  mutating func scan(_ f: (Double, inout [S]) throws -> Void) throws {
    let map = rule.map, negligible = -Double(S.bits(rule.precision)) - 8
    try visit(map.offset, f)
    for side in [1.0, -1.0] {
      var quiet = 0, k = 0.0
      var last: [Double] = []
      while quiet < 3 {
        k += side
        let t = k * map.firstStep + map.offset
        try visit(t, f)
        let magnitudes = visited[visited.count - 1].magnitudes
        if magnitudes.contains(where: { !($0 < DoubleExponentialMap.largestTerm) })
          || t.magnitude > map.farthest(rule.target)
        {
          throw divergence(magnitudes, last, isUpper: side > 0)
        }
        last = magnitudes
        let isQuiet = zip(magnitudes, largestMagnitude).allSatisfy { $0 <= $1 + negligible || $0 == -.infinity }
        quiet = isQuiet && t.magnitude >= map.nearest ? quiet + 1 : 0
      }
    }
    // Back to where anything matters, with one step to spare.
    var first = map.offset, end = map.offset
    for (t, magnitudes) in visited
    where zip(magnitudes, largestMagnitude).contains(where: { $0 > -.infinity && $0 > $1 + negligible }) {
      first = min(first, t)
      end = max(end, t)
    }
    low = first - map.firstStep
    high = end + map.firstStep
    for (t, magnitudes) in visited where t <= low || t >= high {
      for c in edge.indices { edge[c] = max(edge[c], magnitudes[c]) }
    }
  }

  private func divergence(_ now: [Double], _ before: [Double], isUpper: Bool) -> TrapezoidalRule<S>.Divergence {
    var worst = 0
    var excess = -Double.infinity
    for c in now.indices {
      let size = now[c].isNaN ? .infinity : now[c] - (largestMagnitude[c].isFinite ? largestMagnitude[c] : 0)
      if size > excess { (worst, excess) = (c, size) }
    }
    let falls = worst < before.count && now[worst] < before[worst]
    return .init(component: worst, isUpper: isUpper, isFalling: falls)
  }

  private mutating func visit(_ t: Double, _ f: (Double, inout [S]) throws -> Void) throws {
    try add(t, f)
    visited.append((t, scratch.map(\.binaryMagnitude)))
    let magnitudes = visited[visited.count - 1].magnitudes
    for c in magnitudes.indices { largestMagnitude[c] = max(largestMagnitude[c], magnitudes[c]) }
  }

  /// Adds the terms at t.
  mutating func add(_ t: Double, _ f: (Double, inout [S]) throws -> Void) throws {
    try f(t, &scratch)
    evaluations += 1
    for c in scratch.indices {
      sums[c] = sums[c] + scratch[c]
      absolute[c] += scratch[c].approximation.magnitude
    }
  }

  /// The integrals so far.
  func integrals(step: Double) -> [S] {
    let h = S.exactly(step, rule.precision)
    return sums.map { $0 * h }
  }

  /// The components with the errors that two levels show.
  mutating func compared(
    _ now: [S], _ previous: [S], step: Double
  ) -> ([TrapezoidalRule<S>.Component], isConverged: Bool) {
    let bits = Double(S.bits(rule.precision))
    var components: [TrapezoidalRule<S>.Component] = []
    var isConverged = true, worst = -Double.infinity
    for c in now.indices {
      let size = absolute[c] * step
      let scale = size > 0 ? Double.log2(size) : -.infinity
      let delta = (now[c] - previous[c]).centered.binaryMagnitude - (size > 0 ? scale : 0)
      // The errors of successive levels are squares of each other; 1.5 leaves room. `Double` stays with the difference.
      var relative = delta
      if bits > 64, lastDelta[c] < -10, delta < 1.4 * lastDelta[c] { relative = 1.5 * delta }
      lastDelta[c] = delta
      worst = max(worst, delta)
      let truncation = edge[c] == -.infinity || size == 0 ? -.infinity : edge[c] + 3 - scale
      let rounding = max(now[c].roundingMagnitude - scale, 2 - bits)
      let total = size == 0 ? -.infinity : max(relative, truncation, rounding) + 1
      if size > 0, !(total <= rule.target) { isConverged = false }
      components.append(.init(value: now[c], absolute: size, relativeError: total))
    }
    worstDeltas.append(worst)
    return (components, isConverged)
  }

  /// Whether halving the step no longer helps.
  var isStagnant: Bool {
    let n = worstDeltas.count
    return n >= 4 && worstDeltas[n - 1] > worstDeltas[n - 4] - 3 && worstDeltas[n - 1] < -20
  }

  /// The t of the largest terms, each component in its own measure.
  var largest: [Double] {
    var sizes: [(t: Double, size: Double)] = []
    for (t, magnitudes) in visited {
      var size = -Double.infinity
      for (m, top) in zip(magnitudes, largestMagnitude) where m > -.infinity { size = max(size, m - top) }
      sizes.append((t, size))
    }
    sizes.sort { $0.size > $1.size }
    return sizes.prefix(8).map { $0.t }
  }

  /// The t below which half of the worst component lies, from the first level.
  func middle(of components: [TrapezoidalRule<S>.Component]) -> Double {
    let worst =
      components.indices.max { components[$0].relativeError < components[$1].relativeError } ?? 0
    return weightedMedian(visited.map { ($0.t, Double.exp2($0.magnitudes[worst] - largestMagnitude[worst])) })
  }
}
