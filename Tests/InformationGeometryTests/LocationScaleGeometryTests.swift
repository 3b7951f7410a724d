import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics
import Testing

@testable import InformationGeometry

/// Location–scale families by seven integrals, whose closed forms are identified from their digits.
@Suite struct LocationScaleGeometryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    var parameters = [Symbol("m"), Symbol("s", .positive)]
    /// a, b, c as they must be identified; nil where nothing is.
    let constants: [String]?
    /// T_mmm, T_mms, T_mss, T_sss where they are known in closed form.
    var cubic: [String]?
    var testDescription: String { text }

    func model() throws -> StatisticalModel {
      let x = Symbol("x")
      let formula = try Expression(parsing: text, symbols: [x] + parameters)
      return try StatisticalModel("typed", of: x, in: .realLine, parameters: parameters, logDensity: log(formula))
    }
  }

  static let cases: [Case] = [
    Case(
      text: "exp(-(x-m)/s)/(s*(1+exp(-(x-m)/s))^2)", constants: ["1/3", "0", "(3+pi^2)/9"],
      cubic: ["0", "1/3", "0", "pi^2/3"]),
    Case(
      text: "exp(-(x-m)/s-exp(-(x-m)/s))/s", constants: ["1", "euler-1", "pi^2/6+(1-euler)^2"],
      cubic: [
        "-2", "4-2*euler", "8*euler-2*euler^2-4-pi^2/3",
        "2-12*euler+12*euler^2-2*euler^3-euler*pi^2+2*pi^2+2*polygamma(2,1)",
      ]),
    // The hyperbolic secant. This and the following agree with integrals by mpmath to 20 digits.
    Case(
      text: "1/(pi*s*cosh((x-m)/s))", constants: ["1/2", "0", "pi^2/8"], cubic: ["0", "1/3", "0", "pi^2/4"]),
    Case(
      text: "2/(pi*sqrt(3)*s)*(1+((x-m)/s)^2/3)^(-2)", constants: ["2/3", "0", "1"], cubic: ["0", "1/3", "0", "1"]),
    Case(text: "8/(3*sqrt(5)*pi*s*(1+((x-m)/s)^2/5)^3)", constants: ["3/4", "0", "5/4"]),
    // Generalized logistic of type I with exponent 3.
    Case(
      text: "3*exp(-(x-m)/s)/(s*(1+exp(-(x-m)/s))^4)", constants: ["3/5", "1/2", "pi^2/5"],
      cubic: ["-2/5", "7/15", "2-2*pi^2/15", "7*pi^2/15"]),
    Case(text: "sqrt(2)/(pi*s*(1+((x-m)/s)^4))", constants: ["3/2", "0", "3/2"], cubic: ["0", "2", "0", "2"]),
    Case(text: "2*exp(-((x-m)/s)^4)/(gamma(1/4)*s)", constants: nil),
    Case(
      text: "k/(pi*cosh(k*(x-exp(t))))", parameters: [Symbol("t"), Symbol("k", .positive)],
      constants: ["1/2", "0", "pi^2/8"]),
  ]

  @Test(arguments: cases)
  func constants(_ test: Case) throws {
    let model = try test.model()
    let geometry = try #require(try model.locationScaleGeometry())
    if let wanted = test.constants {
      let found = try #require(geometry.identified)
      for (got, text) in zip([found.a, found.b, found.c], wanted) {
        #expect(try got.isEqual(to: Expression(parsing: text, symbols: [])), "\(got) is not \(text)")
      }
      #expect(geometry.identifiedDigits >= 50)
      for (got, text) in zip(geometry.moments.dropFirst(3), test.cubic ?? []) {
        #expect(
          try got.closedForm?.isEqual(to: Expression(parsing: text, symbols: [])) == true, "\(got) is not \(text)")
      }
      #expect(
        geometry.moments.filter { !$0.isZeroBySymmetry && $0.closedForm != nil }.allSatisfy {
          $0.description.contains("identified to")
        })
    } else {
      #expect(geometry.identified == nil)
      #expect(geometry.gaussianCurvature == nil)
      #expect(geometry.moments[0].digits >= 50)
      #expect(geometry.moments[0].description.contains("not identified"))
    }
  }

  /// The metric and T from the seven constants against quadrature at a point that is not the standard one.
  @Test(arguments: cases)
  func tensors(_ test: Case) throws {
    let model = try test.model(), geometry = try #require(try model.locationScaleGeometry())
    let point = try Point([0.4, 1.7], in: model.chart)
    guard let manifold = try geometry.identifiedManifold() else { return }
    for quantity in [Quantity.metric, .cubicForm] {
      let numbers = try model.estimatedManifold().estimated(quantity, at: point)
      for (closed, estimate) in zip(try manifold.manifold.rounded(quantity, at: point), numbers) {
        #expect(abs(closed.value - estimate.value) < 1e-8 * max(1, abs(estimate.value)), "\(quantity)")
      }
    }
    let other = try Point([1.1, 0.9], in: model.chart)
    let d = try geometry.distance(from: point, to: other)
    let solved = try manifold.connection().geodesic(from: point, to: other)
    #expect(abs(d.value.asDouble - solved.length) < 1e-9)
    #expect(d.error.asDouble < 1e-50)
    // Where nothing is proved, nothing is said to be.
    #expect(d.method == "location-scale isometry")
  }

  /// γ² of a Cauchy location is 5/2, of N(u, u²) 2/27 and of a full family 0.
  ///
  /// Source: Efron (1975).
  @Test func statisticalCurvatureByQuadrature() throws {
    func curvature(_ text: String, _ parameter: Symbol, at value: Double) throws -> Estimated<String> {
      let x = Symbol("x")
      let formula = try Expression(parsing: text, symbols: [x, parameter])
      let model = try StatisticalModel("typed", of: x, in: .realLine, parameters: [parameter], logDensity: log(formula))
      return try model.estimatedManifold().statisticalCurvature(at: Point([value], in: model.chart), digits: 20)
    }
    let m = Symbol("m"), u = Symbol("u", .positive)
    for (text, parameter, wanted) in [
      ("1/(pi*(1+(x-m)^2))", m, Rational(5, 2)), ("exp(-(x-u)^2/(2*u^2))/(u*sqrt(2*pi))", u, Rational(2, 27)),
      ("exp(-(x-m)^2/2)/sqrt(2*pi)", m, 0),
    ] {
      let found = try curvature(text, parameter, at: 0.7)
      let value = try #require(Rational(found.value)), error = try #require(Rational(found.error))
      #expect((value - wanted).magnitude <= error && error < Rational(1, 1_000_000_000_000), "\(text): \(found)")
    }
  }

  /// Closed forms of curved families, also in two variables.
  ///
  /// Source: Efron (1975).
  @Test func statisticalCurvatureOfCurvedFamilies() throws {
    let x = Symbol("x"), y = Symbol("y"), r = Symbol("r", .interval(-1, 1)), a = Symbol("a")
    let normal =
      -(x.squared - 2 * r * x * y + y.squared) / (2 * (1 - r.squared)) - log(1 - r.squared) / 2 - log(2 * .pi)
    let correlation = try StatisticalModel(
      "correlation", of: [x, y], in: .product([.realLine, .realLine]), parameters: [r], logDensity: normal)
    let γ2 = try correlation.statisticalCurvature(), R = r.squared
    #expect(try γ2.isEqual(to: 4 * (1 - R).squared / (1 + R).power(3)), "\(γ2)")
    let circle = -((x - 2 * cos(a)).squared + (y - 2 * sin(a)).squared) / 2 - log(2 * .pi)
    let fisher = try StatisticalModel(
      "circle", of: [x, y], in: .product([.realLine, .realLine]), parameters: [a], logDensity: circle)
    #expect(try fisher.statisticalCurvature().isEqual(to: Expression(Rational(1, 4))))
    let u = Symbol("u", .positive)
    let parabola = try StatisticalModel(
      "parabola", of: x, in: .realLine, parameters: [u],
      logDensity: -(x - u).squared / (2 * u.squared) - log(u) - log(2 * .pi) / 2)
    #expect(try parabola.statisticalCurvature().isEqual(to: Expression(Rational(2, 27))))
    #expect(try Catalogue.model("gamma").statisticalCurvature().isZero)
    #expect(throws: GeometryError.self) { try Catalogue.model("cauchy").statisticalCurvature() }
  }

  /// A curved family has the geometry of its parameters: N(u, u²) has g = 3/u², and every α by pullback.
  @Test func curvedFamilyIsUsed() throws {
    let x = Symbol("x"), u = Symbol("u", .positive)
    let model = try StatisticalModel(
      "parabola", of: x, in: .realLine, parameters: [u],
      logDensity: -(x - u).squared / (2 * u.squared) - log(u) - log(2 * .pi) / 2)
    let manifold = try model.manifold()
    #expect(try manifold.manifold.metricComponents[0].isEqual(to: 3 / u.squared))
    let point = try manifold.point([1.3])
    let estimated = try model.estimatedManifold()
    for quantity in [Quantity.cubicForm, .christoffel(alpha: 1), .christoffel(alpha: -1)] {
      let closed = try manifold.manifold.rounded(quantity, at: point)[0].value
      let number = try estimated.estimated(quantity, at: point)[0].value
      #expect(abs(closed - number) < 1e-8 * max(1, abs(number)), "\(quantity)")
    }
    let d = try manifold.distance(from: point, to: manifold.point([2.6]))
    #expect(abs(d.value - 3.0.squareRoot() * 0.6931471805599453) < 1e-10)
  }
}
