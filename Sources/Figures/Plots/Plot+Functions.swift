extension Plot {
  /// Adds a map of a function in colours, with a bar beside the plot that says what they mean.
  ///
  /// - Parameters:
  ///   - function: The values.
  ///   - title: What is measured; it stands beside the bar.
  ///   - colors: The scale of colours.
  ///   - range: The values at the ends of the scale; otherwise the least and greatest of the function, and about zero for
  ///     a diverging scale.
  public mutating func heatMap(
    _ function: GridFunction, title: String = "", colors: ColorScale = .viridis, range: ClosedRange<Double>? = nil
  ) {
    let values = function.values.joined().filter(\.isFinite)
    var low = values.min() ?? 0, high = values.max() ?? 1
    if colors == .diverging { (low, high) = (-max(abs(low), abs(high)), max(abs(low), abs(high))) }
    if !(low < high) { (low, high) = (low - 0.5, low + 0.5) }
    add(.heatMap(function, colors, range: range ?? low...high), title.isEmpty ? nil : title, .init(color: .ink))
  }

  /// Adds the lines along which a function has the given values.
  public mutating func contours(
    _ function: GridFunction, levels: [Double], label: String? = nil, color: Color? = nil, dash: Dash? = nil,
    width: Double = 1.2
  ) {
    let look = style(label, color)
    for level in levels {
      for line in function.contour(at: level) {
        add(
          .curve(line, isSmooth: false, isClosed: line.first == line.last), label,
          .init(color: look.color, width: width, dash: dash ?? look.dash))
      }
    }
  }
}
