import CLAPACK

/// The shortest x that minimizes |Ax − b|, by a rank-revealing factorization of A; AᵀA, whose condition is that of A squared, is
/// never formed.
public struct LeastSquares: Sendable {
  /// How the factorization finds the rank.
  public enum Method: Sendable {
    /// Householder's QR with column exchanges (LAPACK's dgelsy): the cut-off is relative to the largest pivot.
    case orthogonal
    /// Singular values (dgelsd): the cut-off is relative to the largest singular value.
    case singularValues
  }

  /// x, a column for each right-hand side.
  public let solution: Matrix
  /// The numerical rank of A.
  public let rank: Int

  /// A⁺B.
  ///
  /// - Parameters:
  ///   - a: A, m × n.
  ///   - b: B, m rows, a column for each right-hand side.
  ///   - cutoff: what is below so much of the largest pivot or singular value counts as 0; max(m, n)·2⁻⁵² without.
  ///   - method: how the rank is found.
  /// - Throws: `NumericalError.nonFinite` for NaN or infinity inside, `notConverged` when LAPACK gives up.
  public init(
    _ a: Matrix, _ b: Matrix, cutoff: Double? = nil, method: Method = .orthogonal
  ) throws(NumericalError) {
    precondition(a.rows == b.rows, "\(b.rows) right-hand sides' rows for a matrix of \(a.rows)")
    let m = a.rows, n = a.columns, k = b.columns, tall = max(m, n)
    for size in [a.largestMagnitude, b.largestMagnitude] where !size.isFinite { throw .nonFinite(at: size) }
    guard m > 0, n > 0, k > 0 else {
      solution = Matrix(rows: n, columns: k)
      rank = 0
      return
    }
    LinearAlgebra.prepareLAPACK()
    let relative = cutoff ?? Double(tall) * 0x1p-52
    var elements = a.elements
    var right = b.elements + [Double](repeating: 0, count: (tall - m) * k)
    var found: Int32 = 0
    let info: Int32
    switch method {
    case .orthogonal:
      var exchanges = [Int32](repeating: 0, count: n)
      info = LAPACKE_dgelsy(
        LAPACK_ROW_MAJOR, Int32(m), Int32(n), Int32(k), &elements, Int32(n), &right, Int32(k), &exchanges, relative,
        &found)
    case .singularValues:
      var values = [Double](repeating: 0, count: min(m, n))
      info = LAPACKE_dgelsd(
        LAPACK_ROW_MAJOR, Int32(m), Int32(n), Int32(k), &elements, Int32(n), &right, Int32(k), &values, relative, &found
      )
    }
    guard info == 0 else {
      throw .notConverged(reached: Double(info), reason: "the least-squares solver returned \(info)")
    }
    solution = Matrix(rows: n, columns: k, elements: Array(right[..<(n * k)]))
    rank = Int(found)
  }

  /// The solution for one right-hand side.
  public static func solve(
    _ a: Matrix, _ b: [Double], cutoff: Double? = nil, method: Method = .orthogonal
  ) throws(NumericalError) -> [Double] {
    try LeastSquares(a, Matrix(rows: b.count, columns: 1, elements: b), cutoff: cutoff, method: method).solution
      .elements
  }
}
