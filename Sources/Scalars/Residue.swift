/// A residue modulo the prime 2⁶¹ − 1, in 0 ..< p.
public struct Residue: Hashable, Sendable {
  /// The modulus p = 2⁶¹ − 1, a Mersenne prime: reduction is a shift and an addition.
  public static let modulus: UInt64 = (1 << 61) - 1

  /// The representative in 0 ..< p.
  public let value: UInt64

  /// Takes a number that is already below the modulus.
  @inlinable
  init(reduced value: UInt64) { self.value = value }

  /// The residue of an integer.
  @inlinable
  public init(_ n: Int) {
    let remainder = Residue(reducing: UInt64(n.magnitude))
    self = n < 0 ? -remainder : remainder
  }

  @inlinable
  init(reducing n: UInt64) { self.init(folded: (n & Residue.modulus) + (n >> 61)) }

  /// Takes a number below 2p.
  @inlinable
  init(folded n: UInt64) { value = n >= Residue.modulus ? n - Residue.modulus : n }

  /// 0.
  @inlinable public static var zero: Residue { Residue(reduced: 0) }
  /// 1.
  @inlinable public static var one: Residue { Residue(reduced: 1) }

  /// Whether it is 0.
  @inlinable public var isZero: Bool { value == 0 }

  /// a + b.
  @inlinable
  public static func + (a: Residue, b: Residue) -> Residue { Residue(folded: a.value + b.value) }

  /// a − b.
  @inlinable
  public static func - (a: Residue, b: Residue) -> Residue { Residue(folded: a.value + (modulus - b.value)) }

  /// −a.
  @inlinable
  public static prefix func - (a: Residue) -> Residue { Residue(folded: modulus - a.value) }

  /// a · b.
  @inlinable
  public static func * (a: Residue, b: Residue) -> Residue {
    let (high, low) = a.value.multipliedFullWidth(by: b.value)
    // 2⁶¹ = 1: the product is its low 61 bits and the rest.
    return Residue(folded: (low & modulus) + (high << 3 | low >> 61))
  }

  /// aⁿ; for n < 0 a must not be zero, since it has no inverse then: nil.
  public func power(_ n: Int) -> Residue? {
    guard let base = n < 0 ? inverse : self else { return nil }
    var result = Residue.one, square = base, exponent = n.magnitude
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * square }
      square = square * square
      exponent >>= 1
    }
    return result
  }

  /// 1/a, or nil for zero.
  public var inverse: Residue? {
    if isZero { return nil }
    // Euclid's algorithm on (p, a), with the coefficient of a.
    var r0 = Int64(Residue.modulus), r1 = Int64(value), t0: Int64 = 0, t1: Int64 = 1
    while r1 != 0 {
      let q = r0 / r1
      (r0, r1) = (r1, r0 - q * r1)
      (t0, t1) = (t1, t0 - q * t1)
    }
    return Residue(Int(t0))
  }
}

extension Residue: CustomStringConvertible {
  /// The representative in 0 ..< p.
  public var description: String { "\(value)" }
}
