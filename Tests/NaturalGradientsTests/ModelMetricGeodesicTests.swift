import Foundation
import NaturalGradients
import Testing

/// Geodesics, distances and transport of metrics whose components are integrals, where another way knows them.
@Suite struct ModelMetricGeodesicTests {
  /// Those that integrate thousands of times: with `make metrics`.
  static let isThorough = ProcessInfo.processInfo.environment["METRIC_REFERENCES"] == "all"

  /// Location and scale under transport are a plane: d² = Δm² + 2 E z Δm Δs + E z² Δs².
  ///
  /// Catches a connection that is not that of the metric.
  @Test(.enabled(if: isThorough)) func planes() throws {
    let metric = try ModelMetric.wasserstein(try Catalogue.model("gumbel"))
    #expect(metric.manifold == nil)
    let d = try metric.distance(from: metric.point([0.2, 0.7]), to: metric.point([-1, 2]))
    let m = -1.2, s = 1.3
    let known = (m * m + 2 * 0.5772156649015329 * m * s + 1.9781119906559450 * s * s).squareRoot()
    #expect((d.value - known).magnitude < 1e-8 && (d.value - known).magnitude <= d.error, "\(d) and \(known)")
  }

  /// The gamma family under transport is a cone over the shapes: d² = r² + r′² − 2rr′ cos Δ with r² = E x², and Δ integrated
  /// from the metric alone.
  @Test(.enabled(if: isThorough)) func cones() throws {
    let metric = try ModelMetric.wasserstein(try Catalogue.model("gamma"))
    func radius(_ a: Double, _ λ: Double) -> Double { (a * (a + 1)).squareRoot() / λ }
    func angularSpeed(_ a: Double) throws -> Double {
      let g = try metric.metricMatrix(at: [a, 1])
      return ((g[0, 0] - g[0, 1] * g[0, 1] / g[1, 1]) / (a * (a + 1))).squareRoot()
    }
    let rule = [
      (-0.906179845938664, 0.236926885056189), (-0.538469310105683, 0.478628670499366), (0, 0.568888888888889),
    ]
    var angle = 0.0
    for half in [(2.0, 2.5), (2.5, 3.0)] {
      for (t, w) in rule {
        let c = (half.0 + half.1) / 2, r = (half.1 - half.0) / 2
        angle += w * r * (t == 0 ? try angularSpeed(c) : try angularSpeed(c + r * t) + angularSpeed(c - r * t))
      }
    }
    let d = try metric.distance(from: metric.point([2, 1.5]), to: metric.point([3, 0.8]))
    let r = radius(2, 1.5), s = radius(3, 0.8), known = (r * r + s * s - 2 * r * s * Double.cos(angle)).squareRoot()
    #expect((d.value - known).magnitude < 1e-7 && (d.value - known).magnitude <= d.error + 1e-9, "\(d) and \(known)")
  }

  /// Scores with weight 0 are Fisher's metric, hyperbolic for location and scale.
  @Test(.enabled(if: isThorough)) func scores() throws {
    let metric = try ModelMetric.sobolevOfScores(try Catalogue.model("logistic"), weight: 0)
    let d = try metric.distance(from: metric.point([0.2, 0.7]), to: metric.point([-1, 2]))
    let b = ((3 + Double.pi * Double.pi) / 9).squareRoot()
    let known = b * Double.acosh(1 + (1.44 / (3 * b * b) + 1.69) / (2 * 0.7 * 2))
    #expect((d.value - known).magnitude < 1e-8 && (d.value - known).magnitude <= d.error, "\(d) and \(known)")
  }

  /// What a geodesic keeps where the metric does not depend on the location: the speed, and g(γ̇, ∂_μ).
  ///
  /// In balls, by quadrature of a whole order, and in closed form.
  @Test(.enabled(if: isThorough), arguments: [("normal", Rational(1, 3)), ("cauchy", 1), ("normal", 1)])
  func conservedQuantities(_ name: String, _ order: Rational) throws {
    let metric = try ModelMetric.sobolev(try Catalogue.model(name), order: order)
    let curve = try metric.geodesic(from: metric.point([0.3, 1.2]), velocity: [0.5, 0.3], until: 1)
    var known: (Double, Double)?
    for sample in curve.samples(4) {
      let g = try metric.metricMatrix(at: sample.coordinates) * sample.velocity
      let found = (g[0], g[0] * sample.velocity[0] + g[1] * sample.velocity[1])
      if let known {
        #expect((found.0 - known.0).magnitude < 1e-8 * known.0 && (found.1 - known.1).magnitude < 1e-8 * known.1)
      }
      known = known ?? found
    }
  }

  /// Steps along geodesics of an integrated metric, and lengths kept by transport: catches steps that stay straight.
  @Test func retraction() throws {
    let metric = try ModelMetric.wasserstein(try Catalogue.model("gumbel")), x = [0.2, 0.7], v = [0.1, 0.05]
    // In (μ, β) the plane's lines are straight.
    let step = try metric.displacement(from: x, along: v, by: .exponentialMap)
    for (a, b) in zip(step.end, [0.3, 0.75]) { #expect((a - b).magnitude < 1e-8) }
    let w = try step.transported([1, -0.3])
    for (a, b) in zip(w, [1, -0.3]) { #expect((a - b).magnitude < 1e-8) }
    #expect(throws: GeometryError.self) { try metric.displacement(from: x, along: [0, -1.4], by: .coordinates) }
    #expect(throws: GeometryError.self) { try metric.displacement(from: x, along: v, by: .natural) }
  }
}
