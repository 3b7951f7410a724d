import Scalars

extension Geodesic {
  /// Refuses a curve that leaves its chart or touches a border between the places where it was calculated.
  ///
  /// Each condition on several coordinates is followed along the curve, and its least value is looked for.
  ///
  /// - Throws: `GeometryError.leavesManifold` with where.
  package func requireInside() throws(GeometryError) {
    guard !chart.constraints.isEmpty, length > 0 else { return }
    let count = 64, width = range.upperBound - range.lowerBound
    func parameter(_ k: Int) -> Double {
      k == count ? range.upperBound : range.lowerBound + width * Double(k) / Double(count)
    }
    let grid = (0...count).map { chart.margins(at: sample(at: parameter($0)).coordinates) }
    for (c, constraint) in chart.constraints.enumerated() {
      let values = grid.map { $0[c] }
      let scale = values.max() ?? 0
      for k in values.indices {
        let before = values[max(k - 1, 0)], after = values[min(k + 1, count)]
        guard !(values[k] > 0) || values[k] <= before && values[k] <= after && values[k] < 0.1 * scale else { continue }
        var low = parameter(max(k - 1, 0)), high = parameter(min(k + 1, count))
        for _ in 0..<80 {
          let third = (high - low) / 3
          let a = chart.margins(at: sample(at: low + third).coordinates)[c]
          let b = chart.margins(at: sample(at: high - third).coordinates)[c]
          if a < b { high -= third } else { low += third }
        }
        let t = low + (high - low) / 2, place = sample(at: t)
        // The ends themselves are points of the chart.
        let margin = min(chart.margins(at: place.coordinates)[c], values[k])
        guard margin > 1e-13 * scale || (margin > 0 && (k == 0 || k == count)) else {
          throw .leavesManifold(
            parameter: t, point: place.coordinates,
            reason: "\(constraint.parameter) reaches the border of its domain: it must \(constraint.requirement)")
        }
      }
    }
  }
}
