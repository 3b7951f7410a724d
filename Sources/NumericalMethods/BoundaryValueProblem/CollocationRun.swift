/// One search for a solution: meshes, degrees, homotopy, and the record of what was tried.
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

  /// A curve on a mesh that is fine enough for it.
  struct Resolved {
    let curve: ChebyshevCurve
    let correction: Double
  }

  init(solver: CollocationSolver, problem: TwoPointProblem, start: [Double], end: [Double]) {
    self.solver = solver
    self.problem = problem
    self.start = start
    self.end = end
  }

  /// Searches from one starting curve.
  mutating func attempt(_ starting: StartingCurve, index: Int, byHomotopy: Bool) -> TwoPointSolution? {
    let path = StartingPath(starting, from: start, to: end)
    let resolved: Resolved?
    if byHomotopy {
      resolved = followEndPoint(path)
    } else {
      resolved = resolve(
        path.curve(upTo: 1), basis: .coarse, target: end, goal: solver.tolerance,
        limit: solver.maximumNewtonIterations)
    }
    guard let resolved else { return nil }
    return confirm(resolved, startIndex: index)
  }

  /// Solves for the given last point, dividing the elements of the mesh until every tail is at most `goal`.
  private mutating func resolve(
    _ guess: ChebyshevCurve, basis: ChebyshevBasis, target: [Double], goal: Double, limit: Int
  ) -> Resolved? {
    var guess = guess
    var breakpoints = guess.breakpoints
    let coarse = max(goal / 10, 1e-4)
    for _ in 0..<24 {
      let system = CollocationSystem(
        problem: problem, basis: basis, breakpoints: breakpoints, source: start, target: target)
      system.load(guess)
      guard run(system, coarse, limit) != nil else { return nil }
      var curve = system.curve
      var tails = system.tails(of: curve)
      if tails.allSatisfy({ $0 <= goal }) {
        guard let size = run(system, goal / 10, limit) else { return nil }
        curve = system.curve
        tails = system.tails(of: curve)
        if tails.allSatisfy({ $0 <= goal }) { return Resolved(curve: curve, correction: size) }
      }
      reached = tails.max() ?? .infinity
      breakpoints = divide(breakpoints, tails: tails, goal: goal, degree: basis.degree)
      guard breakpoints.count <= solver.maximumElements + 1 else {
        reason = "more than \(solver.maximumElements) elements would be needed"
        return nil
      }
      guess = curve
    }
    reason = "dividing the elements does not resolve the solution"
    return nil
  }

  private mutating func run(_ system: CollocationSystem, _ tolerance: Double, _ limit: Int) -> Double? {
    let outcome = system.solve(tolerance: tolerance, coarse: 1e-6, limit: limit, count: &newtonIterations)
    switch outcome {
    case .converged(let size): return size
    case .failed(let text, let size):
      reason = text
      reached = size
      return nil
    }
  }

  /// Divides the elements whose tail is too large, the worse the finer.
  private func divide(_ breakpoints: [Double], tails: [Double], goal: Double, degree: Int) -> [Double] {
    var result = [0.0]
    for (e, tail) in tails.enumerated() {
      let left = breakpoints[e]
      let right = breakpoints[e + 1]
      if tail > goal {
        let wanted = power(tail / goal, 1 / Double(degree)).rounded(.up)
        let pieces = wanted.isFinite ? max(2, min(4, Int(wanted))) : 2
        for k in 1..<pieces { result.append(left + (right - left) * Double(k) / Double(pieces)) }
      }
      result.append(right)
    }
    return result
  }

  /// Moves the last point along the starting curve, from near the first point to its place.
  private mutating func followEndPoint(_ path: StartingPath) -> Resolved? {
    var reachedParameter = 0.0
    var step = 0.5
    var last: ChebyshevCurve?
    let budget = homotopySteps + solver.maximumHomotopySteps
    while reachedParameter < 1 {
      guard homotopySteps < budget else {
        reason = "\(solver.maximumHomotopySteps) homotopy steps, last at \(reachedParameter)"
        return nil
      }
      homotopySteps += 1
      let next = min(1, reachedParameter + step)
      let guess = last ?? path.curve(upTo: next)
      let before = newtonIterations
      if let found = resolve(guess, basis: .coarse, target: path.point(next), goal: 1e-3, limit: 12) {
        last = found.curve
        reachedParameter = next
        if newtonIterations - before <= 6 { step *= 2 }
      } else {
        step /= last == nil ? 4 : 3
        guard step > max(1e-15, 1e-4 * reachedParameter) else {
          reason = "the homotopy ended at \(reachedParameter): " + reason
          return nil
        }
      }
    }
    guard let last else { return nil }
    return resolve(
      last, basis: .coarse, target: end, goal: solver.tolerance, limit: solver.maximumNewtonIterations)
  }

  /// Solves again with a higher degree, compares, and integrates the initial-value problem.
  ///
  /// Where the two solutions differ by more than the tolerance, the mesh is made finer: an error in one place can count
  /// more in another.
  private mutating func confirm(_ resolved: Resolved, startIndex: Int) -> TwoPointSolution? {
    var curve = resolved.curve
    var goal = solver.tolerance
    var difference = Double.infinity
    for _ in 0..<4 {
      guard let solution = compare(curve, startIndex: startIndex) else { return nil }
      reached = max(solution.errorEstimate, solution.residual)
      difference = solution.errorEstimate
      if solution.errorEstimate <= solver.tolerance {
        guard solution.residual <= max(100 * solver.tolerance, 1e-9) else {
          reason = "the integrated initial-value problem departs by \(solution.residual)"
          return nil
        }
        return solution
      }
      goal /= 20
      let finer = resolve(
        solution.curve, basis: .coarse, target: end, goal: goal, limit: solver.maximumNewtonIterations)
      guard let finer else { return nil }
      curve = finer.curve
    }
    reached = difference
    reason = "solutions of different degree differ by \(difference)"
    return nil
  }

  private mutating func compare(_ curve: ChebyshevCurve, startIndex: Int) -> TwoPointSolution? {
    let system = CollocationSystem(
      problem: problem, basis: .medium, breakpoints: curve.breakpoints, source: start, target: end)
    system.load(curve)
    guard let size = run(system, solver.tolerance / 10, solver.maximumNewtonIterations) else { return nil }
    return TwoPointSolution(
      system: system, lessAccurate: curve, correction: size, newtonIterations: newtonIterations,
      homotopySteps: homotopySteps, startIndex: startIndex)
  }
}

extension CollocationSystem {
  /// The tail of the velocity on each element, relative to the scales there.
  func tails(of curve: ChebyshevCurve) -> [Double] {
    updateScales()
    return (0..<elements).map { e in
      var largest = 0.0
      for c in 0..<n {
        let tail = curve.tail(element: e, component: c)
        largest = max(largest, (tail - rounding(element: e, component: c)) / scales[e * n + c])
      }
      return largest
    }
  }

  /// What the rounding of the coordinates may do to a velocity on an element.
  func rounding(element e: Int, component c: Int) -> Double {
    let size = max(abs(current.points[e * n + c]), abs(current.points[(e + 1) * n + c]))
    return 0x1p-48 * size / length(e)
  }
}
