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

  /// The change for a sample space; nil where there is none.
  package init?(of x: Symbol, in space: SampleSpace) {
    variable = x
    image = Symbol("image of \(x.name)")
    let y = Expression(image)
    switch space {
    case .realLine:
      function = nil
      inverse = y
    case .positive:
      function = log(x)
      inverse = exp(y)
    case .unitInterval:
      function = log(x / (1 - Expression(x)))
      inverse = 1 / (1 + exp(-y))
    case .interval(let low?, nil):
      function = log(x - Expression(low))
      inverse = Expression(low) + exp(y)
    case .interval(nil, let high?):
      function = -log(Expression(high) - x)
      inverse = Expression(high) - exp(-y)
    case .interval(let low?, let high?):
      function = log((x - Expression(low)) / (Expression(high) - x))
      inverse = (Expression(low) + Expression(high) * exp(y)) / (1 + exp(y))
    default: return nil
    }
  }

  /// log p(φ⁻¹(y)) + log dx/dy.
  package func logDensity(_ formula: Expression) -> Expression? {
    guard function != nil else { return formula.substituting([variable: inverse]) }
    guard let slope = try? inverse.derivative(by: image) else { return nil }
    return formula.substituting([variable: inverse]) + log(slope.tidied())
  }
}
