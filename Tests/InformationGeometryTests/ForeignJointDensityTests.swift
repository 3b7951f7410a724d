import InformationGeometry
import Testing

/// Densities of several variables that are in no catalogue: they converge, or are refused with the reason.
@Suite struct ForeignJointDensityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let variables: String
    let support: String
    let parameters: [Symbol]
    let logDensity: String
    let point: [Rational]
    let metric: [Double]
    var isUnnormalized = false
    var testDescription: String { name }

    func model() throws -> StatisticalModel {
      let names = variables.split(separator: " ").map(String.init)
      let space = try #require(SampleSpace(parsing: support, variables: names.count))
      let symbols = zip(names, space.domains).map { Symbol($0, $1) }
      let formula = try Expression(parsing: logDensity, symbols: symbols + parameters)
      return isUnnormalized
        ? try StatisticalModel(name, of: symbols, in: space, parameters: parameters, unnormalizedLogDensity: formula)
        : try StatisticalModel(name, of: symbols, in: space, parameters: parameters, logDensity: formula)
    }
  }

  static let m = Symbol("m"), n = Symbol("n"), s = Symbol("s", .positive), a = Symbol("a", .positive)
  static let b = Symbol("b", .positive), t = Symbol("t")

  static let cases: [Case] = [
    // Student with ν = 3 in the plane: g = diag((ν+2)/(ν+4), same, 4ν/(ν+4))/s².
    .init(
      name: "bivariate Student", variables: "x y", support: "real", parameters: [m, n, s],
      logDensity: "-(5/2)*log(1 + ((x-m)^2 + (y-n)^2)/(3*s^2)) - 2*log(s) + lgamma(5/2) - lgamma(3/2) - log(3*pi)",
      point: [1, 2, 3], metric: [5.0 / 63, 0, 0, 0, 5.0 / 63, 0, 0, 0, 12.0 / 63]),
    // A ridge that bends: x is Student by itself.
    .init(
      name: "normal-gamma", variables: "x v", support: "real, positive", parameters: [a, b],
      logDensity: "log(v)/2 - v*x^2/2 + a*log(b) - lgamma(a) + (a-1)*log(v) - b*v - log(2*pi)/2", point: [2, 3],
      metric: [0.64493406684822643647, -1.0 / 3, -1.0 / 3, 2.0 / 9]),
    .init(
      name: "normal mixture in the plane", variables: "x y", support: "real", parameters: [t, m],
      logDensity:
        "log((1-t)*exp(-x^2/2-y^2/2) + t*exp(-(x-m)^2/2-(y-m)^2/2)) - log(2*pi)", point: [Rational(3, 10), 6],
      metric: [
        4.761727349312617130341, 0.0002188565669980142136629, 0.0002188565669980142136629, 0.5997282983005040310385,
      ]),
    .init(
      name: "Poisson number of normal steps", variables: "k x", support: "naturals, real", parameters: [a, m],
      logDensity: "k*log(a) - a - lgamma(k+1) - (x-m*k)^2/2 - log(2*pi)/2", point: [3, 2],
      metric: [1.0 / 3, 0, 0, 12]),
    .init(
      name: "two Poisson counts in common shocks", variables: "j k", support: "naturals", parameters: [a, b],
      logDensity: "j*log(a) - a - lgamma(j+1) + k*log(b*(1+j)) - b*(1+j) - lgamma(k+1)", point: [2, 3],
      metric: [0.5, 0, 0, 1]),
    .init(
      name: "bivariate logistic", variables: "x y", support: "real", parameters: [m, n],
      logDensity: "log(2) - (x-m) - (y-n) - 3*log(1 + exp(-(x-m)) + exp(-(y-n)))", point: [1, 2],
      metric: [0.5, -0.25, -0.25, 0.5]),
    // Without their normalizers: references by mpmath, from derivatives of log Z and from sums.
    .init(
      name: "Conway–Maxwell–Poisson", variables: "x", support: "naturals", parameters: [a, b],
      logDensity: "x*log(a) - b*lgamma(x+1)", point: [3, Rational(1, 2)],
      metric: [1.993115815147602406839, -13.84884390757352134250, -13.84884390757352134250, 97.83332315880524035325],
      isUnnormalized: true),
    .init(
      name: "generalized inverse Gaussian", variables: "x", support: "positive", parameters: [m, a, b],
      logDensity: "(m-1)*log(x) - (a*x + b/x)/2", point: [Rational(3, 2), 2, 3],
      metric: [
        0.3188313337573059218675, -0.3550041256686092907113, 0.09666391622092713952583, -0.3550041256686092907113,
        0.4521964229922337003107, -0.09348469228349534294592, 0.09666391622092713952583, -0.09348469228349534294592,
        0.03430952132988164458254,
      ], isUnnormalized: true),
    .init(
      name: "von Mises", variables: "x", support: "circle", parameters: [m, n],
      logDensity: "m*cos(x) + n*sin(x)", point: [2, 0],
      metric: [0.1642231977212076810871924, 0, 0, 0.3488873289820039910033953], isUnnormalized: true),
    .init(
      name: "von Mises–Fisher on the sphere", variables: "z x", support: "-1..1, circle", parameters: [m, n, t],
      logDensity: "m*sqrt(1-z^2)*cos(x) + n*sqrt(1-z^2)*sin(x) + t*z", point: [0, 0, 2],
      metric: [
        0.2686573603637740479389, 0, 0, 0, 0.2686573603637740479389, 0, 0, 0, 0.173978170161928900746627,
      ], isUnnormalized: true),
    .init(
      name: "quartic energy", variables: "x y", support: "real", parameters: [m], logDensity: "-x^4 - y^4 - m*x*y",
      point: [1], metric: [0.1259770728842512915066935], isUnnormalized: true),
    .init(
      name: "Ising ring of three", variables: "x y z", support: "binary", parameters: [m],
      logDensity: "m*((2*x-1)*(2*y-1) + (2*y-1)*(2*z-1) + (2*z-1)*(2*x-1))", point: [Rational(1, 2)],
      metric: [3.286079139224060331915], isUnnormalized: true),
  ]

  static let refusals: [(c: Case, reason: String)] = [
    (
      .init(
        name: "no integral", variables: "x y", support: "real", parameters: [s],
        logDensity: "-log(1 + (x^2+y^2)/s^2) - 2*log(s)", point: [1], metric: []), "infinite"
    ),
    (
      .init(
        name: "a wide normal into a narrow one", variables: "x y", support: "real",
        parameters: [Symbol("w", .nonNegative)],
        logDensity: "log((1-w)*exp(-(x^2+y^2)/2) + w*exp(-(x^2+y^2)/8)/4) - log(2*pi)", point: [0], metric: []),
      "infinite"
    ),
    (
      .init(
        name: "a forgotten factor", variables: "x y", support: "real", parameters: [m],
        logDensity: "-(x-m)^2/2 - (y-m)^2/2", point: [1], metric: []), "integrates to 6.28318530"
    ),
    (
      .init(
        name: "a forgotten factor of counts", variables: "j k", support: "naturals", parameters: [a],
        logDensity: "(j+k)*log(a) - a - lgamma(j+1) - lgamma(k+1)", point: [2], metric: []), "sums to 7.38905609"
    ),
    (
      .init(
        name: "a support that depends on the parameter", variables: "x y", support: "unit", parameters: [a],
        logDensity: "log(step(a-x)) - log(a)", point: [Rational(1, 2)], metric: []), ""
    ),
    (
      .init(
        name: "Laplace in the plane", variables: "x y", support: "real", parameters: [m],
        logDensity: "-abs(x-m) - abs(y-m) - 2*log(2)", point: [1], metric: []), "did not converge"
    ),
  ]

  @Test(arguments: refusals.indices)
  func refused(_ index: Int) throws {
    let (c, reason) = Self.refusals[index], model = try c.model()
    let point = try Point(c.point.map { Expression($0) }, in: model.chart)
    #expect("\(c.name)") {
      try model.estimatedManifold().estimated(.metric, at: point)
    } throws: { error in
      return error is GeometryError && (reason.isEmpty || "\(error)".contains(reason))
    }
  }

  @Test(arguments: cases)
  func converge(_ c: Case) throws {
    let model = try c.model()
    let g = try model.estimatedManifold().estimated(
      .metric, at: Point(c.point.map { Expression($0) }, in: model.chart))
    let top = c.metric.map(\.magnitude).max() ?? 1
    for (found, known) in zip(g, c.metric) {
      #expect((found.value - known).magnitude <= found.error + 4e-16 * top, "\(c.name): \(found) for \(known)")
      #expect(found.error <= 1e-9 * top, "\(c.name): \(found)")
    }
  }
}
