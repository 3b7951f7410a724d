import InformationGeometry

/// The Sobolev metric of one Gaussian N(m(ξ), v(ξ)) for any real order, with its jets in balls.
///
///     Gᵢⱼ = ∂ᵢm ∂ⱼm I₁(v) + ¼ ∂ᵢv ∂ⱼv I₂(v),   Iₖ′ = −Iₖ₊₁
///
/// because ∂ᵢp̂ = (−ik ∂ᵢm − ½k² ∂ᵢv) p̂ and |p̂|² = exp(−vk²); mixed terms are odd in k.
struct MomentGeometry: Sendable {
  private let chart: Chart
  private let moments: FourierMoments
  private let variance: Tape
  /// The jets with the moments I₁ … I₄ as further inputs.
  private let tape: Tape

  /// Formulas of the metric in the coordinates and the given formulas for I₁, I₂.
  static func metric(_ chart: Chart, mean m: Expression, variance v: Expression, _ I: [Expression]) throws
    -> [Expression]
  {
    let dm = try m.gradient(by: chart.coordinates), dv = try v.gradient(by: chart.coordinates), n = chart.dimension
    var metric: [Expression] = []
    for i in 0..<n {
      for j in 0..<n {
        metric.append((dm[i] * dm[j] * I[0] + dv[i] * dv[j] * I[1] / 4).tidied())
      }
    }
    return metric
  }

  init(_ chart: Chart, mean: Expression, variance v: Expression, moments: FourierMoments) throws {
    self.chart = chart
    self.moments = moments
    variance = try Tape([v], inputs: chart.coordinates)
    let I = (1...4).map { Symbol("I\($0) on the Fourier side", .positive) }
    let dv = try v.gradient(by: chart.coordinates)
    /// The derivative by a coordinate, through the moments as well.
    func derivative(_ formula: Expression, _ k: Int) throws -> Expression {
      var terms = [try formula.derivative(by: chart.coordinates[k])]
      for m in 0..<3 { terms.append(-(try formula.derivative(by: I[m])) * Expression(I[m + 1]) * dv[k]) }
      return Expression.sum(terms)
    }
    let n = chart.dimension
    let metric = try Self.metric(chart, mean: mean, variance: v, I.map { Expression($0) })
    var first: [Expression] = [], second: [Expression] = []
    for k in 0..<n { for g in metric { first.append(try derivative(g, k)) } }
    for k in 0..<n { for g in first { second.append(try derivative(g, k)) } }
    tape = try Tape(metric + first + second, inputs: chart.coordinates + I)
  }

  /// Enclosures of the metric and its derivatives to the second order.
  func jets(at point: Point, bits: Int) -> Jets<Ball> {
    let precision = BallPrecision(bits: bits), x = point.enclosed(bits: bits), n = chart.dimension, nn = n * n
    let v = variance.evaluate(x, precision: precision)[0]
    let values = tape.evaluate(x + moments.enclosures(5, at: v)[1...4], precision: precision)
    var jets = Jets(metric: Array(values[..<nn]))
    jets.derivatives = Array(values[nn..<(nn + n * nn)])
    jets.second = Array(values[(nn + n * nn)...])
    return jets
  }

  /// Enclosures of a quantity at a point.
  ///
  /// - Throws: `GeometryError.degenerateMetric`, `GeometryError.degeneratePlane`, `DivisionByZero` with too few bits.
  func enclosure(of quantity: Quantity, at point: Point, bits: Int) throws -> [Ball] {
    let precision = BallPrecision(bits: bits), n = chart.dimension, jets = jets(at: point, bits: bits)
    if case .metric = quantity { return jets.metric }
    let ring = BallRing(precision), geometry: JetGeometry<BallRing>
    if case .sharp = quantity {
      geometry = JetGeometry(ring, dimension: n, jets: jets, knownInverse: [], isDuallyFlat: false)
    } else {
      geometry = try JetGeometry(ring, dimension: n, jets: jets, isDuallyFlat: false)
    }
    return try geometry.components(of: quantity) {
      Ball($0, precision: precision)
    } vectors: {
      try Tape($0, inputs: []).evaluate([Ball](), precision: precision)
    }
  }

  /// A quantity in `Double` with proved bounds.
  ///
  /// - Throws: as `Manifold.rounded(_:at:)`.
  func rounded(_ quantity: Quantity, at point: Point) throws -> [Rounded] {
    let g = try enclosure(of: .metric, at: point, bits: 64), n = chart.dimension
    let lengths = (0..<n).map { Ball.sqrt(g[$0 * n + $0]) }
    return try Manifold.roundedBalls(
      quantity.name, at: point, units: quantity.units(lengths: lengths, BallPrecision(bits: 64))
    ) { try enclosure(of: quantity, at: point, bits: $0) }
  }
}
