/// A set that a number is known to lie in: `Ball` on the real line, `ComplexBall` in the plane.
///
/// **The contract of inclusion:** when every argument of an operation lies in its set, the result lies in the result's
/// set. All roundings are in the radius; nothing that an enclosure says is an estimate. A point outside a function's domain,
/// or a set that touches such points, gives the indeterminate enclosure, which contains every number and nothing is certain
/// of. The same precision gives the same enclosure on every run.
///
/// An enclosure carries its working precision, and the precision of a result is the larger of its operands'. Two enclosures
/// are equal when midpoints and radii are the same, which does not mean that the numbers in them are.
public protocol Enclosure: Equatable, Sendable {
  /// The working precision.
  var precision: BallPrecision { get }
  /// The enclosure that contains every number: nothing is known.
  static func indeterminate(_ precision: BallPrecision) -> Self
  /// Whether it is bounded; the indeterminate one is not.
  var isFinite: Bool { get }
  /// Whether it is one number.
  var isExact: Bool { get }
  /// Whether 0 is in it.
  var containsZero: Bool { get }
  /// Whether every number of another enclosure is in it.
  func contains(_ other: Self) -> Bool
  /// Whether a number can be in both.
  func overlaps(_ other: Self) -> Bool
  /// The smallest enclosure of its kind, up to rounding, that contains both.
  func union(_ other: Self) -> Self
  /// The same numbers at another working precision.
  func rounded(to precision: BallPrecision) -> Self
}
