import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The Poisson family of counts with mean λ: p = λˣe^(−λ)/x!, g = dλ²/λ, d = 2|√λ₂ − √λ₁|.
  static let poisson = Self(
    name: "poisson", constants: [], summary: "counts of independent events; coordinate rate"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .naturals), λ = Symbol("rate", .positive)
    return try StatisticalModel(
      "poisson", variables: [x], in: .naturals, parameters: [λ], logDensity: x * log(λ) - λ - logGamma(x + 1),
      knowledge: .init(
        statistics: [Expression(x)], expectationParameters: [Expression(λ)],
        isometry: .line(2 * sqrt(λ)) { $0.squared / 4 }))
  }
}
