import Scalars
import Symbolics

extension AffineConnection {
  /// The geodesics that polygons of small energy lead to, polished by collocation, the shortest first.
  ///
  /// - Parameters:
  ///   - starts: curves to begin with, beside the one that is straight in coordinates without borders.
  ///   - digits: of the lengths.
  ///   - isUnique: whether only one geodesic joins the points.
  /// - Throws: `GeometryError.notConverged` when none converges, with what the last one reached.
  func geodesicsByPathEnergy(
    from p: Point, to q: Point, starts: [PathStart], digits: Int, isUnique: Bool
  ) throws -> [CollocatedGeodesic] {
    try geodesics(
      near: try relaxedPaths(from: p, to: q, starts: starts, spare: try spareBits(p, q), isUnique: isUnique),
      from: p, to: q, digits: digits)
  }

  /// The geodesics that polygons lead to by collocation with as many bits as the points need, the shortest first.
  private func geodesics(
    near paths: [RelaxedPath], from p: Point, to q: Point, digits: Int
  ) throws -> [CollocatedGeodesic] {
    var found: [CollocatedGeodesic] = []
    var failure: any Error = FrameCollocation.failure("no curve to start from")
    for path in paths {
      do {
        let one = try collocated(
          from: p, to: q, digits: digits, near: path.curve, pieces: max(1, (path.corners.count - 1) / 4))
        // The same geodesic again is none of its own.
        let isKnown = found.contains { ((one.length - $0.length) / $0.length).magnitude.asDouble < 1e-8 }
        if !isKnown { found.append(one) }
      } catch { failure = error }
    }
    guard !found.isEmpty else { throw failure }
    return found.sorted { $0.length < $1.length }
  }

  /// The shortest geodesic that path energy and collocation find, in `Double`.
  ///
  /// Polygons of least energy by Gauss and Newton's method from several starts, coarse to fine; what they lead to is
  /// polished by Chebyshev collocation with as many bits as the points need. That no other geodesic is shorter is not
  /// proved.
  ///
  /// - Parameters:
  ///   - starts: curves to begin with, beside those that are straight in the chart and in coordinates without borders.
  ///   - isUnique: whether it is known that only one geodesic joins the points: one start is enough then.
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  public func geodesicByPathEnergy(
    from p: Point, to q: Point, starts: [PathStart] = [], isUnique: Bool = false
  ) throws -> Geodesic {
    for point in [p, q] { try manifold.requirePositiveDefinite(at: point) }
    if let still = atRest(p, q, digits: 17) { return still.rounded }
    let paths = try relaxedPaths(
      from: p, to: q, starts: [chartLine(p, q)] + starts, spare: try spareBits(p, q), isUnique: isUnique)
    if let found = try polishedInDouble(paths, from: p, to: q) { return found }
    let found = try geodesics(near: paths, from: p, to: q, digits: 17)
    return rounded(found[0], from: p, to: q, method: .pathEnergy)
  }

  /// The straight line of the chart.
  func chartLine(_ p: Point, _ q: Point) -> PathStart {
    PathStart("straight in the chart") { t in zip(p.coordinates, q.coordinates).map { $0 + t * ($1 - $0) } }
  }
}
