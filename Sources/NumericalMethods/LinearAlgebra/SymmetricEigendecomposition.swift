import CLAPACK

/// The eigendecomposition A = VΛVᵀ of a symmetric matrix, V orthogonal.
public struct SymmetricEigendecomposition: Equatable, Sendable {
  /// The eigenvalues in increasing order.
  public let values: [Double]
  /// V: column k is the eigenvector of `values[k]`, of length 1.
  public let vectors: Matrix

  /// Decomposes a symmetric matrix; only its lower triangle is read.
  ///
  /// Absolute error of the eigenvalues: a modest multiple of ε‖A‖. LAPACK's dsyevd (divide and conquer).
  /// - Throws: `NumericalError.nonFinite` for NaN or infinity inside, `notConverged` when LAPACK gives up.
  public init(_ matrix: Matrix) throws(NumericalError) {
    precondition(matrix.isSquare, "eigendecomposition of \(matrix.rows) × \(matrix.columns)")
    guard matrix.largestMagnitude.isFinite else { throw .nonFinite(at: matrix.largestMagnitude) }
    LinearAlgebra.prepareLAPACK()
    let n = Int32(matrix.rows)
    var elements = matrix.elements
    var eigenvalues = [Double](repeating: 0, count: matrix.rows)
    if n > 0 {
      let job = CChar(UInt8(ascii: "V"))
      let triangle = CChar(UInt8(ascii: "L"))
      let info = LAPACKE_dsyevd(LAPACK_ROW_MAJOR, job, triangle, n, &elements, n, &eigenvalues)
      guard info == 0 else { throw .notConverged(reached: Double(info), reason: "dsyevd returned \(info)") }
    }
    values = eigenvalues
    vectors = Matrix(rows: matrix.rows, columns: matrix.rows, elements: elements)
  }
}
