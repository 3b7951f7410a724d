/// Several plots side by side, their frames in line.
///
///     let figure = Figure([normal, gamma], columns: 2, caption: "Geodesic fans.")
///     try figure.write(to: "fans.svg")
public struct Figure: Sendable {
  /// The plots, row by row.
  public var plots: [Plot]
  /// How many plots stand in a row.
  public var columns: Int
  /// A title above all of them.
  public var title: String
  /// A note below all of them.
  public var caption: String
  /// Whether the plots are lettered (a), (b), … when there are several.
  public var lettered = true

  /// A figure of plots; each is as large as it says itself.
  public init(_ plots: [Plot], columns: Int = 2, title: String = "", caption: String = "") {
    precondition(columns > 0, "\(columns) columns")
    self.plots = plots
    self.columns = columns
    self.title = title
    self.caption = caption
  }
}
