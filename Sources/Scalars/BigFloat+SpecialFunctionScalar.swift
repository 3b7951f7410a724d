/// Correctly rounded to nearest, from Arb's enclosures; the precision is the largest of the arguments'.
extension BigFloat: SpecialFunctionScalar {
  /// Riemann's ζ(s), for s ≠ 1.
  public static func zeta(_ s: BigFloat) -> BigFloat { Enclosed.zeta(s) }
  /// Hurwitz's ζ(s, a) = Σₖ (k + a)⁻ˢ, continued to s ≠ 1, for a > 0.
  public static func hurwitzZeta(_ s: BigFloat, _ a: BigFloat) -> BigFloat { Enclosed.hurwitzZeta(s, a) }
  /// The y with erf y = x, for −1 ≤ x ≤ 1; ±∞ at ±1.
  public static func inverseErf(_ x: BigFloat) -> BigFloat { Enclosed.inverseErf(x) }
  /// The y with 1 − erf y = x, for 0 ≤ x ≤ 2, without cancellation; ∞ at 0, −∞ at 2.
  public static func inverseErfc(_ x: BigFloat) -> BigFloat { Enclosed.inverseErfc(x) }
  /// The Bessel function J_ν(x), for x ≥ 0, or any x for an integer ν.
  public static func besselJ(_ order: BigFloat, _ x: BigFloat) -> BigFloat { Enclosed.besselJ(order, x) }
  /// The Bessel function Y_ν(x), for x > 0.
  public static func besselY(_ order: BigFloat, _ x: BigFloat) -> BigFloat { Enclosed.besselY(order, x) }
  /// e⁻ˣ I_ν(x), for x ≥ 0: it does not overflow.
  public static func scaledBesselI(_ order: BigFloat, _ x: BigFloat) -> BigFloat { Enclosed.scaledBesselI(order, x) }
  /// eˣ K_ν(x), for x > 0: it does not underflow.
  public static func scaledBesselK(_ order: BigFloat, _ x: BigFloat) -> BigFloat { Enclosed.scaledBesselK(order, x) }
  /// I_{ν+1}(x)/I_ν(x), for ν > −1 and x ≥ 0, without overflow: the mean resultant length of von Mises for ν = 0.
  public static func besselIRatio(_ order: BigFloat, _ x: BigFloat) -> BigFloat { Enclosed.besselIRatio(order, x) }
  /// K_{ν+1}(x)/K_ν(x), for x > 0, without underflow.
  public static func besselKRatio(_ order: BigFloat, _ x: BigFloat) -> BigFloat { Enclosed.besselKRatio(order, x) }
  /// The regularised lower incomplete gamma function P(a, x) = γ(a, x)/Γ(a), for a > 0, x ≥ 0.
  public static func regularizedGammaP(_ a: BigFloat, _ x: BigFloat) -> BigFloat {
    Enclosed.regularizedGamma(a, x, upper: false)
  }
  /// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), without cancellation.
  public static func regularizedGammaQ(_ a: BigFloat, _ x: BigFloat) -> BigFloat {
    Enclosed.regularizedGamma(a, x, upper: true)
  }
  /// The regularised incomplete beta function I_x(a, b), for 0 ≤ x ≤ 1, a > 0, b > 0.
  public static func regularizedBeta(_ x: BigFloat, _ a: BigFloat, _ b: BigFloat) -> BigFloat {
    Enclosed.regularizedBeta(x, a, b)
  }
  /// Kummer's ₁F₁(a; b; x), for b ≠ 0, −1, −2, ….
  public static func hypergeometric1F1(_ a: BigFloat, _ b: BigFloat, _ x: BigFloat) -> BigFloat {
    Enclosed.hypergeometric1F1(a, b, x)
  }
  /// Gauss's ₂F₁(a, b; c; x), for x < 1 and c ≠ 0, −1, −2, ….
  public static func hypergeometric2F1(_ a: BigFloat, _ b: BigFloat, _ c: BigFloat, _ x: BigFloat) -> BigFloat {
    Enclosed.hypergeometric2F1(a, b, c, x)
  }
  /// The upper real branch W₀ ≥ −1 of w eʷ = x, for x ≥ −1/e.
  public static func lambertW(_ x: BigFloat) -> BigFloat { Enclosed.lambertW(x) }
  /// The lower real branch W₋₁ ≤ −1 of w eʷ = x, for −1/e ≤ x < 0; −∞ at 0.
  public static func lambertWLower(_ x: BigFloat) -> BigFloat { Enclosed.lambertWLower(x) }
}

extension BigFloat: EnclosedScalar {
  var isWhole: Bool { isInteger }
  var isEven: Bool { isInteger && scaled(byPowerOfTwo: -1).isInteger }

  static func nearest(_ name: StaticString, _ arguments: [BigFloat], _ f: ([Ball]) -> Ball) -> BigFloat {
    let bits = arguments.reduce(0) { max($0, $1.carriedBits) }
    if bits == 0 { refuseExact(name, arguments) }
    return enclosed(BigFloatPrecision(bits: bits)) { working in
      f(arguments.map { Ball(containing: $0, precision: working) })
    }
  }

  static func special(_ value: BigFloat, _ arguments: [BigFloat]) -> BigFloat {
    let bits = arguments.reduce(0) { max($0, $1.carriedBits) }
    return bits == 0 ? value : value.rounded(to: BigFloatPrecision(bits: bits))
  }
}
