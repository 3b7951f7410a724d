/// Where on a frame something is drawn, in small squares: how labels and legends find room.
struct Occupancy {
  private static let side = 4.0
  private let frame: Box
  private let columns: Int
  private let rows: Int
  private var weights: [Int]

  init(frame: Box) {
    self.frame = frame
    columns = max(1, Int((frame.width / Occupancy.side).rounded(.up)))
    rows = max(1, Int((frame.height / Occupancy.side).rounded(.up)))
    weights = [Int](repeating: 0, count: columns * rows)
  }

  /// Marks a line.
  mutating func mark(_ line: [XY]) {
    for (a, b) in zip(line, line.dropFirst()) {
      let count = max(1, Int(((b - a).length / Occupancy.side).rounded(.up)))
      for step in 0...count {
        let point = a + Double(step) / Double(count) * (b - a)
        if let cell = cell(point) { weights[cell] = max(weights[cell], 1) }
      }
    }
  }

  /// Marks a rectangle, with a weight that says how bad it would be to cover it.
  mutating func mark(_ box: Box, weight: Int) {
    forEachCell(in: box) { weights[$0] = max(weights[$0], weight) }
  }

  /// How much a rectangle would cover.
  func weight(in box: Box) -> Int {
    var sum = 0
    forEachCell(in: box) { sum += weights[$0] }
    return sum
  }

  private func cell(_ point: XY) -> Int? {
    guard frame.contains(point) else { return nil }
    let column = min(columns - 1, Int((point.x - frame.left) / Occupancy.side))
    let row = min(rows - 1, Int((point.y - frame.top) / Occupancy.side))
    return row * columns + column
  }

  private func forEachCell(in box: Box, _ body: (Int) -> Void) {
    let firstColumn = max(0, Int((box.left - frame.left) / Occupancy.side))
    let lastColumn = min(columns - 1, Int((box.right - frame.left) / Occupancy.side))
    let firstRow = max(0, Int((box.top - frame.top) / Occupancy.side))
    let lastRow = min(rows - 1, Int((box.bottom - frame.top) / Occupancy.side))
    guard firstColumn <= lastColumn, firstRow <= lastRow, box.right > frame.left, box.bottom > frame.top else { return }
    for row in firstRow...lastRow {
      for column in firstColumn...lastColumn { body(row * columns + column) }
    }
  }
}
