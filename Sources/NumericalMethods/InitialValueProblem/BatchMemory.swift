/// The memory of a block of lanes: one allocation, every row aligned for vector loads.
struct BatchMemory: ~Copyable {
  /// The length of a row.
  let lanes: Int
  /// From one stage to the next: a few cache lines more than a power of two, whose rows would evict each other.
  let stageStride: Int
  /// 13 stages of `dimension` rows.
  let stages: UnsafeMutablePointer<Double>
  /// `dimension` rows each.
  let state: UnsafeMutablePointer<Double>
  let trial: UnsafeMutablePointer<Double>
  /// Problems that wait for a lane: their states, derivatives and first steps.
  let queueState: UnsafeMutablePointer<Double>
  let queueSlope: UnsafeMutablePointer<Double>
  let queueStep: UnsafeMutablePointer<Double>
  // One row each from here on.

  /// The time that has passed, positive.
  let elapsed: UnsafeMutablePointer<Double>
  /// The next step, positive.
  let nextStep: UnsafeMutablePointer<Double>
  /// The step with its sign.
  let steps: UnsafeMutablePointer<Double>
  let sums5: UnsafeMutablePointer<Double>
  let sums3: UnsafeMutablePointer<Double>
  /// By which factor the step may grow: 6, or 1 after a rejected step.
  let growth: UnsafeMutablePointer<Double>
  /// How many steps were tried.
  let attempts: UnsafeMutablePointer<Double>
  /// The error of the step just tried, NaN when it met a state outside the domain.
  let errors: UnsafeMutablePointer<Double>

  private let block: UnsafeMutableRawPointer

  init(dimension: Int, lanes: Int) {
    self.lanes = lanes
    let rows = dimension * lanes
    stageStride = rows + 40
    let count = 13 * stageStride + 4 * rows + 9 * lanes
    block = UnsafeMutableRawPointer.allocate(byteCount: count * 8, alignment: 64)
    let numbers = block.bindMemory(to: Double.self, capacity: count)
    numbers.initialize(repeating: 0, count: count)
    stages = numbers
    state = numbers + 13 * stageStride
    trial = state + rows
    queueState = trial + rows
    queueSlope = queueState + rows
    let single = queueSlope + rows
    queueStep = single
    elapsed = single + lanes
    nextStep = single + 2 * lanes
    steps = single + 3 * lanes
    sums5 = single + 4 * lanes
    sums3 = single + 5 * lanes
    growth = single + 6 * lanes
    attempts = single + 7 * lanes
    errors = single + 8 * lanes
  }

  deinit { block.deallocate() }
}
