import Scalars

/// Formulas in Coq with one choice of names, for files that hold many of them.
package struct CoqPrinter {
  private let names: CodeNames

  /// Chooses names for the symbols.
  ///
  /// - Parameter reserved: names that the file gives to definitions of its own.
  package init(_ symbols: [Symbol], reserved: Set<String>) {
    names = CodeNames(symbols.map(\.name), language: .coq, reserved: reserved)
  }

  /// The name of a symbol.
  package func name(_ symbol: Symbol) -> String { names[symbol.name] }

  /// The text of formulas.
  ///
  /// - Throws: `CodeError.unsupportedFunction` for a function that Coq's libraries lack and we do not declare.
  package func text(_ formulas: [Expression]) throws(CodeError) -> [String] {
    try Expression.code(formulas, in: .coq, names)
  }
}

extension Expression {
  /// What must hold for formulas to have a value: arguments of logarithms, roots and log-gamma positive, denominators
  /// not zero. Conditions that the signs of the symbols show are left out. In structural order.
  package static func requirements(of formulas: [Expression]) -> (positive: [Expression], nonzero: [Expression]) {
    guard let pool = formulas.first?.pool else { return ([], []) }
    let roots = pool.adopt(formulas)
    let (positive, nonzero) = pool.withArena { arena in
      let order = StructuralOrder(arena, roots: roots)
      var positive: Set<NodeID> = [], nonzero: Set<NodeID> = []
      for id in order.nodes {
        switch arena.kind(id) {
        case .product:
          for (base, exponent) in order.orderedPairs[id] ?? [] {
            let e = arena.value(exponent)
            if !e.isInteger { positive.insert(base) } else if e.isNegative { nonzero.insert(base) }
          }
        case .function:
          switch arena.function(id) {
          case .log, .logGamma, .polygamma, .power: positive.insert(arena.operand(id, 0))
          case .tan: nonzero.insert(id)
          default: break
          }
        default: break
        }
      }
      let byRank = { (a: NodeID, b: NodeID) in (order.rank[a] ?? 0) < (order.rank[b] ?? 0) }
      return (
        positive.filter { !arena.sign($0).isPositive }.sorted(by: byRank),
        nonzero.subtracting(positive).filter { !arena.sign($0).isNonZero }.sorted(by: byRank)
      )
    }
    return (positive.map { Expression(pool, $0) }, nonzero.map { Expression(pool, $0) })
  }
}
