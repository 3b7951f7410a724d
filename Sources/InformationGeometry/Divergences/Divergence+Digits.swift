import DifferentialGeometry
import Scalars
import StatisticalModels

/// A divergence to many digits.
public struct BigFloatDivergence: Sendable {
  /// The value; infinite where the integral diverges.
  public let value: BigFloat
  /// A proved bound of the error where `isBound` says so, an estimate otherwise.
  public let error: BigFloat
  /// For `chernoff` the exponent of p at the maximum.
  public let weight: BigFloat?
  /// Whether the error is a proved bound: the value comes from a log-partition function.
  public let isBound: Bool
  /// How it was found.
  public let method: String
}

/// A divergence that is proved to lie in a ball.
public struct DivergenceEnclosure: Sendable {
  /// What contains the value; nil where the divergence is proved to be infinite.
  public let value: Ball?
  /// For `chernoff` what contains the exponent of p at the maximum.
  public let weight: Ball?
  /// How it was found.
  public let method: String

  /// Whether the integral diverges.
  public var isInfinite: Bool { value == nil }
}

extension StatisticalModel {
  /// A divergence between two members of the family to so many digits.
  ///
  /// - Throws: as `divergence(_:from:to:)`.
  public func divergence(
    _ kind: DivergenceKind, from p: Point, to q: Point, digits: Int
  ) throws -> BigFloatDivergence {
    let result = try divergenceResult(kind, from: p, to: q, digits: digits)
    let precision = BigFloatPrecision(digits: digits + 2), coarse = BigFloatPrecision(bits: 64)
    func number(_ ball: Ball) -> BigFloat { BigFloat(midpointOf: ball, precision: precision) }
    guard let ball = result.value else {
      return BigFloatDivergence(
        value: .infinity, error: BigFloat(0), weight: nil, isBound: result.isProved, method: result.method)
    }
    let value = number(ball)
    // The radius, and what rounding to the digits takes away.
    let rest = (Ball(containing: value, precision: ball.precision) - ball).largestSize
    let error = BigFloat(midpointOf: rest, precision: coarse)
    return BigFloatDivergence(
      value: value, error: error + (error.ulp ?? BigFloat(0)), weight: result.weight.map(number),
      isBound: result.isProved,
      method: result.method)
  }

  /// A divergence between two members of the family, enclosed and proved.
  ///
  /// - Throws: `GeometryError.notProved` where only a quadrature is known, and as `divergence(_:from:to:)`.
  public func certifiedDivergence(
    _ kind: DivergenceKind, from p: Point, to q: Point, digits: Int
  ) throws -> DivergenceEnclosure {
    let result = try divergenceResult(kind, from: p, to: q, digits: digits)
    guard result.isProved else {
      throw GeometryError.notProved(
        what: "the divergence of \(name)",
        reason: "it has no closed form here, and the error of a quadrature is an estimate")
    }
    return DivergenceEnclosure(value: result.value, weight: result.weight, method: result.method)
  }
}
