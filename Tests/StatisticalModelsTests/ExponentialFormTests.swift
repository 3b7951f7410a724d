import DifferentialGeometry
import Scalars
import Symbolics
import Testing

@testable import StatisticalModels

/// The form exp(θ·t + log h − ψ) from formulas that are written in an odd way, or that have none.
@Suite struct ExponentialFormTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let space: SampleSpace
    let parameters: [Symbol]
    let order: Int
    /// The statistics as printed; nil when any will do.
    var statistics: [String]?
    /// Whether the surrounding full family has a closed form.
    var isClosed = true
    var testDescription: String { text }

    func model() throws -> StatisticalModel {
      let y = Symbol("y", space.domain)
      let formula = try Expression(parsing: text, symbols: [y] + parameters)
      return try StatisticalModel(
        "typed", variables: [y], in: space, parameters: parameters, logDensity: log(formula))
    }

    func form() throws -> ExponentialForm? {
      let model = try model()
      return ExponentialForm(
        try #require(model.logDensity), variables: model.variables, space: space, chart: model.chart)
    }
  }

  static let m = Symbol("m"), s = Symbol("s", .positive), k = Symbol("k", .positive), u = Symbol("u", .positive)
  static let p = Symbol("p", .unitInterval), t = Symbol("t"), v = Symbol("v", .positive)

  static let families: [Case] = [
    // Written so that multiplying out does not part observation and parameters.
    Case(
      text: "exp(-k*y/s - k/s)*(y/s+1/s)^(k-1)/gamma(k)*k^k/s*exp(0*k)", space: .positive, parameters: [k, s],
      order: 2, statistics: ["y", "log(1 + y)"], isClosed: false),
    Case(text: "exp(k*cos(y-m))/(2*pi*besseli(0,k))", space: .circle, parameters: [m, k], order: 2),
    Case(text: "((y*k)^k*exp(-k*y)/y)/gamma(k)", space: .positive, parameters: [k], order: 1, statistics: ["y - log(y)"]),
    Case(text: "exp(-(y^2-2*y*m+m^2)/(2*s))*(2*pi*s)^(-1/2)", space: .realLine, parameters: [m, s], order: 2, statistics: ["y", "y^2"]),
    Case(text: "cosh(m)^(-1)*cosh(m*y)*exp(-y^2/2-m^2/2)*cosh(m)/sqrt(2*pi)*exp(m^2/2)*exp(-m^2/2)*(1+tanh(m*y))", space: .realLine, parameters: [m], order: 1, statistics: ["y"]),
    // Logarithms combined, and statistics that are dependent in disguise.
    Case(text: "exp(k*log(y/s) - log(y) - y/s)/gamma(k)", space: .positive, parameters: [k, s], order: 2),
    Case(text: "s/(1+s)*exp(-y*s/(1+s))*exp(y*0)", space: .positive, parameters: [s], order: 1, statistics: ["y"]),
    Case(text: "exp(-y*s/(1+s) - y*1/(1+s))*exp(y)*exp(-y*(1/(1+s)))/(1+s)", space: .positive, parameters: [s], order: 1),
    // Curved: more statistics than parameters.
    Case(text: "exp(-(y-u)^2/(2*u^2))/(u*sqrt(2*pi))", space: .realLine, parameters: [u], order: 2, statistics: ["y", "y^2"]),
    Case(text: "exp(-(y-m)^2/(2*exp(m)))/sqrt(2*pi*exp(m))", space: .realLine, parameters: [m], order: 2),
    Case(text: "u^u*y^(u-1)*exp(-u^2*y)*u^u/gamma(u)", space: .positive, parameters: [u], order: 2),
  ]

  @Test(arguments: families)
  func finds(_ test: Case) throws {
    let form = try #require(try test.form())
    print(test.text, "=>", form.statistics.map(\.description), form.naturalParameters.map(\.description), "ψ", form.logPartition, "h", form.logCarrier, form.evidence, form.rank as Any)
    #expect(form.order == test.order)
    if let statistics = test.statistics { #expect(form.statistics.map(\.description) == statistics) }
    let model = try test.model()
    let full = FullFamily(around: form, variables: model.variables, space: test.space, chart: model.chart)
    print("   full:", full?.logPartition as Any)
    #expect((full != nil) == test.isClosed)
    if form.order > test.parameters.count { print("   γ²:", try model.statisticalCurvature(), model.exponentialFamily?.expectationParameters as Any) }
  }

  static let others: [Case] = [
    Case(text: "s/(pi*(s^2+(y-m)^2))", space: .realLine, parameters: [m, s], order: 0),
    Case(text: "exp(-abs(y-m)/s)/(2*s)", space: .realLine, parameters: [m, s], order: 0),
    Case(text: "k/s*(y/s)^(k-1)*exp(-(y/s)^k)", space: .positive, parameters: [k, s], order: 0),
    Case(text: "exp(-(y-m)/s)/(s*(1+exp(-(y-m)/s))^2)", space: .realLine, parameters: [m, s], order: 0),
    Case(text: "2/(pi*sqrt(3)*s)*(1+((y-m)/s)^2/3)^(-2)", space: .realLine, parameters: [m, s], order: 0),
    Case(text: "step(u-y)/u", space: .positive, parameters: [u], order: 0),
    Case(text: "(p*exp(-y^2/2)+(1-p)*exp(-(y-1)^2/2))/sqrt(2*pi)", space: .realLine, parameters: [p], order: 0),
    Case(text: "gamma(y+k)/(gamma(k)*factorial(y))*p^k*(1-p)^y", space: .naturals, parameters: [k, p], order: 0),
    Case(text: "k*exp(-k*(y-t))*step(y-t)", space: .realLine, parameters: [t, k], order: 0),
    Case(text: "exp(-(y-m)/s-exp(-(y-m)/s))/s", space: .realLine, parameters: [m, s], order: 0),
  ]

  @Test(arguments: others)
  func refuses(_ test: Case) throws {
    #expect(try test.form() == nil)
  }
}
