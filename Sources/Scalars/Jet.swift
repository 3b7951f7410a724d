/// A number with its first derivatives by some variables: forward-mode differentiation.
///
///     (a + Σ aᵢεᵢ)(b + Σ bᵢεᵢ) = ab + Σ (a bᵢ + b aᵢ)εᵢ,   f(a + Σ aᵢεᵢ) = f(a) + Σ f′(a) aᵢεᵢ
///
/// A function that is written over jets gives its value and its differential in one pass:
///
///     let x = Jet.variables([2, 3])
///     let f = Jet.exp(x[0]) * x[1]          // f.value, f.derivatives
///
/// Derivatives of |x|, sign, step, min and max are those of the side that the value lies on; at the kink they are NaN.
/// Source: Griewank & Walther (2008), chapter 3.
public struct Jet: Equatable, Sendable {
  /// The value.
  public var value: Double
  /// The derivatives by the variables; empty for a constant.
  public var derivatives: [Double]

  /// A number with its derivatives; none for a constant.
  public init(value: Double, derivatives: [Double] = []) {
    self.value = value
    self.derivatives = derivatives
  }

  /// A constant.
  public init(_ constant: Double) { self.init(value: constant) }

  /// The variables themselves: the derivative of the i-th by the i-th is 1.
  public static func variables(_ values: [Double]) -> [Jet] {
    values.indices.map { i in
      var derivatives = [Double](repeating: 0, count: values.count)
      derivatives[i] = 1
      return Jet(value: values[i], derivatives: derivatives)
    }
  }

  /// f of this number, by f and f′ at its value.
  func mapped(_ value: Double, slope: Double) -> Jet {
    Jet(value: value, derivatives: derivatives.map { $0 == 0 ? 0 : slope * $0 })
  }

  /// f of two numbers, by f and its two derivatives there.
  static func combined(_ a: Jet, _ b: Jet, _ value: Double, _ slopes: (Double, Double)) -> Jet {
    if b.derivatives.isEmpty { return a.mapped(value, slope: slopes.0) }
    if a.derivatives.isEmpty { return b.mapped(value, slope: slopes.1) }
    precondition(
      a.derivatives.count == b.derivatives.count,
      "jets in \(a.derivatives.count) and in \(b.derivatives.count) variables")
    var result = Jet(value: value, derivatives: a.derivatives)
    for i in result.derivatives.indices {
      let first = a.derivatives[i], second = b.derivatives[i]
      result.derivatives[i] = (first == 0 ? 0 : slopes.0 * first) + (second == 0 ? 0 : slopes.1 * second)
    }
    return result
  }
}

extension Jet: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A constant.
  public init(floatLiteral value: Double) { self.init(value) }
  /// A constant.
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}

extension Jet: AdditiveArithmetic {
  /// 0.
  public static var zero: Jet { Jet(0) }
  /// a + b.
  public static func + (a: Jet, b: Jet) -> Jet { combined(a, b, a.value + b.value, (1, 1)) }
  /// a − b.
  public static func - (a: Jet, b: Jet) -> Jet { combined(a, b, a.value - b.value, (1, -1)) }
}
