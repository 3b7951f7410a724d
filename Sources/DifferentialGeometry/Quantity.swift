import Scalars
import Symbolics

/// A tensor or scalar of a manifold with its connection.
public enum Quantity: Sendable, Equatable {
  /// gᵢⱼ.
  case metric
  /// gⁱʲ.
  case inverseMetric
  /// T_ijk.
  case cubicForm
  /// Γ^(α)_{ij,k}, stored [i][j][k].
  case christoffelFirstKind(alpha: Rational)
  /// Γ^(α)ᵏᵢⱼ, stored [k][i][j].
  case christoffel(alpha: Rational)
  /// R^(α)_{ijkl}.
  case riemann(alpha: Rational)
  /// Ric^(α)_ij.
  case ricci(alpha: Rational)
  /// R^(α).
  case scalarCurvature(alpha: Rational)
  /// K^(α)(u, v) of the plane of two tangent vectors given by exact components.
  case sectionalCurvature(alpha: Rational, u: [Expression], v: [Expression])

  /// ω♯ⁱ = gⁱʲωⱼ, the vector of a covector given by exact components.
  case sharp(covector: [Expression])

  /// How many indices the components have.
  public var rank: Int {
    switch self {
    case .metric, .inverseMetric, .ricci: 2
    case .cubicForm, .christoffel, .christoffelFirstKind: 3
    case .riemann: 4
    case .scalarCurvature, .sectionalCurvature: 0
    case .sharp: 1
    }
  }

  /// Which indices stand above, in the order of storage.
  var upperIndices: [Bool] {
    switch self {
    case .inverseMetric: [true, true]
    case .christoffel: [true, false, false]
    case .sharp: [true]
    default: [Bool](repeating: false, count: rank)
    }
  }

  /// What each component is in orthonormal terms: the product of the lengths for lower indices, of their inverses for upper
  /// ones.
  package func units(lengths: [Ball], _ precision: BallPrecision) -> [Ball] {
    var units = [Ball(1, precision: precision)]
    for isUpper in upperIndices { units = units.flatMap { unit in lengths.map { isUpper ? unit / $0 : unit * $0 } } }
    return units
  }

  /// The name in messages.
  public var name: String {
    switch self {
    case .metric: "the metric"
    case .inverseMetric: "the inverse metric"
    case .cubicForm: "the cubic form"
    case .christoffel, .christoffelFirstKind: "the Christoffel symbols"
    case .riemann: "the Riemann tensor"
    case .ricci: "the Ricci tensor"
    case .scalarCurvature: "the scalar curvature"
    case .sectionalCurvature: "the sectional curvature"
    case .sharp: "the gradient"
    }
  }
}

/// A number in `Double` with a proved bound of its error.
public struct Rounded: Sendable, Equatable {
  /// The value.
  public let value: Double
  /// A bound of |value − exact value|.
  public let error: Double

  /// Whether the value is the exact one.
  public var isExact: Bool { error == 0 }

  /// Makes a number with its bound.
  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}
