extension DormandPrince853 {
  /// How much tighter the tolerance of the second integration is.
  private static let tightening = 50.0

  /// Solves the problem twice and returns the better solution with an estimate of its global error.
  ///
  /// The second integration has a fiftieth of the tolerance and shorter steps; its distance from the first one
  /// estimates the first one's error, and is a pessimistic estimate of its own (`errorEstimates`, absolute, at the last
  /// state; as a rule 10 to 100 times the error). Errors thrown are
  /// those of the second integration, the evaluations those of both. An end at the border of the domain is that of the first
  /// integration and has no estimate.
  public func solveEstimatingError(
    from start: Double, to end: Double, state: [Double], recording: Recording = .dense, _ f: RightHandSide
  ) throws(NumericalError) -> InitialValueSolution {
    let coarse = try solve(from: start, to: end, state: state, recording: .dense, f)
    guard coarse.status == .completed else {
      // Nothing is to be estimated, and the way to a border is expensive.
      var ended = coarse
      if recording == .ends { ended.keepEnds() }
      return ended
    }
    var tight = self
    tight.relativeTolerance = max(relativeTolerance / Self.tightening, min(relativeTolerance, 1e-14))
    tight.absoluteTolerance = absoluteTolerance / Self.tightening
    tight.maximumSteps = 4 * maximumSteps
    // Equal steps would make equal errors, whose difference says nothing.
    var longest = 0.0
    for k in 1..<max(1, coarse.times.count) { longest = max(longest, abs(coarse.times[k] - coarse.times[k - 1])) }
    if longest > 0 {
      tight.maximumStep = 0.6 * longest
      tight.initialStep = 0.6 * abs(coarse.times[1] - coarse.times[0])
    }
    let kept = recording == .ends ? .steps : recording
    var fine = try tight.solve(from: start, to: end, state: state, recording: kept, f)
    fine.evaluations += coarse.evaluations
    if fine.status == .completed {
      fine.errorEstimates = Self.estimates(
        coarse: coarse, fine: fine, tightening: relativeTolerance / tight.relativeTolerance)
    }
    if recording == .ends { fine.keepEnds() }
    return fine
  }

  private static func estimates(
    coarse: InitialValueSolution, fine: InitialValueSolution, tightening: Double
  ) -> [Double] {
    let n = fine.dimension
    let last = fine.times.count - 1
    let share = min(1, 10 / tightening)
    // The difference may pass through zero at the end, so the last steps count too, and a tenth of the largest
    // relative difference counts for all components.
    var differences = [Double](repeating: 0, count: n)
    var magnitudes = [Double](repeating: 0, count: n)
    for k in max(0, last - 3)...last {
      let other = coarse.state(at: fine.times[k])
      for i in 0..<n {
        differences[i] = max(differences[i], abs(other[i] - fine.states[k * n + i]))
        magnitudes[i] = max(magnitudes[i], abs(fine.states[k * n + i]))
      }
    }
    var largest = 0.0
    for i in 0..<n where magnitudes[i] > 0 { largest = max(largest, differences[i] / magnitudes[i]) }
    for i in 0..<n {
      // Both integrations share the rounding of the coefficients, which adds up along the path.
      var path = abs(fine.states[last * n + i])
      for k in 0..<last { path += abs(fine.states[(k + 1) * n + i] - fine.states[k * n + i]) }
      differences[i] = share * max(differences[i], 0.1 * min(largest, 1) * magnitudes[i]) + 0x1p-48 * path
    }
    return differences
  }
}

extension InitialValueSolution {
  /// Forgets what lies between the first and the last state.
  mutating func keepEnds() {
    guard times.count > 2 else { return }
    let end = endState
    times = [times[0], endTime]
    states = Array(states[..<dimension]) + end
  }
}
