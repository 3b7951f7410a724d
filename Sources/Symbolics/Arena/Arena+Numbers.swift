import Scalars

/// The result of an operation on two numbers.
struct NumberResult: BitwiseCopyable {
  var operation: UInt32 = 0
  var a = Arena.none
  var b = Arena.none
  var result = Arena.none
}

/// Arithmetic on number nodes; small integers never leave their ids.
extension Arena {
  /// The node of a + b for two number nodes.
  @inline(__always)
  mutating func addNumbers(_ a: NodeID, _ b: NodeID) -> NodeID {
    if a <= Arena.lastInteger, b <= Arena.lastInteger {
      let n = Int(a) + Int(b) + 2 * Arena.smallest
      if n >= Arena.smallest && n <= Arena.largest { return NodeID(n - Arena.smallest) }
    }
    return compute(0, a, b)
  }

  /// The node of a · b for two number nodes.
  @inline(__always)
  mutating func multiplyNumbers(_ a: NodeID, _ b: NodeID) -> NodeID {
    if a == Arena.one { return b }
    if b == Arena.one { return a }
    if a <= Arena.lastInteger, b <= Arena.lastInteger {
      let n = (Int(a) + Arena.smallest) * (Int(b) + Arena.smallest)
      if n >= Arena.smallest && n <= Arena.largest { return NodeID(n - Arena.smallest) }
    }
    return compute(1, a, b)
  }

  /// a + b for operation 0, a · b for 1: halves and thirds meet again and again, and arithmetic of rationals is dear.
  @inline(never)
  private mutating func compute(_ operation: UInt32, _ a: NodeID, _ b: NodeID) -> NodeID {
    let place = Int((a &* 0x9E37_79B1 ^ b &* 0x85EB_CA77 ^ operation) >> 16) & (numberResults.count - 1)
    let known = numberResults[place]
    if known.a == a, known.b == b, known.operation == operation { return known.result }
    let result = number(operation == 0 ? value(a) + value(b) : value(a) * value(b))
    numberResults[place] = NumberResult(operation: operation, a: a, b: b, result: result)
    return result
  }

  /// The largest size of a number that is computed out, in bits; larger powers stay powers.
  static let largestPowerBits = 1 << 17

  /// The integer exponent n of base^n when the power is small enough to be computed out.
  func computableExponent(_ base: Rational, _ exponent: Rational) -> Int? {
    guard let n = exponent.asInt, n.magnitude <= 1 << 20 else { return nil }
    return Int(n.magnitude) * max(base.bitCount, 1) <= Arena.largestPowerBits ? n : nil
  }
}

/// Two ids in one word; words sort by the first.
@inline(__always)
func pack(_ first: NodeID, _ second: NodeID) -> UInt64 { UInt64(first) << 32 | UInt64(second) }
@inline(__always)
func first(_ pair: UInt64) -> NodeID { NodeID(truncatingIfNeeded: pair >> 32) }
@inline(__always)
func second(_ pair: UInt64) -> NodeID { NodeID(truncatingIfNeeded: pair) }
