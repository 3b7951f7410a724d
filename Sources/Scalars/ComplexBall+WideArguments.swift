import CFLINT

/// Functions f₀, f₁ = f₀′, f₂ = f₁′, … on wide rectangles in the half plane Re z > 0.
extension ComplexBall {
  /// fₙ on a wide rectangle, for fₙ(z) = ±∫ tⁿ e^(−zt) k(t) dt with k ≥ 0, whose size is largest on the real axis.
  ///
  ///     |fₙ(z)| ≤ |fₙ(Re z)|      |fₙ(z) − fₙ(c)| ≤ |z − c| |fₙ₊₁(min Re)|
  ///
  /// Polygamma functions have k = 1/(1 − e⁻ᵗ) for n ≥ 1, what follows their leading terms 1/(1 − e⁻ᵗ) − 1/t. nil where
  /// the rectangle is narrow, or not in the half plane: then the usual evaluation is as good.
  static func wide(
    _ n: Int, _ z: ComplexBall, _ f: (Int, ComplexBall) -> ComplexBall, _ onAxis: (Int, Ball) -> Ball
  ) -> ComplexBall? {
    guard n >= 0, !z.isExact, z.isFinite, z.relativeAccuracyBits < 20, z.real.isPositive else { return nil }
    let x = z.real, y = z.imaginary
    if z.isReal { return ComplexBall(onAxis(n, x)) }
    // A wide result needs few bits.
    let few = BallPrecision(bits: min(40, z.bits))
    let low = x.ends.lower.rounded(to: few)
    guard low.isPositive else { return nil }
    let center = ComplexBall(x.center.rounded(to: few), y.center.rounded(to: few))
    let dx = (x - x.center).largestSize.rounded(to: few), dy = (y - y.center).largestSize.rounded(to: few)
    let spread = Ball.sqrt(dx * dx + dy * dy) * Ball.absoluteValue(onAxis(n + 1, low))
    if n > 0 {
      let size = Ball.absoluteValue(onAxis(n, low))
      if (spread - size).isPositive { return disc(radius: size) }
    }
    return f(n, center) + disc(radius: spread)
  }
}
