import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// One draw from k categories: gᵢⱼ = δᵢⱼ/pᵢ + 1/p_k, a sphere of radius 2 by z = √p.
  static let categorical = Self(
    name: "categorical", constants: [.integer("k", from: 2, through: 64)],
    summary: "one draw from k categories; coordinates p1 … p(k−1)"
  ) { constants throws(GeometryError) in
    let k = constants.integer("k")
    return try multinomial(named: "categorical:k=\(k)", categories: k, draws: 1)
  }

  /// Counts of n draws from k categories: n times the categorical metric.
  static let multinomial = Self(
    name: "multinomial", constants: [.integer("k", from: 2, through: 64), .integer("n", from: 1)],
    summary: "counts of n draws from k categories; coordinates p1 … p(k−1)"
  ) { constants throws(GeometryError) in
    let k = constants.integer("k"), n = constants.integer("n")
    return try multinomial(named: "multinomial:k=\(k),n=\(n)", categories: k, draws: n)
  }

  private static func multinomial(
    named name: String, categories k: Int, draws n: Int
  ) throws(GeometryError) -> StatisticalModel {
    let p = (1..<k).map { Symbol("p\($0)", .unitInterval) }
    let x = (1..<k).map { Symbol("x\($0)", .integers(0, through: Rational(n))) }
    // The last probability is 1 − Σp, positive by the constraint that stands beside the domains.
    let last = Expression.one - Expression.sum(p.map { Expression($0) })
    let lastCount = Expression(n) - Expression.sum(x.map { Expression($0) })
    var terms = zip(x, p).map { $0 * log($1) } + [lastCount * log(last)]
    if n > 1 {
      terms.append(logGamma(Expression(n + 1)))
      terms += x.map { -logGamma($0 + 1) } + [-logGamma(lastCount + 1)]
    }
    let z = (1...k).map { Symbol("z\($0)", .nonNegative) }
    return try StatisticalModel(
      name, variables: x, in: .counts(n, categories: k), parameters: p,
      constraints: k == 2
        ? [] : [Chart.Constraint(last, parameter: "p", requirement: "have components that sum to less than 1")],
      logDensity: .sum(terms),
      knowledge: .init(
        statistics: x.map { Expression($0) }, expectationParameters: p.map { Expression(n) * Expression($0) },
        inverseMetric: p.flatMap { a in
          p.map { b in ((a == b ? Expression(a) : 0) - a * b) / Expression(n) }
        },
        isometry: Isometry(
          to: .sphere(radius: 2 * sqrt(Expression(n))), image: p.map { sqrt($0) } + [sqrt(last)], symbols: z,
          inverse: z.dropLast().map { $0.squared })))
  }
}
