import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// Normal vectors with mean μ and covariance Σ.
  ///
  ///     p = exp(−½(x − μ)ᵀΣ⁻¹(x − μ)) / √det(2πΣ),  g = dμᵀΣ⁻¹dμ + ½ tr((Σ⁻¹dΣ)²),  R = −d(d+1)²/4
  static let multivariateNormal = Self(
    name: "multivariate-normal", constants: [.integer("d", from: 1, through: 20)],
    summary: "normal vectors; coordinates mu, then the upper triangle of Sigma by rows"
  ) { constants throws(GeometryError) in
    let d = constants.integer("d")
    let μ = (1...d).map { Symbol("mu\($0)") }, x = (1...d).map { Symbol("x\($0)") }
    let Σ = MatrixParameter("Sigma", entry: "S", order: d)
    let shifted = zip(x, μ).map { Expression($0) - Expression($1) }
    let mean = μ.map { Expression($0) }
    var statistics = x.map { Expression($0) }, expectation = mean
    var natural = (0..<d).map { i in Expression.sum((0..<d).map { Σ.inverse[i * d + $0] * mean[$0] }) }
    for (i, j) in Σ.places {
      statistics.append(x[i] * x[j])
      natural.append(i == j ? -Σ.inverse[i * d + i] / 2 : -Σ.inverse[i * d + j])
      expectation.append(Σ.matrix[i * d + j] + mean[i] * mean[j])
    }
    let half = Expression(Rational(1, 2))
    let normalizer = half * Σ.logDeterminant + Expression(Rational(d, 2)) * log(2 * .pi)
    var knowledge = StatisticalModel.Knowledge()
    let geometry = GaussianGeometry(order: d, hasMean: true, weight: 1)
    knowledge.structure = geometry
    knowledge.geodesics = NormalGeodesicSolver(geometry: geometry)
    knowledge.exponentialFamily = ExponentialFamily(
      statistics: statistics, naturalParameters: natural, expectationParameters: expectation,
      logPartition: half * Σ.quadratic(mean) + normalizer, logCarrier: .zero)
    knowledge.shapes = [
      ParameterShape(name: "mu", kind: .vector(d), coordinates: 0..<d),
      ParameterShape(name: "Sigma", kind: .symmetricMatrix(d), coordinates: d..<d + Σ.symbols.count),
    ]
    return try StatisticalModel(
      "multivariate-normal:d=\(d)", variables: x, in: .vectors(d), parameters: μ + Σ.symbols,
      constraints: Σ.constraints, logDensity: -half * Σ.quadratic(shifted) - normalizer, knowledge: knowledge)
  }

  /// Normal vectors with mean zero and covariance Σ: g = ½ tr((Σ⁻¹dΣ)²), R = −d(d−1)(d+2)/4.
  static let centeredNormal = Self(
    name: "centered-normal", constants: [.integer("d", from: 1, through: 20)],
    summary: "normal vectors with mean zero; coordinates: the upper triangle of Sigma by rows"
  ) { constants throws(GeometryError) in
    let d = constants.integer("d"), x = (1...d).map { Symbol("x\($0)") }
    let Σ = MatrixParameter("Sigma", entry: "S", order: d), half = Expression(Rational(1, 2))
    let normalizer = half * Σ.logDeterminant + Expression(Rational(d, 2)) * log(2 * .pi)
    var knowledge = Σ.knowledge(weight: 1)
    knowledge.exponentialFamily = ExponentialFamily(
      statistics: Σ.places.map { x[$0] * x[$1] },
      naturalParameters: Σ.places.map { -Σ.inverse[$0 * d + $1] / ($0 == $1 ? 2 : 1) },
      expectationParameters: Σ.symbols.map { Expression($0) }, logPartition: normalizer, logCarrier: .zero)
    return try StatisticalModel(
      "centered-normal:d=\(d)", variables: x, in: .vectors(d), parameters: Σ.symbols, constraints: Σ.constraints,
      logDensity: -half * Σ.quadratic(x.map { Expression($0) }) - normalizer, knowledge: knowledge)
  }

  /// Scatter matrices X = Σ xxᵀ of ν centered normal vectors with covariance V.
  ///
  ///     p = |X|^((ν−d−1)/2) exp(−½ tr V⁻¹X) / (2^(νd/2) |V|^(ν/2) Γ_d(ν/2)),  g = (ν/2) tr((V⁻¹dV)²)
  static let wishart = Self(
    name: "wishart", constants: [.integer("d", from: 1, through: 20), .positive("nu")],
    summary: "scatter matrices with nu degrees of freedom; coordinates: the upper triangle of V by rows"
  ) { constants throws(GeometryError) in
    let d = constants.integer("d"), freedom = constants["nu"]
    guard freedom > Rational(d - 1) else {
      throw .outsideDomain(parameter: "nu", value: "\(freedom)", requirement: "be greater than d − 1 = \(d - 1)")
    }
    let V = MatrixParameter("V", entry: "V", order: d)
    let X = MatrixParameter("X", entry: "X", order: d, diagonal: .real)
    let ν = Expression(freedom), half = Expression(Rational(1, 2))
    let pairing = Expression.sum(
      V.places.map { V.inverse[$0 * d + $1] * X.matrix[$0 * d + $1] * ($0 == $1 ? 1 : 2) })
    // log Γ_d(ν/2) = d(d−1)/4 log π + Σ log Γ((ν − i)/2).
    let gammas = (0..<d).map { logGamma((ν - Expression($0)) / 2) }
    let normalizer =
      half * ν * V.logDeterminant + half * ν * Expression(d) * log(Expression(2))
      + Expression(Rational(d * (d - 1), 4)) * log(Expression.pi) + .sum(gammas)
    let carrier = (ν - Expression(d + 1)) / 2 * X.logDeterminant
    var knowledge = V.knowledge(weight: freedom)
    knowledge.exponentialFamily = ExponentialFamily(
      statistics: X.symbols.map { Expression($0) },
      naturalParameters: V.places.map { -V.inverse[$0 * d + $1] / ($0 == $1 ? 2 : 1) },
      expectationParameters: V.symbols.map { ν * Expression($0) }, logPartition: normalizer, logCarrier: carrier)
    return try StatisticalModel(
      "wishart:d=\(d),nu=\(freedom)", variables: X.symbols, in: .positiveDefinite(d), parameters: V.symbols,
      constraints: V.constraints, logDensity: carrier - half * pairing - normalizer, knowledge: knowledge)
  }
}
