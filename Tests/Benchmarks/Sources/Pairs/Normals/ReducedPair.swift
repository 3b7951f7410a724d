import InformationGeometry

/// A pair of normals, moved by an affine map so that the first is N(0, I) and the second N(μ, LLᵀ).
///
/// With Σ₀ = L₀L₀ᵀ and Σ₁ = L₁L₁ᵀ: μ = L₀⁻¹(μ₁ − μ₀) and L = L₀⁻¹L₁, found with 160 bits and rounded, so that nearly
/// singular covariances lose nothing. Matrices are flat, row by row.
struct ReducedPair {
  let order: Int
  /// L₀.
  let first: [Double]
  /// L₁.
  let second: [Double]
  /// μ.
  let mean: [Double]
  /// L.
  let factor: [Double]
  /// L⁻¹.
  let inverse: [Double]

  /// nil where a covariance is not positive definite.
  init?(_ family: NormalFamily, from p: [Double], to q: [Double]) {
    let d = family.order, precision = BigFloatPrecision(bits: 160)
    func big(_ x: [Double]) -> [BigFloat] { x.map { BigFloat(rounding: $0, precision: precision) } }
    guard let l0 = Self.cholesky(big(family.covariance(p)), d), let l1 = Self.cholesky(big(family.covariance(q)), d)
    else { return nil }
    order = d
    first = l0.map(\.asDouble)
    second = l1.map(\.asDouble)
    let shift = zip(big(family.mean(q)), big(family.mean(p))).map { $0 - $1 }
    mean = forwardSubstituted(shift, by: l0, order: d).map(\.asDouble)
    factor = forwardSubstituted(l1, by: l0, order: d).map(\.asDouble)
    inverse = forwardSubstituted(l0, by: l1, order: d).map(\.asDouble)
  }

  private static func cholesky(_ a: [BigFloat], _ d: Int) -> [BigFloat]? {
    var l = a
    for i in 0..<d {
      for j in 0..<d {
        if j > i {
          l[i * d + j] = .zero
          continue
        }
        var rest = l[i * d + j]
        for k in 0..<j { rest -= l[i * d + k] * l[j * d + k] }
        if i == j, !(rest > 0) { return nil }
        l[i * d + j] = i == j ? BigFloat.sqrt(rest) : rest / l[j * d + j]
      }
    }
    return l
  }
}
