import Foundation

extension Ticks {
  /// Ticks for a logarithmic axis: decades if there are many, 1, 2 and 5 in each if few, else multiples of a step.
  static func logarithmic(_ map: AxisMap, _ room: TickRoom) -> [Tick] {
    let span = map.upper - map.lower
    if span <= 2.2 {
      let fine = decadeTicks(map, multiples: [1, 2, 5], stride: 1)
      if fine.count >= 3, room.fits(fine) { return fine + smallDecadeTicks(map, labelled: [1, 2, 5], room) }
    }
    if span <= 1.3 {
      let ticks = linear(pow(10, map.lower), pow(10, map.upper), map, room)
      if ticks.count(where: { $0.label != nil }) >= (span < 0.7 ? 1 : 2) { return room.thinned(ticks) }
    }
    for stride in [1, 2, 3, 5, 10, 20, 30, 50, 100, 200] {
      let ticks = decadeTicks(map, multiples: [1], stride: stride)
      guard ticks.count <= max(2, room.preferredCount * 3 / 2), room.fits(ticks) else { continue }
      return ticks + (stride == 1 ? smallDecadeTicks(map, labelled: [1], room) : skippedDecades(map, stride, room))
    }
    return room.thinned(decadeTicks(map, multiples: [1], stride: 100))
  }

  private static func decadeTicks(_ map: AxisMap, multiples: [Int], stride: Int) -> [Tick] {
    let decades = decades(map)
    var found: [(multiple: Int, decade: Int, fraction: Double)] = []
    for decade in decades where decade % stride == 0 {
      for multiple in multiples {
        let fraction = map.fraction(position: Double(decade) + log10(Double(multiple)))
        if isInside(fraction) { found.append((multiple, decade, fraction)) }
      }
    }
    let isPlain = found.allSatisfy { -3...4 ~= $0.decade }
    return found.map { tick in
      Tick(fraction: tick.fraction, label: label(tick.multiple, decade: tick.decade, isPlain: isPlain))
    }
  }

  private static func label(_ multiple: Int, decade: Int, isPlain: Bool) -> TickLabel {
    if isPlain { return TickLabel(text: TickLabel.decimal(multiple, exponent: decade)) }
    let text = multiple == 1 ? "10" : "\(multiple)×10"
    return TickLabel(text: text, exponent: TickLabel.signed(decade))
  }

  private static func smallDecadeTicks(_ map: AxisMap, labelled: [Int], _ room: TickRoom) -> [Tick] {
    guard room.length / (map.upper - map.lower) >= 25 else { return [] }
    return decades(map).flatMap { decade in
      (2...9).filter { !labelled.contains($0) }
        .map { Tick(fraction: map.fraction(position: Double(decade) + log10(Double($0))), label: nil) }
    }.filter { isInside($0.fraction) }
  }

  private static func skippedDecades(_ map: AxisMap, _ stride: Int, _ room: TickRoom) -> [Tick] {
    let finer = stride % 10 == 0 ? stride / 10 : 1
    guard room.length / (map.upper - map.lower) * Double(finer) >= 4 else { return [] }
    return decades(map).filter { $0 % stride != 0 && $0 % finer == 0 }
      .map { Tick(fraction: map.fraction(position: Double($0)), label: nil) }.filter { isInside($0.fraction) }
  }

  private static func decades(_ map: AxisMap) -> ClosedRange<Int> {
    Int(map.lower.rounded(.down))...Int(map.upper.rounded(.up))
  }
}
