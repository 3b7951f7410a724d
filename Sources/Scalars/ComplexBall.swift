import CFLINT

/// A complex number that is known to lie in a rectangle, a `Ball` by a `Ball`, by Arb, with the contract of `Enclosure`.
///
/// `log`, `sqrt` and powers have their principal branches: a rectangle on a cut gets the values from both sides. What is to be
/// integrated or continued needs the analytic variants, which refuse a rectangle that meets a cut.
public struct ComplexBall: Enclosure {
  let storage: ComplexBallStorage

  /// The working precision.
  public var precision: BallPrecision { BallPrecision(bits: storage.bits) }

  var bits: Int { storage.bits }

  /// Takes what `fill` writes to a fresh zero.
  @inline(__always)
  init(bits: Int, _ fill: (UnsafeMutablePointer<acb_struct>) -> Void) {
    storage = ComplexBallStorage(bits: bits)
    fill(storage.value)
  }

  /// Lends the number to Arb functions; it must not be changed nor kept.
  @inline(__always)
  package func withACB<Result>(_ body: (UnsafePointer<acb_struct>) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(storage.value) }
  }

  /// The enclosure that an Arb function writes.
  package static func fromACB(
    _ precision: BallPrecision, _ fill: (UnsafeMutablePointer<acb_struct>) -> Void
  ) -> ComplexBall {
    ComplexBall(bits: precision.bits, fill)
  }
}

/// An Arb number, written once and never changed after it is shared.
final class ComplexBallStorage: @unchecked Sendable {
  let value: UnsafeMutablePointer<acb_struct>
  let bits: Int

  init(bits: Int) {
    self.bits = bits
    value = .allocate(capacity: 1)
    acb_init(value)
  }

  deinit {
    acb_clear(value)
    value.deallocate()
  }
}

extension ComplexBall {
  /// real + i·imaginary.
  public init(_ real: Ball, _ imaginary: Ball) {
    self.init(bits: max(real.bits, imaginary.bits)) { result in
      real.withArb { real in imaginary.withArb { acb_set_arb_arb(result, real, $0) } }
    }
  }

  /// A real number.
  public init(_ real: Ball) {
    self.init(bits: real.bits) { result in real.withArb { acb_set_arb(result, $0) } }
  }

  /// An exact rational number, rounded outward where it does not fit the precision.
  public init(_ value: Rational, precision: BallPrecision) { self.init(Ball(value, precision: precision)) }

  /// i.
  public static func imaginaryUnit(_ precision: BallPrecision) -> ComplexBall {
    ComplexBall(bits: precision.bits) { acb_onei($0) }
  }

  /// The numbers with |z| at most a bound, and the corners around them.
  public static func disc(radius: Ball) -> ComplexBall {
    let side = Ball(0, precision: radius.precision).widened(by: radius)
    return ComplexBall(side, side)
  }

  /// The enclosure that contains every number: nothing is known.
  public static func indeterminate(_ precision: BallPrecision) -> ComplexBall {
    ComplexBall(bits: precision.bits) { acb_indeterminate($0) }
  }

  /// The smallest rectangle, up to rounding, that contains both.
  public func union(_ other: ComplexBall) -> ComplexBall { complexBinary(self, other) { acb_union($0, $1, $2, $3) } }

  /// The same numbers at another working precision; the midpoint is rounded to it.
  public func rounded(to precision: BallPrecision) -> ComplexBall {
    ComplexBall(bits: precision.bits) { result in withACB { acb_set_round(result, $0, precision.bits) } }
  }
}

extension ComplexBall {
  /// The real part.
  public var real: Ball { Ball(bits: bits) { result in withACB { acb_get_real(result, $0) } } }
  /// The imaginary part.
  public var imaginary: Ball { Ball(bits: bits) { result in withACB { acb_get_imag(result, $0) } } }
  /// |z|.
  public var absoluteValue: Ball { Ball(bits: bits) { result in withACB { acb_abs(result, $0, bits) } } }
  /// arg z in (−π, π]; a rectangle on the negative axis gets the values from both sides.
  public var argument: Ball { Ball(bits: bits) { result in withACB { acb_arg(result, $0, bits) } } }
  /// x − iy for x + iy.
  public var conjugate: ComplexBall { map { acb_conj($0, $1) } }

  /// Whether both parts are finite.
  public var isFinite: Bool { withACB { acb_is_finite($0) != 0 } }
  /// Whether both radii are zero.
  public var isExact: Bool { withACB { acb_is_exact($0) != 0 } }
  /// Whether the imaginary part is exactly 0.
  public var isReal: Bool { withACB { acb_is_real($0) != 0 } }
  /// Whether 0 is in it.
  public var containsZero: Bool { withACB { acb_contains_zero($0) != 0 } }
  /// Whether an integer is in it.
  public var containsInteger: Bool { withACB { acb_contains_int($0) != 0 } }
  /// The bits of the midpoint that the radii leave certain.
  public var relativeAccuracyBits: Int { min(max(withACB { acb_rel_accuracy_bits($0) }, -(1 << 40)), 1 << 40) }

  /// Whether every number of another one is in it.
  public func contains(_ other: ComplexBall) -> Bool {
    withACB { a in other.withACB { b in acb_contains(a, b) != 0 } }
  }

  /// Whether a number can be in both.
  public func overlaps(_ other: ComplexBall) -> Bool {
    withACB { a in other.withACB { b in acb_overlaps(a, b) != 0 } }
  }
}

extension ComplexBall: CustomStringConvertible {
  /// Both parts in decimal, radii included: "[3.14159265358979 +/- 3.24e-15] + 0i".
  public var description: String { "\(real) + \(imaginary)i" }

  /// At most so many digits of each part that are certain, as `Ball.decimal(digits:)` has them.
  public func decimal(digits: Int) -> String {
    "\(real.decimal(digits: digits)) + \(imaginary.decimal(digits: digits))i"
  }
}

// How Arb's functions are called: every result has the larger precision of the arguments.

typealias ACBUnary =
  @convention(c) (UnsafeMutablePointer<acb_struct>?, UnsafePointer<acb_struct>?, Int) -> Void

@inline(__always)
func complexUnary(_ z: ComplexBall, _ f: ACBUnary) -> ComplexBall { z.map { f($0, $1, z.bits) } }

@inline(__always)
func complexBinary(
  _ a: ComplexBall, _ b: ComplexBall,
  _ f: (UnsafeMutablePointer<acb_struct>, UnsafePointer<acb_struct>, UnsafePointer<acb_struct>, Int) -> Void
) -> ComplexBall {
  let bits = max(a.bits, b.bits)
  return ComplexBall(bits: bits) { result in a.withACB { a in b.withACB { b in f(result, a, b, bits) } } }
}

extension ComplexBall {
  /// The number of the same precision that `body` makes from this one.
  @inline(__always)
  func map(_ body: (UnsafeMutablePointer<acb_struct>, UnsafePointer<acb_struct>) -> Void) -> ComplexBall {
    ComplexBall(bits: bits) { result in withACB { body(result, $0) } }
  }
}
