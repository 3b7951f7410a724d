/// Many integrations side by side: the lanes, the problems that wait for one, and the logic of the steps.
struct BatchLanes: ~Copyable {
  typealias Vector = SIMD4<Double>
  typealias RightHandSide = BatchDormandPrince853.RightHandSide
  private typealias Sums = DormandPrinceSums

  let method: DormandPrince853
  let start: Double
  let direction: Double
  let span: Double
  let dimension: Int
  let memory: BatchMemory
  /// The step at which a lane gives up.
  let smallestStep: Double

  /// The problem in each lane; only the first `active` lanes are in use.
  var problems: [Int]
  var active = 0
  var evaluations = 0
  var accepted = 0
  /// The problems prepared in the queue, and the first that was never prepared.
  var queue: Range<Int> = 0..<0
  var queueOrigin = 0
  let problemCount: Int
  /// Lanes in which something other than an ordinary step happened.
  var events: [Int] = []

  init(method: DormandPrince853, from start: Double, to end: Double, dimension: Int, lanes: Int, problems: Int) {
    self.method = method
    self.start = start
    self.dimension = dimension
    direction = end < start ? -1 : 1
    span = abs(end - start)
    memory = BatchMemory(dimension: dimension, lanes: lanes)
    self.problems = [Int](repeating: 0, count: lanes)
    problemCount = problems
    smallestStep = 4 * max(abs(start).ulp, abs(end).ulp)
    events.reserveCapacity(lanes)
  }

  /// The lanes in use, made a multiple of four.
  var width: Int { (active + 3) & ~3 }

  /// Tries one step in all lanes and notes in `events` which of them ended.
  mutating func step(_ f: RightHandSide) {
    let width = self.width
    chooseSteps(width)
    for stage in 2...12 {
      for c in 0..<dimension { rows(c).prepare(stage: stage, count: width) }
      f(width, memory.lanes, memory.trial, memory.stages + (stage - 1) * memory.stageStride)
    }
    for i in 0..<width {
      memory.sums5[i] = 0
      memory.sums3[i] = 0
    }
    for c in 0..<dimension {
      rows(c).finish(
        count: width, absolute: method.absoluteTolerance, relative: method.relativeTolerance, sums5: memory.sums5,
        sums3: memory.sums3)
    }
    f(width, memory.lanes, memory.trial, memory.stages + 12 * memory.stageStride)
    evaluations += 12 * width
    judge(width)
    for c in 0..<dimension { keepAccepted(c, width) }
  }

  @inline(__always)
  private func rows(_ component: Int) -> DormandPrinceRows {
    let offset = component &* memory.lanes
    return DormandPrinceRows(
      stages: memory.stages + offset, stride: memory.stageStride, state: memory.state + offset,
      trial: memory.trial + offset, steps: memory.steps)
  }

  /// The step of each lane: the planned one, or what is left when that is hardly more.
  private func chooseSteps(_ width: Int) {
    let span = Vector(repeating: self.span)
    for i in stride(from: 0, to: width, by: 4) {
      let left = span - Sums.load(memory.elapsed, i)
      let planned = Sums.load(memory.nextStep, i)
      let step = planned.replacing(with: left, where: planned * 1.01 .>= left)
      Sums.store(step, memory.nextStep, i)
      Sums.store(step * direction, memory.steps, i)
    }
  }

  /// The errors of the steps, the times and the next steps.
  private mutating func judge(_ width: Int) {
    events.removeAll(keepingCapacity: true)
    let one = Vector(repeating: 1)
    let six = Vector(repeating: 6)
    let third = Vector(repeating: 1.0 / 3)
    let longest = Vector(repeating: method.maximumStep)
    let limit = Vector(repeating: Double(method.maximumSteps))
    let span = Vector(repeating: self.span)
    for i in stride(from: 0, to: width, by: 4) {
      let sum5 = Sums.load(memory.sums5, i)
      let sum3 = Sums.load(memory.sums3, i)
      let step = Sums.load(memory.nextStep, i)
      let denominator = (sum5 + sum3 * 0.01) * Double(dimension)
      // Without any error the quotient would be 0/0.
      let guarded = denominator.replacing(with: one, where: denominator .== 0)
      var error = step * sum5 / guarded.squareRoot()
      error += undefined(at: i)
      Sums.store(error, memory.errors, i)
      let isAccepted = error .<= one
      let root = error.squareRoot().squareRoot().squareRoot()
      var factor = 0.9 / root
      let growth = Sums.load(memory.growth, i)
      // In this order NaN shrinks the step.
      factor = third.replacing(with: factor, where: factor .>= third)
      factor = growth.replacing(with: factor, where: factor .< growth)
      Sums.store(one.replacing(with: six, where: isAccepted), memory.growth, i)
      let elapsed = Sums.load(memory.elapsed, i)
      let left = span - elapsed
      let reachesEnd = step .>= left
      let new = (elapsed + step).replacing(with: span, where: reachesEnd)
      Sums.store(elapsed.replacing(with: new, where: isAccepted), memory.elapsed, i)
      let next = step * factor
      let planned = longest.replacing(with: next, where: next .< longest)
      Sums.store(planned, memory.nextStep, i)
      let attempts = Sums.load(memory.attempts, i) + one
      Sums.store(attempts, memory.attempts, i)
      let isLast = isAccepted .& reachesEnd
      let isTiny = (planned .<= Vector(repeating: smallestStep)) .& .!isAccepted
      let noted = isLast .| isTiny .| (attempts .>= limit)
      accepted &+= count(isAccepted .& (step .> Vector.zero))
      if any(noted) {
        for k in 0..<4 where noted[k] && i + k < active { events.append(i + k) }
      }
    }
  }

  /// 0 where the derivative of the new state is finite, NaN elsewhere.
  @inline(__always)
  private func undefined(at i: Int) -> Vector {
    var sum = Vector.zero
    let slopes = memory.stages + 12 * memory.stageStride
    for c in 0..<dimension { sum += Sums.load(slopes, c &* memory.lanes &+ i) * 0 }
    return sum
  }

  @inline(__always)
  private func count(_ mask: SIMDMask<SIMD4<Int64>>) -> Int {
    let ones = SIMD4<Int64>.zero.replacing(with: SIMD4(repeating: 1), where: mask)
    return Int(ones.wrappedSum())
  }

  /// In the lanes whose step was accepted the new state and its derivative replace the old ones.
  private func keepAccepted(_ component: Int, _ width: Int) {
    let offset = component &* memory.lanes
    let slope = memory.stages + offset
    let newSlope = slope + 12 * memory.stageStride
    let state = memory.state + offset
    let trial = memory.trial + offset
    let one = Vector(repeating: 1)
    for i in stride(from: 0, to: width, by: 4) {
      let isAccepted = Sums.load(memory.errors, i) .<= one
      Sums.store(Sums.load(state, i).replacing(with: Sums.load(trial, i), where: isAccepted), state, i)
      Sums.store(Sums.load(slope, i).replacing(with: Sums.load(newSlope, i), where: isAccepted), slope, i)
    }
  }
}
