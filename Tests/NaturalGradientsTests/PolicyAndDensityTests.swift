import Testing

@testable import NaturalGradients

@Suite struct PolicyTests {
  /// Four states and three actions with drawn tables.
  static func process(seed: UInt64) throws -> (DecisionProcess, SoftmaxPolicy) {
    var draws = SeededDraws(seed: seed)
    func distribution(_ n: Int) -> [Double] {
      let raw = (0..<n).map { _ in draws.uniform(0.1, 1) }, total = raw.reduce(0, +)
      return raw.map { $0 / total }
    }
    let transitions = (0..<4).map { _ in (0..<3).map { _ in distribution(4) } }
    let rewards = (0..<4).map { _ in (0..<3).map { _ in draws.uniform(-1, 1) } }
    let process = try DecisionProcess(
      transitions: transitions, rewards: rewards, discount: 0.9, start: distribution(4))
    return (process, try SoftmaxPolicy(parameters: (0..<4).map { _ in (0..<3).map { _ in draws.uniform(-1, 1) } }))
  }

  static func moved(_ policy: SoftmaxPolicy, _ k: Int, _ h: Double) throws -> SoftmaxPolicy {
    var θ = policy.parameters
    θ[k] += h
    return try SoftmaxPolicy(parameters: (0..<4).map { Array(θ[$0 * 3..<$0 * 3 + 3]) })
  }

  /// The ordinary gradient against differences of the value, and the natural gradient against F⁺ of it: catches a missing 1/(1 − γ), or
  /// visits that are not normalized.
  @Test func advantageIsTheNaturalGradient() throws {
    let (process, policy) = try Self.process(seed: 2), evaluation = try PolicyEvaluation(of: policy, in: process),
      h = 1e-5
    for k in 0..<12 {
      let up = try PolicyEvaluation(of: Self.moved(policy, k, h), in: process).value
      let down = try PolicyEvaluation(of: Self.moved(policy, k, -h), in: process).value
      #expect(abs((up - down) / (2 * h) - evaluation.gradient[k]) < 1e-8)
    }
    let pseudo = try LeastSquares.solve(evaluation.fisherInformation, evaluation.gradient, cutoff: 1e-10)
    for s in 0..<4 {
      let gaps = (0..<3).map { evaluation.naturalGradient[s * 3 + $0] - pseudo[s * 3 + $0] }
      for gap in gaps { #expect(abs(gap - gaps[0]) < 1e-10) }
    }
    #expect(abs(evaluation.visits.reduce(0, +) - 1) < 1e-13)
  }

  /// π′ ∝ π exp(ηA/(1 − γ)), and the value rises: no step of a natural policy gradient lowers it.
  @Test func stepsMultiplyTheProbabilities() throws {
    let (process, policy) = try Self.process(seed: 5), evaluation = try PolicyEvaluation(of: policy, in: process)
    let next = try policy.stepped(in: process, rate: 0.3).probabilities
    for s in 0..<4 {
      let raw = (0..<3).map {
        policy.probabilities[s * 3 + $0] * Double.exp(0.3 * evaluation.advantages[s * 3 + $0] / 0.1)
      }
      for a in 0..<3 { #expect(abs(raw[a] / raw.reduce(0, +) - next[s * 3 + a]) < 1e-14) }
    }
    var current = policy, value = evaluation.value
    for _ in 0..<30 {
      current = try current.stepped(in: process, rate: 0.3)
      let higher = try PolicyEvaluation(of: current, in: process).value
      #expect(higher >= value - 1e-12)
      value = higher
    }
  }

  @Test func badInput() throws {
    #expect(throws: GeometryError.self) {
      try DecisionProcess(transitions: [[[0.5, 0.4]]], rewards: [[1]], discount: 0.5, start: [1])
    }
    #expect(throws: GeometryError.self) {
      try DecisionProcess(transitions: [[[1]]], rewards: [[1]], discount: 1, start: [1])
    }
    #expect(throws: GeometryError.self) {
      try DecisionProcess(transitions: [[[0.9]]], rewards: [[1]], discount: 0, start: [1])
    }
    let one = try DecisionProcess(transitions: [[[1]]], rewards: [[2]], discount: 0.5, start: [1])
    #expect(try PolicyEvaluation(of: .uniform(states: 1, actions: 1), in: one).value == 4)
    #expect(throws: GeometryError.self) { try PolicyEvaluation(of: .uniform(states: 2, actions: 1), in: one) }
  }
}

@Suite struct LeastSquaresGradientTests {
  static let cells = 400, width = 16.0 / 400
  static let centers = (0..<cells).map { -8 + (Double($0) + 0.5) * width }

  /// N(m, s) on a grid, and its derivatives by m and s.
  static func normal(_ m: Double, _ s: Double) -> (density: [Double], jacobian: Matrix) {
    var density: [Double] = [], jacobian = Matrix(rows: cells, columns: 2)
    for (i, x) in centers.enumerated() {
      let z = (x - m) / s, p = Double.exp(-z * z / 2) / (s * (2 * .pi).squareRoot())
      density.append(p)
      jacobian[i, 0] = p * z / s
      jacobian[i, 1] = p * (z * z - 1) / s
    }
    return (density, jacobian)
  }

  /// The metric that LZ makes, for the checks only.
  static func gram(_ metric: DensityMetric, _ Z: Matrix) throws -> Matrix {
    // v ↦ the gradient of E = Gv is v itself: G follows from unit vectors of differentials Z e.
    var inverse = Matrix(rows: 2, columns: 2)
    for j in 0..<2 {
      // dE with Zᵀ dE = e_j.
      var e = [0.0, 0]
      e[j] = 1
      let small = try CholeskyFactorization(Z.transposed * Z).solve(e)
      let v = try LeastSquaresGradient(of: Z * small, jacobian: Z, metric: metric).vector
      inverse[0, j] = v[0]
      inverse[1, j] = v[1]
    }
    return try LUFactorization(inverse).inverseMatrix
  }

  /// Known metrics of N(m, s) in (m, s): Fisher diag(1, 2)/s², Wasserstein the identity, L² diag(1, 3/2)/(4√π s³),
  /// H¹ L² and diag(3, 15/2)/(8√π s⁵): catches a wrong power of the cell width or density in an operator.
  @Test func metricsOfTheNormalFamily() throws {
    let s = 0.8, (ρ, Z) = Self.normal(0.1, s), w = Self.width
    let fisher = try Self.gram(.fisherRao(density: ρ, width: w), Z)
    #expect(abs(fisher[0, 0] * s * s - 1) < 1e-8 && abs(fisher[1, 1] * s * s - 2) < 1e-8 && abs(fisher[0, 1]) < 1e-8)
    let squares = try Self.gram(.squares(cells: Self.cells, width: w), Z),
      scale = 4 * Double.pi.squareRoot() * s * s * s
    #expect(abs(squares[0, 0] * scale - 1) < 1e-10 && abs(squares[1, 1] * scale - 1.5) < 1e-10)
    let sobolev = try Self.gram(.sobolev(cells: Self.cells, width: w), Z)
    let half = 8 * Double.pi.squareRoot() * s * s * s * s * s
    #expect(
      abs((sobolev[0, 0] - squares[0, 0]) * half - 3) < 0.02 && abs((sobolev[1, 1] - squares[1, 1]) * half - 7.5) < 0.05
    )
    let transport = try Self.gram(.wasserstein(density: ρ, width: w), Z)
    #expect((transport - .identity(2)).largestMagnitude < 5e-3, "\(transport)")
  }

  /// H⁻¹ against its definition by an explicit inverse.
  @Test func inverseSobolevIsTheInverse() throws {
    let n = 30, w = 0.1
    var D = Matrix.identity(n)
    for i in 0..<(n - 1) {
      D[i, i] += 1 / (w * w)
      D[i + 1, i + 1] += 1 / (w * w)
      D[i, i + 1] -= 1 / (w * w)
      D[i + 1, i] -= 1 / (w * w)
    }
    let inverse = try CholeskyFactorization(D).inverse
    var ζ = [Double](repeating: 0, count: n)
    ζ[4] = 1
    ζ[9] = -0.5
    let Z = Matrix(rows: n, columns: 1, elements: ζ)
    var expected = 0.0
    for (a, b) in zip(ζ, inverse * ζ) { expected += w * a * b }
    let square = zip(ζ, ζ).map { $0 * $1 }.reduce(0, +)
    let v = try LeastSquaresGradient(
      of: ζ.map { $0 / square }, jacobian: Z, metric: .inverseSobolev(cells: n, width: w))
    #expect(abs(1 / v.vector[0] - expected) < 1e-12)
  }

  /// −(LZ)⁺(Lᵀ)⁺∂E is the solution with the metric ZᵀLᵀLZ, for every operator: catches a transpose in the wrong place.
  @Test func isTheSolutionWithTheMetric() throws {
    let n = 12, w = 0.3
    var draws = SeededDraws(seed: 31)
    let ρ = (0..<n).map { _ in draws.uniform(0.5, 1.5) }, dE = (0..<n).map { _ in draws.uniform(-1, 1) }
    var Z = Matrix(rows: n, columns: 3, elements: (0..<3 * n).map { _ in draws.uniform(-1, 1) })
    // Tangents of densities: the mass stays.
    for j in 0..<3 {
      let mean = (0..<n).reduce(0.0) { $0 + Z[$1, j] } / Double(n)
      for i in 0..<n { Z[i, j] -= mean }
    }
    let metrics: [DensityMetric] = [
      .squares(cells: n, width: w), try .fisherRao(density: ρ, width: w), .sobolev(cells: n, width: w),
      try .inverseSobolev(cells: n, width: w), try .wasserstein(density: ρ, width: w),
    ]
    for metric in metrics {
      let LZ = try metric.applied(to: Z), v = try LeastSquaresGradient(of: dE, jacobian: Z, metric: metric)
      let known = try CholeskyFactorization(LZ.transposed * LZ).solve(Z.transposed * dE)
      let scale = known.map(\.magnitude).max() ?? 0
      for (a, b) in zip(v.vector, known) { #expect((a - b).magnitude < 1e-13 * scale, "\(a) and \(b)") }
    }
  }

  /// The least-squares form keeps digits that the normal equations lose: columns that nearly coincide.
  @Test func conditionIsNotSquared() throws {
    let n = 40, ε = 1e-7
    var Z = Matrix(rows: n, columns: 2)
    for i in 0..<n {
      let x = Double(i) / 10
      Z[i, 0] = Double.sin(x)
      Z[i, 1] = Double.sin(x) + ε * Double.cos(3 * x)
    }
    let truth = [2.0, -1]
    let v = try LeastSquaresGradient(of: Z * truth, jacobian: Z, metric: .squares(cells: n))
    #expect(v.rank == 2)
    for (a, b) in zip(v.vector, truth) { #expect(abs(a - b) < 1e-7) }
    #expect(throws: GeometryError.self) { try LeastSquaresGradient(of: [1], jacobian: Z, metric: .squares(cells: n)) }
    #expect(throws: GeometryError.self) { try DensityMetric.fisherRao(density: [1, 0]) }
  }
}

extension LUFactorization {
  /// The inverse of a small matrix.
  fileprivate var inverseMatrix: Matrix {
    let columns = (0..<2).map { j in solve(j == 0 ? [1, 0] : [0, 1]) }
    return Matrix(rows: 2, columns: 2, elements: [columns[0][0], columns[1][0], columns[0][1], columns[1][1]])
  }
}
