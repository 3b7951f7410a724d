import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The beta family: p ∝ xᵃ⁻¹(1 − x)ᵇ⁻¹, g = diag(ψ₁(a), ψ₁(b)) − ψ₁(a + b).
  static let beta = Self(
    name: "beta", constants: [], summary: "proportions; coordinates a, b"
  ) { _ throws(GeometryError) in
    let x = Symbol("x", .unitInterval), a = Symbol("a", .positive), b = Symbol("b", .positive)
    return try StatisticalModel(
      "beta", variables: [x], in: .unitInterval, parameters: [a, b],
      logDensity: (a - 1) * log(x) + (b - 1) * log(1 - x) - logGamma(a) - logGamma(b) + logGamma(a + b),
      knowledge: .init(
        statistics: [log(x), log(1 - x)],
        expectationParameters: [digamma(a) - digamma(a + b), digamma(b) - digamma(a + b)],
        nonpositiveCurvature: StatisticalModel.Knowledge.dirichletCurvature))
  }

  /// The Dirichlet family on the simplex: gᵢⱼ = ψ₁(aᵢ)δᵢⱼ − ψ₁(Σa).
  ///
  /// It is a Hadamard manifold: complete, simply connected, of negative sectional curvature. The beta family is k = 2.
  /// Source: Le Brigant, Preston & Puechmorel (2021), Fisher–Rao geometry of Dirichlet distributions, Differential
  /// Geometry and its Applications 74.
  static let dirichlet = Self(
    name: "dirichlet", constants: [.integer("k", from: 2, through: 32)],
    summary: "random probabilities of k categories; coordinates a1 … ak"
  ) { constants throws(GeometryError) in
    let k = constants.integer("k")
    let a = (1...k).map { Symbol("a\($0)", .positive) }
    let x = (1..<k).map { Symbol("x\($0)", .unitInterval) }
    let last = Expression.one - Expression.sum(x.map { Expression($0) })
    let logs = x.map { log($0) } + [log(last)]
    let total = Expression.sum(a.map { Expression($0) })
    return try StatisticalModel(
      "dirichlet:k=\(k)", variables: x, in: .simplex(k), parameters: a,
      logDensity: .sum(zip(a, logs).map { ($0 - 1) * $1 } + a.map { -logGamma($0) } + [logGamma(total)]),
      knowledge: .init(
        statistics: logs, expectationParameters: a.map { digamma($0) - digamma(total) },
        nonpositiveCurvature: StatisticalModel.Knowledge.dirichletCurvature))
  }
}

extension StatisticalModel.Knowledge {
  /// The theorem on the Dirichlet family.
  static let dirichletCurvature =
    "complete, simply connected, of negative curvature (Le Brigant, Preston & Puechmorel 2021): geodesics are unique and shortest"
}
