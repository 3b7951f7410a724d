import Foundation
import Scalars
import Testing

/// Writes the table of errors in Docs/Accuracy.md; `make accuracy` runs it.
@Suite("Accuracy table")
struct AccuracyTableTests {
  static let file = ProcessInfo.processInfo.environment["ACCURACY_FILE"]

  @Test("The table is written", .enabled(if: file != nil))
  func table() throws {
    let precision = BallPrecision(bits: 100), wide = BigFloatPrecision(digits: 32)
    var lines = [
      "| function | points | `Double`: largest error | at | stated | `Ball`, 100 bits: bits lost at most |",
      "|---|---|---|---|---|---|",
    ]
    for grid in SpecialGrid.all {
      var worst = 0.0, place: [Double] = [], lost = 0
      for test in grid.cases {
        let expected = try #require(BigFloat(test.value, precision: wide)), nearest = expected.asDouble
        let got = try #require(BigReference.value(grid.function, test.arguments))
        if nearest.isFinite, nearest.magnitude >= .leastNormalMagnitude {
          let error = ((BigFloat(rounding: got, precision: wide) - expected) / expected).magnitude.asDouble
          if error > worst { (worst, place) = (error, test.arguments) }
        }
        let ball = try #require(
          BigReference.value(grid.function, test.arguments.map { Ball(exactly: $0, precision: precision) }))
        lost = max(lost, precision.bits - min(ball.relativeAccuracyBits, precision.bits))
      }
      let stated = try #require(SpecialGrid.bounds[grid.function])
      let arguments = place.map { "\($0)" }.joined(separator: ", ")
      lines.append(
        "| `\(grid.function)` | \(grid.cases.count) | \(String(format: "%.1e", worst)) | \(arguments) | \(stated) | \(lost) |"
      )
    }
    let path = try #require(Self.file)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- table -->")
    try #require(parts.count == 3, "\(path) has no two marks for the table")
    let new = parts[0] + "<!-- table -->\n" + lines.joined(separator: "\n") + "\n<!-- table -->" + parts[2]
    try new.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
