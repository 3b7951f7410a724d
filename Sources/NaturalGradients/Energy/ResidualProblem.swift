import InformationGeometry

/// A sum of squares of residuals that depend on parameters, as of a differential equation at collocation points.
///
///     L(θ) = ½ Σ rₙ(θ)²
///
/// Weights belong into the residuals.
public protocol ResidualProblem: Sendable {
  /// The number of parameters.
  var parameterCount: Int { get }
  /// rₙ(θ).
  func residuals(at parameters: [Double]) throws -> [Double]
  /// rₙ(θ) and ∂rₙ/∂θ, a row for each residual.
  func linearization(at parameters: [Double]) throws -> (residuals: [Double], jacobian: Matrix)
}
