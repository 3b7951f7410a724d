extension Plot {
  /// Adds points; those that are not finite are left out.
  ///
  /// - Parameters:
  ///   - xs: The first coordinates.
  ///   - ys: The second coordinates, as many.
  ///   - label: What the legend says; points of one label share colour and marker.
  ///   - marker: The shape; otherwise the next one.
  ///   - color: The colour; otherwise the next of the palette.
  ///   - size: The width of a point.
  ///   - filled: Whether the inside has the colour, or that of the paper.
  public mutating func points(
    _ xs: [Double], _ ys: [Double], label: String? = nil, marker: Marker? = nil, color: Color? = nil,
    size: Double = 6, filled: Bool = true
  ) {
    let look = style(label, color)
    let shape = PlotElement.Shape.markers(
      Plot.pairs(xs, ys), marker ?? look.marker, size: size, isFilled: filled)
    add(shape, label, .init(color: look.color, width: 1.4))
  }

  /// Adds points from two columns of a table; rows with a missing value are left out.
  public mutating func points(
    _ table: Table, x: String, y: String, label: String? = nil, marker: Marker? = nil, color: Color? = nil,
    size: Double = 6, filled: Bool = true
  ) throws(TableError) {
    let xs = try table.optionalNumbers(x).map { $0 ?? .nan }, ys = try table.optionalNumbers(y).map { $0 ?? .nan }
    points(xs, ys, label: label, marker: marker, color: color, size: size, filled: filled)
  }

  /// Adds the ellipse {v : g(v, v) = r²} of a metric tensor about a point.
  ///
  /// A tensor that is not positive definite has no ellipse, and none is drawn.
  ///
  /// - Parameters:
  ///   - center: The point.
  ///   - metric: The components g₁₁, g₁₂, g₂₂.
  ///   - radius: The length r in the metric.
  public mutating func ellipse(
    center: (Double, Double), metric: [Double], radius: Double = 1, label: String? = nil, color: Color? = nil,
    width: Double = 1.1, opacity: Double = 0.12
  ) {
    precondition(metric.count == 3, "\(metric.count) components of a metric tensor of the plane, not g11, g12, g22")
    let tensor = (metric[0], metric[1], metric[2])
    guard let ellipse = MetricEllipse(center: center, metric: tensor, radius: radius) else { return }
    self.ellipse(ellipse, label: label, color: color, width: width, opacity: opacity)
  }

  /// Adds the ellipse {v : g(v, v) = r²} of a metric tensor given as a symmetric matrix [[g₁₁, g₁₂], [g₁₂, g₂₂]].
  public mutating func ellipse(
    center: (Double, Double), metric: [[Double]], radius: Double = 1, label: String? = nil, color: Color? = nil,
    width: Double = 1.1, opacity: Double = 0.12
  ) {
    precondition(metric.map(\.count) == [2, 2], "a metric tensor of the plane has two rows of two components")
    ellipse(
      center: center, metric: [metric[0][0], (metric[0][1] + metric[1][0]) / 2, metric[1][1]], radius: radius,
      label: label, color: color, width: width, opacity: opacity)
  }

  /// Adds the ellipse r standard deviations about the mean of a normal distribution.
  ///
  /// - Parameters:
  ///   - center: The mean.
  ///   - covariance: The components Σ₁₁, Σ₁₂, Σ₂₂.
  ///   - radius: The number r of standard deviations.
  public mutating func ellipse(
    center: (Double, Double), covariance: [Double], radius: Double = 1, label: String? = nil, color: Color? = nil,
    width: Double = 1.1, opacity: Double = 0.12
  ) {
    precondition(covariance.count == 3, "\(covariance.count) components of a covariance matrix of the plane")
    let matrix = (covariance[0], covariance[1], covariance[2])
    guard let ellipse = MetricEllipse(center: center, covariance: matrix, radius: radius) else { return }
    self.ellipse(ellipse, label: label, color: color, width: width, opacity: opacity)
  }

  /// Adds an ellipse; the inside has the colour at the given opacity.
  public mutating func ellipse(
    _ ellipse: MetricEllipse, label: String? = nil, color: Color? = nil, width: Double = 1.1, opacity: Double = 0.12
  ) {
    let look = style(label, color, unlabelled: .gray)
    add(.ellipse(ellipse), label, .init(color: look.color, width: width, opacity: opacity))
  }

  /// Adds an arrow from a point to another.
  public mutating func arrow(
    from tail: (Double, Double), to tip: (Double, Double), label: String? = nil, color: Color? = nil,
    width: Double = 1.3
  ) {
    let look = style(label, color, unlabelled: .ink)
    add(.arrows([(XY(tail.0, tail.1), XY(tip.0, tip.1))]), label, .init(color: look.color, width: width))
  }

  /// Adds a vector at each point, as an arrow from the point.
  ///
  /// - Parameters:
  ///   - xs: The first coordinates of the points.
  ///   - ys: The second coordinates of the points.
  ///   - us: The first components of the vectors.
  ///   - vs: The second components of the vectors.
  ///   - scale: What the vectors are multiplied by.
  public mutating func arrows(
    _ xs: [Double], _ ys: [Double], _ us: [Double], _ vs: [Double], scale: Double = 1, label: String? = nil,
    color: Color? = nil, width: Double = 1.1
  ) {
    let tails = Plot.pairs(xs, ys), vectors = Plot.pairs(us, vs)
    precondition(tails.count == vectors.count, "\(vectors.count) vectors at \(tails.count) points")
    let look = style(label, color, unlabelled: .ink)
    add(
      .arrows(zip(tails, vectors).map { ($0, $0 + scale * $1) }), label, .init(color: look.color, width: width))
  }

  /// Adds a text at a point.
  public mutating func text(
    _ text: String, at point: (Double, Double), placement: TextPlacement = .automatic, color: Color = .ink
  ) {
    add(.text(text, at: XY(point.0, point.1), placement), nil, .init(color: color))
  }
}
