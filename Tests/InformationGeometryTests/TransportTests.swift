import InformationGeometry
import Synchronization
import Testing

/// Parallel transport, Jacobi fields and centers of points.
@Suite struct TransportTests {
  static func manifold(_ name: String) throws -> StatisticalManifold { try Catalogue.model(name).manifold() }

  /// The unit sphere Sⁿ in polar angles.
  static func sphere(_ n: Int) throws -> StatisticalManifold {
    let angles = (0..<n).map { Symbol("a\($0)") }
    var metric = [[Expression]](repeating: [Expression](repeating: .zero, count: n), count: n), factor = Expression.one
    for i in 0..<n {
      metric[i][i] = factor
      factor *= sin(angles[i]).squared
    }
    return try StatisticalManifold("sphere", metric: metric, parameters: angles)
  }

  static let cases: [(String, [Double], [Double])] = [
    ("normal", [0, 1], [3, 0.2]), ("gamma", [0.5, 2], [30, 0.1]), ("beta", [2, 3], [0.4, 9]),
    ("dirichlet:k=3", [1, 2, 3], [5, 0.7, 2]), ("multivariate-normal:d=2", [0, 0, 1, 0, 1], [1, 2, 2, 0.5, 1]),
  ]

  /// Catches a wrong sign or a wrong index of Γ: ∇^(α) and ∇^(−α) together keep inner products.
  @Test(arguments: cases, [Rational(0), 1, Rational(-1, 3)])
  func duality(_ c: (String, [Double], [Double]), _ alpha: Rational) throws {
    let m = try Self.manifold(c.0), n = m.dimension
    let curve = try m.geodesic(from: m.point(c.1), to: m.point(c.2))
    let v = (0..<n).map { 0.3 + Double($0) }, w = (0..<n).map { 1 - 0.7 * Double($0) }
    let a = try m.connection(alpha: alpha).parallelTransport(of: v, along: curve)
    let b = try m.connection(alpha: -alpha).parallelTransport(of: w, along: curve)
    // g(x, y) and |x||y|: for α = ±1 vectors grow and shrink by orders of magnitude on the way.
    func product(_ t: Double) throws -> (value: Double, scale: Double) {
      let g = try m.manifold.tape([.metric]).evaluate(curve.sample(at: t).coordinates)
      let x = a.components(at: t), y = b.components(at: t)
      var xy = 0.0, xx = 0.0, yy = 0.0
      for i in 0..<n {
        for j in 0..<n {
          xy += g[i * n + j] * x[i] * y[j]
          xx += g[i * n + j] * x[i] * x[j]
          yy += g[i * n + j] * y[i] * y[j]
        }
      }
      return (xy, (xx * yy).squareRoot())
    }
    let start = try product(0)
    for t in [0.3, 0.71, 1] {
      let there = try product(t)
      #expect(Swift.abs(there.value - start.value) < 1e-8 * there.scale, "\(c.0) at \(t)")
    }
  }

  /// Catches a transport that is not that of the connection: a geodesic's own velocity stays its velocity.
  @Test(arguments: cases)
  func velocityIsParallel(_ c: (String, [Double], [Double])) throws {
    let m = try Self.manifold(c.0)
    let curve = try m.geodesic(from: m.point(c.1), to: m.point(c.2))
    let moved = try m.connection().parallelTransport(of: curve.sample(at: 0).velocity, along: curve)
    for (a, b) in zip(moved.end, curve.sample(at: 1).velocity) { #expect(Swift.abs(a - b) < 1e-8 * (1 + Swift.abs(b))) }
  }

  /// In (μ, σ) of the normal family Γ is known: along a vertical geodesic ∂_μ grows like σ.
  @Test func verticalLine() throws {
    let m = try Self.manifold("normal")
    let curve = try m.geodesic(from: m.point([0, 1]), to: m.point([0, 5]))
    let moved = try m.connection().parallelTransport(of: [1, 0], along: curve)
    #expect(Swift.abs(moved.end[0] - 5) < 1e-9 && Swift.abs(moved.end[1]) < 1e-12)
    #expect(moved.errors[0] < 1e-8)
  }

  /// Catches conjugate points that are missed, or found on hyperbolic space: on Sⁿ they are at π, n − 1 at once.
  @Test(arguments: [2, 3])
  func conjugatePoints(_ n: Int) throws {
    let m = try Self.sphere(n)
    let start = try m.point([Double](repeating: .pi / 2, count: n - 1) + [0])
    let velocity = [Double](repeating: 0, count: n - 1) + [1.0]
    let connection = m.connection(), curve = try connection.geodesic(from: start, velocity: velocity, until: 4)
    let fields = try connection.jacobiFields(along: curve)
    let found = try fields.conjugatePoints()
    #expect(found.count == 1)
    #expect(Swift.abs((found.first?.parameter ?? 0) - .pi) < 1e-6 && found.first?.multiplicity == n - 1)
    // J = sin t in the first angle.
    let J = fields.field(derivative: [1] + [Double](repeating: 0, count: n - 1), at: 2)
    #expect(Swift.abs(J[0] - Double.sin(2)) < 1e-9)
    let short = try connection.geodesic(from: start, velocity: velocity, until: 3)
    #expect(try connection.jacobiFields(along: short).conjugatePoints().isEmpty)
    let normal = try Self.manifold("normal")
    let far = try normal.connection().geodesic(
      from: normal.point([0, 1]), to: normal.point([40, 0.01]), isometry: nil)
    #expect(try normal.connection().jacobiFields(along: far).conjugatePoints().isEmpty)
  }

  /// Catches a mean that does not balance: midpoints, equivariance, and the balance of logarithms.
  @Test func means() throws {
    let normal = try Self.manifold("normal")
    let p = try normal.point([0, 1]), q = try normal.point([3, 1])
    let middle = try normal.frechetMean(of: [p, q])
    let half = try normal.geodesic(from: p, to: q).sample(at: 0.5).coordinates
    for (a, b) in zip(middle.point.coordinates, half) { #expect(Swift.abs(a - b) < 1e-9) }
    // On the line of the exponential family the mean is the geometric one, and the median the middle point.
    let line = try Self.manifold("exponential")
    let rates = try [1.0, 4, 10].map { try line.point([$0]) }
    #expect(Swift.abs(try line.frechetMean(of: rates).point.coordinates[0] - Double.pow(40, 1.0 / 3)) < 1e-9)
    #expect(try line.geodesicMedian(of: rates).point.coordinates == [4])
    let dirichlet = try Self.manifold("dirichlet:k=3")
    let points = try [[1.0, 2, 3], [4, 1, 1], [2, 6, 0.5]].map { try dirichlet.point($0) }
    let mean = try dirichlet.frechetMean(of: points, weights: [1, 2, 1])
    #expect(mean.residual <= 1e-10)
    let median = try dirichlet.geodesicMedian(of: points)
    #expect(median.residual <= 1e-8 && median.objective <= mean.objective + 10)
    // No nearby point has a smaller sum.
    func sum(_ x: Point) throws -> Double {
      try points.reduce(0) { try $0 + dirichlet.distance(from: x, to: $1).value } / 3
    }
    let base = try sum(median.point)
    for shift in [[1e-3, 0, 0], [0, 1e-3, 0], [0, 0, -1e-3]] {
      let near = try dirichlet.point(zip(median.point.coordinates, shift).map { $0 + $1 })
      #expect(try sum(near) > base)
    }
    #expect(throws: GeometryError.self) { try normal.frechetMean(of: []) }
    #expect(throws: GeometryError.self) { try normal.frechetMean(of: [p, q], weights: [1, -1]) }
  }

  /// Catches pairs that are mixed up between threads, and work that does not stop.
  @Test func matrix() throws {
    let gamma = try Self.manifold("gamma")
    let points = try (1...12).map { try gamma.point([Double($0) / 3, 0.5 + Double($0 * $0 % 7)]) }
    let matrix = try gamma.distanceMatrix(points)
    for (i, j) in [(0, 0), (3, 8), (11, 2), (5, 4)] {
      guard i != j else {
        #expect(matrix[i, j] == 0)
        continue
      }
      let one = try gamma.distance(from: points[min(i, j)], to: points[max(i, j)])
      #expect(abs(matrix[i, j] - one.value) <= one.error + matrix.errors[12 * i + j] && matrix[j, i] == matrix[i, j])
    }
    #expect(throws: CancellationError.self) { try gamma.distanceMatrix(points) { _, _ in false } }
    let method = try gamma.distance(from: points[0], to: points[1]).method
    #expect(matrix.methods.contains(method) && matrix.failures.isEmpty)
  }

  /// Catches pairs in another order, and counts of progress that do not end at the number of pairs.
  @Test func pairs() throws {
    let normal = try Self.manifold("normal")
    let starts = try (0..<70).map { try normal.point([Double($0), 1]) }
    let ends = try (0..<70).map { try normal.point([0, 1 + Double($0)]) }
    let seen = Mutex<[Int]>([])
    let found = try normal.distances(from: starts, to: ends) { done, count in
      seen.withLock { $0.append(done) }
      return count == 70
    }
    for k in 0..<70 {
      #expect(try found[k].get().value == normal.distance(from: starts[k], to: ends[k]).value)
    }
    #expect(seen.withLock { $0.max() } == 70)
    #expect(try normal.distances(from: [], to: []).isEmpty)
  }

  /// Catches a run that goes on after its task was cancelled.
  @Test func cancelledTask() async throws {
    let gamma = try Self.manifold("gamma")
    let points = try (1...40).map { try gamma.point([Double($0) / 3, 0.5]) }
    let task = Task {
      try gamma.distanceMatrix(points) { _, _ in
        withUnsafeCurrentTask { $0?.cancel() }
        return true
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    let flat = points.flatMap(\.coordinates)
    #expect(throws: CancellationError.self) {
      try gamma.connection().geodesicEnds(from: flat, velocities: flat) { _, _ in false }
    }
  }

  /// Catches one bad pair that takes all the others with it, or is passed over in silence: the half-plane with a hole has no
  /// curve between points on the two sides of it.
  @Test func failingPairs() throws {
    let x = Symbol("x"), y = Symbol("y", .positive)
    // A metric that is not positive definite for |x| < 1: no geodesic crosses the strip.
    let g = (x.squared - 1) / y.squared
    let m = try StatisticalManifold("strip", metric: [[g, .zero], [.zero, g]], parameters: [x, y])
    let points = try [[-3.0, 1], [-2.5, 1.5], [3, 1]].map { try m.point($0) }
    let matrix = try m.distanceMatrix(points, onFailure: .keep)
    #expect(matrix.failures.map { [$0.first, $0.second] } == [[0, 2], [1, 2]])
    #expect(matrix[0, 1] > 0 && matrix[0, 2].isNaN && matrix[2, 1].isNaN)
    do {
      _ = try m.distanceMatrix(points)
      Issue.record("no failure")
    } catch let failure as PairFailure {
      #expect(failure.first == 0 && failure.second == 2 && failure.description.hasPrefix("points 1 and 3: "))
    }
  }
}
