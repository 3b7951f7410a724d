import Scalars
import Symbolics

/// Integrals over the line and the circle, and sums over integers.
extension NormalizingIntegral {
  static func overLine(_ x: Symbol, _ shape: Shape) -> [NormalizingIntegral] {
    var result = [gaussian(x)]
    for k in shape.rates { result += [exponentialOfGamma(x, k), logistic(x, k)] }
    result.append(twoSided(x))
    let powers = shape.powers.isEmpty ? [1] : shape.powers
    for p in powers where p > 0 { result.append(absolutePower(x, p)) }
    return result
  }

  /// ∫ e^(cx + dx²) dx = √(π/(−d)) e^(−c²/(4d)).
  static func gaussian(_ x: Symbol) -> NormalizingIntegral {
    let c = symbols([false, true])
    let linear = Expression(c[0]), square = Expression(c[1])
    return NormalizingIntegral(
      functions: [Expression(x), x.squared], coefficients: c,
      logarithm: (log(Expression.pi) - log(-square)) / 2 - linear.squared / (4 * square), conditions: [-square],
      name: Name(
        family: "normal", change: nil,
        parameters: [("mu", -linear / (2 * square)), ("sigma", 1 / sqrt(-2 * square))]))
  }

  /// ∫ e^(cx + d e^(kx)) dx = Γ(c/k)(−d)^(−c/k)/|k|: with y = e^(kx) a gamma integral.
  static func exponentialOfGamma(_ x: Symbol, _ k: Rational) -> NormalizingIntegral {
    let c = symbols([false, true])
    let shape = Expression(c[0]) / Expression(k), rate = -Expression(c[1]), change = exp(Expression(k) * Expression(x))
    return NormalizingIntegral(
      functions: [Expression(x), change], coefficients: c,
      logarithm: logGamma(shape) - shape * log(rate) - log(Expression(k.magnitude)), conditions: [shape, rate],
      name: Name(family: "gamma", change: change, parameters: [("shape", shape), ("rate", rate)]))
  }

  /// ∫ e^(cx) (1 + e^(kx))^d dx = B(c/k, −d − c/k)/|k|: with y = 1/(1 + e^(−kx)) a beta integral.
  static func logistic(_ x: Symbol, _ k: Rational) -> NormalizingIntegral {
    let c = symbols([false, true])
    let a = Expression(c[0]) / Expression(k), b = -Expression(c[1]) - Expression(c[0]) / Expression(k)
    let e = exp(Expression(k) * Expression(x))
    return NormalizingIntegral(
      functions: [Expression(x), log(1 + e)], coefficients: c,
      logarithm: logBeta(a, b) - log(Expression(k.magnitude)), conditions: [a, b],
      name: Name(family: "beta", change: 1 / (1 + 1 / e), parameters: [("a", a), ("b", b)]))
  }

  /// ∫ e^(cx + d|x|) dx = −2d/(d² − c²).
  static func twoSided(_ x: Symbol) -> NormalizingIntegral {
    let c = symbols([false, true])
    let right = -Expression(c[1]) - Expression(c[0]), left = -Expression(c[1]) + Expression(c[0])
    return NormalizingIntegral(
      functions: [Expression(x), abs(x)], coefficients: c,
      logarithm: log(-2 * Expression(c[1])) - log(right) - log(left), conditions: [left, right])
  }

  /// ∫ |x|^c e^(d|x|ᵖ) dx = 2Γ(a)(−d)^(−a)/p, a = (c + 1)/p: |x|ᵖ is a gamma variable.
  static func absolutePower(_ x: Symbol, _ p: Rational) -> NormalizingIntegral {
    let c = symbols([false, true])
    let shape = (Expression(c[0]) + 1) / Expression(p), rate = -Expression(c[1])
    let power = abs(x).power(p)
    return NormalizingIntegral(
      functions: [log(abs(x)), power], coefficients: c,
      logarithm: logGamma(shape) - shape * log(rate) + log(Expression(2 / p)), conditions: [shape, rate],
      name: Name(family: "gamma", change: power, parameters: [("shape", shape), ("rate", rate)]))
  }

  /// ∫ e^(c cos x + d sin x) dx over a turn = 2πI₀(√(c² + d²)).
  static func circular(_ x: Symbol) -> NormalizingIntegral {
    let c = symbols([false, false])
    let κ = sqrt(c[0].squared + c[1].squared)
    return NormalizingIntegral(
      functions: [cos(x), sin(x)], coefficients: c, logarithm: log(2 * .pi) + log(besselI(Expression.zero, κ)),
      conditions: [])
  }

  // MARK: Sums

  static func overNaturals(_ x: Symbol, _ shape: Shape) -> [NormalizingIntegral] {
    let c = symbols([false]), negative = symbols([true])
    let ratio = exp(Expression(negative[0])), missing = log(1 - ratio)
    let poisson = NormalizingIntegral(
      functions: [Expression(x)], coefficients: c, carrier: -logGamma(x + Expression(1)), logarithm: exp(c[0]),
      conditions: [], name: Name(family: "poisson", change: nil, parameters: [("rate", exp(c[0]))]))
    let geometric = NormalizingIntegral(
      functions: [Expression(x)], coefficients: negative, logarithm: -missing, conditions: [1 - ratio],
      name: Name(family: "geometric", change: nil, parameters: [("p", 1 - ratio)]))
    // Σ Γ(x + r)/x! qˣ = Γ(r)(1 − q)^(−r).
    let others = shape.shifts.filter { $0 != 1 && $0 > 0 }.map { r in
      NormalizingIntegral(
        functions: [Expression(x)], coefficients: negative,
        carrier: logGamma(x + Expression(r)) - logGamma(x + Expression(1)),
        logarithm: logGamma(Expression(r)) - Expression(r) * missing, conditions: [1 - ratio],
        name: Name(family: "negative-binomial:r=\(r)", change: nil, parameters: [("p", 1 - ratio)]))
    }
    return [poisson] + others + [geometric]
  }

  /// Σ e^(cx) n!/(x!(n − x)!) = (1 + e^c)ⁿ.
  static func binomial(_ x: Symbol, _ n: Int) -> NormalizingIntegral {
    let c = symbols([false])
    let odds = exp(c[0])
    let carrier = n == 1 ? .zero : -logGamma(x + Expression(1)) - logGamma(Expression(n + 1) - x)
    return NormalizingIntegral(
      functions: [Expression(x)], coefficients: c, carrier: carrier,
      logarithm: Expression(n) * log(1 + odds) - (n == 1 ? .zero : logGamma(Expression(n + 1))), conditions: [],
      name: Name(
        family: n == 1 ? "bernoulli" : "binomial:n=\(n)", change: nil, parameters: [("p", odds / (1 + odds))]))
  }
}
