import NumericalMethods
import Scalars

extension AffineConnection {
  /// The shortest of the geodesics that polygons of small energy lead to by collocation in `Double`, the shortest polygon
  /// first; nil where one that may be shorter does not lead to a geodesic whose length is known to nine digits.
  func polishedInDouble(_ paths: [RelaxedPath], from p: Point, to q: Point) throws -> Geodesic? {
    guard manifold.chart.constraints.isEmpty, let first = paths.first else { return nil }
    let middle = places([first.corners[first.corners.count / 2]])[0]
    guard middle.allSatisfy(\.isFinite) else { return nil }
    return try polished(paths, from: p, to: q, try evaluation(near: [p.coordinates, middle, q.coordinates]))
  }

  /// Corners in the coordinates of the chart.
  private func places(_ corners: [[BigFloat]]) -> [[Double]] {
    let working = WorkingCoordinates(manifold.chart)
    return corners.map { corner in corner.indices.map { working.jet($0, corner[$0].asDouble).value } }
  }

  private func polished(
    _ paths: [RelaxedPath], from p: Point, to q: Point, _ equation: some GeodesicEvaluation
  ) throws -> Geodesic? {
    var best: Geodesic?
    var solver = equation.collocationSolver(1e-11)
    // The polygon is near: where Newton's method does not reach the curve at once, bits are missing.
    solver.maximumHomotopySteps = 0
    for path in paths {
      let sides = path.corners.count - 1
      let start = StartingCurve(
        parameters: (0...sides).map { Double($0) / Double(sides) },
        points: places(path.corners).flatMap(equation.working.flattened))
      guard
        let solution = try? solver.solve(
          equation.problem(), from: equation.working.flattened(p.coordinates),
          to: equation.working.flattened(q.coordinates), startingFrom: [start]),
        let found = try? equation.collocated(solution, from: p, to: q, alpha: alpha),
        found.lengthError <= 1e-9 * found.length
      else {
        // One that leads nowhere matters only where it may lead to a shorter curve.
        if let best, path.length > 1.01 * best.length { continue }
        return nil
      }
      if found.length < best?.length ?? .infinity { best = found }
    }
    return best?.found(by: .pathEnergy)
  }
}

extension Geodesic {
  /// The same with another word for how it was found.
  fileprivate func found(by method: Method) -> Geodesic {
    Geodesic(
      chart: chart, alpha: alpha, method: method, range: range, length: length, lengthError: lengthError,
      residual: residual, error: error
    ) { sample(at: $0) }
  }
}
