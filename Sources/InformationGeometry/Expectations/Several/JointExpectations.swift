import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels

/// Expectations of a density of several variables, or of one that is known up to a factor.
///
/// Up to three continuous variables: trapezoidal sums after a double-exponential map of each axis, whitened at the mode.
/// Counts: summation over the lattice; both together by one integral for each count. More than three continuous variables:
/// randomized quasi-Monte Carlo.
struct JointExpectations: Sendable {
  /// The most continuous variables that are integrated over a lattice.
  static let mostLatticeVariables = 3
  /// The accuracy relative to ∫|·| that is asked for by default.
  var defaultTolerance: Double { formula.space.continuousCount > Self.mostLatticeVariables ? 1e-3 : 1e-10 }

  let formula: JointFormula
  /// How many points may be evaluated, where the rule itself allows more.
  var budget = Int.max

  init(_ model: StatisticalModel) throws(GeometryError) { formula = try JointFormula(model) }

  /// Whether the factor of the density is known.
  private var isNormalized: Bool { formula.model.logDensity != nil }

  /// All expectations in `Double`, not checked.
  func moments(_ basis: ExpectationBasis, at point: Point, target: Double) throws -> Moments<Double> {
    var problem = JointProblem(formula: formula, basis: basis, point: point)
    guard !isNormalized else { return try raw(problem, target: target) }
    problem.shifts = try shifts(problem)
    return try raw(problem, target: target - 2).normalized(basis, precision: Binary64())
  }

  /// All expectations with many digits, not checked.
  func moments(_ basis: ExpectationBasis, at point: Point, digits: Int, target: Double) throws -> Moments<Ball> {
    guard formula.space.continuousCount <= Self.mostLatticeVariables else {
      guard digits <= 12 else {
        throw GeometryError.unsupported(
          reason:
            "\(formula.model.name) has \(formula.space.continuousCount) continuous variables: \(digits) digits are integrated in at most \(Self.mostLatticeVariables); more variables are sampled, to 12 digits at most"
        )
      }
      return Moments<Ball>(widening: try moments(basis, at: point, target: target))
    }
    var problem = JointProblem(formula: formula, basis: basis, point: point)
    if !isNormalized { problem.shifts = try shifts(problem) }
    var bits = Int(-target) + 48
    while true {
      let precision = BallPrecision(bits: bits)
      var moments = try JointSummation(problem: problem, target: target - 2, most: budget).wide(precision)
      if !isNormalized { moments = try moments.normalized(basis, precision: precision) }
      // Where rounding is what is in the way, more bits help.
      let rounding = moments.values.indices.map { c in
        moments.absolute[c] > 0 ? moments.values[c].roundingMagnitude - Double.log2(moments.absolute[c]) : -.infinity
      }
      guard moments.worst > target, (rounding.max() ?? -.infinity) > target - 4, bits < 4 * Int(-target) + 200 else {
        return moments
      }
      bits *= 2
    }
  }

  func raw(_ problem: JointProblem, target: Double) throws -> Moments<Double> {
    guard formula.space.continuousCount > Self.mostLatticeVariables else {
      return try JointSummation(problem: problem, target: target, most: budget).near()
    }
    var sampling = JointSampling(problem: problem, tolerance: Double.exp2(target))
    sampling.budget = min(sampling.budget, budget)
    return try sampling.moments()
  }

  /// Approximations of log Z and its derivatives, in the order of the outputs.
  private func shifts(_ problem: JointProblem) throws -> [Double] {
    let isSampled = formula.space.continuousCount > Self.mostLatticeVariables
    let first = try raw(problem, target: isSampled ? -5 : -20)
    let mass = first.values[0]
    guard mass > 0, mass.isFinite else {
      throw GeometryError.notFinite(
        what: "the normalizer of \(formula.model.name), \(mass),", at: problem.point.coordinates)
    }
    let cumulants = first.cumulants(problem.basis, precision: Binary64())
    return [Double.log(mass)] + cumulants.dropFirst()
  }
}
