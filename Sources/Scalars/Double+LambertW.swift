import RealModule

extension Double {
  /// The upper real branch W₀ ≥ −1 of w eʷ = x, for x ≥ −1/e; NaN below.
  ///
  /// Relative error below 10⁻¹⁵, next to the branch point too. Source: the series at the branch point, Fritsch's iteration
  /// (Fritsch, Shafer and Crowley, Communications of the ACM 16, 1973) elsewhere.
  public static func lambertW(_ x: Double) -> Double {
    if x == 0 || x == .infinity { return x }
    let distance = branchDistance(x)
    guard distance >= 0 else { return .nan }
    if distance < 0.02 { return branchSeries(Double.sqrt(2 * Double.exp(1) * distance)) }
    if abs(x) < 1e-5 { return x * (1 - x * (1 - x * (1.5 - x * (8.0 / 3)))) }
    let p = Double.log(onePlus: x)
    var w = x < 3 ? p * (1 - Double.log(onePlus: p) / (2 + p)) : Double.log(x) - Double.log(Double.log(x))
    if x < 0 { w = branchSeries(Double.sqrt(2 * Double.exp(1) * distance)) }
    for _ in 0..<3 { w = refined(w, x) }
    return w
  }

  /// The lower real branch W₋₁ ≤ −1 of w eʷ = x, for −1/e ≤ x < 0; −∞ at 0, NaN beyond.
  ///
  /// Relative error below 10⁻¹⁵, next to the branch point too.
  public static func lambertWLower(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    let distance = branchDistance(x)
    guard distance >= 0, x < 0 else { return .nan }
    let p = Double.sqrt(2 * Double.exp(1) * distance)
    if distance < 0.02 { return branchSeries(-p) }
    let l = Double.log(-x)
    var w = x > -0.1 ? l - Double.log(-l) + Double.log(-l) / l : branchSeries(-p)
    for _ in 0..<3 { w = refined(w, x) }
    return w
  }

  /// x + 1/e, to the last place: 1/e is given by two numbers.
  private static func branchDistance(_ x: Double) -> Double { (x + 0.36787944117144233) - 1.2428753672788363e-17 }

  /// One step of Fritsch's iteration, of the fourth order.
  private static func refined(_ w: Double, _ x: Double) -> Double {
    // x/w has no digits left where x is subnormal.
    let z = (abs(x) < 1e-290 ? Double.log(abs(x)) - Double.log(abs(w)) : Double.log(x / w)) - w
    let q = 2 * (1 + w) * (1 + w + 2 * z / 3)
    return w * (1 + z / (1 + w) * (q - z) / (q - 2 * z))
  }

  /// W = −1 + p − p²/3 + 11p³/72 − … with p = ±√(2(ex + 1)); exact to the last place for |p| ≤ 0.34.
  private static func branchSeries(_ p: Double) -> Double {
    var sum = 0.0
    for coefficient in branchCoefficients.reversed() { sum = sum * p + coefficient }
    return sum
  }

  /// Source: Corless, Gonnet, Hare, Jeffrey, Knuth, On the Lambert W function, 1996, (4.22)–(4.24).
  private static let branchCoefficients: [Double] = {
    var μ: [Rational] = [-1, 1], α: [Rational] = [2, -1]
    for k in 2..<26 {
      var sum: Rational = 0
      for j in stride(from: 2, to: k, by: 1) { sum += μ[j] * μ[k + 1 - j] }
      α.append(sum)
      μ.append(
        Rational(k - 1, k + 1) * (μ[k - 2] / 2 + α[k - 2] / 4) - α[k] / 2 - μ[k - 1] / Rational(k + 1))
    }
    return μ.map(\.asDouble)
  }()
}
