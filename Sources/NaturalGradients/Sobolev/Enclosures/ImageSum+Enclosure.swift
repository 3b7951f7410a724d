import InformationGeometry

/// The sum over images with a proved tail.
extension ImageSum {
  /// An enclosure of K(x, y).
  ///
  /// - Throws: `GeometryError.notConverged` where the domain is so small beside the length that there are too many images.
  func enclosure(_ x: [Ball], _ y: [Ball], _ space: SobolevSpace) throws(GeometryError) -> Ball {
    let target = (x + y).reduce(BallPrecision(bits: 2)) { Swift.max($0, $1.precision) }
    guard let sides = space.domain.sides else { return .indeterminate(target) }
    let precision = BallPrecision(bits: target.bits + 48), n = sides.lengths.count
    let periods = sides.lengths.map { sides.reflection == nil ? $0 : 2 * $0 }
    let shortest = lengths.reduce(Double.infinity, Swift.min) * (sides.reflection == nil ? 1 : 2)
    let small = shortest / space.lengthScale.asDouble
    let whole: ReproducingKernel
    do {
      whole = try SobolevSpace(on: .euclidean(n), order: space.order, lengthScale: space.lengthScale)
        .reproducingKernel()
    } catch {
      throw .notConverged(what: "the kernel of \(space.domain.summary)", reached: 0, reason: "\(error)")
    }
    // How many shells, and what they leave out.
    var reach = Swift.max(1, Int(Double(precision.bits) * 0.6931 / small))
    let scale = Ball(exactly: diagonal, precision: precision)
    var tail = try tailBound(reach, n, small, space, whole, precision)
    while !(tail / scale).isBelow(bits: precision.bits - 8) {
      reach += 1 + reach / 8
      guard Double.pow(Double(2 * reach + 1), Double(n)) <= 200_000 else {
        throw .notConverged(
          what: "the kernel of \(space.domain.summary)", reached: tail.upper,
          reason: "the length scale \(space.lengthScale) is too large for a sum over images")
      }
      tail = try tailBound(reach, n, small, space, whole, precision)
    }
    let mirrors = sides.reflection == nil ? 1 : 1 << n
    var total = Ball.zero
    for mirror in 0..<mirrors {
      var gaps: [Ball] = [], sign = 1
      for k in 0..<n {
        let isMirrored = mirror >> k & 1 == 1
        if isMirrored { sign *= sides.reflection ?? 1 }
        guard let origin = sides.origins[k].constantEnclosure(bits: precision.bits) else {
          return .indeterminate(target)
        }
        let gap = isMirrored ? x[k] + y[k] - origin.scaled(byPowerOfTwo: 1) : x[k] - y[k]
        guard let reduced = ReproducingKernel.reduced(gap, period: periods[k], precision) else {
          return .indeterminate(target)
        }
        gaps.append(reduced)
      }
      let part = try shells(gaps, periods, reach, whole, precision)
      total = sign > 0 ? total + part : total - part
    }
    return total.widened(by: tail)
  }

  /// The images with indices up to `reach` in every direction.
  private func shells(
    _ gaps: [Ball], _ periods: [Expression], _ reach: Int, _ whole: ReproducingKernel, _ precision: BallPrecision
  ) throws(GeometryError) -> Ball {
    let n = gaps.count
    var lengths: [Ball] = []
    for period in periods {
      lengths.append(period.constantEnclosure(bits: precision.bits) ?? .indeterminate(precision))
    }
    var index = [Int](repeating: -reach, count: n), total = Ball.zero
    while true {
      var place: [Ball] = []
      for k in 0..<n { place.append(gaps[k] + Ball(Rational(index[k]), precision: precision) * lengths[k]) }
      total += try whole.radial(ReproducingKernel.distance(place, place.map { _ in Ball(0, precision: precision) }))
      var k = 0
      while k < n {
        index[k] += 1
        if index[k] <= reach { break }
        index[k] = -reach
        k += 1
      }
      if k == n { return total }
    }
  }

  /// A bound for all images beyond `reach`, mirrors included.
  ///
  /// With index j there are at most 2n(2j + 1)^(n−1) images in the largest norm, at distances of at least (j − 0.51) periods; from
  /// one j to the next K falls by at least ((r + P)/r)^ν e^(−P) for the period P, because eʳ K_ν(r) falls. The ratios fall with j.
  private func tailBound(
    _ reach: Int, _ n: Int, _ period: Double, _ space: SobolevSpace, _ whole: ReproducingKernel,
    _ precision: BallPrecision
  ) throws(GeometryError) -> Ball {
    func ball(_ value: Double) -> Ball { Ball(exactly: value, precision: precision) }
    // A hair below the shortest period, in units of the length scale.
    let step = ball(period * (1 - 1e-12)), j = Double(reach + 1)
    let r = ball(j - 0.51) * step
    let ℓ = Ball(space.lengthScale, precision: precision), ν = Ball(space.order - Rational(n, 2), precision: precision)
    let mirrors = reflection == nil ? 1.0 : Double.exp2(Double(n))
    let first = ball(2 * mirrors * Double(n)) * Ball.pow(ball(2 * j + 1), n - 1) * (try whole.radial(r * ℓ))
    let ratio =
      Ball.pow(ball(2 * j + 3) / ball(2 * j + 1), n - 1) * Ball.pow((r + step) / r, ν) * Ball.exp(-step)
    let rest = ball(1) - ratio
    return rest.isPositive ? first / rest : .indeterminate(precision)
  }
}
