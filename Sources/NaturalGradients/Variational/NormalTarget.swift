import InformationGeometry

/// A normal distribution as the target, or the conjugate case: ℓ(z) = ½ (z − μ)ᵀ Λ (z − μ).
///
/// One natural-gradient step of length one from anywhere ends at N(μ, Λ⁻¹).
public struct NormalTarget: VariationalTarget {
  /// μ.
  public let mean: [Double]
  /// Λ, the inverse of the covariance.
  public let precision: Matrix

  /// The normal distribution with a mean and the inverse of a covariance.
  ///
  /// - Throws: `GeometryError.outsideDomain` for sizes that do not fit, or a precision that is not positive definite.
  public init(mean: [Double], precision: Matrix) throws(GeometryError) {
    guard precision.rows == mean.count, precision.isSquare, !mean.isEmpty, mean.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "precision", value: "\(precision.rows) × \(precision.columns)",
        requirement: "have a row and a column for each of the \(mean.count) finite components of the mean")
    }
    do { _ = try CholeskyFactorization(precision) } catch {
      throw .outsideDomain(parameter: "precision", value: "given", requirement: "be positive definite: \(error)")
    }
    self.mean = mean
    self.precision = precision
  }

  /// The number of variables.
  public var dimension: Int { mean.count }

  /// E[∇ℓ] and E[∇²ℓ], exact to rounding.
  public func derivatives(under q: NormalApproximation) -> ExpectedDerivatives {
    let gap = zip(q.mean, mean).map { $0 - $1 }, n = dimension
    let hessian = q.structure == .full ? precision.elements : (0..<n).map { precision[$0, $0] }
    return ExpectedDerivatives(gradient: precision * gap, hessian: hessian)
  }

  /// ½ ((m − μ)ᵀ Λ (m − μ) + tr ΛS).
  public func expectation(under q: NormalApproximation) -> Double {
    let gap = zip(q.mean, mean).map { $0 - $1 }
    var sum = 0.0
    for (a, b) in zip(gap, precision * gap) { sum += a * b }
    let S = q.covariance
    for (a, b) in zip(precision.elements, S.elements) { sum += a * b }
    return sum / 2
  }
}
