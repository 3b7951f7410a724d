import Scalars
import Testing

@Suite("Rounding by enclosures")
struct RoundedFunctionTests {
  static let functions: [(String, @Sendable (BigFloat) -> BigFloat, @Sendable (Ball) -> Ball)] = [
    ("exp", BigFloat.exp, Ball.exp), ("expMinusOne", BigFloat.expMinusOne, Ball.expMinusOne),
    ("sinh", BigFloat.sinh, Ball.sinh), ("cosh", BigFloat.cosh, Ball.cosh), ("tanh", BigFloat.tanh, Ball.tanh),
    ("sin", BigFloat.sin, Ball.sin), ("cos", BigFloat.cos, Ball.cos), ("tan", BigFloat.tan, Ball.tan),
    ("log", { .log($0) }, { .log($0) }), ("log1p", { .log(onePlus: $0) }, { .log(onePlus: $0) }),
    ("asin", BigFloat.asin, Ball.asin), ("acos", BigFloat.acos, Ball.acos), ("atan", BigFloat.atan, Ball.atan),
    ("asinh", BigFloat.asinh, Ball.asinh), ("acosh", BigFloat.acosh, Ball.acosh), ("atanh", BigFloat.atanh, Ball.atanh),
    ("gamma", BigFloat.gamma, Ball.gamma), ("logGamma", BigFloat.logGamma, Ball.logGamma),
    ("erf", BigFloat.erf, Ball.erf), ("erfc", BigFloat.erfc, Ball.erfc),
    ("power", { .pow($0, $0) }, { .pow($0, $0) }), ("power", { .pow($0, 7) }, { .pow($0, 7) }),
    ("root", { .root($0, 3) }, { .root($0, 3) }), ("root", { .root($0, -2) }, { .root($0, -2) }),
    ("trigamma", { .polygamma(1, $0) }, { .polygamma(1, $0) }),
    ("tail", { .polygammaTail(2, $0) }, { .polygammaTail(2, $0) }),
  ]

  /// Short precisions make near-ties frequent: there the enclosure does not decide at first.
  @Test(
    "The result is what every number of an enclosure of three times the bits rounds to",
    arguments: [2, 4, 11, 24, 53, 64, 200])
  func nearest(bits: Int) {
    let p = BigFloatPrecision(bits: bits), wide = BallPrecision(bits: 3 * bits + 200)
    var g = SeededGenerator(seed: UInt64(bits) + 99)
    for _ in 0..<150 {
      let x = BigFloat.random(p, spread: 6, &g)
      for (name, f, enclosure) in Self.functions {
        let ball = enclosure(Ball(containing: x, precision: wide)), got = f(x)
        if let expected = ball.roundedToBigFloat(p) {
          #expect(got == expected, "\(name)(\(x)): \(got), not \(expected)")
        } else if got.isFinite, !got.isZero, got.precision != nil, let ulp = got.ulp, ball.isFinite {
          // An exact tie: what is left is that the number is one of the two neighbours.
          #expect((Ball(containing: got, precision: wide) - ball).upper <= ulp.asDouble, "\(name)(\(x)): \(got)")
        }
      }
    }
  }

  @Test("Beyond the range of exponents there are limits, outside the domain NaN, and nothing takes forever")
  func extremes() {
    let p = BigFloatPrecision(bits: 120)
    func n(_ x: Double) -> BigFloat { BigFloat(rounding: x, precision: p) }
    #expect(
      BigFloat.gamma(n(1e10)) == .infinity && BigFloat.erfc(n(1e10)).isZero && BigFloat.exp(n(1e300)) == .infinity)
    #expect(
      BigFloat.exp(n(-1e300)).isZero && BigFloat.pow(n(1e300), n(1e300)) == .infinity
        && BigFloat.sin(n(1e300)).magnitude <= 1)
    #expect(BigFloat.besselI(n(0), n(1e300)) == .infinity && BigFloat.besselK(n(0.5), n(1e300)).isZero)
    #expect(
      BigFloat.besselI(n(-0.5), 0) == .infinity && BigFloat.besselI(n(-1.5), 0) == -.infinity
        && BigFloat.besselI(n(2), 0) == 0)
    #expect(BigFloat.besselI(n(3), n(-2)) == -BigFloat.besselI(n(3), n(2)) && BigFloat.besselK(n(1), 0) == .infinity)
    #expect(BigFloat.polygammaTail(1, n(1e300)) > 0 && BigFloat.polygamma(1, n(1e-300)) > 1e300.exact)
    #expect(BigFloat.polygamma(0, n(1e15)) < 35 && BigFloat.logGamma(n(1e300)) > n(1e302))
    for undefined in [
      BigFloat.log(n(-1)), .sqrt(n(-1)), .acosh(n(0.5)), .atanh(n(2)), .asin(n(2)), .gamma(n(-2)), .polygamma(0, n(-3)),
      .polygamma(-1, n(1)), .polygammaTail(1, n(-1)), .besselI(n(0.5), n(-1)), .besselK(n(1), n(-1)),
      .pow(n(-2), n(0.5)),
      .root(n(-1), 2), .root(n(2), 0), .zeta(n(1)), .inverseErf(n(2)), .inverseErfc(n(-1)), .besselJ(n(0.5), n(-1)),
      .besselY(n(1), n(-1)), .regularizedGammaP(n(-1), n(1)), .regularizedBeta(n(2), n(1), n(1)), .lambertW(n(-0.5)),
      .hypergeometric1F1(n(1), n(-2), n(1)), .hypergeometric2F1(n(1), n(1), n(2), n(1.5)), .lambertWLower(n(1)),
      .besselKRatio(n(1), n(0)),
    ] { #expect(undefined.isNaN && undefined.precision == p) }
  }
}

extension Double {
  fileprivate var exact: BigFloat { BigFloat(exactly: self) }
}
