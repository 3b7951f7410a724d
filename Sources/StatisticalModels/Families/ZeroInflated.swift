import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// Poisson counts with rate λ, replaced by zero with probability π.
  ///
  ///     p₀ = π + (1 − π)e^(−λ),  pₓ = (1 − π)λˣe^(−λ)/x! for x ≥ 1,  K = 1/4
  ///
  /// An exponential family with the statistics 1{x>0} and x. With p₀ = cos²φ and u = ½∫√I of the truncated Poisson
  /// family the metric is 4(dφ² + sin²φ du²), a piece of a sphere; u has no closed form: see `ZeroInflatedSphere`.
  static let zeroInflatedPoisson = Self(
    name: "zero-inflated-poisson", constants: [], summary: "Poisson counts with extra zeros; coordinates pi, rate"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .naturals), w = Symbol("pi", .unitInterval), λ = Symbol("rate", .positive)
    let p0 = w + (1 - w) * exp(-λ), positive = sign(x)
    var knowledge = StatisticalModel.Knowledge(
      statistics: [positive, Expression(x)], expectationParameters: [(1 - w) * (1 - exp(-λ)), (1 - w) * λ])
    let sphere = try ZeroInflatedSphere()
    knowledge.geodesics = sphere
    knowledge.missingGeodesic = { sphere.missingGeodesic(from: $0, to: $1) }
    return try StatisticalModel(
      "zero-inflated-poisson", variables: [x], in: .naturals, parameters: [w, λ],
      logDensity: log(p0) + positive * (log(1 - w) - λ - log(p0)) + x * log(λ) - logGamma(x + 1),
      knowledge: knowledge)
  }
}
