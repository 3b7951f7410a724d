import CFLINT
import DifferentialGeometry
import NumericalMethods
import Scalars

/// The sums so far: the nodes are the integers, the first level of a rule with step 1.
struct SummationRun {
  private let run: PanelIntegration
  private let table: NodeTable
  private let evaluator: PanelEvaluator
  private var sums: [Ball]
  private var absolute: [Double]
  /// log₂ of the sizes of the last three blocks.
  private var blocks: [[Double]] = []
  /// log₂ of the tail on the side that is finished.
  private var finishedTail: [Double]

  /// How many integers are taken at once.
  static var block: Int { NodeBlock.count }

  init(_ integration: DensityIntegration, _ precision: BallPrecision) throws {
    let panel = DensityPanel(
      map: .linear, anchor: Anchor(base: .constant(0), direction: .both), upper: nil, scale: 1)
    let context = try PanelContext(integration.formula, panel, integration.basis, at: integration.point)
    run = PanelIntegration(context, nodes: integration.nodes, monitor: integration.monitor, threads: 1)
    // Integers are made, not kept.
    table = NodeTable(.linear, precision, step: 1, offset: 0)
    evaluator = try PanelEvaluator(context, precision)
    let count = integration.basis.terms.count
    sums = [Ball](repeating: Ball(0, precision: precision), count: count)
    absolute = [Double](repeating: 0, count: count)
    finishedTail = [Double](repeating: -.infinity, count: count)
  }

  private func evaluate(_ place: NodePlace) throws {
    do {
      try run.evaluate(place, table, with: evaluator)
    } catch is PanelIntegration.CenterNotFinite {
      throw GeometryError.notFinite(
        what: "log p of \(run.context.formula.model.name) or a derivative of it, at x = 0,",
        at: run.context.point.coordinates)
    }
  }

  /// Adds the terms of the block with a number.
  mutating func add(_ b: Int, through last: Int?) throws {
    let size = last.map { min($0 + 1 - b * Self.block, Self.block) } ?? Self.block
    let place = NodePlace(level: 0, isUpper: true, block: b, range: 0..<size)
    try evaluate(place)
    var sizes = [Double](repeating: -.infinity, count: sums.count)
    for row in evaluator.magnitudes(place, table) {
      for c in sizes.indices { sizes[c] = Moments<Ball>.sum(sizes[c], row[c]) }
    }
    let part = BallRow(count: sums.count)
    evaluator.add(place, table, to: part.values)
    for c in sums.indices {
      sums[c] = sums[c] + part.load(c, table.precision)
      absolute[c] += Double.exp2(sizes[c])
    }
    blocks.append(sizes)
    if blocks.count > 3 { blocks.removeFirst() }
  }

  /// The terms at integers.
  func terms(_ range: Range<Int>) throws -> [[Ball]] {
    var result: [[Ball]] = []
    for k in range {
      let i = k % Self.block
      let place = NodePlace(level: 0, isUpper: true, block: k / Self.block, range: i..<i + 1)
      try evaluate(place)
      let part = BallRow(count: sums.count)
      evaluator.add(place, table, to: part.values)
      result.append(sums.indices.map { part.load($0, table.precision) })
    }
    return result
  }

  /// Keeps the bound of the upper tail and goes on below.
  mutating func turnAround() {
    for c in sums.indices where tail(c).isFinite { finishedTail[c] = tail(c) }
    blocks = []
  }

  /// log₂ of ∫|·| of an expectation.
  func scale(of c: Int) -> Double { absolute[c] > 0 ? Double.log2(absolute[c]) : -.infinity }

  /// log₂ of the tail of an expectation when it falls like a geometric series; ∞ when it does not fall.
  private func tail(_ c: Int) -> Double {
    guard blocks.count == 3 else { return .infinity }
    let a = blocks[0][c], b = blocks[1][c], d = blocks[2][c]
    if d == -.infinity { return -.infinity }
    // The ratio of blocks may still grow: take it beyond the last two.
    let now = Double.exp2(d - b), before = Double.exp2(b - a), ratio = max(now, before, 2 * now - before)
    guard ratio < 0.9 else { return .infinity }
    return d + Double.log2(ratio / (1 - ratio)) + 1
  }

  /// log₂ of the largest relative tail.
  var tailMagnitude: Double { sums.indices.map { tail($0) - scale(of: $0) }.filter { !$0.isNaN }.max() ?? -.infinity }

  func isTailBounded(target: Double) -> Bool {
    sums.indices.allSatisfy { absolute[$0] == 0 || tail($0) <= scale(of: $0) + target - 3 }
  }

  /// Whether direct summation soon comes to its end: no other way is needed then.
  func isNearlyDone(target: Double) -> Bool {
    sums.indices.allSatisfy { c in
      guard absolute[c] > 0, tail(c) > -.infinity else { return true }
      let rate = blocks[1][c] - blocks[2][c]
      return tail(c).isFinite && (tail(c) - scale(of: c) - target + 3) / rate < 2_000
    }
  }

  /// The result.
  func finished(tail: Moments<Ball>?) throws -> Moments<Ball> {
    var moments = Moments<Ball>(count: sums.count)
    moments.absolute = absolute
    moments.methods = ["direct summation"]
    for c in sums.indices {
      moments.values[c] = sums[c].center
      let rounding = max(sums[c].roundingMagnitude, scale(of: c) + 3 - Double(table.precision.bits))
      moments.errors[c] = absolute[c] > 0 ? rounding : -.infinity
      moments.errors[c] = Moments<Ball>.sum(moments.errors[c], finishedTail[c])
      if tail == nil, blocks.count == 3, self.tail(c).isFinite {
        moments.errors[c] = Moments<Ball>.sum(moments.errors[c], self.tail(c))
      }
    }
    if let tail { moments.add(tail) }
    return moments
  }
}
