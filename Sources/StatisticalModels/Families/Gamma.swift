import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The gamma family with shape a and rate b.
  ///
  ///     p = bᵃxᵃ⁻¹e^(−bx)/Γ(a),  g = ψ₁(a) da² − (2/b) da db + (a/b²) db²
  ///
  /// Its curvature K = (aψ₁(a))′/(4(aψ₁(a) − 1)²) is negative: with h(t) = t/(1 − e⁻ᵗ), which increases from h(0) = 1,
  /// aψ₁(a) = a∫h(t)e^(−at)dt = 1 + ∫h′(t)e^(−at)dt decreases and exceeds 1. A quadrant is simply connected.
  static let gamma = Self(
    name: "gamma", constants: [], summary: "waiting times and sizes; coordinates shape, rate"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), a = Symbol("shape", .positive), b = Symbol("rate", .positive)
    return try StatisticalModel(
      "gamma", variables: [x], in: .positive, parameters: [a, b],
      logDensity: a * log(b) + (a - 1) * log(x) - b * x - logGamma(a),
      knowledge: .init(
        statistics: [log(x), Expression(x)], expectationParameters: [digamma(a) - log(b), a / b],
        nonpositiveCurvature: StatisticalModel.Knowledge.gammaCurvature))
  }

  /// The chi-squared family with ν degrees of freedom: g = ψ₁(ν/2)/4 dν².
  static let chiSquared = Self(
    name: "chi-squared", constants: [], summary: "sums of squared normals; coordinate nu"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), ν = Symbol("nu", .positive)
    return try StatisticalModel(
      "chi-squared", variables: [x], in: .positive, parameters: [ν],
      logDensity: (ν / 2 - 1) * log(x) - x / 2 - ν / 2 * log(Expression(2)) - logGamma(ν / 2),
      knowledge: .init(
        statistics: [log(x)], expectationParameters: [digamma(ν / 2) + log(Expression(2))]))
  }
}

extension StatisticalModel.Knowledge {
  /// The theorem on the gamma family.
  static let gammaCurvature =
    "a complete, simply connected surface of negative curvature, because aψ₁(a) decreases: geodesics are unique and shortest"
}
