import InformationGeometry

/// The solution of ẋ = X(x) by Taylor series of high order, to a number of bits.
struct FlowLine {
  private let field: Tape
  private let precision: BigFloatPrecision
  private let order: Int
  private let bits: Int

  /// - Parameter field: X, a function of the coordinates.
  init(_ field: [Expression], coordinates: [Symbol], bits: Int) throws {
    self.field = try Tape(field, inputs: coordinates)
    self.bits = bits
    precision = BigFloatPrecision(bits: bits + 40)
    order = SeriesTape.suitableOrder(for: self.field, bits: bits)
  }

  /// x(T).
  ///
  /// - Throws: `GeometryError.notConverged` where steps become too short.
  func end(from start: [BigFloat], time: BigFloat) throws -> [BigFloat] {
    let series = try SeriesTape(field, order: order, precision: precision), n = start.count
    var x = start.map { $0.rounded(to: precision) }, left = time.rounded(to: precision)
    for _ in 0..<400 {
      series.restart()
      var c = x.map { [$0] }
      for k in 0..<order {
        for i in 0..<n { series.setInput(i, coefficient: k, to: c[i][k]) }
        series.advance()
        for i in 0..<n { c[i].append(series.output(i, coefficient: k) / BigFloat(k + 1)) }
      }
      // The step after which the last two coefficients are below the asked error, a little shortened.
      var log = Double.infinity
      for row in c {
        // A coordinate may pass through zero: the way that is left counts as well.
        let size = max(row[0].binaryMagnitude, row[1].binaryMagnitude + left.binaryMagnitude)
        for k in [order - 1, order] where !row[k].isZero {
          log = min(log, (size - Double(bits) - row[k].binaryMagnitude) / Double(k))
        }
      }
      var h = left
      if log.isFinite, left.binaryMagnitude > log - 1 {
        h = min(left, BigFloat(1, precision: precision).scaled(byPowerOfTwo: Int(log.rounded(.down)) - 1))
      }
      x = c.map { row in row.indices.reversed().reduce(BigFloat(0, precision: precision)) { $0 * h + row[$1] } }
      guard x.allSatisfy(\.isFinite) else { break }
      left = left - h
      if left.isZero { return x }
    }
    throw GeometryError.notConverged(
      what: "the curve of steepest descent", reached: left.asDouble, reason: "its Taylor series ask for too many steps")
  }
}

extension GlobalCase {
  /// Both charts follow −g⁻¹dL for the same time, as long as it takes to go 1/256 at the first speed: drawn changes are
  /// injective as far as that.
  func flowMeasurement() throws -> Measurement? {
    let n = manifold.dimension
    guard n <= 3, let new = try newManifold(), let change, let start = newP else { return nil }
    let bits = Int(Double((digits ?? 17) + 2) * 3.3219280948873623) + 8
    let image = objective.substituting(
      Dictionary(uniqueKeysWithValues: zip(manifold.chart.coordinates, change.sourceCoordinates)))
    func line(_ manifold: StatisticalManifold, _ L: Expression) throws -> (field: FlowLine, slope: [Expression]) {
      let ξ = manifold.chart.coordinates, dL = try L.gradient(by: ξ)
      let g = manifold.manifold.metricComponents, pool = g[0].pool, nodes = pool.nodes(of: g)
      let inverse = pool.expressions(
        of: try pool.withRing { ring in try TensorAlgebra(ring, dimension: n).inverse(nodes) })
      let field = (0..<n).map { i in -Expression.sum((0..<n).map { inverse[i * n + $0] * dL[$0] }) }
      return (try FlowLine(field, coordinates: ξ, bits: bits), field)
    }
    let here = try line(manifold, objective), there = try line(new, image)
    let precision = BigFloatPrecision(bits: bits + 40)
    func numbers(_ point: Point) -> [BigFloat] {
      point.enclosed(bits: precision.bits + 32).map { BigFloat(midpointOf: $0, precision: precision) }
    }
    let x = numbers(p)
    let v = try Tape(here.slope, inputs: manifold.chart.coordinates).evaluate(x, precision: precision)
    let speed = try length(of: v, at: x)
    guard speed.signum > 0 else { return nil }
    let way = Rational(1, 256), time = BigFloat(way, precision: precision) / speed.rounded(to: precision)
    let end = try here.field.end(from: x, time: time)
    let map = try Tape(change.sourceCoordinates, inputs: change.target.coordinates)
    let other = map.evaluate(try there.field.end(from: numbers(start), time: time), precision: precision)
    let gap = try length(at: end, from: end, to: other)
    return Measurement(
      residual: gap.asDouble / way.asDouble, tolerance: digits.map { Double.pow(10, Double(5 - $0)) } ?? 1e-14)
  }
}
