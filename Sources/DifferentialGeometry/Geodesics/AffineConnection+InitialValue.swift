import Scalars
import Symbolics

extension AffineConnection {
  /// The geodesic with γ(0) = p and γ̇(0) = v.
  ///
  ///     ẍᵏ + Γ^(α)ᵏᵢⱼ ẋⁱẋʲ = 0
  ///
  /// Dormand–Prince 8(5,3) in coordinates without borders, with dense output; the error is estimated by a second
  /// integration at a tighter tolerance. Where its steps become too many, as on the way to a border that is reached in finite
  /// time, by Taylor series in the chart, which see the border.
  ///
  /// - Parameters:
  ///   - p: where it starts.
  ///   - velocity: dxⁱ/dt in the coordinates of the chart.
  ///   - end: the last parameter; negative runs backwards.
  ///   - tolerance: of the position, relative.
  /// - Throws: `GeometryError.leavesManifold` with where, `GeometryError.notConverged`.
  public func geodesic(
    from p: Point, velocity: [Double], until end: Double = 1, tolerance: Double = 1e-11
  ) throws -> Geodesic {
    let n = manifold.dimension
    precondition(velocity.count == n, "\(velocity.count) components for a vector in dimension \(n)")
    try manifold.requirePositiveDefinite(at: p)
    do {
      if let radial = alpha.isZero ? manifold.radialEquation : nil, radial.reachesInfinity {
        return try geodesic(from: p, velocity, until: end, tolerance, radial)
      }
      return try evaluation(near: [p.coordinates]).geodesic(
        from: p, velocity: velocity, until: end, alpha: alpha, tolerance: tolerance)
    } catch GeometryError.notConverged(let what, let reached, let reason) {
      // Too many steps have no place where they ended; series in many dimensions cost more than they tell.
      guard reached == .infinity, n <= 4, let exact = Rational(exactly: end) else {
        throw failure(what, reached, reason)
      }
      let v = velocity.compactMap { Rational(exactly: $0) }.map { Expression($0) }
      do {
        return try geodesic(from: p, velocity: v, until: Expression(exact), digits: 17).rounded
      } catch let error as GeometryError {
        if case .leavesManifold = error { throw error }
        throw failure(what, reached, reason)
      }
    }
  }

  /// The same where a coordinate may become infinite in finite time: by formulas where they do not cancel on the way.
  private func geodesic(
    from p: Point, _ velocity: [Double], until end: Double, _ tolerance: Double, _ radial: RadialEquation
  ) throws -> Geodesic {
    if try !losesDigits(at: [p.coordinates]),
      let found = try? equation.geodesic(
        from: p, velocity: velocity, until: end, alpha: alpha, tolerance: tolerance, maximumSteps: 1000),
      try !losesDigits(at: found.samples(9).map(\.coordinates))
    {
      return found
    }
    return try radial.geodesic(from: p, velocity: velocity, until: end, alpha: alpha, tolerance: tolerance)
  }

  private func failure(_ what: String, _ reached: Double, _ reason: String) -> GeometryError {
    .notConverged(what: what, reached: reached, reason: reason)
  }
}
