import Figures
import GeometryLaws

/// The same geodesics and circles of the metric in both charts, side by side.
struct InvarianceFigure {
  let choice: ModelChoice
  let report: InvarianceReport

  private static let reach = 1.2, radius = 0.14

  /// - Throws: `CommandFailure` when the model has no geodesics here, or there is no other chart.
  func figure() throws -> Figure {
    guard let change = report.change, let place = report.newPoint else {
      throw CommandFailure(.data, kind: "unsupported", "there is no change of two parameters to draw")
    }
    let manifold = try choice.manifold, p = report.point
    let g = try manifold.manifold.tape([.metric]).evaluate(p.coordinates)
    var left = Plot(title: "in the parameters of the model", x: axis(p.chart, 0), y: axis(p.chart, 1))
    var right = Plot(title: "in the new parameters", x: axis(change.target, 0), y: axis(change.target, 1))
    let slopes = try Tape(try change.jacobian(), inputs: change.target.coordinates).evaluate(place.coordinates)
    let determinant = slopes[0] * slopes[3] - slopes[1] * slopes[2]
    // The new chart has its own metric, from the density with the substitution put in, and its own geodesics.
    let other = try? manifold.model?.substituting(change).manifold()
    let spokes = 10
    for k in 0..<spokes {
      guard let v = unit(g, 2 * Double.pi * (Double(k) + 0.25) / Double(spokes)) else { continue }
      draw(manifold, from: p, [v.0, v.1], in: &left)
      let w = [
        (slopes[3] * v.0 - slopes[1] * v.1) / determinant, (slopes[0] * v.1 - slopes[2] * v.0) / determinant,
      ]
      if let other { draw(other, from: place, w, in: &right) }
    }
    left.points([p.coordinates[0]], [p.coordinates[1]], marker: .circle, color: .ink, size: 6)
    right.points([place.coordinates[0]], [place.coordinates[1]], marker: .circle, color: .ink, size: 6)
    let broken = report.outcomes.filter { !$0.holds }.count
    let missing = other == nil ? " The metric of the new chart has no closed form, and is not drawn." : ""
    return Figure(
      [left, right], columns: 2, title: "One geometry of the \(choice.name) family in two charts",
      caption:
        "The same geodesics, of length \(Self.reach.significant(2)), and circles of the Fisher metric, of radius \(Self.radius.significant(2)); each chart calculates its own."
        + missing
        + (broken == 0 ? " All \(report.outcomes.count) laws hold." : " \(broken) laws do not hold."))
  }

  /// A geodesic with a unit vector as its start, and circles of the metric along it.
  private func draw(_ manifold: StatisticalManifold, from p: Point, _ v: [Double], in plot: inout Plot) {
    guard let metric = try? manifold.manifold.tape([.metric]),
      let curve = try? manifold.geodesic(from: p, velocity: v.map { $0 * Self.reach }, until: 1)
    else { return }
    let samples = curve.samples(61)
    plot.curve(samples.map { $0.coordinates[0] }, samples.map { $0.coordinates[1] }, color: .blue, width: 1.2)
    for t in [20, 40, 60] {
      let x = samples[t].coordinates, g = metric.evaluate(x)
      plot.ellipse(center: (x[0], x[1]), metric: [g[0], g[1], g[3]], radius: Self.radius, color: .vermilion)
    }
  }

  private func axis(_ chart: Chart, _ i: Int) -> Axis { Axis(AxisNames.title(chart.coordinates[i].name)) }

  /// The unit vector of an angle in an orthonormal frame.
  private func unit(_ g: [Double], _ φ: Double) -> (Double, Double)? {
    let a = g[0].squareRoot(), b = g[1] / a, c = (g[3] - b * b).squareRoot()
    guard a > 0, c > 0 else { return nil }
    let y = Double.sin(φ) / c
    return ((Double.cos(φ) - b * y) / a, y)
  }
}
