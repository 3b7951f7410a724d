import NaturalGradients
import Testing

/// Steps by solves in the dimension of the sample: against the primal form, each other, and their limits.
@Suite struct DualStepTests {
  /// N points of the circle, P random derivatives with a seed.
  static func sample(_ n: Int, _ p: Int, seed: UInt64) throws -> (
    jacobian: Matrix, kernel: ReproducingKernel, points: [[Double]]
  ) {
    var draws = SeededDraws(seed: seed)
    let kernel = try SobolevSpace(on: .circle(2 * Expression.pi), order: 1).reproducingKernel()
    let points = (0..<n).map { [2 * Double.pi * Double($0) / Double(n)] }
    return (Matrix(rows: n, columns: p, elements: (0..<n * p).map { _ in draws.uniform(-1, 1) }), kernel, points)
  }

  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  static func norm(_ a: [Double]) -> Double { a.map { $0 * $0 }.reduce(0, +).squareRoot() }

  /// (λ + JᵀK⁻¹J)⁻¹Jᵀr by the matrix of the parameters, for more and for fewer parameters than points (seed 3).
  @Test(arguments: [(6, 9), (12, 5), (30, 40)])
  func primal(_ n: Int, _ p: Int) throws {
    let (J, kernel, points) = try Self.sample(n, p, seed: 3), gram = try kernel.gramMatrix(points)
    var draws = SeededDraws(seed: 4)
    let r = (0..<n).map { _ in draws.uniform(-1, 1) }
    for λ in [1e-2, 1, 30] {
      let metric = try SampledMetric(jacobian: J, gram: gram).matrix
      let expected = try LUFactorization(metric + λ * Matrix.identity(p)).solve(J.transposed * r)
      let step = try DualStep(jacobian: J, kernel: gram, residual: r, damping: λ)
      #expect(Self.distance(step.direction, expected) < 1e-11 * Self.norm(expected))
      #expect(Self.distance(step.change, J * expected) < 1e-11 * Self.norm(step.change))
    }
    guard p > n else { return }
    // λ = 0, full row rank: J v = K r, and v = J⁺Kr is the shortest such v.
    let step = try DualStep(jacobian: J, kernel: gram, residual: r, damping: 0)
    #expect(Self.distance(J * step.direction, gram * r) < 1e-11 * Self.norm(gram * r))
    let shortest = try SampledMetric(jacobian: J, gram: gram).naturalGradient(of: r)
    #expect(Self.distance(step.direction, shortest) < 1e-10 * Self.norm(shortest))
  }

  /// Blocks of parameters give what the whole gives, for block sizes that divide P and that do not.
  @Test(arguments: [1, 7, 16, 100])
  func streamed(_ blockSize: Int) throws {
    let (J, kernel, points) = try Self.sample(9, 48, seed: 5), gram = try kernel.gramMatrix(points)
    let streamed = StreamedJacobian(sampleCount: 9, parameterCount: 48, blockSize: blockSize) { range in
      var block = Matrix(rows: 9, columns: range.count)
      for n in 0..<9 { for (k, i) in range.enumerated() { block[n, k] = J[n, i] } }
      return block
    }
    let r = (0..<9).map { Double.cos(Double($0)) }
    let whole = try DualStep(jacobian: J, kernel: gram, residual: r, damping: 0.1)
    let parts = try DualStep(jacobian: streamed, kernel: gram, residual: r, damping: 0.1)
    #expect(Self.distance(whole.direction, parts.direction) < 1e-12 * Self.norm(whole.direction))
    #expect(Self.distance(try streamed.pushedForward(parts.direction), parts.change) < 1e-12 * Self.norm(parts.change))
  }

  /// Singular G: every solution of Gv = Jᵀr moves the values alike, by the K⁻¹-orthogonal projection of Kr.
  @Test func singularMetric() throws {
    var (J, kernel, points) = try Self.sample(8, 6, seed: 6)
    // Two parameters that do the same, and one that does nothing.
    for n in 0..<8 {
      J[n, 3] = 2 * J[n, 1]
      J[n, 5] = 0
    }
    let gram = try kernel.gramMatrix(points), r = (0..<8).map { Double.sin(3 * Double($0)) }
    let metric = try SampledMetric(jacobian: J, gram: gram), v = try metric.naturalGradient(of: r)
    let G = metric.matrix, right = J.transposed * r
    #expect(Self.distance(G * v, right) < 1e-11 * Self.norm(right))
    // Another solution, by moving along the kernel of G.
    var other = v
    other[1] += 2
    other[3] -= 1
    other[5] += 7
    #expect(Self.distance(G * other, right) < 1e-10 * Self.norm(right))
    #expect(Self.distance(J * v, J * other) < 1e-12 * Self.norm(J * v))
    // Orthogonality of Kr − Jv to the tangent functions in K⁻¹: Jᵀr = JᵀK⁻¹Jv, which is the equation; and the damped limit.
    let damped = try metric.naturalGradient(of: r, damping: 1e-9)
    #expect(Self.distance(damped, v) < 1e-5 * Self.norm(v))
    // A cut-off that is too large drops directions: the equation is then no longer solved.
    let dropped = try metric.naturalGradient(of: r, rankCutoff: 0.9)
    #expect(Self.distance(G * dropped, right) > 1e-3 * Self.norm(right))
    #expect(throws: GeometryError.self) { try metric.naturalGradient(of: r, rankCutoff: 1) }
  }

  /// cos kx at N equispaced points: π/Σ_m(1 + (k + mN)²)⁻ˢ, for s = 1 in closed form, to 1e-12; and G ⪰ G_X.
  @Test(arguments: [(16, 1), (8, 3), (24, 5)])
  func aliasing(_ count: Int, _ k: Int) throws {
    let kernel = try SobolevSpace(on: .circle(2 * Expression.pi), order: 1).reproducingKernel()
    let points = (0..<count).map { [2 * Double.pi * Double($0) / Double(count)] }
    let J = Matrix(rows: count, columns: 1, elements: points.map { Double.cos(Double(k) * $0[0]) })
    let value = try SampledMetric(jacobian: J, gram: kernel.gramMatrix(points)).matrix[0, 0]
    let step = 2 * Double.pi / Double(count)
    let known = Double(count) * (Double.cosh(step) - Double.cos(Double(k) * step)) / Double.sinh(step)
    #expect(abs(value / known - 1) < 1e-12 && value < Double.pi * Double(1 + k * k))
  }

  /// With every point a landmark both low-rank forms are the step itself; with fewer, the kernel is below K by the stated trace.
  @Test func landmarks() throws {
    let (J, kernel, points) = try Self.sample(16, 24, seed: 7), gram = try kernel.gramMatrix(points)
    let r = (0..<16).map { Double.cos(2 * Double($0)) }
    let whole = try DualStep(jacobian: J, kernel: gram, residual: r, damping: 0.3).direction
    let all = try NystromKernel(kernel, points: points, landmarks: points)
    #expect(abs(all.traceError) < 1e-13)
    let low = try DualStep(jacobian: J, kernel: all, residual: r, damping: 0.3).direction
    #expect(Self.distance(low, whole) < 1e-11 * Self.norm(whole))
    let subset = try DualStep.withLandmarks(jacobian: J, residual: r, landmarks: J, kernel: gram, damping: 0.3)
    #expect(Self.distance(subset, whole) < 1e-11 * Self.norm(whole))
    // Eight of sixteen: ‖K − K̃‖ is at most the trace, and the subset metric solves its own primal system.
    let half = stride(from: 0, to: 16, by: 2).map { points[$0] }
    let few = try NystromKernel(kernel, points: points, landmarks: half)
    let left = try SymmetricEigendecomposition(gram - few.factor.timesTransposed(few.factor)).values
    #expect(left[0] > -1e-13 && left[15] <= few.traceError && few.traceError > 0.1 * left[15])
    var rows = Matrix(rows: 8, columns: 24)
    for n in 0..<8 { for i in 0..<24 { rows[n, i] = J[2 * n, i] } }
    let inner = try kernel.gramMatrix(half), primal = try SampledMetric(jacobian: rows, gram: inner).matrix
    let expected = try LUFactorization(primal + 0.3 * Matrix.identity(24)).solve(J.transposed * r)
    let found = try DualStep.withLandmarks(jacobian: J, residual: r, landmarks: rows, kernel: inner, damping: 0.3)
    #expect(Self.distance(found, expected) < 1e-11 * Self.norm(expected))
    #expect(throws: GeometryError.self) { try NystromKernel(kernel, points: points, landmarks: [half[0], half[0]]) }
  }

  /// A linear model follows the prediction to rounding; at the stability bound the largest mode neither grows nor falls.
  @Test func linearizedTraining() throws {
    let (J, kernel, points) = try Self.sample(12, 20, seed: 8), gram = try kernel.gramMatrix(points)
    let training = try LinearizedTraining(kernel: gram), η = 0.5 / (training.eigenvalues.last ?? 1)
    let start = (0..<12).map { Double.sin(Double($0)) }, target = (0..<12).map { Double.cos(5 * Double($0)) }
    var f = start
    for _ in 0..<15 {
      let step = try DualStep(jacobian: J, kernel: gram, residual: zip(f, target).map(-), damping: 0)
      f = zip(f, J * step.direction).map { $0 - η * $1 }
    }
    let predicted = try training.prediction(from: start, to: target, rate: η, steps: 15)
    #expect(Self.distance(f, predicted) < 1e-10)
    #expect(abs(training.stabilityBound - 4 * η) < 1e-14)
    // The constant function is an eigenvector with the largest eigenvalue.
    let ones = [Double](repeating: 1, count: 12), zero = [Double](repeating: 0, count: 12)
    let at = try training.prediction(from: ones, to: zero, rate: training.stabilityBound, steps: 7)
    #expect(Self.distance(at, ones.map { -$0 }) < 1e-12)
    let beyond = try training.prediction(from: ones, to: zero, rate: 1.1 * training.stabilityBound, steps: 50)
    #expect(Self.norm(beyond) > 1e3)
    #expect(throws: GeometryError.self) { try training.prediction(from: [1], to: zero, rate: 1, steps: 1) }
    #expect(throws: GeometryError.self) { try training.prediction(from: ones, to: zero, rate: -1, steps: 1) }
    #expect(throws: GeometryError.self) { try LinearizedTraining(kernel: Matrix(rows: 2, columns: 3)) }
  }

  /// Five tangent functions on forty points: Gram = P⁻¹; with P = 1 and dependent functions, the orthogonal projector.
  @Test func generalizedTangentKernel() throws {
    let x = (0..<40).map { Double($0) / 39 }
    var Ψ = Matrix(rows: 40, columns: 5), draws = SeededDraws(seed: 9)
    for n in 0..<40 {
      let row = [1, Double.sin(3 * x[n]), x[n] * x[n], Double.exp(x[n]), Double.cos(7 * x[n])]
      for i in 0..<5 { Ψ[n, i] = row[i] }
    }
    let A = Matrix(rows: 5, columns: 5, elements: (0..<25).map { _ in draws.uniform(-1, 1) })
    let P = A.rowProducts + Matrix.identity(5)
    let gram = try GeneralizedTangentKernel(tangentFunctions: Ψ, preconditioner: P).gramMatrix()
    #expect((gram - (try LUFactorization(P).inverse)).largestMagnitude < 1e-8)
    // Its natural gradient is P∇L: G v = ∇L for the Gram matrix G.
    let differential = [1, -2, 0.5, 3, -1],
      kernel = try GeneralizedTangentKernel(tangentFunctions: Ψ, preconditioner: P)
    let v = try kernel.naturalGradient(of: differential)
    #expect(Self.distance(gram * v, differential) < 1e-7)
    // ψ₄ = ψ₀ + 2ψ₁: the null vector is (1, 2, 0, 0, −1)/√6.
    for n in 0..<40 { Ψ[n, 4] = Ψ[n, 0] + 2 * Ψ[n, 1] }
    let projector = try GeneralizedTangentKernel(tangentFunctions: Ψ, preconditioner: .identity(5)).gramMatrix()
    let null = [1, 2, 0, 0, -1.0]
    for i in 0..<5 {
      for j in 0..<5 {
        #expect(abs(projector[i, j] - ((i == j ? 1 : 0) - null[i] * null[j] / 6)) < 1e-9)
      }
    }
    #expect(throws: GeometryError.self) { try GeneralizedTangentKernel(tangentFunctions: Ψ, preconditioner: A) }
    #expect(throws: GeometryError.self) {
      try GeneralizedTangentKernel(tangentFunctions: Ψ, preconditioner: -1 * P).gramMatrix()
    }
  }

  /// Bad input: named errors, and nothing that was given is changed.
  @Test func refusals() throws {
    let (J, kernel, points) = try Self.sample(6, 4, seed: 10), gram = try kernel.gramMatrix(points)
    let r = [Double](repeating: 1, count: 6)
    // Fewer parameters than points and no damping; a repeated point.
    #expect(throws: GeometryError.self) { try DualStep(jacobian: J, kernel: gram, residual: r, damping: 0) }
    let twice = try kernel.gramMatrix([[1], [1]]), rows = Matrix(rows: 2, columns: 2, elements: [1, 2, 1, 2])
    #expect(throws: GeometryError.self) { try DualStep(jacobian: rows, kernel: twice, residual: [1, 2], damping: 0.1) }
    for bad in [Double.nan, .infinity, -1] {
      #expect(throws: GeometryError.self) { try DualStep(jacobian: J, kernel: gram, residual: r, damping: bad) }
    }
    #expect(throws: GeometryError.self) {
      try DualStep(jacobian: J, kernel: gram, residual: [1, .nan, 1, 1, 1, 1], damping: 1)
    }
    #expect(throws: GeometryError.self) { try DualStep(jacobian: J, kernel: gram, residual: [1], damping: 1) }
    #expect(throws: GeometryError.self) {
      try DualStep(jacobian: J, kernel: Matrix.identity(5), residual: r, damping: 1)
    }
    var spoilt = J
    spoilt[2, 1] = .nan
    #expect(throws: GeometryError.self) { try DualStep(jacobian: spoilt, kernel: gram, residual: r, damping: 1) }
    struct Refusal: Error {}
    let blocks: [@Sendable (Range<Int>) throws -> Matrix] = [
      { _ in Matrix(rows: 1, columns: 1) }, { _ in throw Refusal() },
      { Matrix(rows: 6, columns: $0.count, repeating: .nan) },
    ]
    for block in blocks {
      let streamed = StreamedJacobian(sampleCount: 6, parameterCount: 4, block: block)
      #expect(throws: GeometryError.self) { try DualStep(jacobian: streamed, kernel: gram, residual: r, damping: 1) }
    }
  }
}
