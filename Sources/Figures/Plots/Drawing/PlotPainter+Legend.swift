extension PlotPainter {
  mutating func paintLegend() {
    guard let legend = composed.legend else { return }
    let origin = composed.legendOrigin
    let box = Box(
      left: origin.x, top: origin.y, right: origin.x + legend.width, bottom: origin.y + legend.height)
    canvas.begin("g", [("class", "legend")])
    if legend.isBoxed {
      canvas.element(
        "rect", rectangle(box) + [("rx", "2")] + paint(stroke: .grid, width: 0.8, fill: .paper, opacity: 0.9))
    }
    for place in legend.places {
      let box = place.swatch.moved(by: origin)
      for element in place.entry.elements.sorted(by: { $0.layer < $1.layer }) { swatch(element, box) }
      write(place.label, at: origin + place.text, size: Typography.legend)
    }
    canvas.end()
  }

  /// A small picture of how an element is drawn.
  private mutating func swatch(_ element: PlotElement, _ box: Box) {
    let left = XY(box.left, box.center.y), right = XY(box.right, box.center.y)
    switch element.shape {
    case .curve, .verticalLine, .horizontalLine: path(XMLText.path([left, right]), stroke(element), nil)
    case .area:
      canvas.element("rect", rectangle(box) + paint(fill: element.color, opacity: max(0.25, element.opacity)))
    case .ellipse:
      canvas.element(
        "ellipse",
        [("cx", number(box.center.x)), ("cy", number(box.center.y)), ("rx", "8"), ("ry", "4.5")]
          + paint(stroke: element.color, width: element.width, fill: element.color, opacity: element.opacity))
    case .arrows:
      path(XMLText.path([left, right - XY(3, 0)]), stroke(element), nil)
      path(head(from: left, to: right - XY(1, 0), element.width), paint(fill: element.color), nil)
    case .markers(_, let marker, let size, let isFilled):
      let shape = marker.path(at: box.center, size: min(size, 9))
      path(shape, markerPaint(element, marker, isFilled), nil)
    case .text, .heatMap: break
    }
  }

  /// Draws the bar that says what the colours of a map mean.
  mutating func paintColorBar() {
    guard let bar = layout.colorBar else { return }
    let box = Box(
      left: frame.right + ColorBar.gap, top: frame.top, right: frame.right + ColorBar.gap + ColorBar.thickness,
      bottom: frame.bottom)
    let steps = 64
    for step in 0..<steps {
      let top = box.bottom - Double(step + 1) / Double(steps) * box.height
      let piece = Box(left: box.left, top: top, right: box.right, bottom: top + box.height / Double(steps))
      let color = bar.colors.color((Double(step) + 0.5) / Double(steps))
      canvas.element("rect", rectangle(piece) + [("fill", color.hex), ("shape-rendering", "crispEdges")])
    }
    var ticks = "", widest = 0.0
    for tick in bar.ticks(for: frame) {
      guard let label = tick.label else { continue }
      let y = box.bottom - tick.fraction * box.height
      ticks += "M\(number(box.right)) \(number(y))h\(number(PlotLayout.tickLength))"
      widest = max(widest, label.width(size: Typography.tick))
      write(label, left: XY(box.right + PlotLayout.tickLength + 3, y))
    }
    path(ticks, paint(stroke: .ink, width: 0.9), nil)
    canvas.element("rect", rectangle(box) + paint(stroke: .ink, width: 0.9))
    let x = box.right + PlotLayout.tickLength + 7 + widest + Typography.leading(Typography.axis) / 2
    if !bar.title.isEmpty {
      let isLong = TextMetrics.width(bar.title, size: Typography.axis) > Typography.leading(Typography.axis) + 4
      write(bar.title, at: XY(x, frame.center.y), size: Typography.axis, anchor: "middle", rotated: isLong)
    }
  }

  private mutating func write(_ label: TickLabel, left point: XY) {
    write(label.text, at: point, size: Typography.tick)
    guard let exponent = label.exponent else { return }
    let x = point.x + TextMetrics.width(label.text, size: Typography.tick)
    write(
      exponent, at: XY(x, point.y - 0.42 * Typography.tick), size: Typography.tick * TickLabel.exponentScale)
  }
}
