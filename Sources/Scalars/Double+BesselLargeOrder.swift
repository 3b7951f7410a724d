@preconcurrency import CGSL
import RealModule

/// I_ν(x) and K_ν(x) for ν ≥ 60 by Debye's series.
///
/// They are uniform in x = νz > 0, with t = 1/√(1+z²):
///
///     I = e^{νη} √(t/(2πν)) Σ uₖ(t)/νᵏ        K = e^{−νη} √(πt/(2ν)) Σ (−1)ᵏ uₖ(t)/νᵏ
func debyeBessel(_ order: Double, _ x: Double) -> (first: Double, second: Double) {
  let z = x / order
  // √(1 + z²), which must not overflow.
  let root = z < 1e100 ? (1 + z * z).squareRoot() : z
  let t = 1 / root
  // η = √(1+z²) − arsinh(1/z); for large z both are kept in terms that stay exact.
  let exponent = order * (root - Double.asinh(1 / z))
  var even = 0.0, odd = 0.0, scale = 1.0
  for (k, polynomial) in debyePolynomials.enumerated() {
    var value = 0.0
    for coefficient in polynomial.reversed() { value = value * t * t + coefficient }
    value *= Double.pow(t, k) * scale
    if k.isMultiple(of: 2) { even += value } else { odd += value }
    scale /= order
  }
  let half = Double.exp(exponent / 2), inverseHalf = Double.exp(-exponent / 2)
  let first = half * ((t / (2 * .pi * order)).squareRoot() * (even + odd)) * half
  let second = inverseHalf * ((.pi * t / (2 * order)).squareRoot() * (even - odd)) * inverseHalf
  return (first, second)
}

/// uₖ(t)/tᵏ as polynomials in t², from u₀ = 1 and uₖ₊₁ = ½ t²(1−t²) uₖ′ + ⅛ ∫₀ᵗ (1−5s²) uₖ ds, exactly.
private let debyePolynomials: [[Double]] = {
  var exact: [[Rational]] = [[1]]
  for k in 0..<10 {
    var next = [Rational](repeating: 0, count: k + 2)
    for (j, c) in exact[k].enumerated() {
      // The term c t^(k+2j) gives t^(k+2j+1) and t^(k+2j+3).
      let power = k + 2 * j
      next[j] += c * (Rational(power, 2) + Rational(1, 8 * (power + 1)))
      next[j + 1] -= c * (Rational(power, 2) + Rational(5, 8 * (power + 3)))
    }
    exact.append(next)
  }
  return exact.map { $0.map(\.asDouble) }
}()

/// Done once, before the first call: GSL's own handler would end the process on a domain error.
private let errorHandlerIsOff: Bool = {
  _ = gsl_set_error_handler_off()
  return true
}()

/// eˣ K_ν(x) for ν ≥ 0, x > 0; NaN when GSL fails, infinity when it overflows.
func besselKScaled(_ order: Double, _ x: Double) -> Double {
  var result = gsl_sf_result()
  guard errorHandlerIsOff else { return .nan }
  let status = gsl_sf_bessel_Knu_scaled_e(order, x, &result)
  // Near zero the recurrence of GSL meets 0 · ∞: K decreases in x, so that it overflowed.
  if status == GSL_EOVRFLW || (result.val.isNaN && x < 1) { return .infinity }
  return result.val
}
