/// The precision of a `BigFloat`, in bits of its significand.
public struct BigFloatPrecision: Hashable, Comparable, Sendable {
  /// The bits of a significand.
  public let bits: Int

  /// The bits of a significand, from 2 to 10 000 000.
  public init(bits: Int) {
    precondition((2...10_000_000).contains(bits), "a precision of \(bits) bits is not in 2...10000000")
    self.bits = bits
  }

  /// Enough bits for so many decimal digits: ⌈digits · log₂10⌉ + 2.
  public init(digits: Int) {
    precondition((1...3_000_000).contains(digits), "a precision of \(digits) digits is not in 1...3000000")
    self.init(bits: Int((Double(digits) * 3.321928094887363).rounded(.up)) + 2)
  }

  /// Whether a has fewer bits than b.
  public static func < (a: BigFloatPrecision, b: BigFloatPrecision) -> Bool { a.bits < b.bits }
}

extension BigFloatPrecision {
  /// The same bits for balls.
  public var ball: BallPrecision { BallPrecision(bits: bits) }
}
