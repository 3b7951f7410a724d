/// One thing that a plot shows, in the units of the data.
struct PlotElement: Sendable {
  /// What it is.
  enum Shape: Sendable {
    case curve([XY], isSmooth: Bool, isClosed: Bool)
    case markers([XY], Marker, size: Double, isFilled: Bool)
    case ellipse(MetricEllipse)
    case arrows([(tail: XY, tip: XY)])
    case area([XY], isOutlined: Bool)
    case text(String, at: XY, Plot.TextPlacement)
    case verticalLine(Double)
    case horizontalLine(Double)
    case heatMap(GridFunction, ColorScale, range: ClosedRange<Double>)
  }

  let shape: Shape
  var label: String?
  var color: Color
  var width = 1.0
  var dash = Dash.solid
  /// How opaque areas are.
  var opacity = 1.0

  /// The points that the axes have to show.
  var extent: [XY] {
    switch shape {
    case .curve(let points, _, _), .markers(let points, _, _, _), .area(let points, _):
      return points.filter(\.isFinite)
    case .ellipse(let ellipse):
      let outline = ellipse.points(count: 48)
      return zip(outline.x, outline.y).map { XY($0, $1) }
    case .arrows(let arrows): return arrows.flatMap { [$0.tail, $0.tip] }.filter(\.isFinite)
    case .text(_, let point, _): return point.isFinite ? [point] : []
    case .verticalLine(let x): return [XY(x, .nan)]
    case .horizontalLine(let y): return [XY(.nan, y)]
    case .heatMap(let field, _, _):
      return field.xs.flatMap { x in [field.ys.first, field.ys.last].compactMap { $0 }.map { XY(x, $0) } }
    }
  }

  /// Areas lie under everything, text above.
  var layer: Int {
    switch shape {
    case .heatMap: 0
    case .area: 1
    case .verticalLine, .horizontalLine: 2
    case .ellipse: 3
    case .curve: 4
    case .arrows: 5
    case .markers: 6
    case .text: 7
    }
  }
}
