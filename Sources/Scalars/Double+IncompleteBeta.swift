import RealModule

extension Double {
  /// The regularised incomplete beta function I_x(a, b), for 0 ≤ x ≤ 1, a > 0, b > 0; NaN outside.
  ///
  /// Relative error below 4·10⁻¹⁵, in the tails too. Source: the ascending series, and Gauss–Legendre quadrature of
  ///
  ///     I = xᵃ(1−x)ᵇ/(B(a,b)(1−x)) ∫₀^∞ e^{−au} (1 + ρ(1 − e⁻ᵘ))^{b−1} du,   ρ = x/(1−x)
  ///
  /// for x below the mean a/(a + b), by symmetry above it; in another variable for b < 1 and x near 1. Parameters
  /// above 10¹⁵⁰ are left to Arb, which may not decide: NaN.
  public static func regularizedBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x >= 0, x <= 1, a.isFinite, b.isFinite, a > 0, b > 0 else { return .nan }
    if x == 0 || x == 1 { return x }
    let y = DoubleDouble(sum: 1, -x)
    let point = DoubleDouble(x)
    // xb ≤ ya, without overflow.
    let isBelow = a > 1e150 || b > 1e150 ? x / y.high <= a / b : x * b <= y.high * a
    guard a < 1e150, b < 1e150 else { return Enclosed.regularizedBeta(x, a, b) }
    if isBelow { return lowerBeta(point, y, a, b) }
    let upper = lowerBeta(y, point, b, a)
    // A large part above the mean: b is small.
    return upper < 0.75 || b >= 1 ? 1 - upper : lowerBeta(point, y, a, b, isAbove: true)
  }

  /// I_x(a, b) for x at most near the mean, or any x for b < 1, and y = 1 − x.
  private static func lowerBeta(
    _ x: DoubleDouble, _ y: DoubleDouble, _ a: Double, _ b: Double, isAbove: Bool = false
  ) -> Double {
    // I = xᵃ yᵇ/(a B) Σ (a+b)…(a+b+k−1)/((a+1)…(a+k)) xᵏ, all positive; few terms, because each takes over the errors of
    // those before.
    var term = 1.0, sum = 0.0, c = a, count = 0
    let limit = x.high * (a + b) < 0.5 * a || (x.high < 0.5 && x.high * b < 2) ? 60 : 0
    while count < limit || c < 25 {
      sum += term
      c += 1
      term *= x.high * ((a + b + Double(count)) / c)
      count += 1
      if term < 0x1p-56 * sum * (1 - x.high) { return betaFactor(x, y, a, b).exponential(times: sum) }
    }
    let integral =
      isAbove || (b < 1 && 42 * x.high > 10 * c * y.high)
      ? integralFromOne(x.high, y.high, c, b) : integralFromZero(x, y, c, b)
    return betaFactor(x, y, a, b).exponential(times: sum + term * c * integral)
  }

  /// ∫₀^∞ e^{−au} (1 + ρ(1 − e⁻ᵘ))^{b−1} du/y with ρ = x/y, for a ≥ 25 and x at most near the mean.
  private static func integralFromZero(_ x: DoubleDouble, _ y: DoubleDouble, _ a: Double, _ b: Double) -> Double {
    let ρ = x.high / y.high
    // a − (b−1)ρ = (a y − (b−1) x)/y, which is a difference of large numbers near the mean.
    let slope = ((y * a - (x * b - x)) / y).high
    let curvature = (b - 1) * ρ * (1 + ρ)
    let integral = GaussLegendre.integrateDecaying(curvature: abs(curvature)) { u in
      // ρ(1 − e⁻ᵘ) = ρu − ρ(e⁻ᵘ − 1 + u).
      let rest = ρ * exponentialRest(-u), inner = ρ * u - rest
      return slope * u + (b - 1) * (rest + linearRest(inner))
    }
    return integral / y.high
  }

  /// The same as ∫ e^{bv} (1 − (y/x)(eᵛ − 1))^{a−1} dv/x over 0 < v < −log y, for a ≥ 25 and b < 1.
  private static func integralFromOne(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    func integrand(_ v: Double) -> Double {
      Double.exp(b * v + (a - 1) * Double.log(onePlus: -(y / x) * Double.expMinusOne(v)))
    }
    let end = Double.log(onePlus: -(x / y) * Double.expMinusOne(-42 / (a - 1)))
    // A plateau as far as a y eᵛ is small, then the descent.
    let middle = Swift.max(0, Swift.min(end, Double.log(x / (y * a)) - 2))
    let plateau = middle > 0 ? GaussLegendre.integrate(0, middle, integrand) : 0
    return (plateau + GaussLegendre.integrate(middle, end, integrand)) / x
  }

  /// v − log(1 + v) for v ≥ 0.
  private static func linearRest(_ v: Double) -> Double {
    if v > 0.4 { return v - Double.log(onePlus: v) }
    // With t = v/(2+v): v − 2 artanh t = t v − 2 t³ (1/3 + t²/5 + …).
    let t = v / (2 + v), square = t * t
    var sum = 0.0
    for k in stride(from: 23.0, through: 3.0, by: -2.0) { sum = sum * square + 1 / k }
    return t * v - 2 * t * square * sum
  }

  /// log of xᵃ yᵇ/(a B(a, b)), to an absolute error of 10⁻¹⁷ where it is above −1000.
  private static func betaFactor(_ x: DoubleDouble, _ y: DoubleDouble, _ a: Double, _ b: Double) -> DoubleDouble {
    // Both parameters are raised to 25 at least: Γ(a+b)/(Γ(a+1)Γ(b)) gets the factors of the steps.
    var p = DoubleDouble(a), q = DoubleDouble(b), n = DoubleDouble(sum: a, b)
    var ratio = DoubleDouble(1), steps = DoubleDouble(0)
    while p.high < 25 {
      if p.high != a { ratio = ratio * p }
      ratio = ratio / n
      p = p + 1
      n = n + 1
      if ratio.high < 1e-200 {
        steps = steps + ratio.logarithm
        ratio = DoubleDouble(1)
      }
    }
    let isRaised = p.high != a
    while q.high < 25 {
      // The first factor alone may be tiny.
      if q.high == b { steps = steps + q.logarithm } else { ratio = ratio * q }
      ratio = ratio / n
      q = q + 1
      n = n + 1
      if ratio.high < 1e-200 {
        steps = steps + ratio.logarithm
        ratio = DoubleDouble(1)
      }
    }
    // log B(p, q) by Stirling; p log(p/n) and q log(q/n) are kept together with the powers of x and y.
    let rest = stirlingCorrection(n.high) - stirlingCorrection(p.high) - stirlingCorrection(q.high)
    let main: DoubleDouble
    if !isRaised, q.high == b {
      // x n − p = x q − y p.
      let difference = x * b - y * a
      main =
        (difference / DoubleDouble(a)).logarithmOfOnePlus * a + (-difference / DoubleDouble(b)).logarithmOfOnePlus * b
    } else {
      main =
        logarithm(x, y) * a + logarithm(y, x) * b - (p / n).complementedLogarithm(q / n) * p
        - (q / n).complementedLogarithm(p / n) * q
    }
    let root = (p * q / n).logarithm * 0.5 - DoubleDouble.halfLogarithmOf2Pi
    steps = steps + ratio.logarithm - (isRaised ? DoubleDouble(0) : DoubleDouble(a).logarithm)
    return main + root + steps + rest
  }

  /// log x for x = 1 − y.
  private static func logarithm(_ x: DoubleDouble, _ y: DoubleDouble) -> DoubleDouble { x.complementedLogarithm(y) }
}

extension DoubleDouble {
  /// log self, where 1 − self is given too and may be known better.
  func complementedLogarithm(_ complement: DoubleDouble) -> DoubleDouble {
    complement.high < 0.5 ? (-complement).logarithmOfOnePlus : logarithm
  }
}
