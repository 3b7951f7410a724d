import Foundation

/// The choice of ticks for an axis.
enum Ticks {
  /// Ticks and small ticks for an axis.
  static func ticks(_ map: AxisMap, marks: [Axis.Mark]?, room: TickRoom) -> [Tick] {
    if let marks {
      let chosen = marks.map { Tick(fraction: map.fraction($0.value), label: TickLabel(text: $0.label)) }
      return room.thinned(chosen.filter { isInside($0.fraction) })
    }
    return map.scale == .linear ? linear(map.lower, map.upper, map, room) : logarithmic(map, room)
  }

  /// Ticks at multiples of 1, 2 or 5 times a power of ten: as many as look well, and stand clear of each other.
  static func linear(_ lower: Double, _ upper: Double, _ map: AxisMap, _ room: TickRoom) -> [Tick] {
    let count = Double(room.preferredCount)
    var step = DecimalStep(atLeast: upper / count - lower / count)
    var ticks = labelled(step, lower, upper, map)
    while !room.fits(ticks) {
      let coarser = step.coarser
      let fewer = labelled(coarser, lower, upper, map)
      guard fewer.count > 1 else { return room.thinned(ticks) }
      (step, ticks) = (coarser, fewer)
    }
    if ticks.count < 3 {
      let more = labelled(step.smaller, lower, upper, map)
      if more.count <= room.preferredCount + 2, room.fits(more) { (step, ticks) = (step.smaller, more) }
    }
    return ticks + small(step, lower, upper, map, room)
  }

  private static func labelled(_ step: DecimalStep, _ lower: Double, _ upper: Double, _ map: AxisMap) -> [Tick] {
    let multiples = step.multiples(from: lower, to: upper)
    let labels = TickLabel.labels(multiples.map { $0 * step.factor }, exponent: step.exponent)
    return zip(multiples, labels).map { Tick(fraction: map.fraction(step.value($0)), label: $1) }
      .filter { isInside($0.fraction) }
  }

  private static func small(
    _ step: DecimalStep, _ lower: Double, _ upper: Double, _ map: AxisMap, _ room: TickRoom
  ) -> [Tick] {
    let parts = step.parts
    let multiples = parts.step.multiples(from: lower, to: upper)
    guard !multiples.isEmpty, room.length / Double(multiples.count) >= 5 else { return [] }
    return multiples.filter { $0 % parts.count != 0 }
      .map { Tick(fraction: map.fraction(parts.step.value($0)), label: nil) }.filter { isInside($0.fraction) }
  }

  static func isInside(_ fraction: Double) -> Bool { -1e-9 <= fraction && fraction <= 1 + 1e-9 }
}

/// A step of 1, 2 or 5 times a power of ten.
struct DecimalStep: Equatable {
  let factor: Int
  let exponent: Int

  init(factor: Int, exponent: Int) {
    self.factor = factor
    self.exponent = exponent
  }

  /// The least step not below a size.
  init(atLeast size: Double) {
    let least = max(size, 64 * .leastNonzeroMagnitude)
    var step = DecimalStep(factor: 1, exponent: Int(log10(least).rounded(.down)) - 1)
    while step.value(1) < least * (1 - 1e-12) { step = step.coarser }
    self = step
  }

  /// The next larger step.
  var coarser: DecimalStep {
    switch factor {
    case 1: DecimalStep(factor: 2, exponent: exponent)
    case 2: DecimalStep(factor: 5, exponent: exponent)
    default: DecimalStep(factor: 1, exponent: exponent + 1)
    }
  }

  /// The next smaller step.
  var smaller: DecimalStep {
    switch factor {
    case 1: DecimalStep(factor: 5, exponent: exponent - 1)
    case 2: DecimalStep(factor: 1, exponent: exponent)
    default: DecimalStep(factor: 2, exponent: exponent)
    }
  }

  /// The step of small ticks, and how many of them make a step.
  var parts: (step: DecimalStep, count: Int) {
    switch factor {
    case 1: (DecimalStep(factor: 2, exponent: exponent - 1), 5)
    case 2: (DecimalStep(factor: 5, exponent: exponent - 1), 4)
    default: (DecimalStep(factor: 1, exponent: exponent), 5)
    }
  }

  /// A multiple of the step, rounded once.
  func value(_ multiple: Int) -> Double { Double("\(multiple * factor)e\(exponent)") ?? .nan }

  /// The multiples within a range; none if they are too many to be ticks.
  func multiples(from lower: Double, to upper: Double) -> [Int] {
    // Steps near the least double have few bits: there the range is measured in a larger unit.
    let isTiny = exponent < -200
    let shift = isTiny ? 1e150 : 1, unit = Double("\(factor)e\(exponent + (isTiny ? 150 : 0))") ?? .nan
    let first = (lower * shift / unit - 1e-6).rounded(.up), last = (upper * shift / unit + 1e-6).rounded(.down)
    guard unit > 0, abs(first) < 1e16, abs(last) < 1e16, last >= first, last - first < 1000 else { return [] }
    return Array(Int(first)...Int(last))
  }
}
