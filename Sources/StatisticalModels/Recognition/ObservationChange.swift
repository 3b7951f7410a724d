import Scalars
import Symbolics

/// A function that takes a sample space to the whole line.
package struct ObservationChange: Sendable {
  /// The variable of the model.
  package let variable: Symbol
  /// y on the line.
  package let image: Symbol
  /// φ(x); nil for x itself.
  package let function: Expression?
  /// x as a function of y.
  package let inverse: Expression
  /// Differences that would cancel, as functions of y: 1 − x = e^(−y)/(1 + e^(−y)).
  private let differences: [(part: Expression, image: Expression)]

  /// The change for a sample space; nil where there is none.
  package init?(of x: Symbol, in space: SampleSpace) {
    variable = x
    image = Symbol("image of \(x.name)")
    let y = Expression(image), observed = Expression(x)
    func distances(_ low: Rational?, _ above: Expression, _ high: Rational?, _ below: Expression)
      -> [(part: Expression, image: Expression)]
    {
      var result: [(part: Expression, image: Expression)] = []
      if let low, !low.isZero { result += [(observed - Expression(low), above), (Expression(low) - observed, -above)] }
      if let high, !high.isZero {
        result += [(Expression(high) - observed, below), (observed - Expression(high), -below)]
      }
      return result
    }
    switch space {
    case .realLine:
      function = nil
      inverse = y
      differences = []
    case .positive:
      function = log(x)
      inverse = exp(y)
      differences = []
    case .unitInterval:
      function = log(x / (1 - Expression(x)))
      inverse = 1 / (1 + exp(-y))
      differences = distances(nil, .zero, 1, exp(-y) / (1 + exp(-y)))
    case .interval(let low?, nil):
      function = log(x - Expression(low))
      inverse = Expression(low) + exp(y)
      differences = distances(low, exp(y), nil, .zero)
    case .interval(nil, let high?):
      function = -log(Expression(high) - x)
      inverse = Expression(high) - exp(-y)
      differences = distances(nil, .zero, high, exp(-y))
    case .interval(let low?, let high?):
      function = log((x - Expression(low)) / (Expression(high) - x))
      inverse = (Expression(low) + Expression(high) * exp(y)) / (1 + exp(y))
      let width = Expression(high - low)
      differences = distances(low, width / (1 + exp(-y)), high, width * exp(-y) / (1 + exp(-y)))
    default: return nil
    }
  }

  /// log p(φ⁻¹(y)) + log dx/dy.
  package func logDensity(_ formula: Expression) -> Expression? {
    guard function != nil else { return formula.substituting([variable: inverse]) }
    guard let slope = try? inverse.derivative(by: image) else { return nil }
    let placed = formula.replacing(differences + [(Expression(variable), inverse)])
    return placed + log(slope.tidied())
  }
}
