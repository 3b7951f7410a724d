import InformationGeometry

/// g and T with the derivatives that the derivative of curvature needs, in the chart of the model.
struct ThirdJets: Sendable {
  private let dimension: Int
  private let tape: Tape
  /// Whether curvature comes from T itself, so that one derivative is enough.
  private let isDuallyFlat: Bool
  private let hasCubic: Bool

  /// - Returns: nil in fewer than three dimensions, where the identity says nothing, and in more than six.
  init?(_ space: Manifold) throws {
    let n = space.dimension, ξ = space.chart.coordinates
    guard (3...6).contains(n) else { return nil }
    dimension = n
    isDuallyFlat = space.isDuallyFlat
    hasCubic = !space.cubicComponents.isEmpty
    let slopes = space.isDuallyFlat ? (1, 1) : (3, 2)
    var outputs: [Expression] = []
    for (components, order) in [(space.metricComponents, slopes.0), (space.cubicComponents, slopes.1)] {
      var level = components
      outputs += level
      for _ in 0..<order {
        let before = level
        level = []
        for x in ξ { for f in before { level.append(try f.derivative(by: x)) } }
        outputs += level
      }
    }
    tape = try Tape(outputs, inputs: ξ)
  }

  /// g + ε∂ₐg and so on, at a place.
  func along<N: LawNumber>(
    _ a: Int, _ x: [N], _ precision: N.Precision
  ) throws -> JetGeometry<DualRing<N.Ring>> {
    let n = dimension, all = tape.evaluate(x, precision: precision)
    var start = 0
    func take(_ count: Int) -> ArraySlice<N> {
      defer { start += count }
      return all[start..<(start + count)]
    }
    /// Values with the part of the next derivatives that belongs to a.
    func dual(_ values: ArraySlice<N>, _ slopes: ArraySlice<N>) -> [DualRing<N.Ring>.Element] {
      let count = values.count, first = slopes.startIndex + a * count
      return (0..<count).map { .init(value: values[values.startIndex + $0], slope: slopes[first + $0]) }
    }
    let g = take(n * n), dg = take(n * n * n)
    var jets = Jets(metric: dual(g, dg))
    if isDuallyFlat {
      let t = take(n * n * n), dt = take(n * n * n * n)
      jets.cubic = dual(t, dt)
    } else {
      let ddg = take(n * n * n * n), dddg = take(n * n * n * n * n)
      jets.derivatives = dual(dg, ddg)
      jets.second = dual(ddg, dddg)
      if hasCubic {
        let t = take(n * n * n), dt = take(n * n * n * n), ddt = take(n * n * n * n * n)
        jets.cubic = dual(t, dt)
        jets.cubicDerivatives = dual(dt, ddt)
      }
    }
    return try JetGeometry(
      DualRing(base: N.ring(precision)), dimension: n, jets: jets, isDuallyFlat: isDuallyFlat)
  }
}

extension LawContext {
  /// ∇ₐR(∂ᵢ, ∂ⱼ) + ∇ᵢR(∂ⱼ, ∂ₐ) + ∇ⱼR(∂ₐ, ∂ᵢ) = 0 for every torsion-free connection.
  func secondBianchi() throws -> Discrepancy<N>? {
    guard let third = problem.thirdJets else { return nil }
    let n = dimension, alphas: [Rational] = original.hasCubic ? [0, Rational(1, 3)] : [0]
    let sides = try (0..<n).map { try third.along($0, position, precision) }
    var left: [N] = [], right: [N] = [], terms = [one]
    for alpha in alphas {
      // R_ijkᵐ, whose derivative does not know whether the connection is that of the metric.
      var values: [N] = [], slopes: [N] = []
      for (a, side) in sides.enumerated() {
        let ring = side.algebra.ring
        let R = side.riemann(alpha: .init(value: number(alpha), slope: zero))
        for base in stride(from: 0, to: R.count, by: n) {
          for m in 0..<n {
            let entry = ring.sum((0..<n).map { ring.multiply(R[base + $0], side.inverse[$0 * n + m]) })
            if a == 0 { values.append(entry.value) }
            slopes.append(entry.slope)
          }
        }
      }
      let derivative = original.framed(
        original.geometry.algebra.covariantDerivative(
          of: values, derivatives: slopes, upper: [false, false, false, true],
          christoffel: original.christoffel(alpha: alpha)),
        upper: [false, false, false, false, true])
      func place(_ a: Int, _ i: Int, _ j: Int) -> Int { ((a * n + i) * n + j) * n * n }
      for a in 0..<n {
        for i in (a + 1)..<max(n, a + 1) {
          for j in (i + 1)..<max(n, i + 1) {
            for rest in 0..<(n * n) {
              left.append(derivative[place(a, i, j) + rest] + derivative[place(i, j, a) + rest])
              right.append(-derivative[place(j, a, i) + rest])
            }
          }
        }
      }
      terms += derivative
    }
    return Discrepancy(left, right, terms: terms)
  }
}
