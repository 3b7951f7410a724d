import InformationGeometry
import Testing

/// Expectations over the integers.
@Suite struct QuadratureSumTests {
  static let r = Symbol("r", .positive), p = Symbol("p", .unitInterval), λ = Symbol("l", .positive)
  static let s = Symbol("s", .greaterThan(1))

  static let cases: [QuadratureTests.Case] = [
    .init("Poisson", in: .naturals, [λ], "x*log(l) - l - lgamma(x+1)", at: [2.5], metric: [0.4]),
    .init("Poisson 1000", in: .naturals, [λ], "x*log(l) - l - lgamma(x+1)", at: [1000], metric: [0.001]),
    // Too many terms to be added one by one.
    .init("Poisson 1e7", in: .naturals, [λ], "x*log(l) - l - lgamma(x+1)", at: [1e7], metric: [1e-7]),
    .init("Poisson 1e13", in: .naturals, [λ], "x*log(l) - l - lgamma(x+1)", at: [1e13], metric: [1e-13]),
    .init(
      "binomial 1e9", in: .integers(through: 1_000_000_000), [p],
      "lgamma(1e9+1) - lgamma(x+1) - lgamma(1e9-x+1) + x*log(p) + (1e9-x)*log(1-p)", at: [0.2], metric: [6.25e9]),
    .init("Poisson 1e-4", in: .naturals, [λ], "x*log(l) - l - lgamma(x+1)", at: [1e-4], metric: [1e4]),
    .init(
      "binomial 30", in: .integers(through: 30), [p], "log(binomial(30, x)) + x*log(p) + (30-x)*log(1-p)", at: [0.2],
      metric: [187.5]),
    .init("geometric", in: .naturals, [p], "log(p) + x*log(1-p)", at: [0.3], metric: [1 / (0.09 * 0.7)]),
    .init("geometric 1e-5", in: .naturals, [p], "log(p) + x*log(1-p)", at: [1e-5], metric: [1 / (1e-10 * (1 - 1e-5))]),
    .init(
      "negative binomial IG-282", in: .naturals, [r, p],
      "lgamma(x+r) - lgamma(r) - lgamma(x+1) + r*log(p) + x*log(1-p)", at: [4, 0.25],
      metric: [0.204739979181138567232077897494, -4, -4, 85.3333333333333333333333333333]),
    .init(
      "COM-Poisson IG-280", in: .naturals, [Symbol("a"), Symbol("n")],
      "a*x - n*lgamma(x+1) - (\(logZ))", at: [-0.6931471805599453, 0.75],
      metric: [
        0.59338091762581368208625634266603, -0.22484125236811605662206614782895, -0.22484125236811605662206614782895,
        0.14208354292854406143053669251418,
      ]),
    .init("Zipf 3.5", in: .naturals, [s], "-s*log(x+1) - (\(logZeta))", at: [3.5], metric: [zetaMetric]),
    .init(
      "Yule 0.7", in: .naturals, [r], "log(r) + lgamma(x+1) + lgamma(r+1) - lgamma(x+r+2)", at: [0.7],
      metric: [yuleMetric]),
  ]

  static let
    logZ =
      "0.5235501386253395272517 + 0.5469537430434863986537*(a + 0.693147180559945286226764) - (0.1094608207365232452801)*(n - 3/4)",
    logZeta = "0.119323064595776185186 - 0.1003956416766439189985*(s - 7/2)"
  static let zetaMetric = 0.094920225380400736747, yuleMetric = 1.5315444022859781981

  @Test(arguments: cases)
  func closedForms(_ c: QuadratureTests.Case) throws {
    let model = try c.model()
    let g = try ExpectationQuadrature(model).metric(at: Point(c.point, in: model.chart))
    let top = c.metric.map(\.magnitude).max() ?? 1
    for (found, known) in zip(g, c.metric) {
      #expect((found.value - known).magnitude <= found.error + 4e-16 * top, "\(c.name): \(found) for \(known)")
      #expect(found.error <= 1e-9 * top)
    }
  }

  /// Power tails to many digits: direct sums would need 10⁵⁰ terms.
  ///
  /// Reference: Euler–Maclaurin, mpmath.
  @Test func powerTailToManyDigits() throws {
    let c = QuadratureTests.Case(
      "Yule", in: .naturals, [Self.r], "log(r) + lgamma(x+1) + lgamma(r+1) - lgamma(x+r+2)", at: [], metric: [])
    let model = try c.model()
    let g = try ExpectationQuadrature(model).metric(
      at: Point([Expression(Rational(7, 10))], in: model.chart), digits: 40)[0]
    #expect(g.value.hasPrefix("1.531544402285978198070769676610666146005"), "\(g)")
  }
}
