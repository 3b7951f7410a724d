import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics
import Testing

@testable import InformationGeometry

/// Families of the catalogue that hide in a formula, in other parameters or behind a function of the observation.
@Suite struct KnownFamilyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let space: SampleSpace
    let parameters: [Symbol]
    /// What must be said; nil where nothing may be.
    let found: String?
    let point: [Double]
    /// Whether distances are in closed form.
    var isSpaceForm = true
    /// Whether the density as typed can be integrated: tails of 1/(x log²x) cannot.
    var isIntegrable = true
    var testDescription: String { text }

    init(
      _ text: String, _ space: SampleSpace = .realLine, _ parameters: [Symbol] = [m, s],
      at point: [Double] = [0.3, 1.4],
      isSpaceForm: Bool = true, isIntegrable: Bool = true, is found: String?
    ) {
      self.isIntegrable = isIntegrable
      self.text = text
      self.space = space
      self.parameters = parameters
      self.found = found
      self.point = point
      self.isSpaceForm = isSpaceForm
    }

    func model() throws -> StatisticalModel {
      let x = Symbol("x", space.domain)
      let formula = try Expression(parsing: text, symbols: [x] + parameters)
      return try StatisticalModel("typed", of: x, in: space, parameters: parameters, logDensity: log(formula))
    }
  }

  private static let m = Symbol("m"), s = Symbol("s", .positive), k = Symbol("k", .positive), t = Symbol("t")

  static let locationScale: [Case] = [
    Case("s/(pi*(s^2+(x-m)^2))", is: "this is cauchy(mu = m, gamma = s)"),
    // Multiplied out: nothing in it is affine in x.
    Case("s/(pi*(s^2+x^2-2*m*x+m^2))", is: "this is cauchy(mu = m, gamma = s)"),
    Case(
      "exp(t)/(pi*(1+(exp(t)*x-m)^2))", .realLine, [m, t], at: [0.3, 0.5],
      is: "this is cauchy(mu = m*exp(-t), gamma = exp(-t))"),
    Case(
      "k/(pi*(1+k^2*(x-1/m)^2))", .realLine, [Symbol("m", .positive), k], at: [0.8, 1.4],
      is: "this is cauchy(mu = 1/m, gamma = 1/k)"),
    Case(
      "3*b/(pi*(9*b^2+(x-a-2*b)^2))", .realLine, [Symbol("a"), Symbol("b", .positive)],
      is: "this is cauchy(mu = a + 2*b, gamma = 3*b)"),
    Case("exp(x/s)*exp(-m/s)/(s*(1+exp(x/s)*exp(-m/s))^2)", is: "this is logistic(mu = m, s)"),
    Case("1/(4*s*cosh((x-m)/(2*s))^2)", is: "this is logistic(mu = m, s)"),
    Case("exp(-(x-m)/s-exp(-(x-m)/s))/s", is: "this is gumbel(mu = m, beta = s)"),
    Case("exp((x-m)/s-exp((x-m)/s))/s", is: "x ↦ -x turns this into gumbel(mu = -m, beta = s)"),
    Case("exp(-abs(x-m)/s)/(2*s)", is: "this is laplace(mu = m, b = s)"),
    Case("2/(pi*sqrt(3)*s)*(1+((x-m)/s)^2/3)^(-2)", is: "this is student(mu = m, sigma = s, nu = 3)"),
    Case("8/(3*sqrt(5)*pi*s*(1+(x-m)^2/(5*s^2))^3)", is: "this is student(mu = m, sigma = s, nu = 5)"),
    Case("3*exp(-(abs(x-m)/s)^3)/(2*gamma(1/3)*s)", is: "this is generalized-normal(mu = m, alpha = s, beta = 3)"),
    Case(
      "3*exp(-(abs(x-m)/s)^(3/5))/(10*gamma(5/3)*s)", is: "this is generalized-normal(mu = m, alpha = s, beta = 3/5)"),
    // Functions of the observation.
    Case(
      "k/s*(x/s)^(k-1)*exp(-(x/s)^k)", .positive, [s, k], at: [1.2, 1.4],
      is: "x ↦ -log(x) turns this into gumbel(mu = -log(s), beta = 1/k)"),
    Case(
      "k/s*(x/s)^(-k-1)*exp(-(x/s)^(-k))", .positive, [s, k], at: [1.2, 1.4],
      is: "x ↦ log(x) turns this into gumbel(mu = log(s), beta = 1/k)"),
    Case(
      "k/s*(x/s)^(k-1)/(1+(x/s)^k)^2", .positive, [s, k], at: [1.2, 1.4],
      is: "x ↦ log(x) turns this into logistic(mu = log(s), s = 1/k)"),
    Case(
      "1/(x*pi*s*(1+((log(x)-m)/s)^2))", .positive, isIntegrable: false,
      is: "x ↦ log(x) turns this into cauchy(mu = m, gamma = s)"),
    Case(
      "s/(x*(1-x)*pi*(s^2+(log(x/(1-x))-m)^2))", .unitInterval, isIntegrable: false,
      is: "x ↦ log(x) - log(1 - x) turns this into cauchy(mu = m, gamma = s)"),
    Case(
      "s/((x-2)*pi*(s^2+(log(x-2)-m)^2))", .interval(2, nil), isIntegrable: false,
      is: "x ↦ log(x - 2) turns this into cauchy(mu = m, gamma = s)"),
  ]

  static let exponential: [Case] = [
    Case(
      "exp(-(log(x)-m)^2/(2*s^2))/(x*s*sqrt(2*pi))", .positive,
      is: "x ↦ log(x) turns this into normal(mu = m, sigma = s)"),
    Case("sqrt(s/(2*pi))*exp(-s*(x-m)^2/2)", is: "this is normal(mu = m, sigma = 1/sqrt(s))"),
    Case("sqrt(s/pi)*exp(m*x - s*x^2 - m^2/(4*s))", is: "this is normal(mu = m/(2*s), sigma = sqrt(2)/(2*sqrt(s)))"),
    Case(
      "exp(-s/x)*(s/x)^k/(x*gamma(k))", .positive, [k, s], at: [1.2, 1.4], isSpaceForm: false,
      is: "x ↦ 1/x turns this into gamma(shape = k, rate = s)"),
    Case(
      "exp(k*x-s*exp(x))*s^k/gamma(k)", .realLine, [k, s], at: [1.2, 1.4], isSpaceForm: false,
      is: "x ↦ exp(x) turns this into gamma(shape = k, rate = s)"),
    Case(
      "2*s^k*x^(2*k-1)*exp(-s*x^2)/gamma(k)", .positive, [k, s], at: [1.2, 1.4], isSpaceForm: false,
      is: "x ↦ x^2 turns this into gamma(shape = k, rate = s)"),
    Case(
      "x^(k-1)*(1+x)^(-k-s)/beta(k,s)", .positive, [k, s], at: [1.2, 1.4], isSpaceForm: false,
      is: "x ↦ x/(x + 1) turns this into beta(a = k, b = s)"),
    Case(
      "sqrt(k/(2*pi*x^3))*exp(-k*(x-s)^2/(2*s^2*x))", .positive, [s, k], at: [1.2, 1.4],
      is: "this is inverse-gaussian(mu = s, lambda = k)"),
  ]

  /// Would catch a wrong Jacobian of the observation, a scale that is off by a constant, and a family that is confused
  /// with its mirror image.
  @Test(arguments: locationScale + exponential)
  func recognizes(_ test: Case) throws {
    let given = try test.model()
    let manifold = try given.manifold(), model = try #require(manifold.model)
    #expect(model.recognition?.description == test.found)
    let point = try manifold.point(test.point)
    // Quadrature of the density as it was typed.
    for quantity in [Quantity.metric, .cubicForm] where test.isIntegrable {
      let numbers = try given.estimatedManifold().estimated(quantity, at: point)
      for (closed, estimate) in zip(try manifold.manifold.rounded(quantity, at: point), numbers) {
        #expect(abs(closed.value - estimate.value) < 1e-8 * max(1, abs(estimate.value)), "\(quantity)")
      }
    }
    let other = try manifold.point(test.point.map { $0 + 0.45 })
    let d = try manifold.distance(from: point, to: other)
    #expect((d.method == .closedForm) == test.isSpaceForm)
    guard test.isSpaceForm else { return }
    // The geodesic equation knows nothing of the half plane.
    let solved = try manifold.connection().geodesic(from: point, to: other, isometry: nil)
    #expect(abs(d.value - solved.length) < 1e-9 * d.value)
    let geodesic = try manifold.geodesic(from: point, to: other)
    #expect(zip(geodesic.sample(at: 1).coordinates, other.coordinates).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  static let others: [Case] = [
    Case("1/(pi*s*cosh((x-m)/s))", is: nil),
    Case("3*exp(-(x-m)/s)/(s*(1+exp(-(x-m)/s))^4)", is: nil),
    Case("sqrt(2)/(pi*s*(1+((x-m)/s)^4))", is: nil),
  ]

  /// Would catch a family that is claimed because it looks alike: nothing closed may come out.
  @Test(arguments: others)
  func refuses(_ test: Case) throws {
    let model = try test.model()
    #expect(model.recognized().recognition == nil)
    #expect(throws: GeometryError.self) { try model.manifold() }
    #expect(model.locationScaleForm() != nil)
  }
}
