import CFLINT

/// By Arb; with exact arguments the working precision is raised until the bits asked for are there.
extension Ball: SpecialFunctionScalar {
  /// Riemann's ζ(s); indeterminate at 1.
  public static func zeta(_ s: Ball) -> Ball {
    // 1 < ζ(s) < 1 + 2¹⁻ˢ for s > 3.
    if s.isFinite, s.lower > 4 * Double(s.bits) + 64 {
      let rest = Ball(1, precision: s.precision).scaled(byPowerOfTwo: -4 * s.bits)
      return Ball(1, precision: s.precision).map { result, one in
        arb_set(result, one)
        rest.withArb { arb_add_error(result, $0) }
      }
    }
    return refined([s]) { result, x, bits in arb_zeta(result, x[0], bits) }
  }

  /// Hurwitz's ζ(s, a), for a > 0; indeterminate for s < −10⁴.
  public static func hurwitzZeta(_ s: Ball, _ a: Ball) -> Ball {
    guard a.isPositive, s.lower >= -10_000 else { return .indeterminate(max(s.precision, a.precision)) }
    // a⁻ˢ + ζ(s, a + 1), since Arb adds the small a to each of the others with all its digits.
    if a.upper < 0x1p-20 {
      let precision = max(s.precision, a.precision),
        next = a + Ball(1, precision: BallPrecision(bits: min(2 * precision.bits + 200, 10_000_000)))
      return (pow(a, -s) + hurwitzZeta(s, next)).rounded(to: precision)
    }
    return refined([s, a]) { result, x, bits in arb_hurwitz_zeta(result, x[0], x[1], bits) }
  }

  /// The y with erf y = x, for |x| < 1.
  public static func inverseErf(_ x: Ball) -> Ball {
    refined([x]) { result, x, bits in arb_hypgeom_erfinv(result, x[0], bits) }
  }

  /// The y with 1 − erf y = x, for 0 < x < 2.
  public static func inverseErfc(_ x: Ball) -> Ball {
    refined([x]) { result, x, bits in arb_hypgeom_erfcinv(result, x[0], bits) }
  }

  /// J_ν(x), for x > 0, or any x when ν is exactly an integer.
  ///
  /// Indeterminate for |ν| > 20000 unless |x| is below |ν|/2 or above ν²/100.
  public static func besselJ(_ order: Ball, _ x: Ball) -> Ball {
    if isTooHard(order, x), order.lower < 0 || 2 * absoluteValue(x).upper > absoluteValue(order).lower {
      return .indeterminate(max(order.precision, x.precision))
    }
    return refined([order, x]) { result, x, bits in arb_hypgeom_bessel_j(result, x[0], x[1], bits) }
  }

  /// Y_ν(x), for x > 0.
  ///
  /// Indeterminate for |ν| > 20000 unless x is above ν²/100.
  public static func besselY(_ order: Ball, _ x: Ball) -> Ball {
    if isTooHard(order, x) { return .indeterminate(max(order.precision, x.precision)) }
    return refined([order, x]) { result, x, bits in arb_hypgeom_bessel_y(result, x[0], x[1], bits) }
  }

  /// e⁻ˣ I_ν(x), for x > 0, or any x when ν is exactly an integer.
  public static func scaledBesselI(_ order: Ball, _ x: Ball) -> Ball {
    refined([order, x]) { result, x, bits in arb_hypgeom_bessel_i_scaled(result, x[0], x[1], bits) }
  }

  /// I_{ν+1}(x)/I_ν(x), for ν > −1 and x > 0.
  public static func besselIRatio(_ order: Ball, _ x: Ball) -> Ball {
    guard x.isPositive, order.lower > -1 else { return .indeterminate(max(order.precision, x.precision)) }
    return ratio(order, x) { arb_hypgeom_bessel_i_scaled($0, $1, $2, $3) }
  }

  /// Q(a, x) = 1 − P(a, x), without cancellation.
  public static func regularizedGammaQ(_ a: Ball, _ x: Ball) -> Ball {
    guard a.isPositive, !x.isNegative else { return .indeterminate(max(a.precision, x.precision)) }
    return refined([a, x]) { result, x, bits in arb_hypgeom_gamma_upper(result, x[0], x[1], 1, bits) }
  }

  /// The branch W₀ of w eʷ = x, for x ≥ −1/e.
  public static func lambertW(_ x: Ball) -> Ball {
    refined([x]) { result, x, bits in arb_lambertw(result, x[0], 0, bits) }
  }

  /// The branch W₋₁ of w eʷ = x, for −1/e ≤ x < 0.
  public static func lambertWLower(_ x: Ball) -> Ball {
    refined([x]) { result, x, bits in arb_lambertw(result, x[0], 1, bits) }
  }
}

extension Ball {
  /// Whether Arb's series for a large order would be long and lose all digits.
  private static func isTooHard(_ order: Ball, _ x: Ball) -> Bool {
    let size = absoluteValue(order).upper
    return size > 20_000 && absoluteValue(x).lower < size * size / 100
  }

  /// f at the largest precision of the arguments, with more bits inside while exact arguments lose them.
  static func refined(
    _ arguments: [Ball], _ f: (UnsafeMutablePointer<arb_struct>, [UnsafeMutablePointer<arb_struct>], Int) -> Void
  ) -> Ball {
    let bits = arguments.reduce(2) { max($0, $1.bits) }
    guard arguments.allSatisfy(\.isFinite) else { return .indeterminate(BallPrecision(bits: bits)) }
    return refined(bits: bits, exact: arguments.allSatisfy(\.isExact)) { result, working in
      withExtendedLifetime(arguments) { f(result, arguments.map { $0.storage.value }, working) }
    }
  }

  /// f(ν + 1, x)/f(ν, x).
  private static func ratio(
    _ order: Ball, _ x: Ball,
    _ f: (UnsafeMutablePointer<arb_struct>, UnsafePointer<arb_struct>, UnsafePointer<arb_struct>, Int) -> Void
  ) -> Ball {
    refined([order, x]) { result, arguments, bits in
      var next = arb_struct(), value = arb_struct()
      arb_init(&next)
      arb_init(&value)
      defer {
        arb_clear(&next)
        arb_clear(&value)
      }
      arb_add_ui(&next, arguments[0], 1, 2 * bits + 1200)
      f(result, &next, arguments[1], bits)
      f(&value, arguments[0], arguments[1], bits)
      arb_div(result, result, &value, bits)
    }
  }
}
