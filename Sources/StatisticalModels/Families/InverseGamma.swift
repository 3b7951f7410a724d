import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The inverse gamma family with shape a and scale b: 1/x is a gamma variable with shape a and rate b.
  ///
  ///     p = bᵃx^(−a−1)e^(−b/x)/Γ(a),  g = ψ₁(a) da² − (2/b) da db + (a/b²) db²
  static let inverseGamma = Self(
    name: "inverse-gamma", constants: [], summary: "reciprocals of gamma variables; coordinates shape, scale"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), a = Symbol("shape", .positive), b = Symbol("scale", .positive)
    return try StatisticalModel(
      "inverse-gamma", variables: [x], in: .positive, parameters: [a, b],
      logDensity: a * log(b) - (a + 1) * log(x) - b / x - logGamma(a),
      knowledge: .init(
        statistics: [log(x), 1 / Expression(x)], expectationParameters: [log(b) - digamma(a), a / b],
        nonpositiveCurvature: StatisticalModel.Knowledge.gammaCurvature))
  }
}
