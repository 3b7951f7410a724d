import Scalars

extension Expression {
  /// Applies an operation of the arena to two expressions, in the pool of the first.
  fileprivate static func combine(
    _ a: Expression, _ b: Expression, _ operation: (inout Arena, NodeID, NodeID) -> NodeID
  ) -> Expression {
    // Numbers have no home: a literal follows the other operand.
    let pool = a.pool === b.pool || !a.isLiteral ? a.pool : b.pool
    let x = a.pool === pool ? a.id : pool.adopt(a), y = b.pool === pool ? b.id : pool.adopt(b)
    return Expression(pool, pool.withArena { operation(&$0, x, y) })
  }

  private var isLiteral: Bool { id <= Arena.two + 62 || rational != nil }

  /// a + b.
  public static func + (a: Expression, b: Expression) -> Expression { combine(a, b) { $0.add($1, $2) } }
  /// a − b.
  public static func - (a: Expression, b: Expression) -> Expression { combine(a, b) { $0.subtract($1, $2) } }
  /// a · b.
  public static func * (a: Expression, b: Expression) -> Expression { combine(a, b) { $0.multiply($1, $2) } }
  /// a / b.
  ///
  /// - Precondition: b is not the number 0.
  public static func / (a: Expression, b: Expression) -> Expression {
    precondition(!b.isZero, "division of the expression \(a) by zero")
    return combine(a, b) { $0.multiply($1, $0.inverse($2)) }
  }
  /// −a.
  public static prefix func - (a: Expression) -> Expression {
    Expression(a.pool, a.pool.withArena { $0.negate(a.id) })
  }

  /// a += b.
  public static func += (a: inout Expression, b: Expression) { a = a + b }
  /// a −= b.
  public static func -= (a: inout Expression, b: Expression) { a = a - b }
  /// a ·= b.
  public static func *= (a: inout Expression, b: Expression) { a = a * b }
  /// a /= b.
  public static func /= (a: inout Expression, b: Expression) { a = a / b }

  /// x².
  public var squared: Expression { power(2) }

  /// xʳ for an exact exponent; √x is `power(1/2)` or `sqrt(x)`.
  ///
  /// - Precondition: not a negative power of the number 0.
  public func power(_ exponent: Rational) -> Expression {
    precondition(!isZero || !exponent.isNegative, "0 has no power \(exponent)")
    return Expression(pool, pool.withArena { $0.power(id, $0.number(exponent)) })
  }

  /// xⁿ.
  ///
  /// - Precondition: not a negative power of the number 0.
  public func power(_ exponent: Int) -> Expression { power(Rational(exponent)) }

  /// Σ terms, in the pool of the first.
  public static func sum(_ terms: [Expression]) -> Expression {
    guard let pool = terms.first?.pool else { return .zero }
    let ids = pool.adopt(terms)
    return Expression(pool, pool.withArena { $0.sum(ids) })
  }
}

// Symbols stand where expressions do.

extension Symbol {
  /// a + b.
  public static func + (a: Symbol, b: Symbol) -> Expression { Expression(a) + Expression(b) }
  /// a + b.
  public static func + (a: Symbol, b: Expression) -> Expression { Expression(a) + b }
  /// a + b.
  public static func + (a: Expression, b: Symbol) -> Expression { a + Expression(b) }
  /// a − b.
  public static func - (a: Symbol, b: Symbol) -> Expression { Expression(a) - Expression(b) }
  /// a − b.
  public static func - (a: Symbol, b: Expression) -> Expression { Expression(a) - b }
  /// a − b.
  public static func - (a: Expression, b: Symbol) -> Expression { a - Expression(b) }
  /// a · b.
  public static func * (a: Symbol, b: Symbol) -> Expression { Expression(a) * Expression(b) }
  /// a · b.
  public static func * (a: Symbol, b: Expression) -> Expression { Expression(a) * b }
  /// a · b.
  public static func * (a: Expression, b: Symbol) -> Expression { a * Expression(b) }
  /// a / b.
  public static func / (a: Symbol, b: Symbol) -> Expression { Expression(a) / Expression(b) }
  /// a / b.
  public static func / (a: Symbol, b: Expression) -> Expression { Expression(a) / b }
  /// a / b.
  public static func / (a: Expression, b: Symbol) -> Expression { a / Expression(b) }
  /// −a.
  public static prefix func - (a: Symbol) -> Expression { -Expression(a) }
  /// x².
  public var squared: Expression { Expression(self).squared }
  /// xʳ.
  public func power(_ exponent: Rational) -> Expression { Expression(self).power(exponent) }
  /// xⁿ.
  public func power(_ exponent: Int) -> Expression { Expression(self).power(exponent) }
}
