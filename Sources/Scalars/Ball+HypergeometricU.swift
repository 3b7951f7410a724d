import CFLINT

extension Ball {
  /// Tricomi's U(a, b; x), for x > 0.
  ///
  ///     U = (1/Γ(a)) ∫₀^∞ e^(−xt) tᵃ⁻¹ (1 + t)^(b−a−1) dt   for a > 0
  ///
  /// Source: Arb.
  public static func hypergeometricU(_ a: Ball, _ b: Ball, _ x: Ball) -> Ball {
    guard a.isFinite, b.isFinite, x.isFinite, x.isPositive else {
      return .indeterminate(max(a.precision, b.precision, x.precision))
    }
    return refined([a, b, x]) { result, x, bits in arb_hypgeom_u(result, x[0], x[1], x[2], bits) }
  }
}
