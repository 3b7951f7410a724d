import RealModule

extension Double {
  /// The y with erf y = x, for −1 ≤ x ≤ 1; ±∞ at ±1, NaN beyond.
  ///
  /// Relative error below 10⁻¹⁵. Source: Halley's method on libm's erf and erfc, from Winitzki's approximation.
  public static func inverseErf(_ x: Double) -> Double {
    let size = abs(x)
    guard size < 1 else { return size == 1 ? x * .infinity : .nan }
    if size > 0.5 { return x < 0 ? -inverseErfc(1 - size) : inverseErfc(1 - size) }
    let slope = 2 / Double.sqrt(.pi)
    if size < 1e-9 { return x / slope }
    let l = Double.log(onePlus: -x * x), a = 2 / (.pi * 0.147) + l / 2
    var y = Double.sqrt(Double.sqrt(a * a - l / 0.147) - a)
    for _ in 0..<2 {
      let step = (Double.erf(y) - size) / (slope * Double.exp(-y * y))
      y -= step / (1 + y * step)
    }
    return x < 0 ? -y : y
  }

  /// The y with 1 − erf y = x, for 0 ≤ x ≤ 2, without cancellation; ∞ at 0, −∞ at 2, NaN beyond.
  ///
  /// Relative error below 10⁻¹⁵. Source: Halley's method on libm's erfc, or on the asymptotic series of its logarithm.
  public static func inverseErfc(_ x: Double) -> Double {
    guard x > 0, x < 2 else { return x == 0 ? .infinity : x == 2 ? -.infinity : .nan }
    // 1 − x and 2 − x are exact here.
    if x > 0.5, x < 1.5 { return inverseErf(1 - x) }
    if x >= 1.5 { return -inverseErfc(2 - x) }
    let l = Double.log(x) + Double.log(2 - x), a = 2 / (.pi * 0.147) + l / 2
    var y = Double.sqrt(Double.sqrt(a * a - l / 0.147) - a)
    let target = Double.log(x)
    for _ in 0..<3 {
      // f = log erfc y − log x, f′ = −2/(√π erfcx y), f″/f′ ≈ −2y − f′.
      let scaled = y > 20 ? scaledErfc(y) : Double.erfc(y) * Double.exp(y * y)
      let f = y > 20 ? Double.log(scaled) - y * y - target : Double.log(Double.erfc(y) / x)
      let slope = -2 / (Double.sqrt(.pi) * scaled)
      let step = f / slope
      y -= step / (1 - 0.5 * step * (-2 * y - slope))
    }
    return y
  }
}

/// e^{y²} erfc y for y ≥ 20, by its asymptotic series.
private func scaledErfc(_ y: Double) -> Double {
  let u = 1 / (2 * y * y)
  let series = 1 - u * (1 - 3 * u * (1 - 5 * u * (1 - 7 * u * (1 - 9 * u))))
  return series / (y * Double.sqrt(.pi))
}
