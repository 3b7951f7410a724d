import DifferentialGeometry
import NumericalMethods
import Scalars

/// Integrals or sums of p times products of derivatives of log p, with what is known of their errors.
package struct Moments<S: MeasuredScalar>: Sendable {
  /// The values, in the order of the basis.
  package var values: [S]
  /// ∫|·|: the scale that errors are measured against.
  package var absolute: [Double]
  /// log₂ of the estimated absolute errors.
  package var errors: [Double]
  package var evaluations: Int
  package var methods: [String]

  package init(count: Int) {
    values = [S](repeating: .zero, count: count)
    absolute = [Double](repeating: 0, count: count)
    errors = [Double](repeating: -.infinity, count: count)
    evaluations = 0
    methods = []
  }

  /// Adds a part.
  mutating func add(_ other: Moments) {
    for c in values.indices {
      values[c] = values[c] + other.values[c]
      absolute[c] += other.absolute[c]
      errors[c] = Moments.sum(errors[c], other.errors[c])
    }
    evaluations += other.evaluations
    for method in other.methods where !methods.contains(method) { methods.append(method) }
  }

  /// log₂(2ᵃ + 2ᵇ).
  package static func sum(_ a: Double, _ b: Double) -> Double {
    let high = max(a, b), low = min(a, b)
    return low == -.infinity ? high : high + Double.log2(1 + Double.exp2(low - high))
  }

  /// log₂ of the largest error relative to its scale.
  package var worst: Double {
    var result = -Double.infinity
    for c in values.indices where absolute[c] > 0 { result = max(result, errors[c] - Double.log2(absolute[c])) }
    return result
  }
}
