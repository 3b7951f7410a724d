import DifferentialGeometry

extension Geodesic {
  /// The same curve in natural or expectation coordinates.
  public func transformed(to dual: DualCoordinates) -> Geodesic {
    var result = Geodesic(
      chart: dual.chart, alpha: alpha, method: method, range: range, length: length, lengthError: lengthError,
      residual: residual, error: error
    ) { t in
      let place = sample(at: t)
      let (coordinates, velocity) = dual.transformed(place.coordinates, velocity: place.velocity)
      return Sample(parameter: t, coordinates: coordinates, velocity: velocity)
    }
    result.verification = verification
    return result
  }
}
