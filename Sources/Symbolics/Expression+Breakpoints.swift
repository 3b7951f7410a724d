import Scalars

/// Where a formula of one variable has its centers and its kinks.
extension Expression {
  /// The subexpressions that are affine in x, as their roots: x − m gives m, and 1 + 2x gives −1/2.
  package func affineRoots(in x: Symbol) -> [Expression] {
    let parts = pool.withArena { arena in
      let symbol = arena.symbol(x)
      return arena.reachable(from: [id]).filter {
        arena.kind($0) == .sum && arena.reachable(from: [$0]).contains(symbol)
      }
    }
    var roots: [Expression] = []
    for part in parts {
      guard let root = Expression(pool, part).affineRoot(in: x), !roots.contains(root) else { continue }
      roots.append(root)
    }
    return roots
  }

  /// The root of an expression that is affine in x.
  package func affineRoot(in x: Symbol) -> Expression? {
    guard let slope = try? derivative(by: x), !slope.isZero, !slope.symbols.contains(x) else { return nil }
    let root = -substituting([x: .zero]) / slope
    return root.terms.count > 1 ? root.tidied() : root
  }

  /// What |·|, sign, step, min and max are taken of, as differences that vanish at a kink; only those that depend on x.
  package func kinkArguments(in x: Symbol) -> [Expression] {
    let found = pool.withArena { arena -> [NodeID] in
      var result: [NodeID] = []
      for node in arena.reachable(from: [id]) {
        switch arena.function(node) {
        case .abs, .sign, .step: result.append(arena.operand(node, 0))
        case .minimum, .maximum: result.append(arena.subtract(arena.operand(node, 0), arena.operand(node, 1)))
        default: break
        }
      }
      return result
    }
    var arguments: [Expression] = []
    for node in found {
      let argument = Expression(pool, node)
      if argument.symbols.contains(x), !arguments.contains(argument) { arguments.append(argument) }
    }
    return arguments
  }
}
