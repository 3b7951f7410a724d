import CFLINT

extension Ball {
  /// Kummer's ₁F₁(a; b; x).
  ///
  /// Source: the series where its terms are positive, eˣ ₁F₁(b−a; b; −x) where those are, Arb elsewhere.
  public static func hypergeometric1F1(_ a: Ball, _ b: Ball, _ x: Ball) -> Ball {
    let precision = max(a.precision, b.precision, x.precision)
    let working = BallPrecision(bits: precision.bits + 30)
    /// The series, when it has positive terms and not more than so many.
    func series(_ limit: Int) -> Ball? {
      if a.isPositive, b.isPositive, x.isPositive {
        return positiveSeries([a.wide(working)], [b.wide(working)], x.wide(working), limit: limit)
      }
      let difference = b.wide(working) - a.wide(working)
      guard b.isPositive, x.isNegative, difference.isPositive else { return nil }
      return positiveSeries([difference], [b.wide(working)], -x.wide(working), limit: limit).map {
        exp(x.wide(working)) * $0
      }
    }
    if let sum = series(1000 + 2 * precision.bits) { return sum.rounded(to: precision) }
    if x.upper > 1000 || x.lower < -1000, Swift.max(a.upper, b.upper) > 1000, let sum = series(seriesLimit(precision)) {
      return sum.rounded(to: precision)
    }
    return refined([a, b, x]) { result, x, bits in arb_hypgeom_1f1(result, x[0], x[1], x[2], 0, bits) }
  }

  /// Gauss's ₂F₁(a, b; c; x), for x < 1.
  ///
  /// Source: the series where its terms are positive and x ≤ 0.9, Arb elsewhere.
  public static func hypergeometric2F1(_ a: Ball, _ b: Ball, _ c: Ball, _ x: Ball) -> Ball {
    let precision = max(a.precision, b.precision, c.precision, x.precision)
    let working = BallPrecision(bits: precision.bits + 30)
    let isLarge = Swift.max(a.upper, b.upper, c.upper) > 1000
    if a.isPositive, b.isPositive, c.isPositive, x.isPositive, x.upper <= 0.9,
      let sum = positiveSeries(
        [a.wide(working), b.wide(working)], [c.wide(working)], x.wide(working),
        limit: isLarge ? seriesLimit(precision) : 1000 + 2 * precision.bits)
    {
      return sum.rounded(to: precision)
    }
    return refined([a, b, c, x]) { result, x, bits in arb_hypgeom_2f1(result, x[0], x[1], x[2], x[3], 0, bits) }
  }

  private static func seriesLimit(_ precision: BallPrecision) -> Int {
    max(20_000, 500_000_000 / (precision.bits + 400))
  }

  private func wide(_ precision: BallPrecision) -> Ball { rounded(to: precision, exactly: true) }

  /// Σ (a₁)ₖ…/((b₁)ₖ… k!) xᵏ with positive parameters and x > 0; nil when it needs more terms than the limit.
  static func positiveSeries(_ above: [Ball], _ below: [Ball], _ x: Ball, limit: Int) -> Ball? {
    let bits = above.reduce(x.bits) { max($0, $1.bits) }
    guard let count = seriesLength(above.map(\.upper), below.map(\.lower), x.upper, bits, limit: limit) else {
      return nil
    }
    let parameters = (above + below).map { $0 } + [Ball(1, precision: BallPrecision(bits: bits))]
    let values = UnsafeMutablePointer<acb_struct>.allocate(capacity: parameters.count + 2)
    for i in 0..<parameters.count + 2 { acb_init(values + i) }
    defer {
      for i in 0..<parameters.count + 2 { acb_clear(values + i) }
      values.deallocate()
    }
    for (i, parameter) in parameters.enumerated() { parameter.withArb { acb_set_arb(values + i, $0) } }
    let argument = values + parameters.count, result = argument + 1
    x.withArb { acb_set_arb(argument, $0) }
    var term = acb_struct()
    acb_init(&term)
    defer { acb_clear(&term) }
    acb_hypgeom_pfq_sum(
      result, &term, values, above.count, values + above.count, below.count + 1, argument, count, bits)
    let sum = Ball(bits: bits) { acb_get_real($0, result) }, last = Ball(bits: bits) { acb_get_real($0, &term) }
    // The rest is at most last/(1 − r), where no ratio of terms from there on is above r.
    let n = Ball(Rational(count), precision: BallPrecision(bits: bits)), one = Ball(1, precision: n.precision)
    let r = largestRatio(above.map { $0 + n }, below.map { $0 + n } + [n + one], x)
    guard (one - r).isPositive else { return nil }
    return sum.widened(by: last / (one - r))
  }

  /// A bound of x Π(a + k)/Π(b + k) for all k ≥ 0: each (a + k)/(b + k) is at most the larger of 1 and a/b, in any pairing.
  private static func largestRatio(_ above: [Ball], _ below: [Ball], _ x: Ball) -> Ball {
    let one = Ball(1, precision: x.precision)
    func pair(_ a: Ball, _ b: Ball) -> Ball { maximum(one, a / b) }
    if above.count == 1 {
      return minimum(x / below[1] * pair(above[0], below[0]), x / below[0] * pair(above[0], below[1]))
    }
    return x
      * minimum(
        pair(above[0], below[0]) * pair(above[1], below[1]), pair(above[0], below[1]) * pair(above[1], below[0]))
  }

  /// How many terms make the rest smaller than the precision, roughly.
  private static func seriesLength(_ above: [Double], _ below: [Double], _ x: Double, _ bits: Int, limit: Int) -> Int? {
    guard x.isFinite, above.allSatisfy(\.isFinite) else { return nil }
    // log₂ of the k-th ratio falls in the end: for entire series to −∞, else to log₂ x.
    func ratio(_ k: Double) -> Double {
      var value = x / (k + 1)
      for a in above { value *= a + k }
      for b in below { value /= b + k }
      return value
    }
    let decay = above.count > below.count ? (1 + x) / 2 : 0.5
    var peak = 1.0
    while ratio(peak) > decay {
      peak *= 2
      if peak > Double(limit) { return nil }
    }
    var low = peak / 2
    for _ in 0..<20 where peak - low > 1 {
      let middle = (low + peak) / 2
      if ratio(middle) > decay { low = middle } else { peak = middle }
    }
    // From the peak on the terms fall by `decay` at least, from no more than the sum of all.
    var size = 0.0, k = peak.rounded(.up)
    while size > -Double(bits + 10) {
      let step = max(8, k / 16).rounded()
      size += step * Double.log2(min(ratio(k), decay))
      k += step
      if k > Double(limit) || size.isNaN { return nil }
    }
    return Int(k)
  }
}
