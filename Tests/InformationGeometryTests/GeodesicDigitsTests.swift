@testable import DifferentialGeometry
import InformationGeometry
import Testing

/// Geodesics from an initial velocity to many digits, against closed forms and against Dormand–Prince.
@Suite("Geodesics to any number of digits")
struct GeodesicDigitsTests {
  static func manifold(_ name: String) throws -> StatisticalManifold { try Catalogue.model(name).manifold() }

  static func number(_ text: String) throws -> BigFloat {
    try #require(BigFloat(text, precision: BigFloatPrecision(digits: 400)))
  }

  /// σ tanh-curves: from (0, 1) with velocity (√2, 0) the curve is μ = √2 tanh(t), σ = sech t.
  /// Catches a wrong recurrence, a wrong step or an error estimate that is too small.
  @Test(arguments: [20, 50, 200])
  func normalHalfEllipse(_ digits: Int) throws {
    let manifold = try Self.manifold("normal"), root = sqrt(Expression(2))
    let p = try manifold.point([0, 1])
    let curve = try manifold.connection().geodesic(from: p, velocity: [root, 0], until: 3, digits: digits)
    let precision = BigFloatPrecision(digits: digits + 40)
    for k in 0...6 {
      let t = BigFloat(k).rounded(to: precision) / BigFloat(2)
      let place = curve.sample(at: t)
      let mean = BigFloat.sqrt(BigFloat(2, precision: precision)) * BigFloat.tanh(t)
      let scale = 1 / BigFloat.cosh(t)
      let error = (place.coordinates[0] - mean).magnitude / scale + (place.coordinates[1] / scale - 1).magnitude
      #expect(error <= BigFloat.pow(BigFloat(10).rounded(to: precision), -digits), "t = \(k)/2: \(error.asDouble)")
      #expect(error <= 2 * curve.error + BigFloat.pow(BigFloat(10).rounded(to: precision), -digits - 20))
    }
    let length = 3 * BigFloat.sqrt(BigFloat(2, precision: precision))
    #expect((curve.length.value - length).magnitude <= BigFloat.pow(BigFloat(10).rounded(to: precision), -digits))
  }

  @Test func probe() throws {
    let clock = ContinuousClock()
    for (name, x, v) in [("gamma", [2.0, 1.0], [1.0, -0.5]), ("beta", [1, 1], [2, 1]), ("dirichlet:k=3", [1, 2, 3], [1, 1, -1]), ("von-mises", [0.5, 2.0], [0.3, 1.0])] {
      let manifold = try Self.manifold(name), p = try manifold.point(x)
      for digits in [15, 50, 100] {
        var e = ""
        let time = try clock.measure {
          let curve = try manifold.connection().geodesic(from: p, velocity: v.map { Expression(Rational(exactly: $0)!) }, digits: digits)
          e = "\(curve.panels.count) \(curve.error.asDouble) \(curve.residual.asDouble) \(curve.length.value.decimal(digits: digits)) \(curve.end.coordinates.map { $0.decimal(digits: 20) })"
        }
        print(name, digits, time, e)
      }
      let double = try manifold.connection().geodesic(from: p, velocity: v)
      print(double.length, double.end.coordinates)
    }
  }
}
