import InformationGeometry

/// The descent direction of the free energy at a normal approximation: its negative natural gradient.
///
///     F(m, S) = E[ℓ] − ½ log det(2πe S),   ṁ = −S E[∇ℓ],   Ṡ = −S (E[∇²ℓ] − S⁻¹) S
///
/// One tangent vector, whatever the coordinates: only steps of finite length differ between charts. For a diagonal covariance
/// the same holds with the diagonal of E[∇²ℓ]. Source: Salimbeni, Eleftheriadis & Hensman (2018); Khan & Rue (2023).
public struct VariationalGradient: Sendable {
  /// ṁ.
  public let mean: [Double]
  /// K = CᵀE[∇²ℓ]C − 1, or c²h − 1 of a diagonal covariance: Ṡ = −CKCᵀ.
  let whitenedGap: [Double]
  /// The expectations that it comes from.
  public let derivatives: ExpectedDerivatives
  /// Its length in the Fisher metric, √(ṁᵀS⁻¹ṁ + ½ tr (S⁻¹Ṡ)²): 0 where the free energy is stationary.
  public let norm: Double

  /// The direction at q for given expectations.
  init(_ derivatives: ExpectedDerivatives, at q: NormalApproximation) {
    let n = q.dimension
    self.derivatives = derivatives
    var squares = 0.0
    switch q.structure {
    case .diagonal:
      mean = (0..<n).map { -q.covarianceEntries[$0] * derivatives.gradient[$0] }
      whitenedGap = (0..<n).map { q.covarianceEntries[$0] * derivatives.hessian[$0] - 1 }
      for i in 0..<n {
        let whitened = q.rootEntries[i] * derivatives.gradient[i]
        squares += whitened * whitened + whitenedGap[i] * whitenedGap[i] / 2
      }
    case .full:
      let whitened = DenseForms.product(q.rootEntries, derivatives.gradient, transposed: true)
      mean = DenseForms.product(q.rootEntries, whitened).map { -$0 }
      let half = DenseForms.product(derivatives.hessian, q.rootEntries, order: n)
      var gap = DenseForms.product(q.rootEntries, half, transposedLeft: true, order: n)
      for i in 0..<n { gap[i * n + i] -= 1 }
      for x in whitened { squares += x * x }
      for x in gap { squares += x * x / 2 }
      whitenedGap = gap
    }
    norm = squares.squareRoot()
  }

  /// Ṡ, row after row, or its diagonal.
  func covarianceRate(at q: NormalApproximation) -> [Double] {
    switch q.structure {
    case .diagonal: return zip(q.covarianceEntries, whitenedGap).map { -$0 * $1 }
    case .full:
      let n = q.dimension
      let half = DenseForms.product(q.rootEntries, whitenedGap, order: n)
      return DenseForms.product(half, q.rootEntries, transposedRight: true, order: n).map { -$0 }
    }
  }
}
