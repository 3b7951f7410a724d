import DifferentialGeometry
import NumericalMethods
import Scalars

/// Many digits: the same rules on multi-precision numbers.
extension ExpectationQuadrature {
  /// gᵢⱼ with so many correct digits by the estimate, stored [i][j], in decimal.
  ///
  /// A component that vanishes is a number below its error.
  ///
  /// - Parameter digits: digits relative to ∫|sᵢsⱼ|p, from 1 to 2000.
  /// - Throws: as `metric(at:tolerance:)`.
  public func metric(at point: Point, digits: Int) throws -> [Estimated<String>] {
    try jets(
      ExpectationBasis(dimension: model.parameters.count, order: 0, hasCubicForm: false), at: point, digits: digits
    ).metric
  }

  /// g, T and their derivatives up to an order, as `jets(order:at:tolerance:)`, with so many digits.
  ///
  /// - Throws: as `metric(at:tolerance:)`.
  public func jets(order: Int, at point: Point, digits: Int) throws -> Jets<Estimated<String>> {
    try jets(basis(order, at: point), at: point, digits: digits)
  }

  private func jets(_ basis: ExpectationBasis, at point: Point, digits: Int) throws -> Jets<Estimated<String>> {
    let moments = try moments(basis, at: point, digits: digits)
    return basis.jets { places in
      var value = Ball.zero
      var error = -Double.infinity
      for place in places {
        value = value + moments.values[place]
        error = Moments<Ball>.sum(error, moments.errors[place])
      }
      let method = moments.methods.joined(separator: ", ")
      return Estimated(
        value: value.center.decimal(digits: digits + 5), error: ExpectationQuadrature.powerOfTen(error),
        method: method,
        evaluations: moments.evaluations)
    }
  }

  /// All expectations with many bits.
  func moments(_ basis: ExpectationBasis, at point: Point, digits: Int) throws -> Moments<Ball> {
    precondition((1...2000).contains(digits), "\(digits) digits are not in 1...2000")
    let target = -(Double(digits) * 3.3219280948873626 + 2)
    if let joint {
      return try checked(
        joint.moments(basis, at: point, digits: digits, target: target), basis, at: point, target: target,
        BallPrecision(bits: Int(-target) + 40))
    }
    let (moments, precision) = try unchecked(basis, at: point, target: target, isBrief: false)
    return try checked(moments, basis, at: point, target: target, precision)
  }

  /// 2ᵐ rounded up to two decimals, as a decimal text of any exponent.
  package static func powerOfTen(_ magnitude: Double) -> String {
    guard magnitude.isFinite else { return magnitude == -.infinity ? "0" : "inf" }
    let decimal = magnitude * 0.30102999566398120
    let exponent = decimal.rounded(.down)
    let mantissa = (Double.exp((decimal - exponent) * 2.302585092994046) * 10).rounded(.up) / 10
    return "\(mantissa)e\(Int(exponent))"
  }
}
