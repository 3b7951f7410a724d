import InformationGeometry

/// y with x = φ(y), a nonlinear change of the sample space of one real variable.
struct OtherObservable: Sendable {
  /// y.
  let variable: Symbol
  /// φ, a function of y.
  let formula: Expression
  /// The inverse of φ, in `Double`: it places samples.
  let inverse: @Sendable (Double) -> Double
  /// Where y lies.
  let space: SampleSpace

  /// - Returns: nil for counts, circles and observations of several variables.
  init?(_ model: StatisticalModel) {
    guard let sampleSpace = model.sampleSpace, model.variables.count == 1 else { return nil }
    let y = Symbol("observed")
    variable = y
    space = .realLine
    switch sampleSpace {
    case .realLine:
      formula = sinh(y)
      inverse = { Double.asinh($0) }
    case .positive:
      formula = exp(y)
      inverse = { Double.log($0) }
    case .unitInterval:
      formula = 1 / (1 + exp(-Expression(y)))
      inverse = { Double.log($0 / (1 - $0)) }
    case .interval(let low?, nil):
      formula = Expression(low) + exp(y)
      inverse = { Double.log($0 - low.asDouble) }
    default: return nil
    }
  }

  /// The model of y.
  ///
  /// - Throws: as `observing(_:in:as:)`.
  func model(of model: StatisticalModel) throws -> StatisticalModel {
    try model.observing(variable, in: space, as: formula)
  }
}
