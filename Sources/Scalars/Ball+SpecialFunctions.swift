import CFLINT

extension Ball: Scalar {
  /// Γ(x); indeterminate at the poles.
  public static func gamma(_ x: Ball) -> Ball { unary(x, arb_gamma) }

  /// log |Γ(x)|; indeterminate at the poles 0, −1, −2, ….
  public static func logGamma(_ x: Ball) -> Ball {
    if x.isPositive {
      return refined(bits: x.bits, exact: x.isExact) { result, bits in x.withArb { arb_lgamma(result, $0, bits) } }
    }
    guard x.isNegative, !x.containsInteger else { return .indeterminate(x.precision) }
    // |Γ(x) Γ(1−x) sin πx| = π
    let sine = absoluteValue(unary(x, arb_sin_pi))
    return log(pi(x.precision) / sine) - logGamma(x.oneMinus)
  }

  /// The polygamma function ψ⁽ⁿ⁾(x), n ≥ 0; n = 0 is digamma.
  ///
  /// Indeterminate at the poles, for n < 0, and for x < 0 with n > 1000.
  public static func polygamma(_ n: Int, _ x: Ball) -> Ball {
    if n == 0 {
      return refined(bits: x.bits, exact: x.isExact) { result, bits in x.withArb { arb_digamma(result, $0, bits) } }
    }
    guard n > 0, x.isFinite else { return .indeterminate(x.precision) }
    if x.isPositive {
      // The function is monotone: a wide ball has its ends' values at the ends.
      if x.relativeAccuracyBits >= 20 { return positivePolygamma(n, x) }
      let ends = x.ends
      guard ends.lower.isPositive else { return .indeterminate(x.precision) }
      return positivePolygamma(n, ends.lower).union(positivePolygamma(n, ends.upper))
    }
    guard x.isNegative, !x.containsInteger, n <= 1000 else { return .indeterminate(x.precision) }
    return reflectedPolygamma(n, x)
  }

  /// ψ⁽ⁿ⁾(x) less its leading asymptotic term, without cancellation, for x > 0.
  ///
  ///     n = 0: ψ(x) − log x        n ≥ 1: ψ⁽ⁿ⁾(x) − (−1)ⁿ⁺¹ (n−1)!/xⁿ
  public static func polygammaTail(_ n: Int, _ x: Ball) -> Ball {
    guard n >= 0, x.isFinite, x.isPositive else { return .indeterminate(x.precision) }
    if x.isExact { return exactPolygammaTail(n, x) }
    // It is monotone in x, while a subtraction of balls would count the radius of x twice.
    let ends = x.ends
    guard ends.lower.isPositive else { return .indeterminate(x.precision) }
    return exactPolygammaTail(n, ends.lower).union(exactPolygammaTail(n, ends.upper))
  }

  /// The error function.
  public static func erf(_ x: Ball) -> Ball { unary(x, arb_hypgeom_erf) }
  /// 1 − erf x, without cancellation.
  public static func erfc(_ x: Ball) -> Ball { unary(x, arb_hypgeom_erfc) }

  /// The modified Bessel function I_ν(x), for x > 0, or any x when ν is exactly an integer.
  public static func besselI(_ order: Ball, _ x: Ball) -> Ball {
    guard order.isFinite, x.isFinite else { return .indeterminate(max(order.precision, x.precision)) }
    return refined(bits: max(order.bits, x.bits), exact: order.isExact && x.isExact) { result, bits in
      order.withArb { order in x.withArb { x in arb_hypgeom_bessel_i(result, order, x, bits) } }
    }
  }

  /// f at the precision of the result; with exact arguments again with more bits while cancellation inside f eats more
  /// than a few of them.
  static func refined(bits: Int, exact: Bool, _ f: (UnsafeMutablePointer<arb_struct>, Int) -> Void) -> Ball {
    var result = Ball(bits: bits) { f($0, bits) }
    guard exact, result.relativeAccuracyBits < bits - 20 else { return result }
    var working = bits
    repeat {
      working = 2 * working + 64
      result = Ball(bits: bits) { f($0, working) }
    } while result.relativeAccuracyBits < bits - 20 && working < 16 * (bits + 64) && working < 4_000_000
    return result.rounded(to: BallPrecision(bits: bits))
  }
}

extension Ball {
  /// 1 − x with bits to spare, so that a small x is not lost.
  fileprivate var oneMinus: Ball {
    map { result, value in
      arb_sub_ui(result, value, 1, bits + 30)
      arb_neg(result, result)
    }
  }

  fileprivate static func positivePolygamma(_ n: Int, _ x: Ball) -> Ball {
    if let found = shiftedPolygamma(n, x) { return found }
    let bits = x.bits
    return x.map { result, x in
      var order = acb_struct(), argument = acb_struct(), value = acb_struct()
      acb_init(&order)
      acb_init(&argument)
      acb_init(&value)
      defer {
        acb_clear(&order)
        acb_clear(&argument)
        acb_clear(&value)
      }
      acb_set_si(&order, n)
      acb_set_arb(&argument, x)
      acb_polygamma(&value, &order, &argument, bits)
      acb_get_real(result, &value)
    }
  }

  /// ψ⁽ⁿ⁾(x) = (−1)ⁿ (ψ⁽ⁿ⁾(1−x) − πⁿ⁺¹ qₙ(cot πx)) with q₀ = c and qₙ₊₁ = (1 + c²) qₙ′.
  fileprivate static func reflectedPolygamma(_ n: Int, _ x: Ball) -> Ball {
    var q: [Rational] = [0, 1]
    for _ in 0..<n {
      var next = [Rational](repeating: 0, count: q.count + 1)
      for j in 1..<q.count {
        let derivative = Rational(j) * q[j]
        next[j - 1] += derivative
        next[j + 1] += derivative
      }
      q = next
    }
    let c = unary(x, arb_cot_pi)
    var value = Ball(0, precision: x.precision)
    for coefficient in q.reversed() { value = value * c + Ball(coefficient, precision: x.precision) }
    value = polygamma(n, x.oneMinus) - pow(pi(x.precision), n + 1) * value
    return n.isMultiple(of: 2) ? value : -value
  }
}
