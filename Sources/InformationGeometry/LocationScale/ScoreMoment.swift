import Scalars
import Symbolics

/// A moment of the scores of a standard density, by quadrature, with the closed form that its digits point to.
public struct ScoreMoment: Sendable, CustomStringConvertible {
  /// The name, as in E[u v²].
  public let name: String
  /// The number in decimal.
  public let value: String
  /// An estimate of its error; "0" where the symmetry of the density makes the moment 0.
  public let error: String
  /// The closed form that agrees with all digits, identified and never proved; nil where none was found.
  public let identified: IdentifiedConstant?
  /// How many digits are meant to be right.
  public let digits: Int
  /// The number with its estimated error as radius: an estimate, not an enclosure.
  let ball: Ball

  /// Whether the moment is 0 by the symmetry of the density.
  public var isZeroBySymmetry: Bool { error == "0" }
  /// Whether the moment agrees with 0 to as many digits as were asked for.
  public let isIdentifiedAsZero: Bool

  /// 0, or the closed form that was identified; nil where there is none.
  public var closedForm: Expression? {
    isZeroBySymmetry || isIdentifiedAsZero ? .zero : identified?.expression
  }

  /// To how many digits the closed form agrees; nil where it is exact by symmetry, or there is none.
  public var identifiedDigits: Int? { isIdentifiedAsZero ? digits : identified?.digits }

  /// The closed form or the number, with how it is known.
  public var description: String {
    if isZeroBySymmetry { return "0 (by symmetry)" }
    if isIdentifiedAsZero { return "0 (identified to \(digits) digits)" }
    return identified.map(\.description)
      ?? "\(ball.center.decimal(digits: digits)) (to \(digits) digits, not identified)"
  }

  init(name: String, digits: Int) {
    self.name = name
    self.digits = digits
    value = "0"
    error = "0"
    identified = nil
    isIdentifiedAsZero = false
    ball = .zero
  }

  /// - Parameter error: log₂ of the estimated error.
  init(name: String, value: Ball, error: Double, digits: Int) {
    self.name = name
    let size = value.binaryMagnitude
    // What is below its error counts in units of the other moments, which are about 1.
    let isNone = size <= error && error < -2.5 * Double(digits)
    isIdentifiedAsZero = isNone
    let known = error == -.infinity ? digits : Int(((isNone ? 0 : size) - error) * 0.30103)
    self.digits = Swift.max(0, Swift.min(known, digits))
    self.error = ExpectationQuadrature.powerOfTen(error)
    let exponent = Int(Swift.max(error, -1e6).rounded(.up))
    ball = value.center.widened(by: Ball(Rational(2).power(exponent), precision: value.precision))
    self.value = ball.decimalToError
    var found: IdentifiedConstant?
    for basis in ScoreMoment.bases where found == nil && !isNone { found = ball.identified(over: basis) }
    identified = found
  }

  /// Rational numbers; the standard constants; products of γ and π² that extreme values have; roots.
  private static var bases: [[Expression]] {
    let γ = Expression.eulerGamma, π2 = Expression.pi.squared
    let ζ3 = polygamma(2, Expression.one) / -2
    return [
      [1], IdentifiedConstant.standardBasis, [1, γ, γ.squared, γ.power(3), π2, γ * π2, ζ3],
      [1, Expression.pi, sqrt(Expression(2)), sqrt(Expression(3)), Expression.pi * sqrt(Expression(3))],
      [1, π2, π2.squared, ζ3, log(Expression(2)), π2 * log(Expression(2)), log(Expression(2)).squared],
    ]
  }
}

extension Ball {
  /// The midpoint with as many digits as its radius, an estimate of the error, leaves certain, and three more.
  var decimalToError: String {
    let size = binaryMagnitude, error = roundingMagnitude
    let digits = size.isFinite && error.isFinite ? Int(((size - error) * 0.30103).rounded(.up)) + 3 : 17
    return center.decimal(digits: Swift.max(3, digits))
  }
}
