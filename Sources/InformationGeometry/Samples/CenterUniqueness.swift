import DifferentialGeometry

/// What is known of a center of points beside that steps towards it have stopped.
public enum CenterUniqueness: Sendable, Equatable {
  /// It is the only minimum, by the theorem named.
  case unique(theorem: String)
  /// No point has a smaller sum, by the theorem named; others may have the same.
  case globalMinimum(theorem: String)
  /// A local minimum; why nothing more is known.
  case localMinimum(reason: String)
}

extension StatisticalManifold {
  /// What is known of a center, by curvature and by how far the points lie from it.
  ///
  /// - Parameters:
  ///   - farthest: the largest distance from the center to a point.
  ///   - spread: how many dimensions the directions to the points span: 0, 1 for a single geodesic, or more.
  ///   - isMedian: whether distances, and not their squares, were summed.
  func uniqueness(ofCenter center: Point, farthest: Double, spread: Int, isMedian: Bool) -> CenterUniqueness {
    let isConvexHadamard: String?
    if dimension == 1, model?.periods.isEmpty ?? true {
      isConvexHadamard = "one dimension: the sum is convex along the line"
    } else if let reason = model?.nonpositiveCurvature {
      isConvexHadamard = reason
    } else if let isometry, isometry.isConvex, case .hyperbolicPlane = isometry.space {
      isConvexHadamard = "isometric to a convex part of the hyperbolic plane"
    } else {
      isConvexHadamard = nil
    }
    // A sum of distances may be constant between two points on a single geodesic.
    func known(_ theorem: String) -> CenterUniqueness {
      isMedian && spread < 2 ? .globalMinimum(theorem: theorem) : .unique(theorem: theorem)
    }
    if let isConvexHadamard {
      return known("nonpositive curvature, where the sum is convex (Cartan; Karcher 1977): " + isConvexHadamard)
    }
    guard let isometry, case .sphere = isometry.space, isometry.isConvex,
      let radius = try? injectivityRadius(at: center)
    else {
      return .localMinimum(reason: "no bound of the curvature is known of \(name)")
    }
    // Positive curvature 1/r²: ½ min(inj, π/√K) for the mean, ½ min(inj, π/(2√K)) for the median, inj = π/√K = πr.
    let bound = radius.ofSpace / (isMedian ? 4 : 2)
    guard farthest < bound * (1 - 1e-9) else {
      return .localMinimum(
        reason:
          "the points lie up to \(farthest) from it; \(bound) is the radius within which curvature allows one only")
    }
    return known("all points lie within \(bound) of it, on a part of a sphere (Afsari 2011, theorem 2.1)")
  }
}
