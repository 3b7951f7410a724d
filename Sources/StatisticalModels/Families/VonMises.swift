import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The von Mises family on the circle with mean direction μ and concentration κ.
  ///
  ///     p = e^(κ cos(x − μ))/(2πI₀(κ)),  g = κA dμ² + (1 − A² − A/κ) dκ²,  A = I₁(κ)/I₀(κ)
  ///
  /// μ and μ + 2π are the same direction. At κ = 0 these coordinates end, as polar ones do; the manifold does not.
  static let vonMises = Self(
    name: "von-mises", constants: [], summary: "directions in the plane; coordinates mu, kappa"
  ) { _ throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), κ = Symbol("kappa", .positive)
    let I0 = besselI(Expression.zero, κ), A = besselI(Expression.one, κ) / I0
    let slope = 1 - A.squared - A / κ
    let mixed = κ - 2 * A - κ * A.squared
    var knowledge = StatisticalModel.Knowledge(
      statistics: [cos(x), sin(x)], expectationParameters: [A * cos(μ), A * sin(μ)],
      metric: [κ * A, .zero, .zero, slope],
      cubic: [
        .zero, mixed, mixed, .zero, mixed, .zero, .zero, A / κ.squared - slope / κ - 2 * A * slope,
      ])
    knowledge.periods = [0: 2 * .pi]
    return try StatisticalModel(
      "von-mises", variables: [x], in: .circle, parameters: [μ, κ],
      logDensity: κ * cos(μ) * cos(x) + κ * sin(μ) * sin(x) - log(2 * .pi) - log(I0), knowledge: knowledge)
  }
}
