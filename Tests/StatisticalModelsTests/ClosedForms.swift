import Foundation

/// Maximum likelihood estimates that have a closed form.
enum ClosedForms {
  typealias Case = MaximumLikelihoodTests.Case

  static let cases: [Case] = [
    normal, lognormal, exponential, inverseGaussian, rayleigh, halfNormal, pareto, poisson, geometric, negativeBinomial,
    bernoulli, binomial, categorical, multinomial, multivariateNormal, centeredNormal, wishart,
  ]

  private static let x = MaximumLikelihoodTests.sizes
  private static let n = Double(x.count)
  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
  private static func variance(_ values: [Double]) -> Double {
    mean(values.map { ($0 - mean(values)) * ($0 - mean(values)) })
  }
  private static func sum(_ values: [Double], _ f: (Double) -> Double) -> Double { values.reduce(0) { $0 + f($1) } }
  private static func column(_ values: [Double]) -> [[Double]] { values.map { [$0] } }

  static let normal: Case = {
    let σ = variance(x).squareRoot()
    return Case(
      model: "normal", data: column(x), estimates: [mean(x), σ],
      standardErrors: [σ / n.squareRoot(), σ / (2 * n).squareRoot()],
      logLikelihood: -n / 2 * (log(2 * .pi * σ * σ) + 1))
  }()

  static let lognormal: Case = {
    let y = x.map { log($0) }, σ = variance(x.map { log($0) }).squareRoot()
    return Case(
      model: "lognormal", data: column(x), estimates: [mean(y), σ],
      standardErrors: [σ / n.squareRoot(), σ / (2 * n).squareRoot()],
      logLikelihood: -n / 2 * (log(2 * .pi * σ * σ) + 1) - y.reduce(0, +))
  }()

  static let exponential: Case = {
    let λ = 1 / mean(x)
    return Case(
      model: "exponential", data: column(x), estimates: [λ], standardErrors: [λ / n.squareRoot()],
      logLikelihood: n * (log(λ) - 1))
  }()

  /// μ̂ = x̄, 1/λ̂ = mean of 1/x − 1/x̄; the exponent sums to −n/2.
  static let inverseGaussian: Case = {
    let μ = mean(x), λ = 1 / (mean(x.map { 1 / $0 }) - 1 / mean(x))
    return Case(
      model: "inverse-gaussian", data: column(x), estimates: [μ, λ],
      standardErrors: [(μ * μ * μ / (n * λ)).squareRoot(), λ * (2 / n).squareRoot()],
      logLikelihood: n / 2 * (log(λ / (2 * .pi)) - 1) - 1.5 * x.map { log($0) }.reduce(0, +))
  }()

  static let rayleigh: Case = {
    let σ = (mean(x.map { $0 * $0 }) / 2).squareRoot()
    return Case(
      model: "rayleigh", data: column(x), estimates: [σ], standardErrors: [σ / (2 * n.squareRoot())],
      logLikelihood: x.map { log($0) }.reduce(0, +) - 2 * n * log(σ) - n)
  }()

  static let halfNormal: Case = {
    let σ = mean(x.map { $0 * $0 }).squareRoot()
    return Case(
      model: "half-normal", data: column(x), estimates: [σ], standardErrors: [σ / (2 * n).squareRoot()],
      logLikelihood: n / 2 * (log(2 / (.pi * σ * σ)) - 1))
  }()

  static let pareto: Case = {
    let logs = x.map { log($0 / 0.05) }, a = 1 / mean(x.map { log($0 / 0.05) })
    return Case(
      model: "pareto:scale=0.05", data: column(x), estimates: [a], standardErrors: [a / n.squareRoot()],
      logLikelihood: n * log(a / 0.05) - (a + 1) * logs.reduce(0, +))
  }()

  private static let counts = [1.0, 4, 0, 2, 4, 9, 1]
  private static let m = Double(counts.count)

  static let poisson: Case = {
    let λ = mean(counts)
    return Case(
      model: "poisson", data: column(counts), estimates: [λ], standardErrors: [(λ / m).squareRoot()],
      logLikelihood: sum(counts) { $0 * log(λ) - λ - lgamma($0 + 1) })
  }()

  static let geometric: Case = {
    let p = 1 / (1 + mean(counts))
    return Case(
      model: "geometric", data: column(counts), estimates: [p], standardErrors: [p * ((1 - p) / m).squareRoot()],
      logLikelihood: sum(counts) { log(p) + $0 * log(1 - p) })
  }()

  static let negativeBinomial: Case = {
    let p = 2.5 / (2.5 + mean(counts))
    return Case(
      model: "negative-binomial:r=5/2", data: column(counts), estimates: [p],
      standardErrors: [p * ((1 - p) / (2.5 * m)).squareRoot()],
      logLikelihood: sum(counts) { x in
        let coefficient: Double = lgamma(x + 2.5) - lgamma(2.5) - lgamma(x + 1)
        return coefficient + 2.5 * log(p) + x * log(1 - p)
      })
  }()

  static let bernoulli = Case(
    model: "bernoulli", data: [[1], [0], [0]], estimates: [1.0 / 3], standardErrors: [(2.0 / 27).squareRoot()],
    logLikelihood: log(1.0 / 3) + 2 * log(2.0 / 3))

  static let binomial: Case = {
    let p = mean(counts) / 10
    return Case(
      model: "binomial:n=10", data: column(counts), estimates: [p],
      standardErrors: [(p * (1 - p) / (10 * m)).squareRoot()],
      logLikelihood: sum(counts) { x in
        let coefficient: Double = lgamma(11) - lgamma(x + 1) - lgamma(11 - x)
        return coefficient + x * log(p) + (10 - x) * log(1 - p)
      })
  }()

  static let categorical = Case(
    model: "categorical:k=3", data: [[1, 0], [0, 1], [0, 1], [0, 0], [0, 1]], estimates: [0.2, 0.6],
    standardErrors: [(0.2 * 0.8 / 5).squareRoot(), (0.6 * 0.4 / 5).squareRoot()],
    logLikelihood: 2 * log(0.2) + 3 * log(0.6))

  static let multinomial: Case = {
    let p = [0.2, 0.3, 0.5]
    // Each row with its last count, 10 less the others.
    let rows = [[1.0, 2, 7], [3, 4, 3]]
    var logLikelihood = 0.0
    for row in rows {
      logLikelihood += lgamma(11)
      for (count, probability) in zip(row, p) { logLikelihood += count * log(probability) - lgamma(count + 1) }
    }
    return Case(
      model: "multinomial:k=3,n=10", data: [[1, 2], [3, 4]], estimates: [0.2, 0.3],
      standardErrors: [(0.2 * 0.8 / 20).squareRoot(), (0.3 * 0.7 / 20).squareRoot()], logLikelihood: logLikelihood)
  }()

  private static let vectors = [[0.5, 1.25], [1, -0.5], [-2, 0.75], [0.25, 3], [1.5, 2]]

  /// Mean products ⟨(x − c)ᵢ(x − c)ⱼ⟩ of the vectors, upper triangle.
  private static func covariance(about c: [Double]) -> [Double] {
    [(0, 0), (0, 1), (1, 1)].map { i, j in mean(vectors.map { ($0[i] - c[i]) * ($0[j] - c[j]) }) }
  }

  /// √((ΣᵢᵢΣⱼⱼ + Σᵢⱼ²)/n) of the entries of Σ.
  private static func covarianceErrors(_ Σ: [Double], _ n: Double) -> [Double] {
    let a: Double = 2 * Σ[0] * Σ[0], b: Double = Σ[0] * Σ[2] + Σ[1] * Σ[1], c: Double = 2 * Σ[2] * Σ[2]
    return [a, b, c].map { ($0 / n).squareRoot() }
  }

  static let multivariateNormal: Case = {
    let n = Double(vectors.count)
    let μ = [mean(vectors.map { $0[0] }), mean(vectors.map { $0[1] })]
    let Σ = covariance(about: μ), determinant = Σ[0] * Σ[2] - Σ[1] * Σ[1]
    return Case(
      model: "multivariate-normal:d=2", data: vectors, estimates: μ + Σ,
      standardErrors: [(Σ[0] / n).squareRoot(), (Σ[2] / n).squareRoot()] + covarianceErrors(Σ, n),
      logLikelihood: -n / 2 * (2 * log(2 * .pi) + log(determinant) + 2))
  }()

  static let centeredNormal: Case = {
    let n = Double(vectors.count), Σ = covariance(about: [0, 0]), determinant = Σ[0] * Σ[2] - Σ[1] * Σ[1]
    return Case(
      model: "centered-normal:d=2", data: vectors, estimates: Σ, standardErrors: covarianceErrors(Σ, n),
      logLikelihood: -n / 2 * (2 * log(2 * .pi) + log(determinant) + 2))
  }()

  /// V̂ = X̄/ν, with ν times the information of one vector; Γ₂(3) = √π Γ(3) Γ(5/2).
  static let wishart: Case = {
    let matrices = [[4.0, 1, 3], [7, -2, 5], [2.5, 0.5, 9]], ν = 6.0, n = 3.0
    let V = (0..<3).map { k in mean(matrices.map { $0[k] }) / ν }
    let determinant = V[0] * V[2] - V[1] * V[1]
    var logLikelihood = 0.0
    for X in matrices {
      let size: Double = X[0] * X[2] - X[1] * X[1]
      let trace: Double = (V[2] * X[0] - 2 * V[1] * X[1] + V[0] * X[2]) / determinant
      let gammas: Double = log(Double.pi) / 2 + lgamma(3) + lgamma(2.5)
      logLikelihood += (ν - 3) / 2 * log(size) - trace / 2 - ν * log(2) - ν / 2 * log(determinant) - gammas
    }
    return Case(
      model: "wishart:d=2,nu=6", data: matrices, estimates: V, standardErrors: covarianceErrors(V, n * ν),
      logLikelihood: logLikelihood)
  }()
}
