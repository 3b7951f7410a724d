import InformationGeometry

/// A metric on densities over the cells of a grid, by the operator L that measures tangents: ⟨ζ, ζ⟩ = |Lζ|².
///
/// With L the natural gradient is a least-squares problem, and the matrix ZᵀLᵀLZ, whose condition is squared, is never formed.
/// Source: Nurbekyan, Lei & Yang (2023), SIAM J. Sci. Comput. 45.
public struct DensityMetric: Sendable {
  enum Operator: Sendable {
    /// L itself.
    case matrix(Matrix)
    /// L = B⁺.
    case pseudoInverse(Matrix)
  }
  let form: Operator
  /// The number of cells.
  public let cells: Int

  private init(_ form: Operator, cells: Int) {
    self.form = form
    self.cells = cells
  }

  /// Any metric |Lζ|².
  public static func operators(_ L: Matrix) -> DensityMetric { DensityMetric(.matrix(L), cells: L.columns) }

  /// L²: Σ ζᵢ² w, with the width of a cell.
  public static func squares(cells: Int, width: Double = 1) -> DensityMetric {
    DensityMetric(.matrix(width.squareRoot() * Matrix.identity(cells)), cells: cells)
  }

  /// Fisher–Rao: Σ ζᵢ²/ρᵢ w.
  ///
  /// - Throws: `GeometryError.outsideDomain` where the density is not positive.
  public static func fisherRao(density ρ: [Double], width: Double = 1) throws(GeometryError) -> DensityMetric {
    try requirePositive(ρ)
    return DensityMetric(.matrix(Matrix(diagonal: ρ.map { (width / $0).squareRoot() })), cells: ρ.count)
  }

  /// H¹: Σ (ζᵢ² + ((ζᵢ₊₁ − ζᵢ)/w)²) w, with free ends.
  public static func sobolev(cells: Int, width: Double) -> DensityMetric {
    let n = cells, scale = width.squareRoot()
    var L = Matrix(rows: 2 * n - 1, columns: n)
    for i in 0..<n { L[i, i] = scale }
    for i in 0..<(n - 1) {
      L[n + i, i] = -scale / width
      L[n + i, i + 1] = scale / width
    }
    return DensityMetric(.matrix(L), cells: n)
  }

  /// H⁻¹: Σ ζ (1 + DᵀD)⁻¹ζ w, by the Cholesky factor of 1 + DᵀD.
  public static func inverseSobolev(cells: Int, width: Double) throws(GeometryError) -> DensityMetric {
    guard case .matrix(let L) = sobolev(cells: cells, width: width).form else {
      throw .unsupported(reason: "the H¹ metric has no matrix")
    }
    // LᵀL = w (1 + DᵀD) = CCᵀ, and |√w·(C/√w)⁻¹ζ|² = w ζᵀ(1 + DᵀD)⁻¹ζ.
    let factor = try factorization(L.transposed * L, at: [], "of H¹")
    return DensityMetric(.matrix(width * factor.whitened(.identity(cells))), cells: cells)
  }

  /// Wasserstein-2 on a line: the least ∫ρv² over velocities with −(ρv)′ = ζ that do not pass the ends.
  ///
  /// ρv lives between cells, with the mean of the two densities. Tangents must have the sum 0.
  /// - Throws: `GeometryError.outsideDomain` where the density is not positive.
  public static func wasserstein(density ρ: [Double], width: Double) throws(GeometryError) -> DensityMetric {
    try requirePositive(ρ)
    let n = ρ.count
    // B maps √ρ v √w on the n − 1 walls to ζ: −div.
    var B = Matrix(rows: n, columns: max(n - 1, 1))
    for i in 0..<(n - 1) {
      let flux = ((ρ[i] + ρ[i + 1]) / 2).squareRoot() / width / width.squareRoot()
      B[i, i] = -flux
      B[i + 1, i] = flux
    }
    return DensityMetric(.pseudoInverse(B), cells: n)
  }

  private static func requirePositive(_ ρ: [Double]) throws(GeometryError) {
    for (i, x) in ρ.enumerated() where !(x > 0 && x.isFinite) {
      throw .outsideDomain(parameter: "density[\(i)]", value: "\(x)", requirement: "be positive and finite")
    }
  }

  /// LZ.
  func applied(to Z: Matrix) throws -> Matrix {
    switch form {
    case .matrix(let L): L * Z
    case .pseudoInverse(let B): try LeastSquares(B, Z).solution
    }
  }

  /// (Lᵀ)⁺ w.
  func dual(_ w: [Double]) throws -> [Double] {
    switch form {
    case .matrix(let L): try LeastSquares.solve(L.transposed, w)
    case .pseudoInverse(let B): B.transposed * w
    }
  }
}
