import InformationGeometry

/// A descent of the lift from one start to a geodesic.
struct LiftDescent {
  /// Where it ended.
  enum End {
    /// At a geodesic of this length, with the rounding error of it.
    case geodesic(length: Double, error: Double)
    /// Near a geodesic that is longer than asked for.
    case longer
    /// Nowhere within the iterations allowed.
    case unfinished
  }

  let lift: NormalLift

  /// By Newton's method, by the magnitudes of its eigenvalues where the Hessian is indefinite, and Armijo's rule.
  ///
  /// - Parameter length: where the local model promises no curve as short as that, the descent ends early.
  func end(from start: [Double], length: Double) -> End {
    var k = start
    guard var place = lift.place(at: k) else { return .unfinished }
    for _ in 0..<60 {
      guard let (step, isDefinite) = newtonStep(at: place) else { return .unfinished }
      let slope = zip(step, place.gradient).reduce(0) { $0 + $1.0 * $1.1 }, decrement = -slope / 2
      if decrement <= 1e-11 * place.value, isDefinite {
        guard let last = lift.length(at: zip(k, step).map { $0 + $1 }) else { return .unfinished }
        return .geodesic(length: last.value, error: last.error)
      }
      let excess = place.value - length * length
      if isDefinite, excess > 1e-3 * place.value, decrement < 1e-3 * excess { return .longer }
      var factor = 1.0, next: NormalLift.Place?
      while factor > 1e-9 {
        let trial = zip(k, step).map { $0 + factor * $1 }
        if let found = lift.place(at: trial), found.value <= place.value + 1e-4 * factor * slope {
          (k, next) = (trial, found)
          break
        }
        factor /= 2
      }
      guard let next else { return .unfinished }
      place = next
    }
    return .unfinished
  }

  /// −|H|⁻¹∇f by the magnitudes of the eigenvalues, and whether H is positive definite.
  ///
  /// Far out f grows as a squared logarithm of K: steps by the magnitudes of a negative curvature are as long as K.
  private func newtonStep(at place: NormalLift.Place) -> (step: [Double], isDefinite: Bool)? {
    let hessian = lift.hessian(at: place)
    if let factors = try? CholeskyFactorization(hessian) { return (factors.solve(place.gradient.map { -$0 }), true) }
    guard let spectrum = try? SymmetricEigendecomposition(hessian) else { return nil }
    let largest = spectrum.values.map(\.magnitude).max() ?? 0
    let along = spectrum.vectors.transposedTimes(place.gradient)
    let scaled = zip(along, spectrum.values).map { -$0 / Swift.max($1.magnitude, 1e-12 * largest) }
    return (spectrum.vectors * scaled, false)
  }
}
