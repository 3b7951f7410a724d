import Scalars
import Synchronization

/// Nodes that were computed before: for each rule, precision and step, block by block as far as anybody needed them.
package final class NodeTable: Sendable {
  /// The rule.
  package let map: DoubleExponentialMap
  /// The precision of the nodes.
  package let precision: BallPrecision
  /// The first step.
  package let step: Double
  /// What is added to every t.
  package let offset: Double
  private let blocks = Mutex<[Key: NodeBlock]>([:])

  private struct Key: Hashable {
    let level: Int
    let isUpper: Bool
    let index: Int
  }

  package init(_ map: DoubleExponentialMap, _ precision: BallPrecision, step: Double, offset: Double) {
    self.map = map
    self.precision = precision
    self.step = step
    self.offset = offset
  }

  /// The t of the first node of a level on one side, and the step from one to the next.
  ///
  /// Level 0 has all multiples of the first step, level k the odd multiples of its 2⁻ᵏ.
  package func progression(_ level: Int, isUpper: Bool) -> (first: Double, step: Double) {
    let h = level == 0 ? step : step * Double.exp2(1 - Double(level)), sign = isUpper ? 1.0 : -1
    let first = level == 0 ? (isUpper ? 0 : -h) : sign * h / 2
    return (first + offset, sign * h)
  }

  /// A block of the nodes of a level.
  package func block(_ level: Int, isUpper: Bool, _ index: Int) -> NodeBlock {
    let key = Key(level: level, isUpper: isUpper, index: index)
    if let known = blocks.withLock({ $0[key] }) { return known }
    let (first, step) = progression(level, isUpper: isUpper)
    let start = first + Double(index * NodeBlock.count) * step
    let made = NodeBlock(map, first: start, step: step, precision: precision)
    return blocks.withLock { blocks in
      if let known = blocks[key] { return known }
      blocks[key] = made
      return made
    }
  }
}
