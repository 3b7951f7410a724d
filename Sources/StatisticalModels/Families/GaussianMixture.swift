import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// Mixtures of k normals with weights w₁ … w_k, means μᵢ and deviations σᵢ; w_k = 1 − Σ wᵢ.
  ///
  ///     p = Σ wᵢ e^(−(x−μᵢ)²/(2σᵢ²))/(√(2π)σᵢ)
  ///
  /// No expectation has a closed form. Where two components coincide the metric is singular.
  static let gaussianMixture = Self(
    name: "gaussian-mixture", constants: [.integer("k", from: 1, through: 32)],
    summary: "mixture of k normals; coordinates w1 … w(k−1), mu1 … muk, sigma1 … sigmak"
  ) { constants throws(GeometryError) in
    let k = constants.integer("k"), x = Symbol("x")
    let w = (1..<k).map { Symbol("w\($0)", .unitInterval) }, μ = (1...k).map { Symbol("mu\($0)") }
    let σ = (1...k).map { Symbol("sigma\($0)", .positive) }
    let last = Expression.one - Expression.sum(w.map { Expression($0) })
    let weights = w.map { Expression($0) } + [last]
    var terms: [Expression] = []
    for (weight, (mean, deviation)) in zip(weights, zip(μ, σ)) {
      terms.append(weight * exp(-(x - mean).squared / (2 * deviation.squared)) / deviation)
    }
    return try StatisticalModel(
      "gaussian-mixture:k=\(k)", variables: [x], in: .realLine, parameters: w + μ + σ,
      constraints: k < 3
        ? [] : [Chart.Constraint(last, parameter: "w", requirement: "have components that sum to less than 1")],
      logDensity: log(Expression.sum(terms)) - log(2 * .pi) / 2)
  }
}
