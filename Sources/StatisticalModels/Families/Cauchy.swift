import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The Cauchy family with median μ and half width γ.
  ///
  ///     p = γ/(π(γ² + (x − μ)²)),  g = (dμ² + dγ²)/(2γ²),  T = 0,  K = −2
  static let cauchy = Self(
    name: "cauchy", constants: [], summary: "ratios of normals, heavy tails; coordinates mu, gamma"
  ) { _ throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), γ = Symbol("gamma", .positive)
    return try StatisticalModel(
      "cauchy", variables: [x], in: .realLine, parameters: [μ, γ],
      logDensity: log(γ) - log(Expression.pi) - log(γ.squared + (x - μ).squared),
      knowledge: LocationScale.student(1).knowledge(μ, γ))
  }
}
