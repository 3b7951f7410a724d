import Scalars

/// The coefficients of z/log(1 + z) = Σ Gₙzⁿ: 1, 1/2, −1/12, 1/24, −19/720, ….
///
/// With them a sum is an integral and differences at its first term (Gregory 1670):
///
///     Σ_{k≥0} f(k) = ∫₀^∞ f dx + Σ_{m≥0} G_{m+1} Δᵐf(0)
package struct GregoryCoefficients: Sendable {
  /// G₀, …, G_n.
  package let values: [Ball]

  /// The coefficients up to G_n.
  package init(through n: Int, precision: BallPrecision) {
    var g = [Ball(1, precision: precision)]
    let reciprocals = (0...max(n, 1) + 1).map { Ball(Rational(1) / Rational(max($0, 1)), precision: precision) }
    for m in 1...max(n, 1) {
      var sum = Ball(0, precision: precision)
      for k in 0..<m {
        let term = g[k] * reciprocals[m - k + 1]
        sum = (m - k) & 1 == 0 ? sum + term : sum - term
      }
      g.append(-sum)
    }
    values = g
  }
}
