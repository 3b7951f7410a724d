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
    let working = BallPrecision(bits: min(x.bits + 20, 10_000_000)), bits = working.bits
    let w = Ball(1, precision: working) / x, u = w * w
    let order = n == 0 ? 1 : n
    // B₂ₖ/(2k)! · (2k+n−1)!/(n−1)! · w²ᵏ, which is B₂ₖ/2k · w²ᵏ for n = 0.
    var power = Ball(1, precision: working)
    var sum = Ball(Rational(n == 0 ? 1 : n, 2), precision: working) * w
    for (k, bernoulli) in bernoulliNumbers.enumerated().map({ (2 * $0.offset + 2, $0.element) }) {
      let rising =
        n == 0
        ? Rational(1, k) : Rational(n + k - 2) * Rational(n + k - 1) / Rational((k - 1) * k)
      power = n == 0 ? power * u : power * u * Ball(rising, precision: working)
      let term = Ball(n == 0 ? bernoulli * rising : bernoulli, precision: working) * power
      let size = absoluteValue(term)
      if (size.scaled(byPowerOfTwo: bits) - sum).isNegative {
        let rest = size.map { arb_add_error($0, $1) }
        let series = sum + rest
        let leading = n == 0 ? series : gamma(Ball(Rational(order), precision: working)) * pow(w, n) * series
        return (n.isMultiple(of: 2) ? -leading : leading).rounded(to: x.precision)
      }
      sum += term
    }
    return nil
  }

  /// The Bernoulli numbers B₂, B₄, ….
  private static let bernoulliNumbers: [Rational] = [
    Rational(1, 6), Rational(-1, 30), Rational(1, 42), Rational(-1, 30), Rational(5, 66), Rational(-691, 2730),
    Rational(7, 6), Rational(-3617, 510), Rational(43867, 798), Rational(-174_611, 330),
  ]
}
