import InformationGeometry

/// The kernel of a torus or a box of any order that is small beside the length scale, by its heat kernel, with a proof.
///
///     K = 1/Γ(s) ∫₀^∞ t^(s−1) e^(−t) p_t dt
///
/// From ε on the heat kernel p_t is a short sum over waves, and up to ε one over images:
///
///     K = 1/vol Σ_k cos(ω_k·x) (1 + ℓ²ω_k²)⁻ˢ Q(s, ε(1 + ℓ²ω_k²)) + Σ_m R(|x + m|),
///     R(r) = (4πℓ²)^(−n/2)/Γ(s) ∫₀^ε t^(s−n/2−1) e^(−t) e^(−r²/4ℓ²t) dt
///
/// With Q the regularized incomplete gamma function; R is a series of such. Both sums fall like Gaussians, for every order and every shape.
/// Source: Ewald (1921) for the idea.
struct HeatSplit: Sendable {
  let space: SobolevSpace
  let sides: SobolevDomain.Sides

  private var dimension: Int { sides.lengths.count }

  /// ε: both sums are about as long.
  private var split: Double {
    let ℓ = space.lengthScale.asDouble
    var product = 1.0
    for length in sides.lengths { product *= ReproducingKernel.double(length) * (sides.reflection == nil ? 1 : 2) / ℓ }
    return Swift.min(1, Double.pow(product, 2 / Double(dimension)) / (4 * Double.pi))
  }

  /// Whether this is the shorter way: some side is short beside the length scale, and there are not too many terms.
  var isShort: Bool {
    let ε = split, ℓ = space.lengthScale.asDouble
    var waves = 1.0, images = 1.0, shortest = Double.infinity
    for length in sides.lengths {
      let period = ReproducingKernel.double(length) * (sides.reflection == nil ? 1 : 2) / ℓ
      shortest = Swift.min(shortest, period)
      waves *= 2 + (64 / ε).squareRoot() * period / (2 * .pi)
      images *= (3 + 4 * (64 * ε).squareRoot() / period) * (sides.reflection == nil ? 1 : 2)
    }
    return shortest < .pi && waves + images < 100_000
  }

  /// K(x, y).
  ///
  /// - Throws: `GeometryError.notConverged` for points that are not sharp.
  func value(_ x: [Ball], _ y: [Ball], _ precision: BallPrecision) throws(GeometryError) -> Ball {
    // Reflections of opposite signs cancel near the boundary, and the recurrence of R loses as many bits again.
    let working = BallPrecision(bits: 2 * precision.bits + 64)
    var periods: [Ball] = [], near: [Ball] = [], across: [Ball] = []
    for k in 0..<dimension {
      let period = sides.reflection == nil ? sides.lengths[k] : 2 * sides.lengths[k]
      guard let full = period.constantEnclosure(bits: working.bits),
        let origin = sides.origins[k].constantEnclosure(bits: working.bits),
        let gap = ReproducingKernel.reduced(x[k] - y[k], period: period, working),
        let mirror = ReproducingKernel.reduced(
          x[k] + y[k] - origin.scaled(byPowerOfTwo: 1), period: period, working)
      else { return .indeterminate(precision) }
      periods.append(full)
      near.append(gap)
      across.append(mirror)
    }
    let run = HeatRun(
      order: space.order, lengthScale: space.lengthScale, periods: periods, split: split, target: precision.bits,
      precision: working)
    let total = run.waves(near, across, sides.reflection) + run.images(near, across, sides.reflection)
    guard total.isFinite else {
      throw .notConverged(what: "the kernel of \(space.domain.summary)", reached: 0, reason: "the points are not sharp")
    }
    return total
  }
}

/// Both sums for one pair of points.
struct HeatRun {
  private let s: Ball, ℓSquared: Ball, ε: Ball, gammaOfOrder: Ball
  private let periods: [Ball]
  /// log of what a term may be left out below.
  private let reach: Double
  private let precision: BallPrecision
  private let radial: HeatRadial

  init(
    order: Rational, lengthScale: Rational, periods: [Ball], split: Double, target: Int, precision: BallPrecision
  ) {
    self.precision = precision
    self.periods = periods
    s = Ball(order, precision: precision)
    ℓSquared = Ball(lengthScale * lengthScale, precision: precision)
    ε = Ball(exactly: split, precision: precision)
    gammaOfOrder = Ball.gamma(s)
    reach = Double(target + 16) * 0.6932
    let four = (Ball.pi(precision) * ℓSquared).scaled(byPowerOfTwo: 2)
    let factor =
      Ball(1, precision: precision)
      / (Ball.pow(four, Ball(Rational(periods.count, 2), precision: precision)) * gammaOfOrder)
    radial = HeatRadial(
      order: order - Rational(periods.count, 2), rate: 1, split: ε, factor: factor, reach: reach, precision: precision)
  }

  private func ball(_ value: Double) -> Ball { Ball(exactly: value, precision: precision) }

  /// The sum over waves, with its tail.
  func waves(_ near: [Ball], _ across: [Ball], _ reflection: Int?) -> Ball {
    let n = periods.count, turn = Ball.pi(precision).scaled(byPowerOfTwo: 1)
    var tables: [[Ball]] = [], squares: [[Ball]] = [], volume = Ball(1, precision: precision)
    var all: [Ball] = [], outside: [Ball] = []
    for k in 0..<n {
      let ω = turn / periods[k], η = ε * ℓSquared * ω * ω
      let last = Int((reach / η.midpoint).squareRoot()) + 1
      var table: [Ball] = [], square: [Ball] = []
      for m in 0...last {
        let phase = ω * ball(Double(m))
        var value = Ball.cos(phase * near[k])
        if let reflection {
          let mirrored = Ball.cos(phase * across[k])
          value = reflection > 0 ? value + mirrored : value - mirrored
        }
        table.append(m == 0 ? value : value.scaled(byPowerOfTwo: 1))
        square.append(ℓSquared * phase * phase)
      }
      tables.append(table)
      squares.append(square)
      volume = volume * periods[k]
      // (1 + ℓ²ω²)⁻ˢ Q ≤ Π e^(−ηm²), and reflections double it.
      let beyond =
        Ball.exp(-η * ball(Double((last + 1) * (last + 1)))) / (ball(1) - Ball.exp(-η * ball(Double(2 * last + 3))))
      let scale = ball(reflection == nil ? 2 : 4)
      outside.append(beyond * scale)
      all.append((ball(Double(last + 1)) + beyond) * scale)
    }
    var index = [Int](repeating: 0, count: n), total = Ball(0, precision: precision)
    let one = Ball(1, precision: precision)
    while true {
      var base = one, wave = one
      for k in 0..<n {
        base = base + squares[k][index[k]]
        wave = wave * tables[k][index[k]]
      }
      total += wave * Ball.upperGamma(s, ε * base) / Ball.pow(base, s)
      var k = 0
      while k < n {
        index[k] += 1
        if index[k] < tables[k].count { break }
        index[k] = 0
        k += 1
      }
      if k == n { break }
    }
    return (total / gammaOfOrder).widened(by: Self.tail(all, outside)) / volume
  }

  /// The sum over images, with its tail.
  func images(_ near: [Ball], _ across: [Ball], _ reflection: Int?) -> Ball {
    let n = periods.count
    var all: [Ball] = [], outside: [Ball] = [], lasts: [Int] = []
    for k in 0..<n {
      // Gaps lie within 0.51 periods: e^(−r²/4ℓ²ε) of an image with index m.
      let κ = periods[k] * periods[k] / (ℓSquared * ε).scaled(byPowerOfTwo: 2)
      let last = Int((reach / κ.midpoint).squareRoot() + 0.51) + 1
      let beyond =
        Ball.exp(-κ * ball((Double(last) + 0.49) * (Double(last) + 0.49)))
        / (ball(1) - Ball.exp(-κ * ball(2 * Double(last) + 0.98)))
      let scale = ball(reflection == nil ? 2 : 4)
      outside.append(beyond * scale)
      all.append((ball(Double(last + 1)) + beyond) * scale)
      lasts.append(last)
    }
    var total = Ball(0, precision: precision), leftOut = 0
    for mirror in 0..<(reflection == nil ? 1 : 1 << n) {
      var sign = 1, index = lasts.map { -$0 }
      for k in 0..<n where mirror >> k & 1 == 1 { sign *= reflection ?? 1 }
      while true {
        var square = Ball(0, precision: precision)
        for k in 0..<n {
          let gap = (mirror >> k & 1 == 1 ? across[k] : near[k]) + ball(Double(index[k])) * periods[k]
          square += gap * gap
        }
        if let value = radial.value(square / ℓSquared.scaled(byPowerOfTwo: 2)) {
          total = sign > 0 ? total + value : total - value
        } else {
          leftOut += 1
        }
        var k = 0
        while k < n {
          index[k] += 1
          if index[k] <= lasts[k] { break }
          index[k] = -lasts[k]
          k += 1
        }
        if k == n { break }
      }
    }
    let tail = radial.largest * Self.tail(all, outside) + radial.negligible * ball(Double(leftOut))
    return total.widened(by: tail.largestSize)
  }

  /// Of a product of sums what has one index outside.
  private static func tail(_ all: [Ball], _ outside: [Ball]) -> Ball {
    var total = Ball.zero
    for k in all.indices {
      var product = outside[k]
      for other in all.indices where other != k { product = product * all[other] }
      total += product
    }
    return total.largestSize
  }
}

/// F ∫₀^ε t^(ν−1) e^(−bt) e^(−c/t) dt for ν > 0, c ≥ 0 and |b| ≤ 1, by the series of e^(−bt).
struct HeatRadial: Sendable {
  private let order: Rational
  private let rate: Rational
  private let split: Ball
  private let factor: Ball
  private let reach: Double
  private let precision: BallPrecision
  /// A bound at c = 0, and of what lies beyond the reach.
  let largest: Ball
  let negligible: Ball

  init(order: Rational, rate: Rational, split: Ball, factor: Ball, reach: Double, precision: BallPrecision) {
    self.order = order
    self.rate = rate
    self.split = split
    self.factor = factor
    self.reach = reach
    self.precision = precision
    let ν = Ball(order, precision: precision), size = Ball(rate.magnitude, precision: precision) * split
    largest = (factor * Ball.pow(split, ν) / ν * Ball.exp(size)).largestSize
    negligible = (largest * Ball.exp(-Ball(exactly: reach, precision: precision))).largestSize
  }

  /// The value; nil where it is below `negligible`.
  func value(_ c: Ball) -> Ball? {
    let cut = Ball(exactly: reach, precision: precision) * split
    if (c - cut).isPositive { return nil }
    // It falls in c.
    if c.isExact { return exact(c) }
    let low = c.center.scaled(byPowerOfTwo: 1) - c.largestSize
    return exact(low.isPositive ? low.center : Ball(0, precision: precision)).union(exact(c.largestSize))
  }

  private func exact(_ c: Ball) -> Ball {
    let isZero = c.containsZero, ν = Ball(order, precision: precision)
    // E_j = ∫ t^(ν+j−1) e^(−c/t), (ν + j) E_j = ε^(ν+j) e^(−c/ε) − c E_{j−1}.
    var power = Ball.pow(split, ν)
    let decay = Ball.exp(-c / split)
    var term = isZero ? power / ν : Ball.pow(c, ν) * Ball.upperGamma(-ν, c / split)
    var total = term, coefficient = Rational(1), j = 0
    while true {
      j += 1
      power = power * split
      coefficient = -coefficient * rate / Rational(j)
      let place = ν + Ball(Rational(j), precision: precision)
      term = (power * decay - c * term) / place
      let part = Ball(coefficient, precision: precision) * term
      // |e^(−bt) − its first terms| ≤ (|b|t)ʲ/j! e^(|b|t), and E_j is at most its value at c = 0.
      let bound =
        Ball(coefficient.magnitude, precision: precision) * power / place
        * Ball.exp(Ball(rate.magnitude, precision: precision) * split)
      if bound.isBelow(bits: precision.bits) || coefficient.isZero {
        return factor * total.widened(by: bound.largestSize)
      }
      total += part
    }
  }
}
