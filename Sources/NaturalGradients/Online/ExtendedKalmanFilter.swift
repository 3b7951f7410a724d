import InformationGeometry

/// The extended Kalman filter for constant parameters, in its covariance form.
///
///     K = P Hᵀ (H P Hᵀ + R)⁻¹,   θ ← θ + K (T(y) − E[T]),   P ← P − K H P
///
/// With fading memory λ, P is divided by 1 − λ before each observation. It is the online natural gradient in other words, and
/// solves in the number of statistics where that one solves in the number of parameters. Source: Ollivier (2018).
public struct ExtendedKalmanFilter<Model: PredictiveModel>: Sendable {
  /// The model.
  public let model: Model
  /// λ, 0 for none.
  public let fading: Double
  /// θ.
  public private(set) var parameters: [Double]
  /// P.
  public private(set) var covariance: Matrix

  /// A filter at its start.
  ///
  /// - Throws: `GeometryError.outsideDomain` for sizes that do not fit, a covariance that is not positive definite, or a fading
  ///   that is not in [0, 1).
  public init(
    _ model: Model, parameters: [Double], covariance: Matrix, fading: Double = 0
  ) throws(GeometryError) {
    _ = try OnlineNaturalGradient.requireCovariance(covariance, of: parameters, model)
    guard fading >= 0, fading < 1 else {
      throw .outsideDomain(parameter: "fading", value: "\(fading)", requirement: "lie in [0, 1)")
    }
    self.model = model
    self.parameters = parameters
    self.covariance = covariance
    self.fading = fading
  }

  /// Takes an observation; after an error nothing is changed.
  ///
  /// - Throws: what the model throws; `GeometryError.degenerateMetric` where H P Hᵀ + R is not positive definite,
  ///   `GeometryError.outsideDomain` for statistics of another length.
  public mutating func observe(_ statistics: [Double], at input: [Double]) throws {
    let prediction = try model.prediction(at: input, parameters: parameters)
    let innovation = try prediction.innovation(of: statistics)
    let P = (1 / (1 - fading)) * covariance, H = prediction.jacobian
    let HP = H * P
    let S = try factorization(
      HP * H.transposed + prediction.covariance, at: parameters, "of the predicted observations")
    // With S = LLᵀ the gain times a vector is (L⁻¹HP)ᵀ L⁻¹v, and KHP is a Gram matrix: P stays symmetric.
    let whitened = S.whitened(HP)
    let gap = S.whitened(Matrix(rows: innovation.count, columns: 1, elements: innovation)).elements
    let step = whitened.transposed * gap
    parameters = zip(parameters, step).map { $0 + $1 }
    covariance = P - whitened.transposed * whitened
  }
}
