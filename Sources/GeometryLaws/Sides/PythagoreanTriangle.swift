import InformationGeometry

/// Three points p, q, r with η_p − η_q = u and θ_r − θ_q = v, u·v = 0.
struct PythagoreanTriangle {
  let model: StatisticalModel
  let p: Point, q: Point, r: Point
  let digits: Int

  /// A triangle with its right angle at q, one leg along a short mixture geodesic; nil when none fits into the domain.
  init?(_ manifold: StatisticalManifold, right q: Point, toward other: Point, digits: Int) throws {
    guard let model = manifold.model else { return nil }
    let n = manifold.dimension, bits = 4 * digits + 128
    let mean = try manifold.expectation(), natural = try manifold.natural()
    func exact(_ balls: [Ball]) -> [Rational] {
      balls.map { BigFloat(midpointOf: $0, precision: BigFloatPrecision(bits: bits)).asRational ?? 0 }
    }
    let η = mean.enclosure(of: q, bits: bits), θ = natural.enclosure(of: q, bits: bits)
    let toward = mean.enclosure(of: other, bits: bits)
    var scale = Rational(1, 4)
    for _ in 0..<12 {
      // u points to the other point, and v is at a right angle to it.
      let u = exact(zip(toward, η).map { $0 - $1 }).map { $0 * scale }
      var v = [Rational](repeating: 0, count: n)
      let size = exact(θ).map { Rational(exactly: $0.asDouble.magnitude) ?? 1 }
      let unit = (u[0].isZero ? Rational(1) : (size[1] + Rational(1, 8)) / u[0]) * scale / 2
      v[0] = -u[1] * unit
      v[1] = u[0] * unit
      let ηp = zip(exact(η), u).map { Expression($0 + $1) }, θr = zip(exact(θ), v).map { Expression($0 + $1) }
      if let p = try? mean.sourcePoint(ηp, bits: bits), let r = try? natural.sourcePoint(θr, bits: bits) {
        self.model = model
        self.p = p
        self.q = q
        self.r = r
        self.digits = digits
        return
      }
      scale = scale / 4
    }
    return nil
  }

  func measurement() throws -> Measurement? {
    func divergence(_ a: Point, _ b: Point) throws -> Ball? {
      try model.divergenceResult(.kullbackLeibler, from: a, to: b, digits: digits + 10).value
    }
    guard let whole = try divergence(p, r), let first = try divergence(p, q), let second = try divergence(q, r) else {
      return nil
    }
    // The points themselves are rounded, so that a difference is no disproof.
    let gap = whole - first - second
    return Measurement(
      residual: Double.exp2(gap.largestMagnitude - whole.largestMagnitude),
      tolerance: Double.pow(10, Double(2 - digits)))
  }
}
