import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// Student's t family with ν degrees of freedom, location μ and scale σ.
  ///
  ///     p = Γ((ν+1)/2)/(Γ(ν/2)√(νπ) σ) (1 + z²/ν)^(−(ν+1)/2),  z = (x − μ)/σ
  ///     g = ((ν+1) dμ² + 2ν dσ²)/((ν+3)σ²),  K = −(ν+3)/(2ν)
  static let student = Self(
    name: "student", constants: [.positive("nu")],
    summary: "Student's t with nu degrees of freedom; coordinates mu, sigma"
  ) { constants throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), σ = Symbol("sigma", .positive), ν = Expression(constants["nu"])
    let half = (ν + 1) / 2
    return try StatisticalModel(
      "student:nu=\(constants["nu"])", variables: [x], in: .realLine, parameters: [μ, σ],
      logDensity: logGamma(half) - logGamma(ν / 2) - log(ν * .pi) / 2 - log(σ)
        - half * log(1 + (x - μ).squared / (ν * σ.squared)),
      knowledge: LocationScale.student(constants["nu"]).knowledge(μ, σ))
  }
}

extension LocationScale {
  /// With B = z²/(ν + z²), a beta variable with parameters ½ and ν/2: u² = (ν+1)²B(1−B)/ν, v = (ν+1)B − 1.
  static func student(_ ν: Rational) -> LocationScale {
    LocationScale(
      symmetric: Expression((ν + 1) / (ν + 3)), c: Expression(2 * ν / (ν + 3)),
      mms: Expression(2 * (ν + 1) * (ν - 1) / ((ν + 3) * (ν + 5))),
      sss: Expression(8 * ν * (ν - 1) / ((ν + 3) * (ν + 5))))
  }
}
