import InformationGeometry
import Testing

/// Densities that are in no catalogue: they converge, or are refused with the reason.
@Suite struct QuadratureForeignDensityTests {
  static let a = Symbol("a", .positive), b = Symbol("b", .positive), q = QuadratureTests.self
  static let normalizing = "log(2*pi)/2"

  /// References from mpmath, 20 digits, where no closed form is near.
  static let cases: [QuadratureTests.Case] = [
    .init(
      "hyperbolic secant", [q.m, q.s], "-log(2*s) - log(cosh(pi*(x-m)/(2*s)))", at: [-3, 0.4],
      metric: q.locationScale(1.2337005501361697, 0, 1.2337005501361697, 0.4)),
    .init(
      "Kumaraswamy", in: .unitInterval, [a, b], "log(a) + log(b) + (a-1)*log(x) + (b-1)*log(1 - x^a)", at: [0.5, 0.3],
      metric: [1.3122705006526257196, -1.6913577827579051377, -1.6913577827579051377, 11.111111111111111933]),
    .init(
      "log-logistic", in: .positive, [a, b],
      "log(b) - log(a) + (b-1)*(log(x) - log(a)) - 2*log(1 + exp(b*(log(x)-log(a))))",
      at: [2, 3], metric: [0.75, 0, 0, 0.15888400495172039]),
    .init(
      "Gompertz", in: .positive, [a, b], "log(a) + log(b) + a + b*x - a*exp(b*x)", at: [0.7, 2],
      metric: [2.0408163265306122449, 1.2519128714497050983, 1.2519128714497050983, 0.82998755580249225024]),
    .init(
      "Maxwell", in: .positive, [a], "log(2/pi)/2 + 2*log(x) - 3*log(a) - x^2/(2*a^2)", at: [1e-3], metric: [6e6]),
    .init(
      "skew normal", [q.m, q.s, Symbol("k")],
      "log(2) - log(s) - (x-m)^2/(2*s^2) - log(2*pi)/2 + log(erfc(-k*(x-m)/(s*sqrt(2)))/2)", at: [0.5, 2, 1.5],
      metric: [
        0.46705216137406928059, 0.21132004415862828188, 0.16082666356425912686, 0.21132004415862828188,
        0.57777268572856990844, -0.10369691430475987791, 0.16082666356425912686, -0.10369691430475987791,
        0.13826255240634650389,
      ]),
    .init(
      "three scales", [Symbol("u")],
      "log(exp(-(x*1000)^2/2)*1000/3 + exp(-(x-u)^2/2)/3 + exp(-((x-10)/1000)^2/2)/3000) - log(2*pi)/2",
      at: [1], metric: [0.32804595186223721173]),
    .init(
      "beta(0.1, 0.2)", in: .unitInterval, [a, b],
      "(a-1)*log(x) + (b-1)*log(1-x) + lgamma(a+b) - lgamma(a) - lgamma(b)", at: [0.1, 0.2],
      metric: [89.187934604685018493, -12.245364546107729212, -12.245364546107729212, 14.022012659316047119]),
    .init(
      "Frechet", in: .positive, [a, b], "log(a) - log(b) - (a+1)*(log(x)-log(b)) - exp(-a*(log(x)-log(b)))",
      at: [0.5, 3],
      metric: [7.2947226434115220, 0.14092811169948893, 0.14092811169948893, 0.027777777777777778]),
    .init(
      "Student, free ν, IG-275", [q.m, q.s, Symbol("n", .positive)], q.student("n"), at: [0, 1, 5],
      metric: [0.75, 0, 0, 0, 1.25, -1.0 / 24, 0, -1.0 / 24, 0.0030225889796687737917631388785682]),
    .init(
      "wrapped on an interval", in: .unitInterval, [q.m, b],
      "b*cos(2*pi*(x-m)) - log(besseli(0, b))", at: [0.3, 2],
      metric: [4 * 9.869604401089358 * 1.3955493159280159640135811851035, 0, 0, 0.16422319772120768108719235957407]),
    .init(
      "stretched exponential", in: .positive, [a], "log(a)/2 - sqrt(a*x) - log(x)/2 - log(2)", at: [1e4],
      metric: [2.5e-9]),
    .init(
      "modes a million widths apart", [q.w],
      "log((1-w)*1e6*exp(-(x*1e6)^2/2) + w*exp(-(x-30)^2/2)) - log(2*pi)/2", at: [0.25],
      metric: [16.0 / 3]),
    .init(
      "Student of half a degree", [q.m, q.s], q.student("1/2"), at: [3, 2],
      metric: [3.0 / 28, 0, 0, 2.0 / 28]),
    .init(
      "narrow far away", [q.m], "-(x - exp(m))^2*1e12/2 + log(1e12)/2 - log(2*pi)/2", at: [5],
      metric: [22026.465794806718 * 1e12]),
  ]

  @Test(arguments: cases)
  func converge(_ c: QuadratureTests.Case) throws {
    let model = try c.model()
    let g = try ExpectationQuadrature(model).metric(at: Point(c.point, in: model.chart))
    let top = c.metric.map(\.magnitude).max() ?? 1
    for (found, known) in zip(g, c.metric) {
      #expect((found.value - known).magnitude <= found.error + 4e-16 * top, "\(c.name): \(found) for \(known)")
      #expect(found.error <= 1e-9 * top)
    }
  }

  /// The same with many digits: what Double finds must be their first digits.
  ///
  /// Catches a pilot that misleads the full run.
  @Test(arguments: cases.indices.filter { cases[$0].name != "Kumaraswamy" })
  func manyDigits(_ index: Int) throws {
    let c = Self.cases[index]
    let model = try c.model(), quadrature = try ExpectationQuadrature(model)
    let point = try Point(c.point, in: model.chart)
    let top = c.metric.map(\.magnitude).max() ?? 1
    for (found, known) in zip(try quadrature.metric(at: point, digits: 60), c.metric) {
      let value = try #require(Rational(found.value)), error = try #require(Rational(found.error))
      #expect((value.asDouble - known).magnitude <= 1e-15 * top, "\(c.name): \(found) for \(known)")
      #expect(error <= Rational(exactly: 1e-59 * top) ?? 0, "\(c.name): \(found)")
    }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let c: QuadratureTests.Case
    let reason: String
    var testDescription: String { c.name }
  }

  static let refusals: [Refusal] = [
    .init(
      c: .init(
        "N(0,9/4) into N(0,1), IG-274", [q.w], "log((1-w)*exp(-x^2/2) + w*exp(-2*x^2/9)*2/3) - log(2*pi)/2", at: [0],
        metric: []), reason: "infinite"),
    .init(
      c: .init(
        "N(0,2) into N(0,1)", [q.w], "log((1-w)*exp(-x^2/2) + w*exp(-x^2/4)/sqrt(2)) - log(2*pi)/2", at: [0], metric: []
      ), reason: "infinite"),
    .init(
      c: .init("uniform(0, a)", in: .positive, [a], "log(step(a-x)) - log(a)", at: [2], metric: []),
      reason: "support depends"),
    .init(
      c: .init("shifted exponential", [q.m], "log(step(x-m)) - (x-m)", at: [2], metric: []), reason: "support depends"),
    .init(c: .init("quartic without its constant", [a], "-x^4 + a*x^2", at: [1], metric: []), reason: "not to 1"),
    .init(
      c: .init(
        "Weibull of half order, shifted", [q.m], "log(step(x-m)/(2*sqrt(abs(x-m)))) - sqrt(abs(x-m))", at: [2],
        metric: []), reason: "infinite"),
    .init(c: .init("improper", in: .positive, [a], "-log(x+a)", at: [1], metric: []), reason: "infinite"),
    .init(
      c: .init(
        "half a sum", in: .naturals, [QuadratureSumTests.p], "log(p) + x*log(1-p) - log(2)", at: [0.5], metric: []),
      reason: "not to 1"),
    .init(
      c: .init("not normalized in a", in: .positive, [a], "-x*(1 + (a-1)*2)", at: [1], metric: []),
      reason: "not normalized for all"),
  ]

  @Test(arguments: refusals)
  func refused(_ r: Refusal) throws {
    let model = try r.c.model()
    let q = try ExpectationQuadrature(model), p = try Point(r.c.point, in: model.chart)
    #expect { try q.metric(at: p) } throws: { error in
      let text = "\(error)"
      if !text.contains(r.reason) { print(r.c.name, text) }
      return error is GeometryError && text.contains(r.reason)
    }
  }
}
