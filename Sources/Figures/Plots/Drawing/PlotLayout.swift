/// Where everything in a plot stands, once its size is known.
struct PlotLayout {
  /// The size of the whole.
  private(set) var width: Double
  private(set) var height: Double
  /// The room around the frame that the text needs.
  private(set) var margins: Margins
  /// The rectangle within the axes.
  private(set) var frame: Box
  private(set) var x: AxisMap
  private(set) var y: AxisMap
  private(set) var xTicks: [Tick] = []
  private(set) var yTicks: [Tick] = []
  let header: Header
  let colorBar: ColorBar?
  /// The room that is kept for a legend outside the frame.
  let legendRoom: LegendRoom

  static let tickLength = 4.0
  private static let smallestFrame = 40.0

  /// Finds the layout of a plot.
  ///
  /// - Parameters:
  ///   - plot: The plot.
  ///   - letter: A letter before the title, in a figure of several plots.
  ///   - width: The width of the whole.
  ///   - height: The height of the whole; without it, what suits the plot.
  ///   - legendRoom: The room for a legend outside the frame.
  ///   - minimum: Margins that are at least to be kept, so that frames in a figure stand in line.
  init(
    _ plot: Plot, letter: String? = nil, width: Double, height: Double?, legendRoom: LegendRoom = LegendRoom(),
    minimum: Margins = Margins()
  ) {
    self.width = width
    self.height = height ?? width
    self.legendRoom = legendRoom
    let extent = plot.elements.flatMap(\.extent)
    let isTight = plot.elements.contains { $0.layer == 0 }
    x = AxisMap(extent.lazy.map(\.x), axis: plot.x, padding: isTight ? 0 : 0.04)
    y = AxisMap(extent.lazy.map(\.y), axis: plot.y, padding: isTight ? 0 : 0.05)
    colorBar = ColorBar(plot)
    header = Header(plot, letter: letter, width: width)
    let isEqual = plot.aspect == .equal && plot.x.scale == plot.y.scale
    if isEqual { PlotLayout.tame(&x, &y, plot) }
    let ratio = isEqual ? (y.upper - y.lower) / (x.upper - x.lower) : nil

    margins = Margins(left: 60, top: 30, right: 20, bottom: 50).union(minimum)
    frame = Box(left: 60, top: 30, right: width, bottom: height ?? width)
    var total = height ?? width
    for _ in 0..<4 {
      let available = max(PlotLayout.smallestFrame, width - margins.left - margins.right)
      let free = height.map { max(PlotLayout.smallestFrame, $0 - margins.top - margins.bottom) }
      let tall = free ?? (ratio.map { min(1.25 * available, $0 * available) } ?? (0.68 * available).rounded())
      let size = ratio.map { (min(available, tall / $0), min(tall, available * $0)) } ?? (available, tall)
      total = height ?? margins.top + size.1 + margins.bottom
      let left = margins.left + (available - size.0) / 2
      frame = Box(left: left, top: margins.top, right: left + size.0, bottom: margins.top + size.1)
      findTicks(plot)
      margins = needed(plot).union(minimum)
    }
    self.width = max(width, frame.right + 12 + legendRoom.right)
    self.height = max(total, frame.bottom + 12)
  }

  /// The point of the drawing for a point of the data; not finite if it cannot be shown.
  func place(_ point: XY) -> XY {
    XY(frame.left + x.fraction(point.x) * frame.width, frame.bottom - y.fraction(point.y) * frame.height)
  }

  private mutating func findTicks(_ plot: Plot) {
    xTicks = Ticks.ticks(
      x, marks: plot.x.marks, room: TickRoom(length: frame.width, isHorizontal: true, size: Typography.tick))
    yTicks = Ticks.ticks(
      y, marks: plot.y.marks, room: TickRoom(length: frame.height, isHorizontal: false, size: Typography.tick))
  }

  /// The margins that the text around the present frame needs.
  private func needed(_ plot: Plot) -> Margins {
    let tick = Typography.tick
    var margins = Margins(left: 10, top: 8 + header.height + legendRoom.above, right: 12, bottom: 8)
    let axisLeading = Typography.leading(Typography.axis)
    margins.left += Double(yTitle(plot).count) * axisLeading + (plot.y.heading.isEmpty ? 0 : 4)
    margins.left += widestLabel + PlotLayout.tickLength + 4
    margins.bottom += PlotLayout.tickLength + 3 + tick + 4
    margins.bottom += Double(xTitle(plot).count) * axisLeading + (plot.x.heading.isEmpty ? 0 : 5)
    let caption = captionLines(plot)
    margins.bottom += caption.isEmpty ? 0 : 5 + Double(caption.count) * Typography.leading(Typography.caption)
    margins.top += tick / 2
    for tick in xTicks {
      guard let label = tick.label else { continue }
      let half = label.width(size: Typography.tick) / 2, position = tick.fraction * frame.width
      margins.right = max(margins.right, position + half - frame.width + 6)
      margins.left = max(margins.left, half - position + 6)
    }
    if let colorBar { margins.right += colorBar.width(for: frame) }
    margins.right += legendRoom.right
    return margins
  }

  /// The widest label of the vertical axis.
  var widestLabel: Double { yTicks.compactMap { $0.label?.width(size: Typography.tick) }.max() ?? 0 }

  func xTitle(_ plot: Plot) -> [String] {
    TextMetrics.wrapped(plot.x.heading, width: max(frame.width, width * 0.7), size: Typography.axis)
  }

  func yTitle(_ plot: Plot) -> [String] {
    TextMetrics.wrapped(plot.y.heading, width: max(frame.height, 60), size: Typography.axis)
  }

  func captionLines(_ plot: Plot) -> [String] {
    TextMetrics.wrapped(plot.caption, width: width - 20, size: Typography.caption)
  }

  /// Widens the shorter of two ranges until neither is more than five times as long as the other.
  private static func tame(_ x: inout AxisMap, _ y: inout AxisMap, _ plot: Plot) {
    let ratio = (y.upper / 2 - y.lower / 2) / (x.upper / 2 - x.lower / 2)
    if ratio < 0.2 {
      y.widen(by: 0.2 / max(ratio, 1e-300), fixingLower: plot.y.lower != nil, fixingUpper: plot.y.upper != nil)
    } else if ratio > 4 {
      x.widen(by: min(ratio, 1e300) / 4, fixingLower: plot.x.lower != nil, fixingUpper: plot.x.upper != nil)
    }
  }
}

/// The title and subtitle above a plot.
struct Header {
  let title: [String]
  let subtitle: [String]
  let letter: String?

  init(_ plot: Plot, letter: String?, width: Double) {
    let text = [letter, plot.title].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    self.letter = letter
    title = TextMetrics.wrapped(text, width: width - 20, size: Typography.title, bold: true)
    subtitle = TextMetrics.wrapped(plot.subtitle, width: width - 20, size: Typography.subtitle)
  }

  var height: Double {
    let lines =
      Double(title.count) * Typography.leading(Typography.title)
      + Double(subtitle.count) * Typography.leading(Typography.subtitle)
    return lines == 0 ? 0 : lines + 6
  }
}
