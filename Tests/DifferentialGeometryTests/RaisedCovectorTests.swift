import DifferentialGeometry
import Scalars
import Symbolics
import Testing

/// Covectors raised by solving with the metric.
@Suite struct RaisedCovectorTests {
  /// A Hilbert matrix as a metric: catches a wrong order of elimination, and balls that are wider than a product with the
  /// inverse makes them.
  @Test(arguments: [2, 5, 9]) func hilbert(_ n: Int) throws {
    let chart = try Chart((0..<n).map { Symbol("x\($0)") })
    var g: [Expression] = [], ω: [Expression] = []
    for i in 0..<n {
      var sum: Rational = 0
      for j in 0..<n {
        g.append(Expression(Rational(1, i + j + 1)))
        sum = sum + Rational(1, i + j + 1) * Rational(j - 2)
      }
      ω.append(Expression(sum))
    }
    let manifold = try Manifold(chart: chart, metric: g), point = try manifold.point([Double](repeating: 0.5, count: n))
    let raised = try manifold.enclosure(of: .sharp(covector: ω), at: point, bits: 128)
    let inverse = try manifold.enclosure(of: .inverseMetric, at: point, bits: 128)
    let precision = BallPrecision(bits: 128)
    var widest = 0.0, widestProduct = 0.0
    for i in 0..<n {
      #expect(raised[i].contains(Rational(i - 2)), "\(raised[i])")
      var product = Ball(0, precision: precision)
      for j in 0..<n { product = product + inverse[i * n + j] * Ball(ω[j].rational ?? 0, precision: precision) }
      widest = max(widest, raised[i].radius)
      widestProduct = max(widestProduct, product.radius)
    }
    #expect(widest <= widestProduct, "\(widest) and \(widestProduct)")
    let exact = try manifold.components([.sharp(covector: ω)])
    for (i, value) in exact.enumerated() { #expect(value.rational == Rational(i - 2)) }
  }

  /// A diagonal of zeros has no symmetric elimination, and a singular metric no solution.
  @Test func otherMetrics() throws {
    let chart = try Chart([Symbol("u"), Symbol("v")])
    let light = try Manifold(chart: chart, metric: [.zero, .one, .one, .zero]), point = try light.point([0, 0])
    let raised = try light.rounded(.sharp(covector: [2, 3]), at: point)
    #expect(raised.map(\.value) == [3, 2])
    let singular = try Manifold(chart: chart, metric: [.one, .one, .one, .one])
    #expect(throws: GeometryError.self) { try singular.rounded(.sharp(covector: [1, 0]), at: singular.point([0, 0])) }
  }
}
