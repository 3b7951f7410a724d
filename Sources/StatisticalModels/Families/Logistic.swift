import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The logistic family with mean μ and scale s.
  ///
  ///     p = e^(−z)/(s(1 + e^(−z))²),  z = (x − μ)/s,  g = (dμ²/3 + (π² + 3)/9 ds²)/s²,  K = −9/(π² + 3)
  static let logistic = Self(
    name: "logistic", constants: [], summary: "log odds of a uniform; coordinates mu, s"
  ) { _ throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), s = Symbol("s", .positive)
    // log(1 + e^(−z)) would overflow for x far below μ: p is even in z.
    let z = abs(x - μ) / s
    return try StatisticalModel(
      "logistic", variables: [x], in: .realLine, parameters: [μ, s], logDensity: -z - log(s) - 2 * log(1 + exp(-z)),
      knowledge: LocationScale.logistic.knowledge(μ, s))
  }
}

extension LocationScale {
  /// With t = tanh(z/2): u = t, v = zt − 1, and E[h t] = E[h′] gives E zt = 1, E zt³ = 2/3, E z²t² = (12 + π²)/9.
  static var logistic: LocationScale {
    let π2 = Expression.pi.squared
    return LocationScale(
      symmetric: Expression(Rational(1, 3)), c: (π2 + 3) / 9, mms: Expression(Rational(1, 3)), sss: π2 / 3)
  }
}
