import DifferentialGeometry
import Scalars
import Symbolics

/// An expectation in closed form, with what must hold for it to be finite.
public struct ClosedExpectation: Sendable, CustomStringConvertible {
  /// E[f] as a function of the parameters (and of other symbols of f).
  public let value: Expression
  /// Expressions that must be positive for the expectation to be finite, beyond what the domains of the symbols say.
  public let conditions: [Expression]

  /// The value with its conditions, such as `rate/(shape - 1), where shape - 1 > 0`.
  public var description: String {
    conditions.isEmpty
      ? "\(value)" : "\(value), where " + conditions.map { "\($0) > 0" }.joined(separator: " and ")
  }
}

/// Expectations of elementary functions under a normalizing integral: factors of the function either shift the
/// coefficients of the exponent or are derivatives by them.
///
///     E[e^(δ·β)] = exp(Λ(c + δ) − Λ(c))      E[βₖ f] = ∂/∂cₖ of the integral of f
struct ExpectationRule {
  let form: NormalizingIntegral
  let variable: Symbol

  /// A factor of a function, as what it does to the integral.
  struct Action {
    var shift: [Expression]
    var orders: [Int]
  }

  /// The largest order of derivatives by all coefficients together.
  static let largestOrder = 24

  /// What a product of functions of x does; nil when a factor is none of those in the exponent.
  func action(of factors: [Expression]) -> Action? {
    var action = Action(
      shift: [Expression](repeating: .zero, count: form.functions.count),
      orders: [Int](repeating: 0, count: form.functions.count))
    for factor in factors { guard apply(factor, to: &action) else { return nil } }
    return action.orders.reduce(0, +) <= ExpectationRule.largestOrder ? action : nil
  }

  private func apply(_ factor: Expression, to action: inout Action) -> Bool {
    let x = Expression(variable)
    // e^(δ·β): every term of the exponent is a number or a parameter times one of the functions.
    if case .function(.exp, let arguments) = factor.structure, let wide = try? arguments[0].expanded(limit: 200) {
      var shift = action.shift
      let isShift = wide.terms.allSatisfy { term in
        for (k, function) in form.functions.enumerated() {
          let ratio = term / function
          if !ratio.contains(variable) {
            shift[k] += ratio
            return true
          }
        }
        return !term.contains(variable)
      }
      if isShift {
        action.shift = shift
        return true
      }
    }
    let (base, exponent) = factor.power
    if let number = exponent.rational?.asInt, number > 0, let k = form.functions.firstIndex(of: base) {
      action.orders[k] += number
      return true
    }
    // A positive integer power of a function in the exponent, written as one power: x⁴ = (x²)².
    if let k = form.functions.firstIndex(where: { $0.power.base == base && $0.power.exponent.rational != 1 }),
      !hasLogarithm(of: base), let times = (exponent / form.functions[k].power.exponent).rational?.asInt, times > 0
    {
      action.orders[k] += times
      return true
    }
    // bᵃ where log b stands in the exponent.
    if let k = form.functions.firstIndex(of: log(base)), base == x || base == abs(x) || base.contains(variable) {
      action.shift[k] += exponent
      return true
    }
    // On the line x² = |x|², which is what integrals with |x| know.
    if base == x, let number = exponent.rational?.asInt, number % 2 == 0, form.functions.contains(log(abs(x))),
      let k = form.functions.firstIndex(of: log(abs(x)))
    {
      action.shift[k] += exponent
      return true
    }
    return false
  }

  private func hasLogarithm(of base: Expression) -> Bool { form.functions.contains(log(base)) }

  /// The ratio of the integral with the action to the integral, and what must be positive for it to be finite.
  ///
  /// - Throws: `SymbolicsError.noClosedDerivative`, as for a Bessel function by its order.
  func ratio(_ action: Action) throws(SymbolicsError) -> (value: Expression, conditions: [Expression]) {
    var polynomial = Expression.one
    for (k, order) in action.orders.enumerated() where order > 0 {
      let slope = try form.logarithm.derivative(by: form.coefficients[k])
      for _ in 0..<order {
        polynomial = try polynomial.derivative(by: form.coefficients[k]) + polynomial * slope
        if let wide = try? polynomial.expanded(limit: 2_000) { polynomial = wide }
      }
    }
    guard action.shift.contains(where: { !$0.isZero }) else { return (polynomial, []) }
    var shifted: [Symbol: Expression] = [:]
    for (c, δ) in zip(form.coefficients, action.shift) where !δ.isZero {
      // The domain of a coefficient says where the integral converges: what is shifted has to be asked anew.
      shifted[c] = Expression(c) + δ
    }
    let parts = Expression.substituting(shifted, in: [form.logarithm, polynomial] + form.conditions)
    return (exp(parts[0] - form.logarithm) * parts[1], Array(parts.dropFirst(2)))
  }
}

extension Expression {
  /// The base and the exponent of a power; anything else is its own first power.
  fileprivate var power: (base: Expression, exponent: Expression) {
    switch structure {
    case .product(let number, let factors) where number.isOne && factors.count == 1:
      return (factors[0].base, Expression(factors[0].exponent))
    case .function(.power, let arguments): return (arguments[0], arguments[1])
    default: return (self, .one)
    }
  }
}
