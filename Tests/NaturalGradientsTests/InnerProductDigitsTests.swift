@testable import NaturalGradients
import Testing

/// Inner products at many digits, proved and estimated, against closed forms and sums by mpmath.
@Suite struct InnerProductDigitsTests {
  static let π: Expression = .pi
  static let x = Symbol("x"), y = Symbol("y"), z = Symbol("z"), w = Symbol("w")
  static let half = Rational(1, 2)

  /// A function on a domain with ‖f‖² by mpmath or as a formula.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let domain: SobolevDomain
    let order: Rational
    var lengthScale = Rational(1)
    let f: Expression
    let variables: [Symbol]
    /// Fifty digits, or a formula.
    let known: Expression
  }

  static func number(_ text: String) -> Expression {
    let parts = text.split(separator: ".")
    guard let digits = Rational("\(parts[0])\(parts[1])") else { return .zero }
    return Expression(digits / Rational(10).power(parts[1].count))
  }

  static let circleOf2π = SobolevDomain.circle(2 * π)
  static let gaussian = exp(-x.squared / 2)
  static let cases: [Case] = [
    Case(
      testDescription: "circle, s = 3/2", domain: circleOf2π, order: Rational(3, 2), f: exp(cos(x)), variables: [x],
      known: number("24.215085080709787932021817941032727118414916766092")),
    Case(
      testDescription: "circle, s = 2", domain: circleOf2π, order: 2, f: exp(cos(x)), variables: [x],
      known: number("32.561049122262611557558460214651607026564674605589")),
    Case(
      testDescription: "torus, s = 1/2", domain: .torus([2 * π, 2 * π]), order: half, f: exp(cos(x) + cos(y)),
      variables: [x, y], known: number("259.39984649418632690482718062206302105630344897135")),
    Case(
      testDescription: "Neumann, s = 5/2", domain: .interval(0, 1, .neumann), order: Rational(5, 2), f: exp(cos(π * x)),
      variables: [x], known: number("714.71022863694005243020488633934418253436863430701")),
    Case(
      testDescription: "Neumann, s = 1", domain: .interval(0, 1, .neumann), order: 1, f: Expression(x), variables: [x],
      known: Expression(Rational(4, 3))),
    Case(
      testDescription: "Dirichlet, s = −1/2", domain: .interval(0, 1, .dirichlet), order: -half,
      f: sin(π * x) * exp(cos(π * x)), variables: [x],
      known: number("0.21788370251125356688921053242092689146295445255856")),
    Case(
      testDescription: "Dirichlet, s = 1", domain: .interval(0, 1, .dirichlet), order: 1, f: x * (1 - x),
      variables: [x], known: Expression(Rational(11, 30))),
    Case(
      testDescription: "restricted, s = 3", domain: .interval(0, 2, .restricted), order: 3,
      f: (3 + 3 * x + x.squared) * exp(-x) / 16, variables: [x], known: Expression(Rational(3, 16))),
    Case(
      testDescription: "line, s = 2", domain: .euclidean(1), order: 2, f: gaussian, variables: [x],
      known: Expression(Rational(11, 4)) * sqrt(π)),
    Case(
      testDescription: "line, algebraic", domain: .euclidean(1), order: 1, f: 1 / (1 + x.squared), variables: [x],
      known: Expression(Rational(3, 4)) * π),
    Case(
      testDescription: "line, two widths, ℓ = 2", domain: .euclidean(1), order: 1, lengthScale: 2,
      f: gaussian + exp(-x.squared), variables: [x],
      // ∫f² = √π + 2√(2π/3) + √(π/2), ∫f′² = √π/2 + 2·2·√(2π/3)/3 + √(π/2).
      known: sqrt(π) + 2 * sqrt(2 * π / 3) + sqrt(π / 2) + 4 * (sqrt(π) / 2 + 4 * sqrt(2 * π / 3) / 3 + sqrt(π / 2))),
    Case(
      testDescription: "plane", domain: .euclidean(2), order: 1, f: x * exp(-(x.squared + y.squared) / 2),
      variables: [x, y], known: 3 * π / 2),
    Case(
      testDescription: "box", domain: .box([0, 0], [1, 1], .dirichlet), order: 1, f: sin(π * x) * y * (1 - y),
      variables: [x, y], known: Expression(Rational(11, 60)) + π.squared / 60),
    Case(
      testDescription: "S³", domain: .sphere(3), order: Rational(5, 4), f: exp(w), variables: [x, y, z, w],
      known: number("63.896400736713981133533657471770500024684178445897")),
  ]

  /// Catches bounds that are too small, weights of waves and derivatives that are wrong, and answers with fewer digits than asked.
  @Test(arguments: cases)
  func enclosures(_ item: Case) throws {
    let space = try SobolevSpace(on: item.domain, order: item.order, lengthScale: item.lengthScale)
    let ball = try space.gramEnclosures(of: [item.f], in: item.variables, digits: 25)[0][0]
    let known = try #require(item.known.constantEnclosure(bits: 180))
    #expect(ball.overlaps(known.widened(by: Ball(1, precision: known.precision).scaled(byPowerOfTwo: -150))), "\(ball)")
    #expect(ball.radius <= 1e-25 * known.midpoint, "\(ball.radius)")
  }

  /// Real orders on the line and functions with poles near the circle: estimates that hold, to the digits asked for.
  @Test func estimates() throws {
    let space = try SobolevSpace(on: .euclidean(1), order: Rational(3, 2))
    #expect(throws: GeometryError.self) { try space.gramEnclosures(of: [Self.gaussian], in: [Self.x], digits: 20) }
    let square = try space.gramMatrix(of: [Self.gaussian], in: [Self.x], digits: 20)[0][0]
    let known = try #require(
      Self.number("3.4930644010987404703706106363086518417382343322359").constantEnclosure(bits: 160))
    let miss = Ball(containing: square.value, precision: BallPrecision(bits: 160)) - known
    #expect(miss.upper.magnitude < 1e-20 && square.error.asDouble < 1e-19 && square.error > 0, "\(square)")
    // Variables that do not separate, on a box: ∫∫ e^(2xy) (1 + x² + y²) over the unit square, by mpmath.
    let box = try SobolevSpace(on: .box([0, 0], [1, 1], .neumann), order: 1)
    let twisted = try box.gramMatrix(of: [exp(Self.x * Self.y)], in: [Self.x, Self.y], digits: 18)[0][0]
    let plane = try #require(Self.number("3.439199780002868553485487324487").constantEnclosure(bits: 160))
    let gap = Ball(containing: twisted.value, precision: BallPrecision(bits: 160)) - plane
    #expect(
      gap.upper.magnitude < 1e-17 && twisted.error.asDouble < 1e-16 && twisted.method != "enclosure", "\(twisted)")
    // A proved one by the same door, and ‖f‖ from it.
    let circle = try SobolevSpace(on: Self.circleOf2π, order: Rational(3, 2))
    let norm = try circle.norm(of: exp(cos(Self.x)), in: [Self.x], digits: 30)
    #expect(norm.method == "enclosure" && norm.error.asDouble < 1e-29)
    #expect(abs((norm.value * norm.value).asDouble - 24.215085080709788) < 1e-13)
    // Orthogonal functions: an enclosure of zero that is sharp beside the norms.
    let cross = try circle.gramEnclosures(of: [cos(Self.x), sin(Self.x)], in: [Self.x], digits: 20)
    #expect(cross[0][1].containsZero && cross[0][1].radius < 1e-19)
  }

  /// What is not in the space, and what nothing is known of, is refused by name.
  @Test func refusals() throws {
    let x = Self.x
    let circle = try SobolevSpace(on: Self.circleOf2π, order: 1)
    #expect(throws: GeometryError.self) { try circle.gramEnclosures(of: [Expression(x)], in: [x], digits: 10) }
    #expect(throws: GeometryError.self) { try circle.gramMatrix(of: [Expression(x)], in: [x], digits: 10) }
    let dirichlet = try SobolevSpace(on: .interval(0, 1, .dirichlet), order: 1)
    #expect(throws: GeometryError.self) { try dirichlet.gramEnclosures(of: [cos(x)], in: [x], digits: 10) }
    let line = try SobolevSpace(on: .euclidean(1), order: 1)
    #expect(throws: GeometryError.self) { try line.gramEnclosures(of: [exp(x)], in: [x], digits: 10) }
    #expect(throws: GeometryError.self) { try line.gramMatrix(of: [exp(x)], in: [x], digits: 10) }
    #expect(throws: GeometryError.self) { try line.gramMatrix(of: [exp(-x.squared)], in: [x], digits: 0) }
    let box = try SobolevSpace(on: .box([0, 0], [1, 1], .restricted), order: 1)
    #expect(throws: GeometryError.self) { try box.gramMatrix(of: [x * Self.y], in: [x, Self.y], digits: 10) }
  }
}
