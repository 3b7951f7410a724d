/// Curves x″ = f(x, x′) between two points by collocation with piecewise Chebyshev polynomials and damped Newton.
///
/// Elements are divided until the Chebyshev coefficients of the velocity die out on each of them; a last solution with
/// a higher degree tells the error. When Newton's method fails from the starting curve itself, the last point is moved
/// along it (homotopy). The solution is checked by integrating the initial-value problem, an independent route.
public struct CollocationSolver: Equatable, Sendable {
  /// The error of the velocities relative to the largest speed nearby (or to the units of the problem).
  public var tolerance: Double
  /// How many polynomial pieces a curve may have.
  public var maximumElements: Int
  /// How many Jacobians one Newton iteration may use.
  public var maximumNewtonIterations: Int
  /// How many positions of the last point the homotopy may try.
  public var maximumHomotopySteps: Int

  /// A method with the given tolerance and limits.
  public init(
    tolerance: Double = 1e-10, maximumElements: Int = 512, maximumNewtonIterations: Int = 30,
    maximumHomotopySteps: Int = 200
  ) {
    precondition(tolerance >= 1e-13, "tolerance \(tolerance)")
    self.tolerance = tolerance
    self.maximumElements = maximumElements
    self.maximumNewtonIterations = maximumNewtonIterations
    self.maximumHomotopySteps = maximumHomotopySteps
  }

  /// A solution x of x″ = f(x, x′) with x(0) = p and x(1) = q; where there are several, one near a starting curve.
  ///
  /// The starting curves are tried in turn, first directly, then by homotopy along them.
  /// - Throws: `notConverged` with the error that was reached when no start leads to a solution that passes all checks,
  ///   `runsIntoBorder` when no start does and one showed the solutions to run into an end of the domain,
  ///   `outsideDomain(at: 0)` or `(at: 1)` when f is not defined at the first or last point (at rest).
  public func solve(
    _ problem: TwoPointProblem, from p: [Double], to q: [Double], startingFrom starts: [StartingCurve] = [.straight]
  ) throws(NumericalError) -> TwoPointSolution {
    let n = problem.dimension
    precondition(p.count == n && q.count == n, "end points of \(p.count) and \(q.count) in dimension \(n)")
    precondition(!starts.isEmpty, "no starting curve")
    for (t, point) in [(0.0, p), (1.0, q)] {
      guard point.allSatisfy({ $0.isFinite }) else { throw .nonFinite(at: t) }
      var acceleration = point
      let isDefined = problem.acceleration(point, [Double](repeating: 0, count: n), &acceleration)
      guard isDefined else { throw .outsideDomain(at: t) }
    }
    var run = CollocationRun(solver: self, problem: problem, start: p, end: q)
    for (index, start) in starts.enumerated() {
      if let solution = run.attempt(start, index: index, byHomotopy: false) { return solution }
    }
    for (index, start) in starts.enumerated() {
      if let solution = run.attempt(start, index: index, byHomotopy: true) { return solution }
    }
    if let contact = run.contact { throw .runsIntoBorder(contact) }
    throw .notConverged(reached: run.reached, reason: run.reason)
  }

  /// Solutions of many problems side by side, each near the straight line between its points.
  ///
  /// Each is found and checked as by `solve(_:from:to:startingFrom:)`, up to rounding; nil where the straight line does not
  /// lead to a solution that passes all checks, and something else is to be tried.
  public func solve(
    _ problem: TwoPointProblem, from starts: [[Double]], to ends: [[Double]]
  ) -> [TwoPointSolution?] {
    precondition(starts.count == ends.count, "\(starts.count) first points, \(ends.count) last points")
    var attempts = zip(starts, ends).map { p, q in
      precondition(p.count == problem.dimension && q.count == problem.dimension, "points \(p), \(q)")
      return CollocationAttempt(
        source: p, target: q, curve: StartingPath(.straight, from: p, to: q).curve(upTo: 1))
    }
    let refinement = CollocationRefinement(solver: self, problem: problem)
    refinement.resolve(&attempts, goal: tolerance, limit: maximumNewtonIterations)
    refinement.confirm(&attempts, homotopySteps: 0, startIndex: 0)
    return attempts.map(\.solution)
  }
}
