import Foundation
import Testing

@testable import Figures

@Suite("Ticks") struct TickTests {
  static func ticks(
    _ low: Double, _ high: Double, _ scale: Axis.Scale = .linear, length: Double = 400
  ) -> (labels: [String], all: [Tick]) {
    let map = AxisMap([], axis: Axis(scale: scale, from: low, to: high), padding: 0)
    let ticks = Ticks.ticks(map, marks: nil, room: TickRoom(length: length, isHorizontal: true, size: 11))
    return (ticks.compactMap { $0.label?.plain }, ticks)
  }

  /// Catches steps other than 1, 2 and 5, differing decimals, hyphens for minus signs, and long decimals.
  @Test func linearLabels() {
    #expect(Self.ticks(0, 1).labels == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Self.ticks(-3, 3).labels == ["−3", "−2", "−1", "0", "1", "2", "3"])
    #expect(Self.ticks(0.1, 0.3).labels == ["0.10", "0.15", "0.20", "0.25", "0.30"])
    #expect(
      Self.ticks(0, 250_000).labels == [
        "0", "50\u{2009}000", "100\u{2009}000", "150\u{2009}000", "200\u{2009}000", "250\u{2009}000",
      ])
    #expect(Self.ticks(0, 2e-5).labels == ["0", "0.5×10^−5", "1.0×10^−5", "1.5×10^−5", "2.0×10^−5"])
  }

  /// Catches digits lost where a range is far from zero for its size.
  @Test func narrowRanges() {
    #expect(Self.ticks(1.000001, 1.000002).labels.first == "1.0000010")
    #expect(Set(Self.ticks(1.000001, 1.000002).labels).count == Self.ticks(1.000001, 1.000002).labels.count)
    let far = Self.ticks(1e15, 1e15 + 40).labels
    #expect(far.count >= 2 && Set(far).count == far.count, "labels of different ticks must differ: \(far)")
  }

  /// Catches plain numbers with seven zeros, powers where plain numbers are short, and too few or too many decades.
  @Test func logarithmicLabels() {
    #expect(Self.ticks(0.01, 100, .log).labels == ["0.01", "0.1", "1", "10", "100"])
    #expect(Self.ticks(0.1, 10, .log).labels == ["0.1", "0.2", "0.5", "1", "2", "5", "10"])
    #expect(Self.ticks(1e-8, 1e-2, .log).labels.contains("10^−6"))
    #expect(Self.ticks(2, 3, .log).labels.count >= 3)
    let huge = Self.ticks(1e-300, 1e300, .log).labels
    #expect(2...12 ~= huge.count && huge.contains("10^0"))
  }

  /// Catches crashes, endless loops, overlapping labels and ticks outside the axis for any range of doubles: seed 6.
  @Test(arguments: [Axis.Scale.linear, .log]) func anyRange(scale: Axis.Scale) {
    var random = SplitMix(seed: 6)
    for trial in 0..<3000 {
      var ends = [0, 1].map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
      if trial % 3 == 0, let first = ends.first { ends = [first, first + abs(first) * pow(10, Double(-trial % 15))] }
      if scale == .log { ends = ends.map(abs).filter { $0 > 0 } }
      guard ends.count == 2, ends.allSatisfy(\.isFinite) else { continue }
      for (axis, isTight) in [(Axis(scale: scale), false), (Axis(scale: scale), true)] {
        let map = AxisMap(ends, axis: axis, padding: isTight ? 0 : 0.05)
        #expect(map.lower < map.upper && map.lower.isFinite && map.upper.isFinite)
        for value in ends { #expect(-1e-9...1.000000001 ~= map.fraction(value), "\(ends) in \(map)") }
        let room = TickRoom(length: 300, isHorizontal: true, size: 11)
        let ticks = Ticks.ticks(map, marks: nil, room: room)
        #expect(ticks.allSatisfy { -1e-6...1.000001 ~= $0.fraction }, "\(ends)")
        #expect(room.fits(ticks), "\(ends): \(ticks.compactMap { $0.label?.plain })")
        let labels = ticks.compactMap { $0.label?.plain }
        #expect(!labels.isEmpty && Set(labels).count == labels.count, "\(ends): \(labels)")
      }
    }
  }

  /// Catches ends chosen by hand that are not kept, and positive data on an axis that begins below zero.
  @Test func ranges() {
    let fixed = AxisMap([5, 7], axis: Axis(from: 0, to: 10), padding: 0.05)
    #expect(fixed.lower == 0 && fixed.upper == 10)
    #expect(AxisMap([0.01, 7], axis: Axis(), padding: 0.05).lower == 0)
    #expect(AxisMap([-0.01, 7], axis: Axis(), padding: 0.05).lower < -0.01)
    let beyond = AxisMap([1, 2], axis: Axis(from: 5), padding: 0.05)
    #expect(beyond.lower == 5 && beyond.upper > 5)
    let marks = [Axis.Mark(0, "0"), Axis.Mark(.pi, "π"), Axis.Mark(99, "far")]
    let map = AxisMap([0, 4], axis: Axis(), padding: 0)
    let room = TickRoom(length: 300, isHorizontal: true, size: 11)
    #expect(Ticks.ticks(map, marks: marks, room: room).map { $0.label?.plain } == ["0", "π"])
  }
}
