/// The bar beside a plot that says what the colours of a map mean.
struct ColorBar {
  let title: String
  let colors: ColorScale
  let map: AxisMap

  static let gap = 14.0
  static let thickness = 12.0

  /// The bar of the first map in a plot, if there is one.
  init?(_ plot: Plot) {
    for element in plot.elements {
      guard case .heatMap(_, let colors, let range) = element.shape else { continue }
      self.colors = colors
      title = element.label ?? ""
      map = AxisMap([range.lowerBound, range.upperBound], axis: Axis(), padding: 0)
      return
    }
    return nil
  }

  func ticks(for frame: Box) -> [Tick] {
    Ticks.ticks(map, marks: nil, room: TickRoom(length: frame.height, isHorizontal: false, size: Typography.tick))
  }

  /// The room that the bar and its text take beside a frame.
  func width(for frame: Box) -> Double {
    let labels = ticks(for: frame).compactMap { $0.label?.width(size: Typography.tick) }.max() ?? 0
    let text = title.isEmpty ? 0 : Typography.leading(Typography.axis) + 4
    return ColorBar.gap + ColorBar.thickness + PlotLayout.tickLength + 4 + labels + text
  }
}
