import Scalars

/// The z with Φ(z) = p, for 0 < p < 1, to a few units in the last place.
///
/// Source: Abramowitz & Stegun 26.2.23 for a start, then Halley's iteration on erfc.
package func normalQuantile(_ p: Double) -> Double {
  let tail = min(p, 1 - p)
  guard tail > 0 else { return p < 0.5 ? -.infinity : .infinity }
  let t = (-2 * Double.log(tail)).squareRoot()
  let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
  let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  var z = t - numerator / denominator
  for _ in 0..<3 {
    // Q(z) = erfc(z/√2)/2, Q′ = −φ.
    let density = Double.exp(-z * z / 2) * 0.3989422804014327
    let step = (Double.erfc(z * 0.7071067811865476) / 2 - tail) / density
    z += step / (1 - z * step / 2)
  }
  return p < 0.5 ? -z : z
}
