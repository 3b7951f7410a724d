import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The normal family N(μ, σ²).
  ///
  ///     p = exp(−(x − μ)²/(2σ²)) / (σ√(2π)),  g = (dμ² + 2dσ²)/σ²,  K = −1/2
  static let normal = Self(
    name: "normal", constants: [], summary: "the normal distribution; coordinates mu, sigma"
  ) { _ throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), σ = Symbol("sigma", .positive)
    return try StatisticalModel(
      "normal", variables: [x], in: .realLine, parameters: [μ, σ],
      logDensity: -(x - μ).squared / (2 * σ.squared) - log(σ) - log(2 * .pi) / 2,
      knowledge: .init(
        statistics: [Expression(x), x.squared], expectationParameters: [Expression(μ), μ.squared + σ.squared],
        isometry: .halfPlane(scale: 2, x: μ / sqrt(Expression(2)), y: Expression(σ)) { X, Y in
          [X * sqrt(Expression(2)), Y]
        }))
  }

  /// The lognormal family: log x is N(μ, σ²).
  static let lognormal = Self(
    name: "lognormal", constants: [], summary: "log x is normal; coordinates mu, sigma of log x"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), μ = Symbol("mu"), σ = Symbol("sigma", .positive)
    return try StatisticalModel(
      "lognormal", variables: [x], in: .positive, parameters: [μ, σ],
      logDensity: -(log(x) - μ).squared / (2 * σ.squared) - log(σ) - log(x) - log(2 * .pi) / 2,
      knowledge: .init(
        statistics: [log(x), log(x).squared], expectationParameters: [Expression(μ), μ.squared + σ.squared],
        isometry: .halfPlane(scale: 2, x: μ / sqrt(Expression(2)), y: Expression(σ)) { X, Y in
          [X * sqrt(Expression(2)), Y]
        }))
  }
}

extension Isometry {
  /// The map to the hyperbolic half plane with C (dX² + dY²)/Y².
  static func halfPlane(
    scale: Expression, x: Expression, y: Expression, isConvex: Bool = true,
    inverse: (Expression, Expression) -> [Expression]
  ) -> Isometry {
    let X = Symbol("X"), Y = Symbol("Y", .positive)
    return Isometry(
      to: .hyperbolicPlane(scale: scale), image: [x, y], symbols: [X, Y],
      inverse: inverse(Expression(X), Expression(Y)), isConvex: isConvex)
  }

  /// The map of a one-parameter family to the line, u = ∫√g.
  static func line(_ u: Expression, inverse: (Expression) -> Expression) -> Isometry {
    let symbol = Symbol("u")
    return Isometry(to: .line, image: [u], symbols: [symbol], inverse: [inverse(Expression(symbol))])
  }
}
