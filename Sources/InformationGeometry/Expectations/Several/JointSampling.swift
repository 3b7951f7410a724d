import DifferentialGeometry
import NumericalMethods
import Scalars

/// Expectations in many variables by randomized quasi-Monte Carlo.
///
/// Where the density fills few enough cells, the points are a lattice of the mapped and whitened coordinates that is shifted
/// at random: smooth densities converge as fast as with a trapezoidal rule. Otherwise they are a scrambled Sobol' sequence
/// drawn from a Student density that is fitted to the density.
///
/// The means over independent shifts, or scrambles, give estimate and standard error. The error that is reported is the
/// half-width of an interval that Student's t leaves with probability 0.27 %, as a normal number leaves ±3σ.
/// Source: Cranley & Patterson (1976); Owen, Ann. Statist. 25 (1997); L'Ecuyer & Lemieux (2002).
struct JointSampling {
  let problem: JointProblem
  /// The accuracy asked for, relative to ∫|·|.
  let tolerance: Double
  /// What shifts and scrambles are drawn from; the same seed gives the same numbers.
  var seed: UInt64 = 2026
  /// How many points may be evaluated.
  var budget = 1 << 21
  /// Whether shifted lattices are tried before scrambled sequences.
  var prefersLattice = true

  /// How many independent scrambles, and shifts, there are.
  static let scrambles = 16
  static let shifts = 8
  /// Student's t with 15 and with 7 degrees of freedom at the probability of ±3σ.
  static let quantiles = (scrambles: 3.586, shifts: 4.530)

  func moments() throws -> Moments<Double> {
    let landscape = try JointLandscape(problem, lattice: []), n = landscape.dimension
    guard problem.formula.space.countCount == 0 else {
      throw GeometryError.unsupported(
        reason:
          "\(problem.formula.model.name): \(n) continuous variables beside counts: at most \(JointExpectations.mostLatticeVariables) are integrated for each count"
      )
    }
    guard n + 1 <= ScrambledSobol.mostDimensions else {
      throw GeometryError.unsupported(
        reason:
          "\(problem.formula.model.name): \(n) variables: at most \(ScrambledSobol.mostDimensions - 1) are sampled")
    }
    return try moments(JointPlan(landscape))
  }

  /// The expectations, with center, scales and maps that are known.
  func moments(_ plan: JointPlan) throws -> Moments<Double> {
    // In nine dimensions even three points an axis are too many.
    if prefersLattice, plan.dimension <= 8, let moments = try shifted(plan) { return moments }
    return try scrambled(plan)
  }

  /// Means over scrambled sequences of which more and more points are taken.
  private func scrambled(_ plan: JointPlan) throws -> Moments<Double> {
    let n = plan.dimension
    let proposal = StudentProposal([(plan, 1)], freedom: plan.hasAlgebraicTails ? 1 : 2)
    let sequences = (0..<Self.scrambles).map {
      ScrambledSobol(dimension: n + 1, seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64($0))
    }
    var sums = [CubatureSums<Double>](
      repeating: CubatureSums(count: problem.basis.terms.count), count: Self.scrambles)
    var first = 0, next = 256
    while true {
      let block = first..<next
      let parts = try Parallel.map(Self.scrambles) { try part(sequences[$0], block, proposal) }
      for (k, part) in parts.enumerated() { sums[k].add(part) }
      var moments = moments(sums.map { $0.values.map { $0 / Double(next) } }, quantile: Self.quantiles.scrambles)
      for c in moments.absolute.indices {
        moments.absolute[c] = sums.reduce(0) { $0 + $1.absolute[c] } / Double(next * Self.scrambles)
      }
      moments.evaluations = next * Self.scrambles
      moments.methods = ["quasi-Monte Carlo, scrambled Sobol', \(Self.scrambles) × \(next) points"]
      if moments.worst <= Double.log2(tolerance) || 2 * next * Self.scrambles > budget { return moments }
      (first, next) = (next, 2 * next)
    }
  }

  private func part(
    _ sequence: ScrambledSobol, _ block: Range<Int>, _ proposal: StudentProposal
  ) throws -> CubatureSums<Double> {
    let evaluator = JointEvaluator<Double>(problem, Binary64())
    var sums = CubatureSums<Double>(count: problem.basis.terms.count), terms = sums.values
    for k in block {
      let u = proposal.point(sequence.point(k), component: k % proposal.count)
      evaluator.terms(try evaluator.values(u), logWeight: -proposal.logDensity(u), &terms)
      sums.add(terms)
    }
    return sums
  }

  /// Mean and error of independent estimates.
  private func moments(_ estimates: [[Double]], quantile: Double) -> Moments<Double> {
    var moments = Moments<Double>(count: problem.basis.terms.count)
    let r = Double(estimates.count)
    for c in moments.values.indices {
      let mean = estimates.reduce(0) { $0 + $1[c] } / r
      let variance = estimates.reduce(0) { $0 + ($1[c] - mean) * ($1[c] - mean) } / (r - 1)
      moments.values[c] = mean
      moments.errors[c] = Double.log2(quantile * (variance / r).squareRoot() + 16 * mean.ulp)
    }
    return moments
  }

  /// Means over shifted lattices with steps that shrink; nil when the density fills too many cells.
  private func shifted(_ plan: JointPlan) throws -> Moments<Double>? {
    let target = Double.log2(tolerance)
    let cubature: JointCubature
    do {
      cubature = try JointCubature(problem, plan, lattice: [], target: target, budget: budget)
    } catch GeometryError.notConverged { return nil }
    var random = SeededDraws(seed: seed), step = 1.25, used = 0
    var best: Moments<Double>?
    while used + Self.shifts * cubature.points(step: step) <= budget {
      var estimates: [[Double]] = [], absolute = [Double](repeating: 0, count: problem.basis.terms.count)
      for _ in 0..<Self.shifts {
        let shift = (0..<plan.dimension).map { _ in Double(random.next() >> 11) * 0x1p-53 }
        let sums: CubatureSums<Double> = try cubature.sums(step, Binary64(), shift: shift)
        estimates.append(sums.values)
        for c in absolute.indices { absolute[c] += sums.absolute[c] / Double(Self.shifts) }
        used += sums.evaluations
      }
      var moments = moments(estimates, quantile: Self.quantiles.shifts)
      moments.absolute = absolute
      for c in moments.errors.indices where absolute[c] > 0 {
        // What lies beside the cells is left out.
        let rim = cubature.edge[c] + Double.log2(Double(cubature.region.border.count + 1))
        moments.errors[c] = Moments<Double>.sum(moments.errors[c], rim)
      }
      moments.evaluations = used
      moments.methods = ["quasi-Monte Carlo, \(Self.shifts) random shifts of a lattice"]
      if moments.worst <= target { return moments }
      best = moments
      step *= 0.85
    }
    return best.flatMap { $0.worst < -4 ? $0 : nil }
  }
}
