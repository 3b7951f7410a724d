import Scalars
import Symbolics

extension AffineConnection {
  /// A geodesic with γ(0) = p and γ(1) = q in proved enclosures of so many digits.
  ///
  /// Proved is that a solution of the equation with these ends exists, and that it lies in the enclosures; not that it is
  /// the shortest.
  ///
  /// - Parameters:
  ///   - p: where it starts, exactly.
  ///   - q: where it ends, exactly.
  ///   - digits: of the coordinates in units of the metric, of the velocities beside the speed, and of the length.
  ///   - startingVelocity: approximations of γ̇(0) to so many digits; a wrong one proves nothing.
  /// - Throws: `GeometryError.notProved` with what could not be proved.
  public func enclosedGeodesic(
    from p: Point, to q: Point, digits: Int, startingVelocity: (Int) throws -> [BigFloat]
  ) throws -> EnclosedGeodesic {
    try enclosedGeodesic(
      from: p, to: q, digits: digits, most: ProofBudget.long, startingVelocity: startingVelocity)
  }

  /// The same with other work than usual at most.
  package func enclosedGeodesic(
    from p: Point, to q: Point, digits: Int, most: Int, startingVelocity: (Int) throws -> [BigFloat]
  ) throws -> EnclosedGeodesic {
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    let needed = Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 8
    var proof = EndPointProof(self, from: p, to: q, most: most)
    let enough = max(40, digits + 8)
    var velocity = try startingVelocity(enough)
    try proof.prepare(velocity, bits: needed + 64)
    // Cauchy's estimates hold in a disc that shrinks with the growth of errors.
    let more = (2 * proof.growth + 100) * 3 / 10
    if more > enough {
      velocity = try startingVelocity(more)
      try proof.prepare(velocity, bits: needed + 64)
    }
    var spare = 0
    for _ in 0..<6 {
      let (flow, v, radius) = try proof.proved(near: velocity, bits: needed + spare)
      let (spread, largest) = flow.spread(radius)
      let precision = BallPrecision(bits: flow.run.precision.bits + 64)
      let drifts = zip(flow.drifts, spread).map { zip($0, $1).map { $0 + $1 } }
      let reached = drifts.last.map { flow.accuracy($0) } ?? -.infinity
      let g = try manifold.enclosure(of: .metric, at: p, bits: precision.bits)
      let first = zip(v, radius).map { $0.widened(by: $1) }
      let length = Self.speed(g, first)
      guard (largest - Ball(Rational(1, 4), precision: precision)).isNegative, reached <= -Double(needed),
        length.relativeAccuracyBits >= needed
      else {
        spare += max(32, Int(reached.isFinite ? reached + Double(needed) : 64) + 8)
        continue
      }
      let curve = EnclosedCurve(
        panels: flow.run.panels, drifts: drifts, precision: BallPrecision(bits: flow.run.precision.bits),
        isBackward: false)
      let start = p.enclosed(bits: precision.bits), end = q.enclosed(bits: precision.bits)
      return EnclosedGeodesic(
        chart: manifold.chart, alpha: alpha, method: .validatedSeries, end: Ball(1, precision: precision),
        length: alpha.isZero ? length : nil
      ) { t in
        if t.isExact, t.containsZero { return .init(parameter: t, coordinates: start, velocity: first) }
        guard let sample = curve.sample(at: t) else { return nil }
        // The ends are known better.
        return t.isExact && t.contains(1 as Rational)
          ? .init(parameter: t, coordinates: end, velocity: sample.velocity) : sample
      }
    }
    throw GeometryError.notProved(
      what: "\(digits) digits of the geodesic", reason: "its enclosures stay wider")
  }
}
