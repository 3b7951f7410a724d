import GeometryLaws
import Testing

@Suite struct GeometryLawTests {
  static let families = [
    "normal", "lognormal", "exponential", "poisson", "bernoulli", "binomial:n=7", "geometric",
    "negative-binomial:r=5/2",
    "categorical:k=3", "categorical:k=4", "multinomial:k=3,n=5", "gamma", "beta", "dirichlet:k=3", "inverse-gaussian",
    "rayleigh", "half-normal", "pareto:scale=2", "chi-squared", "inverse-gamma", "weibull", "cauchy", "student:nu=3",
    "laplace", "logistic", "gumbel", "generalized-normal:beta=3", "von-mises", "zero-inflated-poisson",
    "multivariate-normal:d=2", "centered-normal:d=2", "wishart:d=2,nu=7",
  ]

  /// Points of the domain from a named seed.
  static func draws(_ chart: Chart, count: Int, seed: UInt64) throws -> [Point] {
    var state = seed
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    var points: [Point] = []
    while points.count < count {
      let x = chart.coordinates.map { symbol -> Double in
        let u = next()
        return symbol.domain.upper != nil ? u : symbol.domain.lower != nil ? .exp(8 * u - 4) : 6 * u - 3
      }
      if chart.contains(x) { points.append(try Point(x, in: chart)) }
    }
    return points
  }

  /// Catches a tensor or connection of a family that breaks a law of information geometry, at any of its points.
  @Test(arguments: families)
  func lawsHold(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    for (k, point) in try Self.draws(manifold.chart, count: 5, seed: 20_261_121).enumerated() {
      for outcome in try GeometryLaw.report(on: manifold, at: point) {
        #expect(outcome.holds, "\(family), draw \(k): \(outcome.law.name) has residual \(outcome.residual)")
      }
    }
  }

  /// Catches laws that cannot fail: each wrong manifold breaks the law it should.
  @Test func wrongManifoldsAreFound() throws {
    let gamma = try Catalogue.model("gamma").manifold()
    let point = try gamma.point([2, 3])
    let g = gamma.manifold.metricComponents, t = gamma.manifold.cubicComponents
    func outcome(_ law: GeometryLaw, metric: [Expression], cubic: [Expression]) throws -> GeometryLaw.Outcome? {
      let wrong = try Manifold(chart: gamma.chart, metric: metric, cubic: cubic, isDuallyFlat: true)
      return try law.check(StatisticalManifold(wrong, name: "wrong"), at: point)
    }
    var skew = t
    skew[1] = skew[1] + 1
    #expect(try outcome(.cubicFormIsSymmetric, metric: g, cubic: skew)?.holds == false)
    #expect(try outcome(.connectionsAreDual, metric: g, cubic: skew)?.holds == false)
    #expect(try outcome(.metricIsPositiveDefinite, metric: g.map { -$0 }, cubic: t)?.holds == false)
    // Half the metric with the whole T: a self-consistent Riemannian manifold, but not dually flat.
    #expect(try outcome(.curvatureFromThirdCumulants, metric: g.map { $0 / 2 }, cubic: t)?.holds == false)
    // Twice the cubic form: symmetric, with dual connections, and still not that of the family.
    let doubled = t.map { 2 * $0 }
    #expect(try outcome(.curvatureFromThirdCumulants, metric: g, cubic: doubled)?.holds == false)
    #expect(try outcome(.curvatureFromThirdCumulants, metric: g, cubic: t)?.holds == true)
  }
}
