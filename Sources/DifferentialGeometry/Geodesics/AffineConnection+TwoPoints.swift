import NumericalMethods
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
    let equation = try self.equation
    if alpha.isZero, let isometry {
      let compiled = try manifold.memory.value("isometry") {
        try CompiledIsometry(isometry, chart: manifold.chart)
      }
      return try Geodesic.closedForm(compiled, equation, from: p, to: q)
    }
    let n = manifold.dimension
    if p.coordinates == q.coordinates {
      return Geodesic(
        chart: manifold.chart, alpha: alpha.asDouble, method: .collocation, range: 0...1, length: 0, lengthError: 0,
        residual: 0, error: 0
      ) { t in
        Geodesic.Sample(parameter: t, coordinates: p.coordinates, velocity: [Double](repeating: 0, count: n))
      }
    }
    let u0 = equation.working.flattened(p.coordinates), u1 = equation.working.flattened(q.coordinates)
    let problem = try twoPointProblem
    // Straight in coordinates without borders, and straight in the chart.
    let chartLine = StartingCurve { t, u in
      let x = zip(p.coordinates, q.coordinates).map { $0 + t * ($1 - $0) }
      for (i, value) in equation.working.flattened(x).enumerated() { u[i] = value }
    }
    let solution: TwoPointSolution
    do {
      solution = try collocationSolver(tolerance).solve(
        problem, from: u0, to: u1, startingFrom: [.straight, chartLine])
    } catch {
      if case .notConverged(let reached, let reason) = error {
        throw GeometryError.notConverged(what: "the geodesic between the points", reached: reached, reason: reason)
      }
      throw GeometryError.notConverged(what: "the geodesic between the points", reached: .infinity, reason: "\(error)")
    }
    return try collocated(solution, equation, from: p, to: q)
  }

  /// Where that is not enough the lower rungs of the ladder are faster than more homotopy.
  func collocationSolver(_ tolerance: Double) -> CollocationSolver {
    CollocationSolver(
      tolerance: tolerance, maximumElements: 96, maximumNewtonIterations: 20, maximumHomotopySteps: 40)
  }

  /// The geodesic that a solution in coordinates without borders is.
  func collocated(
    _ solution: TwoPointSolution, _ equation: GeodesicEquation, from p: Point, to q: Point
  ) throws -> Geodesic {
    let curve: @Sendable (Double) -> Geodesic.Sample = { t in
      let place = solution.evaluate(at: t)
      let state = equation.unflattened(place.position, velocity: place.velocity)
      let x = t == 0 ? p.coordinates : t == 1 ? q.coordinates : state.x
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: state.v)
    }
    let length = try GeodesicLength(equation, alpha: alpha, from: 0, to: 1, curve)
    let velocityError = velocityError(solution, equation)
    return Geodesic(
      chart: manifold.chart, alpha: alpha.asDouble, method: .collocation, range: 0...1, length: length.value,
      lengthError: length.error + velocityError, residual: solution.residual, error: velocityError, curve: curve)
  }

  /// The estimated error of the velocities at the ends, as a length.
  private func velocityError(_ solution: TwoPointSolution, _ equation: GeodesicEquation) -> Double {
    let n = manifold.dimension
    func size(_ t: Double, _ errors: [Double]) -> Double {
      let u = solution.evaluate(at: t).position
      let x = equation.unflattened(u, velocity: errors)
      return equation.speed(x.x, (0..<n).map { abs(x.v[$0]) })
    }
    return max(size(0, solution.startVelocityErrors), size(1, solution.endVelocityErrors))
  }
}
