import DifferentialGeometry
import NumericalMethods
import Scalars

/// A pair of normals, moved by an affine map so that the first is (0, I), in any scalar arithmetic.
///
/// The same map as `NormalPair`, for many digits and for balls.
struct ReducedNormal<S: Scalar> {
  let order: Int
  /// L₀ with Σ₀ = L₀L₀ᵀ.
  let frame: [S]
  /// μ = L₀⁻¹(μ₁ − μ₀).
  let mean: [S]
  /// Σ = L₀⁻¹Σ₁L₀⁻ᵀ.
  let covariance: [S]

  private typealias Algebra = DenseAlgebra<S>

  init(_ geometry: GaussianGeometry, from p: [S], to q: [S]) {
    let d = geometry.order
    order = d
    frame = Algebra.cholesky(geometry.covariance(p), order: d)
    covariance = Algebra.reduced(geometry.covariance(q), by: frame, order: d)
    mean =
      geometry.hasMean
      ? Algebra.forward(frame, (0..<d).map { q[$0] - p[$0] }, order: d) : [S](repeating: .zero, count: d)
  }

  /// L with Σ = LLᵀ.
  var factor: [S] { Algebra.cholesky(covariance, order: order) }

  /// The coordinates of a vector at the first point, from its parts in the frame.
  func coordinates(push: [S], flow: [S], _ geometry: GaussianGeometry) -> [S] {
    let d = order
    let image = Algebra.product(frame, push, rows: d, columns: 1)
    let half = Algebra.product(frame, flow, rows: d, columns: d)
    let matrix = Algebra.product(half, Algebra.transposed(frame, rows: d), rows: d, columns: d)
    var x = geometry.hasMean ? image : []
    for i in 0..<d { for j in i..<d { x.append(matrix[i * d + j]) } }
    return x
  }
}
