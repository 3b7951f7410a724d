import Scalars
import Symbolics

extension AffineConnection {
  /// The geodesic with γ(0) = p and γ̇(0) = v, to so many digits.
  ///
  ///     ẍᵏ + Γ^(α)ᵏᵢⱼ ẋⁱẋʲ = 0
  ///
  /// By Taylor series in the coordinates of the chart. The error is estimated by a second integration with more bits,
  /// other steps and another order; where it is too large both are done again with more.
  ///
  /// - Parameters:
  ///   - p: where it starts, taken exactly.
  ///   - velocity: dxⁱ/dt in the coordinates of the chart, taken exactly.
  ///   - end: the last parameter; negative runs backwards.
  ///   - digits: how many digits are asked for, up to 100 000.
  /// - Throws: `GeometryError.leavesManifold` with where and which parameter, `GeometryError.notConverged`,
  ///   `GeometryError.unsupported` for a metric that is not analytic.
  public func geodesic(
    from p: Point, velocity: [Expression], until end: Expression = 1, digits: Int
  ) throws -> BigFloatGeodesic {
    precondition(
      velocity.count == manifold.dimension,
      "\(velocity.count) components for a vector in dimension \(manifold.dimension)")
    try manifold.requirePositiveDefinite(at: p)
    let given = try Tape(velocity + [end], inputs: [])
    let known = given.evaluate([Ball](), precision: BallPrecision(bits: 128))
    guard known.allSatisfy(\.isFinite) else {
      throw GeometryError.invalidModel(reason: "a velocity and a curve parameter must be finite numbers")
    }
    func numbers(_ bits: Int) -> [BigFloat] {
      given.evaluate([Ball](), precision: BallPrecision(bits: bits)).midpoints(bits)
    }
    return try geodesic(
      from: p, until: { numbers($0)[velocity.count] }, digits: digits, method: .taylorSeries
    ) { Array(numbers($0).dropLast()) }
  }

  /// The geodesic whose velocity is known to any number of bits.
  func geodesic(
    from p: Point, until end: (Int) -> BigFloat, digits: Int, method: Geodesic.Method,
    velocity: (Int) throws -> [BigFloat]
  ) throws -> BigFloatGeodesic {
    let equation = try seriesEquation
    try equation.requirePossible(digits: digits)
    let isBackward = end(64) < 0
    func run(_ bits: Int, extraOrder: Int) throws -> TaylorRun {
      let room = bits + 64
      let v = try velocity(room), t = end(room)
      return try TaylorRun(
        equation, from: p.enclosed(bits: room).midpoints(room), velocity: isBackward ? v.map { -$0 } : v,
        until: isBackward ? -t : t, bits: bits, extraOrder: extraOrder)
    }
    let needed = Double(digits) * 3.3219280948873623
    var bits = Int(needed.rounded(.up)) + 28
    do {
      var coarse = try run(bits, extraOrder: 0)
      for _ in 0..<6 {
        let fine = try run(bits + 24, extraOrder: 5)
        let difference = fine.difference(from: coarse)
        if difference.binaryMagnitude <= -needed {
          return result(fine, equation, difference, isBackward: isBackward, digits: digits, method: method)
        }
        // Errors grow along the curve: by so many bits.
        let missing = difference.binaryMagnitude + needed
        bits += 24 + (missing.isFinite ? Int(missing.rounded(.up)) + 16 : 256)
        coarse = missing <= 16 ? fine : try run(bits, extraOrder: 0)
      }
    } catch let error as NotAnalytic {
      throw GeometryError.unsupported(reason: "geodesics to any number of digits: \(error)")
    }
    throw GeometryError.notConverged(
      what: "the geodesic", reached: -Double(bits), reason: "its error cannot be brought below 10⁻\(digits)")
  }

  var seriesEquation: SeriesEquation {
    get throws {
      try manifold.memory.value("series \(alpha)") { try SeriesEquation(manifold, alpha: alpha) }
    }
  }

  func result(
    _ run: TaylorRun, _ equation: SeriesEquation, _ difference: BigFloat, isBackward: Bool, digits: Int,
    method: Geodesic.Method, target: [BigFloat]? = nil
  ) -> BigFloatGeodesic {
    let zero = BigFloat.zero.rounded(to: run.precision)
    let end = run.panels.last.map { $0.start + $0.width } ?? zero
    return BigFloatGeodesic(
      chart: manifold.chart, alpha: alpha, method: method, range: isBackward ? -end...zero : zero...end, digits: digits,
      length: Estimated(
        value: run.length, error: run.length * difference, method: method.rawValue, evaluations: run.panels.count),
      error: difference, residual: run.residual(), panels: run.panels, isBackward: isBackward, target: target)
  }
}

extension TaylorRun {
  /// The largest difference of two integrations at the end and on the way: of coordinates in their weights, of
  /// velocities and lengths relative to the speed and the length.
  func difference(from other: TaylorRun) -> BigFloat {
    var worst = BigFloat.zero.rounded(to: precision)
    guard let panel = panels.last else { return worst }
    let end = panel.start + panel.width
    for k in 1...4 {
      let t = k == 4 ? end : end * BigFloat(k) / BigFloat(4)
      let a = state(at: t), b = other.state(at: t)
      let weights = equation.weights(a.x), speed = equation.speed(a.x, a.v, precision)
      for i in a.x.indices {
        let weight = BigFloat(rounding: 1, precision: precision).scaled(byPowerOfTwo: Int(weights[i].rounded(.up)))
        worst = max(worst, (a.x[i] - b.x[i]).magnitude * weight)
        if speed > 0 { worst = max(worst, (a.v[i] - b.v[i]).magnitude * weight / speed) }
      }
    }
    if length > 0 { worst = max(worst, (length - other.length).magnitude / length) }
    return worst
  }

  /// max |ẍ + Γẋẋ|/|ẋ|² in the middles of a few steps, with ẍ of the polynomials.
  func residual() -> BigFloat {
    var worst = BigFloat.zero.rounded(to: precision)
    for place in stride(from: 0, to: panels.count, by: max(1, panels.count / 5)) {
      let panel = panels[place]
      let state = panel.state(at: panel.start + panel.width.scaled(byPowerOfTwo: -1))
      let force = equation.acceleration(state.x, state.v, precision)
      let speed = equation.speed(state.x, state.v, precision)
      guard speed > 0 else { continue }
      let defect = zip(state.a, force).map { $0 - $1 }
      worst = max(worst, equation.speed(state.x, defect, precision) / (speed * speed))
    }
    return worst
  }
}

extension [Ball] {
  /// The midpoints, rounded to so many bits.
  func midpoints(_ bits: Int) -> [BigFloat] {
    map { BigFloat(midpointOf: $0, precision: BigFloatPrecision(bits: bits)) }
  }
}
