import CFLINT
import RealModule

/// Gauss–Legendre quadrature of smooth functions that decay.
enum GaussLegendre {
  /// The nodes in (0, 1) and the weights of so many points.
  private static let rule: [(node: Double, weight: Double)] = {
    let count = 48
    return (0..<count).map { i in
      var weight = arb_struct()
      arb_init(&weight)
      defer { arb_clear(&weight) }
      let node = Ball(bits: 100) { arb_hypgeom_legendre_p_ui_root($0, &weight, UInt(count), UInt(i), 100) }
      return (0.5 + 0.5 * node.midpoint, 0.5 * arf_get_d(arb_mid_ptr(&weight), ARF_RND_NEAR))
    }
  }()

  /// ∫₀^∞ e^{−E(u)} du for a convex E that increases from E(0) = 0.
  ///
  /// - Parameter curvature: E″ at 0, roughly.
  static func integrateDecaying(curvature: Double, _ exponent: (Double) -> Double) -> Double {
    // Where the integrand is e⁻⁴⁰: by doubling and the secant, which needs to be no better than to a tenth.
    var high = Double.sqrt(80 / Swift.max(curvature, 1e-300)), low = 0.0
    high = Swift.min(high, 1e3)
    while exponent(high) < 40, high < 1e300 {
      low = high
      high *= 2
    }
    for _ in 0..<60 {
      let middle = 0.5 * (low + high), value = exponent(middle)
      if value > 44 {
        high = middle
      } else if value < 38 {
        low = middle
      } else {
        high = middle
        break
      }
    }
    return integrate(0, high) { Double.exp(-exponent($0)) }
  }

  /// ∫ f over an interval.
  static func integrate(_ low: Double, _ high: Double, _ f: (Double) -> Double) -> Double {
    var sum = 0.0
    for (node, weight) in rule { sum += weight * f(low + (high - low) * node) }
    return sum * (high - low)
  }
}
