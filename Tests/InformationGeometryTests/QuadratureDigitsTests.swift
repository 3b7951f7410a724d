import InformationGeometry
import Testing

/// Many digits by quadrature.
@Suite struct QuadratureDigitsTests {
  static let q = QuadratureTests.self

  /// References by mpmath, 60 digits, and closed forms.
  static let cases: [(QuadratureTests.Case, [String])] = [
    (
      .init("Cauchy", [q.m, q.s], q.cauchy, at: [0, 1], metric: []),
      ["0.5", "0", "0", "0.5"]
    ),
    (
      .init("logistic", [q.m, q.s], "-(x-m)/s - log(s) - 2*log(1 + exp(-(x-m)/s))", at: [0, 1], metric: []),
      [
        "0.3333333333333333333333333333333333333333333333333333333333333", "0", "0",
        "1.4299560445654842909816101110973501261459666008045322918237055",
      ]
    ),
    (
      .init(
        "mixture", [q.w, q.m], "log((1-w)*exp(-x^2/2) + w*exp(-(x-m)^2/2)) - log(2*pi)/2", at: [0.625, 2], metric: []),
      [
        "2.3116367622405611065505014026272117719404329493582381035387385",
        "0.50587191003516274567884706963222334959926927147847819670617594",
        "0.50587191003516274567884706963222334959926927147847819670617594",
        "0.43025033503732007351352146073625878916731254279329884290150561",
      ]
    ),
    (
      .init("generalized normal 3", [q.s], "-abs(x/s)^3 - log(s) + log(3/2) - lgamma(1/3)", at: [1], metric: []), ["3"]
    ),
  ]

  @Test(arguments: cases.indices, [50])
  func digits(_ index: Int, _ digits: Int) throws {
    let (c, known) = Self.cases[index]
    let model = try c.model()
    let quadrature = try ExpectationQuadrature(model)
    let point = try Point(c.point, in: model.chart)
    let g = try quadrature.metric(at: point, digits: digits)
    let precision = BallPrecision(digits: digits + 20)
    for (found, text) in zip(g, known) {
      guard let a = Rational(found.value), let b = Rational(text), let e = Rational(found.error) else {
        Issue.record("not a number: \(found)")
        continue
      }
      let off = Ball(a - b, precision: precision), rounded = Rational(1) / Rational(10).power(digits + 3)
      let allowed = Ball(e + rounded, precision: precision)
      #expect(Swift.abs(off.midpoint) <= allowed.midpoint, "\(c.name): \(found) for \(text)")
    }
  }
}
