/// What a plot draws, in the units of the drawing and cut to its frame.
struct PlotScene {
  /// An element, ready to be drawn.
  struct Item {
    let element: PlotElement
    /// Lines to be stroked.
    var lines: [[XY]] = []
    /// An area to be filled.
    var area: [XY] = []
    /// Places for markers, or for the text.
    var places: [XY] = []
    /// Arrows whose tip is to be drawn.
    var arrows: [(tail: XY, tip: XY)] = []
  }

  /// A text and where its line begins.
  struct PlacedText {
    let text: String
    let box: Box
    let color: Color
  }

  let plot: Plot
  let layout: PlotLayout
  private(set) var items: [Item]
  private(set) var texts: [PlacedText] = []
  private(set) var occupancy: Occupancy

  init(_ plot: Plot, _ layout: PlotLayout) {
    self.plot = plot
    self.layout = layout
    occupancy = Occupancy(frame: layout.frame)
    items = plot.elements.map { PlotScene.item($0, layout, plot) }
    for item in items { occupy(item) }
    placeTexts()
  }

  private mutating func occupy(_ item: Item) {
    for line in item.lines { occupancy.mark(line) }
    if case .area = item.element.shape { occupancy.mark(item.area) }
    for place in item.places {
      if case .markers(_, _, let size, _) = item.element.shape {
        occupancy.mark(
          Box(left: place.x, top: place.y, right: place.x, bottom: place.y).expanded(by: size / 2), weight: 3)
      }
    }
  }

  private mutating func placeTexts() {
    for item in items {
      guard case .text(let text, _, let placement) = item.element.shape, let point = item.places.first else { continue }
      let box = LabelPlacement.box(for: text, at: point, placement, occupancy, layout.frame)
      texts.append(PlacedText(text: text, box: box, color: item.element.color))
      occupancy.mark(box, weight: 6)
    }
  }
}

extension PlotScene {
  private static func item(_ element: PlotElement, _ layout: PlotLayout, _ plot: Plot) -> Item {
    var item = Item(element: element)
    let room = layout.frame.expanded(by: element.width + 1)
    switch element.shape {
    case .curve(let points, let isSmooth, let isClosed):
      var line = points.map(layout.place)
      if isSmooth { line = Polyline.smoothed(line, closed: isClosed) }
      item.lines = Clipping.polyline(line, to: room).map { Polyline.simplified($0, tolerance: 0.04) }
    case .ellipse(let ellipse):
      let outline = ellipse.points()
      let line = zip(outline.x, outline.y).map { layout.place(XY($0, $1)) }
      item.lines = Clipping.polyline(line, to: room)
      item.area = Clipping.polygon(line.filter(\.isFinite), to: room)
    case .area(let points, let isOutlined):
      let line = corners(points, layout, plot)
      item.area = Polyline.simplified(Clipping.polygon(line, to: room), tolerance: 0.04)
      if isOutlined { item.lines = Clipping.polyline(line + line.prefix(1), to: room) }
    case .markers(let points, _, _, _):
      item.places = points.map(layout.place).filter { $0.isFinite && layout.frame.expanded(by: 0.5).contains($0) }
    case .text(_, let point, _):
      item.places = [layout.place(point)].filter { $0.isFinite && layout.frame.expanded(by: 0.5).contains($0) }
    case .arrows(let arrows):
      let placed = arrows.map { (tail: layout.place($0.tail), tip: layout.place($0.tip)) }
      item.arrows = placed.filter { $0.tail.isFinite && $0.tip.isFinite && ($0.tip - $0.tail).length > 0.3 }
      item.lines = item.arrows.flatMap { Clipping.polyline([$0.tail, $0.tip], to: room) }
    case .verticalLine(let x): item.lines = line(at: layout.x.fraction(x), isVertical: true, layout.frame)
    case .horizontalLine(let y): item.lines = line(at: layout.y.fraction(y), isVertical: false, layout.frame)
    case .heatMap: break
    }
    return item
  }

  private static func line(at fraction: Double, isVertical: Bool, _ frame: Box) -> [[XY]] {
    guard -0.001 <= fraction, fraction <= 1.001 else { return [] }
    let x = frame.left + fraction * frame.width, y = frame.bottom - fraction * frame.height
    return isVertical
      ? [[XY(x, frame.bottom), XY(x, frame.top)]] : [[XY(frame.left, y), XY(frame.right, y)]]
  }

  /// The corners of an area; what a logarithmic axis cannot show lies far beyond its lower end.
  private static func corners(_ points: [XY], _ layout: PlotLayout, _ plot: Plot) -> [XY] {
    points.filter(\.isFinite).map { point in
      var place = layout.place(point)
      if plot.x.scale == .log, point.x <= 0 { place.x = layout.frame.left - 10 * layout.frame.width }
      if plot.y.scale == .log, point.y <= 0 { place.y = layout.frame.bottom + 10 * layout.frame.height }
      return place
    }.filter(\.isFinite)
  }
}

/// Finding room for the text at a point.
enum LabelPlacement {
  /// The box of a text: where it was asked for, or beside the point where it covers least.
  static func box(
    for text: String, at point: XY, _ placement: Plot.TextPlacement, _ occupancy: Occupancy, _ frame: Box
  ) -> Box {
    let size = XY(TextMetrics.width(text, size: Typography.label), Typography.label)
    func box(_ direction: XY) -> Box {
      let gap = direction.x != 0 && direction.y != 0 ? 4.0 : 6.5
      let center = XY(
        point.x + direction.x * (size.x / 2 + gap), point.y + direction.y * (size.y / 2 + gap))
      return Box(
        left: center.x - size.x / 2, top: center.y - size.y / 2, right: center.x + size.x / 2,
        bottom: center.y + size.y / 2)
    }
    switch placement {
    case .center: return box(XY(0, 0))
    case .above: return box(XY(0, -1))
    case .below: return box(XY(0, 1))
    case .left: return box(XY(-1, 0))
    case .right: return box(XY(1, 0))
    case .automatic: break
    }
    let directions = [
      XY(1, 0), XY(1, -1), XY(0, -1), XY(-1, 0), XY(-1, -1), XY(1, 1), XY(0, 1), XY(-1, 1),
    ]
    let candidates = directions.map { box($0) }.map { box in
      (box: box, cost: occupancy.weight(in: box) + (frame.expanded(by: -2).contains(box) ? 0 : 10_000))
    }
    return candidates.min { $0.cost < $1.cost }?.box ?? box(XY(1, 0))
  }
}
