import CFLINT

extension Ball {
  /// Whether both ends are finite; the indeterminate ball is not.
  public var isFinite: Bool { withArb { arb_is_finite($0) != 0 } }
  /// Whether every number in it is positive.
  public var isPositive: Bool { withArb { arb_is_positive($0) != 0 } }
  /// Whether every number in it is negative.
  public var isNegative: Bool { withArb { arb_is_negative($0) != 0 } }
  /// Whether 0 is in it.
  public var containsZero: Bool { withArb { arb_contains_zero($0) != 0 } }
  /// Whether an integer is in it.
  public var containsInteger: Bool { withArb { arb_contains_int($0) != 0 } }
  /// Whether the radius is zero.
  public var isExact: Bool { withArb { arb_is_exact($0) != 0 } }
  /// Whether an undefined operation made it.
  var isUndefined: Bool { withMutableArb { arf_is_nan(arb_mid_ptr($0)) != 0 } }

  /// The bits of the midpoint that the radius leaves certain: 2⁴⁰ for an exact ball, negative, down to −2⁴⁰, for a useless one.
  public var relativeAccuracyBits: Int { min(max(withArb { arb_rel_accuracy_bits($0) }, -(1 << 40)), 1 << 40) }

  /// The midpoint, rounded to nearest; NaN for the indeterminate ball.
  public var midpoint: Double { withMutableArb { arf_get_d(arb_mid_ptr($0), ARF_RND_NEAR) } }

  /// The radius, rounded up.
  public var radius: Double {
    withARF { bound in
      withMutableArb { arf_set_mag(bound, arb_rad_ptr($0)) }
      return arf_get_d(bound, ARF_RND_CEIL)
    }
  }

  /// A `Double` that is not above any number in the ball; −∞ when there is no other.
  public var lower: Double {
    isFinite
      ? withARF { bound in
        withArb { arb_get_lbound_arf(bound, $0, 64) }
        return arf_get_d(bound, ARF_RND_FLOOR)
      } : -.infinity
  }

  /// A `Double` that is not below any number in the ball; ∞ when there is no other.
  public var upper: Double {
    isFinite
      ? withARF { bound in
        withArb { arb_get_ubound_arf(bound, $0, 64) }
        return arf_get_d(bound, ARF_RND_CEIL)
      } : .infinity
  }

  /// The `Double` that every number in the ball rounds to; nil when they do not all round to the same.
  public var roundedToDouble: Double? {
    guard isFinite else { return nil }
    if isExact { return midpoint }
    // The bounds are rounded outward at the full precision: then nil may come out, but no wrong number.
    let (low, high) = withARF { bound in
      withArb { arb_get_lbound_arf(bound, $0, bits + 64) }
      let low = arf_get_d(bound, ARF_RND_NEAR)
      withArb { arb_get_ubound_arf(bound, $0, bits + 64) }
      return (low, arf_get_d(bound, ARF_RND_NEAR))
    }
    return low == high ? low : nil
  }

  /// Whether an exact rational number is in it.
  public func contains(_ number: Rational) -> Bool {
    number.withFMPQ { number in withArb { arb_contains_fmpq($0, number) != 0 } }
  }

  /// Whether the number that a `Double` is, exactly, is in it; no ball contains NaN or infinity.
  public func contains(_ number: Double) -> Bool {
    number.isFinite && contains(Ball(exactly: number, precision: precision))
  }

  /// Whether every number of another ball is in it.
  public func contains(_ other: Ball) -> Bool {
    withArb { a in other.withArb { b in arb_contains(a, b) != 0 } }
  }

  /// Whether a number can be in both.
  public func overlaps(_ other: Ball) -> Bool {
    withArb { a in other.withArb { b in arb_overlaps(a, b) != 0 } }
  }

  // `arb_mid_ptr` and `arb_rad_ptr` want a mutable number; nothing is changed through them.
  func withMutableArb<Result>(_ body: (UnsafeMutablePointer<arb_struct>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(storage.value) }
  }

  private func withARF<Result>(_ body: (UnsafeMutablePointer<arf_struct>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: arf_struct.self, capacity: 1) { buffer in
      guard let bound = buffer.baseAddress else { preconditionFailure("no memory for one number") }
      arf_init(bound)
      defer { arf_clear(bound) }
      return body(bound)
    }
  }
}
