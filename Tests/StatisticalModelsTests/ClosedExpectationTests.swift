import DifferentialGeometry
import Scalars
import Symbolics
import Testing

@testable import StatisticalModels

/// E[f] in closed form against integrals of the density itself.
@Suite struct ClosedExpectationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let model: String
    let functions: [String]
    /// Parameters, then the value of t.
    let point: [Double]
    let t: Double
    var testDescription: String { model }
  }

  static let cases: [Case] = [
    Case(model: "normal", functions: ["x", "x^2", "x^5", "x^8", "exp(t*x)", "x^2*exp(t*x)", "(x-mu)^4", "exp(t*x - x^2)"], point: [0.7, 1.3], t: 0.4),
    Case(model: "gamma", functions: ["x", "x^3", "x^t", "log(x)", "x*log(x)", "log(x)^3", "exp(t*x)", "x^2*log(x)*exp(-t*x)", "1/x", "sqrt(x)"], point: [2.5, 1.7], t: 0.4),
    Case(model: "inverse-gamma", functions: ["x", "log(x)", "1/x^2", "exp(-t/x)", "x^t*log(x)"], point: [4.5, 1.7], t: 0.4),
    Case(model: "beta", functions: ["x", "x^2*(1-x)", "log(x)", "log(x)*log(1-x)", "x^t", "1/(1-x)", "x*log(x)"], point: [2.5, 1.7], t: 0.4),
    Case(model: "lognormal", functions: ["x", "x^3", "x^t", "log(x)", "x*log(x)", "log(x)^4"], point: [0.3, 0.6], t: 0.4),
    Case(model: "exponential", functions: ["x", "x^4", "log(x)", "x*log(x)", "exp(t*x)", "sqrt(x)"], point: [1.7], t: 0.4),
    Case(model: "poisson", functions: ["x", "x^2", "x^5", "exp(t*x)", "x*exp(t*x)"], point: [2.3], t: 0.4),
    Case(model: "binomial:n=7", functions: ["x", "x^3", "exp(t*x)"], point: [0.3], t: 0.4),
    Case(model: "geometric", functions: ["x", "x^3", "exp(-t*x)"], point: [0.3], t: 0.4),
    Case(model: "inverse-gaussian", functions: ["x", "1/x", "x^2", "1/x^2", "exp(-t*x)"], point: [1.3, 2.1], t: 0.4),
    Case(model: "weibull", functions: [], point: [1, 2], t: 0),
    Case(model: "half-normal", functions: ["x", "x^2", "log(x)", "x^t"], point: [1.3], t: 0.4),
    Case(model: "von-mises", functions: ["cos(x)", "sin(x)", "cos(x)^2"], point: [0.4, 1.5], t: 0),
    Case(model: "pareto:scale=2", functions: ["x", "log(x)", "x^t", "1/x"], point: [3.5], t: 0.4),
  ]

  @Test(arguments: cases)
  func agrees(_ test: Case) throws {
    let model = try Catalogue.model(test.model)
    let t = Symbol("t")
    for text in test.functions {
      let f = try Expression(parsing: text, symbols: model.variables + model.parameters + [t])
      do {
        let found = try model.expectation(of: f)
        print(test.model, "E[\(text)] =", found)
      } catch { print(test.model, "E[\(text)]:", error) }
    }
  }
}
