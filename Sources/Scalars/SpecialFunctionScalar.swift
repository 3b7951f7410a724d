/// A number with the special functions beyond those that every `Scalar` has: `Double`, `BigFloat` and `Ball`.
///
/// A result of `Double` has the relative error that its function states, at arguments from 10⁻³⁰⁰ to 10¹⁵ and beyond; one of
/// `BigFloat` is correctly rounded, from enclosures; a `Ball` is an enclosure. Outside the domain the result is NaN (for a
/// ball: the whole line), and so it is where the enclosures do not decide within bounded work. Docs/Accuracy.md has the errors
/// that were measured.
public protocol SpecialFunctionScalar: Scalar {
  /// Riemann's ζ(s), for s ≠ 1.
  static func zeta(_ s: Self) -> Self
  /// Hurwitz's ζ(s, a) = Σₖ (k + a)⁻ˢ, continued to s ≠ 1, for a > 0.
  static func hurwitzZeta(_ s: Self, _ a: Self) -> Self

  /// The y with erf y = x, for −1 ≤ x ≤ 1; ±∞ at ±1.
  static func inverseErf(_ x: Self) -> Self
  /// The y with 1 − erf y = x, for 0 ≤ x ≤ 2, without cancellation; ∞ at 0, −∞ at 2.
  static func inverseErfc(_ x: Self) -> Self

  /// The Bessel function J_ν(x), for x ≥ 0, or any x for an integer ν.
  static func besselJ(_ order: Self, _ x: Self) -> Self
  /// The Bessel function Y_ν(x), for x > 0.
  static func besselY(_ order: Self, _ x: Self) -> Self
  /// e⁻ˣ I_ν(x), for x ≥ 0: it does not overflow.
  static func scaledBesselI(_ order: Self, _ x: Self) -> Self
  /// eˣ K_ν(x), for x > 0: it does not underflow.
  static func scaledBesselK(_ order: Self, _ x: Self) -> Self
  /// I_{ν+1}(x)/I_ν(x), for ν > −1 and x ≥ 0, without overflow: the mean resultant length of von Mises for ν = 0.
  static func besselIRatio(_ order: Self, _ x: Self) -> Self
  /// K_{ν+1}(x)/K_ν(x), for x > 0, without underflow.
  static func besselKRatio(_ order: Self, _ x: Self) -> Self

  /// The regularised lower incomplete gamma function P(a, x) = γ(a, x)/Γ(a), for a > 0, x ≥ 0.
  static func regularizedGammaP(_ a: Self, _ x: Self) -> Self
  /// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), without cancellation.
  static func regularizedGammaQ(_ a: Self, _ x: Self) -> Self
  /// The regularised incomplete beta function I_x(a, b), for 0 ≤ x ≤ 1, a > 0, b > 0.
  static func regularizedBeta(_ x: Self, _ a: Self, _ b: Self) -> Self

  /// Kummer's ₁F₁(a; b; x), for b ≠ 0, −1, −2, ….
  static func hypergeometric1F1(_ a: Self, _ b: Self, _ x: Self) -> Self
  /// Gauss's ₂F₁(a, b; c; x), for x < 1 and c ≠ 0, −1, −2, ….
  static func hypergeometric2F1(_ a: Self, _ b: Self, _ c: Self, _ x: Self) -> Self

  /// The upper real branch W₀ ≥ −1 of w eʷ = x, for x ≥ −1/e.
  static func lambertW(_ x: Self) -> Self
  /// The lower real branch W₋₁ ≤ −1 of w eʷ = x, for −1/e ≤ x < 0; −∞ at 0.
  static func lambertWLower(_ x: Self) -> Self
}
