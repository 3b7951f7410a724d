import Scalars

/// Arithmetic on number nodes; small integers never leave their ids.
extension Arena {
  /// The node of a + b for two number nodes.
  @inline(__always)
  mutating func addNumbers(_ a: NodeID, _ b: NodeID) -> NodeID {
    if a <= 128, b <= 128 {
      let n = Int(a) + Int(b) + 2 * Arena.smallest
      if n >= Arena.smallest && n <= Arena.largest { return NodeID(n - Arena.smallest) }
    }
    return number(value(a) + value(b))
  }

  /// The node of a · b for two number nodes.
  @inline(__always)
  mutating func multiplyNumbers(_ a: NodeID, _ b: NodeID) -> NodeID {
    if a == Arena.one { return b }
    if b == Arena.one { return a }
    if a <= 128, b <= 128 {
      let n = (Int(a) + Arena.smallest) * (Int(b) + Arena.smallest)
      if n >= Arena.smallest && n <= Arena.largest { return NodeID(n - Arena.smallest) }
    }
    return number(value(a) * value(b))
  }

  /// The largest size of a number that is computed out, in bits; larger powers stay powers.
  static let largestPowerBits = 1 << 17

  /// The integer exponent n of base^n when the power is small enough to be computed out.
  func computableExponent(_ base: Rational, _ exponent: Rational) -> Int? {
    guard let n = exponent.asInt, n.magnitude <= 1 << 20 else { return nil }
    return Int(n.magnitude) * max(base.bitCount, 1) <= Arena.largestPowerBits ? n : nil
  }
}

/// Sorts a few packed pairs in place.
@inline(__always)
func sortPairs(_ pairs: inout ContiguousArray<UInt64>) {
  let n = pairs.count
  if n > 24 { return pairs.sort() }
  pairs.withUnsafeMutableBufferPointer { p in
    var i = 1
    while i < n {
      let x = p[i]
      var j = i
      while j > 0 && p[j - 1] > x {
        p[j] = p[j - 1]
        j -= 1
      }
      p[j] = x
      i += 1
    }
  }
}

/// Two ids in one word; words sort by the first.
@inline(__always)
func pack(_ first: NodeID, _ second: NodeID) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
@inline(__always)
func first(_ pair: UInt64) -> NodeID { NodeID(truncatingIfNeeded: pair >> 32) }
@inline(__always)
func second(_ pair: UInt64) -> NodeID { NodeID(truncatingIfNeeded: pair) }
