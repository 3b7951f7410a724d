import RealModule

extension Double {
  /// Riemann's ζ(s), for s ≠ 1; NaN at 1, 0 at the even negative integers.
  ///
  /// Relative error below 2·10⁻¹⁵, at every s. Source: the Euler–Maclaurin formula; reflection for s < 0.
  public static func zeta(_ s: Double) -> Double {
    if s > 60 { return 1 + Double.exp2(-s) }
    guard s.isFinite, s != 1 else { return s == .infinity ? 1 : .nan }
    if s > -1e-10 { return hurwitzSum(s, 1, pole: s - 1).value }
    let quarter = s.remainder(dividingBy: 4)
    if quarter == 0 || quarter == 2 || quarter == -2 { return 0 }
    // 2 (2π)^{s−1} sin(πs/2) Γ(1−s) ζ(1−s), where 1 − s is rounded: its first order is put back.
    let t = DoubleDouble(sum: 1, -s)
    let reflected = hurwitzSum(t.high, 1, pole: -s).value
    let sine = abs(quarter) <= 1 ? Double.sin(.pi / 2 * quarter) : reflectedSine(quarter)
    let power = DoubleDouble.logarithmOf2Pi * -t + logGammaExactly(t)
    return 2 * sine * (reflected * power.exponential)
  }

  /// sin(πr/2) for 1 < |r| < 2, from the exact distance to ±2.
  private static func reflectedSine(_ r: Double) -> Double {
    r > 0 ? Double.sin(.pi / 2 * (2 - r)) : -Double.sin(.pi / 2 * (2 + r))
  }

  /// Hurwitz's ζ(s, a) = Σₖ (k + a)⁻ˢ, continued to s ≠ 1, for a > 0; NaN outside.
  ///
  /// Relative error below 2·10⁻¹⁵ for s > 1; otherwise the nearest number, and NaN for s < −10⁴. Source: the Euler–Maclaurin formula, Arb.
  public static func hurwitzZeta(_ s: Double, _ a: Double) -> Double {
    guard s.isFinite, a.isFinite, s != 1, a > 0 else { return .nan }
    let sum = hurwitzSum(s, a, pole: s - 1)
    if s > 1 {
      let power = Double.pow(a, -s)
      if power > .leastNormalMagnitude, power < .infinity { return power * sum.overLeading }
      // The power leaves the range before the product does.
      let size = -s * Double.log(a)
      if abs(size) > 1e4 { return size < 0 ? 0 : .infinity }
      return (DoubleDouble(a).logarithm * -s + DoubleDouble(Double.log(sum.overLeading))).exponential
    }
    if s > 0, abs(sum.overLeading) > 0.1 * sum.size, sum.value.isFinite, a > 1e-5 { return sum.value }
    return Enclosed.hurwitzZeta(s, a)
  }

  /// ζ(s, a) for s ≥ 0 by Euler and Maclaurin, over its leading term a⁻ˢ too, and the sum of its terms' sizes over that.
  ///
  ///     aˢ ζ(s, a) = Σₖ (1 + k/a)⁻ˢ + (b/a)⁻ˢ (b/(s−1) + ½ + Σⱼ B₂ⱼ/(2j)! s(s+1)…(s+2j−2)/b²ʲ⁻¹),   b = a + N
  ///
  /// - Parameter pole: s − 1, which may be known better than s.
  private static func hurwitzSum(
    _ s: Double, _ a: Double, pole: Double
  ) -> (value: Double, overLeading: Double, size: Double) {
    var sum = DoubleDouble(0), k = 0.0
    // From b ≥ 10 and b ≥ s/2 on the series is exact to 10⁻¹⁷ with twelve terms.
    let enough = Swift.max(10, 0.5 * s)
    while a + k < enough {
      let term = k == 0 ? 1 : Double.exp(-s * Double.log(onePlus: k / a))
      sum = sum + term
      k += 1
      if s > 1, term < 0x1p-60 * sum.high * Swift.min(1, s / (a + k)) { break }
    }
    let b = a + k
    let power = k == 0 ? 1 : Double.exp(-s * Double.log(onePlus: k / a))
    guard power > 0 else { return (Double.pow(a, -s) * sum.high, sum.high, sum.high) }
    var series = 0.0, factor = s / b
    for j in bernoulliCoefficients.indices {
      series += bernoulliCoefficients[j] * factor
      let n = s + Double(2 * j + 1)
      factor *= (n / b) * ((n + 1) / b)
    }
    let integral = DoubleDouble(b) / DoubleDouble(pole)
    let overLeading = (sum + (integral + (0.5 + series)) * power).high
    return (Double.pow(a, -s) * overLeading, overLeading, sum.high + power * (abs(integral.high) + 0.5))
  }
}

extension DoubleDouble {
  /// log 2π.
  static let logarithmOf2Pi = halfLogarithmOf2Pi * 2
}

/// log Γ(x) for x > 0, to an absolute error of 10⁻¹⁸ and a relative one of 10⁻³⁰.
func logGammaExactly(_ x: DoubleDouble) -> DoubleDouble {
  var product = DoubleDouble(1), z = x
  while z.high < 25 {
    product = product * z
    z = z + 1
  }
  let stirling = (z - 0.5) * z.logarithm - z + DoubleDouble.halfLogarithmOf2Pi + stirlingCorrection(z.high)
  return product.high == 1 ? stirling : stirling - product.logarithm
}
