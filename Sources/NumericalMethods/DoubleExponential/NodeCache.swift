import Scalars
import Synchronization

/// Nodes that were computed before: making them costs as much as an integrand of many digits.
package final class NodeCache<S: MeasuredScalar>: Sendable {
  private struct Key: Hashable {
    let map: DoubleExponentialMap
    let t: Double
  }

  /// The precision of the nodes.
  package let precision: S.Precision
  private let nodes = Mutex<[Key: DoubleExponentialMap.Node<S>]>([:])

  /// An empty cache.
  package init(_ precision: S.Precision) { self.precision = precision }

  /// The node of t.
  package func node(_ map: DoubleExponentialMap, _ t: Double) -> DoubleExponentialMap.Node<S> {
    let key = Key(map: map, t: t)
    if let known = nodes.withLock({ $0[key] }) { return known }
    let made: DoubleExponentialMap.Node<S> = map.node(t, precision)
    // Nodes are exact by definition: the rule may be any rule that is close to the map.
    let node = DoubleExponentialMap.Node(
      distance: made.distance.centered, weight: made.weight, isFromUpperEnd: made.isFromUpperEnd)
    nodes.withLock { $0[key] = node }
    return node
  }
}
