import InformationGeometry

/// The natural gradient of a parametric density in a metric |Lζ|², as a least-squares problem.
///
///     v = (LZ)⁺ (Lᵀ)⁺ ∂E/∂ρ,   Z = ∂ρ/∂θ
///
/// by a rank-revealing QR factorization of LZ, whose condition number is the root of that of the metric ZᵀLᵀLZ.
/// Source: Nurbekyan, Lei & Yang (2023).
public struct LeastSquaresGradient: Sendable {
  /// v: the steepest ascent, a vector in the parameters.
  public let vector: [Double]
  /// The rank of LZ; below the number of parameters v is the shortest of the solutions, which all change ρ alike.
  public let rank: Int

  /// The natural gradient of E at a density.
  ///
  /// - Parameters:
  ///   - differential: ∂E/∂ρᵢ, one number a cell.
  ///   - jacobian: Z, a row a cell, a column a parameter.
  ///   - metric: |Lζ|².
  ///   - cutoff: pivots below so much of the largest count as 0; rounding without.
  /// - Throws: `GeometryError.outsideDomain` for sizes that do not fit; `NumericalError` for numbers that are not finite.
  public init(
    of differential: [Double], jacobian Z: Matrix, metric: DensityMetric, cutoff: Double? = nil
  ) throws {
    guard Z.rows == metric.cells, differential.count == metric.cells else {
      throw GeometryError.outsideDomain(
        parameter: "differential and jacobian", value: "\(differential.count) numbers, \(Z.rows) rows",
        requirement: "be one for each of \(metric.cells) cells")
    }
    let right = try metric.dual(differential)
    let solved = try LeastSquares(
      metric.applied(to: Z), Matrix(rows: right.count, columns: 1, elements: right), cutoff: cutoff)
    vector = solved.solution.elements
    rank = solved.rank
  }
}
