import InformationGeometry

/// Geodesics and distances of metrics of densities, in closed form or not.
///
/// Where components are integrals the geodesic equation is asked for where the solvers need it, by quadrature of the metric and of
/// its derivatives.
extension ModelMetric {
  /// The error allowed in each integral that geodesics are made of, relative to ∫|·|.
  private var integralTolerance: Double {
    // Transport is summed in `Double`; two levels have to agree.
    if case .estimated(let integrals) = source, integrals is TransportIntegrals { return 1e-10 }
    return 1e-11
  }

  /// The connection at points.
  private func pointwise() -> PointwiseConnection {
    PointwiseConnection(chart: chart, alpha: 0) { x, order in
      guard let point = try? Point(x, in: chart) else { return nil }
      return try? jets(at: point, order: order)
    }
  }

  /// gᵢⱼ and its derivatives in `Double`.
  private func jets(at point: Point, order: Int) throws -> Jets<Double> {
    switch source {
    case .closed:
      preconditionFailure("the \(name) of \(model.name) is a manifold, whose formulas are compiled")
    case .enclosed(let geometry): return geometry.jets(at: point, bits: 128).map(\.midpoint)
    case .estimated(let integrals):
      let found = try integrals.gram(order: order, at: point, target: Double.log2(integralTolerance))
      return integrals.sums(order: order).map { $0.reduce(0) { $0 + found.values[$1].midpoint } }
    }
  }

  /// Refuses a point with no metric or a singular one, saying why.
  private func requireRegular(at points: [Point]) throws {
    for point in points {
      // All that the equation needs.
      _ = try estimated(.christoffel(alpha: 0), at: point, tolerance: integralTolerance)
      let metric = try metricMatrix(at: point.coordinates)
      do { _ = try CholeskyFactorization(metric) } catch {
        throw GeometryError.degenerateMetric(at: point.coordinates, reason: "is not positive definite")
      }
    }
  }

  /// The geodesic with γ(0) = p and γ(1) = q, by collocation.
  ///
  /// Accuracy: `tolerance`, relative, for velocities; what is known of the integrals, 10⁻¹⁰ to 10⁻¹¹ of ∫|·|, is in the error of the
  /// length. Without a closed form the metric and its derivatives are integrated at some hundred places, in milliseconds each;
  /// for Sobolev orders that are not whole in tenths of a second.
  ///
  /// - Throws: `GeometryError.notConverged` with what was reached, and what the quadrature refuses.
  public func geodesic(from p: Point, to q: Point, tolerance: Double = 1e-9) throws -> Geodesic {
    if case .closed(let manifold) = source {
      return try manifold.connection().geodesic(from: p, to: q, tolerance: tolerance)
    }
    try requireRegular(at: [p, q])
    let found = try pointwise().geodesic(from: p, to: q, tolerance: tolerance)
    return found.with(lengthError: found.lengthError + 4 * integralTolerance * Double(dimension) * found.length)
  }

  /// The geodesic with γ(0) = p and γ̇(0) = v.
  ///
  /// - Throws: `GeometryError.leavesManifold` with where, and as `geodesic(from:to:tolerance:)`.
  public func geodesic(
    from p: Point, velocity: [Double], until end: Double = 1, tolerance: Double = 1e-9
  ) throws -> Geodesic {
    precondition(velocity.count == dimension, "\(velocity.count) components for a vector in dimension \(dimension)")
    if case .closed(let manifold) = source {
      return try manifold.connection().geodesic(from: p, velocity: velocity, until: end, tolerance: tolerance)
    }
    try requireRegular(at: [p])
    return try pointwise().geodesic(from: p, velocity: velocity, until: end, tolerance: tolerance)
  }

  /// The vectors that are parallel to a given one along a curve.
  ///
  /// - Throws: as `AffineConnection.parallelTransport(of:along:tolerance:)`.
  public func parallelTransport(
    of vector: [Double], along curve: Geodesic, tolerance: Double = 1e-9
  ) throws -> ParallelField {
    if case .closed(let manifold) = source {
      return try manifold.connection().parallelTransport(of: vector, along: curve, tolerance: tolerance)
    }
    return try pointwise().parallelTransport(of: vector, alongCurve: curve, tolerance: tolerance)
  }

  /// The length of the geodesic between two points, with an estimate of its error.
  ///
  /// A curve with a conjugate point inside is refused; that no other geodesic is shorter is not proved.
  ///
  /// - Throws: as `geodesic(from:to:tolerance:)`.
  public func distance(from p: Point, to q: Point, tolerance: Double = 1e-9) throws -> Estimated<Double> {
    if p.isSame(as: q) { return Estimated(value: 0, error: 0, method: "closed form", evaluations: 0) }
    let curve = try geodesic(from: p, to: q, tolerance: tolerance)
    let fields: JacobiFields
    if case .closed(let manifold) = source {
      fields = try manifold.connection().jacobiFields(along: curve, tolerance: 1e-8)
    } else {
      fields = try pointwise().jacobiFields(along: curve, tolerance: 1e-6)
    }
    if let conjugate = try fields.conjugatePoints(intervals: 32).first, conjugate.parameter < 1 - 1e-6 {
      throw GeometryError.notConverged(
        what: "the distance by the \(name) of \(model.name)", reached: curve.length,
        reason: "the geodesic has a conjugate point at \(conjugate.parameter)")
    }
    return Estimated(value: curve.length, error: curve.lengthError, method: curve.method.rawValue, evaluations: 0)
  }
}
