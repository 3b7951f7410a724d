import Scalars

/// Formulas in Coq with one choice of names, for files that hold many of them.
package struct CoqPrinter {
  private let names: CodeNames
  private let exponentDenominator: Rational

  /// Chooses names for the symbols.
  ///
  /// - Parameters:
  ///   - reserved: names that the file gives to definitions of its own.
  ///   - formulas: all that will be printed, so that exponentials are powers of the same ones everywhere.
  package init(_ symbols: [Symbol], reserved: Set<String>, formulas: [Expression]) {
    names = CodeNames(symbols.map(\.name), language: .coq, reserved: reserved)
    exponentDenominator = CoqNotation.exponentDenominator(formulas)
  }

  /// The name of a symbol.
  package func name(_ symbol: Symbol) -> String { names[symbol.name] }

  /// The text of formulas.
  ///
  /// - Throws: `CodeError.unsupportedFunction` for a function that Coq's libraries lack and we do not declare.
  package func text(_ formulas: [Expression]) throws(CodeError) -> [String] {
    try Expression.coq(formulas, CoqNotation(names: names, exponentDenominator: exponentDenominator))
  }
}

extension Expression {
  /// What must hold for formulas to have a value.
  ///
  /// Arguments of logarithms, roots and log-gamma are positive, denominators are not zero. Conditions that the signs of the symbols show are left out. In structural order.
  package static func requirements(of formulas: [Expression]) -> (positive: [Expression], nonzero: [Expression]) {
    guard let pool = formulas.first?.pool else { return ([], []) }
    let roots = pool.adopt(formulas)
    let (positive, nonzero) = pool.withArena { arena in
      let order = StructuralOrder(arena, roots: roots)
      var positive: Set<NodeID> = [], nonzero: Set<NodeID> = []
      // Nothing is known of the signs of functions that are declared only.
      var isDeclared: Set<NodeID> = []
      for id in order.nodes {
        let function = arena.function(id)
        let operands = (0..<arena.operandCount(id)).map { arena.operand(id, $0) }
        if function == .polygamma || function == .logGamma || operands.contains(where: { isDeclared.contains($0) }) {
          // An exponential is positive whatever its argument is.
          if function != .exp { isDeclared.insert(id) }
        }
        switch arena.kind(id) {
        case .product:
          for (base, exponent) in order.orderedPairs(of: id) {
            let e = arena.value(exponent)
            if !e.isInteger { positive.insert(base) } else if e.isNegative { nonzero.insert(base) }
          }
        case .function:
          switch function {
          case .log, .logGamma, .polygamma, .power: positive.insert(arena.operand(id, 0))
          case .tan: nonzero.insert(id)
          default: break
          }
        default: break
        }
      }
      let byRank = { (a: NodeID, b: NodeID) in order.rank(of: a) < order.rank(of: b) }
      return (
        positive.filter { !arena.sign($0).isPositive || isDeclared.contains($0) }.sorted(by: byRank),
        nonzero.subtracting(positive).filter { !arena.sign($0).isNonZero || isDeclared.contains($0) }
          .sorted(by: byRank)
      )
    }
    return (positive.map { Expression(pool, $0) }, nonzero.map { Expression(pool, $0) })
  }
}
