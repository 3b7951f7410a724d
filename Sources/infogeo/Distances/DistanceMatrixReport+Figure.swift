import Figures
import GeometryLaws

extension DistanceMatrixReport {
  /// More cells than this are no picture that a browser shows.
  private static let mostPoints = 400

  /// The matrix as a map of colours, the first row above; a pair without a distance is a hole.
  ///
  /// - Throws: `CommandFailure` for too many points.
  func figure(_ path: String) throws -> Plot {
    let n = matrix.count
    guard n <= DistanceMatrixReport.mostPoints else {
      throw CommandFailure.usage(
        "\(path): a picture shows at most \(DistanceMatrixReport.mostPoints) points, not \(n); .csv and .npy hold all",
        option: "-o", value: path)
    }
    // Two places in each cell, so that colours change at its border only.
    let inset = 0.49999, edges = (0..<n).flatMap { [Double($0) - inset, Double($0) + inset] }
    let cells = GridFunction(
      xs: edges, ys: edges, values: (0..<2 * n).map { row in (0..<2 * n).map { matrix[n - 1 - row / 2, $0 / 2] } })
    let every = max(1, (n + 24) / 25), shown = Array(stride(from: 0, to: n, by: every))
    let names = points.labels.map { (name: String) -> String in name.count > 16 ? String(name.prefix(15)) + "…" : name }
    // Long names stand at the rows only; there are numbers below.
    let isShort = shown.map { names[$0].count }.max() ?? 0 <= max(1, 60 / max(1, shown.count))
    var plot = Plot(
      title: heading,
      x: Axis(
        isShort ? "" : "row", from: -0.5, to: Double(n) - 0.5,
        marks: shown.map { Axis.Mark(Double($0), isShort ? names[$0] : "\($0 + 1)") }),
      y: Axis(
        from: -0.5, to: Double(n) - 0.5, marks: shown.map { Axis.Mark(Double(n - 1 - $0), names[$0]) }),
      aspect: .equal, width: 640)
    plot.grid = false
    plot.heatMap(cells, title: "distance")
    return plot
  }

  /// The picture on a page, and the numbers of a small matrix.
  func page(_ path: String, _ provenance: Provenance) throws -> HTMLPage {
    var page = HTMLPage(title: heading, provenance: provenance), plot = try figure(path)
    plot.title = ""
    page.figure(plot)
    if matrix.count <= 20 { page.table(table, caption: "Distances", digits: 7) }
    return page
  }
}
