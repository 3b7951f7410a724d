import RealModule
import Scalars
import Symbolics

/// The functions of formulas, on whole tails.
extension TailExpansion: Scalar {
  typealias Precision = TailContext

  init(_ value: Rational, precision: TailContext) {
    self.init(TailCoefficient(value, precision.precision), precision)
  }

  static func pi(_ context: TailContext) -> Self { Self(TailCoefficient(.pi, Ball.pi(context.precision)), context) }

  static func eulerGamma(_ context: TailContext) -> Self {
    Self(TailCoefficient(.eulerGamma, Ball.eulerGamma(context.precision)), context)
  }

  static func pow(_ x: Self, _ y: Self) -> Self {
    y.constant.map { x.power($0) } ?? exp(y * log(x))
  }

  static func pow(_ x: Self, _ n: Int) -> Self { rational(x, Rational(n)) }
  static func sqrt(_ x: Self) -> Self { rational(x, Rational(1, 2)) }
  static func root(_ x: Self, _ n: Int) -> Self { rational(x, Rational(1, n)) }

  private static func rational(_ x: Self, _ r: Rational) -> Self {
    attempt([x]) { context throws(TailFailure) in x.power(TailCoefficient(r, context.precision)) }
  }

  private static func whole(_ x: Self, _ n: Rational) -> Self {
    x.context.map { Self(n, precision: $0) } ?? .zero
  }

  static func expMinusOne(_ x: Self) -> Self { exp(x) - whole(x, 1) }
  static func log(onePlus x: Self) -> Self { log(whole(x, 1) + x) }
  static func cosh(_ x: Self) -> Self { (exp(x) + exp(-x)) * whole(x, Rational(1, 2)) }
  static func sinh(_ x: Self) -> Self { (exp(x) - exp(-x)) * whole(x, Rational(1, 2)) }
  static func tanh(_ x: Self) -> Self { whole(x, 1) - whole(x, 2) / (whole(x, 1) + exp(x + x)) }
  static func acosh(_ x: Self) -> Self { log(x + sqrt(x * x - whole(x, 1))) }

  static func asinh(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      guard let sign = try x.growingSign() else {
        return try x.applied({ Symbolics.asinh($0) }, Ball.asinh, ComplexBall.analyticAsinh, "asinh", context)
      }
      let size = sign > 0 ? x : -x
      let value = log(size + sqrt(size * size + whole(x, 1)))
      return sign > 0 ? value : -value
    }
  }

  static func atan(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      guard let sign = try x.growingSign() else {
        return try x.applied({ Symbolics.atan($0) }, Ball.atan, ComplexBall.analyticAtan, "atan", context)
      }
      // arctan x = ±π/2 − arctan(1/x).
      let quarter = pi(context) * whole(x, Rational(sign, 2))
      return quarter - atan(whole(x, 1) / x)
    }
  }

  private static func function(
    _ x: Self, _ f: @escaping (Expression) -> Expression, _ g: (Ball) -> Ball, _ analytic: (ComplexBall) -> ComplexBall,
    _ name: String
  ) -> Self {
    attempt([x]) { context throws(TailFailure) in try x.applied(f, g, analytic, name, context) }
  }

  static func cos(_ x: Self) -> Self { oscillating(x, { Symbolics.cos($0) }, Ball.cos, ComplexBall.cos, "cos") }
  static func sin(_ x: Self) -> Self { oscillating(x, { Symbolics.sin($0) }, Ball.sin, ComplexBall.sin, "sin") }

  private static func oscillating(
    _ x: Self, _ f: @escaping (Expression) -> Expression, _ g: (Ball) -> Ball, _ analytic: (ComplexBall) -> ComplexBall,
    _ name: String
  ) -> Self {
    let result = function(x, f, g, analytic, name)
    guard result.failure != nil, x.failure == nil, let context = x.context, !context.isComplex else { return result }
    let one = Ball(1, precision: context.precision)
    return attempt([x]) { context throws(TailFailure) in try bounded(ComplexBall((-one).union(one)), context) }
  }

  static func tan(_ x: Self) -> Self { function(x, { Symbolics.tan($0) }, Ball.tan, ComplexBall.tan, "tan") }
  static func atanh(_ x: Self) -> Self {
    function(x, { Symbolics.atanh($0) }, Ball.atanh, ComplexBall.analyticAtanh, "atanh")
  }
  static func acos(_ x: Self) -> Self {
    function(x, { Symbolics.acos($0) }, Ball.acos, ComplexBall.analyticAcos, "acos")
  }
  static func asin(_ x: Self) -> Self {
    function(x, { Symbolics.asin($0) }, Ball.asin, ComplexBall.analyticAsin, "asin")
  }

  // MARK: By cases

  /// The sign on the whole tail.
  private func certainSign() throws(TailFailure) -> Int {
    if terms.isEmpty, let remainder {
      if remainder.ball.real.isPositive { return 1 }
      if remainder.ball.real.isNegative { return -1 }
      throw TailFailure(reason: "a sign that is not known", isTooEarly: true)
    }
    guard let sign = try leading().term.coefficient.sign else { throw TailFailure(reason: "a sign that is not known") }
    return sign
  }

  static func absoluteValue(_ x: Self) -> Self {
    attempt([x]) { _ throws(TailFailure) in
      if x.constant?.isZero == true { return x }
      return try x.certainSign() > 0 ? x : -x
    }
  }

  static func sign(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in Self(Rational(try x.certainSign()), precision: context) }
  }

  static func step(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in Self(try x.certainSign() > 0 ? 1 : 0, precision: context) }
  }

  static func minimum(_ a: Self, _ b: Self) -> Self { -maximum(-a, -b) }

  static func maximum(_ a: Self, _ b: Self) -> Self {
    attempt([a, b]) { _ throws(TailFailure) in
      let difference = a - b
      if let failure = difference.failure { throw failure }
      if difference.constant?.isZero == true { return a }
      return try difference.certainSign() > 0 ? a : b
    }
  }

  // MARK: Special functions

  static func erf(_ x: Self) -> Self { whole(x, 1) - erfc(x) }

  static func erfc(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      guard let sign = try x.growingSign() else {
        return try x.applied({ Symbolics.erfc($0) }, Ball.erfc, ComplexBall.erfc, "erfc", context)
      }
      if sign < 0 { return whole(x, 2) - erfc(-x) }
      guard !context.isComplex else { throw TailFailure(reason: "erfc of an argument that is not bounded there") }
      // erfc x = e^(−x²)/(x√π) (1 − θ/(2x²)) with 0 ≤ θ ≤ 1, for x > 0.
      let half = Ball(0, precision: context.precision).union(Ball(Rational(1, 2), precision: context.precision))
      let θ = try bounded(ComplexBall(half), context)
      let square = x * x
      return exp(-square) / (x * sqrt(pi(context))) * (whole(x, 1) - θ / square)
    }
  }

  static func gamma(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      try x.growingSign() == nil
        ? try x.applied({ Symbolics.gamma($0) }, Ball.gamma, ComplexBall.gamma, "gamma", context) : exp(logGamma(x))
    }
  }

  static func logGamma(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      guard try x.growingSign() != nil else {
        return try x.applied({ Symbolics.logGamma($0) }, Ball.logGamma, ComplexBall.logGamma, "lgamma", context)
      }
      let half = whole(x, Rational(1, 2)), rest = try x.stirlingRest(0, context)
      return (x - half) * log(x) - x + log(pi(context) * whole(x, 2)) * half + rest
    }
  }

  static func polygamma(_ n: Int, _ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      guard try x.growingSign() != nil else {
        return try x.applied(
          { Symbolics.polygamma(n, $0) }, { Ball.polygamma(n, $0) }, { ComplexBall.polygamma(n, $0) }, "polygamma",
          context)
      }
      let tail = polygammaTail(n, x)
      if n == 0 { return log(x) + tail }
      let leading = whole(x, factorial(n - 1)) / pow(x, n)
      return n.isMultiple(of: 2) ? tail - leading : tail + leading
    }
  }

  /// (−1)ⁿ⁺¹ (n!/(2xⁿ⁺¹) + ∫ tⁿ⁺¹ g(t) e^(−xt) dt).
  static func polygammaTail(_ n: Int, _ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      guard try x.growingSign() != nil else {
        return try bounded(ComplexBall.polygammaTail(n, try x.range()), context)
      }
      let value = whole(x, factorial(n) / 2) / pow(x, n + 1) + (try x.stirlingRest(n + 1, context))
      return n.isMultiple(of: 2) ? -value : value
    }
  }

  /// The rest of Stirling's series and of its derivatives by Binet's formula, ∫₀^∞ tᵏ g(t) e^(−xt) dt.
  ///
  /// g(t) = (1/(1 − e^(−t)) − 1/t − ½)/t and 0 < g ≤ 1/12: its size is at most k!/(12 (Re x)ᵏ⁺¹).
  private func stirlingRest(_ k: Int, _ context: TailContext) throws(TailFailure) -> TailExpansion {
    let (lead, _, size) = try leading()
    guard lead.coefficient.sign == 1 else { throw TailFailure(reason: "a gamma function of a negative argument") }
    let half = Ball(Rational(1, 2), precision: context.precision)
    guard !(size - half).isPositive else { throw TailFailure(reason: "the tail begins too early", isTooEarly: true) }
    // Re x ≥ half the leading term.
    let lowest = Ball.pow(lead.coefficient.ball * half, k + 1)
    let bound = Ball(TailExpansion.factorial(k) / 12, precision: context.precision) / lowest
    guard let monomial = lead.monomial.power(TailCoefficient(Rational(-k - 1), context.precision)) else {
      throw TailFailure(reason: "a gamma function of a logarithm")
    }
    let ball =
      context.isComplex
      ? ComplexBall.disc(radius: bound) : ComplexBall(bound.union(Ball(0, precision: context.precision)))
    return try TailExpansion(terms: [], remainders: [Remainder(monomial: monomial, ball: ball)], context)
  }

  private static func factorial(_ n: Int) -> Rational { (0..<n).reduce(Rational(1)) { $0 * Rational($1 + 1) } }

  static func besselI(_ order: Self, _ x: Self) -> Self { bessel(order, x, Symbolics.besselI, Ball.besselI, "besseli") }
  static func besselK(_ order: Self, _ x: Self) -> Self { bessel(order, x, Symbolics.besselK, Ball.besselK, "besselk") }

  private static func bessel(
    _ order: Self, _ x: Self, _ f: (Expression, Expression) -> Expression, _ g: (Ball, Ball) -> Ball, _ name: String
  ) -> Self {
    attempt([order, x]) { context throws(TailFailure) in
      guard let ν = order.constant, let z = x.constant else {
        throw TailFailure(reason: "\(name) of an argument that is not constant")
      }
      return try x.applied(z, { f(ν.expression, $0) }, { g(ν.ball, $0) }, context)
    }
  }
}
