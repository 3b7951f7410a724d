import InformationGeometry

/// Any manifold with a metric in closed form.
extension Manifold: DescentSpace {
  /// gᵢⱼ at a point, by a compiled tape; in balls where `Double` overflows on the way.
  public func metricMatrix(at x: [Double]) throws -> Matrix {
    var elements = try metricTape.evaluate(x)
    if !elements.allSatisfy(\.isFinite) { elements = try rounded(.metric, at: try point(x)).map(\.value) }
    return Matrix(rows: dimension, columns: dimension, elements: elements)
  }

  /// Steps in the coordinates, or along geodesics with parallel transport.
  public func displacement(from x: [Double], along v: [Double], by retraction: Retraction) throws -> Displacement {
    switch retraction {
    case .coordinates: return try straight(from: x, along: v)
    case .exponentialMap:
      guard v.contains(where: { $0 != 0 }) else { return Displacement(end: x) }
      let connection = connection(), start = try point(x)
      let geodesic = try connection.geodesic(from: start, velocity: v)
      let end = geodesic.end.coordinates
      if let obstruction = chart.obstruction(to: end) { throw obstruction }
      return Displacement(end: end) { try connection.parallelTransport(of: $0, along: geodesic).end }
    case .natural, .expectation:
      throw GeometryError.unsupported(
        reason: "a metric alone has no \(retraction.rawValue) parameters: they belong to an exponential family")
    }
  }
}

/// A model whose metric is found by quadrature at every point.
extension EstimatedManifold: DescentSpace {
  /// gᵢⱼ at a point, by quadrature.
  public func metricMatrix(at x: [Double]) throws -> Matrix {
    let components = try quadrature.metric(at: try point(x))
    return Matrix(rows: dimension, columns: dimension, elements: components.map(\.value))
  }

  /// KL(x ‖ y), by quadrature.
  public func divergence(from x: [Double], to y: [Double]) throws -> Double {
    try model.divergence(.kullbackLeibler, from: try point(x), to: try point(y)).value
  }
}
