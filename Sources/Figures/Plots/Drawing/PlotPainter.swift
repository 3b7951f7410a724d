/// Draws a composed plot.
struct PlotPainter {
  let composed: ComposedPlot
  /// What the names of clip paths begin with; it is different for every plot on a page.
  let prefix: String
  var canvas = SVGCanvas()

  var plot: Plot { composed.plot }
  var layout: PlotLayout { composed.layout }
  var frame: Box { composed.layout.frame }

  /// The markup of a plot, to be put into a group.
  static func markup(_ composed: ComposedPlot, prefix: String) -> String {
    var painter = PlotPainter(composed: composed, prefix: prefix)
    painter.paint()
    return painter.canvas.text
  }

  private mutating func paint() {
    canvas.begin("clipPath", [("id", prefix + "clip")])
    canvas.element("rect", rectangle(frame))
    canvas.end()
    paintGrid()
    let ordered = composed.scene.items.enumerated().sorted {
      ($0.element.element.layer, $0.offset) < ($1.element.element.layer, $1.offset)
    }
    paintTicks()
    // What lies on a map of colours keeps its own colours on a dark page, for those of the map stay as they are.
    canvas.begin("g", layout.colorBar == nil ? [] : [("class", "on-map")])
    canvas.begin("g", [("clip-path", "url(#\(prefix)clip)")])
    for (_, item) in ordered where item.element.layer < 6 { paint(item) }
    canvas.end()
    paintFrame()
    for (_, item) in ordered where item.element.layer == 6 { paint(item) }
    for text in composed.scene.texts { paint(text) }
    let isLegendBoxed = composed.legend?.isBoxed ?? false
    if isLegendBoxed { paintLegend() }
    canvas.end()
    if !isLegendBoxed { paintLegend() }
    paintTexts()
    paintColorBar()
  }
}

extension PlotPainter {
  typealias Attribute = SVGCanvas.Attribute

  func number(_ value: Double) -> String { XMLText.number(value) }

  func rectangle(_ box: Box) -> [Attribute] {
    [
      ("x", number(box.left)), ("y", number(box.top)), ("width", number(box.width)), ("height", number(box.height)),
    ]
  }

  /// Attributes for lines and areas; the classes let a page restyle named colours.
  func paint(
    stroke: Color? = nil, width: Double = 1, dash: Dash = .solid, fill: Color? = nil, opacity: Double = 1
  ) -> [Attribute] {
    var attributes: [Attribute] = []
    let classes = [stroke?.name.map { "s-" + $0 }, fill?.name.map { "f-" + $0 }].compactMap { $0 }
    if !classes.isEmpty { attributes.append(("class", classes.joined(separator: " "))) }
    attributes.append(("fill", fill?.hex ?? "none"))
    if fill != nil, opacity < 1 { attributes.append(("fill-opacity", number(max(0, opacity)))) }
    guard let stroke else { return attributes }
    attributes += [("stroke", stroke.hex), ("stroke-width", number(width))]
    if let pattern = dash.pattern(width: width) { attributes.append(("stroke-dasharray", pattern)) }
    return attributes
  }

  /// A line of text.
  mutating func write(
    _ text: String, at point: XY, size: Double, anchor: String = "start", bold: Bool = false, color: Color = .ink,
    rotated: Bool = false
  ) {
    let baseline = rotated ? XY(point.x + 0.35 * size, point.y) : XY(point.x, point.y + 0.35 * size)
    var attributes: [Attribute] = [
      ("x", number(baseline.x)), ("y", number(baseline.y)), ("font-size", number(size)),
    ]
    if anchor != "start" { attributes.append(("text-anchor", anchor)) }
    if bold { attributes.append(("font-weight", "bold")) }
    if rotated { attributes.append(("transform", "rotate(-90 \(number(baseline.x)) \(number(baseline.y)))")) }
    canvas.element("text", attributes + paint(fill: color), text: text)
  }
}
