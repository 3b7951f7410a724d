import NumericalMethods
import Scalars
import Symbolics

/// Lengths, angles and orthonormal frames in `Double`.
extension RiemannianMetric {
  /// g(u, v) = gᵢⱼuⁱvʲ at a place given by its coordinates.
  ///
  /// - Parameters:
  ///   - u: components in the coordinates of the chart.
  ///   - v: likewise.
  ///   - x: the coordinates of a point of the chart.
  /// - Throws: what compiling the metric throws.
  public func innerProduct(_ u: [Double], _ v: [Double], at x: [Double]) throws -> Double {
    let n = manifold.dimension
    precondition(u.count == n && v.count == n, "\(u.count) and \(v.count) components in dimension \(n)")
    if let structure = manifold.largeStructure { return try structure.innerProduct(u, v, at: x, in: DoubleRing()) }
    let g = try manifold.tape([.metric]).evaluate(x)
    var total = 0.0
    for i in 0..<n {
      var row = 0.0
      for j in 0..<n { row += g[i * n + j] * v[j] }
      total += row * u[i]
    }
    return total
  }

  /// √g(v, v) at a place given by its coordinates.
  public func length(of v: [Double], at x: [Double]) throws -> Double {
    Swift.max(try innerProduct(v, v, at: x), 0).squareRoot()
  }

  /// The length of a tangent vector.
  public func length(of vector: TangentVector) throws -> Double {
    try length(of: vector.components, at: vector.point.coordinates)
  }

  /// The angle between two vectors at a place, from 0 to π; NaN where one of them is zero.
  ///
  ///     2 atan2(|û − v̂|, |û + v̂|),  û = u/|u|,  v̂ = v/|v|
  ///
  /// It keeps its digits near 0 and π, where arccos loses them. Source: Kahan (2006).
  public func angle(between u: [Double], and v: [Double], at x: [Double]) throws -> Double {
    let a = try length(of: u, at: x), b = try length(of: v, at: x)
    let difference = zip(u, v).map { $0 / a - $1 / b }, sum = zip(u, v).map { $0 / a + $1 / b }
    return 2 * Double.atan2(y: try length(of: difference, at: x), x: try length(of: sum, at: x))
  }

  /// Orthonormal vectors e₁ … eₙ at a point: ∂₁ … ∂ₙ by Gram and Schmidt, so that e₁ points along the first coordinate.
  ///
  /// - Throws: `GeometryError.degenerateMetric` where the metric is not positive definite.
  public func orthonormalFrame(at point: Point) throws -> [TangentVector] {
    let n = manifold.dimension, g = try manifold.tape([.metric]).evaluate(point.coordinates)
    let factor: Matrix
    do {
      factor = try CholeskyFactorization(Matrix(rows: n, columns: n, elements: g)).factor
    } catch {
      throw GeometryError.degenerateMetric(at: point.coordinates, reason: "has no orthonormal frame: \(error)")
    }
    // The columns of L⁻ᵀ, g = LLᵀ.
    return (0..<n).map { k in
      var e = [Double](repeating: 0, count: n)
      e[k] = 1 / factor[k, k]
      for i in (0..<k).reversed() {
        var sum = 0.0
        for j in (i + 1)...k { sum -= factor[j, i] * e[j] }
        e[i] = sum / factor[i, i]
      }
      return TangentVector(e, at: point)
    }
  }
}
