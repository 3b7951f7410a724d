/// Thinning and smoothing of lines on the drawing.
enum Polyline {
  /// The line without points that lie closer than the tolerance to the line without them, after Douglas and Peucker.
  static func simplified(_ points: [XY], tolerance: Double) -> [XY] {
    guard points.count > 2 else { return points }
    var keep = [Bool](repeating: false, count: points.count)
    keep[0] = true
    keep[points.count - 1] = true
    var stack = [(0, points.count - 1)]
    while let (first, last) = stack.popLast() {
      var farthest = first
      var distance = tolerance
      for index in first + 1..<max(last, first + 1) {
        let d = Polyline.distance(of: points[index], from: points[first], points[last])
        if d > distance { (farthest, distance) = (index, d) }
      }
      guard farthest != first else { continue }
      keep[farthest] = true
      stack.append((first, farthest))
      stack.append((farthest, last))
    }
    return points.indices.filter { keep[$0] }.map { points[$0] }
  }

  /// The distance of a point from a segment.
  static func distance(of p: XY, from a: XY, _ b: XY) -> Double {
    let d = b - a, v = p - a
    let square = d.x * d.x + d.y * d.y
    guard square > 0 else { return v.length }
    let t = min(1, max(0, (v.x * d.x + v.y * d.y) / square))
    return (v - t * d).length
  }

  /// A smooth line through the same points: the centripetal spline of Catmull and Rom, which makes no loops.
  ///
  /// Points that are not finite interrupt the line, as they do without smoothing.
  static func smoothed(_ points: [XY], closed: Bool) -> [XY] {
    var result: [XY] = []
    for run in points.split(omittingEmptySubsequences: false, whereSeparator: { !$0.isFinite }) {
      if !result.isEmpty { result.append(XY(.nan, .nan)) }
      let distinct = run.reduce(into: [XY]()) { if $0.last != $1 { $0.append($1) } }
      result += smoothedRun(distinct, closed: closed && run.count == points.count)
    }
    return result
  }

  private static func smoothedRun(_ points: [XY], closed: Bool) -> [XY] {
    guard points.count > 2 else { return points }
    let isLoop = closed && points.first == points.last
    var result = [points[0]]
    for index in 0..<points.count - 1 {
      let a = points[index], b = points[index + 1]
      let before = index > 0 ? points[index - 1] : isLoop ? points[points.count - 2] : a - (b - a)
      let after = index + 2 < points.count ? points[index + 2] : isLoop ? points[1] : b + (b - a)
      let count = min(24, max(1, Int(((b - a).length / 3).rounded(.up))))
      for step in 1...count {
        result.append(step == count ? b : spline(before, a, b, after, at: Double(step) / Double(count)))
      }
    }
    return result
  }

  private static func spline(_ p0: XY, _ p1: XY, _ p2: XY, _ p3: XY, at t: Double) -> XY {
    let d1 = (p1 - p0).length.squareRoot(), d2 = (p2 - p1).length.squareRoot(), d3 = (p3 - p2).length.squareRoot()
    let m1 = (p2 - p1) + d2 * ((1 / d1) * (p1 - p0) - (1 / (d1 + d2)) * (p2 - p0))
    let m2 = (p2 - p1) + d2 * ((1 / d3) * (p3 - p2) - (1 / (d2 + d3)) * (p3 - p1))
    let t2 = t * t, t3 = t2 * t
    let ends = (2 * t3 - 3 * t2 + 1) * p1 + (3 * t2 - 2 * t3) * p2
    return ends + (t3 - 2 * t2 + t) * m1 + (t3 - t2) * m2
  }
}
