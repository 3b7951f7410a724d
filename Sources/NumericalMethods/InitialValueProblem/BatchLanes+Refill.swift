extension BatchLanes {
  /// Gives the free lanes to waiting problems; returns whether any lane is in use.
  mutating func refill(_ solution: inout BatchDormandPrince853.Solution, _ f: RightHandSide) -> Bool {
    while active < memory.lanes {
      guard let slot = nextQueued(&solution, f) else { break }
      load(slot, into: active)
      active += 1
    }
    // Idle neighbours compute with a state that is defined.
    for lane in active..<max(active, min(width, memory.lanes)) where active > 0 {
      for c in 0..<dimension { memory.state[c * memory.lanes + lane] = memory.state[c * memory.lanes] }
    }
    if active == 0 {
      solution.acceptedSteps = accepted
      solution.evaluations = evaluations
    }
    return active > 0
  }

  /// Writes the results of the lanes noted in `events` and gives these lanes to others.
  mutating func retire(_ solution: inout BatchDormandPrince853.Solution, _ f: RightHandSide) {
    // From behind, so that the last lane, which fills a gap, has been dealt with.
    for lane in events.reversed() {
      let problem = problems[lane]
      write(lane, to: problem, in: &solution)
      solution.statuses[problem] = status(of: lane)
      if let slot = nextQueued(&solution, f) {
        load(slot, into: lane)
      } else {
        active -= 1
        if lane != active { move(active, to: lane) }
        // The lane may still be computed as a neighbour of others: it stands still.
        memory.nextStep[active] = 0
        memory.elapsed[active] = span
      }
    }
  }

  private func status(of lane: Int) -> BatchDormandPrince853.Status {
    let time = start + direction * memory.elapsed[lane]
    let error = memory.errors[lane]
    if error <= 1 && memory.elapsed[lane] >= span { return .completed }
    if memory.nextStep[lane] <= smallestStep {
      return error.isNaN ? .leftDomain(at: time) : .failed(.stepUnderflow(at: time))
    }
    return .failed(.tooManySteps(at: time))
  }

  private func write(_ lane: Int, to problem: Int, in solution: inout BatchDormandPrince853.Solution) {
    for c in 0..<dimension {
      solution.states[problem * dimension + c] = memory.state[c * memory.lanes + lane]
    }
  }

  private mutating func load(_ slot: Int, into lane: Int) {
    let n = memory.lanes
    for c in 0..<dimension {
      memory.state[c * n + lane] = memory.queueState[c * n + slot]
      memory.stages[c * n + lane] = memory.queueSlope[c * n + slot]
    }
    memory.elapsed[lane] = 0
    memory.nextStep[lane] = memory.queueStep[slot]
    memory.growth[lane] = 6
    memory.attempts[lane] = 0
    problems[lane] = queueOrigin + slot
  }

  private mutating func move(_ source: Int, to lane: Int) {
    let n = memory.lanes
    for c in 0..<dimension {
      memory.state[c * n + lane] = memory.state[c * n + source]
      memory.stages[c * n + lane] = memory.stages[c * n + source]
    }
    memory.elapsed[lane] = memory.elapsed[source]
    memory.nextStep[lane] = memory.nextStep[source]
    memory.growth[lane] = memory.growth[source]
    memory.attempts[lane] = memory.attempts[source]
    problems[lane] = problems[source]
  }

  /// The next prepared problem, its place in the queue; nil when all problems have been given out.
  private mutating func nextQueued(_ solution: inout BatchDormandPrince853.Solution, _ f: RightHandSide) -> Int? {
    while true {
      while let slot = queue.first {
        queue = (slot + 1)..<queue.upperBound
        if memory.queueStep[slot] > 0 { return slot }
        solution.statuses[queueOrigin + slot] = .leftDomain(at: start)
      }
      let next = queueOrigin + queue.upperBound
      guard next < problemCount else { return nil }
      prepare(next, solution.states, f)
    }
  }

  /// Fills the queue with the problems from `first` on: states, derivatives and first steps.
  private mutating func prepare(_ first: Int, _ states: [Double], _ f: RightHandSide) {
    let n = memory.lanes
    let count = min(n, problemCount - first)
    queueOrigin = first
    queue = 0..<count
    let width = (count + 3) & ~3
    for i in 0..<width {
      // Lanes without a problem repeat the last one.
      let problem = first + min(i, count - 1)
      for c in 0..<dimension { memory.queueState[c * n + i] = states[problem * dimension + c] }
    }
    f(width, n, memory.queueState, memory.queueSlope)
    firstSteps(width, f)
    evaluations += 2 * width
  }

  /// Hairer's first step in all lanes of the queue, 0 where the start is outside the domain.
  private func firstSteps(_ width: Int, _ f: RightHandSide) {
    let n = memory.lanes
    let longest = min(span, method.maximumStep)
    if let given = method.initialStep {
      for i in 0..<width { memory.queueStep[i] = isDefined(memory.queueSlope, i) ? min(abs(given), longest) : 0 }
      return
    }
    // No lane needs `trial` and stage 13 between two steps.
    let euler = memory.trial
    let slope = memory.stages + 12 * memory.stageStride
    for i in 0..<width {
      let stateNorm = norm(memory.queueState, i)
      let slopeNorm = norm(memory.queueSlope, i)
      var step = stateNorm < 1e-5 || slopeNorm < 1e-5 ? 1e-6 * span : 0.01 * stateNorm / slopeNorm
      step = min(step, longest)
      memory.queueStep[i] = step
      for c in 0..<dimension {
        let j = c &* n &+ i
        euler[j] = memory.queueState[j] + direction * step * memory.queueSlope[j]
      }
    }
    f(width, n, euler, slope)
    for i in 0..<width {
      let first = memory.queueStep[i]
      let slopeNorm = norm(memory.queueSlope, i)
      guard slopeNorm.isFinite, isDefined(memory.queueSlope, i) else {
        memory.queueStep[i] = 0
        continue
      }
      for c in 0..<dimension {
        let j = c &* n &+ i
        euler[j] = slope[j] - memory.queueSlope[j]
      }
      let largest = max(slopeNorm, norm(euler, i) / first)
      // Outside the domain already: the steps will find their size.
      guard largest.isFinite else { continue }
      let root = (0.01 / largest).squareRoot().squareRoot().squareRoot()
      let second = largest <= 1e-15 ? max(1e-6 * span, 1e-3 * first) : root
      memory.queueStep[i] = max(min(100 * first, second, longest), 2 * smallestStep)
    }
  }

  /// The root mean square of the components of a lane, each in units of the tolerance of the waiting state.
  @inline(__always)
  private func norm(_ row: UnsafePointer<Double>, _ i: Int) -> Double {
    var sum = 0.0
    for c in 0..<dimension {
      let j = c &* memory.lanes &+ i
      let scaled = row[j] / (method.absoluteTolerance + method.relativeTolerance * abs(memory.queueState[j]))
      sum += scaled * scaled
    }
    return (sum / Double(dimension)).squareRoot()
  }

  @inline(__always)
  private func isDefined(_ row: UnsafePointer<Double>, _ i: Int) -> Bool {
    var sum = 0.0
    for c in 0..<dimension { sum += row[c &* memory.lanes &+ i] * 0 }
    return sum == 0
  }
}
