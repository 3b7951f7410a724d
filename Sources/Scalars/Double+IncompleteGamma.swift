import RealModule

extension Double {
  /// The regularised lower incomplete gamma function P(a, x) = γ(a, x)/Γ(a), for a > 0, x ≥ 0; NaN outside.
  ///
  /// Relative error below 4·10⁻¹⁵, in the tails too. Source: the ascending series, and Gauss–Legendre quadrature of
  ///
  ///     P = xᵃ e⁻ˣ/Γ(a) ∫₀^∞ exp(−(a−x)u − x(e⁻ᵘ−1+u)) du        Q = xᵃ e⁻ˣ/Γ(a) ∫₀^∞ exp(−(x−a)u − x(eᵘ−1−u)) du
  public static func regularizedGammaP(_ a: Double, _ x: Double) -> Double {
    guard a.isFinite, a > 0, x >= 0 else { return .nan }
    if x == 0 || x == .infinity { return x == 0 ? 0 : 1 }
    return isLower(a, x) ? lowerGamma(a, x) : 1 - upperGamma(a, x)
  }

  /// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), without cancellation.
  ///
  /// The relative error is that of P.
  public static func regularizedGammaQ(_ a: Double, _ x: Double) -> Double {
    guard a.isFinite, a > 0, x >= 0 else { return .nan }
    if x == 0 || x == .infinity { return x == 0 ? 1 : 0 }
    if isLower(a, x) { return a < 1 && x < 0.5 ? smallUpperGamma(a, x) : 1 - lowerGamma(a, x) }
    return a < 1 && x < 0.5 ? smallUpperGamma(a, x) : upperGamma(a, x)
  }

  /// Whether P is not much larger than ½, or x is so small that its series has no rival.
  private static func isLower(_ a: Double, _ x: Double) -> Bool { x <= a || x < 0.5 }

  /// P(a, x) for x ≤ a or x < ½: terms of the ascending series, and the quadrature for what they leave.
  private static func lowerGamma(_ a: Double, _ x: Double) -> Double {
    // Σ xᵏ/((a+1)…(a+k)), all positive; few terms, because each takes over the errors of those before.
    var term = 1.0, sum = 0.0, b = a, count = 0
    let limit = x < 0.5 * a || x < 2 ? 60 : 0
    while count < limit || b < 25 {
      sum += term
      b += 1
      term *= x / b
      count += 1
      if term < 0x1p-56 * sum { return scaled(gammaFactor(a, x), sum) }
    }
    return scaled(gammaFactor(a, x), sum + term * b * gammaIntegral(b, x, sign: -1))
  }

  /// Q(a, x) for x ≥ a and x ≥ ½.
  private static func upperGamma(_ a: Double, _ x: Double) -> Double {
    scaled(gammaFactor(a, x), a * gammaIntegral(a, x, sign: 1))
  }

  /// Q(a, x) for a < 1 and x < ½, where P may be near 1.
  ///
  /// 1 − Q = xᵃ/Γ(a+1) · (1 + a Σₙ (−x)ⁿ/(n! (a+n))).
  private static func smallUpperGamma(_ a: Double, _ x: Double) -> Double {
    var sum = 0.0, term = 1.0, n = 1.0
    while abs(term) > 0x1p-60 * abs(sum) {
      term *= -x / n
      sum += term / (a + n)
      n += 1
    }
    // log(1/Γ(1 + a))/a.
    var series = 0.0
    for c in reciprocalGamma.dropFirst().reversed() { series = series * a + c }
    let slope = a * series == 0 ? series : Double.log(onePlus: a * series) / a
    let logarithm = a * (Double.log(x) + slope)
    return -Double.expMinusOne(logarithm) - Double.exp(logarithm) * a * sum
  }

  /// xᵃ e⁻ˣ/Γ(a + 1) as a power of e, to an absolute error of 10⁻¹⁷ where it is above −1000, and a factor.
  private static func gammaFactor(_ a: Double, _ x: Double) -> (logarithm: DoubleDouble, factor: Double) {
    if a < 25 {
      return (DoubleDouble(x).logarithm * a - x - logGammaExactly(DoubleDouble(sum: a, 1)), 1)
    }
    // a (u − log(1 + u)) with u = (x − a)/a: nothing of the size of a is left over from the subtraction.
    let difference = DoubleDouble(sum: x, -a)
    let relative = difference / DoubleDouble(a)
    let logarithm: DoubleDouble
    if abs(relative.high) < 0x1p-25 {
      let r = relative.high, series = DoubleDouble(0.5) - DoubleDouble(r * (1.0 / 3 - r * (0.25 - r / 5)))
      logarithm = relative * relative * series * -a
    } else {
      logarithm = relative.logarithmOfOnePlus * a - difference
    }
    return (logarithm - stirlingCorrection(a), 1 / Double.sqrt(2 * .pi * a))
  }

  private static func scaled(_ power: (logarithm: DoubleDouble, factor: Double), _ sum: Double) -> Double {
    power.logarithm.exponential(times: power.factor * sum)
  }

  /// ∫₀^∞ exp(−|x−a|u − x(e^{su} − 1 − su)) du for s = ±1.
  private static func gammaIntegral(_ a: Double, _ x: Double, sign: Double) -> Double {
    let slope = abs(x - a)
    return GaussLegendre.integrateDecaying(curvature: x) { u in slope * u + x * exponentialRest(sign * u) }
  }
}

/// eᵘ − 1 − u, to the last places.
func exponentialRest(_ u: Double) -> Double {
  if abs(u) > 0.5 { return Double.expMinusOne(u) - u }
  var sum = 0.0
  for c in exponentialRestCoefficients { sum = sum * u + c }
  return sum * u * u
}

/// 1/k! from k = 16 down to 2.
private let exponentialRestCoefficients: [Double] = (2...16).reversed().map { 1 / Double.gamma(Double($0 + 1)) }
