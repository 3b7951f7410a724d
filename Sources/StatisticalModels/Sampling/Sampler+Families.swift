import DifferentialGeometry
import Scalars
import Symbolics

extension Sampler {
  /// Families of one real variable.
  static func scalar(_ p: FamilyParameters) -> (@Sendable (inout SeededDraws) -> [Double])? {
    switch p.family {
    case "normal":
      let μ = p["mu"], σ = p["sigma"]
      return { [μ + σ * $0.normal()] }
    case "lognormal":
      let μ = p["mu"], σ = p["sigma"]
      return { [Double.exp(μ + σ * $0.normal())] }
    case "exponential":
      let rate = p["rate"]
      return { [$0.exponential() / rate] }
    case "gamma":
      let a = p["shape"], b = p["rate"]
      return { [$0.gamma(shape: a) / b] }
    case "inverse-gamma":
      let a = p["shape"], b = p["scale"]
      return { [b * Double.exp(-$0.logGamma(shape: a))] }
    case "chi-squared":
      let ν = p["nu"]
      return { [2 * $0.gamma(shape: ν / 2)] }
    case "beta":
      let a = p["a"], b = p["b"]
      return { draws in
        // In logarithms: two tiny gamma numbers have a ratio all the same.
        let x = draws.logGamma(shape: a), y = draws.logGamma(shape: b)
        return [Swift.min(1 / (1 + Double.exp(y - x)), 1 - 0x1p-53)]
      }
    case "inverse-gaussian": return inverseGaussian(mean: p["mu"], shape: p["lambda"])
    case "weibull":
      let l = p["scale"], k = p["shape"]
      return { [l * Double.pow($0.exponential(), 1 / k)] }
    case "rayleigh":
      let σ = p["sigma"]
      return { [σ * (2 * $0.exponential()).squareRoot()] }
    case "half-normal":
      let σ = p["sigma"]
      return { [σ * $0.normal().magnitude] }
    case "pareto":
      let m = p["scale"], a = p["shape"]
      return { [m * Double.exp($0.exponential() / a)] }
    case "laplace":
      let μ = p["mu"], b = p["b"]
      return { draws in
        let size = b * draws.exponential()
        return [draws.open() < 0.5 ? μ - size : μ + size]
      }
    case "cauchy":
      let μ = p["mu"], γ = p["gamma"]
      return { [μ + γ * Double.tan(Double.pi * ($0.open() - 0.5))] }
    case "student":
      let μ = p["mu"], σ = p["sigma"], ν = p["nu"]
      return { draws in
        let z = draws.normal(), log = draws.logGamma(shape: ν / 2) - Double.log(ν / 2)
        return [μ + σ * z * Double.exp(-log / 2)]
      }
    case "logistic":
      let μ = p["mu"], s = p["s"]
      return { draws in
        let u = draws.open()
        return [μ + s * (Double.log(u) - Double.log(onePlus: -u))]
      }
    case "gumbel":
      let μ = p["mu"], β = p["beta"]
      return { [μ - β * Double.log($0.exponential())] }
    case "generalized-normal":
      let μ = p["mu"], α = p["alpha"], β = p["beta"]
      return { draws in
        let size = α * Double.exp(draws.logGamma(shape: 1 / β) / β)
        return [draws.open() < 0.5 ? μ - size : μ + size]
      }
    case "von-mises":
      let μ = p["mu"], κ = p["kappa"]
      return { [μ + $0.vonMises(κ)] }
    default: return nil
    }
  }

  /// Source: Michael, Schucany & Haas (1976).
  private static func inverseGaussian(mean μ: Double, shape λ: Double) -> @Sendable (inout SeededDraws) -> [Double] {
    { draws in
      let z = draws.normal(), y = μ * z * z / (2 * λ)
      // The smaller root of the quadratic, without its cancellation: x/μ = 1/(1 + y + √(y² + 2y)).
      let x = 1 / (1 + y + (y * (y + 2)).squareRoot())
      return [draws.open() * (1 + x) <= 1 ? μ * x : μ / x]
    }
  }

  /// Families of vectors and matrices.
  static func vector(
    _ p: FamilyParameters, _ model: StatisticalModel
  ) -> (@Sendable (inout SeededDraws) -> [Double])? {
    let x = p.coordinates
    switch (p.family, model.sampleSpace) {
    case ("categorical", .counts(let n, let k)?), ("multinomial", .counts(let n, let k)?):
      return { draws in
        var counts = [Double](repeating: 0, count: k - 1)
        for _ in 0..<n {
          var rest = draws.open()
          for i in 0..<(k - 1) {
            rest -= x[i]
            if rest < 0 {
              counts[i] += 1
              break
            }
          }
        }
        return counts
      }
    case ("dirichlet", _):
      return { draws in
        let logs = x.map { draws.logGamma(shape: $0) }, top = logs.max() ?? 0
        let parts = logs.map { Double.exp($0 - top) }, total = parts.reduce(0, +)
        return parts.dropLast().map { $0 / total }
      }
    case ("multivariate-normal", .vectors(let d)?): return normal(mean: Array(x[..<d]), covariance: Array(x[d...]), d)
    case ("centered-normal", .vectors(let d)?):
      return normal(mean: [Double](repeating: 0, count: d), covariance: x, d)
    case ("wishart", .positiveDefinite(let d)?): return wishart(x, d, freedom: p["nu"])
    case ("von-mises-fisher", .sphere(let d)?): return directions(p, dimension: d)
    case ("gaussian-mixture", _): return mixture(p, components: (x.count + 1) / 3)
    default: return nil
    }
  }

  /// The lower triangle L with LLᵀ = Σ, from the upper triangle of Σ row by row.
  private static func root(_ upper: [Double], _ d: Int) -> [Double] {
    func entry(_ i: Int, _ j: Int) -> Double { upper[i * d - i * (i - 1) / 2 + j - i] }
    var L = [Double](repeating: 0, count: d * d)
    for j in 0..<d {
      for i in j..<d {
        var sum = entry(j, i)
        for k in 0..<j { sum -= L[i * d + k] * L[j * d + k] }
        L[i * d + j] = i == j ? Swift.max(sum, 0).squareRoot() : sum / L[j * d + j]
      }
    }
    return L
  }

  private static func normal(
    mean: [Double], covariance: [Double], _ d: Int
  ) -> @Sendable (inout SeededDraws) -> [Double] {
    let L = root(covariance, d)
    return { draws in
      let z = (0..<d).map { _ in draws.normal() }
      return (0..<d).map { i in (0...i).reduce(mean[i]) { $0 + L[i * d + $1] * z[$1] } }
    }
  }

  /// X = L A AᵀLᵀ with χ on the diagonal of A and normal numbers below it.
  ///
  /// Source: Bartlett (1933).
  private static func wishart(
    _ scale: [Double], _ d: Int, freedom ν: Double
  ) -> @Sendable (inout SeededDraws) -> [Double] {
    let L = root(scale, d)
    return { draws in
      var A = [Double](repeating: 0, count: d * d)
      for i in 0..<d {
        for j in 0..<i { A[i * d + j] = draws.normal() }
        A[i * d + i] = (2 * draws.gamma(shape: (ν - Double(i)) / 2)).squareRoot()
      }
      var B = [Double](repeating: 0, count: d * d)
      for i in 0..<d { for j in 0...i { for k in j...i { B[i * d + j] += L[i * d + k] * A[k * d + j] } } }
      var upper: [Double] = []
      for i in 0..<d {
        for j in i..<d { upper.append((0...i).reduce(0.0) { $0 + B[i * d + $1] * B[j * d + $1] }) }
      }
      return upper
    }
  }
}
