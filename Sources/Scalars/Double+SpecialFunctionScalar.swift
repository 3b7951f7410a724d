/// The nearest numbers, rounded from Arb's enclosures: some microseconds each.
extension Double: SpecialFunctionScalar {
  /// Riemann's ζ(s), for s ≠ 1.
  public static func zeta(_ s: Double) -> Double { Enclosed.zeta(s) }
  /// Hurwitz's ζ(s, a) = Σₖ (k + a)⁻ˢ, continued to s ≠ 1, for a > 0.
  public static func hurwitzZeta(_ s: Double, _ a: Double) -> Double { Enclosed.hurwitzZeta(s, a) }
  /// The y with erf y = x, for −1 ≤ x ≤ 1; ±∞ at ±1.
  public static func inverseErf(_ x: Double) -> Double { Enclosed.inverseErf(x) }
  /// The y with 1 − erf y = x, for 0 ≤ x ≤ 2, without cancellation; ∞ at 0, −∞ at 2.
  public static func inverseErfc(_ x: Double) -> Double { Enclosed.inverseErfc(x) }
  /// The Bessel function J_ν(x), for x ≥ 0, or any x for an integer ν.
  public static func besselJ(_ order: Double, _ x: Double) -> Double { Enclosed.besselJ(order, x) }
  /// The Bessel function Y_ν(x), for x > 0.
  public static func besselY(_ order: Double, _ x: Double) -> Double { Enclosed.besselY(order, x) }
  /// e⁻ˣ I_ν(x), for x ≥ 0: it does not overflow.
  public static func scaledBesselI(_ order: Double, _ x: Double) -> Double { Enclosed.scaledBesselI(order, x) }
  /// eˣ K_ν(x), for x > 0: it does not underflow.
  public static func scaledBesselK(_ order: Double, _ x: Double) -> Double { Enclosed.scaledBesselK(order, x) }
  /// I_{ν+1}(x)/I_ν(x), for ν > −1 and x ≥ 0, without overflow: the mean resultant length of von Mises for ν = 0.
  public static func besselIRatio(_ order: Double, _ x: Double) -> Double { Enclosed.besselIRatio(order, x) }
  /// K_{ν+1}(x)/K_ν(x), for x > 0, without underflow.
  public static func besselKRatio(_ order: Double, _ x: Double) -> Double { Enclosed.besselKRatio(order, x) }
  /// The regularised lower incomplete gamma function P(a, x) = γ(a, x)/Γ(a), for a > 0, x ≥ 0.
  public static func regularizedGammaP(_ a: Double, _ x: Double) -> Double {
    Enclosed.regularizedGamma(a, x, upper: false)
  }
  /// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), without cancellation.
  public static func regularizedGammaQ(_ a: Double, _ x: Double) -> Double {
    Enclosed.regularizedGamma(a, x, upper: true)
  }
  /// The regularised incomplete beta function I_x(a, b), for 0 ≤ x ≤ 1, a > 0, b > 0.
  public static func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    Enclosed.regularizedBeta(x, a, b)
  }
  /// Kummer's ₁F₁(a; b; x), for b ≠ 0, −1, −2, ….
  public static func hypergeometric1F1(_ a: Double, _ b: Double, _ x: Double) -> Double {
    Enclosed.hypergeometric1F1(a, b, x)
  }
  /// Gauss's ₂F₁(a, b; c; x), for x < 1 and c ≠ 0, −1, −2, ….
  public static func hypergeometric2F1(_ a: Double, _ b: Double, _ c: Double, _ x: Double) -> Double {
    Enclosed.hypergeometric2F1(a, b, c, x)
  }
  /// The upper real branch W₀ ≥ −1 of w eʷ = x, for x ≥ −1/e.
  public static func lambertW(_ x: Double) -> Double { Enclosed.lambertW(x) }
  /// The lower real branch W₋₁ ≤ −1 of w eʷ = x, for −1/e ≤ x < 0; −∞ at 0.
  public static func lambertWLower(_ x: Double) -> Double { Enclosed.lambertWLower(x) }
}

extension Double: EnclosedScalar {
  var isWhole: Bool { self == rounded() }
  var isEven: Bool { remainder(dividingBy: 2) == 0 }

  static func nearest(_ name: StaticString, _ arguments: [Double], _ f: ([Ball]) -> Ball) -> Double {
    var bits = 80
    for _ in 0..<3 {
      let precision = BallPrecision(bits: bits)
      if let result = f(arguments.map { Ball(exactly: $0, precision: precision) }).roundedToDouble { return result }
      bits = 2 * bits + 64
    }
    return .nan
  }

  static func special(_ value: Double, _ arguments: [Double]) -> Double { value }
}
