import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The Gumbel family of maxima with mode μ and scale β.
  ///
  ///     p = exp(−z − e^(−z))/β,  z = (x − μ)/β,  g = (dμ² + 2(γ−1) dμ dβ + (π²/6 + (1−γ)²) dβ²)/β²,  K = −6/π²
  static let gumbel = Self(
    name: "gumbel", constants: [], summary: "extreme values (maxima); coordinates mu, beta"
  ) { _ throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), β = Symbol("beta", .positive)
    let z = (x - μ) / β
    return try StatisticalModel(
      "gumbel", variables: [x], in: .realLine, parameters: [μ, β], logDensity: -z - exp(-z) - log(β),
      knowledge: LocationScale.gumbel.knowledge(μ, β))
  }

  /// The Weibull family with scale l and shape k: log x is a Gumbel variable of minima with location log l, scale 1/k.
  ///
  ///     p = (k/l)(x/l)^(k−1) e^(−(x/l)^k),  g = (k²/l²) dl² + (2(γ−1)/l) dl dk + (π²/6 + (1−γ)²)/k² dk²,  K = −6/π²
  static let weibull = Self(
    name: "weibull", constants: [], summary: "lifetimes; coordinates scale, shape"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .positive), l = Symbol("scale", .positive), k = Symbol("shape", .positive)
    let excess = log(x) - log(l)
    return try StatisticalModel(
      "weibull", variables: [x], in: .positive, parameters: [l, k],
      logDensity: log(k) - log(x) + k * excess - exp(k * excess),
      knowledge: LocationScale.gumbel.reflected.knowledge(
        location: log(l), scale: 1 / Expression(k), jacobian: (1 / Expression(l), -1 / k.squared)
      ) { m, s in [exp(m), 1 / s] })
  }
}

extension LocationScale {
  /// With w = e^(−z), an exponential variable: u = 1 − w, v = (w − 1) log w − 1, and E wᵏ logⁿw = Γ⁽ⁿ⁾(k + 1).
  static var gumbel: LocationScale {
    let γ = Expression.eulerGamma, π2 = Expression.pi.squared
    // 2ζ(3) = −ψ₂(1).
    let twoZeta3 = -polygamma(2, Expression.one)
    return LocationScale(
      a: .one, b: γ - 1, hyperbolic: π2 / 6,
      cubic: (
        mmm: Expression(-2), mms: 4 - 2 * γ, mss: 8 * γ - 2 * γ.squared - 4 - π2 / 3,
        sss: 2 - 12 * γ + 12 * γ.squared - 2 * γ.power(3) - γ * π2 + 2 * π2 - 2 * twoZeta3
      ))
  }
}
