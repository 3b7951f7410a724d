import NumericalMethods
import Scalars

extension GeodesicEvaluation {
  /// The geodesic with γ(0) = p and γ(1) = q by Chebyshev collocation in coordinates without borders, checked by
  /// integrating the initial-value problem.
  ///
  /// - Parameter problem: `problem(many:)`.
  /// - Throws: `GeometryError.notConverged`, with what was reached.
  func geodesic(
    from p: Point, to q: Point, alpha: Rational, tolerance: Double, solving problem: TwoPointProblem
  ) throws -> Geodesic {
    let n = dimension
    if p.coordinates == q.coordinates {
      return Geodesic(
        chart: chart, alpha: alpha.asDouble, method: .collocation, range: 0...1, length: 0, lengthError: 0,
        residual: 0, error: 0
      ) { t in
        Geodesic.Sample(parameter: t, coordinates: p.coordinates, velocity: [Double](repeating: 0, count: n))
      }
    }
    let u0 = working.flattened(p.coordinates), u1 = working.flattened(q.coordinates)
    // Straight in coordinates without borders, and straight in the chart.
    let chartLine = StartingCurve { t, u in
      let x = zip(p.coordinates, q.coordinates).map { $0 + t * ($1 - $0) }
      for (i, value) in working.flattened(x).enumerated() { u[i] = value }
    }
    let solution: TwoPointSolution
    do {
      solution = try collocationSolver(tolerance).solve(
        problem, from: u0, to: u1, startingFrom: [.straight, chartLine])
    } catch {
      if case .runsIntoBorder(let contact) = error { throw leaving(contact, from: u0, to: u1) }
      if case .notConverged(let reached, let reason) = error {
        throw GeometryError.notConverged(what: "the geodesic between the points", reached: reached, reason: reason)
      }
      throw GeometryError.notConverged(what: "the geodesic between the points", reached: .infinity, reason: "\(error)")
    }
    return try collocated(solution, from: p, to: q, alpha: alpha)
  }

  /// The equation in coordinates without borders, as a problem between two points.
  func problem(many: TwoPointProblem.Many? = nil) -> TwoPointProblem {
    let budget = WorkBudget.now, cost = evaluationCost
    return TwoPointProblem(
      dimension: dimension,
      acceleration: { (budget?.spend(cost) ?? true) && acceleration($0, $1, into: $2) },
      derivatives: { (budget?.spend(2 * cost) ?? true) && derivatives($0, $1, into: $2, $3) },
      units: { u, target in units(u, into: target) },
      borders: working.hasBorders ? { u, target in borderDistances(u, into: target) } : nil,
      passableBorders: (0..<dimension).filter { working.infinityScale($0) != nil }, many: many)
  }

  /// Where that is not enough the lower rungs of the ladder are faster than more homotopy.
  func collocationSolver(_ tolerance: Double) -> CollocationSolver {
    CollocationSolver(
      tolerance: tolerance, maximumElements: 96, maximumNewtonIterations: 20, maximumHomotopySteps: 40)
  }

  /// The geodesic that a solution in coordinates without borders is.
  func collocated(_ solution: TwoPointSolution, from p: Point, to q: Point, alpha: Rational) throws -> Geodesic {
    let curve: @Sendable (Double) -> Geodesic.Sample = { t in
      let place = solution.evaluate(at: t)
      let state = unflattened(place.position, velocity: place.velocity)
      let x = t == 0 ? p.coordinates : t == 1 ? q.coordinates : state.x
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: state.v)
    }
    let length = try GeodesicLength(self, alpha: alpha, from: 0, to: 1, curve)
    let velocityError = velocityError(solution)
    return Geodesic(
      chart: chart, alpha: alpha.asDouble, method: .collocation, range: 0...1, length: length.value,
      lengthError: length.error + velocityError, residual: solution.residual, error: velocityError, curve: curve)
  }

  /// The estimated error of the velocities at the ends, and what the rounding of the points' coordinates does, as a length.
  private func velocityError(_ solution: TwoPointSolution) -> Double {
    let n = dimension
    func size(_ t: Double, _ errors: [Double]) -> Double {
      let u = solution.evaluate(at: t).position
      let x = unflattened(u, velocity: errors)
      return speed(x.x, (0..<n).map { abs(x.v[$0]) })
    }
    func rounding(_ t: Double) -> Double { size(t, working.rounding(solution.evaluate(at: t).position)) }
    return max(size(0, solution.startVelocityErrors), size(1, solution.endVelocityErrors)) + rounding(0) + rounding(1)
  }
}
