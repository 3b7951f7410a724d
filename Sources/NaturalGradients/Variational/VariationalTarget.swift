import InformationGeometry

/// A distribution that is approximated: what a normal approximation must know of ℓ(z) = −log p(z), up to a constant.
///
/// By Bonnet's and Price's theorems the derivatives of E ℓ under N(m, S) are expectations of derivatives of ℓ:
/// ∂E/∂m = E[∇ℓ] and ∂E/∂S = ½ E[∇²ℓ].
public protocol VariationalTarget: Sendable {
  /// The number of variables.
  var dimension: Int { get }

  /// E[∇ℓ] and E[∇²ℓ] under a normal distribution; for a diagonal one only the diagonal of E[∇²ℓ].
  func derivatives(under approximation: NormalApproximation) throws -> ExpectedDerivatives

  /// E[ℓ] under a normal distribution.
  func expectation(under approximation: NormalApproximation) throws -> Double
}

/// E[∇ℓ] and E[∇²ℓ] under a normal distribution.
public struct ExpectedDerivatives: Equatable, Sendable {
  /// E[∇ℓ].
  public var gradient: [Double]
  /// E[∇²ℓ], row after row, or its diagonal for a diagonal covariance.
  public var hessian: [Double]
  /// An estimate of the largest error of a component; 0 for expectations that are exact to rounding.
  public var error: Double

  /// The two expectations.
  public init(gradient: [Double], hessian: [Double], error: Double = 0) {
    self.gradient = gradient
    self.hessian = hessian
    self.error = error
  }
}
