import CLAPACK

/// The thin singular value decomposition A = UΣVᵀ; with k = min(rows, columns), U is rows × k and Vᵀ is k × columns.
public struct SingularValueDecomposition: Equatable, Sendable {
  /// The singular values in decreasing order.
  public let values: [Double]
  /// U, with orthonormal columns.
  public let left: Matrix
  /// Vᵀ, with orthonormal rows.
  public let rightTransposed: Matrix

  /// Decomposes a matrix by LAPACK's dgesdd; absolute error of the singular values: a modest multiple of ε‖A‖.
  ///
  /// - Throws: `NumericalError.nonFinite` for NaN or infinity inside, `notConverged` when LAPACK gives up.
  public init(_ matrix: Matrix) throws(NumericalError) {
    guard matrix.largestMagnitude.isFinite else { throw .nonFinite(at: matrix.largestMagnitude) }
    LinearAlgebra.prepareLAPACK()
    let rows = matrix.rows
    let columns = matrix.columns
    let k = min(rows, columns)
    var elements = matrix.elements
    var singular = [Double](repeating: 0, count: k)
    var u = [Double](repeating: 0, count: rows * k)
    var vt = [Double](repeating: 0, count: k * columns)
    if k > 0 {
      let info = LAPACKE_dgesdd(
        LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "S")), Int32(rows), Int32(columns), &elements, Int32(columns), &singular,
        &u, Int32(k), &vt, Int32(columns))
      guard info == 0 else { throw .notConverged(reached: Double(info), reason: "dgesdd returned \(info)") }
    }
    values = singular
    left = Matrix(rows: rows, columns: k, elements: u)
    rightTransposed = Matrix(rows: k, columns: columns, elements: vt)
  }

  /// The numerical rank: how many singular values exceed ε · max(rows, columns) · σ₁.
  public var rank: Int {
    guard let largest = values.first else { return 0 }
    let threshold = 0x1p-52 * Double(max(left.rows, rightTransposed.columns)) * largest
    return values.count { $0 > threshold }
  }
}
