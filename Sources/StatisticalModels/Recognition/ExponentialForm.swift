import DifferentialGeometry
import Scalars
import Symbolics

/// The form log p = θ(ξ)·t(x) + log h(x) − ψ(ξ) of a density with the least number of statistics.
///
/// It is found in two ways: by multiplying out, where every term splits into a factor of x and one of ξ; and from values
/// of the formula, where it is written in another way. With D of rank m at points xᵢ and ξⱼ,
///
///     ℓ(x; ξⱼ) − ℓ(x; ξ₀)     j = 1 … m     span the statistics,
///     ℓ(xᵢ; ξ) − ℓ(x₀; ξ)     i = 1 … m     span the natural parameters,
///
/// each up to a constant, and that the form is the density is then a zero test. Not found: cos(x − a) and tanh(ax) where a is
/// a longer formula than a symbol. Source: Barndorff-Nielsen (1978), §8.1,
/// for the minimal form.
public struct ExponentialForm: Sendable {
  /// How it is known that the form is the density.
  public enum Evidence: Sendable, Equatable {
    /// The density was multiplied out, term by term.
    case separated
    /// The difference is proved to be 0.
    case proved(ZeroCertificate)
    /// The difference vanishes modulo a prime at random points: a wrong answer has a chance below the bound.
    case residues(errorBound: Double)
  }

  /// Sufficient statistics t(x), which with 1 are linearly independent.
  public let statistics: [Expression]
  /// Natural parameters θ(ξ), which with 1 are linearly independent.
  public let naturalParameters: [Expression]
  /// ψ(ξ).
  public let logPartition: Expression
  /// log h(x).
  public let logCarrier: Expression
  /// How it is known that this is the density.
  public let evidence: Evidence
  /// The rank test that shows the form to be minimal; nil where none was made.
  public let rank: LogDensityRank?

  /// The number of statistics.
  public var order: Int { statistics.count }

  /// The largest order that is looked for from values.
  static let largestOrder = 8

  /// The form of a density; nil when there is none with few statistics, or none was found.
  ///
  /// - Parameter isTrusted: whether a formula that splits is known to be minimal.
  init?(
    _ logDensity: Expression, variables: [Symbol], space: SampleSpace?, chart: Chart, isTrusted: Bool = false
  ) {
    guard !ExponentialForm.hasMixedKink(logDensity, Set(variables)) else { return nil }
    let split = Separated(logDensity, variables: Set(variables))?.reduced()
    if let split, split.rows.isEmpty { return nil }
    let count = (split?.rows.count ?? ExponentialForm.largestOrder) + 3
    guard !(isTrusted && split != nil), variables.count <= 3, count <= 16,
      let points = TrialPoints(variables: variables, space: space, chart: chart, count: count),
      let rank = LogDensityRank(logDensity, variables: variables, chart: chart, points: points)
    else {
      guard let split else { return nil }
      self.init(split, rank: nil)
      return
    }
    if let split, split.rows.count == rank.rank {
      self.init(split, rank: rank)
      return
    }
    // Where every point was needed there is no finite order, unless the observations are few.
    guard rank.rank > 0, !rank.isFull || points.observations.count < count else { return nil }
    // The canonical form knows addition theorems and the factors of logarithms.
    for splitsAngles in [false, true] {
      if let canonical = ExponentialForm.parted(logDensity, Set(variables), splitsAngles: splitsAngles),
        let split = Separated(canonical, variables: Set(variables))?.reduced(), split.rows.count == rank.rank
      {
        self.init(split, rank: rank)
        return
      }
    }
    guard
      let found = ExponentialForm.skeleton(
        logDensity, variables: variables, space: space, chart: chart, points: points, rank: rank)
    else { return nil }
    self = found
  }

  /// The formula with the canonical form of those terms in which observation and parameters are not parted.
  ///
  /// - Parameter splitsAngles: whether cos(x − m) is to be written in the sines and cosines of x and m.
  private static func parted(
    _ formula: Expression, _ variables: Set<Symbol>, splitsAngles: Bool
  ) -> Expression? {
    guard let wide = try? formula.expanded(limit: 500) else { return nil }
    var mixed: [Expression] = [], plain: [Expression] = []
    for term in wide.terms {
      let isMixed = term.factors.contains { factor in
        let symbols = factor.symbols
        return symbols.contains(where: variables.contains) && !symbols.allSatisfy(variables.contains)
      }
      if isMixed { mixed.append(term) } else { plain.append(term) }
    }
    // One field has one set of sines: those of single symbols, when they are asked for.
    let rest = Expression.sum(mixed), angles = splitsAngles ? rest.symbols.map { cos($0) } : []
    guard let canonical = try? Expression.simplified([rest] + angles, limits: .quick) else { return nil }
    return .sum(plain) + canonical[0]
  }

  private init(_ split: Separated, rank: LogDensityRank?) {
    self.init(
      statistics: split.rows.map(\.statistic), naturalParameters: split.rows.map { $0.coefficient.tidied() },
      logPartition: (-split.constant).tidied(), logCarrier: split.carrier, evidence: .separated, rank: rank)
  }

  init(
    statistics: [Expression], naturalParameters: [Expression], logPartition: Expression, logCarrier: Expression,
    evidence: Evidence, rank: LogDensityRank?
  ) {
    self.statistics = statistics
    self.naturalParameters = naturalParameters
    self.logPartition = logPartition
    self.logCarrier = logCarrier
    self.evidence = evidence
    self.rank = rank
  }

  /// The form with its statistics in a given order, each scaled to the given one; nil when they differ.
  func ordered(like wanted: [Expression]) -> ExponentialForm? {
    let rows = zip(statistics, naturalParameters).map { Separated.Row(statistic: $0, coefficient: $1) }
    guard let split = Separated(rows: rows, carrier: logCarrier, constant: -logPartition).ordered(like: wanted)
    else { return nil }
    return ExponentialForm(
      statistics: split.rows.map(\.statistic), naturalParameters: split.rows.map(\.coefficient),
      logPartition: logPartition, logCarrier: logCarrier, evidence: evidence, rank: rank)
  }

  /// Whether |·|, sign, step, min or max is taken of something in which observation and parameters cannot be parted.
  ///
  /// |x − m| is then piecewise of a simple form, which points on one side of m would take for the whole.
  static func hasMixedKink(_ formula: Expression, _ variables: Set<Symbol>) -> Bool {
    for x in variables {
      for argument in formula.kinkArguments(in: x) where !argument.symbols.allSatisfy(variables.contains) {
        let parts = argument.tidied().factors
        let isParted = parts.allSatisfy { factor in
          let symbols = factor.symbols
          return symbols.allSatisfy(variables.contains) || !symbols.contains(where: variables.contains)
        }
        if !isParted { return true }
      }
    }
    return false
  }
}

extension StatisticalModel {
  /// The minimal form of the density as an exponential family, with how it is known; nil when none was found.
  ///
  /// A curved family whose statistics have no closed expectations has a form, though `exponentialFamily` is nil.
  public func exponentialForm() -> ExponentialForm? {
    guard let logDensity else { return nil }
    return ExponentialForm(logDensity, variables: variables, space: sampleSpace, chart: chart)
  }
}
