import CFLINT

/// The parts of interval Newton methods: exact centers, and boxes around them.
extension Ball {
  /// The midpoint as an exact ball.
  package var center: Ball { map { arb_get_mid_arb($0, $1) } }

  /// The largest size of a number in it, or just above, as an exact ball.
  package var largestSize: Ball {
    map { result, value in
      arb_abs(result, value)
      arb_get_ubound_arf(arb_mid_ptr(result), result, bits)
      mag_zero(arb_rad_ptr(result))
    }
  }

  /// The ball with the largest size of a number in `error` added to its radius.
  package func widened(by error: Ball) -> Ball {
    map { result, value in
      arb_set(result, value)
      error.withArb { arb_add_error(result, $0) }
    }
  }

  /// Whether every number in it is larger than every number in another.
  package func isAbove(_ other: Ball) -> Bool { (self - other).isPositive }
}
