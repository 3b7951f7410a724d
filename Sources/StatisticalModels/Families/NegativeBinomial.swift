import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// Failures before the first success: p(1 − p)ˣ, g = dp²/(p²(1 − p)).
  static let geometric = Self(
    name: "geometric", constants: [], summary: "failures before the first success, 0, 1, …; coordinate p"
  ) { _ throws(GeometryError) in
    try negativeBinomial(named: "geometric", successes: 1)
  }

  /// Failures before the r-th success with r fixed: mass ∝ pʳ(1 − p)ˣ, g = r dp²/(p²(1 − p)).
  static let negativeBinomial = Self(
    name: "negative-binomial", constants: [.positive("r")],
    summary: "failures before the r-th success, r fixed; coordinate p"
  ) { constants throws(GeometryError) in
    try negativeBinomial(named: "negative-binomial:r=\(constants["r"])", successes: constants["r"])
  }

  /// Failures before the r-th success with any r > 0: mass Γ(x+r)/(Γ(r) x!) pʳ(1 − p)ˣ.
  ///
  ///     g_rp = −1/p,  g_pp = r/(p²(1 − p)),  g_rr = ψ₁(r) − E ψ₁(r + x), which has no closed form
  static let negativeBinomialOfAnyCount = Self(
    name: "negative-binomial", constants: [], summary: "failures before the r-th success; coordinates r, p"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .naturals), r = Symbol("r", .positive), p = Symbol("p", .unitInterval)
    return try StatisticalModel(
      "negative-binomial", variables: [x], in: .naturals, parameters: [r, p],
      logDensity: r * log(p) + x * log(1 - p) + logGamma(x + r) - logGamma(r) - logGamma(x + 1))
  }

  private static func negativeBinomial(
    named name: String, successes: Rational
  ) throws(GeometryError) -> StatisticalModel {
    let x = Symbol("x", .naturals), p = Symbol("p", .unitInterval), r = Expression(successes)
    let coefficient = successes == 1 ? Expression.zero : logGamma(x + r) - logGamma(r) - logGamma(x + 1)
    return try StatisticalModel(
      name, variables: [x], in: .naturals, parameters: [p], logDensity: r * log(p) + x * log(1 - p) + coefficient,
      knowledge: .init(
        statistics: [Expression(x)], expectationParameters: [r * (1 - p) / p],
        isometry: .line(2 * sqrt(r) * atanh(sqrt(1 - p))) { u in 1 - tanh(u / (2 * sqrt(r))).squared }))
  }
}
