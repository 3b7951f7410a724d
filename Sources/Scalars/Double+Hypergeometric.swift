extension Double {
  /// Kummer's ₁F₁(a; b; x), for b ≠ 0, −1, −2, …; NaN there.
  ///
  /// The nearest number or one next to it. Source: the series in twice the digits where it is short and loses little, or
  /// that of eˣ ₁F₁(b−a; b; −x); Arb's enclosures elsewhere, which decide up to parameters of about 10⁴: NaN beyond where
  /// they do not.
  public static func hypergeometric1F1(_ a: Double, _ b: Double, _ x: Double) -> Double {
    if let value = shortKummer(a, b, x) { return value }
    return Enclosed.hypergeometric1F1(a, b, x)
  }

  private static func shortKummer(_ a: Double, _ b: Double, _ x: Double) -> Double? {
    guard abs(a) < 1e20, abs(b) < 1e20, abs(x) < 600, b > 0 || b != b.rounded() else { return nil }
    // With b > a > 0 the transformed series has positive terms for x < 0.
    if x < 0, a > 0, b > a, x < -1 {
      let other = DoubleDouble(sum: b, -a)
      guard let sum = hypergeometricSum([other], [DoubleDouble(b)], -x) else { return nil }
      return Double.exp(x) * sum
    }
    return hypergeometricSum([DoubleDouble(a)], [DoubleDouble(b)], x)
  }

  /// Gauss's ₂F₁(a, b; c; x), for x < 1 and c ≠ 0, −1, −2, …; NaN outside.
  ///
  /// The nearest number or one next to it. Source: the series in twice the digits where it is short and loses little;
  /// Arb's enclosures elsewhere, which decide up to parameters of about 10⁴: NaN beyond where they do not.
  public static func hypergeometric2F1(_ a: Double, _ b: Double, _ c: Double, _ x: Double) -> Double {
    if abs(x) <= 0.75, abs(a) < 1e20, abs(b) < 1e20, abs(c) < 1e20, c > 0 || c != c.rounded(),
      let value = hypergeometricSum([DoubleDouble(a), DoubleDouble(b)], [DoubleDouble(c)], x)
    {
      return value
    }
    return Enclosed.hypergeometric2F1(a, b, c, x)
  }

  /// Σ (a₁)ₖ…/(b₁)ₖ… xᵏ/k!; nil when 400 terms do not reach the last place or cancellation takes too many digits.
  private static func hypergeometricSum(_ above: [DoubleDouble], _ below: [DoubleDouble], _ x: Double) -> Double? {
    var term = DoubleDouble(1), sum = DoubleDouble(1), largest = 1.0
    for k in 0..<400 {
      let n = Double(k)
      var factor = DoubleDouble(x), divisor = DoubleDouble(n + 1)
      for a in above { factor = factor * (a + n) }
      for b in below { divisor = divisor * (b + n) }
      term = term * factor / divisor
      sum = sum + term
      let size = abs(term.high)
      guard size < 1e280 else { return nil }
      largest = Swift.max(largest, size)
      // 2⁻¹⁰⁰ of the largest term is lost at each of them.
      if term.high == 0 || (size < 0x1p-60 * abs(sum.high) && abs(factor.high / divisor.high) < 0.75) {
        return largest * 0x1p-90 < 0x1p-58 * abs(sum.high) ? sum.high : nil
      }
    }
    return nil
  }
}
