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
    for path in paths {
      let sides = path.corners.count - 1
      let start = StartingCurve(
        parameters: (0...sides).map { Double($0) / Double(sides) },
        points: places(path.corners).flatMap(equation.working.flattened))
      guard let found = polished(start, from: p, to: q, equation, by: .pathEnergy) else {
        // One that leads nowhere matters only where it may lead to a shorter curve.
        if let best, path.length > 1.01 * best.length { continue }
        return nil
      }
      if found.length < best?.length ?? .infinity { best = found }
    }
    return best
  }

  /// The geodesic next to a curve in coordinates without borders, by collocation in `Double`; nil where Newton's method does
  /// not reach one at once, or its length is not known to nine digits.
  private func polished(
    _ start: StartingCurve, from p: Point, to q: Point, _ equation: some GeodesicEvaluation, by method: Geodesic.Method
  ) -> Geodesic? {
    var solver = equation.collocationSolver(1e-11)
    solver.maximumHomotopySteps = 0
    guard
      let solution = try? solver.solve(
        equation.problem(), from: equation.working.flattened(p.coordinates),
        to: equation.working.flattened(q.coordinates), startingFrom: [start]),
      let found = try? equation.collocated(solution, from: p, to: q, alpha: alpha),
      found.lengthError <= 1e-9 * found.length
    else { return nil }
    return found.found(by: method)
  }

  /// The geodesic next to the curve that a starting velocity leads to, by collocation in `Double`; nil as above.
  ///
  /// The velocity need not be exact: errors of it grow like exp(length) until the end, where the curve is moved to q.
  package func geodesic(
    from p: Point, to q: Point, ledBy velocity: [Double], method: Geodesic.Method
  ) throws -> Geodesic? {
    try led(from: p, to: q, velocity, method, try evaluation(near: [p.coordinates, q.coordinates]))
  }

  private func led(
    from p: Point, to q: Point, _ velocity: [Double], _ method: Geodesic.Method, _ equation: some GeodesicEvaluation
  ) throws -> Geodesic? {
    let n = equation.dimension, start = equation.flattened(p.coordinates, velocity: velocity)
    let integrator = DormandPrince853(relativeTolerance: 1e-10, absoluteTolerance: 1e-10, maximumSteps: 4000)
    let solution = try? integrator.solve(from: 0, to: 1, state: start.u + start.w) { _, y, dy in
      for i in 0..<n { dy[i] = y[n + i] }
      return equation.acceleration(y, y + n, into: dy + n)
    }
    guard let solution, solution.status == .completed else { return nil }
    let miss = zip(equation.working.flattened(q.coordinates), solution.endState).map { $0 - $1 }
    let curve = StartingCurve { t, u in
      let state = solution.state(at: t)
      for i in 0..<n { u[i] = state[i] + t * miss[i] }
    }
    return polished(curve, from: p, to: q, equation, by: method)
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
