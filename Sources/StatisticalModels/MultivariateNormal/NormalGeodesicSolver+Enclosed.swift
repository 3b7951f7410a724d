import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// Distances in closed form, proved to be least.
///
/// *Equal means, and matrices alone*: √(w/2) (Σ log² λᵢ(Σ₀⁻¹Σ₁))^½. Without means the manifold is complete, simply
/// connected and of non-positive curvature; with them dμᵀΣ⁻¹dμ only lengthens a curve.
/// *Equal covariances*: √2 arcosh(1 + Δ²/4) with Mahalanobis' distance Δ. It is the length of a curve of normals along
/// Δμ, and the Fisher–Rao distance of the marginals of Δμᵀ Σ⁻¹x, which is not larger than that of the whole
/// distributions since no statistic increases Fisher information.
extension NormalGeodesicSolver {
  func enclosedDistance(from p: Point, to q: Point, bits: Int) throws -> Ball? {
    let d = geometry.order, means = geometry.meanCount, precision = BallPrecision(bits: bits)
    func areEqual(_ range: Range<Int>) -> Bool {
      range.allSatisfy { p.exact[$0] == q.exact[$0] || (p.exact[$0] - q.exact[$0]).tidied().isZero }
    }
    let hasEqualMeans = areEqual(0..<means), hasEqualCovariances = areEqual(means..<p.exact.count)
    guard hasEqualMeans || hasEqualCovariances || d == 1 else { return nil }
    let pair = ReducedNormal(geometry, from: p.enclosed(bits: bits), to: q.enclosed(bits: bits))
    let two = Ball(2, precision: precision)
    if hasEqualMeans {
      guard let eigenvalues = EnclosedEigenvalues.of(pair.covariance, order: d, precision: precision) else {
        return .indeterminate(precision)
      }
      var total = Ball(0, precision: precision)
      for value in eigenvalues {
        let logarithm = Ball.log(value)
        total = total + logarithm * logarithm
      }
      return Ball.sqrt(Ball(geometry.weight, precision: precision) * total / two)
    }
    // √2 arcosh(1 + u) = 2√2 arsinh √(u/2), without cancellation.
    var square = Ball(0, precision: precision)
    for x in pair.mean { square = square + x * x }
    let factor = two * Ball.sqrt(two)
    if hasEqualCovariances { return factor * Ball.asinh(Ball.sqrt(square / Ball(8, precision: precision))) }
    let s = Ball.sqrt(pair.covariance[0]), gap = s - Ball(1, precision: precision)
    return factor * Ball.asinh(Ball.sqrt((square / two + gap * gap) / s) / two)
  }
}
