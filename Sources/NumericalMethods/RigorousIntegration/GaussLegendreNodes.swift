import CFLINT
import Scalars
import Synchronization

/// The nodes and weights of Gauss–Legendre rules as balls, kept for the next time.
///
/// The nodes of an even rule are ±ξₖ: only the positive ones are kept.
package final class GaussLegendreNodes: Sendable {
  /// Half of a rule: the positive nodes and their weights.
  package struct Rule: Sendable {
    package let nodes: [Ball]
    package let weights: [Ball]
  }

  /// The precision of nodes and weights.
  package let precision: BallPrecision
  private let rules = Mutex<[Int: Rule]>([:])

  package init(_ precision: BallPrecision) { self.precision = precision }

  /// The rule with so many nodes, an even number.
  package func rule(_ count: Int) -> Rule {
    rules.withLock { rules in
      if let known = rules[count] { return known }
      var nodes: [Ball] = [], weights: [Ball] = []
      for k in 0..<count / 2 {
        var weight = Ball.zero
        nodes.append(
          .fromArb(precision) { node in
            weight = .fromArb(precision) {
              arb_hypgeom_legendre_p_ui_root(node, $0, UInt(count), UInt(k), precision.bits)
            }
          })
        weights.append(weight)
      }
      let rule = Rule(nodes: nodes, weights: weights)
      rules[count] = rule
      return rule
    }
  }
}
