import Foundation

/// The set {v : g(v, v) = r²} about a point, for a metric tensor g of the plane: a Fisher or Tissot ellipse.
///
/// Its semi-axes are r/√λ along the eigenvectors of g: where the metric is large, the ellipse is small.
public struct MetricEllipse: Sendable, Equatable {
  /// The point about which the ellipse lies.
  public let center: (x: Double, y: Double)
  /// The semi-axes, the longer one first.
  public let semiAxes: (major: Double, minor: Double)
  /// The angle of the longer axis from the first coordinate axis, in radians, from −π/2 to π/2.
  public let angle: Double

  /// The ellipse of a metric tensor; `nil` unless it is positive definite and everything is finite.
  ///
  /// - Parameters:
  ///   - center: The point.
  ///   - metric: The components g₁₁, g₁₂, g₂₂.
  ///   - radius: The length r, in the metric, of the vectors on the ellipse.
  public init?(center: (Double, Double), metric: (Double, Double, Double), radius: Double) {
    guard let eigen = MetricEllipse.eigen(metric) else { return nil }
    let major = radius / eigen.small.squareRoot(), minor = radius / eigen.large.squareRoot()
    self.init(center, major, minor, MetricEllipse.folded(eigen.angle + .pi / 2))
  }

  /// The ellipse {x : (x − μ)ᵀ Σ⁻¹ (x − μ) = r²} of a normal distribution in the plane of its observations.
  ///
  /// - Parameters:
  ///   - center: The mean.
  ///   - covariance: The components Σ₁₁, Σ₁₂, Σ₂₂.
  ///   - radius: The number r of standard deviations.
  public init?(center: (Double, Double), covariance: (Double, Double, Double), radius: Double) {
    guard let eigen = MetricEllipse.eigen(covariance) else { return nil }
    let major = radius * eigen.large.squareRoot(), minor = radius * eigen.small.squareRoot()
    self.init(center, major, minor, MetricEllipse.folded(eigen.angle))
  }

  private init?(_ center: (Double, Double), _ major: Double, _ minor: Double, _ angle: Double) {
    guard center.0.isFinite, center.1.isFinite, major.isFinite, minor > 0 else { return nil }
    self.center = (center.0, center.1)
    semiAxes = (major, minor)
    self.angle = angle
  }

  /// Points along the ellipse, the last the same as the first.
  public func points(count: Int = 96) -> (x: [Double], y: [Double]) {
    let c = cos(angle), s = sin(angle)
    var xs: [Double] = [], ys: [Double] = []
    for index in 0...count {
      let phase = 2 * .pi * Double(index % count) / Double(count)
      let u = semiAxes.major * cos(phase), v = semiAxes.minor * sin(phase)
      xs.append(center.x + c * u - s * v)
      ys.append(center.y + s * u + c * v)
    }
    return (xs, ys)
  }

  /// The same centre, axes and angle.
  public static func == (a: MetricEllipse, b: MetricEllipse) -> Bool {
    a.center == b.center && a.semiAxes == b.semiAxes && a.angle == b.angle
  }

  /// The eigenvalues of a symmetric matrix and the direction of the larger; `nil` unless positive definite.
  private static func eigen(
    _ m: (Double, Double, Double)
  ) -> (large: Double, small: Double, angle: Double)? {
    let scale = max(abs(m.0), abs(m.1), abs(m.2))
    guard scale.isFinite, scale > 0 else { return nil }
    let a = m.0 / scale, b = m.1 / scale, d = m.2 / scale
    let large = (a + d) / 2 + ((a - d) * (a - d) / 4 + b * b).squareRoot()
    let small = (a * d - b * b) / large  // not by subtraction: it may be many orders smaller
    guard a > 0, d > 0, large > 0, small > 0, scale * small > 0 else { return nil }
    return (large * scale, small * scale, atan2(2 * b, a - d) / 2)
  }

  private static func folded(_ angle: Double) -> Double {
    angle > .pi / 2 ? angle - .pi : angle
  }
}
