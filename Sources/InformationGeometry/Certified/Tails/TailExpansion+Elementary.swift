import RealModule
import Scalars
import Symbolics

/// Series in the rest, with the rest of the series by its next coefficient on the whole disc.
extension TailExpansion {
  /// How many terms of a series are taken.
  private static var order: Int { 4 }

  /// Σ aₖ εᵏ + R ε^order for this ε.
  private func series(
    _ coefficients: [TailCoefficient], _ last: ComplexBall, _ context: TailContext
  ) throws(TailFailure) -> TailExpansion {
    var sum = try TailExpansion.bounded(last, context)
    for a in coefficients.reversed() { sum = TailExpansion(a, context) + self * sum }
    if let failure = sum.failure { throw failure }
    return sum
  }

  /// xʸ for a constant y.
  func power(_ y: TailCoefficient) -> TailExpansion {
    TailExpansion.attempt([self]) { context throws(TailFailure) in
      if let n = y.rational?.asInt, n >= 0, n <= 4 {
        var product = TailExpansion(TailCoefficient(1, context.precision), context)
        for _ in 0..<n { product = product * self }
        if let failure = product.failure { throw failure }
        return product
      }
      if terms.isEmpty, let remainder {
        guard let monomial = remainder.monomial.power(y) else { throw TailFailure(reason: "a power of a logarithm") }
        let ball = ComplexBall.analyticPow(remainder.ball, ComplexBall(y.ball))
        guard ball.isFinite else { throw TailFailure(reason: "a divisor or root that may vanish", isTooEarly: true) }
        return try TailExpansion(terms: [], remainders: [Remainder(monomial: monomial, ball: ball)], context)
      }
      let (lead, ε, size) = try leading()
      guard let monomial = lead.monomial.power(y) else { throw TailFailure(reason: "a power of a logarithm") }
      guard lead.coefficient.sign == 1 || y.rational?.isInteger == true else {
        throw TailFailure(reason: "a root of a negative number")
      }
      var coefficients: [TailCoefficient] = [TailCoefficient(1, context.precision)]
      for k in 1...TailExpansion.order {
        let factor = y + TailCoefficient(Rational(1 - k), context.precision)
        coefficients.append(coefficients[k - 1] * factor * TailCoefficient(Rational(1, k), context.precision))
      }
      let next = coefficients.removeLast()
      let near = ComplexBall(1, precision: context.precision) + ComplexBall.disc(radius: size)
      let exponent = y.ball - Ball(Rational(TailExpansion.order), precision: context.precision)
      let last = ComplexBall.analyticPow(near, ComplexBall(exponent)) * ComplexBall(next.ball)
      return try ε.series(coefficients, last, context).map(monomial, lead.coefficient.power(y), context)
    }
  }

  /// log x.
  static func log(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      if let constant = x.constant {
        return try x.applied(constant, { (e: Expression) in Symbolics.log(e) }, { Ball.log($0) }, context)
      }
      if x.terms.isEmpty, let remainder = x.remainder {
        let ball = ComplexBall.analyticLog(remainder.ball)
        guard ball.isFinite else { throw TailFailure(reason: "a logarithm of what may vanish", isTooEarly: true) }
        return try logarithm(of: remainder.monomial, context) + bounded(ball, context)
      }
      let (lead, ε, size) = try x.leading()
      guard lead.coefficient.sign == 1 else { throw TailFailure(reason: "a logarithm of a negative number") }
      var coefficients = [TailCoefficient(0, context.precision)]
      for k in 1..<order {
        coefficients.append(TailCoefficient(Rational(k.isMultiple(of: 2) ? -1 : 1, k), context.precision))
      }
      let near = ComplexBall(1, precision: context.precision) + ComplexBall.disc(radius: size)
      let last =
        ComplexBall.pow(near, -order)
        * ComplexBall(Rational(order.isMultiple(of: 2) ? -1 : 1, order), precision: context.precision)
      let constant = lead.coefficient.applying({ (e: Expression) in Symbolics.log(e) }) { Ball.log($0) }
      return try logarithm(of: lead.monomial, context) + TailExpansion(constant, context)
        + ε.series(coefficients, last, context)
    }
  }

  private static func logarithm(of monomial: TailMonomial, _ context: TailContext) throws(TailFailure) -> TailExpansion
  {
    var terms: [Term] = [], rests: [Remainder] = []
    for e in monomial.exponents {
      let power = TailCoefficient(e.power, context.precision)
      terms.append(Term(monomial: TailMonomial(power: power, logPower: e.logPower), coefficient: e.coefficient))
    }
    if monomial.logPower != 0 {
      // 0 ≤ log L ≤ L for L ≥ 1.
      let unit = Ball(0, precision: context.precision).union(
        Ball(Rational(monomial.logPower), precision: context.precision))
      rests.append(
        Remainder(
          monomial: TailMonomial(power: TailCoefficient(0, context.precision), logPower: 1), ball: ComplexBall(unit)))
    }
    return try TailExpansion(terms: terms, remainders: rests, context)
  }

  /// eˣ.
  static func exp(_ x: Self) -> Self {
    attempt([x]) { context throws(TailFailure) in
      do throws(TailFailure) { return try x.exponential(context) } catch {
        // Without the exact exponent: bounded, when x is bounded from above.
        guard let bound = (try? x.upperBound()) ?? nil else { throw error }
        return try bounded(ComplexBall.disc(radius: Ball.exp(bound)), context)
      }
    }
  }

  private func exponential(_ context: TailContext) throws(TailFailure) -> TailExpansion {
    var monomial = TailMonomial.one
    var factor = TailCoefficient(1, context.precision)
    var small: [Term] = [], rests: [Remainder] = []
    for term in terms {
      if try term.monomial.growth() < 0 {
        small.append(term)
      } else if term.monomial.isOne {
        factor = term.coefficient.applying({ (e: Expression) in Symbolics.exp(e) }, Ball.exp)
      } else if let (a, j) = term.monomial.algebraic {
        monomial = monomial * TailMonomial(exponentialOf: term.coefficient, power: a, logPower: j)
      } else {
        throw TailFailure(reason: "an exponential of an exponential")
      }
    }
    var ball: ComplexBall?
    if let remainder {
      if remainder.monomial.isOne {
        ball = ComplexBall.exp(remainder.ball)
      } else if try remainder.monomial.growth() < 0 {
        rests.append(remainder)
      } else {
        throw TailFailure(reason: "an exponent that is not known well enough")
      }
    }
    let ε = try TailExpansion(terms: small, remainders: rests, context)
    var coefficients = [TailCoefficient(1, context.precision)]
    for k in 1...TailExpansion.order {
      coefficients.append(coefficients[k - 1] * TailCoefficient(Rational(1, k), context.precision))
    }
    let next = coefficients.removeLast()
    // |eᶻ| ≤ e^|z| on the disc.
    let last =
      ComplexBall.exp(ComplexBall.disc(radius: try ε.range().absoluteValue.largestSize)) * ComplexBall(next.ball)
    let result = try ε.series(coefficients, last, context).map(monomial, factor, context)
    return try ball.map { value throws(TailFailure) in try result.scaled(value, context) } ?? result
  }

  /// f of a constant, exactly.
  func applied(
    _ constant: TailCoefficient, _ f: (Expression) -> Expression, _ g: (Ball) -> Ball, _ context: TailContext
  ) throws(TailFailure) -> TailExpansion {
    let value = constant.applying(f, g)
    guard value.ball.isFinite else { throw TailFailure(reason: "a constant that is not defined") }
    return TailExpansion(value, context)
  }

  /// f of a constant or of what is bounded on the tail.
  func applied(
    _ f: (Expression) -> Expression, _ g: (Ball) -> Ball, _ analytic: (ComplexBall) -> ComplexBall, _ name: String,
    _ context: TailContext
  ) throws(TailFailure) -> TailExpansion {
    if let constant { return try applied(constant, f, g, context) }
    let values: ComplexBall
    do { values = try range() } catch {
      throw TailFailure(reason: "\(name) of an argument that is not bounded there", isTooEarly: error.isTooEarly)
    }
    return try TailExpansion.bounded(analytic(values), context)
  }

  /// Whether the leading term grows, with its sign; nil when all is bounded.
  func growingSign() throws(TailFailure) -> Int? {
    guard let first = terms.first, try first.monomial.growth() > 0 else { return nil }
    return try leading().term.coefficient.sign
  }
}
