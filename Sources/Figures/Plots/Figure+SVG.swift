extension Figure {
  /// The figure as an SVG document.
  ///
  /// The document needs nothing from elsewhere, describes itself to screen readers, and keeps the provenance in its
  /// metadata.
  public func svg(provenance: Provenance? = nil) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + markup(prefix: "", provenance: provenance)
  }

  /// The element `svg`; names within it begin with the prefix.
  func markup(prefix: String, provenance: Provenance? = nil) -> String {
    let arrangement = arranged()
    let size = (XMLText.number(arrangement.width), XMLText.number(arrangement.height))
    var canvas = SVGCanvas()
    canvas.begin(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", size.0), ("height", size.1),
        ("viewBox", "0 0 \(size.0) \(size.1)"), ("role", "img"),
        ("aria-labelledby", "\(prefix)title \(prefix)description"), ("font-family", Typography.fonts),
      ])
    canvas.element("title", [("id", prefix + "title")], text: name)
    canvas.element("desc", [("id", prefix + "description")], text: description(of: arrangement))
    if let provenance { canvas.element("metadata", [], text: provenance.json.text()) }
    canvas.element(
      "rect", [("class", "f-paper"), ("width", size.0), ("height", size.1), ("fill", Color.paper.hex)])
    for (index, line) in titleLines(arrangement.width).enumerated() {
      let y = 8 + Double(index + 1) * Typography.leading(Figure.titleSize) - 4
      canvas.element("text", text(x: 10, y: y, size: Figure.titleSize, .ink) + [("font-weight", "bold")], text: line)
    }
    for (index, panel) in arrangement.panels.enumerated() {
      let place = "translate(\(XMLText.number(panel.origin.x)) \(XMLText.number(panel.origin.y)))"
      canvas.begin("g", [("class", "plot"), ("transform", place)])
      canvas.raw(PlotPainter.markup(panel.plot, prefix: "\(prefix)p\(index)"))
      canvas.end()
    }
    let caption = captionLines(arrangement.width)
    for (index, line) in caption.enumerated() {
      let y = arrangement.height - 8 - Double(caption.count - 1 - index) * Figure.captionLeading
      canvas.element("text", text(x: 10, y: y, size: Typography.caption, .gray), text: line)
    }
    canvas.end()
    return canvas.text
  }

  private func text(x: Double, y: Double, size: Double, _ color: Color) -> [SVGCanvas.Attribute] {
    [
      ("class", "f-" + (color.name ?? "ink")), ("x", XMLText.number(x)), ("y", XMLText.number(y)),
      ("font-size", XMLText.number(size)), ("fill", color.hex),
    ]
  }

  private var name: String {
    let names = ([title] + plots.map(\.title)).filter { !$0.isEmpty }
    return names.first ?? "Plot"
  }

  /// What a reader who cannot see the figure is told.
  private func description(of arrangement: Arrangement) -> String {
    arrangement.panels.map { panel in
      let plot = panel.plot.plot
      var parts: [String] = []
      if let letter = panel.plot.letter { parts.append(letter) }
      if !plot.title.isEmpty, plot.title != name || plots.count > 1 { parts.append(plot.title + ".") }
      let axes = (plot.x.heading.isEmpty ? "x" : plot.x.heading, plot.y.heading.isEmpty ? "y" : plot.y.heading)
      parts.append("Vertical axis \(axes.1) against horizontal axis \(axes.0).")
      let labels = Legend.entries(of: plot).map(\.label)
      if !labels.isEmpty { parts.append("Series: " + labels.joined(separator: "; ") + ".") }
      let texts = panel.plot.scene.texts.map(\.text)
      if !texts.isEmpty { parts.append("Labels: " + texts.joined(separator: "; ") + ".") }
      if !plot.caption.isEmpty { parts.append(plot.caption) }
      return parts.joined(separator: " ")
    }.joined(separator: " ") + (caption.isEmpty ? "" : " " + caption)
  }
}
