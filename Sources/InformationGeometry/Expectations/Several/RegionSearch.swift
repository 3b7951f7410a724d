import DifferentialGeometry
import NumericalMethods
import Scalars

/// Which cells of the lattice of t hold terms that matter, judged by their logarithms.
struct RegionSearch {
  /// The region leaves the range of a map.
  struct Escape: Error {
    let axis: Int
    let isUpper: Bool
    let component: Int
  }

  private let problem: JointProblem
  private let plan: JointPlan
  private let step: Double
  /// How many bits below the largest term a term still matters.
  private let depth: Double
  private let evaluator: JointEvaluator<Double>
  private var largest: [Double]
  private var magnitudes: [Double]
  /// log₂ of the largest terms beside the center.
  private var central: [Double]
  /// log₂ of the largest terms of inactive cells.
  private(set) var rim: [Double]

  init(_ problem: JointProblem, _ plan: JointPlan, _ lattice: [Double], step: Double, depth: Double) {
    self.problem = problem
    self.plan = plan
    self.step = step
    self.depth = depth
    evaluator = JointEvaluator(problem, Binary64())
    evaluator.lattice = lattice
    largest = [Double](repeating: -.infinity, count: problem.basis.terms.count)
    magnitudes = largest
    central = largest
    rim = largest
  }

  /// The cell of a place in v.
  func cell(of v: [Double]) -> [Int] {
    zip(v, plan.maps).map { position, map in
      var low = -map.farthest, high = map.farthest
      for _ in 0..<60 {
        let middle = (low + high) / 2
        let node: (position: Double, logWeight: Double) = map.node(middle, Binary64())
        if node.position < position { low = middle } else { high = middle }
      }
      return Int((low / step).rounded())
    }
  }

  mutating func verdict(_ cell: [Int]) throws -> LatticeRegion.Verdict {
    var v: [Double] = [], weight = plan.logDeterminant
    for (k, map) in zip(cell, plan.maps) {
      let node: (position: Double, logWeight: Double) = map.node(Double(k) * step + JointCubature.offset, Binary64())
      v.append(node.position)
      weight += node.logWeight
    }
    let values = try evaluator.values(plan.coordinates(v))
    evaluator.magnitudes(values, logWeight: weight, &magnitudes)
    var isActive = false, heaviest = 0, excess = -Double.infinity
    for c in magnitudes.indices {
      largest[c] = max(largest[c], magnitudes[c])
      let size = magnitudes[c] - largest[c]
      if magnitudes[c] > -.infinity, size > -depth { isActive = true }
      if size > excess { (heaviest, excess) = (c, size) }
    }
    // Nothing hides beside the center.
    if cell.allSatisfy({ $0.magnitude <= 2 }) {
      isActive = true
      for c in central.indices { central[c] = max(central[c], magnitudes[c]) }
    }
    // Terms that outgrow the center by a hundred decimals do not come back.
    for c in magnitudes.indices where central[c] > -.infinity && magnitudes[c] > central[c] + 330 {
      let axis = cell.indices.max { cell[$0].magnitude < cell[$1].magnitude } ?? 0
      throw refusal(Escape(axis: axis, isUpper: cell[axis] > 0, component: c))
    }
    guard isActive else {
      for c in rim.indices { rim[c] = max(rim[c], magnitudes[c]) }
      return .inactive
    }
    for (axis, map) in plan.maps.enumerated() where Double(cell[axis].magnitude) * step > map.farthest {
      throw Escape(axis: axis, isUpper: cell[axis] > 0, component: heaviest)
    }
    return .active
  }

  /// Why a density is refused whose terms do not fall off.
  func refusal(_ escape: Escape) -> GeometryError {
    let names = problem.formula.parameters.map(\.name), model = problem.formula.model
    return .unsupported(
      reason:
        "\(model.name): \(problem.basis.name(escape.component, names)) is infinite, or converges too slowly to be computed, at \(problem.point.coordinates): the integrand does not fall off in \(problem.formula.variableNames(axis: escape.axis))"
    )
  }
}
