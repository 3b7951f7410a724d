/// The shape of a point.
public enum Marker: Sendable, Hashable, CaseIterable {
  /// A disc.
  case circle
  /// A square.
  case square
  /// A triangle that points up.
  case triangle
  /// A square on its corner.
  case diamond
  /// A cross with diagonal arms.
  case cross
  /// A triangle that points down.
  case invertedTriangle
  /// A cross with upright arms.
  case plus
  /// A star with five points.
  case star

  /// Whether the shape has an inside.
  var isClosed: Bool { self != .cross && self != .plus }

  /// The outline about a point, as path data; shapes of one size look equally large.
  func path(at p: XY, size: Double) -> String {
    let r = size / 2
    func polygon(_ corners: [(Double, Double)]) -> String {
      XMLText.path(corners.map { XY(p.x + r * $0.0, p.y + r * $0.1) }, closed: true)
    }
    func strokes(_ ends: [((Double, Double), (Double, Double))]) -> String {
      ends.map { XMLText.path([XY(p.x + r * $0.0.0, p.y + r * $0.0.1), XY(p.x + r * $0.1.0, p.y + r * $0.1.1)]) }
        .joined()
    }
    switch self {
    case .circle:
      let n = XMLText.number
      return "M\(n(p.x - r)) \(n(p.y))a\(n(r)) \(n(r)) 0 1 0 \(n(2 * r)) 0a\(n(r)) \(n(r)) 0 1 0 \(n(-2 * r)) 0Z"
    case .square: return polygon([(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)])
    case .triangle: return polygon([(0, -1.2), (1.1, 0.75), (-1.1, 0.75)])
    case .invertedTriangle: return polygon([(0, 1.2), (1.1, -0.75), (-1.1, -0.75)])
    case .diamond: return polygon([(0, -1.25), (1.05, 0), (0, 1.25), (-1.05, 0)])
    case .cross: return strokes([((-0.9, -0.9), (0.9, 0.9)), ((-0.9, 0.9), (0.9, -0.9))])
    case .plus: return strokes([((-1.15, 0), (1.15, 0)), ((0, -1.15), (0, 1.15))])
    case .star: return polygon(Marker.starCorners)
    }
  }

  private static let starCorners: [(Double, Double)] = [
    (0, -1.35), (0.331, -0.456), (1.284, -0.417), (0.536, 0.174), (0.794, 1.092), (0, 0.563), (-0.794, 1.092),
    (-0.536, 0.174), (-1.284, -0.417), (-0.331, -0.456),
  ]
}
