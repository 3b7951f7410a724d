import DifferentialGeometry
import Dispatch
import NumericalMethods
import Scalars
import Synchronization

/// Integrals of all terms over the continuous variables at fixed counts: trapezoidal sums over a lattice of t, the same for
/// all components, with steps that shrink until two of them agree.
struct JointCubature {
  let problem: JointProblem
  let plan: JointPlan
  /// The counts.
  let lattice: [Double]
  /// log₂ of the relative accuracy asked for.
  let target: Double
  /// How many points may be evaluated.
  let budget: Int
  /// Where terms matter, in units of `coarseStep`.
  let region: LatticeRegion
  let coarseStep: Double
  /// log₂ of the largest of the terms beside the region, per component.
  let edge: [Double]

  /// The lattice stands beside the center: there a formula may be 0/0.
  static let offset = 10_485.0 / 1_048_576
  /// How many cells may matter.
  static let mostCells = 300_000

  /// Finds where terms matter; the maps of the plan are replaced by heavier ones where its tails ask for them.
  ///
  /// - Throws: `GeometryError.unsupported` when terms do not fall off, naming the component and the variable.
  init(_ problem: JointProblem, _ plan: JointPlan, lattice: [Double], target: Double, budget: Int) throws {
    self.problem = problem
    self.lattice = lattice
    self.target = target
    self.budget = budget
    let n = plan.dimension
    coarseStep = n <= 2 ? 0.5 : n == 3 ? 0.75 : 1.25
    var plan = plan
    while true {
      var search = RegionSearch(problem, plan, lattice, step: coarseStep, depth: 12 - target)
      do {
        let seeds = plan.peaks.map { search.cell(of: $0) }
        let region = try LatticeRegion(
          from: seeds + [[Int](repeating: 0, count: n)], dimension: n, limit: min(budget, Self.mostCells),
          // Algebraic tails are ridges along diagonals.
          diagonal: n <= 3 && plan.hasAlgebraicTails
        ) { try search.verdict($0) }
        guard let region else {
          throw GeometryError.notConverged(
            what: "the integrals of \(problem.formula.model.name)", reached: 1,
            reason: "the density reaches over more than \(Self.mostCells) cells")
        }
        self.plan = plan
        self.region = region
        edge = search.rim
        return
      } catch let escape as RegionSearch.Escape {
        guard let heavier = plan.maps[escape.axis].heavier(isUpper: escape.isUpper) else {
          throw search.refusal(escape)
        }
        plan.maps[escape.axis] = heavier
      }
    }
  }

  /// The integrals to an accuracy, or to where rounding or the budget ends.
  ///
  /// - Parameters:
  ///   - target: log₂ of the relative accuracy.
  ///   - rate: p, when differences are known to fall like exp(−c/hᵖ) with the step h: the error of a step is then smaller
  ///     than its difference to the step before.
  func integrals<S: JointScalar>(
    _ precision: S.Precision, target: Double, firstStep: Double, rate: Double?
  ) throws -> CubatureResult<S> {
    var step = CubatureStep.rounded(firstStep), previous: CubatureSums<S>?
    var result = CubatureResult<S>(count: problem.basis.terms.count)
    let ratio = rate == nil ? 0.75 : 0.8
    let gain = rate.map { Double.pow(1 / ratio, 0.7 * $0) }
    while true {
      let size = points(step: step)
      guard result.evaluations + size <= budget, step > 1e-3 else {
        result.isExhausted = true
        return result
      }
      let sums: CubatureSums<S> = try self.sums(step, precision)
      result.evaluations += sums.evaluations
      if let before = previous {
        result.take(sums, before, edge: edge, cells: region.border.count, step: step, plan: plan, gain: gain)
        if result.worst <= target || result.isStagnant { return result }
        // What is out of reach is not tried.
        if let needed = result.neededStep(for: target), points(step: needed) > 4 * budget {
          result.isExhausted = true
          return result
        }
      }
      previous = sums
      step = CubatureStep.rounded(step * ratio)
    }
  }

  /// About how many points a step takes.
  func points(step: Double) -> Int {
    var scale = Double(region.count)
    for _ in 0..<plan.dimension { scale *= coarseStep / step }
    return scale < 1e12 ? Int(scale) : .max
  }

  /// The sums for a step, row by row, over threads.
  ///
  /// - Parameter shift: how far the lattice is moved along each axis, in units of the step.
  func sums<S: JointScalar>(
    _ step: Double, _ precision: S.Precision, shift: [Double]? = nil
  ) throws -> CubatureSums<S> {
    let n = plan.dimension, shift = shift ?? [Double](repeating: 0, count: n)
    let cells = CellDivision(ratio: coarseStep / step, shift: shift)
    let bounds = region.bounds
    let axes = (0..<n).map { axis -> CubatureAxis<S> in
      CubatureAxis(
        plan.maps[axis], step: step, shift: shift[axis], cells.points(in: bounds[axis], axis: axis), precision)
    }
    var rows: [(row: [Int], range: Range<Int>)] = []
    for (coarse, range) in region.rows.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let last = cells.points(in: range, axis: n - 1)
      if last.isEmpty { continue }
      var partial: [[Int]] = [[]]
      for (axis, cell) in coarse.enumerated() {
        partial = partial.flatMap { row in cells.points(in: cell...cell, axis: axis).map { row + [$0] } }
      }
      rows += partial.map { ($0, last) }
    }
    return try sums(rows, axes, step, precision)
  }

  private func sums<S: JointScalar>(
    _ rows: [(row: [Int], range: Range<Int>)], _ axes: [CubatureAxis<S>], _ step: Double, _ precision: S.Precision
  ) throws -> CubatureSums<S> {
    let chunk = max(1, min(64, rows.count / 8)), chunks = (rows.count + chunk - 1) / chunk
    let parts = try Parallel.map(chunks) { index in
      let worker = CubatureWorker(self, axes, precision)
      for k in index * chunk..<min(rows.count, (index + 1) * chunk) { try worker.add(rows[k].row, rows[k].range) }
      return worker.sums
    }
    var total = CubatureSums<S>(count: problem.basis.terms.count)
    for part in parts { total.add(part) }
    var scale = 1.0
    for _ in 0..<plan.dimension { scale *= step }
    total.scale(by: S.exactly(scale, precision), scale)
    return total
  }
}

/// Steps of few bits: all points are then exactly equidistant.
enum CubatureStep {
  static func rounded(_ step: Double) -> Double { (step * 4096).rounded() / 4096 }
}

/// Which points of a lattice lie in which cells of a coarser one.
struct CellDivision {
  /// The coarse step by the fine one.
  let ratio: Double
  /// How far the fine lattice is moved, in its steps.
  let shift: [Double]

  /// The points of consecutive cells along an axis; every point lies in one cell.
  func points(in cells: ClosedRange<Int>, axis: Int) -> Range<Int> {
    let low = ((Double(cells.lowerBound) - 0.5) * ratio - shift[axis]).rounded(.up)
    let high = ((Double(cells.upperBound) + 0.5) * ratio - shift[axis]).rounded(.up)
    return Int(low)..<max(Int(low), Int(high))
  }
}

/// The nodes of one axis.
struct CubatureAxis<S: JointScalar>: Sendable {
  private let first: Int
  private let nodes: [(position: S, logWeight: S)]

  init(_ map: AxisMap, step: Double, shift: Double, _ range: Range<Int>, _ precision: S.Precision) {
    first = range.lowerBound
    nodes = range.map { k in
      let node: (position: S, logWeight: S) = map.node(
        (Double(k) + shift) * step + JointCubature.offset, precision)
      return (node.position.centered, node.logWeight)
    }
  }

  subscript(k: Int) -> (position: S, logWeight: S) { nodes[k - first] }
}

/// The sums of one thread.
final class CubatureWorker<S: JointScalar> {
  private(set) var sums: CubatureSums<S>
  private let evaluator: JointEvaluator<S>
  private let axes: [CubatureAxis<S>]
  private let center: [S]
  private let shape: [S]
  private let isDiagonal: Bool
  private let logDeterminant: S
  private var terms: [S]

  init(_ cubature: JointCubature, _ axes: [CubatureAxis<S>], _ precision: S.Precision) {
    let plan = cubature.plan
    evaluator = JointEvaluator(cubature.problem, precision)
    evaluator.lattice = cubature.lattice.map { S.exactly($0, precision) }
    self.axes = axes
    center = plan.center.map { S.exactly($0, precision) }
    shape = plan.shape.map { S.exactly($0, precision) }
    isDiagonal = (0..<plan.dimension).allSatisfy { i in (0..<i).allSatisfy { plan.shape[i * plan.dimension + $0] == 0 }
    }
    var logDeterminant = S.exactly(0, precision)
    for j in 0..<plan.dimension {
      logDeterminant = logDeterminant + S.log(S.exactly(plan.shape[j * plan.dimension + j], precision))
    }
    self.logDeterminant = logDeterminant
    sums = CubatureSums(count: cubature.problem.basis.terms.count)
    terms = sums.values
  }

  /// Adds the points of a row along the last axis.
  func add(_ row: [Int], _ range: Range<Int>) throws {
    let n = axes.count
    var base = center, weight = logDeterminant
    for (j, k) in row.enumerated() {
      let node = axes[j][k]
      weight = weight + node.logWeight
      for i in j..<n where i == j || !isDiagonal { base[i] = base[i] + shape[i * n + j] * node.position }
    }
    let last = n - 1, scale = shape[last * n + last]
    for k in range {
      let node = axes[last][k]
      var u = base
      u[last] = (base[last] + scale * node.position).centered
      let values = try evaluator.values(u)
      evaluator.terms(values, logWeight: weight + node.logWeight, &terms)
      sums.add(terms)
    }
  }
}
