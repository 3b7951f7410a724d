import InformationGeometry

/// A function as a sum of products of functions of one variable each, as Gaussians, polynomials and products of waves are.
struct SeparatedFunction {
  /// A constant times one factor for each variable.
  struct Term {
    let coefficient: Expression
    let factors: [Expression]
  }

  let terms: [Term]

  /// The parts of a formula; nil where a factor has two variables.
  init?(_ formula: Expression, _ variables: [Symbol]) {
    if variables.count == 1 {
      terms = [Term(coefficient: .one, factors: [formula])]
      return
    }
    let sum = (try? formula.expanded()) ?? formula
    var terms: [Term] = []
    for term in sum.terms {
      var coefficient = Expression.one, factors = variables.map { _ in Expression.one }
      func take(_ part: Expression) -> Bool {
        let axes = variables.indices.filter { part.symbols.contains(variables[$0]) }
        guard axes.count <= 1 else { return false }
        if let axis = axes.first { factors[axis] = factors[axis] * part } else { coefficient = coefficient * part }
        return true
      }
      for factor in term.factors {
        if take(factor) { continue }
        guard case .function(.exp, let arguments) = factor.structure, let exponent = try? arguments[0].expanded(),
          exponent.terms.allSatisfy({ take(exp($0)) })
        else { return nil }
      }
      terms.append(Term(coefficient: coefficient, factors: factors))
    }
    self.terms = terms
  }
}

/// A function of one variable as Σ r(x) e^(E(x)), with its derivatives in the same form.
struct ExponentialTerms {
  /// r and E of each term.
  private(set) var terms: [(rest: Expression, exponent: Expression)]

  init(_ formula: Expression) {
    let sum = (try? formula.expanded()) ?? formula
    terms = sum.terms.map { term in
      var rest: [Expression] = [], exponents: [Expression] = []
      for factor in term.factors {
        if case .function(.exp, let arguments) = factor.structure {
          exponents.append(arguments[0])
        } else {
          rest.append(factor)
        }
      }
      return (rest.reduce(.one) { $0 * $1 }, Expression.sum(exponents))
    }
  }

  /// ∂f.
  func derivative(by x: Symbol) throws -> ExponentialTerms {
    var result = self
    result.terms = try terms.compactMap { term in
      let rest = try (term.rest.derivative(by: x) + term.rest * term.exponent.derivative(by: x)).canonicalOrTidied
      return rest.isZero ? nil : (rest, term.exponent)
    }
    return result
  }

  /// f e^(−E).
  func divided(by exponent: Expression) -> Expression {
    Expression.sum(
      terms.map { term in
        let gap = (term.exponent - exponent).canonicalOrTidied
        return gap.isZero ? term.rest : term.rest * exp(gap)
      })
  }
}
