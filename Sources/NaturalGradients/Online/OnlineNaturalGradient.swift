import InformationGeometry

/// Natural-gradient descent of the log-loss, one observation at a time, with a running mean of the Fisher information.
///
///     J ← (1 − γ) J + γ F(θ),   θ ← θ − γ J⁻¹ ∇ℓ(θ),   F = HᵀR⁻¹H, both at the old θ
///
/// With γ = 1/(t + 1) and J₀ = P₀⁻¹ this is exactly the extended Kalman filter for constant parameters whose prior covariance is P₀;
/// a constant γ is the filter with fading memory, P ← P/(1 − γ). Source: Ollivier (2018), Electron. J. Stat. 12.
public struct OnlineNaturalGradient<Model: PredictiveModel>: Sendable {
  /// How long the steps are.
  public enum Rate: Sendable {
    /// 1/(t + 1) at observation t = 1, 2, …: all observations count alike.
    case harmonic
    /// The same for all: the past is forgotten exponentially.
    case constant(Double)
  }

  /// The model.
  public let model: Model
  /// The schedule of γ.
  public let rate: Rate
  /// θ.
  public private(set) var parameters: [Double]
  /// J.
  public private(set) var information: Matrix
  /// How many observations were taken.
  public private(set) var count = 0

  /// A learner at its start.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - parameters: θ₀.
  ///   - covariance: P₀; J₀ is its inverse, times γ for a constant rate.
  ///   - rate: the schedule of γ.
  /// - Throws: `GeometryError.outsideDomain` for sizes that do not fit, a covariance that is not positive definite, or a constant
  ///   rate that is not in (0, 1).
  public init(
    _ model: Model, parameters: [Double], covariance: Matrix, rate: Rate = .harmonic
  ) throws(GeometryError) {
    let factor = try Self.requireCovariance(covariance, of: parameters, model)
    if case .constant(let γ) = rate {
      guard γ > 0, γ < 1 else {
        throw .outsideDomain(parameter: "rate", value: "\(γ)", requirement: "lie between 0 and 1")
      }
      information = γ * factor.inverse
    } else {
      information = factor.inverse
    }
    self.model = model
    self.parameters = parameters
    self.rate = rate
  }

  /// Takes an observation; after an error nothing is changed.
  ///
  /// - Parameters:
  ///   - statistics: T(y).
  ///   - input: what the model predicts it from.
  /// - Throws: what the model throws; `GeometryError.degenerateMetric` where R or J is not positive definite,
  ///   `GeometryError.outsideDomain` for statistics of another length.
  public mutating func observe(_ statistics: [Double], at input: [Double]) throws {
    let prediction = try model.prediction(at: input, parameters: parameters)
    let innovation = try prediction.innovation(of: statistics)
    let γ: Double
    switch rate {
    case .harmonic: γ = 1 / Double(count + 2)
    case .constant(let value): γ = value
    }
    // Whitened by R = LLᵀ: F = (L⁻¹H)ᵀ(L⁻¹H), ∇ℓ = −(L⁻¹H)ᵀ L⁻¹(T − E[T]).
    let R = try factorization(prediction.covariance, at: parameters, "of the observations")
    let whitened = R.whitened(prediction.jacobian)
    let gap = R.whitened(Matrix(rows: innovation.count, columns: 1, elements: innovation)).elements
    let next = (1 - γ) * information + γ * (whitened.transposed * whitened)
    let descent = whitened.transposed * gap
    let step = try factorization(next, at: parameters, "of the parameters").solve(descent)
    parameters = zip(parameters, step).map { $0 + γ * $1 }
    information = next
    count += 1
  }

  static func requireCovariance(
    _ covariance: Matrix, of parameters: [Double], _ model: Model
  ) throws(GeometryError) -> CholeskyFactorization {
    let n = model.parameterCount
    guard parameters.count == n, parameters.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "parameters", value: "\(parameters.count) numbers", requirement: "be \(n) finite numbers")
    }
    guard covariance.rows == n, covariance.isSquare else {
      throw .outsideDomain(
        parameter: "covariance", value: "\(covariance.rows) × \(covariance.columns)", requirement: "be \(n) × \(n)")
    }
    do { return try CholeskyFactorization(covariance) } catch {
      throw .outsideDomain(parameter: "covariance", value: "given", requirement: "be positive definite: \(error)")
    }
  }
}

extension Prediction {
  /// T(y) − E[T].
  func innovation(of statistics: [Double]) throws(GeometryError) -> [Double] {
    guard statistics.count == mean.count, statistics.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "statistics", value: "\(statistics)", requirement: "be \(mean.count) finite numbers")
    }
    return zip(statistics, mean).map { $0 - $1 }
  }
}

extension CholeskyFactorization {
  /// L⁻¹B.
  func whitened(_ b: Matrix) -> Matrix {
    var result = b
    factor.elements.withUnsafeBufferPointer { l in
      result.elements.withUnsafeMutableBufferPointer { x in
        guard let l = l.baseAddress, let x = x.baseAddress else { return }
        LinearAlgebra.forwardSubstitute(cholesky: l, count: count, in: x, columns: b.columns)
      }
    }
    return result
  }
}

/// A Cholesky factorization, whose failure is that of a metric.
func factorization(_ matrix: Matrix, at point: [Double], _ what: String) throws(GeometryError) -> CholeskyFactorization
{
  do { return try CholeskyFactorization(matrix) } catch {
    throw .degenerateMetric(at: point, reason: "\(what) is not positive definite (\(error))")
  }
}
