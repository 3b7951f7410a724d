import InformationGeometry
import Testing

/// Pairs between which formulas in `Double` cancel, or which lie about a pole of their chart.
@Suite("Hard pairs")
struct HardPairTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let family: String, from: [Double], to: [Double], distance: Double
    var testDescription: String { "\(family) \(from) \(to)" }
  }

  /// From Clairaut's conserved quantity, by Gauss and Legendre's rule in mpmath with 45 to 60 digits; zero-inflated counts on
  /// their sphere, where |Δu| is 3.1133 and 3.1136.
  static let pairs: [Pair] = [
    .init(
      family: "von-mises", from: [1.348794290617314, 109.54969393897387],
      to: [-1.025085129489355, 0.05872956684513468],
      distance: 4.1549017349194997322832533565205),
    .init(
      family: "von-mises", from: [1.0367040370811642, 160.31741633295152],
      to: [-0.4079074796771769, 99.60809217427237], distance: 6.861127522259318146820900873039),
    .init(
      family: "von-mises-fisher:d=3", from: [2.777724451148885, -1.2588518159687627, 0.12620797630973052],
      to: [0.46366051090777377, 1.2000965606981282, 0.8622967020430469], distance: 0.55632266027761501634907364479259),
    .init(
      family: "zero-inflated-poisson", from: [0.8394223808213184, 13.821744736276719],
      to: [0.9364259125322747, 0.1152611963167171], distance: 0.991130489809245793285943009994893),
    .init(
      family: "zero-inflated-poisson", from: [0.051078836787940674, 0.06031274274705277],
      to: [0.9950312490148645, 13.327755252653393], distance: 0.616868568098295642500170000196197),
  ]

  /// Catches a search for κ that waits for more digits than coth κ − 1/κ has where it cancels.
  ///
  /// Clairaut's quadrature gave up on curves that pass close to κ = 0. By the same relation in mpmath with 45 digits.
  @Test func clairautPassesThePole() throws {
    let manifold = try Catalogue.model("von-mises-fisher:d=3").manifold()
    let p = try manifold.point([0.7716703080009277, -1.2820094255747891, 34.95170345707451])
    let q = try manifold.point([1.993667560256455, 1.3517929469449639, 0.06670038691779809])
    let found = try manifold.distance(from: p, to: q, digits: 20)
    let gap = abs(found.value.asDouble - 3.87651580276810992547472553733736)
    #expect(found.method == .clairaut && gap < 1e-15, "\(found)")
  }

  /// Catches a quadrature with too few bits for its formulas, a search for the shape that starts too far off, and log(b/a) of
  /// numbers of other size that is lost to 1 + (b − a)/a.
  ///
  /// From Clairaut's relation in mpmath with 30 digits; to 1e300 by a quadrature with 1000 bits to spare.
  @Test(arguments: [
    ("1e-30", "3", "69.31265056727213277534"), ("5", "1e12", "11.58832450293603516894"),
    ("1e-300", "3", "691.0106256756644674602"), ("1e300", "3", "511.857536803472694451"),
    ("5", "1e300", "24.5252848656466648433"),
  ])
  func farGammas(_ shape: String, _ rate: String, _ expected: String) throws {
    let manifold = try Catalogue.model("gamma").manifold()
    let place = try [shape, rate].map { Expression(try #require(Rational($0))) }
    let p = try manifold.point([2, 1]), q = try manifold.point(exactly: place)
    let precision = BigFloatPrecision(bits: 128), reference = try #require(BigFloat(expected, precision: precision))
    let found = try manifold.distance(from: q, to: p, digits: 19)
    let gap = ((found.value - reference) / reference).magnitude.asDouble
    #expect(found.method == .clairaut && gap < 1e-20, "\(found)")
  }

  /// Catches a great circle that is none of the family's geodesics: collocation finds the same curve, and an integration of
  /// the starting velocity with many digits the other end.
  @Test(arguments: [[0.3, 0.2, 0.6, 4], [1e-3, 3, 0.4, 0.01], [0.2, 2, 0.7, 2], [0.9, 9, 1e-6, 1.5]])
  func zeroInflatedCircles(_ x: [Double]) throws {
    let manifold = try Catalogue.model("zero-inflated-poisson").manifold()
    let p = try manifold.point(Array(x[..<2])), q = try manifold.point(Array(x[2...]))
    let curve = try manifold.geodesic(from: p, to: q), other = try manifold.geodesic(from: p, to: q, by: .collocation)
    #expect(curve.method == .greatCircle && abs(curve.length - other.length) <= 1e-11 * curve.length)
    for k in 0...4 {
      let a = curve.sample(at: Double(k) / 4), b = other.sample(at: Double(k) / 4)
      let gaps = zip(a.coordinates + a.velocity, b.coordinates + b.velocity).map { abs($0 - $1) }
      #expect(gaps.allSatisfy { $0 <= 1e-9 * (1 + x[1] + x[3]) }, "\(a) \(b)")
    }
    let exact = try manifold.geodesic(from: p, to: q, digits: 25), end = exact.sample(at: 1).coordinates
    #expect(zip(end, q.coordinates).allSatisfy { abs($0.asDouble - $1) <= 1e-15 * $1 }, "\(end)")
    let length = try manifold.distance(from: p, to: q, digits: 25).value.asDouble
    #expect(abs(length - curve.length) <= 2 * curve.length.ulp)
  }

  /// Catches a refusal of these pairs, and an error that is stated too small: formulas of accelerations have six digits in
  /// `Double` here.
  @Test(arguments: pairs)
  func referencesAreMet(_ pair: Pair) throws {
    let manifold = try Catalogue.model(pair.family).manifold()
    let p = try manifold.point(pair.from), q = try manifold.point(pair.to)
    for found in [try manifold.distance(from: p, to: q), try manifold.distance(from: q, to: p)] {
      let gap = abs(found.value - pair.distance)
      #expect(gap <= found.error + 2 * found.value.ulp, "\(found), not \(pair.distance)")
      #expect(found.error <= 1e-10 * found.value, "\(found)")
    }
  }

  /// Catches a lift from the great circle that is no geodesic of the sphere's chart, or another curve than collocation in
  /// that chart finds.
  @Test(arguments: [
    [0.7, 0.2, 3, 1.4, 1.1, 0.8], [1.2, -0.4, 2, 1.3, -0.4, 2.5], [2.1, 3, 1, 1.8, -3, 1], [0.9, 1, 4, 0.9, 1.001, 4],
    [0.5, 1, 2, 2.1, 1, 0.7],
  ])
  func greatCircles(_ x: [Double]) throws {
    let manifold = try Catalogue.model("von-mises-fisher:d=3").manifold()
    let p = try manifold.point(Array(x[..<3])), q = try manifold.point(Array(x[3...]))
    let curve = try manifold.geodesic(from: p, to: q), other = try manifold.geodesic(from: p, to: q, by: .collocation)
    #expect(abs(curve.length - other.length) <= 1e-11 * curve.length)
    for k in 0...4 {
      let a = curve.sample(at: Double(k) / 4), b = other.sample(at: Double(k) / 4)
      let gaps = zip(a.coordinates + a.velocity, b.coordinates + b.velocity).map { abs($0 - $1) }
      // The last point may be given with another turn of its azimuth.
      #expect((k == 4 ? Array(gaps[3...]) : gaps).allSatisfy { $0 <= 1e-8 }, "\(a) \(b)")
    }
    let check = try manifold.connection().verification(of: curve)
    #expect(check.failure == nil && (check.endPointError ?? 1) < 1e-8, "\(check)")
  }

  /// Catches a distance that depends on where the poles of the chart are: the same directions, turned by a right angle.
  @Test func polesDoNotMatter() throws {
    let manifold = try Catalogue.model("von-mises-fisher:d=3").manifold()
    for (a, b, κ0, κ1) in [(0.1, 0.15, 3.0, 0.4), (1e-3, 2e-3, 1.0, 1.0), (0.4, 1.2, 0.06, 35.0)] {
      // Over the pole, and the same arc on the equator.
      let over = try manifold.distance(
        from: manifold.point([a, 0.3, κ0]), to: manifold.point([b, 0.3 - .pi, κ1]))
      let equator = try manifold.distance(
        from: manifold.point([.pi / 2, 0.2, κ0]), to: manifold.point([.pi / 2, 0.2 + a + b, κ1]))
      let gap = abs(over.value - equator.value)
      #expect(gap <= 1e-11 * over.value + over.error + equator.error, "\(over) \(equator)")
    }
  }

  /// Catches tables that are wrong: distances by them differ from those by the formulas with many digits.
  @Test func tablesAreRight() throws {
    let circle = try Catalogue.model("von-mises").manifold(), p = try circle.point([0.4, 180])
    let q = try circle.point([-0.2, 30])
    let quick = try circle.distance(from: p, to: q), slow = try circle.distance(from: p, to: q, digits: 20)
    #expect(quick.error < 1e-11 * quick.value)
    #expect(abs(quick.value - slow.value.asDouble) <= quick.error + quick.value.ulp, "\(quick) \(slow)")
    // By path energy and collocation with 20 digits, which takes a minute.
    let student = try Catalogue.model("student").manifold(), known = 3.47459159824842294938484
    let found = try student.distance(from: student.point([3, 0.2, 120]), to: student.point([1, 1, 60]))
    #expect(found.error < 1e-11 * known && abs(found.value - known) <= found.error, "\(found)")
  }
}
