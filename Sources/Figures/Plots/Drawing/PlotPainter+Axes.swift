extension PlotPainter {
  mutating func paintGrid() {
    guard plot.grid else { return }
    var data = ""
    for tick in layout.xTicks where tick.label != nil && 0.001...0.999 ~= tick.fraction {
      data += "M\(number(frame.left + tick.fraction * frame.width)) \(number(frame.top))V\(number(frame.bottom))"
    }
    for tick in layout.yTicks where tick.label != nil && 0.001...0.999 ~= tick.fraction {
      data += "M\(number(frame.left)) \(number(frame.bottom - tick.fraction * frame.height))H\(number(frame.right))"
    }
    path(data, paint(stroke: .grid, width: 0.8), nil)
  }

  /// Draws the ticks and their numbers.
  mutating func paintTicks() {
    var ticks = ""
    for tick in layout.xTicks {
      let x = frame.left + tick.fraction * frame.width
      ticks += "M\(number(x)) \(number(frame.bottom))v\(number(length(of: tick)))"
      write(tick.label, at: XY(x, frame.bottom + PlotLayout.tickLength + 3 + Typography.tick / 2), anchor: "middle")
    }
    for tick in layout.yTicks {
      let y = frame.bottom - tick.fraction * frame.height
      ticks += "M\(number(frame.left)) \(number(y))h\(number(-length(of: tick)))"
      write(tick.label, at: XY(frame.left - PlotLayout.tickLength - 3, y), anchor: "end")
    }
    path(ticks, paint(stroke: .ink, width: 0.9), nil)
  }

  /// Draws the frame.
  mutating func paintFrame() {
    canvas.element(
      "rect", rectangle(frame) + paint(stroke: .ink, width: 0.9) + readout + [("pointer-events", "none")])
  }

  /// What a page needs to tell the coordinates under the pointer.
  private var readout: [Attribute] {
    func text(_ map: AxisMap) -> String {
      NumberText.shortest(map.lower) + " " + NumberText.shortest(map.upper) + (map.scale == .log ? " log" : " linear")
    }
    return [
      ("data-x", text(layout.x)), ("data-y", text(layout.y)), ("data-x-name", plot.x.title),
      ("data-y-name", plot.y.title),
    ]
  }

  private func length(of tick: Tick) -> Double {
    tick.label == nil ? PlotLayout.tickLength * 0.55 : PlotLayout.tickLength
  }

  /// The number beside a tick, its exponent raised.
  private mutating func write(_ label: TickLabel?, at point: XY, anchor: String) {
    guard let label else { return }
    let size = Typography.tick
    guard let exponent = label.exponent else {
      write(label.text, at: point, size: size, anchor: anchor)
      return
    }
    let small = size * TickLabel.exponentScale
    let base = TextMetrics.width(label.text, size: size), raised = TextMetrics.width(exponent, size: small)
    let end = anchor == "end" ? point.x : point.x + (base + raised) / 2
    // Two texts rather than a raised span, whose support differs from one reader to the next. The exponent is set to the
    // left of its room, so that it follows its base closely in narrower fonts as well.
    write(label.text, at: XY(end - raised, point.y), size: size, anchor: "end")
    write(exponent, at: XY(end - raised + 0.4, point.y - 0.42 * size), size: small)
  }

  /// Draws titles and caption.
  mutating func paintTexts() {
    var y = 8.0
    for line in layout.header.title {
      y += Typography.leading(Typography.title)
      write(line, at: XY(10, y - 9), size: Typography.title, bold: true)
    }
    for line in layout.header.subtitle {
      y += Typography.leading(Typography.subtitle)
      write(line, at: XY(10, y - 7.5), size: Typography.subtitle, color: .gray)
    }
    let leading = Typography.leading(Typography.axis)
    y = frame.bottom + PlotLayout.tickLength + 3 + Typography.tick + 5
    for line in layout.xTitle(plot) {
      y += leading
      write(line, at: XY(frame.center.x, y - leading / 2), size: Typography.axis, anchor: "middle")
    }
    let titles = layout.yTitle(plot)
    for (index, line) in titles.enumerated() {
      let x = frame.left - PlotLayout.tickLength - 7 - layout.widestLabel
      let offset = (Double(titles.count - 1 - index) + 0.5) * leading
      write(line, at: XY(x - offset, frame.center.y), size: Typography.axis, anchor: "middle", rotated: true)
    }
    let caption = layout.captionLines(plot)
    for (index, line) in caption.enumerated() {
      let above = Double(caption.count - index) * Typography.leading(Typography.caption)
      write(
        line, at: XY(10, layout.height - 4 - above + Typography.caption / 2), size: Typography.caption, color: .gray)
    }
  }
}
