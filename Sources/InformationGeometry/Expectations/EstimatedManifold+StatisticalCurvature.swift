import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Efron's statistical curvature of any smooth family.
extension EstimatedManifold {
  /// γ² at a point: how far the family is from being exponential.
  ///
  ///     γ² = gⁱᵏgʲˡ⟨hᵢⱼ, hₖₗ⟩      ⟨hᵢⱼ, hₖₗ⟩ = Cov(∂ᵢ∂ⱼℓ, ∂ₖ∂ₗℓ) − gᵐⁿ E[∂ᵢ∂ⱼℓ ∂ₘℓ] E[∂ₖ∂ₗℓ ∂ₙℓ]
  ///
  /// the squared length of the residual of the second derivatives of log p after projection on the scores. It does not
  /// depend on the coordinates, and vanishes for full exponential families alone. Source: Efron (1975), Ann. Statist. 3.
  ///
  /// - Parameter digits: of the expectations, from 1 to 2000.
  /// - Throws: as `estimated(_:at:tolerance:)`.
  public func statisticalCurvature(at point: Point, digits: Int = 16) throws -> Estimated<String> {
    let n = dimension, basis = ExpectationBasis(dimension: n, order: 2)
    let found = try quadrature.moments(basis, at: point, digits: digits + 3)
    let precision = BallPrecision(bits: Int(Double(digits) * 3.33) + 96)
    func moment(_ factors: [[Int]]) -> Ball {
      let place = basis.place(factors)
      let error = found.errors[place]
      let value = found.values[place].center.rounded(to: precision)
      guard error > -.infinity else { return value }
      return value.widened(by: Ball(Rational(2).power(Int(error.rounded(.up))), precision: precision))
    }
    var metric: [Ball] = []
    for i in 0..<n { for j in 0..<n { metric.append(moment([[i], [j]])) } }
    let ring = BallRing(precision)
    let inverse: [Ball]
    do {
      inverse = try TensorAlgebra(ring, dimension: n).inverse(ofGeneral: metric)
    } catch {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: "is singular")
    }
    let pairs = (0..<n).flatMap { i in (0..<n).map { [i, $0] } }
    var total = Ball(0, precision: precision)
    for p in pairs {
      for q in pairs {
        var inner = moment([p, q]) - moment([p]) * moment([q])
        for a in 0..<n {
          for b in 0..<n { inner = inner - inverse[a * n + b] * moment([p, [a]]) * moment([q, [b]]) }
        }
        total = total + inverse[p[0] * n + q[0]] * inverse[p[1] * n + q[1]] * inner
      }
    }
    guard total.isFinite else {
      throw GeometryError.notFinite(what: "the statistical curvature", at: point.coordinates)
    }
    return Estimated(
      value: total.decimalToError,
      error: ExpectationQuadrature.powerOfTen(total.roundingMagnitude), method: found.methods.joined(separator: ", "),
      evaluations: found.evaluations)
  }
}
