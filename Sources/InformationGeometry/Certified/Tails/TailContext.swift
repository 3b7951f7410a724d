import Scalars
import Symbolics

/// Where a tail begins: what is said of a tail holds for every y from there to infinity.
final class TailContext: Sendable {
  let precision: BallPrecision
  /// The begin X > e.
  let start: Ball
  /// log X.
  let logStart: Ball
  /// A bound of |ζ| when the variable is y + ζ with any complex ζ, for bounds beside the real axis.
  let radius: Ball?

  init(start: Ball, radius: Ball? = nil) {
    precision = BallPrecision(bits: 128)
    self.start = start.rounded(to: precision)
    logStart = Ball.log(self.start)
    self.radius = radius
  }

  /// Whether the variable leaves the real axis.
  var isComplex: Bool { radius != nil }
}

/// Why nothing could be proved of a tail.
struct TailFailure: Error {
  let reason: String
  /// Whether a later begin may help.
  var isTooEarly = false
}

/// A real constant, exact and enclosed: equality is decided exactly, order by the enclosure.
struct TailCoefficient: Sendable {
  private enum Exact: Sendable {
    case rational(Rational)
    case expression(Expression)
  }

  private let exact: Exact
  let ball: Ball

  init(_ value: Rational, _ precision: BallPrecision) {
    exact = .rational(value)
    ball = Ball(value, precision: precision)
  }

  init(_ expression: Expression, _ ball: Ball) {
    if let value = expression.rational {
      exact = .rational(value)
      self.ball = Ball(value, precision: ball.precision)
    } else {
      exact = .expression(expression)
      self.ball = ball
    }
  }

  var rational: Rational? { if case .rational(let value) = exact { value } else { nil } }

  var expression: Expression {
    switch exact {
    case .rational(let value): Expression(value)
    case .expression(let value): value
    }
  }

  /// Whether it is 0, exactly.
  var isZero: Bool { rational?.isZero == true }

  /// −1, 0 or 1; nil when that is not known.
  var sign: Int? {
    if let rational { return rational.isZero ? 0 : rational.isNegative ? -1 : 1 }
    return ball.isPositive ? 1 : ball.isNegative ? -1 : nil
  }

  static func + (a: Self, b: Self) -> Self {
    if let p = a.rational, let q = b.rational { return Self(p + q, a.ball.precision) }
    return Self((a.expression + b.expression).tidied(), a.ball + b.ball)
  }

  static func * (a: Self, b: Self) -> Self {
    if let p = a.rational, let q = b.rational { return Self(p * q, a.ball.precision) }
    return Self((a.expression * b.expression).tidied(), a.ball * b.ball)
  }

  static prefix func - (a: Self) -> Self {
    if let p = a.rational { return Self(-p, a.ball.precision) }
    return Self(-a.expression, -a.ball)
  }

  /// 1/a for a known sign of a.
  var inverse: Self {
    if let rational { return Self(rational.inverse, ball.precision) }
    return Self(1 / expression, Ball(1, precision: ball.precision) / ball)
  }

  /// a function of it.
  func applying(_ f: (Expression) -> Expression, _ g: (Ball) -> Ball) -> Self { Self(f(expression), g(ball)) }

  /// aʸ.
  func power(_ y: Self) -> Self {
    if let p = rational, let n = y.rational?.asInt, n.magnitude < 64 { return Self(p.power(n), ball.precision) }
    return Self(pow(expression, y.expression), Ball.pow(ball, y.ball))
  }
}
