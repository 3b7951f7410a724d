import Scalars

/// A change of variable v = v(t) of one axis after which densities fall off double exponentially.
package enum AxisMap: Hashable, Sendable {
  /// A map of the line that treats both sides alike.
  case symmetric(DoubleExponentialMap)
  /// v = t + 1 − e⁻ᵗ: an exponential tail below, a light one above.
  case lowerExponential
  /// v = t − 1 + eᵗ: the mirror image.
  case upperExponential

  /// Both tails light, exponential or algebraic.
  package static let light = AxisMap.symmetric(.linear)
  package static let exponential = AxisMap.symmetric(.sinh)
  package static let algebraic = AxisMap.symmetric(.sinhSinh)

  /// v and log dv/dt.
  package func node<S: MeasuredScalar>(_ t: Double, _ precision: S.Precision) -> (position: S, logWeight: S) {
    let one = S.exactly(1, precision), s = S.exactly(t, precision)
    switch self {
    case .symmetric(let map):
      let node: DoubleExponentialMap.Node<S> = map.node(t, precision)
      return (node.distance, S.log(node.weight))
    case .lowerExponential:
      let e = S.exp(-s)
      return (s + one - e, S.log(one + e))
    case .upperExponential:
      let e = S.exp(s)
      return (s - one + e, S.log(one + e))
    }
  }

  /// How far t is followed before another map is tried.
  package var farthest: Double {
    switch self {
    case .symmetric(.linear): 40
    case .symmetric(.sinhSinh): 5.9
    default: 12
    }
  }

  /// The map for tails that are heavier on the upper, or lower, side than this one is made for; nil when there is none.
  package func heavier(isUpper: Bool) -> AxisMap? {
    switch self {
    case .symmetric(.linear): isUpper ? .upperExponential : .lowerExponential
    case .symmetric(.sinhSinh): nil
    case .lowerExponential where isUpper: .exponential
    case .upperExponential where !isUpper: .exponential
    default: .algebraic
    }
  }

  /// The name in reports.
  package var name: String {
    switch self {
    case .symmetric(let map): map.name
    case .lowerExponential, .upperExponential: "t − exp(−t)"
    }
  }
}
