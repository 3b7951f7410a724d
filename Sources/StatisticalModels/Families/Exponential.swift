import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The exponential family of waiting times with a rate λ: p = λe^(−λx), g = dλ²/λ², d = |log(λ₂/λ₁)|.
  static let exponential = Self(
    name: "exponential", constants: [], summary: "waiting times at a constant rate; coordinate rate"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), λ = Symbol("rate", .positive)
    return try StatisticalModel(
      "exponential", variables: [x], in: .positive, parameters: [λ], logDensity: log(λ) - λ * x,
      knowledge: .init(
        statistics: [Expression(x)], expectationParameters: [1 / Expression(λ)],
        isometry: .line(log(λ)) { exp($0) }))
  }
}
