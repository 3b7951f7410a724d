import Scalars

/// What is known of the sign of a real expression, and whether it is an integer.
struct Sign: OptionSet, Sendable {
  let rawValue: UInt8
  static let mayBeNegative = Sign(rawValue: 1)
  static let mayBeZero = Sign(rawValue: 2)
  static let mayBePositive = Sign(rawValue: 4)
  static let isInteger = Sign(rawValue: 8)

  static let unknown: Sign = [.mayBeNegative, .mayBeZero, .mayBePositive]
  static let positive: Sign = .mayBePositive
  static let negative: Sign = .mayBeNegative
  static let zero: Sign = [.mayBeZero, .isInteger]
  static let nonNegative: Sign = [.mayBeZero, .mayBePositive]

  @inline(__always) var isPositive: Bool { rawValue & 7 == 4 }
  @inline(__always) var isNegative: Bool { rawValue & 7 == 1 }
  @inline(__always) var isNonNegative: Bool { rawValue & 1 == 0 }
  @inline(__always) var isNonPositive: Bool { rawValue & 4 == 0 }
  @inline(__always) var isNonZero: Bool { rawValue & 2 == 0 }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ value: Rational) {
    let sign: Sign = value.isZero ? .mayBeZero : value.isNegative ? .mayBeNegative : .mayBePositive
    self = value.isInteger ? sign.union(.isInteger) : sign
  }

  init(_ domain: Domain) {
    var sign = Sign.unknown
    if let low = domain.lower, !low.value.isNegative {
      sign.remove(.mayBeNegative)
      if !low.value.isZero || !low.isIncluded { sign.remove(.mayBeZero) }
    }
    if let high = domain.upper, high.value.isNegative || high.value.isZero {
      sign.remove(.mayBePositive)
      if !high.value.isZero || !high.isIncluded { sign.remove(.mayBeZero) }
    }
    self = domain.isInteger ? sign.union(.isInteger) : sign
  }

  /// The sign of a product.
  @inline(__always)
  static func * (a: Sign, b: Sign) -> Sign {
    let x = a.rawValue, y = b.rawValue
    var r: UInt8 = (x | y) & 2
    if (x & 4 != 0 && y & 4 != 0) || (x & 1 != 0 && y & 1 != 0) { r |= 4 }
    if (x & 4 != 0 && y & 1 != 0) || (x & 1 != 0 && y & 4 != 0) { r |= 1 }
    return Sign(rawValue: r | (x & y & 8))
  }

  /// The sign of a sum.
  @inline(__always)
  static func + (a: Sign, b: Sign) -> Sign {
    let x = a.rawValue, y = b.rawValue
    var r: UInt8 = (x | y) & 5
    if r == 5 || (x & 2 != 0 && y & 2 != 0) { r |= 2 }
    return Sign(rawValue: r | (x & y & 8))
  }

  var reversed: Sign { self * Sign.negative.union(.isInteger) }
}
