extension PlotPainter {
  /// Draws what an element consists of.
  mutating func paint(_ item: PlotScene.Item) {
    let element = item.element
    switch element.shape {
    case .heatMap(let field, let colors, let range): paint(field, colors, range)
    case .area:
      let outline = item.lines.map { XMLText.path($0) }.joined()
      if !item.area.isEmpty {
        path(XMLText.path(item.area, closed: true), paint(fill: element.color, opacity: element.opacity), element.label)
      }
      if !outline.isEmpty { path(outline, stroke(element), element.label) }
    case .ellipse:
      if element.opacity > 0, !item.area.isEmpty {
        path(XMLText.path(item.area, closed: true), paint(fill: element.color, opacity: element.opacity), nil)
      }
      path(item.lines.map { XMLText.path($0) }.joined(), stroke(element), element.label)
    case .arrows:
      path(item.lines.map { XMLText.path($0) }.joined(), stroke(element), element.label)
      let heads = item.arrows.filter { frame.contains($0.tip) }.map { head(from: $0.tail, to: $0.tip, element.width) }
      path(heads.joined(), paint(fill: element.color), nil)
    case .curve, .verticalLine, .horizontalLine:
      path(item.lines.map { XMLText.path($0) }.joined(), stroke(element), element.label)
    case .markers(_, let marker, let size, let isFilled):
      paintMarkers(item.places, marker, size, markerPaint(element, marker, isFilled), element.label)
    case .text: break
    }
  }

  /// Draws the text at a point, with a rim of paper so that lines below do not disturb it.
  mutating func paint(_ text: PlotScene.PlacedText) {
    let point = XY(text.box.center.x, text.box.center.y)
    let size = Typography.label
    canvas.element(
      "text",
      [
        ("x", number(point.x)), ("y", number(point.y + 0.35 * size)), ("font-size", number(size)),
        ("text-anchor", "middle"), ("stroke-linejoin", "round"), ("stroke-opacity", "0.85"), ("aria-hidden", "true"),
      ] + paint(stroke: .paper, width: 3), text: text.text)
    write(text.text, at: point, size: size, anchor: "middle", color: text.color)
  }

  /// Draws markers one by one, so that each has its own rim; one that hides the marker before it replaces it.
  private mutating func paintMarkers(
    _ places: [XY], _ marker: Marker, _ size: Double, _ attributes: [Attribute], _ label: String?
  ) {
    guard !places.isEmpty else { return }
    canvas.begin("g", attributes + (label.map { [("data-label", $0)] } ?? []))
    if let label { canvas.element("title", [], text: label) }
    for (index, place) in places.enumerated() {
      if index + 1 < places.count, (places[index + 1] - place).length < 0.4 { continue }
      if marker == .circle {
        canvas.element("circle", [("cx", number(place.x)), ("cy", number(place.y)), ("r", number(size / 2))])
      } else {
        canvas.element("path", [("d", marker.path(at: place, size: size))])
      }
    }
    canvas.end()
  }

  mutating func path(_ data: String, _ attributes: [Attribute], _ label: String?) {
    guard !data.isEmpty else { return }
    guard let label, !label.isEmpty else {
      canvas.element("path", [("d", data)] + attributes)
      return
    }
    canvas.begin("path", [("d", data)] + attributes + [("data-label", label)])
    canvas.element("title", [], text: label)
    canvas.end()
  }

  func stroke(_ element: PlotElement) -> [Attribute] {
    paint(stroke: element.color, width: element.width, dash: element.dash)
      + [("stroke-linejoin", "round"), ("stroke-linecap", "round")]
  }

  func markerPaint(_ element: PlotElement, _ marker: Marker, _ isFilled: Bool) -> [Attribute] {
    if !marker.isClosed { return paint(stroke: element.color, width: 1.5) }
    return isFilled
      ? paint(stroke: .paper, width: 0.6, fill: element.color) + [("stroke-opacity", "0.7")]
      : paint(stroke: element.color, width: element.width, fill: .paper)
  }

  /// The head of an arrow as path data.
  func head(from tail: XY, to tip: XY, _ width: Double) -> String {
    let shaft = tip - tail
    let direction = (1 / shaft.length) * shaft
    let length = min(4 + 3 * width, max(2, 0.6 * shaft.length))
    let side = XY(-direction.y, direction.x)
    let base = tip - length * direction
    return XMLText.path(
      [tip + (0.6 * width) * direction, base + (0.38 * length) * side, base - (0.38 * length) * side], closed: true)
  }

  /// Draws a map in at most 64 colours, each as one path of horizontal bars.
  private mutating func paint(_ field: GridFunction, _ colors: ColorScale, _ range: ClosedRange<Double>) {
    let levels = 64
    let field = field.refined(spacing: 3, in: frame)
    let xs = edges(field.xs).map { layout.place(XY($0, field.ys[0])).x }
    let ys = edges(field.ys).map { layout.place(XY(field.xs[0], $0)).y }
    let map = AxisMap([range.lowerBound, range.upperBound], axis: Axis(), padding: 0)
    var bars = [String](repeating: "", count: levels)
    for (row, values) in field.values.enumerated() where ys[row].isFinite && ys[row + 1].isFinite {
      let steps = values.map { value -> Int? in
        guard value.isFinite else { return nil }
        return min(levels - 1, max(0, Int(min(1, max(0, map.fraction(value))) * Double(levels))))
      }
      var start = 0
      while start < steps.count {
        var end = start + 1
        while end < steps.count, steps[end] == steps[start] { end += 1 }
        if let step = steps[start], xs[start].isFinite, xs[end].isFinite {
          bars[step] += bar(xs[start], xs[end], ys[row], ys[row + 1])
        }
        start = end
      }
    }
    for (level, data) in bars.enumerated() where !data.isEmpty {
      let color = colors.color((Double(level) + 0.5) / Double(levels))
      canvas.element("path", [("d", data), ("fill", color.hex), ("shape-rendering", "crispEdges")])
    }
  }

  private func bar(_ x0: Double, _ x1: Double, _ y0: Double, _ y1: Double) -> String {
    let box = frame.expanded(by: 1)
    let left = max(box.left, min(x0, x1)), right = min(box.right, max(x0, x1))
    let top = max(box.top, min(y0, y1)), bottom = min(box.bottom, max(y0, y1))
    guard left < right, top < bottom else { return "" }
    return "M\(number(left)) \(number(top))H\(number(right))V\(number(bottom))H\(number(left))Z"
  }

  /// The borders of the cells about some coordinates: half way between them.
  private func edges(_ centers: [Double]) -> [Double] {
    let between = zip(centers, centers.dropFirst()).map { $0 / 2 + $1 / 2 }
    return [centers[0]] + between + centers.suffix(1)
  }
}
