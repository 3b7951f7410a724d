import DifferentialGeometry
import StatisticalModels
import Symbolics
import Testing

@Suite struct SamplingTests {
  static let families: [(String, [Double])] = [
    ("normal", [0.3, 1.4]), ("lognormal", [0.3, 0.4]), ("exponential", [2.5]), ("poisson", [4.5]), ("bernoulli", [0.3]),
    ("binomial:n=10", [0.3]), ("geometric", [0.2]), ("negative-binomial:r=5/2", [0.4]),
    ("categorical:k=4", [0.1, 0.2, 0.3]), ("multinomial:k=3,n=6", [0.2, 0.3]), ("gamma", [2.5, 2]),
    ("gamma", [0.3, 2]),
    ("inverse-gamma", [6, 2]), ("beta", [2, 3]), ("beta", [0.6, 0.5]), ("dirichlet:k=3", [2, 0.5, 2.5]),
    ("inverse-gaussian", [1.3, 0.7]), ("rayleigh", [1.4]), ("half-normal", [1.4]), ("pareto:scale=3/2", [4.5]),
    ("chi-squared", [3]), ("von-mises", [0.5, 2]), ("zero-inflated-poisson", [0.3, 2]),
    ("multivariate-normal:d=2", [1, -1, 2, 0.5, 1]), ("centered-normal:d=2", [2, 0.5, 1]),
    ("wishart:d=2,nu=7", [2, 0.5, 1]), ("von-mises-fisher:d=3", [1, 2, 3]), ("von-mises-fisher:d=4", [1, -1, 2, 0.5]),
  ]

  /// Catches a sampler of another distribution: the means of the sufficient statistics are E[t], within six standard errors.
  @Test(arguments: families)
  func sufficientStatistics(_ family: (String, [Double])) throws {
    let model = try Catalogue.model(family.0), point = try Point(family.1, in: model.chart)
    let exponential = try #require(model.exponentialFamily), count = 4_000
    let statistics = try Tape(exponential.statistics, inputs: model.variables)
    let expected = try Tape(exponential.expectationParameters, inputs: model.parameters).evaluate(family.1)
    let order = exponential.order
    var sums = [Double](repeating: 0, count: order), squares = sums
    for x in try model.samples(count, at: point, seed: 2_026) {
      for (a, t) in statistics.evaluate(x).enumerated() {
        sums[a] += t
        squares[a] += t * t
      }
    }
    for a in 0..<order {
      let mean = sums[a] / Double(count), variance = squares[a] / Double(count) - mean * mean
      let error = (variance / Double(count)).squareRoot()
      #expect(
        (mean - expected[a]).magnitude < 6 * error + 1e-12,
        "\(family.0), seed 2026: \(exponential.statistics[a]) is \(mean), not \(expected[a])")
    }
  }

  static let lines: [(String, [Double], @Sendable (Double) -> Double)] = [
    ("normal", [0.3, 1.4], { 0.5 * erfc((0.3 - $0) / (1.4 * 2.squareRoot())) }),
    ("exponential", [2.5], { 1 - Double.exp(-2.5 * $0) }),
    ("weibull", [2, 1.5], { 1 - Double.exp(-Double.pow($0 / 2, 1.5)) }),
    ("pareto:scale=3/2", [4.5], { 1 - Double.pow(1.5 / $0, 4.5) }),
    ("laplace", [1, 2], { $0 < 1 ? 0.5 * Double.exp(($0 - 1) / 2) : 1 - 0.5 * Double.exp((1 - $0) / 2) }),
    ("cauchy", [1, 2], { 0.5 + Double.atan(($0 - 1) / 2) / Double.pi }),
    ("logistic", [1, 2], { 1 / (1 + Double.exp((1 - $0) / 2)) }),
    ("gumbel", [1, 2], { Double.exp(-Double.exp((1 - $0) / 2)) }),
    ("rayleigh", [1.4], { 1 - Double.exp(-$0 * $0 / (2 * 1.4 * 1.4)) }),
    // Student with two degrees of freedom: ½ + x/(2√(2 + x²)).
    ("student:nu=2", [0, 1], { 0.5 + $0 / (2 * (2 + $0 * $0).squareRoot()) }),
    ("generalized-normal:beta=2", [0, 1], { 0.5 * erfc(-$0) }),
    (
      "gaussian-mixture:k=2", [0.25, -1, 2, 1, 0.5],
      { 0.125 * erfc(-($0 + 1) / 2.squareRoot()) + 0.375 * erfc((2 - $0) / (0.5 * 2.squareRoot())) }
    ),
    ("student", [0, 1, 2], { 0.5 + $0 / (2 * (2 + $0 * $0).squareRoot()) }),
    ("gamma", [2, 1], { 1 - (1 + $0) * Double.exp(-$0) }),
    ("beta", [2, 1], { $0 * $0 }),
  ]

  /// Catches a wrong shape with right moments: the Kolmogorov–Smirnov statistic at a named seed, below its 0.1 % point.
  @Test(arguments: lines.indices)
  func kolmogorovSmirnov(_ index: Int) throws {
    let (name, ξ, cumulative) = Self.lines[index]
    let model = try Catalogue.model(name), count = 5_000
    let x = try model.samples(count, at: Point(ξ, in: model.chart), seed: 7).map { $0[0] }.sorted()
    var largest = 0.0
    for (k, value) in x.enumerated() {
      let F = cumulative(value)
      largest = max(largest, Double(k + 1) / Double(count) - F, F - Double(k) / Double(count))
    }
    #expect(
      largest * Double(count).squareRoot() < 1.95, "\(name), seed 7: D√n = \(largest * Double(count).squareRoot())")
  }

  /// Catches wrong frequencies of counts: Pearson's χ² at a named seed, below its 0.1 % point.
  @Test(arguments: [
    ("poisson", [2.0]), ("binomial:n=6", [0.3]), ("zero-inflated-poisson", [0.3, 2]), ("geometric", [0.4]),
    ("conway-maxwell-poisson", [2, 1.5]),
  ])
  func chiSquared(_ family: (String, [Double])) throws {
    let model = try Catalogue.model(family.0), count = 8_000, cells = 6
    let density = try Tape(
      [#require(model.logDensity ?? model.unnormalizedLogDensity)], inputs: model.variables + model.parameters)
    let mass = (0..<100).reduce(0.0) { $0 + Double.exp(density.evaluate([Double($1)] + family.1)[0]) }
    var observed = [Double](repeating: 0, count: cells + 1)
    for x in try model.samples(count, at: Point(family.1, in: model.chart), seed: 5) {
      observed[min(Int(x[0]), cells)] += 1
    }
    var statistic = 0.0, rest = 1.0
    for k in 0...cells {
      let p = k < cells ? Double.exp(density.evaluate([Double(k)] + family.1)[0]) / mass : rest
      rest -= p
      let expected = Double(count) * p
      if expected > 5 { statistic += (observed[k] - expected) * (observed[k] - expected) / expected }
    }
    // The 99.9 % point of six degrees of freedom.
    #expect(statistic < 22.46, "\(family.0), seed 5: χ² = \(statistic)")
  }

  /// Catches draws that depend on the machine or the run.
  @Test func seedsRepeat() throws {
    let model = try Catalogue.model("normal"), point = try Point([0.0, 1.0], in: model.chart)
    #expect(try model.samples(3, at: point, seed: 1) == model.samples(3, at: point, seed: 1))
    #expect(try model.samples(3, at: point, seed: 1) != model.samples(3, at: point, seed: 2))
    let custom = try StatisticalModel(
      "mine", of: Symbol("x"), in: .realLine, parameters: [Symbol("m")],
      logDensity: -abs(Symbol("x") - Symbol("m")) - log(Expression(2)))
    #expect(throws: GeometryError.self) { try custom.samples(1, at: Point([0.0], in: custom.chart), seed: 1) }
  }
}

private func erfc(_ x: Double) -> Double { Double.erfc(x) }
