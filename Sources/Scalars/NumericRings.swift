/// `Double` as the components of tensors.
public struct DoubleRing: CoefficientRing {
  /// The ring; there is only one.
  public init() {}

  /// 0.
  @inlinable public var zero: Double { 0 }
  /// 1.
  @inlinable public var one: Double { 1 }
  /// Whether a is 0.
  @inlinable
  public func isZero(_ a: Double) -> Bool { a == 0 }
  /// a + b.
  @inlinable
  public func add(_ a: Double, _ b: Double) -> Double { a + b }
  /// −a.
  @inlinable
  public func negate(_ a: Double) -> Double { -a }
  /// a − b.
  @inlinable
  public func subtract(_ a: Double, _ b: Double) -> Double { a - b }
  /// a · b.
  @inlinable
  public func multiply(_ a: Double, _ b: Double) -> Double { a * b }
  /// r · a, with r rounded to `Double` first.
  @inlinable
  public func scale(_ a: Double, by r: Rational) -> Double { r.asDouble * a }

  /// 1/a.
  ///
  /// - Throws: `DivisionByZero` when a is zero.
  @inlinable
  public func inverse(_ a: Double) throws -> Double {
    if a == 0 { throw DivisionByZero() }
    return 1 / a
  }

  /// −|a|: the largest pivot first.
  @inlinable
  public func pivotCost(_ a: Double) -> Double { a.isNaN ? .infinity : -a.magnitude }
}

/// Balls of one precision as the components of tensors: every component is an enclosure.
public struct BallRing: CoefficientRing {
  /// The working precision.
  public let precision: BallPrecision
  /// 0, exactly.
  public let zero: Ball
  /// 1, exactly.
  public let one: Ball

  /// Balls of a working precision.
  public init(_ precision: BallPrecision) {
    self.precision = precision
    zero = Ball(0, precision: precision)
    one = Ball(1, precision: precision)
  }

  /// Whether a is exactly 0; a ball that only contains 0 is not known to be.
  public func isZero(_ a: Ball) -> Bool { a == zero }
  /// a + b.
  public func add(_ a: Ball, _ b: Ball) -> Ball { a + b }
  /// −a.
  public func negate(_ a: Ball) -> Ball { -a }
  /// a − b.
  public func subtract(_ a: Ball, _ b: Ball) -> Ball { a - b }
  /// a · b.
  public func multiply(_ a: Ball, _ b: Ball) -> Ball { a * b }
  /// r · a.
  public func scale(_ a: Ball, by r: Rational) -> Ball { a * Ball(r, precision: precision) }

  /// 1/a.
  ///
  /// - Throws: `DivisionByZero` when a contains zero.
  public func inverse(_ a: Ball) throws -> Ball {
    if a.containsZero { throw DivisionByZero() }
    return one / a
  }

  /// Minus the least size of a number in a: the pivot that is surest to be large comes first.
  public func pivotCost(_ a: Ball) -> Double {
    a.containsZero ? .infinity : -min(abs(a.lower), abs(a.upper))
  }
}

/// A number that is zero, or that may be, has no inverse.
public struct DivisionByZero: Error, Hashable, CustomStringConvertible {
  /// The only error of its kind.
  public init() {}
  /// Says what happened.
  public var description: String { "a number that is zero or may be zero has no inverse" }
}
