import InformationGeometry

/// The kernel at any number of digits, with a proof.
extension ReproducingKernel {
  /// An enclosure of K(x, y).
  ///
  /// Closed forms in balls, Bessel functions by Arb, sums over images, waves and degrees with proved tails, at small angles of S² a
  /// rigorous integral. The result is as sharp as the points are, to a few bits.
  ///
  /// - Parameters:
  ///   - x: the coordinates, on spheres those of a unit vector.
  ///   - y: likewise.
  /// - Throws: `GeometryError.outsideDomain` for points that cannot be in the domain, `notConverged` where no enclosure was found.
  public func enclosure(_ x: [Ball], _ y: [Ball]) throws(GeometryError) -> Ball {
    try check(x)
    try check(y)
    let target = (x + y).reduce(BallPrecision(bits: 2)) { Swift.max($0, $1.precision) }
    if isAtDirichletEnd(x) || isAtDirichletEnd(y) { return Ball(0, precision: target) }
    switch method {
    case .radial: return try radial(Self.distance(x, y)).rounded(to: target)
    case .periodic(let length):
      return try sharpened(target) { precision in
        guard let d = Self.reduced(x[0] - y[0], period: length, precision) else { return nil }
        return [Ball.absoluteValue(d)]
      }
    case .points:
      return try sharpened(target) { precision in [x[0].rounded(to: precision), y[0].rounded(to: precision)] }
    case .heat(let heat): return try heat.value(x, y, BallPrecision(bits: target.bits + 32)).rounded(to: target)
    case .images(let sum): return try sum.enclosure(x, y, space).rounded(to: target)
    case .threeSphere, .twoSphere, .degrees:
      let apart = Self.distance(x, y), across = Self.distance(x, y.map { -$0 })
      // tan(γ/2) = |x − y|/|x + y|.
      let near = (apart - across).isNegative
      let half = near ? Ball.atan(apart / across) : Ball.pi(target).scaled(byPowerOfTwo: -1) - Ball.atan(across / apart)
      return try enclosure(angle: half.scaled(byPowerOfTwo: 1))
    }
  }

  /// An enclosure of K of two points of a sphere at an angle 0 ≤ γ ≤ π.
  ///
  /// - Throws: `GeometryError.outsideDomain` for another angle, `unsupported` on a flat domain, `notConverged`.
  public func enclosure(angle γ: Ball) throws(GeometryError) -> Ball {
    guard γ.isFinite, !γ.isNegative, !(γ - Ball.pi(γ.precision)).isPositive else {
      throw .outsideDomain(parameter: "angle", value: "\(γ)", requirement: "lie between 0 and π")
    }
    let value: Ball
    switch method {
    case .threeSphere:
      value = ThreeSphereSeries(order: space.order).value(γ.rounded(to: BallPrecision(bits: γ.precision.bits + 32)))
    case .twoSphere, .degrees:
      // The heat kernel of a sphere falls with the angle, and this is an integral of heat kernels.
      let sum = SphereSplit(space)
      value = try γ.isExact ? sum.enclosure(γ) : Self.falling(γ) { γ throws(GeometryError) in try sum.enclosure(γ) }
    case .radial, .periodic, .points, .images, .heat:
      throw .unsupported(reason: "\(space.domain.summary) has distances, not angles")
    }
    guard value.isFinite else {
      throw .notConverged(
        what: "the kernel at the angle \(γ)", reached: γ.radius, reason: "the angle is not sharp enough")
    }
    return value.rounded(to: γ.precision)
  }

  /// K(x, y), correctly rounded to so many digits.
  ///
  /// - Throws: as `enclosure`.
  public func value(_ x: [Rational], _ y: [Rational], digits: Int) throws(GeometryError) -> BigFloat {
    try rounded(digits: digits) { precision throws(GeometryError) in
      try enclosure(x.map { Ball($0, precision: precision) }, y.map { Ball($0, precision: precision) })
    }
  }

  /// K of two points of a sphere at an angle 0 ≤ γ ≤ π, correctly rounded to so many digits.
  ///
  /// - Throws: as `enclosure`.
  public func value(angle γ: Rational, digits: Int) throws(GeometryError) -> BigFloat {
    try rounded(digits: digits) { precision throws(GeometryError) in
      try enclosure(angle: Ball(γ, precision: precision))
    }
  }

  private func rounded(
    digits: Int, _ enclosed: (BallPrecision) throws(GeometryError) -> Ball
  ) throws(GeometryError) -> BigFloat {
    guard digits >= 1, digits <= 100_000 else {
      throw .outsideDomain(parameter: "digits", value: "\(digits)", requirement: "lie between 1 and 100000")
    }
    let target = BigFloatPrecision(digits: digits)
    var bits = target.bits + 24, reached = 0.0
    for _ in 0..<5 {
      let ball = try enclosed(BallPrecision(bits: bits))
      if let value = ball.roundedToBigFloat(target) { return value }
      reached = Double(ball.relativeAccuracyBits)
      if reached > Double(target.bits + 8) { return BigFloat(midpointOf: ball, precision: target) }
      bits = 2 * bits + 64
    }
    throw .notConverged(what: "the kernel to \(digits) digits", reached: reached, reason: "its terms cancel")
  }

  /// The formula with more bits where its terms cancel.
  private func sharpened(_ target: BallPrecision, _ arguments: (BallPrecision) -> [Ball]?) throws(GeometryError) -> Ball
  {
    var bits = target.bits + 32, best = Ball.indeterminate(target)
    for _ in 0..<6 {
      let precision = BallPrecision(bits: bits)
      guard let tape, let inputs = arguments(precision) else { break }
      let value = tape.evaluate(inputs, precision: precision)[0]
      if value.isFinite, !best.isFinite || value.radius < best.radius { best = value.rounded(to: target) }
      if value.relativeAccuracyBits >= target.bits { return best }
      // More bits do not help where the points themselves are not sharper.
      if inputs.contains(where: { !$0.isExact && $0.relativeAccuracyBits < bits / 2 }) { break }
      bits *= 2
    }
    guard best.isFinite else {
      throw .notConverged(
        what: "the kernel", reached: Double(bits), reason: "its terms cancel in every precision tried")
    }
    return best
  }

  /// The kernel of ℝⁿ at a distance, which falls in r.
  func radial(_ r: Ball) throws(GeometryError) -> Ball {
    guard let tape, case .radial(let constant) = method else {
      throw .unsupported(reason: "\(space.domain.summary) has no kernel of the distance alone")
    }
    let precision = BallPrecision(bits: r.precision.bits + 32)
    guard let atZero = constant.constantEnclosure(bits: precision.bits) else { return .indeterminate(r.precision) }
    // At exact ends, since balls in Bessel functions lose digits that the function keeps.
    func value(_ r: Ball) -> Ball { r.containsZero ? atZero : tape.evaluate([r], precision: precision)[0] }
    return r.isExact ? value(r) : try Self.falling(r, value)
  }

  /// The values of a function that falls, for all arguments in a ball that are not negative.
  static func falling(_ r: Ball, _ value: (Ball) throws(GeometryError) -> Ball) throws(GeometryError) -> Ball {
    let wide = BallPrecision(bits: r.precision.bits + 64)
    let far = r.largestSize.rounded(to: wide), near = r.center.rounded(to: wide).scaled(byPowerOfTwo: 1) - far
    return try value(near.isPositive ? near.center : Ball(0, precision: wide)).union(value(far))
  }

  /// |x − y|.
  static func distance(_ x: [Ball], _ y: [Ball]) -> Ball {
    if x.count == 1 { return Ball.absoluteValue(x[0] - y[0]) }
    var sum = Ball.zero
    for (a, b) in zip(x, y) { sum += Ball.pow(a - b, 2) }
    return Ball.sqrt(sum)
  }

  /// A difference less whole periods, within half a period of 0 but for rounding; nil where the period is no constant.
  static func reduced(_ gap: Ball, period: Expression, _ precision: BallPrecision) -> Ball? {
    guard let full = period.constantEnclosure(bits: precision.bits + 64) else { return nil }
    let turns = (gap.midpoint / full.midpoint).rounded()
    let gap = gap.rounded(to: precision)
    return turns == 0 ? gap : gap - Ball(exactly: turns, precision: precision) * full
  }

  /// Whether a point lies exactly at an end where functions are 0.
  private func isAtDirichletEnd(_ x: [Ball]) -> Bool {
    guard space.domain.sides?.reflection == -1 else { return false }
    return zip(x, space.domain.ends).contains { value, end in
      [end.lower, end.upper].contains { end in
        guard let end = end.constantEnclosure(bits: value.precision.bits), end.isExact, value.isExact else {
          return false
        }
        return (value - end).isExact && (value - end).containsZero
      }
    }
  }

  /// Refuses points that cannot be in the domain.
  private func check(_ x: [Ball]) throws(GeometryError) {
    guard x.count == space.domain.coordinateCount, x.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "x", value: "\(x)",
        requirement: "be \(space.domain.coordinateCount) finite number(s), a point of \(space.domain.summary)")
    }
    for (value, end) in zip(x, space.domain.ends) {
      guard let lower = end.lower.constantEnclosure(bits: value.precision.bits),
        let upper = end.upper.constantEnclosure(bits: value.precision.bits), !(value - lower).isNegative,
        !(value - upper).isPositive
      else {
        throw .outsideDomain(parameter: "x", value: "\(value)", requirement: "lie in \(space.domain.summary)")
      }
    }
    if case .sphere = space.domain {
      let norm = x.reduce(Ball.zero) { $0 + Ball.pow($1, 2) } - Ball(1, precision: x[0].precision)
      guard norm.containsZero else {
        throw .outsideDomain(parameter: "x", value: "\(x)", requirement: "be a unit vector")
      }
    }
  }
}

extension Ball {
  /// Whether every number in it is smaller than 2^(−bits).
  func isBelow(bits: Int) -> Bool {
    (Ball.absoluteValue(self) - Ball(1, precision: precision).scaled(byPowerOfTwo: -bits)).isNegative
  }
}
