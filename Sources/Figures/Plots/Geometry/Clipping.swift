/// Cutting lines and areas at the edge of a frame before they are drawn, so that no coordinate is ever enormous.
enum Clipping {
  /// The parts of a line from one point to another within a box, after Liang and Barsky.
  static func segment(_ a: XY, _ b: XY, to box: Box) -> (XY, XY)? {
    var enter = 0.0, leave = 1.0
    let d = b - a
    guard d.isFinite else { return nil }
    for (step, distance) in [
      (-d.x, a.x - box.left), (d.x, box.right - a.x), (-d.y, a.y - box.top), (d.y, box.bottom - a.y),
    ] {
      if step == 0 {
        if distance < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, distance / step)
      } else {
        leave = min(leave, distance / step)
      }
    }
    guard enter <= leave else { return nil }
    return (enter > 0 ? a + enter * d : a, leave < 1 ? a + leave * d : b)
  }

  /// The parts of a line through many points within a box; points that are not finite interrupt it.
  static func polyline(_ points: [XY], to box: Box) -> [[XY]] {
    var parts: [[XY]] = []
    var current: [XY] = []
    func finish() {
      if current.count > 1 { parts.append(current) }
      current = []
    }
    for (a, b) in zip(points, points.dropFirst()) {
      guard a.isFinite, b.isFinite, let (start, end) = segment(a, b, to: box) else {
        finish()
        continue
      }
      if current.last != start {
        finish()
        current = [start]
      }
      current.append(end)
      if end != b { finish() }
    }
    finish()
    return parts
  }

  /// The part of an area within a box, after Sutherland and Hodgman.
  static func polygon(_ points: [XY], to box: Box) -> [XY] {
    var result = points
    let sides: [(inside: (XY) -> Double, cut: (XY, XY, Double) -> XY)] = [
      ({ $0.x - box.left }, { a, b, t in XY(box.left, a.y + t * (b.y - a.y)) }),
      ({ box.right - $0.x }, { a, b, t in XY(box.right, a.y + t * (b.y - a.y)) }),
      ({ $0.y - box.top }, { a, b, t in XY(a.x + t * (b.x - a.x), box.top) }),
      ({ box.bottom - $0.y }, { a, b, t in XY(a.x + t * (b.x - a.x), box.bottom) }),
    ]
    for side in sides {
      guard var previous = result.last else { return [] }
      let input = result
      result = []
      for point in input {
        let before = side.inside(previous), now = side.inside(point)
        if (before >= 0) != (now >= 0) { result.append(side.cut(previous, point, before / (before - now))) }
        if now >= 0 { result.append(point) }
        previous = point
      }
    }
    return result
  }
}
