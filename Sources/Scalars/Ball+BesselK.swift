import CFLINT

extension Ball {
  /// The modified Bessel function K_ν(x), for x > 0.
  ///
  /// Source: Arb, or the rigorous integral of `scaledBesselK` where the order is large or next to an integer.
  public static func besselK(_ order: Ball, _ x: Ball) -> Ball { besselK(order, x, scaled: false) }

  /// eˣ K_ν(x), for x > 0.
  ///
  /// Source: Arb, or the rigorous integral, with sinh t = ν/x and R² = x² + ν²,
  ///
  ///     K = ½ exp(νt − R) ∫ exp(−R(cosh s − 1) − ν(sinh s − s)) ds over the line
  public static func scaledBesselK(_ order: Ball, _ x: Ball) -> Ball { besselK(order, x, scaled: true) }

  /// K_{ν+1}(x)/K_ν(x), for x > 0.
  public static func besselKRatio(_ order: Ball, _ x: Ball) -> Ball {
    let precision = max(order.precision, x.precision)
    guard order.isFinite, x.isFinite, x.isPositive else { return .indeterminate(precision) }
    // It rises in ν and falls in x.
    return monotone([(order, true), (x, false)]) { arguments in
      let wide = arguments[0].rounded(to: BallPrecision(bits: min(precision.bits + 20, 10_000_000)), exactly: true)
      return (scaledBesselK(wide.onePlus, arguments[1]) / scaledBesselK(wide, arguments[1])).rounded(to: precision)
    }
  }

  private static func besselK(_ order: Ball, _ x: Ball, scaled: Bool) -> Ball {
    let precision = max(order.precision, x.precision)
    guard order.isFinite, x.isFinite, x.isPositive else { return .indeterminate(precision) }
    let size = absoluteValue(order)
    // The integral takes as many bits as the exponents of ν and x are large.
    let isBeyond = max(order.sizeBits, x.sizeBits) > 300 || x.sizeBits < -2000
    let isEasy = isBeyond || (size.upper < 300 && !size.isNextToInteger)
    // It rises in |ν| and falls in x.
    if isEasy || !(order.isExact && x.isExact) {
      let value = refined([order, x]) { result, x, bits in
        scaled ? arb_hypgeom_bessel_k_scaled(result, x[0], x[1], bits) : arb_hypgeom_bessel_k(result, x[0], x[1], bits)
      }
      if isEasy || value.isFinite || size.containsZero { return value }
    }
    return monotone([(size, true), (x, false)]) { integralOfK($0[0], $0[1], precision, scaled: scaled) }
  }

  /// By the integral, for exact ν ≥ 0 and x > 0.
  private static func integralOfK(_ order: Ball, _ x: Ball, _ precision: BallPrecision, scaled: Bool) -> Ball {
    guard x.isPositive, !order.isNegative else { return .indeterminate(precision) }
    let bits = precision.bits + 40 + 2 * max(order.sizeBits, x.sizeBits, 0) + max(-x.sizeBits, 0).bitWidthOfSize
    let working = BallPrecision(bits: min(bits, 10_000_000))
    let ν = order.rounded(to: working, exactly: true), x = x.rounded(to: working, exactly: true)
    let root = sqrt(x * x + ν * ν)
    // R − ν = x²/(R + ν) and R − x = ν²/(R + x), without cancellation.
    let even = x * x / (root + ν)
    let exponent = ν * asinh(ν / x) - (scaled ? ν * ν / (root + x) : root)
    let right = DecayingExponent.exponential(linear: .zero, rest: ν, sign: 1, even: even)
    let left = DecayingExponent.exponential(linear: .zero, rest: ν, sign: -1, even: even)
    let sum = right.integral(precision.widened) + left.integral(precision.widened)
    return (exp(exponent) * sum).scaled(byPowerOfTwo: -1).rounded(to: precision)
  }

  /// 1 + ν, exactly where a few thousand bits hold it.
  private var onePlus: Ball {
    map { arb_add_ui($0, $1, 1, max(bits, min(bits + 10 + abs(sizeBits), 5000))) }
  }

  /// Whether it is within 2⁻¹⁶ of an integer and is none: Arb's formula divides by the distance.
  private var isNextToInteger: Bool {
    let distance = map { result, x in
      arb_set_d(result, 0.5)
      arb_add(result, result, x, bits + 64)
      arb_floor(result, result, bits + 64)
      arb_sub(result, result, x, bits + 64)
      arb_abs(result, result)
    }
    return distance.upper < 0x1p-16 && !distance.isZero
  }
}

extension Int {
  /// The bits of its size.
  fileprivate var bitWidthOfSize: Int { Int.bitWidth - magnitude.leadingZeroBitCount }
}
