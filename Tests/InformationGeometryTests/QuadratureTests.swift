import InformationGeometry
import Testing

/// Expectations of models given by their density alone, against closed forms.
@Suite struct QuadratureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let space: SampleSpace
    let parameters: [Symbol]
    /// log p.
    let formula: String
    let point: [Double]
    let metric: [Double]
    var testDescription: String { name }

    init(
      _ name: String, in space: SampleSpace = .realLine, _ parameters: [Symbol], _ formula: String, at point: [Double],
      metric: [Double]
    ) {
      (self.name, self.space, self.parameters, self.formula, self.point, self.metric) =
        (name, space, parameters, formula, point, metric)
    }

    func model() throws -> StatisticalModel {
      let x = Symbol("x", space.domain)
      return try StatisticalModel(
        name, variables: [x], in: space, parameters: parameters,
        logDensity: Expression(parsing: formula, symbols: [x] + parameters))
    }
  }

  static let m = Symbol("m"), s = Symbol("s", .positive),
    w = Symbol("w", Domain(lower: .init(0, isIncluded: true), upper: .init(1)))
  static let γ = 0.57721566490153286, ζ2 = 1.6449340668482264

  static func locationScale(_ a: Double, _ b: Double, _ c: Double, _ s: Double) -> [Double] {
    [a, b, b, c].map { $0 / (s * s) }
  }

  static let cauchy = "-log(pi) - log(s) - log(1 + ((x - m)/s)^2)"
  static func student(_ ν: String) -> String {
    "lgamma((\(ν)+1)/2) - lgamma((\(ν))/2) - log(pi*(\(ν)))/2 - log(s) - ((\(ν))+1)/2*log(1 + ((x-m)/s)^2/(\(ν)))"
  }

  static let cases: [Case] = [
    .init("Cauchy", [m, s], cauchy, at: [0, 1], metric: [0.5, 0, 0, 0.5]),
    .init("Cauchy far", [m, s], cauchy, at: [1e6, 1e-6], metric: locationScale(0.5, 0, 0.5, 1e-6)),
    .init("Student 3", [m, s], student("3"), at: [0.3, 2], metric: locationScale(2.0 / 3, 0, 1, 2)),
    .init("Student 5", [m, s], student("5"), at: [0, 1], metric: [0.75, 0, 0, 1.25]),
    .init("Student 1/2", [m, s], student("1/2"), at: [0, 1], metric: [3.0 / 7, 0, 0, 2.0 / 7]),
    .init(
      "logistic", [m, s], "-(x-m)/s - log(s) - 2*log(1 + exp(-(x-m)/s))", at: [0.5, 3],
      metric: locationScale(1.0 / 3, 0, (3 + 6 * ζ2) / 9, 3)),
    .init("Laplace", [m, s], "-abs(x-m)/s - log(2*s)", at: [0.7, 2], metric: locationScale(1, 0, 1, 2)),
    .init(
      "Gumbel", [m, s], "-(x-m)/s - log(s) - exp(-(x-m)/s)", at: [-1, 0.5],
      metric: locationScale(1, γ - 1, ζ2 + (1 - γ) * (1 - γ), 0.5)),
    .init(
      "generalized normal 3", [m, s], "-abs((x-m)/s)^3 - log(s) + log(3/2) - lgamma(1/3)", at: [0.2, 1.5],
      metric: locationScale(9 * 0.9027452929509336 / 2.6789385347077476, 0, 3, 1.5)),
    .init(
      "normal σ = 10", [m, s], "-(x-m)^2/(2*s^2) - log(s) - log(2*pi)/2", at: [0, 10], metric: [0.01, 0, 0, 0.02]),
    .init(
      "normal 1e-6 at 1e6", [m, s], "-(x-m)^2/(2*s^2) - log(s) - log(2*pi)/2", at: [1e6, 1e-6],
      metric: [1e12, 0, 0, 2e12]),
    .init(
      "normal 1e6 at -1e6", [m, s], "-(x-m)^2/(2*s^2) - log(s) - log(2*pi)/2", at: [-1e6, 1e6],
      metric: [1e-12, 0, 0, 2e-12]),
    .init(
      "mixture IG-270", [w], "log((1-w)*exp(-x^2/2) + w*exp(-(x-2)^2/2)) - log(2*pi)/2", at: [0.5],
      metric: [2.2016019631733086812]),
    .init(
      "mixture IG-272", [w], "log((1-w)*exp(-x^2/2) + 2*w*exp(-2*x^2)) - log(2*pi)/2", at: [0],
      metric: [0.51185789203690890885806614493672]),
  ]

  @Test(arguments: cases)
  func closedForms(_ c: Case) throws {
    let model = try c.model()
    let point = try Point(c.point, in: model.chart)
    let q = try ExpectationQuadrature(model)
    let g = try q.metric(at: point)
    let top = c.metric.map(\.magnitude).max() ?? 1
    for (found, known) in zip(g, c.metric) {
      #expect((found.value - known).magnitude <= found.error + 4e-16 * top, "\(c.name): \(found) for \(known)")
      #expect(found.error <= 1e-9 * top)
    }
  }
}
