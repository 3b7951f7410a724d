@inline(__always) private func eighthRoot(_ x: Double) -> Double {
  x.squareRoot().squareRoot().squareRoot()
}

/// The state of one integration between two steps, and the logic of the step size.
struct DormandPrinceStepper: ~Copyable {
  private enum Outcome {
    case error(Double)
    case outside
    case nonFinite
  }

  private let method: DormandPrince853
  private let end: Double
  private let span: Double
  private let direction: Double
  private let dimension: Int
  private var memory: DormandPrinceMemory

  private var t: Double
  private var h = 0.0
  private var mayGrow = true
  private var recordedDense = false
  private(set) var isDone = false
  private var leftDomain = false
  private var evaluations = 0
  private var accepted = 0
  private var rejected = 0

  init(method: DormandPrince853, from start: Double, to end: Double, state: [Double]) {
    precondition(start.isFinite && end.isFinite, "integration from \(start) to \(end)")
    precondition(!state.isEmpty, "integration of an empty state")
    self.method = method
    self.end = end
    self.dimension = state.count
    t = start
    span = abs(end - start)
    direction = end < start ? -1 : 1
    memory = DormandPrinceMemory(dimension: state.count)
    for i in 0..<state.count { memory.state[i] = state[i] }
  }

  /// Evaluates f at the start and chooses the first step.
  mutating func begin(_ f: DormandPrince853.RightHandSide) throws(NumericalError) {
    evaluations = 1
    guard f(t, memory.state, memory.stages) else { throw .outsideDomain(at: t) }
    guard isFinite(memory.state), isFinite(memory.stages) else { throw .nonFinite(at: t) }
    isDone = t == end
    if !isDone { h = direction * chooseInitialStep(f) }
  }

  /// Tries one step; returns whether it was accepted, or the solution ended at the border of the domain.
  mutating func step(dense: Bool, _ f: DormandPrince853.RightHandSide) throws(NumericalError) -> Bool {
    guard accepted + rejected < method.maximumSteps else { throw .tooManySteps(at: t) }
    let isLast = (t + 1.01 * h - end) * direction >= 0
    if isLast { h = end - t }
    let new = isLast ? end : t + h
    recordedDense = false
    switch attempt(new: new, dense: dense, f) {
    case .error(let error) where error <= 1:
      accept(new: new, isLast: isLast, error: error)
      return true
    case .error(let error):
      h /= min(3, eighthRoot(error) / 0.9)
      guard abs(h) > 4 * t.ulp else { throw .stepUnderflow(at: t) }
    case .outside:
      if abs(h) <= max(4 * t.ulp, 1e-15 * span) {
        isDone = true
        leftDomain = true
        return false
      }
      h /= 2
    case .nonFinite:
      h /= 4
      guard abs(h) > 4 * t.ulp else { throw .nonFinite(at: t) }
    }
    rejected += 1
    mayGrow = false
    return false
  }

  private mutating func accept(new: Double, isLast: Bool, error: Double) {
    accepted += 1
    let factor = min(6, 0.9 / eighthRoot(max(error, 1e-30)))
    t = new
    h *= mayGrow ? factor : min(1, factor)
    if abs(h) > method.maximumStep { h = direction * method.maximumStep }
    mayGrow = true
    isDone = isLast
    memory.swapStates()
    let last = 12 * memory.stride
    for i in 0..<dimension { memory.stages[i] = memory.stages[last + i] }
  }

  /// The stages of a step, its result in `trial`, and its error in units of the tolerance.
  private mutating func attempt(new: Double, dense: Bool, _ f: DormandPrince853.RightHandSide) -> Outcome {
    let count = memory.stride
    for i in 0..<count { memory.steps[i] = h }
    let rows = memory.rows
    for stage in 2...12 {
      rows.prepare(stage: stage, count: count)
      guard evaluate(stage, new, f) else { return .outside }
    }
    for i in 0..<count {
      memory.sums5[i] = 0
      memory.sums3[i] = 0
    }
    rows.finish(
      count: count, absolute: method.absoluteTolerance, relative: method.relativeTolerance, sums5: memory.sums5,
      sums3: memory.sums3)
    let error = scaledError()
    guard error.isFinite else { return .nonFinite }
    guard error <= 1 else { return .error(error) }
    guard evaluate(13, new, f) else { return .outside }
    guard isFinite(memory.stages + 12 * count) else { return .nonFinite }
    if dense {
      // The extra stages must not overwrite the new state.
      let spare = memory.rows(trial: memory.spare)
      for stage in 14...16 {
        spare.prepare(stage: stage, count: count)
        guard evaluate(stage, new, f, at: memory.spare) else { return .outside }
        guard isFinite(memory.stages + (stage - 1) * count) else { return .nonFinite }
      }
      rows.interpolate(count: count, into: memory.dense, rowStride: count)
      recordedDense = true
    }
    return .error(error)
  }

  @inline(__always)
  private mutating func evaluate(
    _ stage: Int, _ new: Double, _ f: DormandPrince853.RightHandSide, at point: UnsafePointer<Double>? = nil
  ) -> Bool {
    evaluations += 1
    let node = memory.nodes[stage - 1]
    let time = node == 1 ? new : t + node * h
    return f(time, point ?? UnsafePointer(memory.trial), memory.stages + (stage - 1) * memory.stride)
  }

  /// |h| E₅²/√((E₅² + E₃²/100) n), E² the sums of squares of the scaled errors.
  private func scaledError() -> Double {
    var e5 = 0.0
    var e3 = 0.0
    for i in 0..<dimension {
      e5 += memory.sums5[i]
      e3 += memory.sums3[i]
    }
    let denominator = e5 + 0.01 * e3
    guard denominator != 0 else { return 0 }
    return abs(h) * e5 / (denominator * Double(dimension)).squareRoot()
  }

  private func isFinite(_ x: UnsafePointer<Double>) -> Bool {
    var sum = 0.0
    for i in 0..<dimension { sum += x[i] * 0 }
    return sum == 0
  }

  /// Adds the step just taken to the solution.
  func record(in solution: inout InitialValueSolution) {
    guard accepted > 0 else { return }
    solution.times.append(t)
    solution.states.append(contentsOf: UnsafeBufferPointer(start: memory.state, count: dimension))
    guard recordedDense else { return }
    for row in 0..<7 {
      let start = memory.dense + row * memory.stride
      solution.polynomials.append(contentsOf: UnsafeBufferPointer(start: start, count: dimension))
    }
  }

  /// Writes the counts and the status.
  func close(_ solution: inout InitialValueSolution) {
    solution.evaluations = evaluations
    solution.acceptedSteps = accepted
    solution.rejectedSteps = rejected
    solution.status = leftDomain ? .leftDomain(at: t) : .completed
  }
}

extension DormandPrinceStepper {
  /// The first step by Hairer's rule: an explicit Euler step estimates the second derivative.
  private mutating func chooseInitialStep(_ f: DormandPrince853.RightHandSide) -> Double {
    let longest = min(span, method.maximumStep)
    if let given = method.initialStep { return min(abs(given), longest) }
    var stateNorm = 0.0
    var slopeNorm = 0.0
    for i in 0..<dimension {
      let scale = method.absoluteTolerance + method.relativeTolerance * abs(memory.state[i])
      let y = memory.state[i] / scale
      let slope = memory.stages[i] / scale
      stateNorm += y * y
      slopeNorm += slope * slope
    }
    stateNorm = (stateNorm / Double(dimension)).squareRoot()
    slopeNorm = (slopeNorm / Double(dimension)).squareRoot()
    var first = stateNorm < 1e-5 || slopeNorm < 1e-5 ? 1e-6 * span : 0.01 * stateNorm / slopeNorm
    first = min(first, longest)
    // Where the Euler step leaves the domain a shorter one is tried.
    let derivative = memory.stages + memory.stride
    for _ in 0..<30 {
      for i in 0..<dimension { memory.trial[i] = memory.state[i] + direction * first * memory.stages[i] }
      evaluations += 1
      if f(t + direction * first, memory.trial, derivative), isFinite(derivative) { break }
      first /= 10
    }
    var bendNorm = 0.0
    for i in 0..<dimension {
      let scale = method.absoluteTolerance + method.relativeTolerance * abs(memory.state[i])
      let bend = (derivative[i] - memory.stages[i]) / scale
      bendNorm += bend * bend
    }
    bendNorm = (bendNorm / Double(dimension)).squareRoot() / first
    let largest = max(slopeNorm, bendNorm)
    let second = largest <= 1e-15 ? max(1e-6 * span, 1e-3 * first) : eighthRoot(0.01 / largest)
    let chosen = min(100 * first, second, longest)
    return chosen > 4 * t.ulp ? chosen : first
  }
}
