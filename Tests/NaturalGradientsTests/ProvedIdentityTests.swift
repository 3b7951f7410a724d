import NaturalGradients
import Testing

/// Theorems of Proofs/theories/NaturalGradient.v on the library's own steps.
@Suite struct ProvedIdentityTests {
  /// Three observations of five parameters.
  static let J = Matrix(
    rows: 3, columns: 5, elements: [1, 0.5, -0.25, 2, 0, -1, 1.5, 0.75, 0, 0.5, 0.25, 0, 1, -0.5, 1])
  static let r = [0.3, -1, 2]

  static func close(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
    zip(a, b).allSatisfy { Swift.abs($0 - $1) <= tolerance }
  }

  /// Catches a natural gradient that depends on the parameterization: (μ, σ) against (μ, log σ).
  @Test func doesNotDependOnCoordinates() throws {
    let μ = Symbol("mu"), σ = Symbol("sigma", .positive), s = Symbol("s"), x = Symbol("x")
    let density = try Expression(parsing: "-(x-mu)^2/(2*sigma^2) - log(sigma) - log(2*pi)/2", symbols: [x, μ, σ])
    let f = μ.squared * σ + σ.power(3)
    let first = try StatisticalModel("one", of: x, in: .realLine, parameters: [μ, σ], logDensity: density).manifold()
    let second = try StatisticalModel(
      "two", of: x, in: .realLine, parameters: [μ, s], logDensity: density.substituting([σ: exp(s)])
    ).manifold()
    let v = try first.naturalGradient(of: f, at: first.point([0.5, 2])).components
    let w = try second.naturalGradient(
      of: f.substituting([σ: exp(s)]), at: second.point([0.5, Double.log(2)])
    ).components
    #expect(Self.close(v, [w[0], 2 * w[1]], 1e-12))
  }

  /// J·step = r for λ → 0, with all parameters together; L·r with L blocks by themselves.
  @Test func stepsAreIsotropic() throws {
    let whole = try SampledMetric(jacobian: Self.J, gram: .identity(3))
    #expect(Self.close(Self.J * (try whole.naturalGradient(of: Self.r, damping: 1e-11)), Self.r, 1e-9))
    let block = Matrix(rows: 3, columns: 3, elements: [2, 0, 1, 0.5, 1, 0, 0, -1, 1])
    var total = [0.0, 0, 0]
    for part in [Self.J, block] {
      let step = try SampledMetric(jacobian: part, gram: .identity(3)).naturalGradient(of: Self.r, damping: 1e-11)
      total = zip(total, part * step).map { $0 + $1 }
    }
    #expect(Self.close(total, Self.r.map { 2 * $0 }, 1e-9))
  }

  /// J·step = r − λ(Θ + λ)⁻¹r, and the step in the space of parameters by Woodbury's formula.
  @Test func dampedStep() throws {
    let λ = 0.3, Θ = Self.J * Self.J.transposed
    let solved = try LUFactorization(Θ + λ * Matrix.identity(3)).solve(Self.r)
    let step = try SampledMetric(jacobian: Self.J, gram: .identity(3)).naturalGradient(of: Self.r, damping: λ)
    #expect(Self.close(Self.J * step, zip(Self.r, solved).map { $0 - λ * $1 }, 1e-12))
    // (λ + JᵀJ)⁻¹ = (1 − Jᵀ(λ + Θ)⁻¹J)/λ, applied to Jᵀr.
    let gradient = Self.J.transposed * Self.r
    let inner = try LUFactorization(Θ + λ * Matrix.identity(3)).solve(Self.J * gradient)
    let woodbury = zip(gradient, Self.J.transposed * inner).map { ($0 - $1) / λ }
    #expect(Self.close(step, woodbury, 1e-12))
  }

  /// More parameters than dimensions: the pushed step is g⁻¹r, whatever the parameters are.
  @Test func overparametrizedStep() throws {
    let inverse = Matrix(rows: 3, columns: 3, elements: [2, 0.5, 0, 0.5, 1, 0.25, 0, 0.25, 1.5])
    let step = try SampledMetric(jacobian: Self.J, gram: inverse).naturalGradient(of: Self.r, damping: 1e-11)
    #expect(Self.close(Self.J * step, inverse * Self.r, 1e-9))
  }

  /// A fourth observation adds (j − bᵀK⁻¹J)ᵀ s⁻¹ (j − bᵀK⁻¹J) to the metric.
  @Test func newObservation() throws {
    let points = [[0.1], [0.5], [0.9], [1.7]]
    let K = try SobolevSpace(on: .euclidean(1), order: 1).reproducingKernel().gramMatrix(points)
    let j = [0.5, 1, -1, 0.25, 2]
    var small = Matrix(rows: 3, columns: 3), large = Matrix(rows: 4, columns: 5)
    for a in 0..<3 { for b in 0..<3 { small[a, b] = K[a, b] } }
    for i in 0..<5 {
      for a in 0..<3 { large[a, i] = Self.J[a, i] }
      large[3, i] = j[i]
    }
    let before = try SampledMetric(jacobian: Self.J, gram: small).matrix
    let after = try SampledMetric(jacobian: large, gram: K).matrix
    let b = (0..<3).map { K[$0, 3] }, h = try LUFactorization(small).solve(b)
    let s = K[3, 3] - zip(b, h).map(*).reduce(0, +)
    let w = (0..<5).map { i in j[i] - (0..<3).map { h[$0] * Self.J[$0, i] }.reduce(0, +) }
    for i in 0..<5 {
      for k in 0..<5 {
        #expect(Swift.abs(after[i, k] - before[i, k] - w[i] * w[k] / s) < 1e-12 * (1 + Swift.abs(after[i, k])))
      }
    }
  }
}
