import InformationGeometry

/// Points of a chart from named seeds.
public enum RandomPoints {
  /// A point with coordinates that are exact in `Double`: scales over three orders of magnitude, probabilities down to a
  /// few percent, matrices near the identity.
  ///
  /// - Throws: `GeometryError.unsupported` for a domain that no draw falls into.
  public static func draw(_ chart: Chart, _ draws: inout SeededDraws) throws(GeometryError) -> Point {
    let isSimplex =
      !chart.constraints.isEmpty && chart.coordinates.allSatisfy { $0.domain.lower != nil && $0.domain.upper != nil }
    for attempt in 0..<400 {
      var x: [Double] = []
      if isSimplex {
        var weights = chart.coordinates.map { _ in draws.uniform(0.05, 1) }
        let total = weights.reduce(draws.uniform(0.05, 1), +)
        for i in weights.indices { weights[i] /= total }
        x = weights
      } else {
        // Off-diagonal entries of a matrix must be small beside the diagonal ones.
        let span = chart.constraints.isEmpty ? 3 : 0.7,
          width = chart.constraints.isEmpty ? 3 : 0.8 / Double(1 + attempt / 40)
        for symbol in chart.coordinates {
          switch (symbol.domain.lower?.value.asDouble, symbol.domain.upper?.value.asDouble) {
          case (nil, nil): x.append(draws.uniform(-width, width))
          case (let low?, nil): x.append(low + Double.exp(draws.uniform(-span, span)))
          case (nil, let high?): x.append(high - Double.exp(draws.uniform(-span, span)))
          case (let low?, let high?): x.append(low + (high - low) * draws.uniform(0.05, 0.95))
          }
        }
      }
      // Twelve bits are enough, and easy to read.
      x = x.map { rounded($0) }
      if chart.contains(x) { return try Point(x, in: chart) }
    }
    throw .unsupported(reason: "no point of the domain was found among 400 draws")
  }

  private static func rounded(_ x: Double) -> Double {
    guard x != 0, x.isFinite else { return x }
    let unit = Double.exp2(Double.log2(x.magnitude).rounded(.down) - 11)
    return (x / unit).rounded() * unit
  }
}
