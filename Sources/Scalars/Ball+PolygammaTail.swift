import CFLINT

extension Ball {
  /// The tail at an exact x > 0.
  static func exactPolygammaTail(_ n: Int, _ x: Ball) -> Ball {
    if let tail = asymptoticPolygammaTail(n, x) { return tail }
    // The tail is about n/(2x) of the function: that is how many leading bits the subtraction takes away. The
    // asymptotic series has had the large x, so that these bits are few.
    let bits = x.bits
    let extraBits = max(0, x.withMutableArb { arf_abs_bound_lt_2exp_si(arb_mid_ptr($0)) }) + 20
    let wide = BallPrecision(bits: min(bits + extraBits, 10_000_000))
    let argument = Ball(bits: wide.bits) { argument in x.withArb { arb_set(argument, $0) } }
    let difference: Ball
    if n == 0 {
      difference = polygamma(0, argument) - log(argument)
    } else {
      let leading = gamma(Ball(Rational(n), precision: wide)) / pow(argument, n)
      difference = polygamma(n, argument) + (n.isMultiple(of: 2) ? leading : -leading)
    }
    return difference.rounded(to: BallPrecision(bits: bits))
  }

  /// The Stirling series of the tail, for an x > 0 where a few terms reach the precision; nil elsewhere.
  ///
  ///     (−1)ⁿ⁺¹ tail = n!/(2xⁿ⁺¹) + Σₖ B₂ₖ (2k+n−1)!/((2k)! x²ᵏ⁺ⁿ)
  ///
  /// It envelops the function: the rest after any term is smaller than the next term (DLMF 5.11(ii) and its derivatives).
  private static func asymptoticPolygammaTail(_ n: Int, _ x: Ball) -> Ball? {
    guard x.isPositive, n < 1 << 20, x.lower > 16 else { return nil }
    let bits = min(x.bits + 20, 10_000_000)
    return withNumbers(6) { w in
      let square = w + 1, power = w + 2, term = w + 3, sum = w + 4, size = w + 5
      x.withArb { arb_ui_div(w, 1, $0, bits) }
      arb_mul(square, w, w, bits)
      arb_one(power)
      arb_mul_si(sum, w, max(n, 1), bits)
      arb_mul_2exp_si(sum, sum, -1)
      for (index, bernoulli) in bernoulliNumbers.enumerated() {
        // B₂ₖ/(2k)! · (2k+n−1)!/(n−1)! · w²ᵏ, which is B₂ₖ/2k · w²ᵏ for n = 0.
        let k = 2 * index + 2
        arb_mul(power, power, square, bits)
        if n > 0 {
          arb_mul_si(power, power, (n + k - 2) * (n + k - 1), bits)
          arb_div_si(power, power, (k - 1) * k, bits)
        }
        arb_mul_si(term, power, bernoulli.numerator, bits)
        arb_div_si(term, term, bernoulli.denominator * (n == 0 ? k : 1), bits)
        arb_mul_2exp_si(size, term, bits)
        if arf_cmpabs(arb_mid_ptr(size), arb_mid_ptr(sum)) < 0 {
          arb_add_error(sum, term)
          if n > 0 {
            arb_pow_ui(power, w, UInt(n), bits)
            arb_mul(sum, sum, power, bits)
            arb_fac_ui(power, UInt(n - 1), bits)
            arb_mul(sum, sum, power, bits)
          }
          if n.isMultiple(of: 2) { arb_neg(sum, sum) }
          return Ball(bits: x.bits) { arb_set_round($0, sum, x.bits) }
        }
        arb_add(sum, sum, term, bits)
      }
      return nil
    }
  }

  /// The polygamma function at x > 0 from the Stirling series at x + N, where few bits are asked for; nil elsewhere.
  ///
  ///     (−1)ⁿ⁺¹ ψ⁽ⁿ⁾(x) = n! Σₖ 1/(x + k)ⁿ⁺¹ + (−1)ⁿ⁺¹ ψ⁽ⁿ⁾(x + N),  k = 0 … N − 1
  static func shiftedPolygamma(_ n: Int, _ x: Ball) -> Ball? {
    guard (1...8).contains(n), x.isPositive, x.bits <= 128 else { return nil }
    // From there on the terms fall below 2^(−bits − 30): B₃₄ is about 2³⁹.
    let bits = x.bits + 20, reach = max(18, Double.exp2(Double(x.bits + 75) / 34))
    let place = x.withMutableArb { arf_get_d(arb_mid_ptr($0), ARF_RND_DOWN) }
    let steps = place < reach ? Int(reach - place) + 1 : 0
    let far = Ball(bits: x.bits + 10) { far in x.withArb { arb_add_ui(far, $0, UInt(steps), x.bits + 10) } }
    guard let tail = asymptoticPolygammaTail(n, far) else { return nil }
    return withNumbers(2) { sum in
      let term = sum + 1
      for k in 0..<steps {
        x.withArb { arb_add_ui(term, $0, UInt(k), bits) }
        arb_pow_ui(term, term, UInt(n + 1), bits)
        arb_ui_div(term, 1, term, bits)
        arb_add(sum, sum, term, bits)
      }
      arb_mul_ui(sum, sum, UInt(n), bits)
      // (n−1)! (n Σ + 1/(x + N)ⁿ) and the tail, which has its sign already.
      far.withArb { arb_pow_ui(term, $0, UInt(n), bits) }
      arb_ui_div(term, 1, term, bits)
      arb_add(sum, sum, term, bits)
      arb_fac_ui(term, UInt(n - 1), bits)
      arb_mul(sum, sum, term, bits)
      if n.isMultiple(of: 2) { arb_neg(sum, sum) }
      tail.withArb { arb_add(sum, sum, $0, bits) }
      return Ball(bits: x.bits) { arb_set_round($0, sum, x.bits) }
    }
  }

  /// Lends so many Arb numbers.
  private static func withNumbers(_ count: Int, _ body: (UnsafeMutablePointer<arb_struct>) -> Ball?) -> Ball? {
    withUnsafeTemporaryAllocation(of: arb_struct.self, capacity: count) { room in
      guard let numbers = room.baseAddress else { return nil }
      for k in 0..<count { arb_init(numbers + k) }
      defer { for k in 0..<count { arb_clear(numbers + k) } }
      return body(numbers)
    }
  }

  /// The Bernoulli numbers B₂, B₄, …, as far as they fit.
  private static let bernoulliNumbers: [(numerator: Int, denominator: Int)] = [
    (1, 6), (-1, 30), (1, 42), (-1, 30), (5, 66), (-691, 2730), (7, 6), (-3617, 510), (43867, 798), (-174_611, 330),
    (854_513, 138), (-236_364_091, 2730), (8_553_103, 6), (-23_749_461_029, 870), (8_615_841_276_005, 14322),
    (-7_709_321_041_217, 510), (2_577_687_858_367, 6),
  ]
}
