import DifferentialGeometry
import StatisticalModels

/// The surface that has a shortest curve between two points.
struct PointsOnSurface {
  let reduction: SurfaceReduction
  let surface: StatisticalManifold
  let p: Point, q: Point

  /// A geodesic of the surface as one of the manifold.
  func lifted(_ geodesic: Geodesic, from p: Point, to q: Point) -> Geodesic {
    reduction.lifted(geodesic, from: p, to: q)
  }
}

extension StatisticalManifold {
  /// The surface for two points, the second of which is nearest to the first; nil where the family knows none.
  func onSurface(_ p: Point, _ q: Point) throws -> PointsOnSurface? {
    guard let reduction = model?.surfaceReduction else { return nil }
    let surface = manifold.remembered("surface") {
      StatisticalManifold(reduction.surface, name: "the surface over a great circle of \(name)")
    }
    let images = try reduction.images(p, q)
    return PointsOnSurface(reduction: reduction, surface: surface, p: images.p, q: images.q)
  }
}
