import Scalars

/// The outermost operation of a formula, for algorithms that take it apart.
extension Expression {
  /// What a formula is made of.
  package enum Structure {
    case number(Rational)
    case symbol(Symbol)
    /// π or Euler's constant.
    case constant
    case sum([Expression])
    /// A number times powers.
    case product(Rational, [(base: Expression, exponent: Rational)])
    case function(Function, [Expression])
  }

  /// The outermost operation.
  package var structure: Structure {
    enum Parts {
      case number(Rational), symbol(Symbol), constant, sum, product(Rational, [(NodeID, Rational)])
      case function(Function, [NodeID])
    }
    let parts = pool.withArena { arena -> Parts in
      let node = arena.nodes[Int(id)]
      let start = Int(node.start), count = Int(node.count)
      switch node.kind {
      case .number: return .number(arena.value(id))
      case .symbol: return .symbol(arena.symbols[Int(node.payload)])
      case .constant: return .constant
      case .sum: return .sum
      case .product:
        var factors: [(NodeID, Rational)] = []
        for i in stride(from: start + 1, to: start + count, by: 2) {
          factors.append((arena.operands[i], arena.value(arena.operands[i + 1])))
        }
        return .product(arena.value(arena.operands[start]), factors)
      case .function:
        guard let function = arena.function(id) else { return .constant }
        return .function(function, (0..<count).map { arena.operand(id, $0) })
      }
    }
    switch parts {
    case .number(let value): return .number(value)
    case .symbol(let symbol): return .symbol(symbol)
    case .constant: return .constant
    case .sum: return .sum(terms)
    case .product(let number, let factors):
      return .product(number, factors.map { (base: Expression(pool, $0.0), exponent: $0.1) })
    case .function(let function, let arguments):
      return .function(function, arguments.map { Expression(pool, $0) })
    }
  }

  /// Whether a symbol occurs.
  package func contains(_ symbol: Symbol) -> Bool { symbols.contains(symbol) }
}
