import Figures
import GeometryLaws

extension GeodesicFigureReport {
  /// The lines in the plane of two coordinates, or in several planes.
  var figure: Figure {
    let n = choice.chart.dimension
    let planes = n == 2 ? [(0, 1)] : [(0, 1), (0, 2), (1, 2)]
    return Figure(planes.map { plane($0.0, $0.1) }, columns: 2, title: title, caption: remarks.joined(separator: " "))
  }

  /// The figure, what is known of it, and the lines, in one file.
  func page(_ provenance: Provenance) -> HTMLPage {
    var page = HTMLPage(title: title, provenance: provenance)
    for point in points { page.paragraph("\(point.label): \(choice.shown(point.point))") }
    var untitled = figure
    untitled.title = ""
    page.figure(untitled)
    if !facts.isEmpty {
      page.table(
        Table([
          Column("quantity", facts.map(\.words)), Column("value", facts.map(\.text)),
          Column("error", facts.map(\.errorText)),
        ]), caption: "What is measured")
    }
    return page
  }

  private func plane(_ i: Int, _ j: Int) -> Plot {
    func values(_ k: Int) -> [Double] {
      lines.flatMap { $0.places.map { $0[k] } } + points.map { $0.point.coordinates[k] }
    }
    var plot = Plot(
      x: AxisNames.axis(choice.chart.coordinates[i], values(i), linearUpTo: 1000),
      y: AxisNames.axis(choice.chart.coordinates[j], values(j), linearUpTo: 1000), width: 620)
    let labels = Set(lines.map(\.label))
    for line in lines {
      let look = GeodesicFigureReport.look(line.kind)
      plot.curve(
        line.places.map { $0[i] }, line.places.map { $0[j] }, label: labels.count > 1 ? line.label : nil,
        color: look.color, width: look.width, smooth: line.kind == "circle")
    }
    for point in points {
      let place = (point.point.coordinates[i], point.point.coordinates[j])
      plot.points([place.0], [place.1], marker: .circle, color: .ink, size: 6)
      if points.count > 1 { plot.text(point.label, at: place) }
    }
    return plot
  }

  /// Geodesics in one colour, what is not geodesic in another; sides of a triangle each in their own.
  private static func look(_ kind: String) -> (color: Color?, width: Double) {
    switch kind {
    case "ray", "perpendicular": (.blue, 1)
    case "circle", "parallel": (.vermilion, 1.5)
    case "base": (.ink, 2)
    default: (nil, 1.8)
    }
  }
}
