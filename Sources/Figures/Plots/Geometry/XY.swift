import Foundation

/// A point or a vector of the plane: in the units of the data, or in those of the drawing.
struct XY: Sendable, Equatable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  var isFinite: Bool { x.isFinite && y.isFinite }
  var length: Double { hypot(x, y) }

  static func + (a: XY, b: XY) -> XY { XY(a.x + b.x, a.y + b.y) }
  static func - (a: XY, b: XY) -> XY { XY(a.x - b.x, a.y - b.y) }
  static func * (factor: Double, a: XY) -> XY { XY(factor * a.x, factor * a.y) }
}

/// A rectangle of the drawing; y grows downwards.
struct Box: Sendable, Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var center: XY { XY((left + right) / 2, (top + bottom) / 2) }

  func expanded(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  func moved(by v: XY) -> Box {
    Box(left: left + v.x, top: top + v.y, right: right + v.x, bottom: bottom + v.y)
  }

  func contains(_ point: XY) -> Bool {
    left <= point.x && point.x <= right && top <= point.y && point.y <= bottom
  }

  func contains(_ box: Box) -> Bool {
    left <= box.left && box.right <= right && top <= box.top && box.bottom <= bottom
  }

  func intersects(_ box: Box) -> Bool {
    left < box.right && box.left < right && top < box.bottom && box.top < bottom
  }
}
