/// What a manifold may offer to the solvers: for any two points a surface that has a shortest curve between them, with the
/// metric of that surface.
///
/// Such is, on a product f(κ) dκ² + h(κ) |dm|² over a sphere, the part over a great circle: |dm| is at least the change of the
/// angle from the first point, so that no curve between points of it is shorter than its image there.
public struct SurfaceReduction: Sendable {
  /// Takes places and velocities on the surface to the manifold.
  public typealias Lift = @Sendable (Geodesic.Sample) -> Geodesic.Sample

  /// The surface with its metric.
  public let surface: Manifold
  /// The images of two points in the surface.
  public let images: @Sendable (Point, Point) throws(GeometryError) -> (p: Point, q: Point)
  /// The way back, for the surface of two points.
  public let lift: @Sendable (Point, Point) -> Lift

  /// Collects a surface and the maps to and from it.
  public init(
    surface: Manifold, images: @escaping @Sendable (Point, Point) throws(GeometryError) -> (p: Point, q: Point),
    lift: @escaping @Sendable (Point, Point) -> Lift
  ) {
    self.surface = surface
    self.images = images
    self.lift = lift
  }

  /// A geodesic of the surface of two points as one of their manifold; its ends are the points to the last bit.
  package func lifted(_ geodesic: Geodesic, from p: Point, to q: Point) -> Geodesic {
    let lift = lift(p, q), range = geodesic.range
    return Geodesic(
      chart: p.chart, alpha: 0, method: geodesic.method, range: range, length: geodesic.length,
      lengthError: geodesic.lengthError, residual: geodesic.residual, error: geodesic.error
    ) { t in
      let place = lift(geodesic.sample(at: t))
      let x = t == range.lowerBound ? p.coordinates : t == range.upperBound ? q.coordinates : place.coordinates
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: place.velocity)
    }
  }
}
