import InformationGeometry

/// What a model predicts of an observation y at an input: the mean of its statistics T(y), how that depends on the parameters, and
/// their covariance.
///
/// For an exponential family of observations the Fisher information about the parameters is HᵀR⁻¹H, and the derivative of the
/// log-loss −Hᵀ R⁻¹ (T(y) − E[T]), with H = ∂E[T]/∂θ and R = Cov[T].
public struct Prediction: Sendable {
  /// E[T].
  public var mean: [Double]
  /// H, a row for each statistic, a column for each parameter.
  public var jacobian: Matrix
  /// R.
  public var covariance: Matrix

  /// A prediction from its parts.
  public init(mean: [Double], jacobian: Matrix, covariance: Matrix) {
    self.mean = mean
    self.jacobian = jacobian
    self.covariance = covariance
  }
}

/// A model of observations with parameters that are learned one observation at a time.
public protocol PredictiveModel: Sendable {
  /// The number of parameters.
  var parameterCount: Int { get }
  /// The prediction at an input for given parameters.
  func prediction(at input: [Double], parameters: [Double]) throws -> Prediction
}

/// The law of observations around their predicted mean, which gives their statistics and covariance.
public enum ObservationLaw: Sendable {
  /// Normal with a known covariance; the statistics are the observations.
  case normal(covariance: Matrix)
  /// One of K classes; the statistics are the indicators of the first K − 1, the mean their probabilities.
  case categorical
  /// Independent Poisson counts.
  case poisson

  /// R at a mean.
  func covariance(at mean: [Double]) throws(GeometryError) -> Matrix {
    let n = mean.count
    switch self {
    case .normal(let covariance):
      guard covariance.rows == n, covariance.isSquare else {
        throw .outsideDomain(
          parameter: "covariance", value: "\(covariance.rows) × \(covariance.columns)", requirement: "be \(n) × \(n)")
      }
      return covariance
    case .poisson:
      for (i, m) in mean.enumerated() where !(m > 0) {
        throw .outsideDomain(parameter: "mean[\(i)]", value: "\(m)", requirement: "be positive for a Poisson law")
      }
      return Matrix(diagonal: mean)
    case .categorical:
      var total = 0.0
      for (i, p) in mean.enumerated() {
        guard p > 0 else {
          throw .outsideDomain(parameter: "probability[\(i)]", value: "\(p)", requirement: "be positive")
        }
        total += p
      }
      guard total < 1 else {
        throw .outsideDomain(
          parameter: "probabilities", value: "\(total)", requirement: "leave a positive probability for the last class")
      }
      var result = Matrix(diagonal: mean)
      for i in 0..<n { for j in 0..<n { result[i, j] -= mean[i] * mean[j] } }
      return result
    }
  }
}

/// A predictive model whose mean is a formula in parameters and inputs, with exact derivatives.
public struct FormulaModel: PredictiveModel {
  /// The parameters.
  public let parameters: [Symbol]
  /// The inputs.
  public let inputs: [Symbol]
  /// The law of the observations.
  public let law: ObservationLaw
  private let tape: Tape
  private let statistics: Int

  /// A model by the formulas of E[T].
  ///
  /// - Throws: `SymbolicsError` for other symbols in the formulas, or derivatives without closed form.
  public init(mean: [Expression], parameters: [Symbol], inputs: [Symbol], law: ObservationLaw) throws(SymbolicsError) {
    precondition(!mean.isEmpty && !parameters.isEmpty, "a model without statistics or parameters")
    var outputs = mean
    for m in mean { for θ in parameters { outputs.append(try m.derivative(by: θ)) } }
    tape = try Tape(outputs, inputs: parameters + inputs)
    statistics = mean.count
    self.parameters = parameters
    self.inputs = inputs
    self.law = law
  }

  /// How many parameters there are.
  public var parameterCount: Int { parameters.count }

  /// The formulas at an input, with exact derivatives.
  ///
  /// - Throws: `GeometryError.outsideDomain` for inputs or parameters of another length, or a mean outside the law's domain;
  ///   `GeometryError.notFinite` where a formula is not finite.
  public func prediction(at input: [Double], parameters θ: [Double]) throws -> Prediction {
    guard input.count == inputs.count, θ.count == parameters.count else {
      throw GeometryError.outsideDomain(
        parameter: "inputs and parameters", value: "\(input.count) and \(θ.count) numbers",
        requirement: "be \(inputs.count) and \(parameters.count)")
    }
    let values = tape.evaluate(θ + input)
    guard values.allSatisfy(\.isFinite) else { throw GeometryError.notFinite(what: "the prediction", at: θ + input) }
    let mean = Array(values[..<statistics])
    return Prediction(
      mean: mean,
      jacobian: Matrix(rows: statistics, columns: parameters.count, elements: Array(values[statistics...])),
      covariance: try law.covariance(at: mean))
  }
}
