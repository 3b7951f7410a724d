import CFLINT

/// The working precision of balls, in bits.
public struct BallPrecision: Hashable, Comparable, Sendable {
  /// The bits of a midpoint.
  public let bits: Int

  /// The bits of a midpoint, from 2 to 10 000 000.
  public init(bits: Int) {
    precondition((2...10_000_000).contains(bits), "a precision of \(bits) bits is not in 2...10000000")
    self.bits = bits
  }

  /// Enough bits for so many decimal digits.
  public init(digits: Int) {
    precondition((1...3_000_000).contains(digits), "a precision of \(digits) digits is not in 1...3000000")
    self.init(bits: Int((Double(digits) * 3.321928094887363).rounded(.up)) + 2)
  }

  /// Whether a has fewer bits than b.
  public static func < (a: BallPrecision, b: BallPrecision) -> Bool { a.bits < b.bits }
}

/// A real number that is known to lie in [midpoint − radius, midpoint + radius], by Arb, with the contract of `Enclosure`.
public struct Ball: Enclosure {
  let storage: BallStorage

  /// The working precision.
  public var precision: BallPrecision { BallPrecision(bits: storage.bits) }

  /// Takes what `fill` writes to a fresh zero.
  @inline(__always)
  init(bits: Int, _ fill: (UnsafeMutablePointer<arb_struct>) -> Void) {
    storage = BallStorage(bits: bits)
    fill(storage.value)
  }

  var bits: Int { storage.bits }

  /// Lends the number to Arb functions; it must not be changed nor kept.
  @inline(__always)
  package func withArb<Result>(_ body: (UnsafePointer<arb_struct>) throws -> Result) rethrows -> Result {
    // Without this the storage may be freed as soon as the pointer is taken out of it.
    try withExtendedLifetime(storage) { try body(storage.value) }
  }

  /// The ball that an Arb function writes.
  package static func fromArb(_ precision: BallPrecision, _ fill: (UnsafeMutablePointer<arb_struct>) -> Void) -> Ball {
    Ball(bits: precision.bits, fill)
  }
}

/// An Arb number, written once and never changed after it is shared.
final class BallStorage: @unchecked Sendable {
  let value: UnsafeMutablePointer<arb_struct>
  let bits: Int

  init(bits: Int) {
    self.bits = bits
    value = .allocate(capacity: 1)
    arb_init(value)
  }

  deinit {
    arb_clear(value)
    value.deallocate()
  }
}

extension Ball {
  /// A ball around an exact rational number; its radius is zero when the number fits the precision.
  public init(_ value: Rational, precision: BallPrecision) {
    self.init(bits: precision.bits) { ball in
      if let (p, q) = value.smallParts {
        arb_set_si(ball, p)
        if q == 1 { arb_set_round(ball, ball, precision.bits) } else { arb_div_si(ball, ball, q, precision.bits) }
      } else {
        value.withFMPQ { arb_set_fmpq(ball, $0, precision.bits) }
      }
    }
  }

  /// The number that a `Double` is, exactly, whatever the precision; indeterminate for NaN and infinity.
  public init(exactly value: Double, precision: BallPrecision) {
    self.init(bits: precision.bits) { ball in
      if value.isFinite { arb_set_d(ball, value) } else { arb_indeterminate(ball) }
    }
  }

  /// The numbers from `lower` to `upper`, rounded outward.
  public init(lower: Rational, upper: Rational, precision: BallPrecision) {
    precondition(lower <= upper, "the interval from \(lower) to \(upper) is empty")
    self = Ball(lower, precision: precision).union(Ball(upper, precision: precision))
  }

  /// The ball that contains every number: nothing is known.
  public static func indeterminate(_ precision: BallPrecision) -> Ball {
    Ball(bits: precision.bits) { arb_indeterminate($0) }
  }

  /// The smallest ball, up to rounding, that contains both.
  public func union(_ other: Ball) -> Ball { binary(self, other, arb_union) }

  /// The same numbers at another working precision; the midpoint is rounded to it.
  public func rounded(to precision: BallPrecision) -> Ball {
    Ball(bits: precision.bits) { result in withArb { arb_set_round(result, $0, precision.bits) } }
  }
}

// How Arb's functions are called: every result has the precision that is given to the function.

typealias ArbUnary =
  @convention(c) (UnsafeMutablePointer<arb_struct>?, UnsafePointer<arb_struct>?, Int) -> Void
typealias ArbBinary =
  @convention(c) (
    UnsafeMutablePointer<arb_struct>?, UnsafePointer<arb_struct>?, UnsafePointer<arb_struct>?, Int
  ) -> Void

@inline(__always)
func unary(_ x: Ball, _ f: ArbUnary) -> Ball { x.map { f($0, $1, x.bits) } }

@inline(__always)
func binary(_ a: Ball, _ b: Ball, _ f: ArbBinary) -> Ball {
  let bits = max(a.bits, b.bits)
  return Ball(bits: bits) { result in a.withArb { a in b.withArb { b in f(result, a, b, bits) } } }
}

extension Ball {
  /// The ball of the same precision that `body` makes from this one.
  @inline(__always)
  func map(_ body: (UnsafeMutablePointer<arb_struct>, UnsafePointer<arb_struct>) -> Void) -> Ball {
    Ball(bits: bits) { result in withArb { body(result, $0) } }
  }
}

extension Rational {
  /// Lends the number as a FLINT rational.
  func withFMPQ<Result>(_ body: (UnsafePointer<fmpq>) -> Result) -> Result {
    var copy = fmpq()
    fmpq_init(&copy)
    defer { fmpq_clear(&copy) }
    withMPQ { fmpq_set_mpq(&copy, $0) }
    return body(&copy)
  }
}
