/// One search for a solution: starting curves, homotopy, and the record of what was tried.
struct CollocationRun {
  let solver: CollocationSolver
  let problem: TwoPointProblem
  let start: [Double]
  let end: [Double]

  private(set) var newtonIterations = 0
  private(set) var homotopySteps = 0
  /// Why the last attempt failed, and how far it came.
  private(set) var reason = "nothing was tried"
  private(set) var reached = Double.infinity
  /// The end of the domain that an attempt ran into.
  private(set) var contact: BorderContact?

  private var refinement: CollocationRefinement { CollocationRefinement(solver: solver, problem: problem) }

  init(solver: CollocationSolver, problem: TwoPointProblem, start: [Double], end: [Double]) {
    self.solver = solver
    self.problem = problem
    self.start = start
    self.end = end
  }

  /// Searches from one starting curve.
  mutating func attempt(_ starting: StartingCurve, index: Int, byHomotopy: Bool) -> TwoPointSolution? {
    let path = StartingPath(starting, from: start, to: end)
    let resolved: ChebyshevCurve?
    if byHomotopy {
      resolved = followEndPoint(path)
    } else {
      resolved = resolve(
        path.curve(upTo: 1), target: end, goal: solver.tolerance, limit: solver.maximumNewtonIterations)
    }
    guard let resolved else { return nil }
    var attempts = [attempt(resolved, target: end)]
    refinement.confirm(&attempts, homotopySteps: homotopySteps, startIndex: index)
    note(attempts[0])
    if let solution = attempts[0].solution, let passage = BorderApproach(problem)?.passage(solution.curve) {
      contact = passage
      reason = "the solution passes an end of the domain"
      return nil
    }
    return attempts[0].solution
  }

  private func attempt(_ guess: ChebyshevCurve, target: [Double]) -> CollocationAttempt {
    CollocationAttempt(source: start, target: target, curve: guess, newtonIterations: newtonIterations)
  }

  private mutating func note(_ attempt: CollocationAttempt) {
    newtonIterations = attempt.newtonIterations
    if let failure = attempt.failure { (reason, reached) = failure }
  }

  private mutating func resolve(
    _ guess: ChebyshevCurve, target: [Double], goal: Double, limit: Int
  ) -> ChebyshevCurve? {
    var attempts = [attempt(guess, target: target)]
    refinement.resolve(&attempts, goal: goal, limit: limit)
    note(attempts[0])
    return attempts[0].isOpen ? attempts[0].curve : nil
  }

  /// Moves the last point along the starting curve, from near the first point to its place.
  private mutating func followEndPoint(_ path: StartingPath) -> ChebyshevCurve? {
    var last: ChebyshevCurve?
    var approach = BorderApproach(problem)
    guard followed(path, &last, &approach) else {
      if contact == nil, let last { contact = approach?.contact(last, below: BorderApproach.lastResort) }
      return nil
    }
    guard let last else { return nil }
    return resolve(last, target: end, goal: solver.tolerance, limit: solver.maximumNewtonIterations)
  }

  /// Whether the last point came to its place; the last solution, and how near solutions came to ends of the domain.
  private mutating func followed(
    _ path: StartingPath, _ last: inout ChebyshevCurve?, _ approach: inout BorderApproach?
  ) -> Bool {
    var reachedParameter = 0.0
    var step = 0.5
    let budget = homotopySteps + solver.maximumHomotopySteps
    while reachedParameter < 1 {
      guard homotopySteps < budget else {
        reason = "\(solver.maximumHomotopySteps) homotopy steps, last at \(reachedParameter)"
        return false
      }
      homotopySteps += 1
      let next = min(1, reachedParameter + (approach?.limited(step) ?? step))
      let guess = last ?? path.curve(upTo: next)
      let before = newtonIterations
      if let found = resolve(guess, target: path.point(next), goal: 1e-3, limit: 12) {
        last = found
        reachedParameter = next
        if newtonIterations - before <= 6 { step *= 2 }
        approach?.note(found, at: next)
        if let touched = approach?.contact(found, below: BorderApproach.small) {
          contact = touched
          return false
        }
      } else {
        step = (next - reachedParameter) / (last == nil ? 4 : 3)
        guard step > max(1e-15, 1e-4 * reachedParameter) else {
          reason = "the homotopy ended at \(reachedParameter): " + reason
          return false
        }
      }
    }
    return true
  }
}
