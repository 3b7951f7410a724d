import Scalars

/// Rewriting for numerical evaluation where the logarithm of a variable is known beside the variable.
extension Expression {
  /// The expressions with log x written as a symbol of its own, and powers of x that need a logarithm by means of it.
  ///
  /// log(x/s) becomes ℓ − log s, (x/s)^β becomes exp(βℓ − β log s), where x is known to be positive.
  package static func replacingLogarithm(of x: Symbol, by logarithm: Symbol, in roots: [Expression]) -> [Expression] {
    guard let pool = roots.first?.pool else { return roots }
    let ids = pool.adopt(roots)
    let result = pool.withArena { arena in
      let x = arena.symbol(x), known = arena.symbol(logarithm)
      return arena.replacingLogarithm(of: x, by: known, in: ids)
    }
    return result.map { Expression(pool, $0) }
  }
}

extension Arena {
  fileprivate mutating func replacingLogarithm(of x: NodeID, by known: NodeID, in roots: [NodeID]) -> [NodeID] {
    var image: [NodeID: NodeID] = [apply(.log, x): known]
    for id in reachable(from: roots) where image[id] == nil {
      var result = rebuild(id) { image[$0] ?? $0 }
      if function(result) == .power, let exponent = exponentOfPower(result, x, known) {
        result = apply(.exp, exponent)
      } else if kind(result) == .product {
        result = withoutRoots(of: x, known, inProduct: result)
      }
      image[id] = result
    }
    return roots.map { image[$0] ?? $0 }
  }

  /// b · log a for aᵇ when a is a positive product with a power of x.
  private mutating func exponentOfPower(_ id: NodeID, _ x: NodeID, _ known: NodeID) -> NodeID? {
    let base = operand(id, 0), exponent = operand(id, 1)
    guard sign(base).isPositive, base == x || kind(base) == .product else { return nil }
    let plain = apply(.log, x), written = apply(.log, base)
    let logarithm = substitute([plain: known], in: [written])[0]
    return logarithm == written ? nil : multiply(exponent, logarithm)
  }

  /// A product with x to a power that is no multiple of ½ written as an exponential.
  private mutating func withoutRoots(of x: NodeID, _ known: NodeID, inProduct id: NodeID) -> NodeID {
    for i in stride(from: 1, to: operandCount(id), by: 2) where operand(id, i) == x {
      let exponent = operand(id, i + 1), r = value(exponent)
      if (r * 2).isInteger { continue }
      return multiply(multiply(id, power(x, negateNumber(exponent))), apply(.exp, scale(known, by: exponent)))
    }
    return id
  }

  private mutating func negateNumber(_ id: NodeID) -> NodeID { number(-value(id)) }
}
