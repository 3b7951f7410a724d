/// A curve that is being solved for.
struct CollocationAttempt {
  let source: [Double]
  let target: [Double]
  /// Where it stands: the guess, then the solution on a mesh that is fine enough for it.
  var curve: ChebyshevCurve
  /// The size of the last Newton correction.
  var correction = 0.0
  var newtonIterations = 0
  /// Why it ended, and how far it came.
  var failure: (reason: String, reached: Double)?
  /// What passed all checks.
  var solution: TwoPointSolution?

  var isOpen: Bool { failure == nil && solution == nil }
}

/// Solves on meshes that are divided until they are fine enough, and checks the solutions, for many curves side by side.
struct CollocationRefinement {
  let solver: CollocationSolver
  let problem: TwoPointProblem

  /// Solves for the open attempts, dividing the elements of their meshes until every tail is at most `goal`.
  func resolve(_ attempts: inout [CollocationAttempt], goal: Double, limit: Int) {
    let coarse = max(goal / 10, 1e-4), fine = goal / 10
    // Where a mesh is expected to be fine enough, the curve is solved for in one go.
    var isPromising = [Bool](repeating: false, count: attempts.count)
    var meshes = attempts.map(\.curve.breakpoints), open = attempts.indices.filter { attempts[$0].isOpen }
    for _ in 0..<24 {
      guard !open.isEmpty else { return }
      let system = system(.coarse, attempts, open, meshes)
      run(system, &attempts, open, open.map { isPromising[$0] ? fine : coarse }, limit)
      var tails = self.tails(system, &attempts, open, open.map { attempts[$0].isOpen })
      let isFine = tails.map { $0.map { $0.allSatisfy { $0 <= goal } } ?? false }
      let isUnfinished = zip(isFine, open).map { $0 && !isPromising[$1] }
      if isUnfinished.contains(true) {
        run(system, &attempts, open, isUnfinished.map { $0 ? fine : nil }, limit)
        let again = zip(isUnfinished, open).map { $0 && attempts[$1].isOpen }
        for (j, own) in self.tails(system, &attempts, open, again).enumerated() where again[j] { tails[j] = own }
      }
      var left: [Int] = []
      for (j, k) in open.enumerated() {
        guard attempts[k].isOpen, let own = tails[j] else { continue }
        if isFine[j], own.allSatisfy({ $0 <= goal }) { continue }
        (meshes[k], isPromising[k]) = divide(meshes[k], tails: own, goal: goal)
        if meshes[k].count > solver.maximumElements + 1 {
          let reason = "more than \(solver.maximumElements) elements would be needed"
          attempts[k].failure = (reason, own.max() ?? .infinity)
        } else {
          left.append(k)
        }
      }
      open = left
    }
    for k in open { attempts[k].failure = ("dividing the elements does not resolve the solution", .infinity) }
  }

  /// Solves again with a higher degree, compares, and integrates the initial-value problem.
  ///
  /// Where the two solutions differ by more than the tolerance, the mesh is made finer: an error in one place can count
  /// more in another.
  func confirm(_ attempts: inout [CollocationAttempt], homotopySteps: Int, startIndex: Int) {
    var goal = solver.tolerance
    var differences = [Double](repeating: .infinity, count: attempts.count)
    for round in 0..<4 {
      let open = attempts.indices.filter { attempts[$0].isOpen }
      guard !open.isEmpty else { return }
      let system = system(.medium, attempts, open, attempts.map(\.curve.breakpoints))
      run(system, &attempts, open, open.map { _ in solver.tolerance / 10 }, solver.maximumNewtonIterations)
      let solved = open.indices.filter { attempts[open[$0]].isOpen }
      let residuals = InitialValueCheck(problem: problem).largestDepartures(system, of: solved)
      for (j, residual) in zip(solved, residuals) {
        let k = open[j]
        let solution = TwoPointSolution(
          system: system, curve: j, lessAccurate: attempts[k].curve, correction: attempts[k].correction,
          residual: residual, newtonIterations: attempts[k].newtonIterations, homotopySteps: homotopySteps,
          startIndex: startIndex)
        differences[k] = solution.errorEstimate
        if solution.errorEstimate > solver.tolerance || solution.errorEstimate.isNaN {
          attempts[k].curve = solution.curve
        } else if residual <= max(100 * solver.tolerance, 1e-9) {
          attempts[k].solution = solution
        } else {
          attempts[k].failure = (
            "the integrated initial-value problem departs by \(residual)", max(solution.errorEstimate, residual)
          )
        }
      }
      goal /= 20
      if round < 3 { resolve(&attempts, goal: goal, limit: solver.maximumNewtonIterations) }
    }
    for k in attempts.indices where attempts[k].isOpen {
      attempts[k].failure = ("solutions of different degree differ by \(differences[k])", differences[k])
    }
  }

  private func system(
    _ basis: ChebyshevBasis, _ attempts: [CollocationAttempt], _ open: [Int], _ meshes: [[Double]]
  ) -> CollocationSystem {
    let system = CollocationSystem(
      problem: problem, basis: basis,
      curves: open.map {
        CollocationSystem.Curve(breakpoints: meshes[$0], source: attempts[$0].source, target: attempts[$0].target)
      })
    system.load(open.map { attempts[$0].curve })
    return system
  }

  /// Newton's method for the curves of a system that have a tolerance.
  private func run(
    _ system: CollocationSystem, _ attempts: inout [CollocationAttempt], _ open: [Int], _ tolerances: [Double?],
    _ limit: Int
  ) {
    var counts = [Int](repeating: 0, count: open.count)
    let outcomes = system.solve(tolerances: tolerances, coarse: 1e-6, limit: limit, counts: &counts)
    for (j, k) in open.enumerated() {
      attempts[k].newtonIterations += counts[j]
      switch outcomes[j] {
      case .converged(let size): attempts[k].correction = size
      case .failed(let reason, let size): attempts[k].failure = (reason, size)
      case nil: break
      }
    }
  }

  /// The curves chosen as they are now, kept in their attempts, and their tails; nil for the others.
  private func tails(
    _ system: CollocationSystem, _ attempts: inout [CollocationAttempt], _ open: [Int], _ isChosen: [Bool]
  ) -> [[Double]?] {
    system.updateScales(isChosen)
    return open.enumerated().map { j, k in
      guard isChosen[j] else { return nil }
      attempts[k].curve = system.curve(j)
      return system.tails(j, of: attempts[k].curve)
    }
  }

  /// Divides the elements whose tail is too large, the worse the finer, and tells whether that should be enough.
  private func divide(_ breakpoints: [Double], tails: [Double], goal: Double) -> ([Double], isEnough: Bool) {
    var result = [0.0], isEnough = true
    for (e, tail) in tails.enumerated() {
      let left = breakpoints[e], right = breakpoints[e + 1]
      // What is no number counts as too large.
      if !(tail <= goal) {
        let wanted = power(tail / goal, 1 / Double(ChebyshevBasis.coarse.degree)).rounded(.up)
        let pieces = wanted.isFinite ? Int(max(2, min(4, wanted))) : 2
        if !(wanted <= 4) { isEnough = false }
        for k in 1..<pieces { result.append(left + (right - left) * Double(k) / Double(pieces)) }
      }
      result.append(right)
    }
    return (result, isEnough)
  }
}
