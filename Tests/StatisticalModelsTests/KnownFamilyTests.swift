import DifferentialGeometry
import Scalars
import Symbolics
import Testing

@testable import StatisticalModels

/// Families of the catalogue that hide in a formula, in other parameters or behind a function of the observation.
@Suite struct KnownFamilyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let space: SampleSpace
    let parameters: [Symbol]
    let found: String?
    var hasDistance = true
    var testDescription: String { text }

    func model() throws -> StatisticalModel {
      let x = Symbol("x", space.domain)
      let formula = try Expression(parsing: text, symbols: [x] + parameters)
      return try StatisticalModel("typed", of: x, in: space, parameters: parameters, logDensity: log(formula))
    }
  }

  static let m = Symbol("m"), s = Symbol("s", .positive), k = Symbol("k", .positive), t = Symbol("t")

  static let cases: [Case] = [
    Case(text: "s/(pi*(s^2+(x-m)^2))", space: .realLine, parameters: [m, s], found: "this is cauchy(mu = m, gamma = s)"),
    Case(text: "s/(pi*(s^2+x^2-2*m*x+m^2))", space: .realLine, parameters: [m, s], found: "this is cauchy(mu = m, gamma = s)"),
    Case(text: "1/(pi*s*k*(1+(x-m)^2/(s*k)^2))*exp(0*k)*k", space: .realLine, parameters: [m, s], found: nil),
    Case(text: "exp(t)/(pi*(1+(exp(t)*x-m)^2))", space: .realLine, parameters: [m, t], found: ""),
    Case(text: "exp(x/s)*exp(-m/s)/(s*(1+exp(x/s)*exp(-m/s))^2)", space: .realLine, parameters: [m, s], found: ""),
    Case(text: "exp(-log(x)/s+m/s)/(x*s*(1+exp(-log(x)/s+m/s))^2)", space: .positive, parameters: [m, s], found: ""),
    Case(text: "k/s*(x/s)^(k-1)/(1+(x/s)^k)^2", space: .positive, parameters: [s, k], found: ""),
    Case(text: "k/s*(x/s)^(k-1)*exp(-(x/s)^k)", space: .positive, parameters: [s, k], found: ""),
    Case(text: "k/s*(x/s)^(-k-1)*exp(-(x/s)^(-k))", space: .positive, parameters: [s, k], found: ""),
    Case(text: "exp(-(x-m)/s-exp(-(x-m)/s))/s", space: .realLine, parameters: [m, s], found: ""),
    Case(text: "exp(-abs(x-m)/s)/(2*s)", space: .realLine, parameters: [m, s], found: ""),
    Case(text: "2/(pi*sqrt(3)*s)*(1+((x-m)/s)^2/3)^(-2)", space: .realLine, parameters: [m, s], found: ""),
    Case(text: "1/(x*pi*s*(1+((log(x)-m)/s)^2))", space: .positive, parameters: [m, s], found: ""),
    Case(text: "exp(-(log(x)-m)^2/(2*s^2))/(x*s*sqrt(2*pi))", space: .positive, parameters: [m, s], found: ""),
    Case(text: "sqrt(s/(2*pi))*exp(-s*(x-m)^2/2)", space: .realLine, parameters: [m, s], found: ""),
    Case(text: "exp(-s/x)*(s/x)^k/(x*gamma(k))", space: .positive, parameters: [k, s], found: ""),
    Case(text: "exp(k*x-s*exp(x))*s^k/gamma(k)", space: .realLine, parameters: [k, s], found: ""),
    Case(text: "2*s^k*x^(2*k-1)*exp(-s*x^2)/gamma(k)", space: .positive, parameters: [k, s], found: ""),
    Case(text: "x^(k-1)*(1+x)^(-k-s)/beta(k,s)", space: .positive, parameters: [k, s], found: ""),
    Case(text: "sqrt(k/(2*pi*x^3))*exp(-k*(x-s)^2/(2*s^2*x))", space: .positive, parameters: [s, k], found: ""),
    Case(text: "s/(x*(1-x)*pi*(s^2+(log(x/(1-x))-m)^2))", space: .unitInterval, parameters: [m, s], found: ""),
  ]

  @Test(arguments: cases)
  func recognizes(_ test: Case) throws {
    let model = try? test.model().recognized()
    print(test.text, "=>", model?.recognition?.description as Any, model?.isometry == nil ? "no isometry" : "isometry \(model!.isometry!.isConvex)", try model?.closedFormManifold()?.metricComponents.map(\.description) as Any)
  }
}
