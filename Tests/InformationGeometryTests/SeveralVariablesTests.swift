import InformationGeometry
import Testing

/// Densities of several variables, integrated or summed, against closed forms that were found another way.
@Suite struct SeveralVariablesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let point: [Rational]
    var digits: Int? = nil
    var testDescription: String { "\(name) at \(point)" }
  }

  /// In `Double` each component lies within its error of the closed form; the error is what was asked for.
  static let cases: [Case] = [
    // Strong correlation: the axes of the lattice must follow it.
    .init(name: "multivariate-normal:d=2", point: [1, -2, 1, Rational(198, 100), 4]),
    .init(name: "multivariate-normal:d=2", point: [1000, 0, Rational(1, 1_000_000), 0, 1_000_000]),
    .init(name: "centered-normal:d=2", point: [1, Rational(9, 10), 1]),
    .init(name: "centered-normal:d=3", point: [1, Rational(1, 2), 0, 2, Rational(-1, 2), 3]),
    .init(name: "dirichlet:k=3", point: [Rational(1, 2), 2, 3]),
    .init(name: "dirichlet:k=3", point: [Rational(1, 10), Rational(1, 5), Rational(1, 10)]),
    .init(name: "multinomial:k=3,n=12", point: [Rational(1, 2), Rational(1, 5)]),
    .init(name: "multinomial:k=4,n=5", point: [Rational(1, 100), Rational(1, 5), Rational(3, 10)]),
    .init(name: "categorical:k=5", point: [Rational(1, 10), Rational(2, 10), Rational(3, 10), Rational(1, 5)]),
    .init(name: "wishart:d=2,nu=5", point: [2, Rational(1, 2), 1]),
  ]

  @Test(arguments: cases)
  func metricAgrees(_ c: Case) throws {
    let manifold = try Catalogue.model(c.name).manifold()
    let point = try manifold.point(exactly: c.point.map { Expression($0) })
    let known = try manifold.manifold.rounded(.metric, at: point), n = manifold.dimension
    let found = try manifold.estimated(.metric, at: point)
    for i in 0..<n {
      for j in 0..<n {
        let (a, b) = (found[i * n + j], known[i * n + j])
        let scale = (known[i * n + i].value * known[j * n + j].value).squareRoot()
        #expect((a.value - b.value).magnitude <= a.error + b.error, "\(c.name) \(i) \(j): \(a) for \(b)")
        #expect(a.error <= 1e-9 * scale, "\(c.name) \(i) \(j): \(a)")
      }
    }
  }

  @Test(arguments: [
    Case(name: "multivariate-normal:d=2", point: [1, -2, 1, Rational(198, 100), 4], digits: 30),
    Case(name: "dirichlet:k=3", point: [Rational(1, 2), 2, 3], digits: 16),
    Case(name: "multinomial:k=3,n=12", point: [Rational(1, 2), Rational(1, 5)], digits: 30),
  ])
  func digitsAgree(_ c: Case) throws {
    let manifold = try Catalogue.model(c.name).manifold(), n = manifold.dimension, digits = c.digits ?? 30
    let point = try manifold.point(exactly: c.point.map { Expression($0) })
    let known = try manifold.manifold.enclosure(of: .metric, at: point, bits: 400)
    let model = try #require(manifold.model)
    let found = try ExpectationQuadrature(model).metric(at: point, digits: digits)
    for i in 0..<n {
      for j in 0..<n {
        let a = found[i * n + j], b = known[i * n + j]
        let value = try #require(Rational(a.value)), error = try #require(Rational(a.error))
        let scale = (known[i * n + i].midpoint * known[j * n + j].midpoint).squareRoot()
        let off = (Ball(value, precision: BallPrecision(bits: 400)) - b).midpoint.magnitude
        #expect(
          off <= error.asDouble + Double.pow(10, -Double(digits) - 3) * scale,
          "\(c.name) \(i) \(j): off by \(off), said \(a.error)")
        #expect(error.asDouble <= 8 * Double.pow(10, -Double(digits)) * scale)
      }
    }
  }
}
