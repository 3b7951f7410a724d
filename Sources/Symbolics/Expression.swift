import Scalars

/// An exact symbolic expression over the real numbers.
///
/// Expressions are interned: equal structure is one node of a pool, so equality is a comparison of two numbers and
/// common subexpressions cost nothing. Construction only tidies (sums and products are flattened, like terms are
/// collected, numbers are folded); `tidied()` multiplies out where that is shorter. Numbers are exact rationals of any
/// size. A decimal literal means its decimal value: `0.1` is 1/10.
///
/// Values are `Sendable`; threads may share a pool.
public struct Expression: Sendable {
  /// The pool that the expression belongs to.
  public let pool: ExpressionPool
  let id: NodeID

  init(_ pool: ExpressionPool, _ id: NodeID) {
    self.pool = pool
    self.id = id
  }

  /// An exact number.
  public init(_ value: Rational, pool: ExpressionPool = .shared) {
    self.pool = pool
    id = pool.withArena { $0.number(value) }
  }

  /// An integer.
  public init(_ value: Int, pool: ExpressionPool = .shared) { self.init(Rational(value), pool: pool) }

  /// A symbol.
  public init(_ symbol: Symbol, pool: ExpressionPool = .shared) {
    self.pool = pool
    id = pool.withArena { $0.symbol(symbol) }
  }

  /// π.
  public static var pi: Expression {
    Expression(.shared, ExpressionPool.shared.withArena { $0.pi() })
  }
  /// Euler's constant γ = 0.5772….
  public static var eulerGamma: Expression {
    Expression(.shared, ExpressionPool.shared.withArena { $0.eulerGamma() })
  }
  /// 0.
  public static var zero: Expression { Expression(.shared, Arena.zero) }
  /// 1.
  public static var one: Expression { Expression(.shared, Arena.one) }

  // MARK: Structure

  /// Whether this is the number 0, structurally: `false` does not prove that the value differs from zero.
  public var isZero: Bool { id == Arena.zero }

  /// The value of an expression that is a number.
  public var rational: Rational? {
    pool.withArena { $0.isNumber(id) ? $0.value(id) : nil }
  }

  /// The symbol, when the expression is nothing else.
  public var symbol: Symbol? {
    pool.withArena { arena in
      arena.kind(id) == .symbol ? arena.symbols[Int(arena.nodes[Int(id)].payload)] : nil
    }
  }

  /// The symbols that occur, by name.
  public var symbols: [Symbol] {
    pool.withArena { arena in
      arena.reachable(from: [id]).filter { arena.kind($0) == .symbol }
        .map { arena.symbols[Int(arena.nodes[Int($0)].payload)] }
    }.sorted { $0.name < $1.name }
  }

  /// Whether the domains of the symbols prove the expression positive.
  public var isKnownPositive: Bool { pool.withArena { $0.sign(id).isPositive } }

  /// How many different subexpressions there are: the cost of evaluating it once.
  public var nodeCount: Int { pool.withArena { $0.reachable(from: [id]).count } }

  /// The terms of a sum; an expression that is no sum is its only term, zero has none.
  public var terms: [Expression] {
    pool.withArena { $0.terms(of: id) }.map { Expression(pool, $0) }
  }

  /// The factors of a product with their rational powers, the number in front first when it is not one.
  public var factors: [Expression] {
    pool.withArena { arena in
      guard arena.kind(id) == .product else { return [id] }
      let start = Int(arena.nodes[Int(id)].start), count = arena.operandCount(id)
      var factors = arena.operands[start] == Arena.one ? [] : [arena.operands[start]]
      for i in stride(from: start + 1, to: start + count, by: 2) {
        factors.append(arena.power(arena.operands[i], arena.operands[i + 1]))
      }
      return factors
    }.map { Expression(pool, $0) }
  }

  // MARK: Calculus

  /// ∂/∂symbol.
  ///
  /// - Throws: `SymbolicsError.noClosedDerivative` for a Bessel function by its order.
  public func derivative(by symbol: Symbol) throws(SymbolicsError) -> Expression {
    let result = try pool.withArena { arena throws(SymbolicsError) in
      try arena.derivative(id, by: arena.symbol(symbol))
    }
    return Expression(pool, result)
  }

  /// The derivatives by several symbols.
  ///
  /// - Throws: `SymbolicsError.noClosedDerivative` for a Bessel function by its order.
  public func gradient(by symbols: [Symbol]) throws(SymbolicsError) -> [Expression] {
    var result: [Expression] = []
    for symbol in symbols { result.append(try derivative(by: symbol)) }
    return result
  }

  /// The expression with symbols replaced, all at once.
  public func substituting(_ replacements: [Symbol: Expression]) -> Expression {
    Expression.substituting(replacements, in: [self])[0]
  }

  /// Several expressions of one pool with symbols replaced; shared parts are rebuilt once.
  public static func substituting(_ replacements: [Symbol: Expression], in roots: [Expression]) -> [Expression] {
    guard let pool = roots.first?.pool, !replacements.isEmpty else { return roots }
    let keys = Array(replacements.keys)
    let values = pool.adopt(keys.compactMap { replacements[$0] })
    let ids = pool.adopt(roots)
    let result = pool.withArena { arena in
      var table: [NodeID: NodeID] = [:]
      for (key, value) in zip(keys, values) { table[arena.symbol(key)] = value }
      return arena.substitute(table, in: ids)
    }
    return result.map { Expression(pool, $0) }
  }

  /// The expression multiplied out where that makes it shorter.
  public func tidied() -> Expression { Expression(pool, pool.withArena { $0.tidied(id) }) }

  /// The expression multiplied out.
  ///
  /// - Throws: `SymbolicsError.tooLarge` when more than `limit` terms would come out.
  public func expanded(limit: Int = 10_000) throws(SymbolicsError) -> Expression {
    guard let result = pool.withArena({ $0.expanded(id, limit: limit) }) else {
      throw .tooLarge(what: "the expansion", limit: limit)
    }
    return Expression(pool, result)
  }
}

extension Expression: Hashable {
  /// Structural equality; the same value may still be written in two ways.
  public static func == (a: Expression, b: Expression) -> Bool {
    a.pool === b.pool ? a.id == b.id : a.id == a.pool.adopt(b)
  }

  /// Hashes by structure within a pool.
  public func hash(into hasher: inout Hasher) {
    // Equal expressions of different pools must hash alike: what is cheap and independent of ids is the text.
    hasher.combine(description)
  }
}

extension Expression: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// An integer.
  public init(integerLiteral value: Int) { self.init(Rational(value)) }
  /// The decimal value of a literal, exactly: `0.1` is 1/10.
  public init(floatLiteral value: Double) { self.init(Rational(shortestDecimal: value)) }
}
