import InformationGeometry

/// The chart in which a step of finite length is taken along the natural gradient of a normal distribution.
public enum VariationalCoordinates: String, Sendable, CaseIterable {
  /// (S⁻¹m, −½S⁻¹). A step of length one is exact for a normal target: S⁻¹ ← (1 − γ)S⁻¹ + γE[∇²ℓ], m ← m − γ S E[∇ℓ] with the new S.
  case natural
  /// (m, S + mmᵀ).
  case expectation
  /// (m, C) with C lower triangular, S = CCᵀ: Ċ = −C tril½(CᵀE[∇²ℓ]C − 1), tril½ with half the diagonal.
  case squareRoot
  /// (m, S).
  case meanCovariance

  /// The approximation after a step of length γ, or what leaves the domain.
  func moved(
    _ q: NormalApproximation, along direction: VariationalGradient, by γ: Double
  ) throws(GeometryError) -> NormalApproximation {
    switch self {
    case .natural: try movedNaturally(q, direction, γ)
    case .squareRoot: try movedByRoot(q, direction, γ)
    case .expectation, .meanCovariance: try movedByCovariance(q, direction, γ)
    }
  }

  private func movedNaturally(
    _ q: NormalApproximation, _ direction: VariationalGradient, _ γ: Double
  ) throws(GeometryError) -> NormalApproximation {
    let n = q.dimension, g = direction.derivatives.gradient, h = direction.derivatives.hessian
    switch q.structure {
    case .diagonal:
      let variances = (0..<n).map { 1 / ((1 - γ) / q.covarianceEntries[$0] + γ * h[$0]) }
      let mean = (0..<n).map { q.mean[$0] - γ * variances[$0] * g[$0] }
      return try NormalApproximation(mean: mean, covarianceEntries: variances, structure: .diagonal)
    case .full:
      // S⁻¹ ← C⁻ᵀ (1 + γK) C⁻¹: with (1 + γK)⁻¹ = DDᵀ the new root is CD, and nothing is inverted that is badly scaled.
      var factor = direction.whitenedGap
      for k in factor.indices { factor[k] *= γ }
      for i in 0..<n { factor[i * n + i] += 1 }
      do {
        try DenseForms.replaceByInverseRoot(&factor, order: n)
      } catch {
        throw .outsideDomain(
          parameter: "precision", value: "after a step of \(γ)", requirement: "be positive definite: \(error)")
      }
      var root = DenseForms.product(q.rootEntries, factor, order: n)
      for i in 0..<n { for j in (i + 1)..<max(n, i + 1) { root[i * n + j] = 0 } }
      let shift = DenseForms.product(root, DenseForms.product(root, g, transposed: true))
      let mean = (0..<n).map { q.mean[$0] - γ * shift[$0] }
      return try NormalApproximation(mean: mean, rootEntries: root, structure: .full)
    }
  }

  private func movedByRoot(
    _ q: NormalApproximation, _ direction: VariationalGradient, _ γ: Double
  ) throws(GeometryError) -> NormalApproximation {
    let n = q.dimension, mean = (0..<n).map { q.mean[$0] + γ * direction.mean[$0] }
    switch q.structure {
    case .diagonal:
      let root = (0..<n).map { q.rootEntries[$0] * (1 - γ * direction.whitenedGap[$0] / 2) }
      return try NormalApproximation(mean: mean, rootEntries: root, structure: .diagonal)
    case .full:
      // C (1 − γ tril½(K)): both factors are lower triangular.
      var factor = [Double](repeating: 0, count: n * n)
      for i in 0..<n {
        for j in 0..<i { factor[i * n + j] = -γ * direction.whitenedGap[i * n + j] }
        factor[i * n + i] = 1 - γ * direction.whitenedGap[i * n + i] / 2
      }
      var root = DenseForms.product(q.rootEntries, factor, order: n)
      for i in 0..<n { for j in (i + 1)..<max(n, i + 1) { root[i * n + j] = 0 } }
      return try NormalApproximation(mean: mean, rootEntries: root, structure: .full)
    }
  }

  /// S + γṠ, less γ²ṁṁᵀ where m and S + mmᵀ move on straight lines.
  private func movedByCovariance(
    _ q: NormalApproximation, _ direction: VariationalGradient, _ γ: Double
  ) throws(GeometryError) -> NormalApproximation {
    let n = q.dimension, rate = direction.covarianceRate(at: q), v = direction.mean
    let mean = (0..<n).map { q.mean[$0] + γ * v[$0] }
    let bend = self == .expectation ? γ * γ : 0
    var covariance = q.covarianceEntries
    for k in covariance.indices {
      let outer = q.structure == .full ? v[k / n] * v[k % n] : v[k] * v[k]
      covariance[k] += γ * rate[k] - bend * outer
    }
    return try NormalApproximation(mean: mean, covarianceEntries: covariance, structure: q.structure)
  }
}
