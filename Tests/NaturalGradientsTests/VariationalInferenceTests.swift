import CKernels
import NaturalGradients
import Testing

@Suite struct VariationalInferenceTests {
  /// A design with draws of a seed, standardized by hand: n rows, d columns.
  static func regression(_ n: Int, _ d: Int, seed: UInt64, prior: Double = 1) throws -> LogisticRegression {
    var draws = SeededDraws(seed: seed)
    let design = Matrix(rows: n, columns: d, elements: (0..<n * d).map { _ in draws.uniform(-2, 2) })
    let outcomes = (0..<n).map { i in draws.uniform() < 1 / (1 + .exp(-design[i, 0])) ? 1.0 : 0 }
    return try LogisticRegression(design: design, outcomes: outcomes, priorPrecision: prior)
  }

  /// Catches a wrong factor in any chart: the conjugate case is exact after one step of length one in natural coordinates.
  @Test func oneStepIsExactForANormalTarget() throws {
    let precision = Matrix(rows: 3, columns: 3, elements: [2, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 3])
    let target = try NormalTarget(mean: [1, -2, 0.5], precision: precision)
    let start = try NormalApproximation(
      mean: [5, 5, 5], covariance: Matrix(rows: 3, columns: 3, elements: [4, 1, 0, 1, 3, 0.5, 0, 0.5, 2]))
    let step = try VariationalInference(target).step(from: start, rate: 1)
    #expect(step.rate == 1)
    for (a, b) in zip(step.approximation.mean, target.mean) { #expect(abs(a - b) < 1e-14) }
    let product = step.approximation.covariance * precision
    #expect((product - .identity(3)).largestMagnitude < 1e-14)
  }

  /// Catches an approximation of another vector field in one of the charts: the difference of two charts' steps is O(γ²).
  @Test(arguments: VariationalCoordinates.allCases, NormalApproximation.Covariance.allCases)
  func stepsOfAllChartsAgreeToSecondOrder(chart: VariationalCoordinates, structure: NormalApproximation.Covariance)
    throws
  {
    let target = try Self.regression(40, 3, seed: 3)
    let start =
      structure == .full
      ? try NormalApproximation(
        mean: [0.3, -0.2, 0.1],
        covariance: Matrix(rows: 3, columns: 3, elements: [0.5, 0.1, 0, 0.1, 0.4, 0.05, 0, 0.05, 0.3]))
      : try NormalApproximation(mean: [0.3, -0.2, 0.1], variances: [0.5, 0.4, 0.3])
    var gaps: [Double] = []
    for γ in [0.02, 0.01] {
      let a = try VariationalInference(target, coordinates: chart).step(from: start, rate: γ).approximation
      let b = try VariationalInference(target, coordinates: .natural).step(from: start, rate: γ).approximation
      var gap = (a.covariance - b.covariance).largestMagnitude
      for (x, y) in zip(a.mean, b.mean) { gap = max(gap, abs(x - y)) }
      gaps.append(gap)
    }
    if chart == .natural {
      #expect(gaps == [0, 0])
    } else {
      #expect(gaps[1] > 0 && abs(gaps[0] / gaps[1] - 4) < 0.3, "\(gaps)")
    }
  }

  /// Catches a wrong contraction: for a normal target the flow's Euler step in square-root coordinates halves … shrinks the gap of
  /// the mean by 1 − γ near the solution (Salimbeni et al.; rate 0.8 at γ = 0.2).
  @Test func squareRootStepsContractByOneMinusRate() throws {
    let precision = Matrix(rows: 2, columns: 2, elements: [2, 0.5, 0.5, 1])
    let target = try NormalTarget(mean: [1, -2], precision: precision)
    let inference = VariationalInference(target, coordinates: .squareRoot)
    var q = NormalApproximation.standard(2), gaps: [Double] = []
    for _ in 0..<60 {
      q = try inference.step(from: q, rate: 0.2).approximation
      gaps.append(abs(q.mean[0] - 1))
    }
    #expect(abs(gaps[59] / gaps[58] - 0.8) < 1e-6)
  }

  /// All charts find the same minimum of the free energy, for both kinds of covariance; its gradient vanishes there, which the
  /// derivative of the free energy by differences confirms independently of the formulas for the gradient.
  @Test(arguments: NormalApproximation.Covariance.allCases)
  func allChartsFindOneMinimum(structure: NormalApproximation.Covariance) throws {
    let target = try Self.regression(60, 4, seed: 8)
    var found: [NormalApproximation] = []
    for chart in VariationalCoordinates.allCases {
      let solution = try VariationalInference(target, coordinates: chart).solution(
        from: .standard(4, structure), rate: chart == .natural ? 1 : 0.5)
      found.append(solution.approximation)
      for (a, b) in zip(solution.freeEnergies, solution.freeEnergies.dropFirst()) { #expect(b <= a + 1e-11) }
    }
    for q in found.dropFirst() {
      #expect((q.covariance - found[0].covariance).largestMagnitude < 1e-9)
      for (a, b) in zip(q.mean, found[0].mean) { #expect(abs(a - b) < 1e-9) }
    }
    let inference = VariationalInference(target), best = found[0], F = try inference.freeEnergy(of: best), h = 1e-4
    for i in 0..<4 {
      for sign in [-1.0, 1] {
        var mean = best.mean, variances = (0..<4).map { best.covariance[$0, $0] }
        mean[i] += sign * h
        let moved =
          structure == .full
          ? try NormalApproximation(mean: mean, covariance: best.covariance)
          : try NormalApproximation(mean: mean, variances: variances)
        #expect(try inference.freeEnergy(of: moved) > F)
        variances[i] *= 1 + sign * h
        if structure == .diagonal {
          #expect(try inference.freeEnergy(of: NormalApproximation(mean: best.mean, variances: variances)) > F)
        }
      }
    }
  }

  /// Catches a wrong expectation: Bonnet's and Price's theorems against differences of E[ℓ], with few and with many weights (two
  /// code paths; tiles that are full and that are not), full and diagonal.
  @Test(arguments: [3, 30, 210], NormalApproximation.Covariance.allCases)
  func expectationsOfDerivativesAreDerivativesOfExpectations(d: Int, structure: NormalApproximation.Covariance) throws {
    let target = try Self.regression(50, d, seed: 5, prior: 0.7)
    var draws = SeededDraws(seed: 9)
    let mean = (0..<d).map { _ in draws.uniform(-0.5, 0.5) }, variances = (0..<d).map { _ in draws.uniform(0.05, 0.4) }
    var covariance = Matrix(diagonal: variances)
    func approximation(_ mean: [Double]) throws -> NormalApproximation {
      structure == .full
        ? try NormalApproximation(mean: mean, covariance: covariance)
        : try NormalApproximation(mean: mean, variances: (0..<d).map { covariance[$0, $0] })
    }
    let exact = try target.derivatives(under: approximation(mean)), h = 1e-4
    for i in [0, d / 2, d - 1] {
      var up = mean, down = mean
      up[i] += h
      down[i] -= h
      let slope =
        try (target.expectation(under: approximation(up)) - target.expectation(under: approximation(down))) / (2 * h)
      #expect(abs(slope - exact.gradient[i]) < 1e-6 * max(1, abs(slope)))
      let center = covariance[i, i]
      covariance[i, i] = center + h
      let above = try target.expectation(under: approximation(mean))
      covariance[i, i] = center - h
      let below = try target.expectation(under: approximation(mean))
      covariance[i, i] = center
      let second = (above - below) / h, expected = exact.hessian[structure == .full ? i * d + i : i]
      #expect(abs(second - expected) < 1e-6 * max(1, abs(expected)))
    }
  }

  /// E f(u), E f′(u), E log(1 + eᵘ) for normal u, by mpmath in 30 digits: catches a step that is too long beside the poles of f.
  @Test func logisticExpectationsAtOrdinaryAndExtremeVariances() {
    let references: [(Double, Double, Double, Double, Double)] = [
      (0, 0, 0.5, 0.25, 0.69314718055994531),
      (1, 1, 0.69673467014368329, 0.17794338016486546, 1.406856283087531),
      (-3, 4, 0.12959420093457716, 0.077907788070787053, 0.18200854060290249),
      (0.5, 0.01, 0.62217284860683592, 0.23452361759513267, 0.97525080109948492),
      (3, 64, 0.64275715366979935, 0.045499094835704489, 4.9886732725823389),
      (12, 65, 0.92678728537710037, 0.016810859466975839, 12.270015244048637),
      (2.5, 1e4, 0.50997087868959881, 0.0039875209116902086, 41.163253869514349),
      (700, 1, 1, 0, 700),
    ]
    for (μ, v, p, slope, softplus) in references {
      var a = [0.0], b = [0.0], c = [0.0]
      ig_logistic_normal(&a, &b, [μ], [v], 1)
      ig_softplus_normal(&c, [μ], [v], 1)
      #expect(abs(a[0] - p) < 1e-14, "\(μ), \(v): \(a[0])")
      #expect(abs(b[0] - slope) < 1e-14, "\(μ), \(v): \(b[0])")
      #expect(abs(c[0] - softplus) < 1e-14 * max(1, softplus), "\(μ), \(v): \(c[0])")
    }
  }

  /// Rows that share nodes have the expectations that they have alone, for deviations from 0 to 50 beside each other: catches a
  /// wide row among narrow ones, and a last group that is not full.
  @Test(arguments: [1, 15, 16, 37]) func rowsTogetherAreRowsAlone(n: Int) {
    var draws = SeededDraws(seed: 4)
    let μ = (0..<n).map { _ in draws.uniform(-6, 6) }
    let v = (0..<n).map { k in k % 5 == 0 ? Double.pow(10, draws.uniform(-3, 3.4)) : draws.uniform(0, 0.5) }
    var p = μ, slope = μ
    ig_logistic_normal(&p, &slope, μ, v, n)
    for k in 0..<n {
      var a = [0.0], b = [0.0]
      ig_logistic_normal(&a, &b, [μ[k]], [v[k]], 1)
      #expect(abs(p[k] - a[0]) < 1e-14 && abs(slope[k] - b[0]) < 1e-14, "\(μ[k]), \(v[k])")
    }
  }

  /// A formula's target gives what the special class gives; its estimate bounds the difference.
  @Test func aFormulaAgreesWithLogisticRegression() throws {
    let data = try Self.regression(12, 2, seed: 21)
    let w = [Symbol("w1"), Symbol("w2")]
    var potential = (w[0].squared + w[1].squared) / 2
    for i in 0..<12 {
      let u = Expression(floatLiteral: data.design[i, 0]) * w[0] + Expression(floatLiteral: data.design[i, 1]) * w[1]
      potential = potential + log(1 + exp(u)) - Expression(Int(data.outcomes[i])) * u
    }
    let formula = try FormulaTarget(potential: potential, variables: w)
    let q = try NormalApproximation(
      mean: [0.4, -0.3], covariance: Matrix(rows: 2, columns: 2, elements: [0.3, 0.1, 0.1, 0.5]))
    let a = try formula.derivatives(under: q), b = data.derivatives(under: q)
    for (x, y) in zip(a.gradient + a.hessian, b.gradient + b.hessian) { #expect(abs(x - y) <= a.error + 1e-12) }
    #expect(a.error < 1e-6)
    #expect(abs(try formula.expectation(under: q) - data.expectation(under: q)) < 1e-8)
  }

  /// Beyond three variables: the estimate over scrambles covers the truth of a normal target.
  @Test func sampledExpectationsCoverTheTruth() throws {
    let z = (1...5).map { Symbol("z\($0)") }
    var potential = Expression(0)
    for (i, a) in z.enumerated() { potential = potential + Expression(i + 1) * a.squared.squared / 12 }
    let q = NormalApproximation.standard(5)
    let d = try FormulaTarget(potential: potential, variables: z, pointsPerScramble: 1024).derivatives(under: q)
    // E[∂ᵢ²] = (i + 1) E[z²] = i + 1.
    for i in 0..<5 { #expect(abs(d.hessian[i * 5 + i] - Double(i + 1)) <= 2 * d.error) }
    #expect(d.error > 0 && d.error < 0.02)
  }

  /// Steps that would leave the domain are shortened and say so; bad input is refused by name, and nothing is changed.
  @Test func badInput() throws {
    let target = try NormalTarget(mean: [0], precision: Matrix(rows: 1, columns: 1, elements: [9]))
    let wide = try NormalApproximation(mean: [0], variances: [1])
    // In mean and covariance S + γ(S − 9S²) = 1 − 8γ is negative at γ = 1.
    let step = try VariationalInference(target, coordinates: .meanCovariance).step(from: wide, rate: 1)
    #expect(step.rate == 0.0625)
    #expect(throws: GeometryError.self) { try VariationalInference(target).step(from: wide, rate: 1.5) }
    #expect(throws: GeometryError.self) { try VariationalInference(target).step(from: .standard(2), rate: 1) }
    #expect(throws: GeometryError.self) { try NormalApproximation(mean: [.nan], variances: [1]) }
    #expect(throws: GeometryError.self) { try NormalApproximation(mean: [0], variances: [-1]) }
    #expect(throws: GeometryError.self) {
      try NormalApproximation(mean: [0, 0], covariance: Matrix(rows: 2, columns: 2, elements: [1, 2, 2, 1]))
    }
    #expect(throws: GeometryError.self) {
      try LogisticRegression(design: .identity(2), outcomes: [0, 0.5], priorPrecision: 1)
    }
    // Separable data without a prior have no minimum.
    let separable = try LogisticRegression(
      design: Matrix(rows: 2, columns: 1, elements: [1, -1]), outcomes: [1, 0], priorPrecision: 0)
    #expect(throws: GeometryError.self) {
      try VariationalInference(separable).solution(from: .standard(1), rate: 0.5, steps: 50)
    }
  }
}
