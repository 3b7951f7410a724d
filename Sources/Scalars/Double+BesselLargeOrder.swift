import RealModule

/// I_ν(x) and K_ν(x) for ν ≥ 60 by Debye's series, times e⁻ˣ and eˣ when `scaled`.
///
/// They are uniform in x = νz > 0, with t = 1/√(1+z²):
///
///     I = e^{νη} √(t/(2πν)) Σ uₖ(t)/νᵏ        K = e^{−νη} √(πt/(2ν)) Σ (−1)ᵏ uₖ(t)/νᵏ
func debyeBessel(_ order: Double, _ x: Double, scaled: Bool) -> (first: Double, second: Double) {
  let t = debyeVariable(order, x)
  let (even, odd) = debyeSum(debyePolynomials.u, order, t)
  let exponent = debyeExponent(order, x, scaled: scaled)
  let root = (t / order).squareRoot()
  return (
    exponent.exponential(times: (even + odd) * root / Double.sqrt(2 * .pi)),
    (-exponent).exponential(times: (even - odd) * root * Double.sqrt(.pi / 2))
  )
}

/// I_{ν+1}/I_ν for ν ≥ 60: z (1/(1 + √(1+z²)) + t w/u), where (1 − t²) w is the difference of the series of I′ and of I.
func debyeIRatio(_ order: Double, _ x: Double) -> Double {
  let z = x / order, t = debyeVariable(order, x)
  let u = debyeSum(debyePolynomials.u, order, t), w = debyeSum(debyePolynomials.w, order, t)
  let root = 1 / t
  return z / (1 + root) + z * t * (w.even + w.odd) / (u.even + u.odd)
}

/// K_{ν+1}/K_ν for ν ≥ 60: 1/z + √(1+z²)/z · v/u, with alternating signs in the series.
func debyeKRatio(_ order: Double, _ x: Double) -> Double {
  let t = debyeVariable(order, x)
  let u = debyeSum(debyePolynomials.u, order, t), v = debyeSum(debyePolynomials.v, order, t)
  let z = x / order, ratio = (v.even - v.odd) / (u.even - u.odd)
  return z > 1e150 ? ratio : (1 + ratio / t) / z
}

/// t = 1/√(1 + z²), which does not overflow.
private func debyeVariable(_ order: Double, _ x: Double) -> Double {
  let z = x / order
  return z < 1e100 ? 1 / (1 + z * z).squareRoot() : 1 / z
}

/// ± νη, less x when scaled, in twice the digits: √(ν² + x²) − ν arsinh(ν/x).
private func debyeExponent(_ order: Double, _ x: Double, scaled: Bool) -> DoubleDouble {
  let size = Swift.max(order, x)
  guard size < 1e140 else {
    // The exponent is beyond the range, or ν ≪ x.
    let z = x / order
    if z > 1e20 { return DoubleDouble(scaled ? -order / z / 2 : x) }
    let root = (1 + z * z).squareRoot()
    let angle = z < 1e-100 ? Double.log(2) - Double.log(x) + Double.log(order) : Double.asinh(1 / z)
    return DoubleDouble(order * ((scaled ? 1 / (root + z) : root) - angle))
  }
  let root = (DoubleDouble(product: order, order) + DoubleDouble(product: x, x)).squareRoot
  // For ν ≪ x the ratio is 1 + (ν + (√ − x))/x, and √ − x = ν²/(√ + x).
  let excess = DoubleDouble(product: order, order) / (root + x)
  let angle =
    x > order
    ? ((excess + order) / DoubleDouble(x)).logarithmOfOnePlus
    : (root + order).logarithm - DoubleDouble(x).logarithm
  return (scaled ? excess : root) - angle * order
}

private func debyeSum(_ polynomials: [[Double]], _ order: Double, _ t: Double) -> (even: Double, odd: Double) {
  var even = 0.0, odd = 0.0, scale = 1.0
  let square = t * t
  for k in polynomials.indices {
    var value = 0.0
    for coefficient in polynomials[k].reversed() { value = value * square + coefficient }
    if k.isMultiple(of: 2) { even += value * scale } else { odd += value * scale }
    scale *= t / order
  }
  return (even, odd)
}

/// uₖ(t)/tᵏ and vₖ(t)/tᵏ as polynomials in t², and wₖ = (vₖ − uₖ)/(1 − t²), exactly.
///
///     uₖ₊₁ = ½ t²(1−t²) uₖ′ + ⅛ ∫₀ᵗ (1−5s²) uₖ ds        vₖ₊₁ = uₖ₊₁ − ½ t(1−t²) uₖ − t²(1−t²) uₖ′
private let debyePolynomials: (u: [[Double]], v: [[Double]], w: [[Double]]) = {
  var u: [[Rational]] = [[1]], w: [[Rational]] = [[0]]
  for k in 0..<11 {
    var next = [Rational](repeating: 0, count: k + 2), difference = [Rational](repeating: 0, count: k + 2)
    for (j, c) in u[k].enumerated() {
      // The term c t^(k+2j) gives t^(k+2j+1) and t^(k+2j+3).
      let power = k + 2 * j
      next[j] += c * (Rational(power, 2) + Rational(1, 8 * (power + 1)))
      next[j + 1] -= c * (Rational(power, 2) + Rational(5, 8 * (power + 3)))
      difference[j] -= c * (Rational(1, 2) + Rational(power))
    }
    u.append(next)
    w.append(difference)
  }
  let v = zip(u, w).map { u, w in
    u.indices.map { j in u[j] + (j < w.count ? w[j] : 0) - (j > 0 && j - 1 < w.count ? w[j - 1] : 0) }
  }
  return (u.map { $0.map(\.asDouble) }, v.map { $0.map(\.asDouble) }, w.map { $0.map(\.asDouble) })
}()
