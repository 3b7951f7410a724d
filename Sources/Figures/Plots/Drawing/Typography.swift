/// The sizes of text in a drawing, in pixels, and the fonts.
enum Typography {
  static let tick = 11.0
  static let axis = 12.5
  static let title = 14.0
  static let subtitle = 11.5
  static let caption = 10.5
  static let legend = 11.0
  static let label = 11.0

  /// From one line of text to the next.
  static func leading(_ size: Double) -> Double { (size * 1.3).rounded() }

  static let fonts = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
}

/// The room for a legend outside a frame.
struct LegendRoom: Sendable {
  var right = 0.0
  var above = 0.0
}

/// The room around a frame.
struct Margins: Sendable, Equatable {
  var left = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0

  func union(_ other: Margins) -> Margins {
    Margins(
      left: max(left, other.left), top: max(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}
