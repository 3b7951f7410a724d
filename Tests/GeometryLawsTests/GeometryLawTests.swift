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

  /// Catches a tensor or connection of a family that breaks a law of information geometry, at any of its points, or that
  /// does not survive a nonlinear change of parameters; every residual is proved.
  @Test(arguments: families)
  func lawsHold(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var draws = SeededDraws(seed: 20_261_121)
    for k in 0..<2 {
      let point = try RandomPoints.draw(manifold.chart, &draws)
      let clock = ContinuousClock()
      let start = clock.now
      let report = try InvarianceReport(
        of: manifold, at: point, seed: UInt64(k + 1), laws: GeometryLaw.all.filter(\.isPointwise),
        arithmetic: .certified(digits: 40))
      print("\(family) draw \(k): \(report.outcomes.count) measured, \(clock.now - start)")
      for outcome in report.outcomes where !outcome.holds {
        Issue.record("\(family), draw \(k) of seed 20261121 at \(point.coordinates): \(outcome.law.name) \(outcome.verdict) has residual \(outcome.residual) \(outcome.note)")
      }
      for o in report.omissions { print("   omitted \(o.law.name): \(o.reason)") }
    }
  }
}
