/// What one step of a series tape does: it fills a row with the coefficients of a power series, one after the other.
///
/// Rows are never written over: coefficient k of a result needs all lower ones of its operands.
enum SeriesOperation: Hashable, Sendable {
  case constant(Int32)
  case add(Int32, Int32), subtract(Int32, Int32), multiply(Int32, Int32), divide(Int32, Int32)
  case addConstant(Int32, Int32), multiplyConstant(Int32, Int32), subtractFromConstant(Int32, Int32)
  case reciprocal(Int32), square(Int32), squareRoot(Int32)
  /// aᶜ for a constant c; the next row is that of its derivative.
  case power(Int32, Int32)
  /// k aₖ: t times the derivative.
  case derivative(Int32)
  /// eᵃ, with the derivative of a.
  case exp(Int32, Int32)
  /// sin a and in the next row cos a, or sinh and cosh, with the derivative of a.
  case sine(Int32, Int32, isHyperbolic: Bool)
  /// tan a and in the next row 1 + tan² a, or tanh and 1 − tanh², with the derivative of a.
  case tangent(Int32, Int32, isHyperbolic: Bool)
  /// The function f(a) with f′(a) = s w: s ∫ w da, where the row of w and the derivative of a are known.
  case integral(Function, order: Int32, Int32, Int32, Int32, Slope)
  /// f(a), f′(a)/1!, f″(a)/2!, … in as many rows as there are orders; with the derivative of a.
  case tower(TowerFunction, Int32, Int32)
  /// m! times a row of a tower.
  case towerRow(Int32, factorial: Int32)

  /// The factor s of an integral.
  enum Slope: Int8, Sendable {
    case one, minusOne
    /// ±2/√π, for the error functions.
    case error, complementaryError
  }
}

/// A function with known derivatives of every order.
enum TowerFunction: Hashable, Sendable {
  /// ψ⁽ⁿ⁾.
  case polygamma(Int32)
  /// ψ⁽ⁿ⁾ less its leading asymptotic term.
  case polygammaTail(Int32)
  /// I_ν or K_ν with ν in a row that is constant.
  case besselI(order: Int32), besselK(order: Int32)

  /// The functions of one family are derivatives of each other.
  var isTail: Bool { if case .polygammaTail = self { true } else { false } }
}

/// A function without a power series everywhere: its geodesics have no Taylor series.
package struct NotAnalytic: Error, CustomStringConvertible {
  /// The name of the function.
  package let function: String

  package var description: String { "\(function) has no Taylor series" }
}
