import DifferentialGeometry
import Scalars
import Symbolics
import Testing

@testable import StatisticalModels

/// The form θ·t + log h − ψ from formulas that are written in an odd way, or that have none.
@Suite struct ExponentialFormTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let space: SampleSpace
    let parameters: [Symbol]
    let statistics: [String]
    /// Whether the full family around it has a closed log-partition function.
    let isClosed: Bool
    var testDescription: String { text }

    init(
      _ text: String, _ space: SampleSpace, _ parameters: [Symbol], _ statistics: [String] = [], isClosed: Bool = true
    ) {
      self.text = text
      self.space = space
      self.parameters = parameters
      self.statistics = statistics
      self.isClosed = isClosed
    }

    func model() throws -> StatisticalModel {
      let y = Symbol("y", space.domain)
      let formula = try Expression(parsing: text, symbols: [y] + parameters)
      return try StatisticalModel(
        "typed", variables: [y], in: space, parameters: parameters, logDensity: log(formula))
    }
  }

  private static let m = Symbol("m"), s = Symbol("s", .positive), k = Symbol("k", .positive)
  private static let u = Symbol("u", .positive), p = Symbol("p", .unitInterval), t = Symbol("t")

  static let families: [Case] = [
    // Observation and parameters stand in one sum under a logarithm or a cosine, or in tanh(my).
    Case("exp(-k*y/s-k/s)*(y/s+1/s)^(k-1)*k^k/(s*gamma(k))", .positive, [k, s], ["y", "log(y + 1)"], isClosed: false),
    Case("exp(k*cos(y-m))/(2*pi*besseli(0,k))", .circle, [m, k], ["cos(y)", "sin(y)"]),
    Case("cosh(m*y)*(1+tanh(m*y))*exp(-y^2/2-m^2/2)/sqrt(2*pi)", .realLine, [m], ["y"]),
    Case("((y*k)^k*exp(-k*y)/y)/gamma(k)", .positive, [k], ["y - log(y)"]),
    Case("exp(-(y^2-2*y*m+m^2)/(2*s))*(2*pi*s)^(-1/2)", .realLine, [m, s], ["y", "y^2"]),
    Case("exp(k*log(y/s)-log(y)-y/s)/gamma(k)", .positive, [k, s], ["y", "log(y)"]),
    Case("y^(k-1)*(1-y)^(s-1)*gamma(k+s)/(gamma(k)*gamma(s))", .unitInterval, [k, s], ["log(y)", "log(1 - y)"]),
    // A natural parameter whose parts are dependent: −s/(1 + s) = 1/(1 + s) − 1.
    Case("exp(-y*s/(1+s)+y/(1+s)-y)*2*s/(1+s)", .positive, [s], ["y"]),
    Case("1/(1+exp(t))*exp(t*y*(y+1)/2)", .integers(through: 1), [t], ["y^2 + y"]),
    Case("s^y*exp(-s)/gamma(1+y)", .naturals, [s], ["y"]),
    // Curved: more statistics than parameters.
    Case("exp(-(y-u)^2/(2*u^2))/(u*sqrt(2*pi))", .realLine, [u], ["y", "y^2"]),
    Case("exp(-(y-m)^2/(2*exp(m)))/sqrt(2*pi*exp(m))", .realLine, [m], ["y", "y^2"]),
    Case("u^(2*u)*y^(u-1)*exp(-u^2*y)/gamma(u)", .positive, [u], ["y", "log(y)"]),
  ]

  /// Would catch a form that depends on how the formula is written, that is not minimal, or that is not the density.
  @Test(arguments: families)
  func finds(_ test: Case) throws {
    let model = try test.model()
    let form = try #require(model.exponentialForm())
    #expect(form.statistics.map(\.description) == test.statistics)
    #expect(form.rank?.rank == test.statistics.count)
    #expect(form.rank?.digits ?? 0 > 60 || form.rank?.isFull == true)
    var sum = form.logCarrier - form.logPartition
    for (θ, t) in zip(form.naturalParameters, form.statistics) { sum += θ * t }
    let tape = try Tape([try #require(model.logDensity), sum], inputs: model.variables + model.parameters)
    for x in [1.0, 0.25, 3] where test.space.domain.contains(x) {
      let values = tape.evaluate([x] + test.parameters.indices.map { 0.55 + 0.2 * Double($0) })
      #expect(abs(values[0] - values[1]) < 1e-12 * max(1, abs(values[0])))
    }
    let full = FullFamily(around: form, variables: model.variables, space: test.space, chart: model.chart)
    #expect((full != nil) == test.isClosed)
    if test.isClosed || form.order == test.parameters.count { #expect(model.exponentialFamily?.order == form.order) }
  }

  /// The same densities multiplied out, in canonical form, with joined exponentials, and in other parameters.
  @Test(arguments: families)
  func findsScrambled(_ test: Case) throws {
    let model = try test.model(), formula = try #require(model.logDensity)
    // Every parameter w of which ξ is e^w, w³ or 1/(1 + e^(−w)).
    var renaming: [Symbol: Expression] = [:], renamed: [Symbol] = []
    for (i, symbol) in test.parameters.enumerated() {
      let w = Symbol("w\(i)")
      renamed.append(w)
      renaming[symbol] =
        symbol.domain == .positive ? exp(w) : symbol.domain == .real ? w.power(3) + w : 1 / (1 + exp(-Expression(w)))
    }
    var variants = [(formula.tidied(), test.parameters)]
    // Under a cosine a parameter is told apart from the observation only where it is a symbol by itself.
    if !test.text.contains("cos") { variants.append((formula.substituting(renaming), renamed)) }
    if let wide = try? formula.expanded(limit: 200) { variants.append((wide, test.parameters)) }
    if let canonical = try? formula.simplified(limits: .quick) { variants.append((canonical, test.parameters)) }
    // Twice the same density and a half of it, in disguise.
    variants.append((2 * formula - formula.tidied() / 2 - formula.tidied() / 2, test.parameters))
    for (variant, parameters) in variants {
      let chart = try Chart(parameters)
      let form = ExponentialForm(variant, variables: model.variables, space: test.space, chart: chart)
      #expect(form?.order == test.statistics.count, "\(variant)")
    }
  }

  static let others: [Case] = [
    Case("s/(pi*(s^2+(y-m)^2))", .realLine, [m, s]), Case("1/(pi*(1+(y-m)^2))", .realLine, [m]),
    Case("exp(-abs(y-m)/s)/(2*s)", .realLine, [m, s]), Case("exp(-abs(y-m))/2", .realLine, [m]),
    Case("k/s*(y/s)^(k-1)*exp(-(y/s)^k)", .positive, [k, s]), Case("k*y^(k-1)*exp(-y^k)", .positive, [k]),
    Case("exp(-(y-m)/s)/(s*(1+exp(-(y-m)/s))^2)", .realLine, [m, s]),
    Case("2/(pi*sqrt(3)*s)*(1+((y-m)/s)^2/3)^(-2)", .realLine, [m, s]),
    Case("exp(-(y-m)/s-exp(-(y-m)/s))/s", .realLine, [m, s]),
    Case("(p*exp(-y^2/2)+(1-p)*exp(-(y-1)^2/2))/sqrt(2*pi)", .realLine, [p]),
    Case("gamma(y+k)/(gamma(k)*factorial(y))*p^k*(1-p)^y", .naturals, [k, p]),
    // The support depends on the parameter: on either side of it the formula is of order 0 or 1.
    Case("step(u-y)/u", .positive, [u]), Case("k*exp(-k*(y-t))*step(y-t)", .realLine, [t, k]),
    Case("exp(-max(y-m,2*(m-y)))*2/3", .realLine, [m]),
  ]

  /// Would catch a finite order that is seen in a few points only: everything derived from it would be wrong.
  @Test(arguments: others)
  func refuses(_ test: Case) throws {
    let model = try test.model()
    #expect(model.exponentialForm() == nil)
    #expect(model.exponentialFamily == nil)
  }

  /// The orders of the reference table, from values alone.
  @Test(arguments: [
    ("normal", 2), ("gamma", 2), ("beta", 2), ("inverse-gaussian", 2), ("poisson", 1), ("cauchy", nil),
    ("weibull", nil),
  ])
  func order(_ name: String, _ order: Int?) throws {
    let model = try Catalogue.model(name)
    let points = try #require(
      TrialPoints(variables: model.variables, space: model.sampleSpace, chart: model.chart, count: 9))
    let density = try #require(model.logDensity)
    let rank = try #require(
      LogDensityRank(density, variables: model.variables, chart: model.chart, points: points))
    #expect(rank.isFull ? order == nil : rank.rank == order)
  }
}
