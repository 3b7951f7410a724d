import Scalars

extension AffineConnection {
  /// The exponential map: exp_p v, where the geodesic with γ(0) = p and γ̇(0) = v is at t = 1.
  ///
  /// Coordinates: those of the chart. Accuracy: that of `geodesic(from:velocity:until:tolerance:)`.
  ///
  /// - Parameters:
  ///   - p: the point.
  ///   - v: the components of a vector at p.
  /// - Throws: `GeometryError.leavesManifold` where the geodesic ends before t = 1: not every connection is complete.
  public func exponentialMap(at p: Point, of v: [Double], tolerance: Double = 1e-11) throws -> Point {
    try geodesic(from: p, velocity: v, tolerance: tolerance).point(at: 1)
  }

  /// The logarithm map: log_p q, the velocity at p of the geodesic that is at q at t = 1.
  ///
  /// Where several geodesics join the points, that of the one which `geodesic(from:to:isometry:tolerance:)` finds.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  public func logarithmMap(
    at p: Point, of q: Point, isometry: Isometry? = nil, tolerance: Double = 1e-11
  ) throws -> TangentVector {
    let curve = try geodesic(from: p, to: q, isometry: isometry, tolerance: tolerance)
    return TangentVector(curve.sample(at: curve.range.lowerBound).velocity, at: p)
  }
}

extension Geodesic {
  /// The point with a parameter.
  ///
  /// - Throws: `GeometryError.outsideDomain` for a parameter outside of `range`, and where rounding puts a coordinate beyond
  ///   the border of the chart.
  public func point(at t: Double) throws(GeometryError) -> Point {
    guard range.contains(t) else {
      throw .outsideDomain(
        parameter: "t", value: "\(t)", requirement: "lie in \(range.lowerBound) … \(range.upperBound)")
    }
    return try Point(sample(at: t).coordinates, in: chart)
  }

  /// The same curve with the parameter a + (b − a)(t − t₀)/(t₁ − t₀), from `start` to `end`.
  ///
  /// - Precondition: finite ends, `start` < `end`.
  public func reparameterized(from start: Double, to end: Double) -> Geodesic {
    precondition(start < end && (end - start).isFinite, "no interval: \(start) … \(end)")
    let old = range, stretch = (old.upperBound - old.lowerBound) / (end - start)
    var result = Geodesic(
      chart: chart, alpha: alpha, method: method, range: start...end, length: length, lengthError: lengthError,
      residual: residual, error: error
    ) { t in
      let s = old.lowerBound + (t - start) * stretch
      let place = sample(at: t == end ? old.upperBound : Swift.min(Swift.max(s, old.lowerBound), old.upperBound))
      return Sample(parameter: t, coordinates: place.coordinates, velocity: place.velocity.map { $0 * stretch })
    }
    result.verification = verification
    return result
  }
}
