import Scalars

/// An arena of its own in which formulas are brought to kernels, so that no pool is locked while a form is worked out.
package final class CanonicalWorkspace {
  var arena = Arena()
  /// The symbols that are differentiated by, as nodes.
  var coordinates: [NodeID] = []
  var normalization = KernelNormalization()
  /// Nested fields under roots and logarithms share these caps.
  let limits: CanonicalLimits

  /// Nodes that may still be looked at while arguments of functions are brought to one form.
  private var visits: Int

  init(limits: CanonicalLimits) {
    self.limits = limits
    visits = limits.steps(perEffort: 10_000)
  }

  /// Counts nodes that are looked at, so that long chains of functions end in an error.
  func visit(_ count: Int) throws(SymbolicsError) {
    visits -= count
    guard visits >= 0 else {
      throw .tooLarge(what: "the normalization of the expression, in steps,", limit: limits.steps(perEffort: 10_000))
    }
  }

  /// Nodes of expressions that may live in several pools.
  func adopt(_ expressions: [Expression]) -> [NodeID] {
    var result = [NodeID](repeating: Arena.zero, count: expressions.count)
    var pools: [(pool: ExpressionPool, places: [Int])] = []
    for (i, e) in expressions.enumerated() {
      if let known = pools.firstIndex(where: { $0.pool === e.pool }) {
        pools[known].places.append(i)
      } else {
        pools.append((e.pool, [i]))
      }
    }
    for (pool, places) in pools {
      let roots = places.map { expressions[$0].id }
      let moved = pool.withArena { arena.importing(roots, from: $0) }
      for (i, node) in zip(places, moved) { result[i] = node }
    }
    return result
  }

  /// The expressions of nodes, in a pool.
  func expressions(of nodes: [NodeID], in pool: ExpressionPool) -> [Expression] {
    let moved = pool.withArena { $0.importing(nodes, from: arena) }
    return moved.map { Expression(pool, $0) }
  }

  /// The node of a symbol that is differentiated by.
  func coordinate(_ symbol: Symbol) -> NodeID { arena.symbol(symbol) }

  /// ∂node/∂x.
  func derivative(_ node: NodeID, by x: NodeID) throws(SymbolicsError) -> NodeID {
    try arena.derivative(node, by: x)
  }

  /// A node as text, for messages.
  func text(_ node: NodeID) -> String { arena.print([node], in: TextNotation(), limit: 60)[0] }

  /// Nodes rewritten in kernels that are as independent as rules can make them.
  func normalized(_ nodes: [NodeID]) throws(SymbolicsError) -> [NodeID] {
    try normalization.normalize(nodes, in: self)
  }

  /// A normalized node over its common denominator and factored, by a field of its own.
  func factored(_ node: NodeID) throws(SymbolicsError) -> NodeID { try inField(node) { try $0.node(of: $1) } }

  /// A normalized node as a sum of terms over its denominator.
  func expanded(_ node: NodeID) throws(SymbolicsError) -> NodeID { try inField(node) { try $0.expandedNode(of: $1) } }

  private func inField(
    _ node: NodeID, _ body: (CanonicalField, CanonicalElement) throws -> NodeID
  ) throws(SymbolicsError) -> NodeID {
    do {
      let field = try CanonicalField.field(over: [node], in: self, limits: limits)
      return try body(field, try field.element(ofNormal: node))
    } catch let error as SymbolicsError {
      throw error
    } catch {
      throw .unknownKernel("\(error)")
    }
  }
}
