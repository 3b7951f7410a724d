import DifferentialGeometry
import Scalars
import Symbolics

/// A manifold as a product: groups of coordinates with metrics of their own.
///
///     ds² = Σ ds_k²,  d² = Σ d_k²,  and a curve is a geodesic where each of its parts is one
struct ProductFactors: Sendable {
  /// The places of the coordinates of each factor.
  let places: [[Int]]
  let manifolds: [StatisticalManifold]

  /// The parts of a point.
  func parts(_ point: Point) throws -> [Point] {
    try zip(places, manifolds).map { places, manifold in try manifold.point(exactly: places.map { point.exact[$0] }) }
  }

  /// The distances in the factors.
  func distances<Result>(
    from p: Point, to q: Point, _ distance: (StatisticalManifold, Point, Point) throws -> Result
  ) throws -> [Result] {
    let a = try parts(p), b = try parts(q)
    return try manifolds.indices.map { try distance(manifolds[$0], a[$0], b[$0]) }
  }

  /// The geodesic whose parts are geodesics; by one rung, or by the ladder.
  func geodesic(from p: Point, to q: Point, by rung: GeodesicRung? = nil) throws -> Geodesic? {
    let a = try parts(p), b = try parts(q), places = self.places
    var found: [Geodesic] = []
    for (k, manifold) in manifolds.enumerated() {
      do {
        found.append(
          try rung.map { try manifold.geodesic(from: a[k], to: b[k], by: $0) }
            ?? manifold.geodesic(from: a[k], to: b[k]))
      } catch GeometryError.unsupported where rung != nil { return nil }
    }
    let curves = found
    func root(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let length = root(curves.map(\.length)), isClosed = curves.allSatisfy { $0.method == .closedForm || $0.length == 0 }
    let curve: @Sendable (Double) -> Geodesic.Sample = { t in
      var x = [Double](repeating: 0, count: p.coordinates.count), v = x
      for (group, curve) in zip(places, curves) {
        let sample = curve.sample(at: t)
        for (place, i) in group.enumerated() {
          x[i] = sample.coordinates[place]
          v[i] = sample.velocity[place]
        }
      }
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: v)
    }
    return Geodesic(
      chart: p.chart, alpha: 0,
      method: isClosed
        ? .closedForm : curves.first { $0.method != .closedForm && $0.length > 0 }?.method ?? .closedForm,
      range: 0...1, length: length, lengthError: curves.reduce(0) { $0 + $1.lengthError } + length.ulp,
      residual: curves.map(\.residual).max() ?? 0, error: root(curves.map(\.error)), curve: curve)
  }
}

extension StatisticalManifold {
  /// The factors of a manifold whose metric is block diagonal, each block in its own coordinates; nil where it is none.
  var factors: ProductFactors? {
    get throws {
      guard isometry == nil, model?.geodesicSolver == nil, dimension > 1 else { return nil }
      let known = try manifold.remembered("factors") { () -> [ProductFactors] in
        let groups = manifold.independentCoordinates
        guard groups.count > 1 else { return [] }
        let n = dimension
        let parts = try groups.map { group in
          try StatisticalManifold(
            "a factor of \(name)", metric: group.map { i in group.map { manifold.metricComponents[i * n + $0] } },
            parameters: group.map { chart.coordinates[$0] })
        }
        return [ProductFactors(places: groups, manifolds: parts)]
      }
      return known.first
    }
  }
}
