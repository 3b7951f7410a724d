import Scalars
import Synchronization

/// An α-connection whose metric and cubic form are known at points only, by quadrature: its geodesics in `Double`.
package struct PointwiseConnection: Sendable {
  /// The coordinates.
  package let chart: Chart
  /// α.
  package let alpha: Rational
  let working: WorkingCoordinates
  private let jets: @Sendable ([Double], _ order: Int) -> Jets<Double>?
  private let memory = Known()

  /// Γᵏᵢⱼ and its derivatives at a point.
  private struct Symbols: Sendable {
    let metric: [Double]
    /// Γᵏᵢⱼ, stored [k][i][j].
    let christoffel: [Double]
    /// ∂ₐΓᵏᵢⱼ, stored [a][k][i][j]; empty where they were not asked for.
    let derivatives: [Double]
  }

  /// What was computed before: solvers ask for the same places with other velocities.
  private final class Known: Sendable {
    let known = Mutex<[[Double]: Symbols]>([:])
  }

  /// - Parameters:
  ///   - chart: the coordinates.
  ///   - alpha: of the connection.
  ///   - jets: g and T with their derivatives up to an order, 1 or 2; nil where they cannot be had.
  package init(
    chart: Chart, alpha: Rational, jets: @escaping @Sendable ([Double], _ order: Int) -> Jets<Double>?
  ) {
    self.chart = chart
    self.alpha = alpha
    self.jets = jets
    working = WorkingCoordinates(chart)
  }

  /// The geodesic with γ(0) = p and γ(1) = q.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  package func geodesic(from p: Point, to q: Point, tolerance: Double) throws -> Geodesic {
    try geodesic(from: p, to: q, alpha: alpha, tolerance: tolerance, solving: problem())
  }

  /// The geodesic with γ(0) = p and γ̇(0) = v.
  ///
  /// - Throws: `GeometryError.leavesManifold` with where, `GeometryError.notConverged`.
  package func geodesic(
    from p: Point, velocity: [Double], until end: Double, tolerance: Double
  ) throws -> Geodesic {
    try geodesic(from: p, velocity: velocity, until: end, alpha: alpha, tolerance: tolerance)
  }

  /// The Jacobi fields of a geodesic that vanish at its start.
  ///
  /// - Throws: `GeometryError.notConverged`, `GeometryError.leavesManifold`.
  package func jacobiFields(along geodesic: Geodesic, tolerance: Double) throws -> JacobiFields {
    try JacobiFields(equation: self, along: geodesic, freeStart: false, tolerance: tolerance)
  }

  /// The vectors that are parallel to a given one along a curve.
  ///
  /// - Throws: as `AffineConnection.parallelTransport(of:along:tolerance:)`.
  package func parallelTransport(
    of vector: [Double], alongCurve curve: Geodesic, tolerance: Double
  ) throws -> ParallelField {
    try parallelTransport(of: vector, along: curve, tolerance: tolerance)
  }

  private func symbols(at x: [Double], order: Int) -> Symbols? {
    if let known = memory.known.withLock({ $0[x] }), order < 2 || !known.derivatives.isEmpty { return known }
    guard chart.contains(x), let jets = jets(x, order) else { return nil }
    let n = dimension
    guard
      let geometry = try? JetGeometry(DoubleRing(), dimension: n, jets: jets, isDuallyFlat: false)
    else { return nil }
    let a = alpha.asDouble
    let found = Symbols(
      metric: jets.metric, christoffel: geometry.christoffel(alpha: a),
      derivatives: order < 2 ? [] : geometry.christoffelDerivatives(alpha: a))
    memory.known.withLock {
      if $0.count > 20_000 { $0.removeAll() }
      $0[x] = found
    }
    return found
  }

  /// −Γᵏᵢⱼ vⁱvʲ.
  private func force(_ symbols: Symbols, _ v: [Double]) -> [Double] {
    let n = dimension
    return (0..<n).map { k in
      var sum = 0.0
      for i in 0..<n { for j in 0..<n { sum -= symbols.christoffel[(k * n + i) * n + j] * v[i] * v[j] } }
      return sum
    }
  }

  /// The place and its velocity in the chart; nil where they are no numbers.
  private func place(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>
  ) -> (x: [Double], v: [Double], jets: [WorkingCoordinates.Jet])? {
    let jets = (0..<dimension).map { working.jet($0, u[$0]) }
    guard jets.allSatisfy({ $0.first > 0 && $0.value.isFinite }) else { return nil }
    return (jets.map(\.value), (0..<dimension).map { jets[$0].first * w[$0] }, jets)
  }
}

extension PointwiseConnection: GeodesicEvaluation {
  func metric(at x: [Double]) -> [Double] {
    symbols(at: x, order: 1)?.metric ?? [Double](repeating: .nan, count: dimension * dimension)
  }

  func acceleration(at x: [Double], velocity v: [Double]) -> [Double] {
    symbols(at: x, order: 1).map { force($0, v) } ?? [Double](repeating: .nan, count: dimension)
  }

  func acceleration(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>, into a: UnsafeMutablePointer<Double>
  ) -> Bool {
    guard let (x, v, jets) = place(u, w), let symbols = symbols(at: x, order: 1) else { return false }
    let force = force(symbols, v)
    for i in 0..<dimension {
      a[i] = (force[i] - jets[i].second * w[i] * w[i]) / jets[i].first
      guard a[i].isFinite else { return false }
    }
    return true
  }

  func derivatives(
    _ u: UnsafePointer<Double>, _ w: UnsafePointer<Double>, into du: UnsafeMutablePointer<Double>,
    _ dw: UnsafeMutablePointer<Double>
  ) -> Bool {
    guard let (x, v, jets) = place(u, w), let symbols = symbols(at: x, order: 2) else { return false }
    let n = dimension
    var slopes = [Double](repeating: 0, count: 2 * n * n)
    for k in 0..<n {
      for a in 0..<n {
        var byX = 0.0, byV = 0.0
        for i in 0..<n {
          byV -= 2 * symbols.christoffel[(k * n + a) * n + i] * v[i]
          for j in 0..<n { byX -= symbols.derivatives[((a * n + k) * n + i) * n + j] * v[i] * v[j] }
        }
        slopes[k * n + a] = byX
        slopes[n * n + k * n + a] = byV
      }
    }
    return derivatives(jets, w, force: force(symbols, v), slopes: slopes, into: du, dw)
  }
}
