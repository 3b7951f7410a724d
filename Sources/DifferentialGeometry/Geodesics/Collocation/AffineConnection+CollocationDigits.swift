import Scalars
import Symbolics

/// Geodesics between two points by collocation in frames, where `Double` or Newton's method on the end point is not enough.
extension AffineConnection {
  /// The geodesic in `Double` by collocation with as many bits as the points need, from the straight lines in coordinates
  /// without borders and in the chart.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  public func geodesicByCollocation(from p: Point, to q: Point) throws -> Geodesic {
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    if let still = atRest(p, q, digits: 17) { return still.rounded }
    let found = try collocatedFromLines(p, q, digits: 17)
    return rounded(found, from: p, to: q, method: .collocation)
  }

  private func collocatedFromLines(_ p: Point, _ q: Point, digits: Int) throws -> CollocatedGeodesic {
    let problem = PreciseEquation(try equation, bits: 64 + (try spareBits(p, q)))
    let u0 = problem.flattened(p), u1 = problem.flattened(q)
    let precision = problem.precision, chart = chartLine(p, q)
    var failure: any Error = FrameCollocation.failure("no straight line to start from")
    for isChart in [false, true] {
      for pieces in [1, 8] {
        do {
          return try collocated(
            from: p, to: q, digits: digits,
            near: { t in
              if isChart, let x = chart.place(t) {
                return problem.equation.working.flattened(
                  x.map { BigFloat(rounding: $0, precision: precision) }, precision)
              }
              return zip(u0, u1).map { $0 + ($1 - $0) * BigFloat(rounding: t, precision: precision) }
            }, pieces: pieces)
        } catch { failure = error }
      }
    }
    throw failure
  }

  /// The geodesic in `Double`; nil where it is not found.
  ///
  /// - Throws: `GeometryError.leavesManifold` where the manifold ends between the points.
  private func geodesicIfFound(from p: Point, to q: Point) throws -> Geodesic? {
    do { return try geodesic(from: p, to: q) } catch let error as GeometryError {
      if case .leavesManifold = error { throw error }
      return nil
    } catch { return nil }
  }

  /// The geodesic to many digits: from the one in `Double` where that is found, from polygons of small energy elsewhere.
  private func collocated(
    from p: Point, to q: Point, digits: Int, isUnique: Bool, starts: () throws -> [PathStart]
  ) throws -> (found: CollocatedGeodesic, method: Geodesic.Method) {
    let problem = PreciseEquation(try equation, bits: 64 + (try spareBits(p, q)))
    let u0 = problem.flattened(p), u1 = problem.flattened(q), precision = problem.precision
    if isNear(p, q) {
      let found = try collocated(
        from: p, to: q, digits: digits,
        near: { t in zip(u0, u1).map { $0 + ($1 - $0) * BigFloat(rounding: t, precision: precision) } }, pieces: 1)
      return (found, .collocation)
    }
    if let coarse = try geodesicIfFound(from: p, to: q), coarse.lengthError <= 1e-6 * coarse.length {
      let pieces = max(1, Int((coarse.length / 1.5).rounded(.up)))
      let found = try? collocated(
        from: p, to: q, digits: digits,
        near: { t in
          problem.equation.working.flattened(
            coarse.sample(at: t).coordinates.map { BigFloat(rounding: $0, precision: precision) }, precision)
        }, pieces: pieces)
      if let found { return (found, .collocation) }
    }
    guard alpha.isZero else { return (try collocatedFromLines(p, q, digits: digits), .collocation) }
    // The straight line without borders is the first start in any case.
    let paths = try geodesicsByPathEnergy(
      from: p, to: q, starts: isUnique ? [] : [chartLine(p, q)] + (try starts()), digits: digits, isUnique: isUnique)
    return (paths[0], .pathEnergy)
  }

  /// The length of the geodesic between two points to so many digits, with an estimate of its error.
  ///
  /// Collocation whose bits rise as it converges. That no other geodesic is shorter is not proved.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  package func collocatedDistance(
    from p: Point, to q: Point, digits: Int, isUnique: Bool, starts: () throws -> [PathStart]
  ) throws -> (value: BigFloat, error: BigFloat, method: Geodesic.Method) {
    let (found, method) = try collocated(from: p, to: q, digits: digits, isUnique: isUnique, starts: starts)
    let value = found.length.rounded(to: BigFloatPrecision(digits: digits + 4))
    return (value, found.error + (value - found.length).magnitude, method)
  }

  /// The geodesic to so many digits by Taylor series, with a starting velocity by collocation.
  ///
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  package func collocatedGeodesic(
    from p: Point, to q: Point, digits: Int, isUnique: Bool, starts: () throws -> [PathStart]
  ) throws -> BigFloatGeodesic {
    try geodesic(from: p, to: q, digits: digits, method: .collocation) { bits in
      try collocated(
        from: p, to: q, digits: Int(Double(bits) * 0.302) + 2, isUnique: isUnique, starts: starts
      ).found.startVelocity
    }
  }
}
