import Figures
import GeometryLaws

extension GeodesicReport {
  /// The curves in the plane of two coordinates, in the planes of three, or coordinate by coordinate.
  var figure: Figure {
    let n = choice.chart.dimension
    if let carried = carriedEllipses {
      return Figure(
        [carried] + (0..<n).map { progress(of: $0) }, columns: 2, title: title,
        caption: "(a) The normal distributions along the curve: means, and ellipses of one standard deviation.")
    }
    switch n {
    case 1: return Figure([progress(of: 0)], title: title)
    case 2: return Figure([plane(0, 1)], title: title, caption: ellipseCaption)
    case 3: return Figure([plane(0, 1), plane(0, 2), plane(1, 2)], columns: 2, title: title, caption: ellipseCaption)
    default: return Figure((0..<min(n, 12)).map { progress(of: $0) }, columns: 2, title: title)
    }
  }

  /// The figure with the table of the curves, in one file.
  func page(_ provenance: Provenance) -> HTMLPage {
    var page = HTMLPage(title: title, provenance: provenance)
    page.paragraph(caption)
    var untitled = figure
    untitled.title = ""
    page.figure(untitled)
    page.table(
      Table([
        Column("α", curves.map { $0.alpha.description }), Column("length", curves.map(\.geodesic.length)),
        Column("error of the length", curves.map(\.geodesic.lengthError)),
        Column("residual", curves.map(\.geodesic.residual)),
        Column("method", curves.map(\.geodesic.method.rawValue)),
      ]), caption: "The curves")
    for curve in curves {
      page.table(
        rows(curve), caption: curves.count > 1 ? "Places on the curve with α = \(curve.alpha)" : "Places on the curve")
    }
    return page
  }

  var title: String {
    let family = choice.family.isEmpty ? "a model of one's own" : "the \(choice.name) family"
    if curves.count > 1 { return "Geodesics of \(family)" }
    return
      "\(connection(curves[0].alpha).map { "\($0) geodesic" } ?? "Geodesic for α = \(curves[0].alpha)") of \(family)"
  }

  /// The name that a connection has.
  private func connection(_ alpha: Rational) -> String? { GeodesicReport.connection(alpha, choice) }

  private static func connection(_ alpha: Rational, _ choice: ModelChoice) -> String? {
    if choice.model == nil { return "Riemannian" }
    return alpha.isZero ? "Levi-Civita" : alpha == 1 ? "Exponential" : alpha == -1 ? "Mixture" : nil
  }

  /// What the legend says of a curve; one curve needs no legend.
  private func label(_ curve: Curve) -> String? {
    curves.count > 1 ? GeodesicReport.name(of: curve.alpha, choice) : nil
  }

  /// A connection for a legend: `α = −1 (mixture)`.
  static func name(of alpha: Rational, _ choice: ModelChoice) -> String {
    let value = "α = \(alpha)".replacing("-", with: "−")
    let name = connection(alpha, choice)?.lowercased().replacing("levi-civita", with: "Levi-Civita")
    return name.map { "\(value) (\($0))" } ?? value
  }

  private var caption: String {
    let ends: String
    switch request {
    case .ends(let p, let q): ends = "From \(choice.shown(p)) to \(choice.shown(q))."
    case .velocity(let p, _, let end):
      ends = "From \(choice.shown(p)) with a given velocity, until t = \(end.shortest)."
    }
    return ends
  }

  private var ellipseCaption: String {
    let ellipses = self.ellipses
    guard let radius = ellipses.first?.radius else { return "" }
    return
      "Grey ellipses are circles of the \(choice.model == nil ? "" : "Fisher ")metric, of radius \(radius.significant(3))."
  }

  /// Smooth curves need more places than a table may have.
  private func drawn(_ curve: Curve) -> [Geodesic.Sample] { curve.geodesic.samples(301) }

  private func plane(_ i: Int, _ j: Int) -> Plot {
    let drawn = curves.map(drawn)
    let values = { (k: Int) in drawn.flatMap { $0.map { $0.coordinates[k] } } }
    var plot = Plot(
      x: AxisNames.axis(choice.chart.coordinates[i], values(i)),
      y: AxisNames.axis(choice.chart.coordinates[j], values(j)), width: 620)
    for ellipse in ellipses {
      plot.ellipse(
        center: (ellipse.center[i], ellipse.center[j]), covariance: ellipse.covariance(i, j), radius: ellipse.radius,
        color: .gray)
    }
    for (curve, places) in zip(curves, drawn) {
      plot.curve(
        places.map { $0.coordinates[i] }, places.map { $0.coordinates[j] },
        label: label(curve))
    }
    addEnds(&plot) { ($0.coordinates[i], $0.coordinates[j]) }
    return plot
  }

  private func progress(of i: Int) -> Plot {
    let drawn = curves.map(drawn)
    let values = drawn.flatMap { $0.map { $0.coordinates[i] } }
    var plot = Plot(
      x: Axis("curve parameter t"), y: AxisNames.axis(choice.chart.coordinates[i], values),
      width: 560)
    for (curve, places) in zip(curves, drawn) {
      plot.curve(
        places.map(\.parameter), places.map { $0.coordinates[i] }, label: label(curve))
    }
    addEnds(&plot) { ($0.parameter, $0.coordinates[i]) }
    return plot
  }

  /// Where the curves begin and end.
  private func addEnds(_ plot: inout Plot, _ place: (Geodesic.Sample) -> (Double, Double)) {
    let ends = curves.map { curve -> (first: Geodesic.Sample, last: Geodesic.Sample) in
      let range = curve.geodesic.range
      let low = curve.geodesic.sample(at: range.lowerBound), high = curve.geodesic.sample(at: range.upperBound)
      return range.upperBound <= 0 ? (high, low) : (low, high)
    }
    let start = place(ends[0].first)
    plot.points([start.0], [start.1], marker: .circle, color: .ink, size: 6)
    if case .ends = request {
      let end = place(ends[0].last)
      plot.points([end.0], [end.1], marker: .square, color: .ink, size: 6)
    }
  }

  // MARK: Ellipses

  private struct Ellipse {
    let center: [Double]
    let inverse: [Double]
    let radius: Double

    /// The block of the inverse metric that belongs to a plane of projection.
    func covariance(_ i: Int, _ j: Int) -> [Double] {
      let n = center.count
      return [inverse[i * n + i], inverse[i * n + j], inverse[j * n + j]]
    }
  }

  /// Circles of the metric along the curve with α = 0, or the first, evenly spaced and about as large as their distance.
  private var ellipses: [Ellipse] {
    let curve = curves.first { $0.alpha.isZero } ?? curves[0], count = 9
    guard choice.dual == nil, curve.geodesic.length > 0, curve.geodesic.length.isFinite,
      let tape = try? choice.closedForm?.manifold.tape([.inverseMetric])
    else { return [] }
    let radius = 0.4 * curve.geodesic.length / Double(count - 1)
    return curve.geodesic.samples(count).compactMap { place in
      let inverse = tape.evaluate(place.coordinates)
      return inverse.allSatisfy(\.isFinite) ? Ellipse(center: place.coordinates, inverse: inverse, radius: radius) : nil
    }
  }
}
