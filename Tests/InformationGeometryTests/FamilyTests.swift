import InformationGeometry
import Testing

/// Families with closed metrics against their densities, references of many digits, and the solver.
@Suite struct FamilyTests {
  struct Case: Sendable {
    let family: String, point: [Double]
    var kinks: [Double] = [0]
    var curvature: Double?
    var tolerance = 1e-9
  }

  static let cases: [Case] = [
    Case(family: "cauchy", point: [0.5, 1.25], kinks: [0.5], curvature: -2),
    Case(family: "student:nu=3", point: [0.5, 1.25], kinks: [0.5], curvature: -1),
    Case(family: "student:nu=5/2", point: [-0.5, 0.7], kinks: [-0.5], curvature: -5.5 / 5),
    Case(family: "laplace", point: [0.5, 1.25], kinks: [0.5], curvature: -1),
    Case(family: "logistic", point: [0.5, 1.25], kinks: [0.5], curvature: -0.69932219511255430193),
    Case(family: "gumbel", point: [0.5, 1.25], kinks: [0.5], curvature: -0.60792710185402662866),
    Case(family: "weibull", point: [1.3, 1.7], kinks: [1.3], curvature: -0.60792710185402662866),
    Case(family: "generalized-normal:beta=3", point: [0.5, 1.25], kinks: [0.5], curvature: -1.0 / 3),
    Case(family: "generalized-normal:beta=3/2", point: [0.5, 1.25], kinks: [0.5], curvature: -2.0 / 3),
    Case(
      family: "generalized-normal:beta=0.9", point: [0.5, 1.25], kinks: [0.5], curvature: -1 / 0.9, tolerance: 1e-5),
    Case(family: "student", point: [0.5, 1.25, 3], kinks: [0.5]),
    Case(family: "student", point: [0.5, 0.7, 8.5], kinks: [0.5]),
    Case(family: "generalized-normal", point: [0.5, 1.25, 3], kinks: [0.5]),
    Case(family: "generalized-normal", point: [0.5, 0.7, 1.6], kinks: [0.5]),
    Case(family: "von-mises", point: [0.4, 2.5], kinks: [2]),
    Case(family: "inverse-gamma", point: [3.2, 1.5], kinks: [1]),
    Case(family: "zero-inflated-poisson", point: [0.3, 2], curvature: 0.25),
  ]

  /// Catches a wrong constant in g or T: the integrals know only the density.
  @Test(arguments: cases.indices)
  func scores(_ index: Int) throws {
    let c = Self.cases[index]
    let model = try Catalogue.model(c.family)
    try model.checkNormalization()
    let scores = try FamilyScores(model), manifold = try model.manifold().manifold
    let point = try manifold.point(c.point)
    let g = try manifold.rounded(.metric, at: point), t = try manifold.rounded(.cubicForm, at: point)
    let n = manifold.dimension
    for i in 0..<n {
      for j in i..<n {
        let value = try scores.expectation(of: [i, j], at: c.point, kinks: c.kinks)
        #expect(Swift.abs(value - g[n * i + j].value) < c.tolerance * (1 + Swift.abs(value)), "\(c.family) g\(i)\(j)")
        for k in j..<n {
          let value = try scores.expectation(of: [i, j, k], at: c.point, kinks: c.kinks)
          let known = t[(n * i + j) * n + k].value
          #expect(
            Swift.abs(value - known) < 10 * c.tolerance * (1 + Swift.abs(value)),
            "\(c.family) T\(i)\(j)\(k): \(known) for \(value)")
        }
      }
    }
  }

  /// Catches a wrong curvature: half of the scalar curvature is K, the same everywhere on location–scale families.
  @Test(arguments: cases.indices)
  func curvature(_ index: Int) throws {
    let c = Self.cases[index]
    guard let expected = c.curvature else { return }
    let manifold = try Catalogue.model(c.family).manifold().manifold
    for factor in [1.0, 0.8] {
      let point = try manifold.point(c.point.map { $0 * factor })
      let r = try manifold.rounded(.scalarCurvature(alpha: 0), at: point)[0]
      #expect(Swift.abs(r.value / 2 - expected) < 1e-13)
    }
  }

  struct Reference: Sendable {
    let family: String, quantity: Quantity, point: [Double], component: Int, value: Double
  }

  static let references: [Reference] = [
    .init(family: "cauchy", quantity: .metric, point: [0, 1], component: 3, value: 0.5),
    .init(family: "student:nu=5", quantity: .metric, point: [0, 1], component: 3, value: 1.25),
    .init(family: "logistic", quantity: .metric, point: [0, 1], component: 3, value: 1.4299560445654842909),
    .init(family: "weibull", quantity: .metric, point: [1.3, 1.7], component: 0, value: 1.710059171597633136),
    .init(family: "weibull", quantity: .metric, point: [1.3, 1.7], component: 1, value: -0.32521871930651318414),
    .init(family: "weibull", quantity: .metric, point: [1.3, 1.7], component: 3, value: 0.63103137053732850843),
    .init(
      family: "von-mises", quantity: .metric, point: [0, 1e-3], component: 0, value: 4.9999993750010416664867630239e-7),
    .init(family: "von-mises", quantity: .metric, point: [0, 1e-3], component: 3, value: 0.4999998125000520833),
    .init(family: "von-mises", quantity: .metric, point: [0, 100], component: 0, value: 99.498737300516876558),
    .init(family: "von-mises", quantity: .metric, point: [0, 100], component: 3, value: 5.02538302214703572502e-5),
    .init(
      family: "von-mises", quantity: .scalarCurvature(alpha: 0), point: [0, 10], component: 0,
      value: -1.0017174014517825361),
    .init(
      family: "von-mises", quantity: .scalarCurvature(alpha: 0), point: [0, 0.5], component: 0,
      value: -0.031236649016950297162),
    .init(
      family: "zero-inflated-poisson", quantity: .metric, point: [0.3, 2], component: 0, value: 3.1292797797845346042),
    .init(
      family: "zero-inflated-poisson", quantity: .metric, point: [0.3, 2], component: 1, value: -0.34285124624524773311),
    .init(
      family: "zero-inflated-poisson", quantity: .metric, point: [0.3, 2], component: 3, value: 0.27800123828849797605),
  ]

  /// Catches digits that are not right: the references have thirty.
  @Test(arguments: references.indices)
  func tensors(_ index: Int) throws {
    let r = Self.references[index]
    let manifold = try Catalogue.model(r.family).manifold().manifold
    let value = try manifold.rounded(r.quantity, at: manifold.point(r.point))[r.component].value
    #expect(Swift.abs(value - r.value) <= 4e-16 * Swift.abs(r.value) + 1e-18, "\(r.family): \(value) for \(r.value)")
  }

  struct Pair: Sendable {
    let family: String, from: [Double], to: [Double]
    var distance: Double?
  }

  static let pairs: [Pair] = [
    Pair(family: "cauchy", from: [0, 1], to: [3, 2]),
    Pair(family: "student:nu=3", from: [0, 1], to: [3, 2], distance: 1.66991903058776998677),
    Pair(family: "student:nu=5", from: [0, 1], to: [3, 2], distance: 1.79940628888400122805),
    Pair(family: "laplace", from: [0, 1], to: [3, 2]), Pair(family: "logistic", from: [0, 1], to: [3, 2]),
    Pair(family: "gumbel", from: [0, 1], to: [3, 2]), Pair(family: "gumbel", from: [1, 0.5], to: [-2, 0.1]),
    Pair(family: "weibull", from: [1.3, 1.7], to: [0.2, 4]),
    Pair(family: "generalized-normal:beta=3", from: [0, 1], to: [3, 2]),
  ]

  /// Catches an isometry that is none: distances against references and the solver, which knows nothing of it.
  @Test(arguments: pairs.indices)
  func distances(_ index: Int) throws {
    let (family, from, to, expected) = (
      Self.pairs[index].family, Self.pairs[index].from, Self.pairs[index].to, Self.pairs[index].distance
    )
    let known = try GeodesicTests.manifold(family), plain = try GeodesicTests.plain(family)
    let closed = try known.geodesic(from: known.point(from), to: known.point(to))
    let solved = try plain.geodesic(from: plain.point(from), to: plain.point(to))
    #expect(closed.method == .closedForm && closed.residual < 1e-9)
    #expect(
      Swift.abs(closed.length - solved.length) <= 1e-10 * closed.length, "\(family): \(closed.length), \(solved.length)"
    )
    if let expected { #expect(Swift.abs(closed.length - expected) <= 1e-15 * expected) }
    for t in [0.0, 0.3, 1] {
      let a = closed.sample(at: t), b = solved.sample(at: t)
      for (x, y) in zip(a.coordinates, b.coordinates) { #expect(Swift.abs(x - y) <= 1e-9 * (1 + Swift.abs(x))) }
    }
  }

  /// Catches two names for one family that differ: log x of a Weibull variable is a reflected Gumbel variable.
  @Test func weibullIsGumbel() throws {
    let weibull = try GeodesicTests.manifold("weibull"), gumbel = try GeodesicTests.manifold("gumbel")
    let d = try weibull.distance(from: weibull.point([1, 2]), to: weibull.point([3, 0.5])).value
    let e = try gumbel.distance(from: gumbel.point([0, 0.5]), to: gumbel.point([-Double.log(3), 2])).value
    #expect(Swift.abs(d - e) < 1e-15 * d)
    let gamma = try GeodesicTests.manifold("gamma"), inverse = try GeodesicTests.manifold("inverse-gamma")
    let quantity = Quantity.christoffel(alpha: Rational(1, 3))
    let a = try gamma.manifold.rounded(quantity, at: gamma.point([2.5, 3])).map(\.value)
    let b = try inverse.manifold.rounded(quantity, at: inverse.point([2.5, 3])).map(\.value)
    #expect(zip(a, b).allSatisfy { Swift.abs($0 - $1) <= 1e-15 * (1 + Swift.abs($0)) })
  }

  /// Catches a family that ends at β = 2/3 with the exponent fixed, and at 1/2 with the exponent free.
  ///
  /// At β = 3/5 E|s_μ|³ is infinite. The references are integrals of products of scores by mpmath, 40 digits, with x − μ = αt¹².
  @Test(arguments: [("generalized-normal:beta=3/5", [0.5, 1.25]), ("generalized-normal", [0.5, 1.25, 0.6])])
  func generalizedNormalBelowTwoThirds(_ name: String, _ place: [Double]) throws {
    let manifold = try Catalogue.model(name).manifold().manifold, point = try manifold.point(place)
    let metric: [[Int]: Double] = [
      [0, 0]: 0.6837226881339306611875159, [1, 1]: 0.384, [1, 2]: -2.375687445617882036796879,
      [2, 2]: 15.67140287983305299174294,
    ]
    let cubic: [[Int]: Double] = [
      [0, 0, 1]: -0.4375825204057156231600102, [0, 0, 2]: 1.534904902580690083876002, [1, 1, 1]: 0.36864,
      [1, 1, 2]: -2.920659947793166755325004, [1, 2, 2]: 22.96350491669933766139615,
      [2, 2, 2]: -181.0501756613612786652899,
    ]
    let g = try manifold.rounded(.metric, at: point), t = try manifold.rounded(.cubicForm, at: point)
    let n = place.count
    for i in 0..<n {
      for j in i..<n {
        let expected = metric[[i, j]] ?? 0
        #expect(Swift.abs(g[n * i + j].value - expected) <= 4e-15 * Swift.abs(expected), "\(name) g\(i)\(j)")
        for k in j..<n {
          let expected = cubic[[i, j, k]] ?? 0, value = t[(n * i + j) * n + k].value
          #expect(Swift.abs(value - expected) <= 4e-15 * Swift.abs(expected), "\(name) T\(i)\(j)\(k): \(value)")
        }
      }
    }
  }

  /// Catches constants and parameters that no density has.
  @Test func refusals() throws {
    #expect(throws: GeometryError.self) { try Catalogue.model("generalized-normal:beta=0.5") }
    #expect(throws: GeometryError.self) { try Catalogue.model("student:nu=0") }
    #expect(throws: GeometryError.self) { try Catalogue.model("student:mu=0") }
    #expect(throws: GeometryError.self) { try Catalogue.model("binomial") }
    let cauchy = try GeodesicTests.manifold("cauchy")
    #expect(throws: GeometryError.outsideDomain(parameter: "gamma", value: "-1", requirement: "be positive")) {
      try cauchy.point([0, -1])
    }
  }

  /// Catches a T that is not known and passes for zero.
  @Test func metricWithoutCubicFormIsRefused() throws {
    let x = Symbol("x"), m = Symbol("m")
    #expect(throws: GeometryError.self) {
      try StatisticalModel(
        "custom", variables: [x], in: .realLine, parameters: [m],
        logDensity: -log(1 + (x - m).squared) - log(Expression.pi),
        knowledge: .init(metric: [Expression(Rational(1, 2))]))
    }
  }

  /// Catches a geodesic that goes the long way round the circle, or that tells one direction from itself.
  @Test func anglesAreTakenTheShortWay() throws {
    let m = try GeodesicTests.manifold("von-mises")
    let p = try m.point([0.2, 2]), far = try m.point([6, 1]), near = try m.point([6 - 2 * Double.pi, 1])
    let d = try m.distance(from: p, to: far).value
    #expect(Swift.abs(d - (try m.distance(from: p, to: near).value)) < 1e-12)
    // Straight along κ is a geodesic of reflection: nothing is shorter than the difference of κ alone.
    let radial = try m.distance(from: p, to: m.point([0.2, 1])).value
    #expect(radial < d && d < radial + 0.2 * 4)
    let turned = try m.point(exactly: [Expression(Rational(1, 5)) + 4 * Expression.pi, 2])
    #expect(try m.distance(from: m.point(exactly: [Expression(Rational(1, 5)), 2]), to: turned).value < 1e-15)
  }
}
