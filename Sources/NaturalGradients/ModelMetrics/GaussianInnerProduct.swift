import InformationGeometry

/// ⟨p, p′⟩ in Hˢ of two densities that are sums of Gaussians, for a whole number s ≥ 0.
///
///     ⟨N(m, V), N(m′, V′)⟩ = ((1 − ℓ²Δ)ˢ N)(m − m′; V + V′),   Gᵢⱼ = ∂ᵢ∂′ⱼ⟨p_ξ, p_ξ′⟩ at ξ′ = ξ
///
/// The Fourier transform of N(m, V) is exp(−ik·m − ½kᵀVk): products add the covariances, and |k|² is −Δ.
struct GaussianInnerProduct {
  let components: GaussianComponents
  let order: Int
  let lengthScale: Rational

  /// Gᵢⱼ in the parameters of a chart.
  ///
  /// - Throws: `SymbolicsError` for a derivative without closed form.
  func metric(in chart: Chart) throws -> [Expression] {
    let n = chart.dimension, d = components.dimension
    let primed = chart.coordinates.map { Symbol($0.name + "′", $0.domain) }
    let toPrimed = Dictionary(uniqueKeysWithValues: zip(chart.coordinates, primed.map { Expression($0) }))
    let back = Dictionary(uniqueKeysWithValues: zip(primed, chart.coordinates.map { Expression($0) }))
    let (kernel, δ, W) = try kernel(d)
    var terms: [Expression] = []
    for a in components.components {
      for b in components.components {
        var values: [Symbol: Expression] = [:]
        for k in 0..<d { values[δ[k]] = a.mean[k] - b.mean[k].substituting(toPrimed) }
        for k in W.indices {
          guard let symbol = W[k].symbol else { continue }
          values[symbol] = a.covariance[k] + b.covariance[k].substituting(toPrimed)
        }
        terms.append(a.weight * b.weight.substituting(toPrimed) * kernel.substituting(values))
      }
    }
    let product = Expression.sum(terms)
    var metric = [Expression](repeating: .zero, count: n * n)
    for i in 0..<n {
      let first = try product.derivative(by: chart.coordinates[i])
      for j in i..<n {
        let entry = try first.derivative(by: primed[j]).substituting(back)
        let value = components.components.count == 1 ? entry.canonicalOrTidied : entry.tidied()
        metric[i * n + j] = value
        metric[j * n + i] = value
      }
    }
    return metric
  }

  /// (1 − ℓ²Δ)ˢ N(δ; W) in symbols for δ and for W.
  private func kernel(_ d: Int) throws -> (Expression, [Symbol], [Expression]) {
    let δ = (0..<d).map { Symbol("δ\($0)") }
    var W = [Expression](repeating: .zero, count: d * d)
    for i in 0..<d {
      for j in i..<d {
        W[i * d + j] = Expression(Symbol("W\(i),\(j)", i == j ? .positive : .real))
        W[j * d + i] = W[i * d + j]
      }
    }
    guard let inverse = GaussianComponents.inverse(W, d) else {
      throw GeometryError.unsupported(reason: "a Gaussian without a density")
    }
    var quadratic: [Expression] = []
    for i in 0..<d { for j in 0..<d { quadratic.append(inverse[i * d + j] * δ[i] * δ[j]) } }
    let volume = (2 * Expression.pi).power(d) * GaussianComponents.determinant(W, d)
    var value = exp(-Expression.sum(quadratic) / 2) / sqrt(volume)
    let square = Expression(lengthScale * lengthScale)
    for _ in 0..<order {
      var laplacian: [Expression] = []
      for k in 0..<d { laplacian.append(try value.derivative(by: δ[k]).derivative(by: δ[k])) }
      value = (value - square * Expression.sum(laplacian)).tidied()
    }
    return (value, δ, W)
  }
}
