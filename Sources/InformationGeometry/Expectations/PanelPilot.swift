import DifferentialGeometry
import NumericalMethods
import Scalars

/// A run of few bits over a panel: where its terms are, how fast the rule converges, and with few digits the result.
struct PanelPilot: Sendable {
  let integration: PanelIntegration
  /// The range of t outside of which terms are negligible for the digits that are asked for.
  let range: ClosedRange<Double>
  /// What is added to every t.
  let offset: Double
  /// log₂ of the terms that are cut off, relative to ∫|·|.
  let truncation: [Double]
  let outcome: PanelOutcome
  /// The t that halves ∫|·| of the expectation that converged worst.
  let middle: Double
  /// The step of the first level for the digits that are asked for.
  let firstStep: Double

  /// The precision of pilots: that of two limbs, less a few bits.
  static let precision = BallPrecision(bits: 120)
  /// How often the step is halved.
  private static let levels = 10
  /// log₂ of the accuracy that a pilot needs to see where it goes.
  private static let sight = -46.0

  /// - Parameter target: log₂ of the relative accuracy asked for.
  /// - Throws: `Divergence` where terms do not fall off.
  init(_ integration: PanelIntegration, target: Double) throws {
    do {
      self = try PanelPilot(integration, target: target, offset: 0)
    } catch is PanelIntegration.CenterNotFinite {
      // Few bits, so that all t are exactly equidistant.
      self = try PanelPilot(integration, target: target, offset: 10_485.0 / 1_048_576)
    }
  }

  private init(_ integration: PanelIntegration, target: Double, offset: Double) throws {
    let evaluator = try integration.evaluators.take(Self.precision)
    defer { integration.evaluators.give(evaluator) }
    let map = integration.map, isCircle = integration.context.panel.isCircle
    let step = isCircle ? 0.125 : map.firstStep / 2
    let table = integration.nodes[map, Self.precision, step: step, offset: offset]
    var scan = PanelScan(integration, table, evaluator, negligible: min(target, Self.sight) - 8)
    if isCircle { try scan.runAroundCircle() } else { try scan.run() }
    var sums = scan.sums, sizes = scan.sizes, step0 = step
    func absolute() -> [Double] { sizes.map { $0 * step0 } }
    var comparison = LevelComparison(
      target: max(target, Self.sight), precision: Self.precision, absolute: absolute(),
      truncation: scan.relativeEdges(step))
    func integrals() -> [Ball] { sums.map { $0 * Ball(exactly: step0, precision: Self.precision) } }
    comparison.add(integrals(), step: step)
    for level in 1..<Self.levels {
      step0 /= 2
      for place in integration.places(level, table, scan.range) {
        try scan.measure(place, &sums, &sizes)
      }
      comparison.setAbsolute(absolute())
      comparison.add(integrals(), step: step0)
      let isDone = comparison.outcome.isConverged && (target > Self.sight - 4 || comparison.outcome.changes.count > 1)
      if isDone || (level >= 6 && comparison.outcome.isStagnant) { break }
    }
    self.integration = integration
    range = scan.range
    self.offset = offset
    truncation = scan.relativeEdges(step)
    outcome = comparison.outcome
    middle = scan.middle(outcome)
    // Two levels more than the step that is expected to suffice, for the estimate of the error.
    let expected = LevelComparison.step(for: target, from: outcome.changes, bits: Self.precision.bits) ?? step0
    firstStep = 2 * Self.rounded(min(expected, step), isCircle: isCircle)
  }

  /// The next step below of the form 5/8, 6/8, 7/8, 1 times a power of two: few steps, so that nodes are found again.
  private static func rounded(_ step: Double, isCircle: Bool) -> Double {
    let power = Double.exp2(Double.log2(step).rounded(.down))
    // A circle is divided into equal parts.
    return isCircle ? power : power * (4 * step / power).rounded(.down) / 4
  }
}

/// The nodes of the first level, from the center outward until every expectation is negligible.
struct PanelScan {
  private let integration: PanelIntegration
  private let table: NodeTable
  private let evaluator: PanelEvaluator
  /// log₂ of what does not matter, relative to the largest terms.
  private let negligible: Double
  /// log₂ of the largest terms, and of those at the ends.
  private var largest: [Double], edges: [Double]
  private var visited: [(t: Double, magnitudes: [Double])] = []
  private(set) var range = 0.0...0.0
  private(set) var sums: [Ball]
  /// Sums of |·|.
  private(set) var sizes: [Double]

  /// Where terms do not fall off.
  struct Divergence: Error {
    /// The expectation.
    let component: Int
    /// The side of t.
    let isUpper: Bool
    /// Whether the terms do fall, only too slowly.
    let isFalling: Bool
  }

  init(_ integration: PanelIntegration, _ table: NodeTable, _ evaluator: PanelEvaluator, negligible: Double) {
    self.integration = integration
    self.table = table
    self.evaluator = evaluator
    self.negligible = negligible
    largest = [Double](repeating: -.infinity, count: integration.count)
    edges = largest
    sums = [Ball](repeating: Ball(0, precision: table.precision), count: integration.count)
    sizes = [Double](repeating: 0, count: integration.count)
  }

  /// Adds the nodes of a place to sums, and returns log₂ of their terms.
  @discardableResult
  func measure(_ place: NodePlace, _ sums: inout [Ball], _ sizes: inout [Double]) throws -> [[Double]] {
    try integration.evaluate(place, table, with: evaluator)
    var rows = evaluator.magnitudes(place, table)
    // Where p is not known at all, more bits tell; where it is negligible whatever it is, nobody asks.
    for i in rows.indices where evaluator.accuracy(place, i) < 16 && isRelevant(rows[i]) {
      try integration.mend(place, i, table, evaluator)
      rows = evaluator.magnitudes(place, table)
    }
    let part = BallRow(count: sums.count)
    evaluator.add(place, table, to: part.values)
    for c in sums.indices {
      sums[c] = sums[c] + part.load(c, table.precision)
      for row in rows where row[c] > -.infinity { sizes[c] += Double.exp2(row[c]) }
    }
    return rows
  }

  private func isRelevant(_ row: [Double]) -> Bool {
    for c in row.indices where row[c] > largest[c] + negligible && row[c] > -.infinity { return true }
    return false
  }

  mutating func run() throws {
    let map = integration.map
    for isUpper in integration.sides {
      let (first, step) = table.progression(0, isUpper: isUpper)
      var quiet = 0, i = 0
      var last: [Double] = []
      while quiet < 3 {
        let start = i % NodeBlock.count
        for row in try next(isUpper, i / NodeBlock.count, start..<min(start + 4, NodeBlock.count)) {
          let t = first + Double(i) * step
          i += 1
          visited.append((t, row))
          for c in row.indices { largest[c] = max(largest[c], row[c]) }
          if row.contains(where: { !($0 < DoubleExponentialMap.largestTerm) }) || t.magnitude > map.farthest(negligible)
          {
            throw divergence(row, last, isUpper: isUpper)
          }
          last = row
          quiet = !isRelevant(row) && t.magnitude >= map.nearest ? quiet + 1 : 0
        }
      }
    }
    // Back to where anything matters, with one step to spare.
    var low = table.offset, high = table.offset
    for (t, row) in visited where isRelevant(row) {
      low = min(low, t)
      high = max(high, t)
    }
    range = (integration.sides.count == 1 ? low : low - table.step)...(high + table.step)
    for (t, row) in visited where t <= low - table.step || t >= high + table.step {
      for c in edges.indices { edges[c] = max(edges[c], row[c]) }
    }
  }

  /// All of a circle; nothing is cut off.
  mutating func runAroundCircle() throws {
    // t = ½ and t = −½ are the same place.
    range = -0.499999...0.5
    for place in integration.places(0, table, range) {
      for (k, row) in try measured(place).enumerated() {
        let t = table.block(0, isUpper: place.isUpper, place.block).t(place.range.lowerBound + k)
        visited.append((t, row))
        for c in row.indices { largest[c] = max(largest[c], row[c]) }
      }
    }
  }

  /// The terms of some nodes; of the first one alone where one of the others, which may never be asked for, is in trouble.
  private mutating func next(_ isUpper: Bool, _ block: Int, _ range: Range<Int>) throws -> [[Double]] {
    let place = NodePlace(level: 0, isUpper: isUpper, block: block, range: range)
    do {
      return try measured(place)
    } catch  where range.count > 1 && !(error is CancellationError) {
      return try next(isUpper, block, range.lowerBound..<range.lowerBound + 1)
    }
  }

  private mutating func measured(_ place: NodePlace) throws -> [[Double]] {
    var sums = self.sums, sizes = self.sizes
    defer { (self.sums, self.sizes) = (sums, sizes) }
    return try measure(place, &sums, &sizes)
  }

  /// log₂ of what is cut off at the ends, relative to ∫|·|.
  func relativeEdges(_ step: Double) -> [Double] {
    zip(edges, sizes).map { edge, size in
      edge == -.infinity || size == 0 ? -.infinity : edge + 3 - Double.log2(size * step)
    }
  }

  private func divergence(_ now: [Double], _ before: [Double], isUpper: Bool) -> Divergence {
    var worst = 0
    var excess = -Double.infinity
    for c in now.indices {
      let size = now[c].isNaN ? .infinity : now[c] - (largest[c].isFinite ? largest[c] : 0)
      if size > excess { (worst, excess) = (c, size) }
    }
    let falls = worst < before.count && now[worst] < before[worst]
    return Divergence(component: worst, isUpper: isUpper, isFalling: falls)
  }

  /// The t below which half of the worst expectation lies, from the first level.
  func middle(_ outcome: PanelOutcome) -> Double {
    let errors = outcome.relativeErrors
    let worst = errors.indices.max { errors[$0] < errors[$1] } ?? 0
    return weightedMedian(visited.map { ($0.t, Double.exp2($0.magnitudes[worst] - largest[worst])) })
  }
}
