import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// One trial with success probability p: g = dp²/(p(1 − p)), d = 2|arcsin√p₂ − arcsin√p₁|.
  static let bernoulli = Self(
    name: "bernoulli", constants: [], summary: "one trial; coordinate p"
  ) { _ throws(GeometryError) in
    try binomial(named: "bernoulli", trials: 1)
  }

  /// The number of successes in n trials: g = n dp²/(p(1 − p)).
  static let binomial = Self(
    name: "binomial", constants: [.integer("n", from: 1)], summary: "successes in n trials; coordinate p"
  ) { constants throws(GeometryError) in
    try binomial(named: "binomial:n=\(constants.integer("n"))", trials: constants.integer("n"))
  }

  private static func binomial(named name: String, trials n: Int) throws(GeometryError) -> StatisticalModel {
    let x = Symbol("x", .integers(0, through: Rational(n))), p = Symbol("p", .unitInterval)
    let coefficient = n == 1 ? Expression.zero : logBinomial(Expression(n), Expression(x))
    return try StatisticalModel(
      name, variables: [x], in: .integers(through: n), parameters: [p],
      logDensity: x * log(p) + (n - x) * log(1 - p) + coefficient,
      knowledge: .init(
        statistics: [Expression(x)], expectationParameters: [n * Expression(p)],
        isometry: .line(2 * sqrt(Expression(n)) * asin(sqrt(p))) { u in
          sin(u / (2 * sqrt(Expression(n)))).squared
        }))
  }
}

private func - (n: Int, x: Symbol) -> Expression { Expression(n) - x }
private func * (n: Int, x: Expression) -> Expression { Expression(n) * x }
