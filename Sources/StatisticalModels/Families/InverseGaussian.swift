import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The inverse Gaussian family with mean μ and shape λ.
  ///
  ///     p = √(λ/(2πx³)) exp(−λ(x − μ)²/(2μ²x)),  g = (λ/μ³) dμ² + dλ²/(2λ²),  K = −1/2
  ///
  /// (2/√μ, 1/√λ) maps it onto the quadrant μ > 0 of the normal half plane. Between two points a geodesic of that plane
  /// stays in it, since its X lies between theirs; prolonged it may leave.
  static let inverseGaussian = Self(
    name: "inverse-gaussian", constants: [], summary: "first passage times; coordinates mu, lambda"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), μ = Symbol("mu", .positive), λ = Symbol("lambda", .positive)
    return try StatisticalModel(
      "inverse-gaussian", variables: [x], in: .positive, parameters: [μ, λ],
      logDensity: (log(λ) - log(2 * .pi) - 3 * log(x)) / 2 - λ * (x - μ).squared / (2 * μ.squared * x),
      knowledge: .init(
        statistics: [Expression(x), 1 / Expression(x)],
        expectationParameters: [Expression(μ), 1 / Expression(μ) + 1 / Expression(λ)],
        isometry: .halfPlane(
          scale: 2, x: sqrt(Expression(2)) / sqrt(μ), y: 1 / sqrt(λ)
        ) { X, Y in [2 / X.squared, 1 / Y.squared] }))
  }
}
