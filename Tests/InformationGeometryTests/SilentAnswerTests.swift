import InformationGeometry
import Testing

/// Inputs to which well-known libraries give a wrong number without a word, with the right answer or the error due.
@Suite struct SilentAnswerTests {
  static func manifold(_ name: String) throws -> StatisticalManifold { try Catalogue.model(name).manifold() }

  struct Value: Sendable, CustomTestStringConvertible {
    let what: String, family: String, quantity: Quantity, point: [Double], component: Int, value: Double
    var testDescription: String { "\(what): \(family) at \(point)" }
  }

  static let values: [Value] = [
    .init(
      what: "a product metric", family: "multivariate-normal:d=2", quantity: .metric, point: [0, 0, 2, 0, 2],
      component: 0, value: 0.5),
    .init(
      what: "a product metric", family: "multivariate-normal:d=2", quantity: .metric, point: [0, 0, 2, 0, 2],
      component: 12, value: 0.125),
    .init(
      what: "a curvature that grows with n", family: "multinomial:k=3,n=10",
      quantity: .sectionalCurvature(alpha: 0, u: [1, 0], v: [0, 1]), point: [0.2, 0.3], component: 0, value: 0.025),
    .init(
      what: "a curvature of √categories", family: "categorical:k=3",
      quantity: .sectionalCurvature(alpha: 0, u: [1, 0], v: [0, 1]), point: [0.2, 0.3], component: 0, value: 0.25),
    .init(
      what: "the other sign", family: "normal", quantity: .scalarCurvature(alpha: 0), point: [0.3, 2], component: 0,
      value: -1),
  ]

  /// Catches what self-consistent tests let pass: a wrong factor in the metric or the curvature.
  @Test(arguments: values)
  func tensors(_ v: Value) throws {
    let m = try Self.manifold(v.family).manifold
    let found = try m.rounded(v.quantity, at: m.point(v.point))[v.component]
    #expect(Swift.abs(found.value - v.value) <= 4e-16 * Swift.abs(v.value), "\(found)")
  }

  /// Catches a metric of the diagonal normal that takes variances for deviations: |∂/∂v|² = 1/(2v²) at v = 4.
  @Test func varianceAsCoordinate() throws {
    let x = Symbol("x"), v = Symbol("v", .positive), m = Symbol("m")
    let model = try StatisticalModel(
      "normal by its variance", of: x, in: .realLine, parameters: [m, v],
      logDensity: -(x - m).squared / (2 * v) - log(v) / 2 - log(2 * .pi) / 2)
    let manifold = try model.manifold().manifold
    #expect(try manifold.rounded(.metric, at: manifold.point([0, 4]))[3].value == 1.0 / 32)
  }

  /// Catches an asymptotic branch of ψ₁(κ) − 1/κ that does not meet the exact one: in (shape, mean), g₁₁ and κΓ^κ_κκ.
  @Test(arguments: [
    (7e5, 1.02040864917395529620594593522569e-12, -1.000000238095124716315732801662469),
    (1e6, 5.000001666666666666666633e-13, -1.000000166666611111029629667901337),
    (1e8, 5.000000016666666666666666333e-17, .nan),
    (1e12, 5.00000000000166666666666652e-25, .nan), (1e15, 5.00000000000000166666666652e-31, .nan),
  ])
  func gammaAtLargeShapes(_ shape: Double, _ metric: Double, _ connection: Double) throws {
    let x = Symbol("x", .positive), k = Symbol("k", .positive), m = Symbol("m", .positive)
    let model = try StatisticalModel(
      "gamma by its mean", of: x, in: .positive, parameters: [k, m],
      logDensity: k * log(k / m) - logGamma(k) + (k - 1) * log(x) - k * x / m)
    let manifold = try model.manifold().manifold, point = try manifold.point([shape, 3])
    let g = try manifold.rounded(.metric, at: point)[0].value
    #expect(Swift.abs(g - metric) <= 1e-15 * metric, "\(g)")
    if !connection.isNaN {
      let Γ = try manifold.rounded(.christoffel(alpha: 0), at: point)[0].value
      #expect(Swift.abs(shape * Γ - connection) <= 1e-15)
    }
  }

  /// Catches distances that end elsewhere: 1265.56 where it is 6.8259, in (shape, mean).
  @Test func wideGammaPair() throws {
    let gamma = try Self.manifold("gamma")
    let from = try gamma.point([0.0555157, 0.0555157 / 0.0611830])
    let to = try gamma.point([112.720, 112.720 / 17.2997])
    let d = try gamma.distance(from: from, to: to)
    #expect(Swift.abs(d.value - 6.82590) < 1e-5 && d.error < 1e-9)
  }

  struct Outside: Sendable, CustomTestStringConvertible {
    let family: String, point: [Double]
    var testDescription: String { "\(family) at \(point)" }
  }

  /// Catches parameters that no density has and that are computed with all the same.
  @Test(arguments: [
    Outside(family: "normal", point: [0, 0]), .init(family: "normal", point: [0, -1]),
    .init(family: "gamma", point: [-1.5, 1]), .init(family: "categorical:k=3", point: [2, 3]),
    .init(family: "categorical:k=3", point: [1, 0]), .init(family: "poisson", point: [-1]),
    .init(family: "multivariate-normal:d=2", point: [0, 0, 1, 2, 1]), .init(family: "normal", point: [.nan, 1]),
  ])
  func domains(_ o: Outside) throws {
    let manifold = try Self.manifold(o.family)
    #expect { try manifold.point(o.point) } throws: { error in
      if case GeometryError.outsideDomain = error { true } else { false }
    }
  }

  /// Catches a geodesic that ends at the boundary of the family instead of saying that it leaves: √λ falls to 0 at t = ½.
  @Test func leavingTheFamily() throws {
    let poisson = try Self.manifold("poisson"), start = try poisson.point([1])
    #expect { try poisson.connection().geodesic(from: start, velocity: [-4], until: 1) } throws: { error in
      if case GeometryError.leavesManifold = error { true } else { false }
    }
  }

  /// Catches a density that falls through the nodes of a fixed rule: half of the metric, or NaN.
  @Test(arguments: [1.0, 10, 1e-3, 1e5])
  func supports(_ σ: Double) throws {
    let x = Symbol("x"), m = Symbol("m"), s = Symbol("s", .positive)
    let model = try StatisticalModel(
      "normal", of: x, in: .realLine, parameters: [m, s],
      logDensity: -(x - m).squared / (2 * s.squared) - log(s) - log(2 * .pi) / 2)
    let manifold = try model.estimatedManifold()
    let g = try manifold.estimated(.metric, at: manifold.point([40, σ]))
    for (value, known) in zip(g, [1 / (σ * σ), 0, 0, 2 / (σ * σ)]) {
      #expect(Swift.abs(value.value - known) <= value.error + 4e-16 / (σ * σ), "\(value)")
      #expect(value.error <= 1e-9 / (σ * σ))
    }
  }
}
