import CFLINT
import CMPFR

extension Ball {
  /// The number that a `BigFloat` is, exactly, whatever the precision; indeterminate for NaN and ±∞.
  public init(containing value: BigFloat, precision: BallPrecision) {
    self.init(bits: precision.bits) { ball in
      if value.isFinite {
        value.withMPFR { arf_set_mpfr(arb_mid_ptr(ball), $0) }
      } else {
        arb_indeterminate(ball)
      }
    }
  }

  /// Whether the number that a `BigFloat` is, exactly, is in it; no ball contains NaN or infinity.
  public func contains(_ number: BigFloat) -> Bool {
    number.isFinite && contains(Ball(containing: number, precision: precision))
  }

  /// The `BigFloat` of a precision that every number in the ball rounds to; nil when they do not all round to the same.
  public func roundedToBigFloat(_ precision: BigFloatPrecision) -> BigFloat? {
    guard isFinite else { return nil }
    guard isExact || withArb({ arb_can_round_mpfr($0, precision.bits, MPFR_RNDN) != 0 }) else { return nil }
    return BigFloat(midpointOf: self, precision: precision)
  }
}

extension BigFloat {
  /// The midpoint of a ball, rounded to nearest; NaN for the indeterminate ball.
  ///
  /// The radius is forgotten.
  public init(midpointOf ball: Ball, precision: BigFloatPrecision) {
    self = .fromMPFR(precision) { result in
      // Arb's exponents have no end; beyond MPFR's the number is ±∞ or 0.
      if ball.isFinite {
        ball.withMutableArb {
          _ = mpfr_check_range(result, arf_get_mpfr(result, arb_mid_ptr($0), MPFR_RNDN), MPFR_RNDN)
        }
      }
    }
  }

  /// Frees what MPFR and FLINT keep for the calling thread: constants and pools.
  ///
  /// Both keep caches for each thread. A program that starts threads of its own calls this at the end of each; the main
  /// thread, and the few threads of Swift's concurrency, need not.
  public static func freeThreadCaches() {
    mpfr_free_cache2(MPFR_FREE_LOCAL_CACHE)
    flint_cleanup()
  }
}

/// Correct rounding by enclosures: the working precision is raised until the ball rounds to one number.
extension BigFloat {
  /// f at this precision, correctly rounded to nearest.
  ///
  /// A result beyond the range of exponents is ±∞ or 0. NaN when about four times the precision, and what the function adds
  /// to it inside, does not decide it: an undefined value, a tie that is no obvious one, or a function too hard for Arb.
  static func enclosed(_ precision: BigFloatPrecision, _ f: (BallPrecision) -> Ball) -> BigFloat {
    var working = precision.bits + 24, ball = Ball.zero
    for _ in 0..<3 {
      ball = f(BallPrecision(bits: min(working, 10_000_000)))
      if let result = ball.roundedToBigFloat(precision) { return result }
      // The functions raise the precision themselves before they give up.
      guard ball.isFinite else { break }
      working = working * 2 + 64
    }
    if let limit = ball.limitBeyondRange { return limit.rounded(to: precision) }
    // A tie: the ball is a hair around the middle between two neighbours.
    return ball.relativeAccuracyBits > precision.bits + 8
      ? BigFloat(midpointOf: ball, precision: precision) : .nan.rounded(to: precision)
  }

  /// f(x) of a named function at the precision of x, correctly rounded.
  static func enclosed(_ name: StaticString, _ x: BigFloat, _ f: (Ball) -> Ball) -> BigFloat {
    guard let precision = x.precision else { refuseExact(name, [x]) }
    return enclosed(precision) { f(Ball(containing: x, precision: $0)) }
  }

  /// f(a, b) of a named function at the larger precision, correctly rounded.
  static func enclosed(_ name: StaticString, _ a: BigFloat, _ b: BigFloat, _ f: (Ball, Ball) -> Ball) -> BigFloat {
    let bits = max(a.carriedBits, b.carriedBits)
    if bits == 0 { refuseExact(name, [a, b]) }
    return enclosed(BigFloatPrecision(bits: bits)) {
      f(Ball(containing: a, precision: $0), Ball(containing: b, precision: $0))
    }
  }

  /// The special values of a function, at the precision of its argument.
  func like(_ x: BigFloat) -> BigFloat { x.precision.map { rounded(to: $0) } ?? self }
}

extension Ball {
  /// 0 for a ball that is smaller, ±∞ for one that is larger than every number of MPFR.
  fileprivate var limitBeyondRange: BigFloat? {
    guard isFinite else { return nil }
    let top = Ball(containing: BigFloat(1).scaled(byPowerOfTwo: (1 << 30) - 2), precision: BallPrecision(bits: 64))
    if (self - top).isPositive { return .infinity }
    if (self + top).isNegative { return -.infinity }
    return (Self.absoluteValue(self) * top - Ball(1, precision: top.precision)).isNegative ? .zero : nil
  }

}
