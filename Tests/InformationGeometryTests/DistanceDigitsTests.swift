import InformationGeometry
import Testing

/// Distances to many digits, against mpmath, against second algorithms and against themselves with more digits.
@Suite("Distances to any number of digits")
struct DistanceDigitsTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let model: String
    let from: [String]
    let to: [String]
    var value = ""
    var testDescription: String { "\(model) \(from) \(to)" }

    init(_ model: String, _ from: [String], _ to: [String], _ value: String = "") {
      self.model = model
      self.from = from
      self.to = to
      self.value = value
    }

    func points() throws -> (manifold: StatisticalManifold, p: Point, q: Point) {
      let manifold = try Catalogue.model(model).manifold()
      func point(_ texts: [String]) throws -> Point {
        try manifold.point(exactly: texts.map { try Expression(parsing: $0, symbols: []) })
      }
      return (manifold, try point(from), try point(to))
    }
  }

  /// Formulas and 62-digit values of mpmath: quadrature along totally geodesic rays, and closed forms.
  static let references = [
    Pair(
      "beta", ["1/2", "1/2"], ["7", "7"], "2.115280835324028478655605075356265742046345659985427590556667"),
    Pair(
      "dirichlet:k=3", ["1", "1", "1"], ["5", "5", "5"],
      "1.7661477855873912848450571852494849137597398009138072822826849"),
    Pair(
      "gamma", ["1/1000", "1/1000"], ["1000", "1000"],
      "11.594541631222057250151844549234459614815320343841959519738752"),
    Pair("chi-squared", ["1"], ["4"], "1.8131288490878615053424739680601375017023792732052580504789106"),
    Pair("normal", ["0", "1"], ["1e12", "1"], "2*sqrt(2)*asinh(1e12/sqrt(8))"),
    Pair(
      "multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1e12", "0", "1", "0", "1"],
      "2*sqrt(2)*asinh(1e12/sqrt(8))"),
    Pair("poisson", ["2"], ["1e-30"], "2*(sqrt(2)-sqrt(1e-30))"),
    Pair("categorical:k=3", ["1/5", "3/10"], ["1/2", "1/4"], "2*acos(sqrt(1/10)+sqrt(3/40)+sqrt(1/8))"),
    Pair("centered-normal:d=2", ["1", "0", "1"], ["4", "0", "1/2"], "sqrt((log(4)^2+log(2)^2)/2)"),
    Pair("wishart:d=2,nu=7", ["1", "0", "1"], ["2", "0", "3"], "sqrt(7*(log(2)^2+log(3)^2)/2)"),
    Pair("inverse-gaussian", ["1", "2"], ["2", "3"], "0.94316026329008247231610087493555"),
    Pair("gamma", ["1", "1"], ["2", "2/3"], "1.36947416379441419716684540096"),
    Pair("beta", ["1", "1"], ["5", "2"], "1.268154225361864950742062585"),
    Pair(
      "multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1", "2", "2", "1/2", "1"],
      "2.007474656898782166999729927962249"),
  ]

  /// As many digits as the reference states, or 50.
  ///
  /// Catches a method that stops at double precision.
  @Test(arguments: references)
  func agreesWithReferences(_ pair: Pair) throws {
    let stated = pair.value.contains("(") ? 50 : min(50, pair.value.count - 3)
    let precision = BigFloatPrecision(digits: 80)
    let (manifold, p, q) = try pair.points()
    let expected = try GeodesicDigitsTests.number(pair.value, precision)
    let found = try manifold.distance(from: p, to: q, digits: stated)
    let miss = (found.value / expected - 1).magnitude
    #expect(miss <= GeodesicDigitsTests.ten(-stated, precision), "\(found), not \(expected.decimal(digits: stated))")
    #expect(found.error <= found.value * GeodesicDigitsTests.ten(-stated, precision))
  }

  static let pairs = [
    Pair("gamma", ["1", "1"], ["2", "2/3"]), Pair("gamma", ["1/1000", "1"], ["1e6", "3"]),
    Pair("gamma", ["1e13", "1"], ["1e13", "2"]), Pair("gamma", ["1", "1"], ["1.000000001", "1"]),
    Pair("inverse-gamma", ["2", "3"], ["5", "1"]), Pair("von-mises", ["0", "2"], ["1", "3"]),
    Pair("beta", ["1", "1"], ["5", "2"]), Pair("beta", ["3", "1"], ["3", "1+1e-25"]),
    Pair("multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1", "2", "2", "1/2", "1"]),
    Pair("multivariate-normal:d=2", ["-3", "0", "11/20", "-9/20", "11/20"], ["3", "0", "11/20", "9/20", "11/20"]),
    Pair("multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1e-20", "0", "1+1e-20", "0", "1-1e-20"]),
    Pair(
      "multivariate-normal:d=3", ["0", "0", "0", "1", "0", "0", "1", "0", "1"],
      ["1", "0", "2", "2", "1", "0", "3", "1/2", "1"]),
    Pair("chi-squared", ["1/10"], ["40"]), Pair("student:nu=3", ["0", "1"], ["3", "2"]),
  ]

  /// What is claimed for 20 digits holds against 35: an estimate below the true error is caught, and so is a distance that
  /// depends on the direction.
  @Test(arguments: pairs)
  func estimatesAreHonest(_ pair: Pair) throws {
    let (manifold, p, q) = try pair.points(), precision = BigFloatPrecision(digits: 60)
    let few = try manifold.distance(from: p, to: q, digits: 20)
    let many = try manifold.distance(from: p, to: q, digits: 35)
    let miss = (few.value - many.value).magnitude
    #expect(miss <= few.error + many.error, "\(few): off by \(miss.asDouble)")
    #expect(few.error <= few.value * GeodesicDigitsTests.ten(-20, precision))
    let back = try manifold.distance(from: q, to: p, digits: 35)
    #expect((back.value - many.value).magnitude <= back.error + many.error, "\(many), back \(back)")
  }

  /// The quadrature of Clairaut and the lift of normals against Newton's method on Taylor series, and the curves end where
  /// they should.
  @Test(arguments: [0, 2, 5, 8])
  func methodsAgree(_ index: Int) throws {
    let pair = Self.pairs[index == 2 ? 4 : index], digits = 25, precision = BigFloatPrecision(digits: 60)
    let (manifold, p, q) = try pair.points()
    let distance = try manifold.distance(from: p, to: q, digits: digits)
    let shot = try manifold.connection().geodesic(from: p, to: q, digits: digits)
    let curve = try manifold.geodesic(from: p, to: q, digits: digits)
    #expect(shot.method != distance.method && curve.method == distance.method)
    for other in [shot, curve] {
      let miss = (other.length.value / distance.value - 1).magnitude
      #expect(miss <= GeodesicDigitsTests.ten(-digits + 1, precision), "\(distance), \(other.length)")
      #expect(other.error <= GeodesicDigitsTests.ten(-digits, precision))
    }
    let half = BigFloat(1, precision: precision).scaled(byPowerOfTwo: -1)
    let a = shot.sample(at: half), b = curve.sample(at: half)
    for (x, y) in zip(a.coordinates, b.coordinates) {
      #expect((x - y).magnitude <= GeodesicDigitsTests.ten(-digits + 2, precision) * max(1, x.magnitude))
    }
  }

  /// The same points in other words are at distance 0, exactly; 10⁻⁴⁰ apart they are not.
  @Test(arguments: ["gamma", "normal", "beta", "inverse-gaussian"])
  func sameAndNear(_ name: String) throws {
    let same = Pair(name, ["sqrt(2)*sqrt(2)", "1/3"], ["2", "1-2/3"])
    let (manifold, p, q) = try same.points()
    let zero = try manifold.distance(from: p, to: q, digits: 40)
    #expect(zero.value.isZero && zero.error.isZero)
    #expect(try manifold.certifiedDistance(from: p, to: q).enclosure == Ball.zero)
    // d → √g(v, v) ε.
    let near = try Pair(name, ["2", "1/3"], ["2+1e-40", "1/3"]).points(), precision = BigFloatPrecision(digits: 80)
    let found = try manifold.distance(from: near.p, to: near.q, digits: 30)
    let g = try manifold.manifold.enclosure(of: .metric, at: near.p, bits: 300)[0]
    let expected =
      BigFloat.sqrt(BigFloat(midpointOf: g, precision: precision)) * GeodesicDigitsTests.ten(-40, precision)
    #expect((found.value / expected - 1).magnitude <= GeodesicDigitsTests.ten(-30, precision), "\(found)")
  }

  /// Where shapes stay large the gamma family is that of the normals (log mean, 1/√shape), but for a part of 1/shape.
  ///
  /// In `Double` too, where collocation gives up.
  @Test(arguments: [("1e15", "3e15", "3"), ("1e15", "3e15", "3.0000001"), ("2e14", "1e15", "4.9999999")])
  func largeShapes(_ a: String, _ b: String, _ rate: String) throws {
    let gamma = try Pair("gamma", [a, "1"], [b, rate]).points()
    // The log mean is the location.
    let normal = try Pair("normal", ["0", "\(a)^(-1/2)"], ["log(\(b)/(\(a)*\(rate)))", "\(b)^(-1/2)"]).points()
    let expected = try normal.manifold.distance(from: normal.p, to: normal.q, digits: 30).value.asDouble
    let many = try gamma.manifold.distance(from: gamma.p, to: gamma.q, digits: 20)
    let double = try gamma.manifold.distance(from: gamma.p, to: gamma.q)
    #expect((many.value.asDouble / expected - 1).magnitude < 1e-11, "\(many), \(expected)")
    #expect((double.value - many.value.asDouble).magnitude <= double.error + many.value.asDouble.ulp)
  }

  /// Enclosures hold the value that is found with more digits, are as sharp as asked, and say what is proved.
  @Test(arguments: references)
  func enclosures(_ pair: Pair) throws {
    let (manifold, p, q) = try pair.points()
    let isClosed =
      manifold.isometry != nil || pair.model.hasPrefix("centered") || pair.model.hasPrefix("wishart")
      || pair.to[0] == "1e12"
    // The others have enclosed geodesics, with tests of their own.
    guard isClosed else { return }
    let certified = try manifold.certifiedDistance(from: p, to: q, digits: 30)
    let better = try manifold.distance(from: p, to: q, digits: 60)
    #expect(certified.isMinimizing)
    #expect(certified.enclosure.contains(better.value), "\(certified), \(better)")
    #expect(certified.enclosure.relativeAccuracyBits >= 100)
  }
}
