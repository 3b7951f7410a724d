import InformationGeometry

/// Expectations of polynomials in a normal variable, as formulas.
struct GaussianExpectation {
  let variable: Symbol
  let mean: Expression
  let variance: Expression

  /// E[f] = Σₖ f⁽²ᵏ⁾(m) vᵏ/(2ᵏ k!) of a polynomial f.
  ///
  /// - Throws: `GeometryError.unsupported` for what is no polynomial of degree up to 24, `SymbolicsError`.
  func of(_ polynomial: Expression) throws -> Expression {
    var terms: [Expression] = [], derivative = polynomial, factor = Expression.one
    for k in 1...13 {
      derivative = derivative.canonicalOrTidied
      if derivative.isZero { return Expression.sum(terms) }
      terms.append(derivative.substituting([variable: mean]) * factor)
      derivative = try derivative.derivative(by: variable).derivative(by: variable)
      factor = factor * variance / (2 * Expression(k))
    }
    throw GeometryError.unsupported(reason: "a score that is no polynomial of the observation")
  }
}
