import DifferentialGeometry
import Scalars
import Symbolics
import Testing

@testable import StatisticalModels

/// E[f] in closed form against integrals of the density itself, which nothing of the library computes.
@Suite struct ClosedExpectationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let model: String
    let point: [Double]
    let functions: [String]
    var testDescription: String { model }

    init(_ model: String, _ point: [Double], _ functions: [String]) {
      self.model = model
      self.point = point
      self.functions = functions
    }
  }

  /// t = 0.4 wherever it stands.
  static let cases: [Case] = [
    Case(
      "normal", [0.7, 1.3],
      ["x", "x^2", "x^5", "x^8", "exp(t*x)", "x^2*exp(t*x)", "(x-mu)^4", "exp(t*x - x^2)", "3 + x/sigma"]),
    Case(
      "gamma", [2.5, 1.7],
      ["x", "x^3", "x^t", "log(x)", "x*log(x)", "log(x)^3", "exp(t*x)", "x^2*log(x)*exp(-t*x)", "1/x", "sqrt(x)"]),
    Case("inverse-gamma", [4.5, 1.7], ["x", "log(x)", "1/x^2", "exp(-t/x)", "x^t*log(x)"]),
    Case("beta", [2.5, 1.7], ["x", "x^2*(1-x)", "log(x)", "log(x)*log(1-x)", "x^t", "1/(1-x)", "x*log(x)"]),
    Case("lognormal", [0.3, 0.6], ["x", "x^3", "x^t", "log(x)", "x*log(x)", "log(x)^4"]),
    Case("exponential", [1.7], ["x", "x^4", "log(x)", "x*log(x)", "exp(t*x)", "sqrt(x)"]),
    Case("poisson", [2.3], ["x", "x^2", "x^5", "exp(t*x)", "x*exp(t*x)"]),
    Case("binomial:n=10", [0.3], ["x", "x^3", "exp(t*x)"]),
    Case("geometric", [0.3], ["x", "x^3", "exp(-t*x)"]),
    Case("inverse-gaussian", [1.3, 2.1], ["x", "1/x", "x^2", "1/x^2", "exp(-t*x)"]),
    Case("half-normal", [1.3], ["x", "x^2", "log(x)", "x^t"]),
    Case("von-mises", [0.4, 1.5], ["cos(x)", "sin(x)", "cos(x)^2", "cos(x)*sin(x)"]),
    Case("pareto:scale=3/2", [5.5], ["x", "log(x)", "x^t", "1/x"]),
  ]

  /// Would catch a wrong shift of coefficients, a derivative of the wrong order, and |Γ| where Γ is negative.
  @Test(arguments: cases)
  func agrees(_ test: Case) throws {
    let model = try Catalogue.model(test.model)
    let integration = try #require(ModelCase.all.first { $0.name == test.model })
    let t = Symbol("t"), inputs = model.variables + model.parameters + [t]
    let density = try Tape([try #require(model.logDensity)], inputs: inputs)
    for text in test.functions {
      let f = try Expression(parsing: text, symbols: inputs)
      let found = try model.expectation(of: f)
      let closed = try Tape([found.value] + found.conditions, inputs: model.parameters + [t]).evaluate(
        test.point + [0.4])
      #expect(closed.dropFirst().allSatisfy { $0 > 0 })
      let tape = try Tape([f], inputs: inputs)
      let sums = integration.integral(2, over: try #require(model.sampleSpace), at: test.point) { x in
        let p = exponential(density.evaluate(x + test.point + [0.4])[0])
        let value = tape.evaluate(x + test.point + [0.4])[0]
        return p == 0 ? [0, 0] : [p * value, abs(p * value)]
      }
      #expect(abs(closed[0] - sums[0]) < 1e-10 * sums[1], "E[\(text)] = \(found) is \(closed[0]), not \(sums[0])")
    }
  }

  /// As a person would write them.
  @Test(arguments: [
    ("normal", "x^4", "mu^4 + 6*mu^2*sigma^2 + 3*sigma^4"),
    ("gamma", "x*log(x)", "(shape*digamma(shape) + 1 - shape*log(rate))/rate"),
    ("gamma", "x^2", "shape*(shape+1)/rate^2"), ("inverse-gamma", "x", "scale/(shape-1)"),
    ("poisson", "x^2", "rate^2 + rate"),
    ("normal", "exp(2*x)", "exp(2*mu + 2*sigma^2)"), ("lognormal", "x^2", "exp(2*mu + 2*sigma^2)"),
    ("beta", "x", "a/(a+b)"), ("exponential", "log(x)", "-euler - log(rate)"),
  ])
  func closedForms(_ name: String, _ function: String, _ expected: String) throws {
    let model = try Catalogue.model(name)
    let found = try model.expectation(of: Expression(parsing: function, symbols: model.variables + model.parameters))
    let wanted = try Expression(parsing: expected, symbols: model.parameters)
    #expect(try found.value.isEqual(to: wanted), "\(found)")
  }

  @Test func variances() throws {
    let gamma = try Catalogue.model("gamma"), x = gamma.variables[0]
    let shape = gamma.parameters[0], rate = gamma.parameters[1]
    #expect(try gamma.variance(of: Expression(x)).value.isEqual(to: shape / rate.squared))
    #expect(try gamma.variance(of: log(x)).value.isEqual(to: polygamma(1, shape)))
    let inverse = try Catalogue.model("inverse-gamma"), y = inverse.variables[0], a = inverse.parameters[0]
    let variance = try inverse.variance(of: Expression(y))
    // Finite for a > 2 only, which is said.
    #expect(variance.conditions.contains(a - Expression(2)))
    #expect(
      try variance.value.isEqual(
        to: inverse.parameters[1].squared / ((a - Expression(1)).squared * (a - Expression(2)))))
  }

  /// Polynomials in the statistics of any recognised family: no integral of that family is known here.
  @Test func momentsOfStatistics() throws {
    let model = try Catalogue.model("dirichlet:k=3"), x = model.variables[0]
    let a = model.parameters.map { Expression($0) }
    let variance = try model.variance(of: log(x))
    #expect(try variance.value.isEqual(to: polygamma(1, a[0]) - polygamma(1, a[0] + a[1] + a[2])))
  }

  /// Would catch a number for what is infinite, or a formula for what has none.
  @Test func refuses() throws {
    func reason(_ name: String, _ function: String) throws -> String {
      let model = try Catalogue.model(name)
      let f = try Expression(parsing: function, symbols: model.variables + model.parameters)
      do {
        return "E = \(try model.expectation(of: f))"
      } catch {
        return error.description
      }
    }
    #expect(try reason("exponential", "1/x").contains("infinite"))
    #expect(try reason("exponential", "exp(2*rate*x)").contains("infinite"))
    #expect(try reason("gamma", "sin(x)").contains("no known closed form"))
    #expect(try reason("normal", "log(1+x^2)").contains("no known closed form"))
    #expect(try reason("poisson", "1/(1+x)").contains("no known closed form"))
    #expect(try reason("weibull", "x").contains("not recognised as an exponential family"))
    #expect(try reason("normal", "exp(x^2/sigma^2)").contains("infinite"))
  }
}
