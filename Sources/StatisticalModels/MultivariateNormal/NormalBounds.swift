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
    let d = pair.order, width = d + 1, l = pair.factor
    // [[L, μ], [0, 1]] is a factor of the embedding: log λ = 2 log σ.
    var rows = [Double](repeating: 0, count: width * width)
    for i in 0..<d {
      for j in 0...i { rows[i * width + j] = l[i * d + j] }
      rows[i * width + d] = pair.mean[i]
    }
    rows[d * width + d] = 1
    rows.withUnsafeMutableBufferPointer {
      guard let rows = $0.baseAddress else { return }
      RowJacobi.orthogonalize(rows, count: width, stride: width, width: width, used: width)
    }
    var total = 0.0
    for i in 0..<width {
      let square = rows[(i * width)..<(i + 1) * width].reduce(0) { $0 + $1 * $1 }
      total += Double.log(square) * Double.log(square)
    }
    lower = (total / 2).squareRoot()
    // tr Σ + tr Σ⁻¹ − 2d = |L − L⁻ᵀ|², so that near pairs lose nothing.
    var jeffreys = 0.0
    for i in 0..<d {
      var image = pair.mean[i]
      for j in 0..<d {
        let difference = pair.factorLess[i * d + j] - pair.inverseLess[j * d + i]
        jeffreys += difference * difference
        image += pair.inverseLess[i * d + j] * pair.mean[j]
      }
      jeffreys += pair.mean[i] * pair.mean[i] + image * image
    }
    upper = (jeffreys / 2).squareRoot()
  }
  /// 2 arccos ∫√(pq), the angle of the densities on the sphere of L², below which no curve is: arccos e^(−b) with
  ///
  ///     b = (w/4) log det(I + ¼DDᵀ) + ¼ μᵀ(I + LLᵀ)⁻¹μ,  D = L − L⁻ᵀ
  ///
  /// from ∫√(pq) = |Σ₀|^¼|Σ₁|^¼|(Σ₀+Σ₁)/2|^−½ e^(−¼ΔᵀΣ⁺Δ), Σ⁺ = (Σ₀+Σ₁)⁻¹, and MΣ⁻¹M = I + ¼DDᵀ for M = (I + Σ)/2: sums of
  /// positive terms, so that near pairs lose nothing. Source: Bhattacharyya (1943).
  ///
  /// - Parameter weight: what the covariances count: the degrees of freedom of a Wishart matrix.
  static func angle(_ pair: NormalPair, weight: Double) -> Double {
    let d = pair.order, l = pair.factor
    var rows = [Double](repeating: 0, count: d * d), sum = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for j in 0..<d {
        rows[i * d + j] = pair.factorLess[i * d + j] - pair.inverseLess[j * d + i]
        sum[i * d + j] = (0...min(i, j)).reduce(i == j ? 1 : 0) { $0 + l[i * d + $1] * l[j * d + $1] }
      }
    }
    rows.withUnsafeMutableBufferPointer {
      guard let rows = $0.baseAddress else { return }
      RowJacobi.orthogonalize(rows, count: d, stride: d, width: d, used: d)
    }
    var exponent = 0.0
    for i in 0..<d {
      exponent += weight / 4 * Double.log1p(rows[(i * d)..<(i + 1) * d].reduce(0) { $0 + $1 * $1 } / 4)
    }
    guard let root = try? NormalPair.factor(sum, d) else { return 0 }
    var x = pair.mean
    NormalPair.forward(root, d, &x, columns: 1)
    exponent += x.reduce(0) { $0 + $1 * $1 } / 4
    return 4 * Double.asin((-Double.expm1(-exponent) / 2).squareRoot())
  }
}
