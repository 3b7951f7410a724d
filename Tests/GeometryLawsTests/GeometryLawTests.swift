import GeometryLaws
import Testing

@Suite struct GeometryLawTests {
  static let families = [
    "normal", "lognormal", "exponential", "poisson", "bernoulli", "binomial:n=7", "geometric",
    "negative-binomial:r=5/2",
    "categorical:k=3", "categorical:k=4", "multinomial:k=3,n=5", "gamma", "beta", "dirichlet:k=3", "inverse-gaussian",
    "rayleigh", "half-normal", "pareto:scale=2", "chi-squared", "inverse-gamma", "weibull", "cauchy", "student:nu=3",
    "laplace", "logistic", "gumbel", "generalized-normal:beta=3", "von-mises", "zero-inflated-poisson",
    "multivariate-normal:d=2", "centered-normal:d=2", "wishart:d=2,nu=7", "von-mises-fisher:d=3",
  ]

  /// Families whose expectations have to be integrated, with laws that are measured in a test: `make laws` has all of them.
  static let integrated: [(family: String, laws: [GeometryLaw])] = [
    ("student", [.metricIsTensor, .leviCivitaTransforms, .kernelsLoseInformation, .sobolevMetricIsTensor]),
    ("generalized-normal", [.metricIsTensor, .improperPointsFail]),
    ("gaussian-mixture:k=2", [.metricIsTensor, .naturalGradientIsVector, .kernelsLoseInformation]),
    ("negative-binomial", [.metricIsTensor, .volumeIsInvariant]),
    ("conway-maxwell-poisson", [.metricIsTensor, .leviCivitaTransforms]),
  ]

  /// Catches a family of the catalogue that no law is measured on.
  @Test func theCatalogueIsCovered() {
    let names = Self.families + Self.integrated.map(\.family)
    for entry in Catalogue.entries {
      #expect(names.contains { $0 == entry.name || $0.hasPrefix(entry.name + ":") }, "\(entry.name)")
    }
  }

  /// Catches an integrated geometry that depends on the chart or gains information, within the errors that are stated.
  @Test(arguments: integrated.indices)
  func integratedLawsHold(_ index: Int) throws {
    let (family, laws) = Self.integrated[index]
    let trials = try InvarianceTrials(
      of: Catalogue.model(family).estimatedManifold(), count: 1, seed: 20_261_121, laws: laws)
    #expect(trials.holds && trials.summaries.count == laws.count, "\(trials.failures)")
  }

  /// Catches errors of integrals that are stated as smaller than they are: a metric wrong in its ninth digit is found.
  @Test func integratedLawsFindSmallDifferences() throws {
    let logistic = try Catalogue.model("logistic").manifold(), point = try logistic.point([0.5, 2])
    func verdict(_ factor: Rational) throws -> GeometryLaw.Outcome.Verdict? {
      let claims = GeometryClaims(metric: logistic.manifold.metricComponents.map { $0 * Expression(factor) })
      return try InvarianceReport(of: logistic, claiming: claims, at: point, laws: [.metricIsTensor]).outcomes.first?
        .verdict
    }
    #expect(try verdict(1) == .holds)
    #expect(try verdict(1 + Rational(10).power(-9)) == .broken)
  }

  /// Catches boundary values that stop short of the digits that were asked for: 40 digits, residuals below 10⁻³⁵.
  @Test(arguments: ["poisson", "gamma"])
  func fortyDigitsBetweenPoints(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var draws = SeededDraws(seed: 21)
    let report = try InvarianceReport(
      of: manifold, at: RandomPoints.draw(manifold.chart, &draws), seed: 4,
      laws: GeometryLaw.all.filter { !$0.isPointwise }, arithmetic: .digits(40))
    #expect(report.outcomes.count >= 12)
    for outcome in report.outcomes {
      #expect(outcome.holds && outcome.residual < 1e-35, "\(family): \(outcome.law.name) \(outcome.residual)")
    }
  }

  /// Catches a tensor or connection of a family that breaks a law, or does not survive a nonlinear change of parameters
  /// or of the observable, at any of its points.
  @Test(arguments: families)
  func lawsHold(_ family: String) throws {
    try requireLaws(of: Catalogue.model(family).manifold(), trials: 1, seed: 20_261_122)
  }

  /// Catches a law that agrees by rounding only: residuals below 10⁻⁹⁵ with 100 digits, and smaller with more.
  @Test(arguments: ["normal", "gamma", "beta", "poisson", "von-mises", "categorical:k=3"])
  func hundredDigits(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var draws = SeededDraws(seed: 9)
    let report = try InvarianceReport(
      of: manifold, at: RandomPoints.draw(manifold.chart, &draws), seed: 5,
      laws: GeometryLaw.all.filter(\.isPointwise), arithmetic: .digits(100))
    #expect(report.outcomes.count >= 12)
    for outcome in report.outcomes where outcome.tolerance < 1e-90 {
      #expect(
        outcome.holds && outcome.residual < 1e-95, "\(family): \(outcome.law.name) \(outcome.residual) \(outcome.note)")
    }
  }

  /// Catches a law that is not proved where it could be.
  @Test(arguments: ["normal", "gamma", "zero-inflated-poisson", "dirichlet:k=3"])
  func lawsAreProved(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    var draws = SeededDraws(seed: 3)
    let outcomes = try GeometryLaw.report(on: manifold, at: RandomPoints.draw(manifold.chart, &draws))
    #expect(outcomes.count >= 24)
    for outcome in outcomes {
      #expect(outcome.verdict == .proved, "\(family): \(outcome.law.name) \(outcome.residual)")
    }
  }

  /// Catches distances, geodesics and divergences that depend on the chart.
  @Test(arguments: ["normal", "gamma", "poisson", "beta"])
  func lawsBetweenPoints(_ family: String) throws {
    let manifold = try Catalogue.model(family).manifold()
    try requireLaws(of: manifold, trials: 1, seed: 77, laws: GeometryLaw.all.filter { !$0.isPointwise })
  }

  /// Catches a law without a statement, a source or a name of its own.
  @Test func lawsSayWhatTheyAre() {
    #expect(Set(GeometryLaw.all.map(\.name)).count == GeometryLaw.all.count)
    #expect(GeometryLaw.all.allSatisfy { !$0.statement.isEmpty && !$0.source.isEmpty && !$0.residual.isEmpty })
    #expect(GeometryLaw.named("metricIsTensor")?.statement == GeometryLaw.metricIsTensor.statement)
  }

  /// Catches substitutions that are accepted though they are none.
  @Test func badSubstitutionsAreRefused() throws {
    let normal = try Catalogue.model("normal").manifold(), chart = normal.chart
    let μ = chart.coordinates[0], σ = chart.coordinates[1], m = Symbol("m"), s = Symbol("s"), t = Symbol("t")
    #expect(throws: GeometryError.self) { try chart.transition(to: [m, s, t], where: [μ: m + t, σ: exp(s)]) }
    #expect(throws: GeometryError.self) { try chart.transition(to: [m, s], where: [μ: Expression(m)]) }
    // σ = s² has the determinant 0 at s = 0, which is no point; μ = m³ has it at μ = 0, which is one.
    let cubic = try chart.transition(to: [m, s], where: [μ: m.expression.power(3), σ: exp(s)])
    let error = #expect(throws: GeometryError.self) {
      try InvarianceReport(of: normal, under: cubic, at: normal.point([0, 1]))
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("determinant"))
    // σ > 1 only: there is no s with σ = ½.
    let above = try chart.transition(to: [m, s], where: [μ: Expression(m), σ: 1 + exp(s)])
    #expect(throws: GeometryError.self) { try above.targetPoint(normal.point([0, 0.5])) }
    let below = try chart.transition(to: [m, s], where: [μ: Expression(m), σ: -exp(s)])
    #expect(throws: GeometryError.self) { try below.targetPoint(normal.point([0, 0.5])) }
  }

  /// Catches an inverse in closed form that is another branch, and Newton's method that stops early.
  @Test func placesAreFoundInNewCharts() throws {
    let gamma = try Catalogue.model("gamma").manifold(), chart = gamma.chart
    let a = chart.coordinates[0], b = chart.coordinates[1], u = Symbol("u"), v = Symbol("v")
    let point = try gamma.point([2.5, 0.75])
    for (map, isClosed) in [
      ([a: exp(u), b: exp(u - v)], true),
      ([a: u.squared + exp(v) / 4, b: exp(u) + v.squared], false),
    ] as [([Symbol: Expression], Bool)] {
      let change = try chart.transition(to: [u, v], where: map)
      #expect((change.targetCoordinates != nil) == isClosed)
      let back = try change.sourcePoint(change.targetPoint(point))
      for (x, y) in zip(back.enclosed(bits: 512), point.enclosed(bits: 512)) {
        #expect(Ball.absoluteValue(x - y).upper < 1e-140)
      }
    }
  }
}
