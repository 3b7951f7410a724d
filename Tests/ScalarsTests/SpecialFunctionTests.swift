import Scalars
import Testing

/// The accuracy that the documentation states, against mpmath, on grids from 10⁻³⁰⁰ to 10³⁰⁰.
@Suite("Special functions of Double")
struct SpecialFunctionTests {
  /// The relative errors that the documentation states for polygamma and its tail, n = 0 … 3, and for the other n.
  static let bounds: [(value: Double, tail: Double)] = [
    (6e-16, 8e-16), (5e-16, 8e-16), (7e-16, 1.2e-15), (1e-15, 1.6e-15), (4e-15, 4e-15),
  ]

  @Test("Polygamma keeps its digits on x > 0, at digamma's zero too", arguments: Reference.named("polygamma"))
  func polygamma(reference: Reference) {
    let n = Int(reference.order)
    let worst = reference.worstError({ .polygamma(n, $0) }, where: { $0.x > 0 })
    #expect(worst.error <= Self.bounds[min(n, 4)].value, "at x = \(worst.x)")
  }

  @Test("Reflection keeps its digits on x < 0", arguments: Reference.named("polygamma"))
  func reflection(reference: Reference) {
    let n = Int(reference.order)
    let worst = reference.worstError({ .polygamma(n, $0) }, where: { $0.x < 0 })
    #expect(worst.error <= Double(n + 8) * 2e-16, "at x = \(worst.x)")
  }

  @Test("The tail does not cancel, however large x is", arguments: Reference.named("polygammaTail"))
  func polygammaTail(reference: Reference) {
    let n = Int(reference.order)
    let worst = reference.worstError { .polygammaTail(n, $0) }
    #expect(worst.error <= Self.bounds[min(n, 4)].tail, "at x = \(worst.x)")
  }

  @Test("Gamma and error functions of libm", arguments: Reference.named("gamma", "logGamma", "erf", "erfc"))
  func libm(reference: Reference) {
    let functions: [String: (Double) -> Double] = [
      "gamma": Double.gamma, "logGamma": Double.logGamma, "erf": Double.erf, "erfc": Double.erfc,
    ]
    guard let f = functions[reference.function] else { return }
    let worst = reference.worstError(f)
    #expect(worst.error <= 1e-15, "at x = \(worst.x)")
  }

  @Test("Modified Bessel functions", arguments: Reference.named("besselI", "besselK"))
  func bessel(reference: Reference) {
    let order = reference.order
    let f = reference.function == "besselI" ? Double.besselI : Double.besselK
    for test in reference.cases {
      let error = test.error(of: f(order, test.x))
      #expect(error <= 4e-15, "at x = \(test.x)")
    }
  }

  @Test("At many points the error against Arb stays below the stated bound", arguments: 0...4)
  func againstArb(order n: Int) {
    let precision = BallPrecision(bits: 90), count = 200
    var worst = (value: 0.0, tail: 0.0)
    for i in 1...count {
      let t = (Double(i) * 0.6180339887498949).truncatingRemainder(dividingBy: 1)
      // Half of them where the pieces of the approximations meet.
      let x = i.isMultiple(of: 2) ? 3 * t : Double.pow(10, 40 * t - 20)
      let ball = Ball(exactly: x, precision: precision)
      func error(_ got: Double, _ exact: Ball) -> Double {
        Ball.absoluteValue((Ball(exactly: got, precision: precision) - exact) / exact).upper
      }
      worst.value = max(worst.value, error(.polygamma(n, x), .polygamma(n, ball)))
      worst.tail = max(worst.tail, error(.polygammaTail(n, x), .polygammaTail(n, ball)))
    }
    #expect(worst.value <= Self.bounds[n].value)
    #expect(worst.tail <= Self.bounds[n].tail)
  }

  @Test("Poles and points outside the domain are NaN, ends are limits")
  func edges() {
    for n in 0...6 {
      for x in [0, -0.0, -1, -2, -1e20, -.infinity, .nan] {
        #expect(Double.polygamma(n, x).isNaN, "ψ(\(n), \(x))")
        #expect(Double.polygammaTail(n, x).isNaN)
      }
      #expect(Double.polygamma(n, .infinity) == (n == 0 ? .infinity : 0))
      #expect(Double.polygammaTail(n, .infinity) == 0)
      #expect(Double.polygamma(n, .leastNonzeroMagnitude) == (n.isMultiple(of: 2) ? -.infinity : .infinity))
      #expect(Double.polygammaTail(n, .leastNonzeroMagnitude) == (n.isMultiple(of: 2) ? -.infinity : .infinity))
      #expect(Double.polygamma(n, -.leastNonzeroMagnitude) == .infinity)
      #expect(Double.polygammaTail(n, -0.5).isNaN)
    }
    #expect(Double.polygamma(-1, 1).isNaN && Double.polygammaTail(-1, 1).isNaN && Double.polygamma(151, -0.5).isNaN)
    #expect(Double.besselI(0, 0) == 1 && Double.besselI(1, 0) == 0 && Double.besselI(-2, 0) == 0)
    #expect(Double.besselI(-0.5, 0) == .infinity && Double.besselI(-1.5, 0) == -.infinity)
    #expect(Double.besselI(3, -2) == -Double.besselI(3, 2) && Double.besselI(-4, -2) == Double.besselI(4, 2))
    #expect(Double.besselI(0.5, -2).isNaN && Double.besselK(1, -2).isNaN && Double.besselI(.nan, 1).isNaN)
    #expect(
      Double.besselK(0, 0) == .infinity && Double.besselK(2.5, -0.0) == .infinity
        && Double.besselK(1.5, 1e-300) == .infinity)
    #expect(
      Double.besselI(2, .infinity) == .infinity && Double.besselK(2, .infinity) == 0
        && Double.besselI(0, 1e300) == .infinity)
    #expect(Double.sign(.nan).isNaN && Double.sign(-2) == -1 && Double.sign(-0.0) == 0 && Double.step(0) == 0.5)
  }

  @Test("The scalar protocol leaves Double.pi what it was")
  func constants() {
    let values: [Any] = [Double.pi, 1]
    #expect(values[0] is Double)
    #expect(Double.pi(Binary64()) == Double.pi && Double(Rational(1, 3), precision: Binary64()) == 1.0 / 3)
    #expect(Double.eulerGamma(Binary64()) == -Double.digamma(1))
  }
}
