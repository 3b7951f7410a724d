import Scalars

extension AffineConnection {
  /// The geodesic with γ(0) = p and γ̇(0) = v.
  ///
  ///     ẍᵏ + Γ^(α)ᵏᵢⱼ ẋⁱẋʲ = 0
  ///
  /// Dormand–Prince 8(5,3) in coordinates without borders, with dense output; the error is estimated by a second
  /// integration at a tighter tolerance.
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
    return try evaluation(near: [p.coordinates]).geodesic(
      from: p, velocity: velocity, until: end, alpha: alpha, tolerance: tolerance)
  }
}
