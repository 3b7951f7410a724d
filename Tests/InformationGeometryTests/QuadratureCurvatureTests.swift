import InformationGeometry
import Testing

/// Connections and curvature from expectations, against closed forms.
@Suite struct QuadratureCurvatureTests {
  static let surfaces: [(QuadratureTests.Case, Double)] = {
    let q = QuadratureTests.self, π2 = 9.869604401089358
    return [
      (.init("Cauchy", [q.m, q.s], q.cauchy, at: [1.0 / 3, 1.4], metric: []), -2),
      (.init("Student 3", [q.m, q.s], q.student("3"), at: [1.0 / 3, 1.4], metric: []), -1),
      (.init("Student 1/2", [q.m, q.s], q.student("1/2"), at: [-1, 0.3], metric: []), -3.5),
      (
        .init("logistic", [q.m, q.s], "-(x-m)/s - log(s) - 2*log(1 + exp(-(x-m)/s))", at: [1.0 / 3, 1.4], metric: []),
        -9 / (π2 + 3)
      ),
      (.init("Gumbel", [q.m, q.s], "-(x-m)/s - log(s) - exp(-(x-m)/s)", at: [2, 0.7], metric: []), -6 / π2),
      (
        .init("normal", [q.m, q.s], "-(x-m)^2/(2*s^2) - log(s) - log(2*pi)/2", at: [2, 1e-3], metric: []), -0.5
      ),
      (
        .init(
          "generalized normal 3", [q.m, q.s], "-abs((x-m)/s)^3 - log(s) + log(3/2) - lgamma(1/3)", at: [0.2, 1.5],
          metric: []), -1.0 / 3
      ),
    ]
  }()

  @Test(arguments: surfaces.indices)
  func constantCurvature(_ index: Int) throws {
    let (c, k) = Self.surfaces[index]
    let manifold = try c.model().estimatedManifold()
    let r = try manifold.estimated(.scalarCurvature(alpha: 0), at: manifold.point(c.point))[0]
    #expect((r.value - 2 * k).magnitude <= r.error, "\(c.name): \(r) for \(2 * k)")
    #expect(r.error < 1e-8, "\(c.name): \(r)")
  }

  /// Every family of the catalogue with one variable, its recognition as an exponential family not used.
  @Test func catalogue() throws {
    for (name, at) in [
      ("normal", [0.3, 2]), ("lognormal", [0.2, 0.7]), ("gamma", [2.5, 0.6]), ("beta", [1.7, 2.2]),
      ("inverse-gaussian", [1.3, 2]), ("exponential", [0.7]), ("rayleigh", [1.4]), ("half-normal", [0.3]),
      ("pareto:scale=2", [1.7]), ("chi-squared", [3.3]),
    ] as [(String, [Double])] {
      let model = try Catalogue.model(name)
      let exact = try model.manifold(), estimated = try model.estimatedManifold()
      let point = try exact.point(at)
      var quantities: [Quantity] = [
        .metric, .cubicForm, .christoffel(alpha: 0), .christoffelFirstKind(alpha: 1), .christoffel(alpha: -1),
      ]
      if at.count > 1 { quantities += [.riemann(alpha: 0), .scalarCurvature(alpha: Rational(1, 2))] }
      for quantity in quantities {
        let known = try exact.manifold.rounded(quantity, at: point)
        let found = try estimated.estimated(quantity, at: point)
        let top = known.map(\.value.magnitude).max() ?? 1
        for (a, b) in zip(found, known) {
          #expect((a.value - b.value).magnitude <= a.error + b.error, "\(name), \(quantity.name): \(a) for \(b.value)")
          #expect(a.error <= 1e-8 * max(1, top), "\(name), \(quantity.name): \(a)")
        }
      }
    }
  }

  /// A score that jumps has a metric, but no Christoffel symbols by differentiation.
  @Test func kinksAreRefused() throws {
    let q = QuadratureTests.self
    let laplace = try QuadratureTests.Case("Laplace", [q.m, q.s], "-abs(x-m)/s - log(2*s)", at: [0.7, 2], metric: [])
      .model().estimatedManifold()
    let p = try laplace.point([0.7, 2])
    #expect(try (laplace.estimated(.metric, at: p)[0].value - 0.25).magnitude < 1e-12)
    #expect { try laplace.estimated(.christoffel(alpha: 0), at: p) } throws: { "\($0)".contains("not smooth enough") }
  }
}
