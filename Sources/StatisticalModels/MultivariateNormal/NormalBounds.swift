import Scalars

/// Bounds of the Fisher–Rao distance of a reduced pair of normals that need no geodesic.
struct NormalBounds {
  /// √(½Σlog²λ) of [[Σ+μμᵀ, μ], [μᵀ, 1]]: the distance of the embeddings in the positive definite matrices.
  ///
  /// Source: Calvo & Oller (1990), J. Multivariate Anal. 35.
  let lower: Double
  /// √(KL + reverse KL), which holds on every dually flat manifold.
  let upper: Double

  init(_ pair: NormalPair) {
    let d = pair.order, width = d + 1
    // F = [[L, μ], [0, 1]] is a factor of the embedding: log λ = 2 log σ. Where the pair is near, the digits of σ − 1 are in
    // F − F⁻ᵀ = [[L − L⁻ᵀ, μ], [(L⁻¹μ)ᵀ, 0]], whose singular values are |σ − 1/σ| = 2 sinh |log σ|.
    let shifted = pair.unshiftedMean, gap = pair.factorGap
    let isNear = (gap + pair.mean + shifted).allSatisfy { $0.magnitude < 0.25 / Double(d) }
    let block = isNear ? gap : pair.factor
    var rows = [Double](repeating: 0, count: width * width)
    for i in 0..<d {
      for j in 0..<d { rows[i * width + j] = block[i * d + j] }
      rows[i * width + d] = pair.mean[i]
      if isNear { rows[d * width + i] = shifted[i] }
    }
    rows[d * width + d] = isNear ? 0 : 1
    var total = 0.0
    for square in RowJacobi.squaredLengths(rows, count: width) {
      let logarithm = isNear ? 2 * Double.asinh(square.squareRoot() / 2) : Double.log(square)
      total += logarithm * logarithm
    }
    lower = (total / 2).squareRoot()
    // tr Σ + tr Σ⁻¹ − 2d = |L − L⁻ᵀ|², so that near pairs lose nothing.
    let jeffreys = (gap + pair.mean + shifted).reduce(0) { $0 + $1 * $1 }
    upper = (jeffreys / 2).squareRoot()
  }

  /// 2 arccos ∫√(pq), the angle of the densities on the sphere of L², below which no curve is.
  ///
  ///     ∫√(pq) = e^(−b),  b = (w/4) log det(I + ¼DDᵀ) + ¼ μᵀ(I + LLᵀ)⁻¹μ,  D = L − L⁻ᵀ
  ///
  /// It follows from ∫√(pq) = |Σ₀|^¼|Σ₁|^¼|(Σ₀+Σ₁)/2|^−½ e^(−¼ΔᵀΣ⁺Δ), Σ⁺ = (Σ₀+Σ₁)⁻¹, and MΣ⁻¹M = I + ¼DDᵀ for M = (I + Σ)/2: sums of
  /// positive terms, so that near pairs lose nothing. Source: Bhattacharyya (1943).
  ///
  /// - Parameter weight: what the covariances count: the degrees of freedom of a Wishart matrix.
  static func angle(_ pair: NormalPair, weight: Double) -> Double {
    let d = pair.order, l = pair.factor
    var sum = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for j in 0..<d {
        var entry: Double = i == j ? 1 : 0
        for k in 0...Swift.min(i, j) { entry += l[i * d + k] * l[j * d + k] }
        sum[i * d + j] = entry
      }
    }
    var exponent = 0.0
    for square in RowJacobi.squaredLengths(pair.factorGap, count: d) {
      exponent += weight / 4 * Double.log(onePlus: square / 4)
    }
    guard let root = try? NormalPair.factor(sum, d) else { return 0 }
    var x = pair.mean
    NormalPair.forward(root, d, &x, columns: 1)
    for entry in x { exponent += entry * entry / 4 }
    return 4 * Double.asin((-Double.expMinusOne(-exponent) / 2).squareRoot())
  }
}

extension NormalPair {
  /// L − L⁻ᵀ, with all digits where L is near I.
  fileprivate var factorGap: [Double] {
    (0..<order * order).map { factorLess[$0] - inverseLess[$0 % order * order + $0 / order] }
  }

  /// L⁻¹μ.
  fileprivate var unshiftedMean: [Double] {
    (0..<order).map { i in (0...i).reduce(mean[i]) { $0 + inverseLess[i * order + $1] * mean[$1] } }
  }
}
