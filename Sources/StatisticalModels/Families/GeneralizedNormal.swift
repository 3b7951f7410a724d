import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The Laplace family with median μ and scale b.
  ///
  ///     p = e^(−|x−μ|/b)/(2b),  g = (dμ² + db²)/b²,  K = −1
  ///
  /// The score jumps at x = μ: g and T are E[sᵢsⱼ] and E[sᵢsⱼsₖ]; −E[∂ᵢ∂ⱼ log p] is another, wrong number.
  static let laplace = Self(
    name: "laplace", constants: [], summary: "two-sided exponential; coordinates mu, b"
  ) { _ throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), b = Symbol("b", .positive)
    return try StatisticalModel(
      "laplace", variables: [x], in: .realLine, parameters: [μ, b], logDensity: -abs(x - μ) / b - log(2 * b),
      knowledge: LocationScale.generalizedNormal(1).knowledge(μ, b))
  }

  /// The generalized normal family with a fixed exponent β, location μ and scale α.
  ///
  ///     p = β/(2αΓ(1/β)) exp(−(|x−μ|/α)^β),  g = (a dμ² + β dα²)/α²,  a = β²Γ(2 − 1/β)/Γ(1/β),  K = −1/β
  ///
  /// For β ≤ 1/2 the Fisher information of μ is infinite, and there is no such manifold. For β ≤ 2/3 so is E|s_μ|³, alone among the
  /// third moments; T_μμμ = 0 then rests on the reflection of x at μ, the integral being a principal value. The score is not
  /// smooth at x = μ unless β is an even number.
  static let generalizedNormal = Self(
    name: "generalized-normal", constants: [.positive("beta")],
    summary: "density ∝ exp(−(|x−mu|/alpha)^beta); coordinates mu, alpha"
  ) { constants throws(GeometryError) in
    let β = constants["beta"]
    guard β > Rational(1, 2) else {
      throw .outsideDomain(
        parameter: "beta", value: "\(β)", requirement: "be greater than 1/2: the Fisher information of mu is infinite")
    }
    let x = Symbol("x"), μ = Symbol("mu"), α = Symbol("alpha", .positive)
    return try StatisticalModel(
      "generalized-normal:beta=\(β)", variables: [x], in: .realLine, parameters: [μ, α],
      logDensity: log(Expression(β) / 2) - log(α) - logGamma(Expression(1 / β))
        - pow(abs(x - μ) / α, Expression(β)),
      knowledge: LocationScale.generalizedNormal(β).knowledge(μ, α))
  }
}

extension LocationScale {
  /// |z|^β is a gamma variable with shape 1/β; u = β|z|^(β−1) sign z, v = β|z|^β − 1.
  static func generalizedNormal(_ β: Rational) -> LocationScale {
    let b = Expression(β)
    let a = b.squared * gamma(Expression(2 - 1 / β)) / gamma(Expression(1 / β))
    return LocationScale(symmetric: a, c: b, mms: a * (2 * b - 2), sss: 2 * b.squared)
  }
}
