import DifferentialGeometry
import Scalars
import StatisticalModels

extension EstimatedManifold {
  /// Checks of a geodesic: the residual, which is an integration of its pieces, and the speed; with `.full` an integration
  /// from its start to its end, the way back, Hellinger's bound, the straight line, and conjugate points.
  ///
  /// - Throws: `GeometryError.notConverged` for a curve that failed a check.
  func verification(
    of curve: Geodesic, _ connection: PointwiseConnection, from p: Point, to q: Point,
    _ extent: GeodesicVerification.Extent
  ) throws -> GeodesicVerification {
    var result = GeodesicVerification(
      length: curve.length, residual: curve.residual, reverseDifference: nil, bounds: [])
    let isMetric = connection.alpha.isZero
    if isMetric { result.speedVariation = try speedVariation(curve) }
    if extent == .full {
      let end = try connection.geodesic(from: p, velocity: curve.sample(at: 0).velocity, until: 1, tolerance: 1e-10).end
      let gap = zip(end.coordinates, q.coordinates).map { $0 - $1 }
      // Neighbouring geodesics may part by exp(length): then the pieces of the residual are what is known.
      let departure = try length(of: gap, at: q.coordinates) / curve.length
      if departure <= GeodesicVerification.tolerance || curve.length < 5 {
        result.endPointError = departure
        result.segments = 1
      }
    }
    if extent == .full, isMetric {
      let back = try unverified(connection, from: q, to: p, tolerance: 1e-9)
      let difference = (back.length - curve.length).magnitude / curve.length
      if difference <= GeodesicVerification.tolerance {
        result.reverseDifference = difference
      } else if back.length < curve.length {
        throw GeometryError.notConverged(
          what: "the distance", reached: curve.length, reason: "from the other end a shorter geodesic was found")
      }
      if let hellinger = try? model.divergence(.squaredHellinger, from: p, to: q), hellinger.value > hellinger.error {
        let least = 4 * Double.asin(min(1, ((hellinger.value - hellinger.error) / 2).squareRoot()))
        result.bounds.append(.init("Hellinger", least, isLower: true))
      }
      result.conjugatePoints = try? connection.jacobiFields(along: curve, tolerance: 1e-8).conjugatePoints(
        intervals: 48
      ).filter { $0.parameter < 1 - 1e-6 }
    }
    try result.requirePassed()
    return result
  }

  /// (max − min)/max of the speed, from metrics that are integrated anew.
  private func speedVariation(_ curve: Geodesic) throws -> Double {
    let speeds = try (0...6).map { k in
      let place = curve.sample(at: Double(k) / 6)
      return try length(of: place.velocity, at: place.coordinates)
    }
    guard let most = speeds.max(), let least = speeds.min(), most > 0 else { return .nan }
    return (most - least) / most
  }

  /// √g(v, v) at x.
  func length(of v: [Double], at x: [Double]) throws -> Double {
    let g = try quadrature.metric(at: Point(x, in: chart), tolerance: expectationTolerance).map(\.value)
    return TensorAlgebra(DoubleRing(), dimension: dimension).innerProduct(g, v, v).squareRoot()
  }
}
