import InformationGeometry
import Testing

/// Laws of distances over the families of the catalogue, in `Double` to 10⁻¹⁰ and beyond it to 40 digits.
///
/// Invariance under changes of parameters on every family: `make laws`.
@Suite("Laws of distances")
struct DistanceLawTests {
  /// Three points, and the first two as a map of the sample space moves them.
  struct Case: Sendable, CustomTestStringConvertible {
    let family: String, map: String
    let points: [[String]], moved: [[String]]
    var testDescription: String { "\(family), \(map)" }

    init(_ family: String, _ map: String, _ points: [[String]], _ moved: [[String]]) {
      self.family = family
      self.map = map
      self.points = points
      self.moved = moved
    }
  }

  /// x ↦ 2x + 3 on families of location and scale.
  private static func locationScale(_ family: String) -> Case {
    Case(family, "2x + 3", [["1/2", "1"], ["2", "3"], ["-1", "2"]], [["4", "2"], ["7", "6"]])
  }

  /// x ↦ 2x where one parameter is a scale or a rate.
  private static func scaled(_ family: String, _ points: [[String]], _ moved: [[String]]) -> Case {
    Case(family, "2x", points, moved)
  }

  static let cases: [Case] =
    ["normal", "laplace", "cauchy", "student:nu=5", "logistic", "gumbel", "generalized-normal:beta=3"].map(
      locationScale)
    + [
      Case(
        "lognormal", "2x³", [["1/2", "1"], ["2", "3"], ["-1", "2"]], [["3/2+log(2)", "3"], ["6+log(2)", "9"]]),
      scaled("exponential", [["1"], ["3"], ["2/5"]], [["1/2"], ["3/2"]]),
      scaled("gamma", [["1", "1"], ["2", "2/3"], ["3", "5"]], [["1", "1/2"], ["2", "1/3"]]),
      scaled("inverse-gamma", [["2", "3"], ["5", "1"], ["1", "1"]], [["2", "6"], ["5", "2"]]),
      scaled("weibull", [["1", "2"], ["3", "1"], ["2", "5"]], [["2", "2"], ["6", "1"]]),
      scaled("rayleigh", [["1"], ["3"], ["2/5"]], [["2"], ["6"]]),
      scaled("half-normal", [["1"], ["3"], ["2/5"]], [["2"], ["6"]]),
      scaled("inverse-gaussian", [["1", "2"], ["2", "3"], ["1", "5"]], [["2", "4"], ["4", "6"]]),
      Case("bernoulli", "1 − x", [["1/5"], ["9/10"], ["1/2"]], [["4/5"], ["1/10"]]),
      Case("binomial:n=7", "7 − x", [["1/5"], ["9/10"], ["1/2"]], [["4/5"], ["1/10"]]),
      Case("beta", "1 − x", [["1", "1"], ["5", "2"], ["2", "3"]], [["1", "1"], ["2", "5"]]),
      Case(
        "categorical:k=3", "the classes in another order", [["1/5", "3/10"], ["1/2", "1/4"], ["1/3", "1/3"]],
        [["1/2", "1/5"], ["1/4", "1/2"]]),
      Case(
        "multinomial:k=3,n=5", "the classes in another order", [["1/5", "3/10"], ["1/2", "1/4"], ["1/3", "1/3"]],
        [["1/2", "1/5"], ["1/4", "1/2"]]),
      Case(
        "dirichlet:k=3", "the parts in another order", [["1", "2", "3"], ["2", "1", "2"], ["1", "1", "1"]],
        [["3", "1", "2"], ["2", "2", "1"]]),
      Case("von-mises", "a turn by 1", [["0", "2"], ["1", "3"], ["1/2", "1"]], [["1", "2"], ["2", "3"]]),
      Case(
        "multivariate-normal:d=2", "Ax + b",
        [["0", "0", "1", "0", "1"], ["1", "2", "2", "1/2", "1"], ["1", "0", "1", "1/5", "2"]],
        // A = (2, 1; 1/2, 3), b = (5, −7).
        [["5", "-7", "5", "4", "37/4"], ["9", "-1/2", "11", "33/4", "11"]]),
      Case(
        "centered-normal:d=2", "Ax", [["1", "0", "1"], ["2", "1/2", "1"], ["1", "1/5", "2"]],
        [["5", "4", "37/4"], ["11", "33/4", "11"]]),
      Case(
        "wishart:d=2,nu=7", "AxAᵀ", [["1", "0", "1"], ["2", "1/2", "1"], ["1", "1/5", "2"]],
        [["5", "4", "37/4"], ["11", "33/4", "11"]]),
      Case("poisson", "x", [["2"], ["5"], ["1/3"]], [["2"], ["5"]]),
      Case("geometric", "x", [["1/5"], ["9/10"], ["1/2"]], [["1/5"], ["9/10"]]),
      Case("negative-binomial:r=5/2", "x", [["1/5"], ["9/10"], ["1/2"]], [["1/5"], ["9/10"]]),
      Case("pareto:scale=2", "x", [["1"], ["3"], ["2"]], [["1"], ["3"]]),
      Case("chi-squared", "x", [["1"], ["4"], ["2"]], [["1"], ["4"]]),
      Case(
        "zero-inflated-poisson", "x", [["1/2", "1"], ["1/4", "2"], ["1/3", "3"]], [["1/2", "1"], ["1/4", "2"]]),
    ]

  /// Catches a distance that depends on the direction, on the units of the observations or on the names of classes, and one
  /// that is longer than a detour.
  @Test(arguments: cases)
  func symmetryTriangleAndSampleSpace(_ c: Case) throws {
    let manifold = try Catalogue.model(c.family).manifold()
    func point(_ texts: [String]) throws -> Point {
      try manifold.point(exactly: texts.map { try Expression(parsing: $0, symbols: []) })
    }
    let x = try c.points.map(point), y = try c.moved.map(point)
    let d = try manifold.distance(from: x[0], to: x[1]).value
    let back = try manifold.distance(from: x[1], to: x[0]).value,
      moved = try manifold.distance(from: y[0], to: y[1]).value
    let detour = try manifold.distance(from: x[0], to: x[2]).value + manifold.distance(from: x[2], to: x[1]).value
    #expect(
      abs(back / d - 1) < 1e-10 && abs(moved / d - 1) < 1e-10 && d <= detour * (1 + 1e-10), "\(d), \(back), \(moved)")
    // Collocation with many bits in three dimensions takes its time: `make laws`.
    guard c.family != "dirichlet:k=3" else { return }
    let precision = BigFloatPrecision(digits: 60), tolerance = BigFloat.pow(BigFloat(10, precision: precision), -40)
    func many(_ p: Point, _ q: Point) throws -> BigFloat {
      try manifold.distance(from: p, to: q, digits: 42).value.rounded(to: precision)
    }
    let D = try many(x[0], x[1]), B = try many(x[1], x[0]), M = try many(y[0], y[1])
    let way = try many(x[0], x[2]) + many(x[2], x[1])
    #expect((B / D - 1).magnitude < tolerance && (M / D - 1).magnitude < tolerance, "\(D), \(B), \(M)")
    #expect(D <= way * (1 + tolerance), "\(D), \(way)")
    #expect(abs(D.asDouble / d - 1) < 1e-10)
  }

  /// Beside a waiting time the squares of distances add up.
  ///
  /// Catches a rung that applies to one factor and is taken for the whole, and coordinates that are not told apart: the product has no closed form that the ladder knows.
  @Test(arguments: cases)
  func productsAddSquares(_ c: Case) throws {
    let manifold = try Catalogue.model(c.family).manifold(), n = manifold.dimension
    let rate = Symbol("λ", .positive), g = manifold.manifold.metricComponents
    var metric = (0..<n).map { i in Array(g[(i * n)..<(i * n + n)]) + [.zero] }
    metric.append([Expression](repeating: .zero, count: n) + [1 / rate.squared])
    let both = try StatisticalManifold(
      "\(c.family) and exponential", metric: metric, parameters: manifold.chart.coordinates + [rate])
    let ends = try c.points.map { try $0.map { try Expression(parsing: $0, symbols: []) } }
    let a = ends[0], b = ends[1]
    let p = try manifold.point(exactly: a), q = try manifold.point(exactly: b)
    let P = try both.point(exactly: a + [2]), Q = try both.point(exactly: b + [6])
    let d = try manifold.distance(from: p, to: q).value, whole = try both.distance(from: P, to: Q).value
    let log3 = Double.log(3)
    #expect(abs(whole / (d * d + log3 * log3).squareRoot() - 1) < 1e-10, "\(whole), \(d)")
    guard n == 1 || ["normal", "gamma"].contains(c.family) else { return }
    let precision = BigFloatPrecision(digits: 60), other = BigFloat.log(BigFloat(3, precision: precision))
    let one = try manifold.distance(from: p, to: q, digits: 42).value.rounded(to: precision)
    let found = try both.distance(from: P, to: Q, digits: 42).value
    let expected = BigFloat.sqrt(one * one + other * other)
    #expect(
      (found / expected - 1).magnitude < BigFloat.pow(BigFloat(10, precision: precision), -40), "\(found), \(expected)")
  }
}
