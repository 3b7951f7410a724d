import Foundation
import InformationGeometry

/// A family with a way to draw points.
struct PairFamily: Sendable {
  /// How far apart the points lie.
  enum Regime: String, CaseIterable, Sendable {
    /// Parameters within a factor of ten.
    case easy
    /// Parameters from 0.05 to 200; covariances with eigenvalues over orders of magnitude.
    case wide
  }

  let name: String

  /// Every family of the catalogue with a distance.
  static let all = [
    "normal", "lognormal", "exponential", "poisson", "bernoulli", "binomial:n=10", "geometric",
    "negative-binomial:r=5/2", "categorical:k=4", "multinomial:k=3,n=7", "gamma", "inverse-gamma", "beta",
    "dirichlet:k=3", "inverse-gaussian", "weibull", "rayleigh", "pareto:scale=2", "chi-squared", "half-normal",
    "laplace", "cauchy", "student:nu=5", "student", "logistic", "gumbel", "generalized-normal:beta=3",
    "generalized-normal", "von-mises", "von-mises-fisher:d=3", "zero-inflated-poisson", "multivariate-normal:d=2",
    "multivariate-normal:d=3", "multivariate-normal:d=5", "multivariate-normal:d=10", "centered-normal:d=2",
    "centered-normal:d=3", "wishart:d=2,nu=7", "wishart:d=3,nu=7",
  ].map(PairFamily.init)

  /// Whether any two points are joined by one geodesic only.
  var hasOneGeodesic: Bool {
    !["von-mises", "von-mises-fisher:d=3", "zero-inflated-poisson", "student", "generalized-normal"].contains(name)
  }

  /// What its points are, where they are normal vectors or matrices.
  var normals: NormalFamily? { NormalFamily(name: name) }

  var isZeroInflated: Bool { name == "zero-inflated-poisson" }

  /// A random point.
  func point(_ manifold: StatisticalManifold, _ regime: Regime, _ random: inout PairGenerator) -> [Double] {
    let (low, high) = regime == .easy ? (0.5, 5.0) : (0.05, 200.0)
    if let normals { return normal(normals, spread: regime == .easy ? (1, 0.7) : (5, 1.8), &random) }
    if name.hasPrefix("categorical") || name.hasPrefix("multinomial") {
      let weights = (0...manifold.dimension).map { _ in Double.exp(random.uniform(Double.log(low), Double.log(high))) }
      return weights.dropLast().map { $0 / weights.reduce(0, +) }
    }
    return manifold.chart.coordinates.map { symbol in
      if symbol.name == "theta" { return random.uniform(0.2, 2.9) }
      if symbol.name == "phi" || name == "von-mises" && symbol.name == "mu" { return random.uniform(-1.5, 1.5) }
      switch (symbol.domain.lower, symbol.domain.upper) {
      case (nil, nil): return random.uniform(-high / 4, high / 4)
      case (let end?, nil): return end.value.asDouble + Double.exp(random.uniform(Double.log(low), Double.log(high)))
      default: return 1 / (1 + Double.exp(random.uniform(regime == .easy ? -1.5 : -6, regime == .easy ? 1.5 : 6)))
      }
    }
  }

  /// Means and covariances QΛQᵀ with normal means and logarithms of eigenvalues.
  private func normal(
    _ normals: NormalFamily, spread: (mean: Double, size: Double), _ random: inout PairGenerator
  ) -> [Double] {
    let d = normals.order
    // Gram–Schmidt of a normal matrix.
    var rows: [[Double]] = []
    for _ in 0..<d {
      var row = (0..<d).map { _ in random.normal() }
      for other in rows {
        let part = zip(row, other).reduce(0) { $0 + $1.0 * $1.1 }
        row = zip(row, other).map { $0 - part * $1 }
      }
      let size = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
      rows.append(row.map { $0 / size })
    }
    let values = (0..<d).map { _ in Double.exp(spread.size * random.normal()) }
    var result = normals.hasMean ? (0..<d).map { _ in spread.mean * random.normal() } : []
    for i in 0..<d {
      for j in i..<d { result.append((0..<d).reduce(0) { $0 + values[$1] * rows[$1][i] * rows[$1][j] }) }
    }
    return result
  }
}

typealias PairGenerator = SeededDraws

extension SeededDraws {
  /// Box and Muller.
  mutating func normal() -> Double {
    (-2 * Double.log(uniform(1e-300, 1))).squareRoot() * Double.cos(2 * .pi * uniform(0, 1))
  }
}
