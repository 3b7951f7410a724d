import InformationGeometry
import Testing

/// Enclosures of the tensors of models that are given by their density alone.
@Suite struct CertifiedTests {
  static let q = QuadratureTests.self, a = Symbol("a", .positive), b = Symbol("b", .positive)
  static let mixture = "log((1-w)*exp(-x^2/2) + w*exp(-(x-m)^2/2)) - log(2*pi)/2"

  /// Closed forms, and references by mpmath with 60 digits.
  static let cases: [(QuadratureTests.Case, [String])] = [
    (
      .init("normal", [q.m, q.s], "-(x-m)^2/(2*s^2) - log(s) - log(2*pi)/2", at: [0.5, 2], metric: []),
      ["1/4", "0", "0", "1/2"]
    ),
    (.init("Cauchy", [q.m, q.s], q.cauchy, at: [0, 1], metric: []), ["1/2", "0", "0", "1/2"]),
    (.init("Student 3", [q.m, q.s], q.student("3"), at: [0.5, 2], metric: []), ["1/6", "0", "0", "1/4"]),
    (.init("Student 1/2", [q.m, q.s], q.student("1/2"), at: [0, 1], metric: []), ["3/7", "0", "0", "2/7"]),
    (
      .init("logistic", [q.m, q.s], "-(x-m)/s - log(s) - 2*log(1 + exp(-(x-m)/s))", at: [0, 1], metric: []),
      ["1/3", "0", "0", "1.4299560445654842909816101110973501261459666008045322918237055"]
    ),
    (.init("Laplace", [q.m, q.s], "-abs(x-m)/s - log(2*s)", at: [0.75, 2], metric: []), ["1/4", "0", "0", "1/4"]),
    (
      .init("generalized normal 3", [q.s], "-abs(x/s)^3 - log(s) + log(3/2) - lgamma(1/3)", at: [0.5], metric: []),
      ["12"]
    ),
    (
      .init("mixture", [q.w, q.m], mixture, at: [0.625, 2], metric: []),
      [
        "2.3116367622405611065505014026272117719404329493582381035387385",
        "0.50587191003516274567884706963222334959926927147847819670617594",
        "0.50587191003516274567884706963222334959926927147847819670617594",
        "0.43025033503732007351352146073625878916731254279329884290150561",
      ]
    ),
    (
      .init("heavy", [q.m, a], "log(a) - log(2) - (1+a)*log(1+abs(x-m))", at: [0, 0.125], metric: []),
      // g_mm = (1 + a)² a/(a + 2), g_aa = 1/a².
      ["81/1088", "0", "0", "64"]
    ),
    (
      .init("telescope", in: .naturals, [a], "log(a) - log(a+x) - log(a+x+1)", at: [0.75], metric: []),
      ["0.4794861381740764142631609872922840403474232861477869950887132955355777"]
    ),
    (
      .init(
        "two powers", in: .naturals, [q.w],
        "log(w*6/pi^2/(1+x)^2 + (1-w)*90/pi^4/(1+x)^4)", at: [0.375], metric: []),
      ["0.7171719331103513621981508424568324252899223040896645290369378548022166"]
    ),
  ]

  @Test(arguments: cases.indices)
  func closedForms(_ index: Int) throws {
    let (c, known) = Self.cases[index]
    let manifold = try c.model().certifiedManifold()
    let proved = try manifold.enclosure(of: .metric, at: manifold.point(c.point), digits: 25)
    #expect(proved.mass.contains(Rational(1)) && proved.mass.radius < 1e-24)
    for (ball, text) in zip(proved.components, known) {
      let value = try #require(Rational(text))
      let unit = Rational(1) / Rational(10).power(text.contains(".") ? 38 : 200)
      let reference = Ball(lower: value - unit, upper: value + unit, precision: BallPrecision(digits: 250))
      #expect(ball.contains(reference), "\(c.name): \(ball) for \(text)")
      #expect(ball.radius <= 1e-24 * max(1, ball.midpoint.magnitude), "\(c.name): \(ball)")
    }
  }

  /// Every quantity of catalogue families, their recognition not used, against enclosures of the closed forms.
  @Test(arguments: [
    ("normal", ["1/3", "2"]), ("gamma", ["2/5", "3/2"]), ("beta", ["3/10", "2/5"]), ("lognormal", ["1/5", "sqrt(2)"]),
    ("poisson", ["5/2"]), ("inverse-gaussian", ["4/3", "2"]), ("pareto:scale=2", ["7/4"]), ("geometric", ["1/5"]),
    ("binomial:n=9", ["1/3"]), ("chi-squared", ["33/10"]), ("half-normal", ["1/3"]),
  ])
  func catalogue(_ name: String, _ coordinates: [String]) throws {
    let model = try Catalogue.model(name)
    let exact = try model.manifold(), certified = try model.certifiedManifold()
    let point = try exact.point(exactly: coordinates.map { try Expression(parsing: $0, symbols: []) })
    var quantities: [Quantity] = [.metric, .cubicForm, .christoffel(alpha: 1)]
    if coordinates.count > 1 { quantities += [.scalarCurvature(alpha: Rational(1, 2))] }
    for quantity in quantities {
      let known = try exact.manifold.enclosure(of: quantity, at: point, bits: 256)
      let found = try certified.enclosure(of: quantity, at: point, digits: 20).components
      for (a, b) in zip(found, known) {
        #expect(a.overlaps(b), "\(name), \(quantity.name): \(a) for \(b)")
        #expect(a.radius <= 1e-18 * max(1, a.midpoint.magnitude), "\(name), \(quantity.name): \(a)")
      }
    }
  }

  /// Curvatures of location-scale families, which are constant; a missing term of ∂∂g would show.
  @Test(
    arguments: [("Cauchy", -4), ("Student 3", -2), ("generalized normal 3", Rational(-2, 3))] as [(String, Rational)])
  func curvature(_ name: String, _ known: Rational) throws {
    let formula =
      name == "Cauchy"
      ? Self.q.cauchy
      : name == "Student 3" ? Self.q.student("3") : "-abs((x-m)/s)^3 - log(s) + log(3/2) - lgamma(1/3)"
    let manifold = try QuadratureTests.Case(name, [Self.q.m, Self.q.s], formula, at: [], metric: []).model()
      .certifiedManifold()
    let r = try manifold.enclosure(of: .scalarCurvature(alpha: 0), at: manifold.point([0.25, 1.5]), digits: 30)
      .components[0]
    #expect(r.contains(known) && r.radius < 1e-29, "\(r)")
  }

  @Test func manyDigits() throws {
    let manifold = try QuadratureTests.Case("Gumbel", [Self.q.m], "-(x-m) - exp(-(x-m))", at: [0], metric: []).model()
      .certifiedManifold()
    let g = try manifold.enclosure(of: .metric, at: manifold.point([0.5]), digits: 300).components[0]
    #expect(g.contains(Rational(1)) && (g - Ball(1, precision: g.precision)).scaled(byPowerOfTwo: 900).radius < 1e-20)
  }
}
