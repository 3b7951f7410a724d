import Scalars

/// A change of variable after which integrands fall off double exponentially, so that equal steps are the best rule.
///
/// What comes out is the *distance* from an end of the range (or from the center of a line) and dx/dt. Near an end at
/// which a density is singular the distance has all its digits, which x itself has not.
package enum DoubleExponentialMap: Hashable, Sendable {
  /// x = t on a line: tails as light as the Gaussian.
  case linear
  /// x = sinh t on a line: exponential tails.
  case sinh
  /// x = sinh((π/2) sinh t) on a line: algebraic tails.
  case sinhSinh
  /// x = exp(t − e⁻ᵗ) on a half line: exponential tails.
  case expLinear
  /// x = exp((π/2) sinh t) on a half line: algebraic tails.
  case expSinh
  /// x = 1/(1 + exp(−π sinh t)) on an interval of length 1: any singularities at its ends.
  case tanhSinh

  /// A node: a distance in units of the range, and dx/dt.
  package struct Node<S: Sendable>: Sendable {
    /// The distance from the center (with a sign), from the finite end, or from the nearer end of an interval.
    package let distance: S
    /// dx/dt.
    package let weight: S
    /// Whether the distance is counted from the upper end of an interval.
    package let isFromUpperEnd: Bool
  }

  /// The node of t.
  package func node<S: MeasuredScalar>(_ t: Double, _ precision: S.Precision) -> Node<S> {
    func number(_ x: Double) -> S { .exactly(x, precision) }
    let s = number(t)
    switch self {
    case .linear: return Node(distance: s, weight: number(1), isFromUpperEnd: false)
    case .sinh: return Node(distance: S.sinh(s), weight: S.cosh(s), isFromUpperEnd: false)
    case .sinhSinh:
      let quarter = S.pi(precision) * number(0.5), u = quarter * S.sinh(s)
      return Node(distance: S.sinh(u), weight: quarter * S.cosh(s) * S.cosh(u), isFromUpperEnd: false)
    case .expLinear:
      let e = S.exp(-s), y = S.exp(s - e)
      return Node(distance: y, weight: y * (number(1) + e), isFromUpperEnd: false)
    case .expSinh:
      let quarter = S.pi(precision) * number(0.5), y = S.exp(quarter * S.sinh(s))
      return Node(distance: y, weight: y * quarter * S.cosh(s), isFromUpperEnd: false)
    case .tanhSinh:
      let π = S.pi(precision), e = S.exp(-(π * S.sinh(number(t.magnitude)))), d = number(1) + e
      return Node(distance: e / d, weight: π * S.cosh(s) * (e / (d * d)), isFromUpperEnd: t > 0)
    }
  }

  /// Whether distances have both signs.
  package var isLine: Bool {
    switch self {
    case .linear, .sinh, .sinhSinh: true
    case .expLinear, .expSinh, .tanhSinh: false
    }
  }

  /// How far t is followed where terms do not become negligible, for a relative accuracy of 2^target.
  package func farthest(_ target: Double) -> Double {
    switch self {
    case .linear: 200
    case .sinh: 40
    // The power of x that a tail may have goes with the digits.
    case .sinhSinh, .expSinh, .tanhSinh: 10 + max(0, Double.log(-target / 330))
    case .expLinear: 60
    }
  }

  /// log₂ of terms beyond which nothing that can be integrated grows; far beyond it differences of such sizes are lost to rounding.
  package static var largestTerm: Double { 0x1p20 }

  /// How far t is followed in any case, so that nothing hides behind negligible terms near the center.
  package var nearest: Double {
    switch self {
    case .linear: 8
    case .sinh, .sinhSinh, .expSinh, .tanhSinh: 3.5
    case .expLinear: 5
    }
  }

  /// The first step.
  package var firstStep: Double { self == .linear ? 1 : 0.5 }

  /// Lines are sampled beside their center: there a formula may be 0/0.
  ///
  /// The offset has few bits, so that all t are exactly equidistant.
  package var offset: Double {
    switch self {
    case .linear, .sinh, .sinhSinh: 10_485.0 / 1_048_576
    default: 0
    }
  }

  /// The name in reports.
  package var name: String {
    switch self {
    case .linear: "trapezoidal"
    case .sinh: "sinh"
    case .sinhSinh: "sinh–sinh"
    case .expLinear: "exp(t − exp(−t))"
    case .expSinh: "exp–sinh"
    case .tanhSinh: "tanh–sinh"
    }
  }
}
