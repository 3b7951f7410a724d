import NaturalGradients
import Testing

/// The sampled Sobolev metric and its dual step.
@Suite struct SampledMetricTests {
  /// f = cos kx at N equispaced points of the circle: G_X = π/Σ_m (1 + (k + mN)²)⁻ˢ.
  @Test(arguments: [(16, 2, 1, 12.564661915270048727369934167826), (8, 1, 1, 5.6868695784108216698611153317092)])
  func aliasing(_ count: Int, _ s: Int, _ k: Int, _ known: Double) throws {
    let kernel = try SobolevSpace(on: .circle(2 * Expression.pi), order: Rational(s)).reproducingKernel()
    let points = (0..<count).map { [2 * Double.pi * Double($0) / Double(count)] }
    let jacobian = Matrix(rows: count, columns: 1, elements: points.map { Double.cos(Double(k) * $0[0]) })
    let metric = try SampledMetric(jacobian: jacobian, gram: kernel.gramMatrix(points))
    #expect(Swift.abs(metric.matrix[0, 0] - known) < 1e-12 * known)
  }

  /// Catches a metric that shrinks when points are added, or exceeds π(1 + k²)ˢ.
  @Test func monotone() throws {
    let kernel = try SobolevSpace(on: .circle(2 * Expression.pi), order: 2).reproducingKernel()
    var last = 0.0
    for count in [3, 6, 12, 24, 48] {
      let points = (0..<count).map { [2 * Double.pi * Double($0) / Double(count)] }
      let jacobian = Matrix(rows: count, columns: 1, elements: points.map { Double.cos(2 * $0[0] + 0.3) })
      let value = try SampledMetric(jacobian: jacobian, gram: kernel.gramMatrix(points)).matrix[0, 0]
      #expect(value > last * (1 - 1e-12) && value < Double.pi * 25 * (1 + 1e-12))
      last = value
    }
    #expect(Swift.abs(last / (Double.pi * 25) - 1) < 1e-4)
  }

  /// Catches a dual step that is not the damped primal one, and limits that are wrong.
  @Test func dualStep() throws {
    let kernel = try SobolevSpace(on: .euclidean(1), order: 1).reproducingKernel()
    let points = [0.1, 0.5, 0.9, 1.7].map { [$0] }, gram = try kernel.gramMatrix(points)
    let jacobian = Matrix(rows: 4, columns: 3, elements: [1, 0.1, 0.01, 1, 0.5, 0.25, 1, 0.9, 0.81, 1, 1.7, 2.89])
    let metric = try SampledMetric(jacobian: jacobian, gram: gram), r = [0.3, -1, 2, 0.7]
    for λ in [1e-3, 0.1, 5] {
      let primal = metric.matrix + λ * Matrix.identity(3)
      let expected = try LUFactorization(primal).solve(jacobian.transposed * r)
      let found = try metric.naturalGradient(of: r, damping: λ)
      for (a, b) in zip(found, expected) { #expect(Swift.abs(a - b) < 1e-11 * (1 + Swift.abs(b))) }
    }
    let far = try metric.naturalGradient(of: r, damping: 1e12)
    for (a, b) in zip(far, jacobian.transposed * r) { #expect(Swift.abs(a * 1e12 - b) < 1e-9) }
  }

  /// Catches repeated points, NaN and sizes that do not fit passing for a metric.
  @Test func refusals() throws {
    let kernel = try SobolevSpace(on: .euclidean(1), order: 1).reproducingKernel()
    let twice = try kernel.gramMatrix([[0.5], [0.5]]), J = Matrix(rows: 2, columns: 1, elements: [1, 2])
    #expect(throws: GeometryError.self) { try SampledMetric(jacobian: J, gram: twice) }
    let gram = try kernel.gramMatrix([[0.5], [0.7]])
    #expect(throws: GeometryError.self) { try SampledMetric(jacobian: Matrix(rows: 3, columns: 1), gram: gram) }
    #expect(throws: GeometryError.self) {
      try SampledMetric(jacobian: Matrix(rows: 2, columns: 1, elements: [1, .nan]), gram: gram)
    }
    let metric = try SampledMetric(jacobian: J, gram: gram)
    #expect(throws: GeometryError.self) { try metric.naturalGradient(of: [1], damping: 1) }
    #expect(throws: GeometryError.self) { try metric.naturalGradient(of: [1, 1], damping: 0) }
  }
}
