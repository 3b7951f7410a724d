/// The memory of one integration: one allocation, rows aligned for vector loads and padded with zeros.
struct DormandPrinceMemory: ~Copyable {
  /// The length of a row: the dimension, made a multiple of four.
  let stride: Int
  /// The 16 stages, one row each.
  let stages: UnsafeMutablePointer<Double>
  let steps: UnsafeMutablePointer<Double>
  let sums5: UnsafeMutablePointer<Double>
  let sums3: UnsafeMutablePointer<Double>
  /// The argument of the stages of the dense output.
  let spare: UnsafeMutablePointer<Double>
  /// The seven rows of the dense output.
  let dense: UnsafeMutablePointer<Double>
  /// cᵢ at the index i − 1.
  let nodes: UnsafeMutablePointer<Double>
  private(set) var state: UnsafeMutablePointer<Double>
  private(set) var trial: UnsafeMutablePointer<Double>

  private let block: UnsafeMutableRawPointer

  init(dimension: Int) {
    let row = (dimension + 3) & ~3
    let count = (16 + 7 + 6) * row + 16
    block = UnsafeMutableRawPointer.allocate(byteCount: count * 8, alignment: 32)
    let numbers = block.bindMemory(to: Double.self, capacity: count)
    numbers.initialize(repeating: 0, count: count)
    stride = row
    stages = numbers
    dense = numbers + 16 * row
    let others = numbers + 23 * row
    steps = others
    sums5 = others + row
    sums3 = others + 2 * row
    spare = others + 3 * row
    state = others + 4 * row
    trial = others + 5 * row
    nodes = others + 6 * row
    for (i, node) in DormandPrinceTableau.nodes.enumerated() { nodes[i] = node }
  }

  deinit { block.deallocate() }

  var rows: DormandPrinceRows { rows(trial: trial) }

  func rows(trial: UnsafeMutablePointer<Double>) -> DormandPrinceRows {
    DormandPrinceRows(stages: stages, stride: stride, state: state, trial: trial, steps: steps)
  }

  /// The new state becomes the old one.
  mutating func swapStates() { swap(&state, &trial) }
}
