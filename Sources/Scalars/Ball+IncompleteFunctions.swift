import CFLINT

extension Ball {
  /// P(a, x), for a > 0, x ≥ 0.
  ///
  /// Source: the ascending series where it is short, Arb's Q for x > a, and a rigorous integral.
  public static func regularizedGammaP(_ a: Ball, _ x: Ball) -> Ball {
    guard a.isPositive, x.isFinite, a.isFinite, !x.isNegative else {
      return .indeterminate(max(a.precision, x.precision))
    }
    // It falls in a and rises in x.
    return monotone([(a, false), (x, true)]) { exactGammaP($0[0], $0[1]) }
  }

  /// I_x(a, b), for 0 ≤ x ≤ 1, a > 0, b > 0.
  ///
  /// Source: the ascending series where it is short, and a rigorous integral, for x below the mean; by symmetry above it.
  public static func regularizedBeta(_ x: Ball, _ a: Ball, _ b: Ball) -> Ball {
    let precision = max(x.precision, a.precision, b.precision)
    guard a.isPositive, b.isPositive, a.isFinite, b.isFinite, x.isFinite else { return .indeterminate(precision) }
    // It rises in x and b, and falls in a.
    return monotone([(x, true), (a, false), (b, true)]) { exactBeta($0[0], $0[1], $0[2]) }
  }

  /// f of balls in each of which it rises or falls, from its values at their ends.
  static func monotone(_ arguments: [(ball: Ball, rises: Bool)], _ f: ([Ball]) -> Ball) -> Ball {
    if arguments.allSatisfy(\.ball.isExact) { return f(arguments.map(\.ball)) }
    let ends = arguments.map(\.ball.ends)
    let low = zip(ends, arguments).map { $1.rises ? $0.lower : $0.upper }
    let high = zip(ends, arguments).map { $1.rises ? $0.upper : $0.lower }
    return f(low).union(f(high))
  }

  private static func exactGammaP(_ a: Ball, _ x: Ball) -> Ball {
    let precision = max(a.precision, x.precision)
    guard a.isPositive, !x.isNegative else { return .indeterminate(precision) }
    if x.isZero { return Ball(0, precision: precision) }
    guard max(a.sizeBits, x.sizeBits) < 2000 else { return .indeterminate(precision) }
    if (x - a).isPositive { return (Ball(1, precision: precision) - regularizedGammaQ(a, x)) }
    let working = BallPrecision(bits: precision.bits + 30 + 2 * max(a.sizeBits, x.sizeBits, 0))
    let wideA = a.rounded(to: working, exactly: true), wideX = x.rounded(to: working, exactly: true)
    let one = Ball(1, precision: working)
    // xᵃ e⁻ˣ/Γ(a + 1).
    let factor = exp(wideA * log(wideX) - wideX - logGamma(wideA + one))
    if let sum = positiveSeries([one], [wideA + one], wideX, limit: 2000 + 4 * precision.bits) {
      return (factor * sum).rounded(to: precision)
    }
    let integral = DecayingExponent.exponential(linear: wideA - wideX, rest: wideX, sign: -1, even: .zero)
    return (factor * wideA * integral.integral(precision.widened)).rounded(to: precision)
  }

  private static func exactBeta(_ x: Ball, _ a: Ball, _ b: Ball) -> Ball {
    let precision = max(x.precision, a.precision, b.precision)
    guard max(abs(a.sizeBits), abs(b.sizeBits)) < 2000 else { return .indeterminate(precision) }
    // 1 − I may be as small as the parameters are.
    let small = max(-a.sizeBits, -b.sizeBits, 0)
    let working = BallPrecision(bits: min(precision.bits + 60 + 2 * max(a.sizeBits, b.sizeBits, 0) + small, 10_000_000))
    let one = Ball(1, precision: working)
    let wideX = x.rounded(to: working, exactly: true), wideA = a.rounded(to: working, exactly: true),
      wideB = b.rounded(to: working, exactly: true)
    let y = one - wideX
    if x.isZero || y.isZero { return Ball(x.isZero ? 0 : 1, precision: precision) }
    guard x.isPositive, y.isPositive, a.isPositive, b.isPositive else { return .indeterminate(precision) }
    let finer = BallPrecision(bits: min(precision.bits + small + 20, 10_000_000))
    if let sum = betaSeries(wideX, y, wideA, wideB, precision) { return sum.rounded(to: precision) }
    if let sum = betaSeries(y, wideX, wideB, wideA, finer) { return (one - sum).rounded(to: precision) }
    if !(wideX * wideB - y * wideA).isPositive { return lowerBeta(wideX, y, wideA, wideB, precision) }
    return (one - lowerBeta(y, wideX, wideB, wideA, finer)).rounded(to: precision)
  }

  /// xᵃ yᵇ/(a B(a, b)).
  private static func betaFactor(_ x: Ball, _ y: Ball, _ a: Ball, _ b: Ball) -> Ball {
    let next = a + Ball(1, precision: a.precision)
    return exp(a * log(x) + b * log(y) + logGamma(a + b) - logGamma(next) - logGamma(b))
  }

  /// I_x(a, b) by its series, all of whose terms are positive, where that is short.
  private static func betaSeries(_ x: Ball, _ y: Ball, _ a: Ball, _ b: Ball, _ precision: BallPrecision) -> Ball? {
    let one = Ball(1, precision: a.precision)
    let sum = positiveSeries([a + b, one], [a + one], x, limit: 2000 + 4 * precision.bits)
    return sum.map { betaFactor(x, y, a, b) * $0 }
  }

  /// I_x(a, b) for x at most near the mean and y = 1 − x, by the integral.
  private static func lowerBeta(_ x: Ball, _ y: Ball, _ a: Ball, _ b: Ball, _ precision: BallPrecision) -> Ball {
    let one = Ball(1, precision: a.precision)
    // One term of the series first, so that the exponent is above 1.
    let integral = DecayingExponent.logarithmic(
      slope: ((a + one) * y - (b - one) * x) / y, power: b - one, ratio: x / y)
    let rest = x * (a + b) / y * integral.integral(precision.widened)
    return (betaFactor(x, y, a, b) * (one + rest)).rounded(to: precision)
  }

  /// Whether it is exactly 0.
  var isZero: Bool { withArb { arb_is_zero($0) != 0 } }

  /// The same number with another working precision; with `exactly` the midpoint is not rounded.
  func rounded(to precision: BallPrecision, exactly: Bool) -> Ball {
    Ball(bits: precision.bits) { result in withArb { arb_set(result, $0) } }
  }
}

extension BallPrecision {
  /// With a few bits more, as far as there are any.
  var widened: BallPrecision { BallPrecision(bits: min(bits + 20, 10_000_000)) }
}
