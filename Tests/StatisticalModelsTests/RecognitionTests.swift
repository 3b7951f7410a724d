import DifferentialGeometry
import Symbolics
import Testing

@testable import StatisticalModels

/// Exponential families recognised from formulas that nobody prepared, and everything else refused.
@Suite struct RecognitionTests {
  struct Formula: Sendable, CustomTestStringConvertible {
    /// p(y), or log p(y) where `isLog`.
    let text: String
    let space: SampleSpace
    let parameters: [Symbol]
    let isLog: Bool
    /// How many statistics there must be; nil when the formula must be refused.
    let order: Int?
    /// A point and the Fisher metric there, by a formula of a textbook.
    let point: [Double], metric: [Double]

    init(
      _ text: String, _ space: SampleSpace, _ parameters: [Symbol], isLog: Bool = false, order: Int?,
      at point: [Double] = [], metric: [Double] = []
    ) {
      self.text = text
      self.space = space
      self.parameters = parameters
      self.isLog = isLog
      self.order = order
      self.point = point
      self.metric = metric
    }

    var testDescription: String { text }

    func model() throws -> StatisticalModel {
      let y = Symbol("y", space.domain)
      let formula = try Expression(parsing: text, symbols: [y] + parameters)
      return try StatisticalModel(
        "typed", of: y, in: space, parameters: parameters, logDensity: isLog ? formula : log(formula))
    }
  }

  private static let m = Symbol("m"), s = Symbol("s", .positive), k = Symbol("k", .positive)
  private static let p = Symbol("p", .unitInterval), t = Symbol("t"), negative = Symbol("t", .negative)
  /// ψ₁(5/2) = π²/2 − 40/9.
  private static let trigamma = Double.pi * Double.pi / 2 - 40.0 / 9

  static let recognised: [Formula] = [
    Formula(
      "exp(-(y-m)^2/(2*s^2))/(s*sqrt(2*pi))", .realLine, [m, s], order: 2, at: [3, 2], metric: [0.25, 0, 0, 0.5]),
    Formula(
      "1/sqrt(2*pi*s^2)*exp(-1/2*((y-m)/s)^2)", .realLine, [m, s], order: 2, at: [3, 2], metric: [0.25, 0, 0, 0.5]),
    // Expanded, by the variance; the metric is diag(1/v, 1/(2v²)).
    Formula(
      "-y^2/(2*s) + m*y/s - m^2/(2*s) - log(2*pi*s)/2", .realLine, [m, s], isLog: true, order: 2, at: [3, 2],
      metric: [0.5, 0, 0, 0.125]),
    // By the precision τ: diag(τ, 1/(2τ²)).
    Formula("sqrt(s/(2*pi))*exp(-s*(y-m)^2/2)", .realLine, [m, s], order: 2, at: [3, 2], metric: [2, 0, 0, 0.125]),
    // By natural parameters: the Hessian of ψ = −t²/(4r) + log(π/(−r))/2 with r = −s.
    Formula(
      "t*y - s*y^2 - t^2/(4*s) + log(s/pi)/2", .realLine, [t, s], isLog: true, order: 2, at: [3, 2],
      metric: [0.25, -0.375, -0.375, 0.6875]),
    // The mean is known: one statistic.
    Formula("exp(-(y-3)^2/(2*s^2))/(s*sqrt(2*pi))", .realLine, [s], order: 1, at: [2], metric: [0.5]),
    Formula("exp(-(y-m)^2/8)/sqrt(8*pi)", .realLine, [m], order: 1, at: [3], metric: [0.25]),
    // A curve in the normal family that is flat: N(u, 1) with u = m³.
    Formula("exp(-(y-m^3)^2/2)/sqrt(2*pi)", .realLine, [m], order: 1, at: [2], metric: [144]),
    Formula(
      "exp(-(log(y)-m)^2/(2*s^2))/(y*s*sqrt(2*pi))", .positive, [m, s], order: 2, at: [3, 2], metric: [0.25, 0, 0, 0.5]),
    Formula("k*exp(-k*y)", .positive, [k], order: 1, at: [4], metric: [0.0625]),
    Formula("3*k*exp(-3*k*y)", .positive, [k], order: 1, at: [4], metric: [0.0625]),
    Formula("exp(-y/k)/k", .positive, [k], order: 1, at: [4], metric: [0.0625]),
    Formula("-negt*exp(negt*y)", .positive, [Symbol("negt", .negative)], order: 1, at: [-4], metric: [0.0625]),
    Formula(
      "y^(k-1)*exp(-y/s)/(gamma(k)*s^k)", .positive, [k, s], order: 2, at: [2.5, 2],
      metric: [trigamma, 0.5, 0.5, 0.625]),
    // By the mean: diag(ψ₁(κ) − 1/κ, κ/m²).
    Formula(
      "(k/s)^k*y^(k-1)*exp(-k*y/s)/gamma(k)", .positive, [k, s], order: 2, at: [2.5, 2],
      metric: [trigamma - 0.4, 0, 0, 0.625]),
    Formula("y^2*exp(-y/s)/(2*s^3)", .positive, [s], order: 1, at: [2], metric: [0.75]),
    Formula(
      "sqrt(k/(2*pi*y^3))*exp(-k*(y-s)^2/(2*s^2*y))", .positive, [s, k], order: 2, at: [2, 3],
      metric: [0.375, 0, 0, 1.0 / 18]),
    Formula("y/s^2*exp(-y^2/(2*s^2))", .positive, [s], order: 1, at: [2], metric: [1]),
    Formula("sqrt(2/pi)*y^2*exp(-y^2/(2*s^2))/s^3", .positive, [s], order: 1, at: [2], metric: [1.5]),
    // Weibull with a known shape.
    Formula("3*y^2/s^3*exp(-(y/s)^3)", .positive, [s], order: 1, at: [2], metric: [2.25]),
    Formula("exp(-abs(y)/s)/(2*s)", .realLine, [s], order: 1, at: [2], metric: [0.25]),
    Formula("k*y^(k-1)", .unitInterval, [k], order: 1, at: [2], metric: [0.25]),
    Formula("y^(k-1)*(1-y)^(s-1)/beta(k,s)", .unitInterval, [k, s], order: 2),
    Formula("p^y*(1-p)^(1-y)", .integers(through: 1), [p], order: 1, at: [0.2], metric: [6.25]),
    Formula("y*log(p/(1-p)) + log(1-p)", .integers(through: 1), [p], isLog: true, order: 1, at: [0.2], metric: [6.25]),
    Formula("y*log(p) - (y-1)*log(1-p)", .integers(through: 1), [p], isLog: true, order: 1, at: [0.2], metric: [6.25]),
    Formula("exp(t*y)/(1+exp(t))", .integers(through: 1), [t], order: 1, at: [0], metric: [0.25]),
    Formula("binomial(10,y)*p^y*(1-p)^(10-y)", .integers(through: 10), [p], order: 1, at: [0.2], metric: [62.5]),
    Formula("k^y*exp(-k)/factorial(y)", .naturals, [k], order: 1, at: [4], metric: [0.25]),
    Formula("exp(t*y-exp(t))/gamma(y+1)", .naturals, [t], order: 1, at: [0], metric: [1]),
    Formula("(1-p)*p^y", .naturals, [p], order: 1, at: [0.2], metric: [7.8125]),
    // Curved: two statistics for one parameter. N(u, u²) has 3/u², N(m, eᵐ) has e^(−m) + ½.
    Formula("exp(-(y-s)^2/(2*s^2))/(s*sqrt(2*pi))", .realLine, [s], order: 2, at: [2], metric: [0.75]),
    Formula("exp(-(y-m)^2/(2*exp(m)))/sqrt(2*pi*exp(m))", .realLine, [m], order: 2, at: [0], metric: [1.5]),
  ]

  /// Would catch a recognition that depends on names or on how a formula happens to be written.
  @Test(arguments: recognised)
  func recognises(_ formula: Formula) throws {
    let model = try formula.model()
    let family = try #require(model.exponentialFamily)
    #expect(family.order == formula.order)
    guard !formula.point.isEmpty else { return }
    let manifold = try #require(try model.closedFormManifold())
    let metric = try Tape(manifold.metricComponents, inputs: model.parameters).evaluate(formula.point)
    for (got, expected) in zip(metric, formula.metric) {
      // A few roundings.
      #expect(abs(got - expected) < 1e-14 * max(1, abs(expected)), "\(metric)")
    }
  }

  static let refused: [Formula] = [
    Formula("s/(pi*(s^2+(y-m)^2))", .realLine, [m, s], order: nil),
    Formula("2/(pi*sqrt(3)*s)*(1+((y-m)/s)^2/3)^(-2)", .realLine, [m, s], order: nil),
    Formula("exp(-abs(y-m)/s)/(2*s)", .realLine, [m, s], order: nil),
    Formula("exp(-abs(y-m))/2", .realLine, [m], order: nil),
    Formula("k/s*(y/s)^(k-1)*exp(-(y/s)^k)", .positive, [k, s], order: nil),
    Formula("k*y^(k-1)*exp(-y^k)", .positive, [k], order: nil),
    Formula("exp(-(y-m)/s)/(s*(1+exp(-(y-m)/s))^2)", .realLine, [m, s], order: nil),
    Formula("exp(-(y-m)/s-exp(-(y-m)/s))/s", .realLine, [m, s], order: nil),
    Formula("(p*exp(-y^2/2)+(1-p)*exp(-(y-1)^2/2))/sqrt(2*pi)", .realLine, [p], order: nil),
    Formula("gamma(y+k)/(gamma(k)*factorial(y))*p^k*(1-p)^y", .naturals, [k, p], order: nil),
  ]

  /// Would catch a family that is claimed where there is none: everything derived from it would be wrong.
  @Test(arguments: refused)
  func refuses(_ formula: Formula) throws {
    let model = try formula.model()
    #expect(model.exponentialFamily == nil)
    #expect(try model.closedFormManifold() == nil)
  }

  /// A density whose parameter is missing, or that has strange symbols, names them.
  @Test func refusesUnsoundFormulas() throws {
    let y = Symbol("y", .positive), k = Symbol("k", .positive), s = Symbol("s", .positive), z = Symbol("z")
    func reason(_ parameters: [Symbol], _ formula: Expression) -> String? {
      do {
        _ = try StatisticalModel("typed", of: y, in: .positive, parameters: parameters, logDensity: formula)
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(reason([k, s], log(k) - k * y)?.contains("does not depend on its parameter s") == true)
    #expect(reason([k], log(k) - k * y + z)?.contains("contains z") == true)
    #expect(reason([k, k], log(k) - k * y)?.contains("repeat a name") == true)
    #expect(reason([y], log(y) - y * y)?.contains("both a variable and a parameter") == true)
    #expect(reason([], -y * Expression(1))?.contains("at least one coordinate") == true)
  }
}
