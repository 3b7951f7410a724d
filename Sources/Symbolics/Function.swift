/// The functions an expression may contain, beside sums, products and rational powers.
public enum Function: UInt8, CaseIterable, Sendable {
  case exp, log
  case sin, cos, tan, asin, acos, atan
  case sinh, cosh, tanh, asinh, acosh, atanh
  case abs, sign, step
  case gamma, logGamma, polygamma
  case erf, erfc
  case besselI, besselK
  case minimum, maximum
  /// ψ⁽ⁿ⁾ less its leading asymptotic term: what a tape makes of ψ₁(x) − 1/x, which would cancel.
  case polygammaTail
  /// x^y with an exponent that is not a rational number.
  case power

  /// The name in text formulas.
  public var name: String {
    switch self {
    case .logGamma: "lgamma"
    case .besselI: "besseli"
    case .besselK: "besselk"
    case .polygammaTail: "polygamma_tail"
    case .minimum: "min"
    case .maximum: "max"
    case .power: "pow"
    default: "\(self)"
    }
  }

  /// How many arguments are expressions; the order of a polygamma is part of the node, not an argument.
  var argumentCount: Int {
    switch self {
    case .besselI, .besselK, .minimum, .maximum, .power: 2
    default: 1
    }
  }
}
