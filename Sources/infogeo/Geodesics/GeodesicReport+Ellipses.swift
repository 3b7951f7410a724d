import Figures
import GeometryLaws

extension GeodesicReport {
  /// The distributions along the curves in the plane of the observations, for normals of two variables; nil for other
  /// models.
  var carriedEllipses: Plot? {
    guard choice.dual == nil, choice.family == "multivariate-normal" || choice.family == "centered-normal",
      let shapes = choice.model?.parameterShapes, let matrix = shapes.last, matrix.kind == .symmetricMatrix(2)
    else { return nil }
    let mean = shapes.count > 1 ? shapes[0] : nil
    func center(_ x: [Double]) -> (Double, Double) {
      mean.map { (x[$0.coordinate(0)], x[$0.coordinate(1)]) } ?? (0, 0)
    }
    let entries = [matrix.coordinate(0, 0), matrix.coordinate(0, 1), matrix.coordinate(1, 1)]
    var plot = Plot(x: Axis("x₁"), y: Axis("x₂"), aspect: .equal, width: 560)
    let palette: [Color] = [.blue, .vermilion, .green, .purple, .orange]
    for (k, curve) in curves.enumerated() {
      let color = palette[k % palette.count],
        label = curves.count > 1 ? GeodesicReport.name(of: curve.alpha, choice) : nil
      for place in curve.geodesic.samples(curves.count > 1 ? 6 : 9).dropFirst().dropLast() {
        plot.ellipse(
          center: center(place.coordinates), covariance: entries.map { place.coordinates[$0] }, color: color,
          width: 0.9,
          opacity: curves.count > 1 ? 0.015 : 0.04)
      }
      guard mean != nil else { continue }
      let way = curve.geodesic.samples(201).map { center($0.coordinates) }
      plot.curve(way.map(\.0), way.map(\.1), label: label, color: color)
    }
    // The ends, which all curves between two points share.
    for place in [curves[0].geodesic.samples(2)[0], curves[0].geodesic.end] {
      let x = center(place.coordinates)
      plot.ellipse(center: x, covariance: entries.map { place.coordinates[$0] }, color: .ink, width: 1.6, opacity: 0.06)
      plot.points([x.0], [x.1], marker: .circle, color: .ink, size: 5)
    }
    return plot
  }
}
