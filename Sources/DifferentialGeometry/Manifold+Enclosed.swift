import Scalars
import Symbolics

/// Tensors at a point in ball arithmetic: every digit is proved.
///
/// The jets of g and T are evaluated at the exact point, and tensor algebra runs on balls; the precision is doubled
/// until the result is as sharp as asked. Cancellation costs time here, never digits.
extension Manifold {
  /// The highest precision tried, in bits.
  static let mostBits = 1 << 15

  /// Enclosures of a quantity at a point, calculated with the given precision.
  ///
  /// - Throws: `GeometryError` when the metric cannot be inverted, or an expression has no closed derivative.
  public func enclosure(of quantity: Quantity, at point: Point, bits: Int) throws -> [Ball] {
    let precision = BallPrecision(bits: bits)
    let x = point.enclosed(bits: bits)
    let ring = BallRing(precision)
    switch quantity {
    case .metric where structure != nil, .cubicForm where structure != nil:
      return try structured(quantity, ring, x)
    case .metric: return try jetTape(.zeroth).evaluate(x, precision: precision)
    case .cubicForm:
      let n = dimension
      if givenCubic.isEmpty { return [Ball](repeating: ring.zero, count: n * n * n) }
      return try cubicTape().evaluate(x, precision: precision)
    case .sectionalCurvature(let alpha, let u, let v):
      // With more bits a denominator may be told from zero.
      let geometry = try geometry(curvatureOrder, ring, x, precision)
      let vectors = try Tape(u + v, inputs: []).evaluate([Ball](), precision: precision)
      let parts = geometry.algebra.sectional(
        riemann: geometry.riemann(alpha: Ball(alpha, precision: precision)), metric: geometry.jets.metric,
        plane: Array(vectors[..<dimension]), Array(vectors[dimension...]))
      if parts.denominator.containsZero, bits >= Manifold.mostBits || parts.denominator.radius == 0 {
        throw GeometryError.degeneratePlane
      }
      return [parts.numerator / parts.denominator]
    default:
      let geometry: JetGeometry<BallRing>
      if case .sharp = quantity, structure == nil {
        let metric = Jets(metric: try jetTape(.zeroth).evaluate(x, precision: precision))
        geometry = JetGeometry(ring, dimension: dimension, jets: metric, knownInverse: [], isDuallyFlat: isDuallyFlat)
      } else {
        geometry = try self.geometry(neededOrder(quantity), ring, x, precision)
      }
      return try geometry.components(of: quantity) {
        Ball($0, precision: precision)
      } vectors: {
        try Tape($0, inputs: []).evaluate([Ball](), precision: precision)
      }
    }
  }

  /// A quantity at a point in `Double`, each number with a proved bound of its error.
  ///
  /// A component that may be zero counts as zero where it is below 10⁻³⁶ in units of the coordinates, √gᵢᵢ for a lower
  /// index and 1/√gᵢᵢ for an upper one; the bound of its error is then as small.
  ///
  /// - Throws: `GeometryError.notFinite` where a component is not defined or exceeds `Double`,
  ///   `GeometryError.degenerateMetric`, `GeometryError.degeneratePlane`.
  public func rounded(_ quantity: Quantity, at point: Point) throws -> [Rounded] {
    try Manifold.roundedBalls(quantity.name, at: point, units: try units(of: quantity, at: point)) {
      try enclosure(of: quantity, at: point, bits: $0)
    }
  }

  /// Enclosures with more and more bits, until they are sharp enough for `Double`.
  ///
  /// - Parameter units: what components are compared with that may be zero; by default the largest of them.
  package static func roundedBalls(
    _ name: String, at point: Point, units: [Ball]? = nil, _ enclosures: (Int) throws -> [Ball]
  ) throws -> [Rounded] {
    var bits = 128
    while true {
      let isLast = bits >= Manifold.mostBits
      do {
        if let result = Manifold.rounded(try enclosures(bits), units, isLast: isLast) {
          // Beyond the range of `Double` there is no number with a bound.
          guard result.allSatisfy(\.value.isFinite) else { break }
          return result
        }
        if isLast { break }
      } catch is DivisionByZero {
        // A pivot that contains zero may be told from it with more bits.
        if isLast {
          throw GeometryError.degenerateMetric(at: point.coordinates, reason: "cannot be told from a singular one")
        }
      } catch GeometryError.degenerateMetric(_, let reason) {
        throw GeometryError.degenerateMetric(at: point.coordinates, reason: reason)
      }
      bits *= 2
    }
    throw GeometryError.notFinite(what: name, at: point.coordinates)
  }

  /// Balls as doubles with bounds; nil when they are not sharp enough yet.
  private static func rounded(_ balls: [Ball], _ units: [Ball]?, isLast: Bool) -> [Rounded]? {
    var scale = 0.0
    for ball in balls {
      guard ball.isFinite else { return nil }
      scale = max(scale, abs(ball.midpoint))
    }
    var result: [Rounded] = []
    for (i, ball) in balls.enumerated() {
      if ball.containsZero {
        if let units {
          guard !(ball.largestSize.scaled(byPowerOfTwo: 120) - units[i]).isPositive else { return nil }
        } else {
          guard ball.radius == 0 || ball.radius <= 1e-36 * scale || isLast else { return nil }
          if isLast, ball.radius > 1e-20 * scale, scale > 0 { return nil }
        }
        guard ball.radius.isFinite else { return nil }
        result.append(Rounded(value: 0, error: ball.radius))
        continue
      }
      guard ball.relativeAccuracyBits >= 60 else { return nil }
      let value = ball.midpoint
      let isExact = ball.radius == 0 && Rational(exactly: value).map(ball.contains) == true
      // Half a unit in the last place of a subnormal number is none.
      let rounding = max(value.ulp / 2, .leastNonzeroMagnitude)
      result.append(Rounded(value: value, error: isExact ? 0 : ball.radius + rounding))
    }
    return result
  }

  /// The size of each component that is one in orthonormal terms; nil where gᵢᵢ may be zero.
  private func units(of quantity: Quantity, at point: Point) throws -> [Ball]? {
    let precision = BallPrecision(bits: 64), n = dimension
    let g = try jetTape(.zeroth).evaluate(point.enclosed(bits: 64), precision: precision)
    var lengths: [Ball] = []
    for i in 0..<n {
      let square = Ball.absoluteValue(g[i * n + i])
      guard square.isPositive else { return nil }
      lengths.append(Ball.sqrt(square))
    }
    return quantity.units(lengths: lengths, precision)
  }

  private func geometry(
    _ order: JetOrder, _ ring: BallRing, _ x: [Ball], _ precision: BallPrecision
  ) throws -> JetGeometry<BallRing> {
    if let structure {
      return try JetGeometry(
        ring, dimension: dimension, jets: structure.jets(at: x, in: ring, withFirst: order != .zeroth),
        inverse: structure.inverseMetric(at: x, in: ring), isDuallyFlat: true)
    }
    let values = try jetTape(order).evaluate(x, precision: precision)
    return try JetGeometry(
      ring, dimension: dimension, jets: unpacked(values, order), isDuallyFlat: isDuallyFlat)
  }

  /// The components that a jet tape puts out, one after the other.
  func unpacked<Element>(_ values: [Element], _ order: JetOrder) -> Jets<Element> {
    let n = dimension, nn = n * n, cubic = givenCubic.isEmpty && structure == nil ? 0 : n * nn
    var next = 0
    func take(_ count: Int) -> [Element] {
      defer { next += count }
      return Array(values[next..<next + count])
    }
    var jets = Jets(metric: take(nn))
    if order == .zeroth { return jets }
    jets.derivatives = take(n * nn)
    jets.cubic = take(cubic)
    if order == .first { return jets }
    jets.second = take(nn * nn)
    jets.cubicDerivatives = take(n * cubic)
    return jets
  }

  /// x ↦ g, n² components.
  package var metricTape: Tape { get throws { try jetTape(.zeroth) } }

  /// The compiled jets of g and T.
  func jetTape(_ order: JetOrder) throws -> Tape {
    try memory.value("jets \(order)") {
      let pool = self.pool
      let metric = pool.nodes(of: metricComponents), cubic = pool.nodes(of: givenCubic)
      let nodes = try pool.withRing { ring in
        let jets = try jets(order, ring, metric, cubic)
        return jets.metric + jets.derivatives + jets.cubic + jets.second + jets.cubicDerivatives
      }
      return try Tape(pool.expressions(of: nodes), inputs: chart.coordinates)
    }
  }

  /// The metric or the cubic form of the structure; empty where there is none.
  private func structured(_ quantity: Quantity, _ ring: BallRing, _ x: [Ball]) throws -> [Ball] {
    if case .metric = quantity { return try structure?.metric(at: x, in: ring) ?? [] }
    return try structure?.cubicForm(at: x, in: ring) ?? []
  }

  private func cubicTape() throws -> Tape {
    try memory.value("cubic") { try Tape(givenCubic, inputs: chart.coordinates) }
  }
}
