import DifferentialGeometry
import StatisticalModels
import Symbolics
import Testing

/// What a fit must refuse, and how it says so.
@Suite struct FitRefusalTests {
  private func error(_ model: String, _ data: [[Double]]) -> GeometryError? {
    do {
      _ = try MaximumLikelihood.fit(Catalogue.model(model), data: data)
      return nil
    } catch {
      return error
    }
  }

  /// Would catch an observation outside the sample space that is silently computed with, and a message without its row.
  @Test(arguments: [
    ("normal", [[1.0], [2], [.nan]], "observation 3 = nan: observation 3 must be a finite number"),
    ("normal", [[1.0], [.infinity]], "observation 2 = inf: observation 2 must be a finite number"),
    ("gamma", [[1.0], [-0.5]], "observation 2 = -0.5: observation 2 must be positive"),
    ("gamma", [[0.0], [1]], "observation 1 = 0: observation 1 must be positive"),
    ("lognormal", [[1.0], [2], [3], [0]], "observation 4 = 0: observation 4 must be positive"),
    ("beta", [[0.5], [1]], "observation 2 = 1: observation 2 must lie in (0, 1)"),
    ("beta", [[0.5], [-0.1]], "observation 2 = -0.1: observation 2 must lie in (0, 1)"),
    ("poisson", [[1.0], [2.5]], "observation 2 = 2.5: observation 2 must be an integer ≥ 0"),
    ("poisson", [[-1.0]], "observation 1 = -1: observation 1 must be an integer ≥ 0"),
    ("binomial:n=10", [[11.0]], "observation 1 = 11: observation 1 must be an integer in [0, 10]"),
    ("bernoulli", [[0.0], [1], [2]], "observation 3 = 2: observation 3 must be an integer in [0, 1]"),
    ("pareto:scale=2", [[3.0], [2]], "observation 2 = 2: observation 2 must be > 2"),
    ("categorical:k=3", [[1.0, 1]], "observation 1 = (1, 1): observation 1 must have counts that sum to at most 1"),
    ("categorical:k=3", [[1.0]], "observation 1 has 1 numbers where categorical:k=3 has 2"),
    (
      "multinomial:k=3,n=10", [[1.0, 0.5]],
      "x2 of observation 1 = 0.5: x2 of observation 1 must be an integer in [0, 10]"
    ),
    (
      "dirichlet:k=3", [[0.5, 0.5]],
      "observation 1 = (0.5, 0.5): observation 1 must have components that sum to less than 1"
    ),
    ("dirichlet:k=3", [[0.5, 0.0]], "x2 of observation 1 = 0: x2 of observation 1 must lie in (0, 1)"),
    ("normal", [], "normal: there are no observations to fit"),
  ])
  func namesTheObservation(_ model: String, _ data: [[Double]], _ message: String) throws {
    #expect(error(model, data)?.description == message)
  }

  /// Would catch a wrong number where the likelihood has no maximum: t̄ on the border of the convex support.
  @Test(arguments: [
    ("normal", [[2.0], [2], [2]], "as sigma tends to 0 (all 3 observations are equal)"),
    ("normal", [[2.0]], "as sigma tends to 0"),
    ("normal", [[0.0], [0]], "as sigma tends to 0 (all 2 observations are equal)"),
    ("normal", [[0.1], [0.1], [0.1]], "as sigma tends to 0 (all 3 observations are equal)"),
    ("lognormal", [[2.0], [2]], "as sigma tends to 0 (all 2 observations are equal)"),
    ("gamma", [[2.0], [2], [2]], "as shape tends to infinity (all 3 observations are equal)"),
    ("gamma", [[0.1], [0.1], [0.1]], "tends to infinity (all 3 observations are equal)"),
    ("inverse-gaussian", [[2.0], [2]], "as lambda tends to infinity (all 2 observations are equal)"),
    ("beta", [[0.5], [0.5]], "as a tends to infinity (all 2 observations are equal)"),
    ("dirichlet:k=3", [[0.2, 0.3], [0.2, 0.3]], "tends to infinity (all 2 observations are equal)"),
    ("poisson", [[0.0], [0]], "as rate tends to 0 (all 2 observations are equal)"),
    ("poisson", [[0.0]], "as rate tends to 0"),
    ("geometric", [[0.0], [0], [0]], "as p tends to 1 (all 3 observations are equal)"),
    ("bernoulli", [[1.0], [1]], "as p tends to 1 (all 2 observations are equal)"),
    ("bernoulli", [[0.0]], "as p tends to 0"),
    ("binomial:n=10", [[10.0], [10]], "as p tends to 1 (all 2 observations are equal)"),
    ("negative-binomial:r=5/2", [[0.0]], "as p tends to 1"),
    ("categorical:k=3", [[1.0, 0], [0, 0]], "as p2 tends to 0"),
    (
      "categorical:k=3", [[1.0, 0], [0, 1]],
      "up to the border of the domain, where p does not have components that sum to less than 1"
    ),
    ("categorical:k=4", [[1.0, 0, 0], [1, 0, 0]], "tends to 0 (all 2 observations are equal)"),
    (
      "multinomial:k=3,n=7", [[3.0, 4], [2, 5]],
      "up to the border of the domain, where p does not have components that sum to less than 1"
    ),
  ])
  func hasNoMaximum(_ model: String, _ data: [[Double]], _ reason: String) throws {
    let message = try #require(error(model, data)).description
    #expect(message.hasPrefix("\(model): no maximum likelihood estimate exists: the likelihood grows "), "\(message)")
    #expect(message.hasSuffix(reason), "\(message)")
  }

  /// The same in parameters that range over the whole line, where no border of the domain helps: here only the proof of
  /// existence tells a vanishing gradient from a zero of it.
  @Test(arguments: [
    ("exp(t*y)/(1+exp(t))", SampleSpace.integers(through: 1), [[1.0], [1], [1]]),
    ("exp(t*y)/(1+exp(t))", .integers(through: 1), [[0.0]]),
    ("exp(t*y-exp(t))/gamma(y+1)", .naturals, [[0.0], [0]]),
    ("binomial(9,y)*exp(t*y)/(1+exp(t))^9", .integers(through: 9), [[9.0], [9]]),
  ])
  func hasNoMaximumOnTheLine(_ text: String, _ space: SampleSpace, _ data: [[Double]]) throws {
    let y = Symbol("y", space.domain), t = Symbol("t")
    let density = try Expression(parsing: text, symbols: [y, t])
    let model = try StatisticalModel("typed", of: y, in: space, parameters: [t], logDensity: log(density))
    #expect {
      try MaximumLikelihood.fit(model, data: data)
    } throws: { error in
      guard case GeometryError.invalidModel(let reason) = error else { return false }
      return reason.hasPrefix("typed: no maximum likelihood estimate exists: the likelihood grows ")
    }
    let both = try MaximumLikelihood.fit(model, data: data + [[data[0][0] == 0 ? 1 : 0]])
    #expect(both.estimates[0].isFinite && abs(both.estimates[0]) < 5)
  }

  /// Data as close to equal as `Double`s can be still have a maximum: the border is told from its vicinity.
  @Test(arguments: ["normal", "lognormal", "gamma", "inverse-gaussian"])
  func neighboursHaveAMaximum(_ model: String) throws {
    for center in [1e-150, 1, 3.7e15] {
      let fit = try MaximumLikelihood.fit(Catalogue.model(model), data: [[center], [center], [center.nextUp]])
      // σ/μ = ulp·√2/3 for each of them: σ, 1/√shape and √(μ/λ) agree to the relative spread of the data.
      let spread = center.ulp / center * 2.0.squareRoot() / 3
      let got =
        switch model {
        case "normal": fit.estimates[1] / fit.estimates[0]
        case "lognormal": fit.estimates[1]
        case "gamma": 1 / fit.estimates[0].squareRoot()
        default: (fit.estimates[0] / fit.estimates[1]).squareRoot()
        }
      #expect(abs(got / spread - 1) < 1e-9, "\(model) at \(center)")
    }
  }

  /// Would catch a fit of something that is no full exponential family.
  @Test func refusesOtherModels() throws {
    let y = Symbol("y"), u = Symbol("u", .positive), t = Symbol("t", .negative)
    let cauchy = try StatisticalModel(
      "Cauchy", of: y, in: .realLine, parameters: [u], logDensity: log(u / .pi) - log(u.squared + y.squared))
    let curved = try StatisticalModel(
      "N(u, u²)", of: y, in: .realLine, parameters: [u],
      logDensity: -(y - u).squared / (2 * u.squared) - log(u) - log(2 * .pi) / 2)
    let potential = try StatisticalModel("exponential by ψ", logPartition: -log(-t), parameters: [t])
    for model in [cauchy, curved, potential] {
      #expect {
        try MaximumLikelihood.fit(model, data: [[1], [2]])
      } throws: { error in
        guard case GeometryError.unsupported(let reason) = error else { return false }
        return reason.contains(model.name)
      }
    }
  }
}
