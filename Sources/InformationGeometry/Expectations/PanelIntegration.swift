import CFLINT
import DifferentialGeometry
import NumericalMethods
import Scalars
import Synchronization

/// The trapezoidal rule in t on one panel, level by level, for all expectations at once.
struct PanelIntegration {
  let context: PanelContext
  let nodes: NodeTables
  let evaluators: EvaluatorPool
  let monitor: QuadratureMonitor
  /// How many threads may be used.
  let threads: Int

  var map: DoubleExponentialMap { context.panel.map }
  var count: Int { context.basis.terms.count }

  init(_ context: PanelContext, nodes: NodeTables, monitor: QuadratureMonitor, threads: Int) {
    self.context = context
    self.nodes = nodes
    self.monitor = monitor
    self.threads = threads
    evaluators = EvaluatorPool(context)
  }

  /// The same for another run.
  init(_ other: PanelIntegration, monitor: QuadratureMonitor, threads: Int) {
    context = other.context
    nodes = other.nodes
    evaluators = other.evaluators
    self.monitor = monitor
    self.threads = threads
  }

  /// The sides of t that are visited: the other one is the mirror image on a line that stands for both.
  var sides: [Bool] { context.panel.isDoubled && map.isLine ? [true] : [true, false] }

  /// The nodes of a level in a range, block by block.
  func places(_ level: Int, _ table: NodeTable, _ range: ClosedRange<Double>) -> [NodePlace] {
    var result: [NodePlace] = []
    for isUpper in sides {
      let (first, step) = table.progression(level, isUpper: isUpper)
      let end = isUpper ? range.upperBound : range.lowerBound
      let reach = (end - first) / step
      guard reach >= 0 else { continue }
      let total = Int(reach) + 1, size = NodeBlock.count
      for block in 0...(total - 1) / size {
        result.append(
          NodePlace(level: level, isUpper: isUpper, block: block, range: 0..<min(size, total - block * size)))
      }
    }
    return result
  }

  /// Evaluates the nodes of a place and mends those at which the numbers do not suffice.
  ///
  /// - Throws: `CenterNotFinite` at the center of a line, `GeometryError.notFinite` elsewhere.
  func evaluate(_ place: NodePlace, _ table: NodeTable, with evaluator: PanelEvaluator) throws {
    try monitor.add(place.range.count)
    evaluator.evaluate(place, table)
    for i in evaluator.troubles(place) { try mend(place, i, table, evaluator) }
  }

  /// Computes the outputs at a node with more bits until they are known.
  ///
  /// Far in a tail log p may be a difference of numbers that agree in all bits.
  func mend(_ place: NodePlace, _ i: Int, _ table: NodeTable, _ evaluator: PanelEvaluator) throws {
    let node = place.range.lowerBound + i
    let one = NodePlace(level: place.level, isUpper: place.isUpper, block: place.block, range: node..<node + 1)
    let t = table.block(place.level, isUpper: place.isUpper, place.block).t(node)
    if map.isLine, t == 0 { throw CenterNotFinite() }
    var bits = evaluator.precision.bits
    for _ in 0..<4 {
      bits *= 2
      let precision = BallPrecision(bits: bits)
      let wider = try evaluators.take(precision)
      defer { evaluators.give(wider) }
      wider.evaluate(one, nodes[map, precision, step: table.step, offset: table.offset])
      if wider.troubles(one).isEmpty, wider.accuracy(one, 0) >= 16 {
        evaluator.replace(place, i, by: wider.outputs(one, 0))
        return
      }
    }
    throw GeometryError.notFinite(
      what:
        "log p of \(context.formula.model.name) or a derivative of it, at x = \(evaluator.position(place, i, table)),",
      at: context.point.coordinates)
  }

  /// The formula is not defined where a line has its center.
  struct CenterNotFinite: Error {}
}

/// Evaluators that are free to be used, for one panel.
final class EvaluatorPool: Sendable {
  private let context: PanelContext
  private let free = Mutex<[Int: [Loan]]>([:])

  /// An evaluator is used by one thread at a time.
  private struct Loan: @unchecked Sendable { let evaluator: PanelEvaluator }

  init(_ context: PanelContext) { self.context = context }

  /// An evaluator of a precision; whoever takes it gives it back.
  func take(_ precision: BallPrecision) throws -> PanelEvaluator {
    if let loan = free.withLock({ $0[precision.bits]?.popLast() }) { return loan.evaluator }
    return try PanelEvaluator(context, precision)
  }

  func give(_ evaluator: PanelEvaluator) {
    let loan = Loan(evaluator: evaluator)
    free.withLock { $0[loan.evaluator.precision.bits, default: []].append(loan) }
  }
}

/// Tables of nodes, kept for the next time.
final class NodeTables: Sendable {
  private struct Key: Hashable {
    let map: DoubleExponentialMap
    let bits: Int
    let step: Double
    let offset: Double
  }

  private let known = Mutex<[Key: NodeTable]>([:])
  /// More tables than this are not kept.
  private static let most = 64

  subscript(map: DoubleExponentialMap, precision: BallPrecision, step step: Double, offset offset: Double) -> NodeTable
  {
    let key = Key(map: map, bits: precision.bits, step: step, offset: offset)
    return known.withLock { known in
      if let table = known[key] { return table }
      if known.count >= NodeTables.most { known.removeAll() }
      let table = NodeTable(map, precision, step: step, offset: offset)
      known[key] = table
      return table
    }
  }
}
