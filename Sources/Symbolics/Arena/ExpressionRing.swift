import Scalars

/// Unsimplified expressions as the coefficients of tensor algebra, with the pool locked once for a whole computation.
package struct ExpressionRing: CoefficientRing {
  private let arena: UnsafeMutablePointer<Arena>

  /// Whether sums and inverses are tidied as they arise: readable results for small manifolds, dear for large ones.
  private let tidies: Bool

  init(_ arena: UnsafeMutablePointer<Arena>, tidies: Bool) {
    self.arena = arena
    self.tidies = tidies
  }

  package var zero: NodeID { Arena.zero }
  package var one: NodeID { Arena.one }
  @inline(__always) package func isZero(_ a: NodeID) -> Bool { a == Arena.zero }
  package func add(_ a: NodeID, _ b: NodeID) -> NodeID { settled(arena.pointee.add(a, b)) }
  package func multiply(_ a: NodeID, _ b: NodeID) -> NodeID { arena.pointee.multiply(a, b) }
  package func negate(_ a: NodeID) -> NodeID { arena.pointee.negate(a) }
  package func subtract(_ a: NodeID, _ b: NodeID) -> NodeID { settled(arena.pointee.subtract(a, b)) }
  package func scale(_ a: NodeID, by r: Rational) -> NodeID { arena.pointee.scale(a, by: arena.pointee.number(r)) }
  package func sum(_ terms: [NodeID], minus subtracted: [NodeID]) -> NodeID {
    terms.isEmpty && subtracted.isEmpty ? Arena.zero : settled(arena.pointee.sum(terms, minus: subtracted))
  }
  package func pivotCost(_ a: NodeID) -> Double { Double(arena.pointee.nodes[Int(a)].weight) }

  /// Whether a component is known to be different from zero wherever it is defined.
  package func hasNoZero(_ a: NodeID) -> Bool { arena.pointee.sign(a).isNonZero }

  package func inverse(_ a: NodeID) throws -> NodeID {
    guard a != Arena.zero else { throw SymbolicsError.divisionByZero(what: "a pivot") }
    // Over its common denominator, so that no fraction is left inside a fraction.
    let whole = tidies ? arena.pointee.together(a, limit: 200) ?? a : a
    return arena.pointee.inverse(whole)
  }

  private func settled(_ a: NodeID) -> NodeID { tidies ? tidied(a) : a }

  /// The derivative of a component.
  package func derivative(_ a: NodeID, by symbol: Symbol) throws(SymbolicsError) -> NodeID {
    try arena.pointee.derivative(a, by: arena.pointee.symbol(symbol))
  }

  /// A component multiplied out where that makes it shorter.
  package func tidied(_ a: NodeID) -> NodeID {
    arena.pointee.nodes[Int(a)].weight > ExpressionRing.heaviestTidied ? a : arena.pointee.tidied(a)
  }

  /// Expressions larger than this, written out, are left as they are.
  private static let heaviestTidied = 20_000
}

extension ExpressionPool {
  /// Runs tensor algebra on expressions under one lock; `body` must not use other expressions meanwhile.
  package func withRing<Result>(
    tidies: Bool = false, _ body: (ExpressionRing) throws -> Result
  ) rethrows -> Result {
    try withArena { arena in
      try withUnsafeMutablePointer(to: &arena) { try body(ExpressionRing($0, tidies: tidies)) }
    }
  }

  /// The nodes of expressions, imported into this pool where they live elsewhere.
  package func nodes(of expressions: [Expression]) -> [NodeID] { adopt(expressions) }

  /// The expressions of nodes.
  package func expressions(of nodes: [NodeID]) -> [Expression] { nodes.map { Expression(self, $0) } }
}
