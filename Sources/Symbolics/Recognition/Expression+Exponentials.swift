import Scalars

/// Rewriting that shows what a formula depends on.
extension Expression {
  /// Powers aᵇ of a positive a as e^(b log a), and products of exponentials as one exponential of a sum.
  ///
  /// (x/l)ᵏ becomes e^(k(log x − log l)), and e^(x/s)·e^(−m/s) becomes e^(x/s − m/s): then what a location and a scale do
  /// stands in one sum.
  package var joiningExponentials: Expression {
    Expression(pool, pool.withArena { $0.joiningExponentials(id) })
  }

  /// The terms of a sum that have symbols, and the others.
  package var separatedConstant: (variable: Expression, constant: Expression) {
    var variable: [Expression] = [], constant: [Expression] = []
    for term in terms {
      if term.symbols.isEmpty { constant.append(term) } else { variable.append(term) }
    }
    return (.sum(variable), .sum(constant))
  }

  /// The expression with parts of it replaced, all at once.
  package func replacing(_ parts: [(part: Expression, image: Expression)]) -> Expression {
    let keys = pool.adopt(parts.map(\.part)), values = pool.adopt(parts.map(\.image))
    return Expression(
      pool,
      pool.withArena { $0.substitute(Dictionary(zip(keys, values)) { first, _ in first }, in: [id])[0] })
  }

  /// Whether the expression is proved to be 0.
  ///
  /// By a zero test of its own, or of its derivatives by some symbols and of its value at a point of them: logarithms disappear from derivatives.
  package func isProvedZero(at point: [Symbol: Rational]) -> Bool {
    if zeroTest().isCertainlyZero == true { return true }
    for symbol in point.keys.sorted(by: { $0.name < $1.name }) {
      guard let slope = try? derivative(by: symbol), slope.zeroTest().isCertainlyZero == true else { return false }
    }
    return substituting(point.mapValues { Expression($0) }).zeroTest().isCertainlyZero == true
  }

  /// The canonical form where that stays small and gets shorter, and otherwise what tidying gives.
  package func readable(limits: CanonicalLimits = .quick) -> Expression {
    let tidy = tidied()
    guard let canonical = try? simplified(limits: limits) else { return tidy }
    return canonical.description.count < tidy.description.count ? canonical : tidy
  }
}

extension Arena {
  fileprivate mutating func joiningExponentials(_ root: NodeID) -> NodeID {
    var image: [NodeID: NodeID] = [:]
    for id in reachable(from: [root]) {
      var result = rebuild(id) { image[$0] ?? $0 }
      if function(result) == .power, sign(operand(result, 0)).isPositive {
        let logarithm = apply(.log, operand(result, 0))
        result = apply(.exp, multiply(operand(result, 1), logarithm))
      } else if kind(result) == .product {
        result = joinedProduct(result)
      }
      image[id] = result
    }
    return image[root] ?? root
  }

  private mutating func joinedProduct(_ id: NodeID) -> NodeID {
    var exponents: [NodeID] = [], rest = [operand(id, 0)]
    for (base, exponent) in factorPairs(id) {
      if function(base) == .exp {
        exponents.append(scale(operand(base, 0), by: exponent))
      } else {
        rest.append(power(base, exponent))
      }
    }
    guard exponents.count > 1 else { return id }
    return product(rest + [apply(.exp, sum(exponents))])
  }
}
