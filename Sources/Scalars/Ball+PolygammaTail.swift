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
    // The last of the numbers is about 256!/(2π)²⁵⁶, 256! about 2¹⁶⁸⁴.
    guard Double.log2(2 * .pi * x.lower) * 256 > Double(bits) + 1684 else { return nil }
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
        if n > 1 {
          arb_mul_si(power, power, (n + k - 2) * (n + k - 1), bits)
          arb_div_si(power, power, (k - 1) * k, bits)
        }
        if bits <= bernoulli.bits {
          bernoulli.withArb { arb_mul(term, power, $0, bits) }
        } else {
          arb_bernoulli_ui(term, UInt(k), bits)
          arb_mul(term, term, power, bits)
        }
        if n == 0 { arb_div_si(term, term, k, bits) }
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

  /// The polygamma function at x > 0 from the Stirling series at x + N, for up to some hundred bits; nil elsewhere.
  ///
  ///     (−1)ⁿ⁺¹ ψ⁽ⁿ⁾(x) = n! Σₖ 1/(x + k)ⁿ⁺¹ + (−1)ⁿ⁺¹ ψ⁽ⁿ⁾(x + N),  k = 0 … N − 1
  static func shiftedPolygamma(_ n: Int, _ x: Ball) -> Ball? {
    guard (1...8).contains(n), x.isPositive, x.bits <= 640 else { return nil }
    // There terms of the sum and terms of the series are about as many, and the series falls below 2^(−bits − 30).
    let bits = x.bits + 20, reach = 8 + 0.15 * Double(x.bits + 30)
    let place = x.withMutableArb { arf_get_d(arb_mid_ptr($0), ARF_RND_DOWN) }
    let steps = place < reach ? Int(reach - place) + 1 : 0
    let far = Ball(bits: x.bits + 10) { far in x.withArb { arb_add_ui(far, $0, UInt(steps), x.bits + 10) } }
    guard let tail = asymptoticPolygammaTail(n, far) else { return nil }
    return withNumbers(3) { sum in
      let term = sum + 1, denominator = sum + 2
      // As one fraction: products are cheaper than quotients.
      arb_one(denominator)
      for k in 0..<steps {
        x.withArb { arb_add_ui(term, $0, UInt(k), bits) }
        arb_pow_ui(term, term, UInt(n + 1), bits)
        arb_mul(sum, sum, term, bits)
        arb_add(sum, sum, denominator, bits)
        arb_mul(denominator, denominator, term, bits)
      }
      arb_div(sum, sum, denominator, bits)
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

  /// The Bernoulli numbers B₂, B₄, … B₂₅₆.
  private static let bernoulliNumbers: [Ball] = (1...128).map { k in
    Ball(bits: 720) { arb_bernoulli_ui($0, UInt(2 * k), 720) }
  }
}
