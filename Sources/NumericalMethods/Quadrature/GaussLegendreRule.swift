import CFLINT
import Scalars

/// Gauss–Legendre quadrature in any number of bits, for functions that are analytic around the interval.
package struct GaussLegendreRule: Sendable {
  /// The precision of nodes and weights.
  package let precision: BigFloatPrecision
  /// The nodes in (0, 1), and for an odd count 0, with their weights; the others are their negatives.
  private let nodes: [(x: BigFloat, weight: BigFloat)]
  private let hasMiddle: Bool

  /// The rule with so many nodes.
  ///
  /// Source: Johansson & Mezzarobba (2018), SIAM J. Sci. Comput. 40, in Arb.
  package init(count n: Int, precision: BigFloatPrecision) {
    precondition(n >= 1, "a rule of \(n) nodes")
    self.precision = precision
    hasMiddle = n % 2 == 1
    let bits = BallPrecision(bits: precision.bits + 8)
    nodes = (0..<(n + 1) / 2).map { k in
      var weight = Ball(0, precision: bits)
      let x = Ball.fromArb(bits) { root in
        weight = Ball.fromArb(bits) { arb_hypgeom_legendre_p_ui_root(root, $0, UInt(n), UInt(k), bits.bits) }
      }
      return (BigFloat(midpointOf: x, precision: precision), BigFloat(midpointOf: weight, precision: precision))
    }
  }

  /// ∫ of several functions at once from a to b over so many equal panels.
  package func integrals(
    from a: BigFloat, to b: BigFloat, panels: Int, count: Int, of f: (BigFloat) throws -> [BigFloat]
  ) rethrows -> [BigFloat] {
    let half = (b - a) / BigFloat(2 * panels)
    var totals = [BigFloat](repeating: .zero.rounded(to: precision), count: count)
    for panel in 0..<panels {
      let center = a + half * BigFloat(2 * panel + 1)
      for (k, node) in nodes.enumerated() {
        let isMiddle = hasMiddle && k == nodes.count - 1
        for x in isMiddle ? [center] : [center - half * node.x, center + half * node.x] {
          for (i, value) in try f(x).enumerated() { totals[i] += value * node.weight }
        }
      }
    }
    return totals.map { $0 * half }
  }
}
