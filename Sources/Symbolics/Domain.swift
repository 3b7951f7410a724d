import Scalars

/// The set of real numbers that a symbol stands for: an interval, or the integers of an interval.
///
/// Domains are used conservatively: a rule that needs x > 0 is applied only where the domain proves it.
public struct Domain: Hashable, Sendable {
  /// An end of an interval.
  public struct Bound: Hashable, Sendable {
    /// Where the interval ends.
    public let value: Rational
    /// Whether the end belongs to the set.
    public let isIncluded: Bool

    /// Makes an end of an interval.
    public init(_ value: Rational, isIncluded: Bool = false) {
      self.value = value
      self.isIncluded = isIncluded
    }
  }

  /// The lower end, or nil for −∞.
  public let lower: Bound?
  /// The upper end, or nil for +∞.
  public let upper: Bound?
  /// Whether only integers belong to the set.
  public let isInteger: Bool

  /// The numbers between two ends.
  public init(lower: Bound? = nil, upper: Bound? = nil, isInteger: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isInteger = isInteger
  }

  /// All real numbers.
  public static let real = Domain()
  /// x > 0.
  public static let positive = Domain(lower: Bound(0))
  /// x ≥ 0.
  public static let nonNegative = Domain(lower: Bound(0, isIncluded: true))
  /// x < 0.
  public static let negative = Domain(upper: Bound(0))
  /// 0 < x < 1.
  public static let unitInterval = Domain(lower: Bound(0), upper: Bound(1))
  /// All integers.
  public static let integer = Domain(isInteger: true)
  /// The integers 0, 1, 2, ….
  public static let naturals = Domain(lower: Bound(0, isIncluded: true), isInteger: true)

  /// x > c.
  public static func greaterThan(_ c: Rational) -> Domain { Domain(lower: Bound(c)) }
  /// x < c.
  public static func lessThan(_ c: Rational) -> Domain { Domain(upper: Bound(c)) }
  /// a < x < b.
  public static func interval(_ a: Rational, _ b: Rational) -> Domain { Domain(lower: Bound(a), upper: Bound(b)) }
  /// The integers a, …, b.
  public static func integers(_ a: Rational, through b: Rational) -> Domain {
    Domain(lower: Bound(a, isIncluded: true), upper: Bound(b, isIncluded: true), isInteger: true)
  }

  /// Whether a number belongs to the set; NaN and infinities never do.
  public func contains(_ x: Double) -> Bool {
    guard x.isFinite else { return false }
    if isInteger, x.rounded() != x { return false }
    if let lower {
      let bound = lower.value.asDouble
      if lower.isIncluded ? x < bound : x <= bound { return false }
    }
    if let upper {
      let bound = upper.value.asDouble
      if upper.isIncluded ? x > bound : x >= bound { return false }
    }
    return true
  }

  /// Whether an exact number belongs to the set.
  public func contains(_ x: Rational) -> Bool {
    if isInteger, !x.isInteger { return false }
    if let lower, lower.isIncluded ? x < lower.value : x <= lower.value { return false }
    if let upper, upper.isIncluded ? x > upper.value : x >= upper.value { return false }
    return true
  }

  /// The constraint in words, as it completes "σ must …".
  public var requirement: String {
    let noun = isInteger ? "an integer" : "a finite number"
    switch (lower, upper) {
    case (nil, nil): return "be \(noun)"
    case (let low?, nil):
      if low.value.isZero {
        return low.isIncluded ? "be \(isInteger ? "an integer ≥ 0" : "non-negative")" : "be positive"
      }
      return "be \(isInteger ? "an integer " : "")\(low.isIncluded ? "≥" : ">") \(low.value)"
    case (nil, let high?):
      if high.value.isZero { return high.isIncluded ? "be at most 0" : "be negative" }
      return "be \(isInteger ? "an integer " : "")\(high.isIncluded ? "≤" : "<") \(high.value)"
    case (let low?, let high?):
      let left = low.isIncluded ? "[" : "(", right = high.isIncluded ? "]" : ")"
      return "\(isInteger ? "be an integer" : "lie") in \(left)\(low.value), \(high.value)\(right)"
    }
  }
}
