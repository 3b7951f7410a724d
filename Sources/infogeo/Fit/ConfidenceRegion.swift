import Foundation
import GeometryLaws

/// The set of parameters that the data do not contradict at 95 %, measured by the Fisher metric.
///
/// {q : count · d(p, q)² ≤ χ²}: a disc about the estimate p in the Fisher–Rao distance. It is the ellipse of the standard
/// errors when there are many observations, and it does not depend on how the model is parametrised nor leave its domain.
struct ConfidenceRegion {
  /// The outline as coordinates; in one dimension the two ends.
  let outline: [[Double]]

  /// The quantile of the χ² distribution with one or two degrees of freedom at 95 %.
  static func quantile(dimension: Int) -> Double { dimension == 1 ? 3.8414588206941236 : -2 * log(0.05) }

  /// The region of a fit with one or two parameters; nil when a geodesic does not get there.
  init?(_ group: FitResult.Group, on manifold: StatisticalManifold) {
    let n = manifold.dimension
    let radius = (ConfidenceRegion.quantile(dimension: n) / Double(group.fit.count)).squareRoot()
    let covariance = group.fit.covariance.map { $0 * Double(group.fit.count) }
    let x = group.point.coordinates
    var velocities: [Double] = [], starts: [Double] = []
    if n == 1 {
      velocities = [-1, 1].map { $0 * radius * covariance[0].squareRoot() }
      starts = [x[0], x[0]]
    } else {
      // With g⁻¹ = LLᵀ the vectors Lu, |u| = r, are those of length r.
      let a = covariance[0].squareRoot(), b = covariance[1] / a
      let c = (covariance[3] - b * b).squareRoot()
      guard a > 0, c > 0 else { return nil }
      for k in 0..<96 {
        let phase = 2 * Double.pi * Double(k) / 96
        velocities += [radius * a * cos(phase), radius * (b * cos(phase) + c * sin(phase))]
        starts += x
      }
    }
    guard let ends = try? manifold.connection().geodesicEnds(from: starts, velocities: velocities),
      ends.failures.allSatisfy({ $0 == nil }), ends.coordinates.allSatisfy(\.isFinite)
    else { return nil }
    outline = stride(from: 0, to: ends.coordinates.count, by: n).map { Array(ends.coordinates[$0..<$0 + n]) }
  }
}
