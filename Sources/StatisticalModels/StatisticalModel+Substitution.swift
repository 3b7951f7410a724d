import DifferentialGeometry
import Scalars
import Symbolics

/// Models in other coordinates, of parameters or of observations: the density is rewritten, and everything follows anew.
extension StatisticalModel {
  /// The model in the coordinates w of a change ξ = f(w): log p(x; f(w)).
  ///
  /// Nothing that is known of the family is taken along. The exponential family is recognised in the new formula; where
  /// that fails, or there is no density, θ(f(w)), η(f(w)) and ψ(f(w)) are.
  ///
  /// - Precondition: the change begins at the chart of the model.
  /// - Throws: `GeometryError.invalidModel` when a derivative has no closed form.
  public func substituting(_ transition: ChartTransition) throws(GeometryError) -> StatisticalModel {
    precondition(transition.source.coordinates == chart.coordinates, "a change of other coordinates")
    let formula = logDensity.map { transition.substituted($0) }
    var family: ExponentialFamily?
    if let formula, chart.dimension <= 3 {
      family = ExponentialFamily(
        recognizing: formula, variables: Set(variables).sorted { $0.name < $1.name }, space: sampleSpace,
        chart: transition.target, knowledge: Knowledge())
    }
    return StatisticalModel(
      copying: self, chart: transition.target, variables: variables, sampleSpace: sampleSpace, logDensity: formula,
      unnormalized: unnormalizedLogDensity.map { transition.substituted($0) },
      exponentialFamily: family ?? exponentialFamily?.substituting(transition))
  }

  /// The same as a density alone, for what integrates it: nothing is recognised.
  package func substitutingDensity(_ transition: ChartTransition) -> StatisticalModel {
    precondition(transition.source.coordinates == chart.coordinates, "a change of other coordinates")
    return StatisticalModel(
      copying: self, chart: transition.target, variables: variables, sampleSpace: sampleSpace,
      logDensity: logDensity.map { transition.substituted($0) },
      unnormalized: unnormalizedLogDensity.map { transition.substituted($0) }, exponentialFamily: nil)
  }

  /// The model of y for x = φ(y): log p(φ(y); ξ) + log |φ′(y)|, recognised anew.
  ///
  /// - Throws: `GeometryError.unsupported` for a model of several variables or of counts.
  public func observing(
    _ y: Symbol, in space: SampleSpace, as x: Expression
  ) throws(GeometryError) -> StatisticalModel {
    guard let logDensity, variables.count == 1, let variable = variables.first, sampleSpace?.isDiscrete == false else {
      throw .unsupported(reason: "\(name): a change of the sample space needs a density of one real variable")
    }
    let slope: Expression
    do { slope = try x.derivative(by: y) } catch { throw .invalidModel(reason: "\(error)") }
    let volume = slope.isKnownPositive ? log(slope) : log(abs(slope))
    let formula = logDensity.substituting([variable: x]) + volume
    return StatisticalModel(
      copying: self, chart: chart, variables: [y], sampleSpace: space, logDensity: formula,
      exponentialFamily: ExponentialFamily(
        recognizing: formula, variables: [y], space: space, chart: chart, knowledge: Knowledge()))
  }

  /// The model of several independent observations, each with a copy of the variables.
  ///
  /// - Throws: `GeometryError.unsupported` for a model without a density.
  public func repeated(_ count: Int) throws(GeometryError) -> StatisticalModel {
    precondition(count >= 1, "\(count) observations")
    guard let logDensity else { throw .unsupported(reason: "\(name) has no density to multiply") }
    var terms: [Expression] = [], all: [Symbol] = []
    for k in 1...count {
      let copies = variables.map { Symbol("\($0.name)_\(k)", $0.domain) }
      terms.append(
        logDensity.substituting(Dictionary(uniqueKeysWithValues: zip(variables, copies.map { Expression($0) }))))
      all += copies
    }
    let formula = Expression.sum(terms)
    return StatisticalModel(
      copying: self, chart: chart, variables: all, sampleSpace: nil, logDensity: formula,
      exponentialFamily: chart.dimension <= 3
        ? ExponentialFamily(
          recognizing: formula, variables: all, space: nil, chart: chart, knowledge: Knowledge()) : nil)
  }

  /// θ and ψ of log p(x; f(w)) as functions of w, read off the density; nil when it does not split.
  ///
  /// What is known of the family is not looked at where there is a density. Sums over observations are taken apart before
  /// the parameters are replaced, which is the same and keeps formulas short.
  ///
  /// - Parameter map: formulas f that replace the parameters; their symbols may be anything.
  package func canonicalForm(
    substituting map: [Expression]
  ) -> (naturalParameters: [Expression], logPartition: Expression)? {
    var form: [Expression]
    if let logDensity, let parts = Separated(logDensity, variables: Set(variables)) {
      let reduced = parts.reduced()
      form = reduced.rows.map(\.coefficient) + [-reduced.constant]
    } else if let family = exponentialFamily {
      form = family.naturalParameters + [family.logPartition]
    } else {
      return nil
    }
    form = Expression.substituting(Dictionary(uniqueKeysWithValues: zip(parameters, map)), in: form.map { $0.tidied() })
    return (Array(form.dropLast()), form[form.count - 1])
  }

  private init(
    copying model: StatisticalModel, chart: Chart, variables: [Symbol], sampleSpace: SampleSpace?,
    logDensity: Expression?, unnormalized: Expression? = nil, exponentialFamily: ExponentialFamily?
  ) {
    name = model.name
    self.variables = variables
    self.sampleSpace = sampleSpace
    self.chart = chart
    self.logDensity = logDensity
    unnormalizedLogDensity = unnormalized
    isMassUnchecked = model.isMassUnchecked
    self.exponentialFamily = exponentialFamily
    isometry = nil
    knowledge = Knowledge()
    recognition = nil
  }
}

extension ExponentialFamily {
  /// The same functions of other coordinates.
  func substituting(_ transition: ChartTransition) -> ExponentialFamily {
    ExponentialFamily(
      statistics: statistics, naturalParameters: transition.substituted(naturalParameters),
      expectationParameters: transition.substituted(expectationParameters),
      logPartition: transition.substituted(logPartition), logCarrier: logCarrier, surroundingFamily: surroundingFamily)
  }
}
