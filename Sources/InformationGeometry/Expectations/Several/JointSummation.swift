import DifferentialGeometry
import NumericalMethods
import Scalars

/// Sums over the counts of a joint density, of integrals over its continuous variables.
struct JointSummation {
  let problem: JointProblem
  /// log₂ of the relative accuracy asked for.
  let target: Double
  /// How many points may be evaluated for each count, where the rule itself allows more.
  let most: Int

  /// How many points are evaluated at most: in `Double`, and with many bits.
  static let budget = 3_000_000
  static let wideBudget = 1_200_000

  /// In `Double`, with more bits where rounding would spoil the result.
  func near() throws -> Moments<Double> {
    let cells = try LatticeSearch(problem, target: target).cells()
    var total = Moments<Double>(count: problem.basis.terms.count)
    guard problem.formula.space.continuousCount > 0 else {
      let near: Moments<Double> = try sum(cells, Binary64())
      if near.worst <= target { return near }
      return Moments<Double>(rounding: try sum(cells, BallPrecision(bits: 128)))
    }
    var center: [Double]?
    for cell in cells.list {
      let section = JointSection(problem, cell.counts, target: sectionTarget(cell, cells), most: most, near: center)
      center = section.plan?.center ?? center
      total.add(try section.near())
    }
    addTail(cells, &total)
    return total
  }

  /// With many bits.
  func wide(_ precision: BallPrecision) throws -> Moments<Ball> {
    let cells = try LatticeSearch(problem, target: target).cells()
    guard problem.formula.space.continuousCount > 0 else { return try sum(cells, precision) }
    var total = Moments<Ball>(count: problem.basis.terms.count)
    var center: [Double]?
    for cell in cells.list {
      let section = JointSection(problem, cell.counts, target: sectionTarget(cell, cells), most: most, near: center)
      center = section.plan?.center ?? center
      total.add(try section.wide(precision))
    }
    addTail(cells, &total)
    return total
  }

  /// A count of little probability needs fewer digits.
  private func sectionTarget(_ cell: LatticeCells.Cell, _ cells: LatticeCells) -> Double {
    guard cells.list.count > 1 else { return target }
    return min(-10, target - 4 + (cells.largest - cell.magnitude) / 2)
  }

  private func addTail<S: JointScalar>(_ cells: LatticeCells, _ total: inout Moments<S>) {
    guard problem.formula.space.countCount > 0 else { return }
    for c in total.values.indices where total.absolute[c] > 0 {
      total.errors[c] = Moments<S>.sum(total.errors[c], cells.tail + Double.log2(total.absolute[c]))
    }
  }

  /// Counts alone: every term as it is.
  private func sum<S: JointScalar>(_ cells: LatticeCells, _ precision: S.Precision) throws -> Moments<S> {
    let problem = problem, list = cells.list, chunk = 256
    let parts = try Parallel.map((list.count + chunk - 1) / chunk) { index in
      let evaluator = JointEvaluator<S>(problem, precision)
      var sums = CubatureSums<S>(count: problem.basis.terms.count), terms = sums.values
      let one = S.exactly(0, precision)
      for cell in list[index * chunk..<min(list.count, (index + 1) * chunk)] {
        evaluator.lattice = cell.counts.map { S.exactly(Double($0), precision) }
        evaluator.terms(try evaluator.values([]), logWeight: one, &terms)
        sums.add(terms)
      }
      return sums
    }
    var sums = CubatureSums<S>(count: problem.basis.terms.count)
    for part in parts { sums.add(part) }
    var total = Moments<S>(count: sums.values.count)
    total.values = sums.values.map(\.centered)
    total.absolute = sums.absolute
    total.evaluations = sums.evaluations
    total.methods = ["lattice sum"]
    for c in sums.values.indices where sums.absolute[c] > 0 {
      // A term in `Double` has the error of its logarithm, which is a sum of large numbers.
      let size = cells.logScale + 4
      let rounding =
        S.bits(precision) == 53
        ? Double.log2(sums.absolute[c]) - 52 + Double.log2(size) : sums.values[c].roundingMagnitude
      total.errors[c] = rounding
    }
    addTail(cells, &total)
    return total
  }
}

extension Moments where S == Double {
  /// Numbers of many bits, rounded.
  init(rounding wide: Moments<Ball>) {
    self.init(count: wide.values.count)
    values = wide.values.map(\.midpoint)
    absolute = wide.absolute
    errors = zip(wide.errors, values).map { Moments<Double>.sum($0, $1.ulp.binaryMagnitude) }
    evaluations = wide.evaluations
    methods = wide.methods
  }
}

extension Moments where S == Ball {
  /// Numbers of a `Double`'s digits.
  init(widening near: Moments<Double>) {
    self.init(count: near.values.count)
    values = near.values.map { Ball(exactly: $0, precision: BallPrecision(bits: 64)) }
    absolute = near.absolute
    errors = near.errors
    evaluations = near.evaluations
    methods = near.methods
  }
}

/// The integrals over the continuous variables at fixed counts.
struct JointSection {
  let problem: JointProblem
  let lattice: [Double]
  let target: Double
  private let most: Int
  /// Center, scales and maps; nil when no mode was found.
  private(set) var plan: JointPlan?
  private let failure: (any Error)?

  init(_ problem: JointProblem, _ counts: [Int], target: Double, most: Int, near: [Double]?) {
    self.problem = problem
    self.target = target
    self.most = most
    lattice = counts.map(Double.init)
    let found = Result { [lattice] in
      try JointPlan(try JointLandscape(problem, lattice: lattice), near: near)
    }
    plan = try? found.get()
    if case .failure(let error) = found { failure = error } else { failure = nil }
  }

  private func cubature(budget: Int) throws -> JointCubature {
    guard let plan else { throw failure ?? GeometryError.unsupported(reason: "no mode was found") }
    return try JointCubature(problem, plan, lattice: lattice, target: target, budget: min(budget, most))
  }

  /// In `Double`, with more bits where rounding is in the way.
  func near() throws -> Moments<Double> {
    let cubature = try cubature(budget: JointSummation.budget)
    var result: CubatureResult<Double> = try cubature.integrals(Binary64(), target: target, firstStep: 1, rate: nil)
    try cubature.addRounding(&result)
    if result.worst <= target || result.isExhausted { return cubature.moments(result) }
    let last = result.history.last?.step ?? 0.5
    let wide: CubatureResult<Ball> = try cubature.integrals(
      BallPrecision(bits: 128), target: target, firstStep: last * 1.2, rate: nil)
    return Moments<Double>(rounding: cubature.moments(wide))
  }

  /// With many bits: `Double` shows which steps are needed.
  func wide(_ precision: BallPrecision) throws -> Moments<Ball> {
    let cubature = try cubature(budget: JointSummation.wideBudget)
    let sketch: CubatureResult<Double> = try cubature.integrals(
      Binary64(), target: max(target, -40), firstStep: 1, rate: nil)
    let gain = sketch.rate.map { Double.pow(1.25, 0.7 * $0) } ?? 1
    let first = sketch.step(for: (target - 4) / gain).map { min($0 * 1.25, 1) } ?? 0.5
    let result: CubatureResult<Ball> = try cubature.integrals(
      precision, target: target, firstStep: first, rate: sketch.rate)
    return cubature.moments(result)
  }
}

extension JointCubature {
  /// The result in the form that all rules have.
  func moments<S: JointScalar>(_ result: CubatureResult<S>) -> Moments<S> {
    var moments = Moments<S>(count: result.values.count)
    moments.values = result.values.map(\.centered)
    moments.absolute = result.absolute
    moments.errors = result.errors
    moments.evaluations = result.evaluations
    let maps = plan.maps.map(\.name)
    let names = maps.indices.filter { !maps[..<$0].contains(maps[$0]) }.map { maps[$0] }
    moments.methods = ["\(names.joined(separator: ", ")) tensor quadrature"]
    return moments
  }

  /// Measures rounding at some points of the region: `Double` against many bits.
  func addRounding(_ result: inout CubatureResult<Double>) throws {
    let wide = BallPrecision(bits: 192), count = result.values.count
    let nearWorker = JointEvaluator<Double>(problem, Binary64()), exactWorker = JointEvaluator<Ball>(problem, wide)
    nearWorker.lattice = lattice
    exactWorker.lattice = lattice.map { Ball(exactly: $0, precision: wide) }
    var near = [Double](repeating: 0, count: count), exact = [Ball](repeating: .zero, count: count)
    var differences = near, sizes = near
    let n = plan.dimension
    for k in 0..<24 {
      // Points of about the size of the density, from an additive sequence.
      var v = [Double](repeating: 0, count: n)
      for j in 0..<n {
        let fraction = (0.5 + Double(k + 1) * [0.7548776662466927, 0.5698402909980532, 0.3183098861837907][j])
          .truncatingRemainder(dividingBy: 1)
        v[j] = normalQuantile(fraction) * 1.5
      }
      // The coordinates themselves are rounded, which matters far from zero.
      var u = plan.center.map { Ball(exactly: $0, precision: wide) }
      for i in 0..<n {
        for j in 0...i {
          u[i] = u[i] + Ball(exactly: plan.shape[i * n + j], precision: wide) * Ball(exactly: v[j], precision: wide)
        }
      }
      nearWorker.terms(try nearWorker.values(plan.coordinates(v)), logWeight: 0, &near)
      exactWorker.terms(try exactWorker.values(u.map(\.centered)), logWeight: .zero, &exact)
      for c in 0..<count {
        differences[c] += (Ball(exactly: near[c], precision: wide) - exact[c]).midpoint.magnitude
        sizes[c] += exact[c].midpoint.magnitude
      }
    }
    for c in 0..<count where result.absolute[c] > 0 {
      let relative = sizes[c] > 0 ? differences[c] / sizes[c] : 0
      let rounding = Double.log2(max(2 * relative, 0x1p-51)) + Double.log2(result.absolute[c])
      result.errors[c] = Moments<Double>.sum(result.errors[c], rounding)
    }
  }
}
