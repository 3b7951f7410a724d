extension Plot {
  /// Adds a curve through points; a point that is not finite interrupts it.
  ///
  /// - Parameters:
  ///   - xs: The first coordinates.
  ///   - ys: The second coordinates, as many.
  ///   - label: What the legend says; curves of one label share a colour.
  ///   - color: The colour; otherwise the next of the palette.
  ///   - dash: The pattern of the line; otherwise solid until the palette has been used up.
  ///   - width: The width of the line.
  ///   - closed: Whether the curve returns to its first point.
  ///   - smooth: Whether the corners are rounded by a spline through the points.
  public mutating func curve(
    _ xs: [Double], _ ys: [Double], label: String? = nil, color: Color? = nil, dash: Dash? = nil, width: Double = 1.7,
    closed: Bool = false, smooth: Bool = false
  ) {
    var points = Plot.pairs(xs, ys)
    if closed, let first = points.first { points.append(first) }
    let look = style(label, color)
    add(
      .curve(points, isSmooth: smooth, isClosed: closed), label,
      .init(color: look.color, width: width, dash: dash ?? look.dash))
  }

  /// Adds a curve through two columns of a table; missing values interrupt it.
  public mutating func curve(
    _ table: Table, x: String, y: String, label: String? = nil, color: Color? = nil, dash: Dash? = nil,
    width: Double = 1.7, closed: Bool = false, smooth: Bool = false
  ) throws(TableError) {
    let xs = try table.optionalNumbers(x).map { $0 ?? .nan }, ys = try table.optionalNumbers(y).map { $0 ?? .nan }
    curve(xs, ys, label: label, color: color, dash: dash, width: width, closed: closed, smooth: smooth)
  }

  /// Adds the area within a closed line.
  ///
  /// On a logarithmic axis, corners that are not positive lie beyond the lower edge.
  public mutating func region(
    _ xs: [Double], _ ys: [Double], label: String? = nil, color: Color? = nil, opacity: Double = 0.18,
    outlined: Bool = false
  ) {
    let look = style(label, color)
    add(.area(Plot.pairs(xs, ys), isOutlined: outlined), label, .init(color: look.color, opacity: opacity))
  }

  /// Adds the area between two curves over the same first coordinates: a band of confidence, say.
  public mutating func band(
    _ xs: [Double], from lower: [Double], to upper: [Double], label: String? = nil, color: Color? = nil,
    opacity: Double = 0.18
  ) {
    precondition(lower.count == xs.count && upper.count == xs.count, "a band of unequal lengths")
    let kept = xs.indices.filter { xs[$0].isFinite && lower[$0].isFinite && upper[$0].isFinite }
    region(
      kept.map { xs[$0] } + kept.reversed().map { xs[$0] },
      kept.map { lower[$0] } + kept.reversed().map { upper[$0] }, label: label, color: color, opacity: opacity)
  }

  /// Adds a line across the plot at a value of the horizontal axis.
  public mutating func verticalLine(
    at x: Double, label: String? = nil, color: Color = .gray, dash: Dash = .dashed, width: Double = 1.1
  ) {
    _ = label.map { style($0, color) }
    add(.verticalLine(x), label, .init(color: color, width: width, dash: dash))
  }

  /// Adds a line across the plot at a value of the vertical axis.
  public mutating func horizontalLine(
    at y: Double, label: String? = nil, color: Color = .gray, dash: Dash = .dashed, width: Double = 1.1
  ) {
    _ = label.map { style($0, color) }
    add(.horizontalLine(y), label, .init(color: color, width: width, dash: dash))
  }

  static func pairs(_ xs: [Double], _ ys: [Double]) -> [XY] {
    precondition(xs.count == ys.count, "\(xs.count) first coordinates and \(ys.count) second ones")
    return zip(xs, ys).map { XY($0, $1) }
  }
}
