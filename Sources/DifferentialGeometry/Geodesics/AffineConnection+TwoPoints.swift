import Scalars

extension AffineConnection {
  /// The geodesic with γ(0) = p and γ(1) = q.
  ///
  /// In closed form where an isometry to a space form is given (α = 0), otherwise by Chebyshev collocation in
  /// coordinates without borders, checked by integrating the initial-value problem.
  ///
  /// - Parameters:
  ///   - p: where it starts.
  ///   - q: where it ends.
  ///   - isometry: a map to a space form that keeps distances.
  ///   - tolerance: of the velocities, relative.
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  public func geodesic(
    from p: Point, to q: Point, isometry: Isometry? = nil, tolerance: Double = 1e-11
  ) throws -> Geodesic {
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    return try geodesic(betweenProper: p, q, isometry: isometry, tolerance: tolerance)
  }

  /// The same between points where the metric is known to be positive definite.
  package func geodesic(
    betweenProper p: Point, _ q: Point, isometry: Isometry? = nil, tolerance: Double = 1e-11
  ) throws -> Geodesic {
    if alpha.isZero, let isometry {
      let compiled = try manifold.memory.value("isometry") {
        try CompiledIsometry(isometry, chart: manifold.chart)
      }
      return try Geodesic.closedForm(compiled, try equation, from: p, to: q)
    }
    return try geodesicInDouble(from: p, to: q, tolerance: tolerance)
  }
}
