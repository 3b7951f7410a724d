import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The Rayleigh family: p = (x/σ²)e^(−x²/(2σ²)), g = 4dσ²/σ².
  static let rayleigh = Self(
    name: "rayleigh", constants: [], summary: "lengths of plane normal vectors; coordinate sigma"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), σ = Symbol("sigma", .positive)
    return try StatisticalModel(
      "rayleigh", variables: [x], in: .positive, parameters: [σ],
      logDensity: log(x) - 2 * log(σ) - x.squared / (2 * σ.squared),
      knowledge: .init(
        statistics: [x.squared], expectationParameters: [2 * σ.squared],
        isometry: .line(2 * log(σ)) { exp($0 / 2) }))
  }

  /// The half-normal family, |N(0, σ²)|: g = 2dσ²/σ².
  static let halfNormal = Self(
    name: "half-normal", constants: [], summary: "absolute values of centered normals; coordinate sigma"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), σ = Symbol("sigma", .positive)
    return try StatisticalModel(
      "half-normal", variables: [x], in: .positive, parameters: [σ],
      logDensity: log(2 / Expression.pi) / 2 - log(σ) - x.squared / (2 * σ.squared),
      knowledge: .init(
        statistics: [x.squared], expectationParameters: [σ.squared],
        isometry: .line(sqrt(Expression(2)) * log(σ)) { exp($0 / sqrt(Expression(2))) }))
  }

  /// The Pareto family above a fixed minimum m: p = a mᵃ/xᵃ⁺¹, g = da²/a².
  static let pareto = Self(
    name: "pareto", constants: [.positive("scale")], summary: "sizes above a fixed minimum; coordinate shape"
  ) { constants throws(GeometryError) in
    let m = constants["scale"]
    let x = Symbol("x", .greaterThan(m)), a = Symbol("shape", .positive)
    return try StatisticalModel(
      "pareto:scale=\(m)", variables: [x], in: .interval(m, nil), parameters: [a],
      logDensity: log(a) + a * log(Expression(m)) - (a + 1) * log(x),
      knowledge: .init(
        statistics: [log(x)], expectationParameters: [log(Expression(m)) + 1 / Expression(a)],
        isometry: .line(log(a)) { exp($0) }))
  }
}
