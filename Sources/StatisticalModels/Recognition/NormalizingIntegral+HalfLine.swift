import Scalars
import Symbolics

/// Integrals over x > 0 and over intervals.
extension NormalizingIntegral {
  static func overHalfLine(_ x: Symbol, _ shape: Shape) -> [NormalizingIntegral] {
    var result: [NormalizingIntegral] = [logNormal(x), betaPrime(x)]
    if shape.powers.count == 2, shape.powers[0] == -shape.powers[1] {
      let p = shape.powers[0].magnitude
      result += [inverseGaussian(x, p, isReciprocal: false), inverseGaussian(x, p, isReciprocal: true)]
      result.append(generalizedInverseGaussian(x, p))
    }
    let powers = shape.powers.isEmpty ? [1] : shape.powers
    return powers.map { power(x, $0) } + result
  }

  /// ∫ x^c e^(d xᵖ) dx = Γ(a)(−d)^(−a)/|p|, a = (c + 1)/p > 0: with y = xᵖ a gamma integral.
  static func power(_ x: Symbol, _ p: Rational) -> NormalizingIntegral {
    let c = symbols([false, true])
    let shape = (Expression(c[0]) + 1) / Expression(p), rate = -Expression(c[1])
    let power = x.power(p)
    return NormalizingIntegral(
      functions: [log(x), power], coefficients: c,
      logarithm: logGamma(shape) - shape * log(rate) - log(Expression(p.magnitude)), conditions: [shape, rate],
      name: Name(family: "gamma", change: p == 1 ? nil : power, parameters: [("shape", shape), ("rate", rate)]))
  }

  /// ∫ x^c e^(d log²x) dx: with y = log x a Gaussian integral.
  static func logNormal(_ x: Symbol) -> NormalizingIntegral {
    let c = symbols([false, true])
    let linear = Expression(c[0]) + 1, square = Expression(c[1])
    return NormalizingIntegral(
      functions: [log(x), log(x).squared], coefficients: c,
      logarithm: (log(Expression.pi) - log(-square)) / 2 - linear.squared / (4 * square), conditions: [-square],
      name: Name(
        family: "normal", change: log(x),
        parameters: [("mu", -linear / (2 * square)), ("sigma", 1 / sqrt(-2 * square))]))
  }

  /// ∫ x^c (1 + x)^d dx = B(c + 1, −c − d − 1): with y = x/(1 + x) a beta integral.
  static func betaPrime(_ x: Symbol) -> NormalizingIntegral {
    let c = symbols([false, true])
    let a = Expression(c[0]) + 1, b = -Expression(c[1]) - Expression(c[0]) - 1
    return NormalizingIntegral(
      functions: [log(x), log(1 + Expression(x))], coefficients: c, logarithm: logBeta(a, b), conditions: [a, b],
      name: Name(family: "beta", change: x / (1 + Expression(x)), parameters: [("a", a), ("b", b)]))
  }

  /// ∫ x^c e^(d xᵖ + e x^(−p)) dx = (2/p)(e/d)^(ν/2) K_ν(2√(de)), ν = (c + 1)/p.
  ///
  /// Source: DLMF 10.32.10.
  static func generalizedInverseGaussian(_ x: Symbol, _ p: Rational) -> NormalizingIntegral {
    let c = symbols([false, true, true])
    let ν = (Expression(c[0]) + 1) / Expression(p), d = -Expression(c[1]), e = -Expression(c[2])
    return NormalizingIntegral(
      functions: [log(x), x.power(p), x.power(-p)], coefficients: c,
      logarithm: log(Expression(2 / p)) + ν / 2 * (log(e) - log(d)) + log(besselK(ν, 2 * sqrt(d * e))),
      conditions: [d, e])
  }

  /// The same for ν = ∓½, where it is elementary: √(π/e) e^(−2√(de)), or with √(π/d).
  static func inverseGaussian(_ x: Symbol, _ p: Rational, isReciprocal: Bool) -> NormalizingIntegral {
    let c = symbols([true, true])
    let d = -Expression(c[0]), e = -Expression(c[1])
    let ν = Rational(isReciprocal ? 1 : -1, 2)
    // √(d/e) = μ^(−1) and 2e = λ for x; the reciprocal has them exchanged.
    let (first, second) = isReciprocal ? (d, e) : (e, d)
    let change = isReciprocal ? x.power(-p) : x.power(p)
    return NormalizingIntegral(
      functions: [x.power(p), x.power(-p)], coefficients: c, carrier: Expression(p * ν - 1) * log(x),
      logarithm: (log(Expression.pi) - log(first)) / 2 - 2 * sqrt(d * e) - log(Expression(p)), conditions: [d, e],
      name: Name(
        family: "inverse-gaussian", change: change.symbol == x ? nil : change,
        parameters: [("mu", sqrt(first / second)), ("lambda", 2 * first)]))
  }

  /// ∫₀¹ x^c (1 − x)^d dx = B(c + 1, d + 1).
  static func beta(_ x: Symbol) -> NormalizingIntegral {
    let c = symbols([false, false])
    let a = Expression(c[0]) + 1, b = Expression(c[1]) + 1
    return NormalizingIntegral(
      functions: [log(x), log(1 - Expression(x))], coefficients: c, logarithm: logBeta(a, b), conditions: [a, b],
      name: Name(family: "beta", change: nil, parameters: [("a", a), ("b", b)]))
  }

  /// ∫ x^c dx over x > m = m^(c+1)/(−c − 1).
  static func pareto(_ x: Symbol, above m: Rational) -> NormalizingIntegral {
    let c = symbols([true])
    let shape = -Expression(c[0]) - 1
    return NormalizingIntegral(
      functions: [log(x)], coefficients: c, logarithm: -shape * log(Expression(m)) - log(shape), conditions: [shape],
      name: Name(family: "pareto:scale=\(m)", change: nil, parameters: [("shape", shape)]))
  }

  /// ∫ e^(cx) dx over x > m = e^(cm)/(−c).
  static func exponential(_ x: Symbol, above m: Rational) -> NormalizingIntegral {
    let c = symbols([true])
    let rate = -Expression(c[0])
    return NormalizingIntegral(
      functions: [Expression(x)], coefficients: c, logarithm: -rate * Expression(m) - log(rate), conditions: [rate],
      name: Name(
        family: "exponential", change: m.isZero ? nil : x - Expression(m), parameters: [("rate", rate)]))
  }

  /// ∫ e^(cx) dx between two ends; c ≠ 0.
  static func exponential(_ x: Symbol, from a: Rational, to b: Rational) -> NormalizingIntegral {
    let c = symbols([false])
    let k = Expression(c[0])
    // The quotient is positive for either sign of c.
    return NormalizingIntegral(
      functions: [Expression(x)], coefficients: c,
      logarithm: log((exp(k * Expression(b)) - exp(k * Expression(a))) / k), conditions: [])
  }
}
