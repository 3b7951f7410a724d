import InformationGeometry

/// The numbers that laws are measured with: `Double`, `BigFloat`, `Ball`.
package protocol LawNumber: Scalar {
  associatedtype Ring: CoefficientRing where Ring.Element == Self
  /// Numbers of a precision as components of tensors.
  static func ring(_ precision: Precision) -> Ring
  /// The coordinates of a point.
  static func coordinates(of point: Point, _ precision: Precision) -> [Self]
  /// A `Double` without rounding.
  static func exactly(_ x: Double, _ precision: Precision) -> Self
  /// The middle of a ball.
  static func middle(of ball: Ball, _ precision: Precision) -> Self
  /// The bits of a precision.
  static func bits(_ precision: Precision) -> Int
  /// log₂ of the largest size that the number may have; −∞ for 0, ∞ for what is not finite.
  var largestMagnitude: Double { get }
  /// Whether the number is not zero, for certain.
  var isProvedNonzero: Bool { get }
  /// Whether the number is positive, as far as numbers of the kind tell.
  var isPositiveNumber: Bool { get }
}

extension Double: LawNumber {
  package static func ring(_ precision: Binary64) -> DoubleRing { DoubleRing() }
  package static func coordinates(of point: Point, _ precision: Binary64) -> [Double] { point.coordinates }
  package static func exactly(_ x: Double, _ precision: Binary64) -> Double { x }
  package static func middle(of ball: Ball, _ precision: Binary64) -> Double { ball.midpoint }
  package static func bits(_ precision: Binary64) -> Int { 53 }
  package var largestMagnitude: Double {
    isFinite ? (self == 0 ? -.infinity : Double.log2(magnitude)) : .infinity
  }
  package var isProvedNonzero: Bool { false }
  package var isPositiveNumber: Bool { self > 0 }
}

extension Ball: LawNumber {
  package static func ring(_ precision: BallPrecision) -> BallRing { BallRing(precision) }
  package static func coordinates(of point: Point, _ precision: BallPrecision) -> [Ball] {
    point.enclosed(bits: precision.bits)
  }
  package static func exactly(_ x: Double, _ precision: BallPrecision) -> Ball {
    Ball(exactly: x, precision: precision)
  }
  /// The ball itself: its radius stays.
  package static func middle(of ball: Ball, _ precision: BallPrecision) -> Ball { ball }
  package static func bits(_ precision: BallPrecision) -> Int { precision.bits }
  package var largestMagnitude: Double {
    guard isFinite else { return .infinity }
    return largestSize.binaryMagnitude
  }
  package var isProvedNonzero: Bool { isFinite && !containsZero }
  package var isPositiveNumber: Bool { isPositive }
}

extension BigFloat: LawNumber {
  package static func ring(_ precision: BigFloatPrecision) -> BigFloatRing { BigFloatRing(precision) }
  package static func coordinates(of point: Point, _ precision: BigFloatPrecision) -> [BigFloat] {
    point.enclosed(bits: precision.bits + 32).map { BigFloat(midpointOf: $0, precision: precision) }
  }
  package static func exactly(_ x: Double, _ precision: BigFloatPrecision) -> BigFloat {
    BigFloat(exactly: x).rounded(to: precision)
  }
  package static func middle(of ball: Ball, _ precision: BigFloatPrecision) -> BigFloat {
    BigFloat(midpointOf: ball, precision: precision)
  }
  package static func bits(_ precision: BigFloatPrecision) -> Int { precision.bits }
  package var largestMagnitude: Double { isFinite ? exponent.map { Double($0) + 1 } ?? -.infinity : .infinity }
  package var isProvedNonzero: Bool { false }
  package var isPositiveNumber: Bool { signum > 0 }
}

/// MPFR numbers of one precision as the components of tensors.
package struct BigFloatRing: CoefficientRing {
  package let precision: BigFloatPrecision
  package let zero: BigFloat
  package let one: BigFloat

  package init(_ precision: BigFloatPrecision) {
    self.precision = precision
    zero = BigFloat(0, precision: precision)
    one = BigFloat(1, precision: precision)
  }

  package func isZero(_ a: BigFloat) -> Bool { a.isZero }
  package func add(_ a: BigFloat, _ b: BigFloat) -> BigFloat { a + b }
  package func negate(_ a: BigFloat) -> BigFloat { -a }
  package func subtract(_ a: BigFloat, _ b: BigFloat) -> BigFloat { a - b }
  package func multiply(_ a: BigFloat, _ b: BigFloat) -> BigFloat { a * b }
  package func scale(_ a: BigFloat, by r: Rational) -> BigFloat { a * BigFloat(r, precision: precision) }
  package func inverse(_ a: BigFloat) throws -> BigFloat {
    if a.isZero { throw DivisionByZero() }
    return one / a
  }
  package func pivotCost(_ a: BigFloat) -> Double { a.isZero ? .infinity : -a.magnitude.asDouble }
}
