import InformationGeometry
import Testing

@testable import DifferentialGeometry

/// Distances on Hadamard manifolds from the energy and the defect of one curve: references lie inside, and curves that are
/// no geodesics give wider bounds that still hold.
@Suite("Bounds by the energy of a curve")
struct EnergyBoundsTests {
  typealias Pair = DistanceDigitsTests.Pair

  /// mpmath with 44 to 50 digits: Clairaut's quadrature for gamma, Chebyshev collocation for Dirichlet.
  static let references = [
    Pair("gamma", ["1", "1"], ["2", "2/3"], "1.3694741637944141971668454009561"),
    Pair("gamma", ["1", "1"], ["1001/1000", "1001/1000"], "0.00080264107457602749128956953005"),
    Pair("gamma", ["1/20", "1"], ["200", "1"], "7.8457831411458681618644946204192"),
    Pair("gamma", ["1/1000", "1"], ["1000000", "1"], "16.683721941663135616285165749799"),
    Pair("beta", ["1/2", "1"], ["3", "5"], "1.4116334380038181750459521690474"),
    Pair("beta", ["5", "1/2"], ["1/2", "5"], "3.5837587679771750962676800543699"),
    Pair("dirichlet:k=3", ["1/2", "1", "2"], ["3", "5", "1/2"], "3.1607155665623852936846813229177"),
    Pair("dirichlet:k=3", ["1", "1", "1"], ["5", "5", "5"], "1.7661477855873912848450571852494"),
    Pair("beta", ["1/20", "2"], ["40", "1/10"], "4.5232817317453404199017103718204"),
  ]

  /// Catches enclosures that miss the truth, that are wider than asked, or that another method had to find.
  @Test(arguments: references)
  func contains(_ pair: Pair) throws {
    let (manifold, p, q) = try pair.points()
    let found = try manifold.certifiedDistance(from: p, to: q, digits: 19)
    #expect(found.method == .curveEnergy && found.isMinimizing)
    let value = try #require(Rational(pair.value))
    // The reference is cut off after its last digit.
    let unit = Rational(1) / Rational(10).power(29)
    let reference = Ball(lower: value - unit, upper: value + unit, precision: BallPrecision(bits: 160))
    #expect(found.enclosure.overlaps(reference))
    #expect(found.enclosure.relativeAccuracyBits >= 63, "\(found)")
  }

  /// Lengths by collocation on thirds of the curve, which are no dyadic numbers: their sum is 1 only nearly.
  @Test func lengthsInThirds() throws {
    let pair = Pair("dirichlet:k=3", ["1/2", "1", "2"], ["3", "5", "1/2"], "3.1607155665623852936846813229177")
    let (manifold, p, q) = try pair.points()
    let found = try manifold.distance(from: p, to: q, digits: 25).value
    #expect(
      abs(
        (found - BigFloat(try #require(Rational(pair.value)), precision: found.precision ?? .init(bits: 120))).asDouble)
        < 1e-24)
  }

  /// The hyperbolic plane has a closed form: many digits, far apart, and nearly the same point.
  @Test(arguments: [("1", "2", 60), ("1e6", "1e-3", 30), ("1e-9", "1", 20)])
  func hyperbolicPlane(_ x: String, _ y: String, digits: Int) throws {
    let (plane, p, _) = try CertifiedDistanceTests.halfPlane()
    let q = try plane.point(exactly: [try Expression(parsing: x, symbols: []), try Expression(parsing: y, symbols: [])])
    let found = try plane.manifold.enclosedHadamardDistance(from: p, to: q, digits: digits) {
      try plane.connection().geodesic(from: p, to: q, digits: $0)
    }
    let place = q.enclosed(bits: 400), one = Ball(1, precision: BallPrecision(bits: 400))
    // 2 arsinh(|q − p|/(2√y)).
    let chord = Ball.sqrt(place[0] * place[0] + (place[1] - one) * (place[1] - one)) / Ball.sqrt(place[1])
    let exact = Ball.asinh(chord.scaled(byPowerOfTwo: -1)).scaled(byPowerOfTwo: 1)
    #expect(found.contains(exact) && Double(found.relativeAccuracyBits) > Double(digits) * 3.32, "\(found) \(exact)")
  }

  // MARK: What is planted wrong

  /// A curve without pieces joins nothing: its energy would prove that the distance is 0.
  @Test func noCurve() throws {
    let (plane, p, q) = try CertifiedDistanceTests.halfPlane()
    #expect(throws: GeometryError.self) { try square(plane, [], p, q) }
    // A closed form has no polynomials.
    #expect(throws: GeometryError.self) {
      try plane.manifold.enclosedHadamardDistance(from: p, to: q, digits: 20) {
        try plane.geodesic(from: p, to: q, digits: $0)
      }
    }
  }

  /// The bounds of a curve, which need not be a geodesic, for d².
  private func square(
    _ manifold: StatisticalManifold, _ panels: [TaylorRun.Panel], _ p: Point, _ q: Point
  ) throws -> Ball {
    let precision = BallPrecision(bits: 160)
    let curve = try JoinedCurve(panels, from: p.enclosed(bits: 160), to: q.enclosed(bits: 160), precision: precision)
    let bounds = EnergyBounds(try DefectFormulas(manifold.manifold), precision: precision, tolerance: -90)
    return try bounds.squaredDistance(curve)
  }

  /// Everywhere a little aside, one coefficient wrong, or an end elsewhere: the truth stays inside, and no narrow ball is claimed.
  @Test(arguments: [("gamma", "aside"), ("gamma", "coefficient"), ("beta", "aside"), ("gamma", "end")])
  func displacedCurves(_ model: String, _ defect: String) throws {
    let (manifold, p, q) = try Pair(model, ["2", "1"], ["3", "2"]).points()
    let truth = try manifold.certifiedDistance(from: p, to: q, digits: 30).enclosure
    let curve = try manifold.geodesic(from: p, to: q, digits: 25)
    let right = try square(manifold, curve.panels, p, q)
    #expect(right.overlaps(truth * truth) && right.relativeAccuracyBits > 75, "\(right)")
    var panels = curve.panels
    let precision = BigFloatPrecision(bits: 160), error = BigFloat(rounding: 1e-6, precision: precision)
    if defect == "end" {
      let elsewhere = try manifold.point(exactly: [3, 2 + Expression(Rational(1, 1_000_000))])
      panels = try manifold.geodesic(from: p, to: elsewhere, digits: 25).panels
    } else {
      panels = panels.enumerated().map { k, panel in
        var c = panel.coefficients
        if defect == "aside" {
          // The pieces are joined again where they start.
          if k > 0 { c[0][0] += error }
        } else if k == 0 {
          c[0][2] += error
        }
        return TaylorRun.Panel(start: panel.start, width: panel.width, coefficients: c)
      }
    }
    let wrong = try square(manifold, panels, p, q)
    #expect(wrong.contains(truth * truth), "\(wrong) \(truth)")
    #expect(wrong.radius > 1e-16 && wrong.radius < 1e-6, "\(wrong)")
  }

  /// Geodesics of a metric with one coefficient wrong are joined to bounds of the right distance.
  @Test func wrongMetric() throws {
    let (manifold, p, q) = try Pair("gamma", ["2", "1"], ["3", "2"]).points()
    let truth = try manifold.certifiedDistance(from: p, to: q, digits: 25).enclosure
    let g = manifold.manifold.metricComponents, wrong = g[0] * Expression(Rational(1001, 1000))
    let other = try StatisticalManifold(
      "wrong", metric: [[wrong, g[1]], [g[2], g[3]]], parameters: manifold.chart.coordinates)
    let curve = try other.geodesic(
      from: try other.point(exactly: [2, 1]), to: try other.point(exactly: [3, 2]), digits: 25)
    let found = try square(manifold, curve.panels, p, q)
    #expect(found.contains(truth * truth) && found.radius > 1e-12, "\(found) \(truth)")
    // As the only source of curves it leads to no proof.
    #expect(throws: GeometryError.self) {
      try manifold.manifold.enclosedHadamardDistance(from: p, to: q, digits: 17) { _ in curve }
    }
  }

  /// A curve through the border of the domain has no energy, though polygamma functions have values there.
  @Test func curveThroughTheBorder() throws {
    let (manifold, p, q) = try Pair("gamma", ["2", "1"], ["3", "2"]).points()
    let precision = BigFloatPrecision(bits: 120)
    // From shape 2 to shape −1 and back to 3.
    let coefficients = [[2, -13, 14], [1, 1, 0]].map { $0.map { BigFloat($0, precision: precision) } }
    let panel = TaylorRun.Panel(
      start: .zero.rounded(to: precision), width: BigFloat(1, precision: precision), coefficients: coefficients)
    #expect(throws: GeometryError.self) { try square(manifold, [panel], p, q) }
  }
}
