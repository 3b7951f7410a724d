/// A plot with its layout and the place of its legend decided.
struct ComposedPlot {
  let plot: Plot
  let letter: String?
  private(set) var scene: PlotScene
  private(set) var legend: Legend?
  private(set) var legendOrigin = XY(0, 0)

  var layout: PlotLayout { scene.layout }

  /// Lays a plot out: with the legend inside where it covers nothing, and otherwise outside the frame.
  ///
  /// - Parameters:
  ///   - plot: The plot.
  ///   - letter: A letter before the title, in a figure of several plots.
  ///   - width: The width of the whole, unless a legend needs more.
  ///   - height: The height of the whole; without it, what suits the plot.
  ///   - minimum: Margins that are at least to be kept.
  init(_ plot: Plot, letter: String? = nil, width: Double, height: Double?, minimum: Margins = Margins()) {
    self.plot = plot
    self.letter = letter
    func layout(_ width: Double, _ height: Double?, _ room: LegendRoom = LegendRoom()) -> PlotLayout {
      PlotLayout(plot, letter: letter, width: width, height: height, legendRoom: room, minimum: minimum)
    }
    let plain = layout(width, height)
    scene = PlotScene(plot, plain)
    guard let inside = Legend(plot, .columns(maximumHeight: plain.frame.height)) else { return }
    if plot.legend == .automatic || plot.legend == .inside,
      let place = inside.bestPlace(scene.occupancy, plain.frame), place.covered == 0 || plot.legend == .inside
    {
      (legend, legendOrigin) = (inside, place.origin)
    } else if plot.legend == .above || plot.legend == .automatic && letter != nil {
      let above = Legend(plot, .lines(maximumWidth: width - plain.frame.left - 10))
      scene = PlotScene(plot, layout(width, height, LegendRoom(above: (above?.height ?? 0) + 4)))
      (legend, legendOrigin) = (above, XY(scene.layout.frame.left, scene.layout.frame.top - 9 - (above?.height ?? 0)))
    } else {
      placeBeside(inside, width, height, layout)
    }
  }

  /// Puts the legend to the right of the frame, in a taller or wider drawing if it has to be.
  private mutating func placeBeside(
    _ tall: Legend, _ width: Double, _ height: Double?, _ layout: (Double, Double?, LegendRoom) -> PlotLayout
  ) {
    let leastFrame = 0.42 * width
    func fitted(_ legend: Legend, _ height: Double?) -> PlotLayout {
      let room = legend.width + 8
      let isCramped = scene.layout.frame.width - room < leastFrame
      return layout(isCramped ? width + room : width, height, LegendRoom(right: room))
    }
    var legend = tall
    var result = fitted(legend, height)
    let excess = legend.height - result.frame.height
    if excess > 0, height == nil {
      result = fitted(legend, result.height + excess)
    } else if excess > 0, let wide = Legend(plot, .columns(maximumHeight: result.frame.height)) {
      legend = wide
      result = fitted(legend, height)
    }
    scene = PlotScene(plot, result)
    self.legend = legend
    legendOrigin = XY(result.width - legend.width - 6, result.frame.top)
  }
}
