import DifferentialGeometry
import NumericalMethods
import Scalars

/// Expectations in many variables by randomized quasi-Monte Carlo with importance sampling.
///
/// Points of a scrambled Sobol' sequence are drawn from Student densities that are fitted to the density at its modes. The
/// means over 16 independent scrambles give estimate and standard error; the error that is reported is 3.59 standard errors,
/// which Student's t with 15 degrees of freedom exceeds with probability 0.27 %, as a normal number exceeds 3σ.
/// Source: Owen, Ann. Statist. 25 (1997); L'Ecuyer & Lemieux (2002).
struct JointSampling {
  let problem: JointProblem
  /// The accuracy asked for, relative to ∫|·|.
  let tolerance: Double
  /// What the scrambles are drawn from; the same seed gives the same numbers.
  var seed: UInt64 = 2026
  /// How many points may be evaluated.
  var budget = 1 << 20

  /// How many independent scrambles there are.
  static let scrambles = 16
  /// Student's t with 15 degrees of freedom at the probability of ±3σ.
  static let quantile = 3.586

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
        reason: "\(problem.formula.model.name): \(n) variables: at most \(ScrambledSobol.mostDimensions - 1) are sampled")
    }
    let plan = try JointPlan(landscape)
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
      let moments = moments(sums, count: next, n)
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

  private func moments(_ sums: [CubatureSums<Double>], count: Int, _ n: Int) -> Moments<Double> {
    var moments = Moments<Double>(count: problem.basis.terms.count)
    let r = Double(sums.count), size = Double(count)
    for c in moments.values.indices {
      let means = sums.map { $0.values[c] / size }
      let mean = means.reduce(0, +) / r
      let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (r - 1)
      moments.values[c] = mean
      moments.absolute[c] = sums.reduce(0) { $0 + $1.absolute[c] / size } / r
      moments.errors[c] = Double.log2(Self.quantile * (variance / r).squareRoot() + mean.ulp)
    }
    moments.evaluations = count * sums.count
    moments.methods = ["quasi-Monte Carlo, scrambled Sobol', \(sums.count) × \(count) points"]
    return moments
  }
}

