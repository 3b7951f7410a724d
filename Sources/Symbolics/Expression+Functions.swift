import Scalars

/// What functions of formulas take: an expression, or a symbol as one.
public protocol ExpressionConvertible: Sendable {
  /// The expression itself.
  var expression: Expression { get }
}

extension Expression: ExpressionConvertible {
  /// The expression itself.
  public var expression: Expression { self }
}

extension Symbol: ExpressionConvertible {
  /// The symbol as an expression.
  public var expression: Expression { Expression(self) }
}

extension Expression {
  fileprivate func applying(_ function: Function) -> Expression {
    Expression(pool, pool.withArena { $0.apply(function, id) })
  }

  fileprivate func applying(_ function: Function, _ other: Expression) -> Expression {
    let y = pool.adopt(other)
    return Expression(pool, pool.withArena { $0.apply(function, id, y) })
  }
}

/// eˣ.
public func exp(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.exp) }
/// The natural logarithm.
public func log(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.log) }
/// sin x.
public func sin(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.sin) }
/// cos x.
public func cos(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.cos) }
/// tan x.
public func tan(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.tan) }
/// arcsin x.
public func asin(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.asin) }
/// arccos x.
public func acos(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.acos) }
/// arctan x.
public func atan(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.atan) }
/// sinh x.
public func sinh(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.sinh) }
/// cosh x.
public func cosh(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.cosh) }
/// tanh x.
public func tanh(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.tanh) }
/// arsinh x.
public func asinh(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.asinh) }
/// arcosh x.
public func acosh(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.acosh) }
/// artanh x.
public func atanh(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.atanh) }
/// |x|.
public func abs(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.abs) }
/// Γ(x).
public func gamma(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.gamma) }
/// log |Γ(x)|.
public func logGamma(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.logGamma) }
/// The error function.
public func erf(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.erf) }
/// 1 − erf x.
public func erfc(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.erfc) }
/// √x.
public func sqrt(_ x: some ExpressionConvertible) -> Expression { x.expression.power(Rational(1, 2)) }
/// x^y for a positive x, or an integer y.
public func pow(_ x: some ExpressionConvertible, _ y: some ExpressionConvertible) -> Expression {
  x.expression.applying(.power, y.expression)
}
/// The digamma function ψ(x) = Γ′(x)/Γ(x).
public func digamma(_ x: some ExpressionConvertible) -> Expression { polygamma(0, x) }
/// The polygamma function ψ⁽ⁿ⁾(x).
///
/// - Precondition: 0 ≤ n ≤ 1000.
public func polygamma(_ n: Int, _ x: some ExpressionConvertible) -> Expression {
  precondition((0...1000).contains(n), "the order \(n) of a polygamma must lie in 0...1000")
  let e = x.expression
  return Expression(e.pool, e.pool.withArena { $0.polygamma(n, e.id) })
}
/// The modified Bessel function I_ν(x).
public func besselI(_ order: some ExpressionConvertible, _ x: some ExpressionConvertible) -> Expression {
  order.expression.applying(.besselI, x.expression)
}
/// The modified Bessel function K_ν(x).
public func besselK(_ order: some ExpressionConvertible, _ x: some ExpressionConvertible) -> Expression {
  order.expression.applying(.besselK, x.expression)
}
/// The smaller of two expressions.
public func min(_ x: Expression, _ y: Expression) -> Expression { x.applying(.minimum, y) }
/// The larger of two expressions.
public func max(_ x: Expression, _ y: Expression) -> Expression { x.applying(.maximum, y) }
/// x! = Γ(x + 1).
public func factorial(_ x: some ExpressionConvertible) -> Expression { gamma(x.expression + 1) }
/// log of the binomial coefficient n over k.
public func logBinomial(_ n: Expression, _ k: Expression) -> Expression {
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}
/// −1, 0 or 1 with the sign of x.
public func sign(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.sign) }
/// The step function: 0 for x < 0, ½ at 0, 1 for x > 0.
public func step(_ x: some ExpressionConvertible) -> Expression { x.expression.applying(.step) }
