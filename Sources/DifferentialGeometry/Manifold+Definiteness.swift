import Scalars

extension Manifold {
  /// Refuses a point where lengths have no meaning.
  ///
  /// The signs of the pivots of g are decided in balls: near the border of a domain g is almost singular, and rounding
  /// must not decide.
  ///
  /// - Throws: `GeometryError.degenerateMetric` where g is not positive definite, or cannot be told from a singular one.
  public func requirePositiveDefinite(at point: Point) throws(GeometryError) {
    let n = dimension
    // In so many bits a `Double` is exact.
    var bits = 56
    while bits <= 8_192 {
      let g: [Ball]
      do { g = try enclosure(of: .metric, at: point, bits: bits) } catch {
        throw .degenerateMetric(at: point.coordinates, reason: "\(error)")
      }
      guard g.allSatisfy(\.isFinite) else { throw .notFinite(what: "the metric", at: point.coordinates) }
      switch Manifold.definiteness(g, n) {
      case true?: return
      case false?: throw .degenerateMetric(at: point.coordinates, reason: "is not positive definite")
      case nil: bits *= 4
      }
    }
    throw .degenerateMetric(at: point.coordinates, reason: "cannot be told from a singular one")
  }

  /// Whether a symmetric matrix of balls is positive definite; nil when the balls are too wide to tell.
  private static func definiteness(_ matrix: [Ball], _ n: Int) -> Bool? {
    var w = matrix
    for k in 0..<n {
      let pivot = w[k * n + k]
      guard pivot.isPositive else { return pivot.isNegative || pivot == Ball.zero ? false : nil }
      for i in (k + 1)..<max(n, k + 1) {
        let factor = w[i * n + k] / pivot
        for j in k..<n { w[i * n + j] = w[i * n + j] - factor * w[k * n + j] }
      }
    }
    return true
  }
}
