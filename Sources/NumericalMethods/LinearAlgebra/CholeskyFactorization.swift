/// The Cholesky factorization A = LLᵀ of a symmetric positive definite matrix.
public struct CholeskyFactorization: Equatable, Sendable {
  /// L, with zeros above the diagonal.
  public let factor: Matrix

  /// Factorizes a symmetric matrix; only its lower triangle is read.
  ///
  /// Error: ‖LLᵀ − A‖ ≤ (n + 1) ε ‖A‖. Own code up to n = 20, LAPACK's dpotrf above.
  /// - Throws: `NumericalError.notPositiveDefinite` with the first pivot that is not positive.
  public init(_ matrix: Matrix) throws(NumericalError) {
    precondition(matrix.isSquare, "Cholesky factorization of \(matrix.rows) × \(matrix.columns)")
    let n = matrix.rows
    var elements = matrix.elements
    try factorize(&elements, n)
    factor = Matrix(rows: n, columns: n, elements: elements)
  }

  /// n, the number of rows and columns.
  public var count: Int { factor.rows }

  /// A⁻¹b.
  public func solve(_ b: [Double]) -> [Double] {
    precondition(b.count == count, "a right-hand side of \(b.count) for a matrix of order \(count)")
    var x = b
    write(&x) { LinearAlgebra.solve(cholesky: $0, count: count, in: $1) }
    return x
  }

  /// L⁻¹B: its Gram matrix is BᵀA⁻¹B, without A⁻¹.
  public func whitened(_ b: Matrix) -> Matrix {
    precondition(b.rows == count, "\(b.rows) rows for a matrix of order \(count)")
    var x = b.elements
    write(&x) { LinearAlgebra.forwardSubstitute(cholesky: $0, count: count, in: $1, columns: b.columns) }
    return Matrix(rows: b.rows, columns: b.columns, elements: x)
  }

  /// A⁻¹, exactly symmetric.
  public var inverse: Matrix {
    var x = [Double](repeating: 0, count: count * count)
    write(&x) { LinearAlgebra.inverse(cholesky: $0, count: count, into: $1) }
    return Matrix(rows: count, columns: count, elements: x)
  }

  /// Numbers that a routine changes by L; left alone where there are none.
  private func write(
    _ numbers: inout [Double], _ routine: (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) {
    factor.elements.withUnsafeBufferPointer { l in
      numbers.withUnsafeMutableBufferPointer { x in
        guard let l = l.baseAddress, let x = x.baseAddress else { return }
        routine(l, x)
      }
    }
  }

  /// log det A = 2 Σᵢ log Lᵢᵢ.
  public var logDeterminant: Double {
    factor.elements.withUnsafeBufferPointer { l in
      guard let l = l.baseAddress else { return 0 }
      return LinearAlgebra.logDeterminant(cholesky: l, count: count)
    }
  }
}

private func factorize(_ elements: inout [Double], _ n: Int) throws(NumericalError) {
  try elements.withUnsafeMutableBufferPointer { buffer throws(NumericalError) in
    guard let a = buffer.baseAddress else { return }
    try LinearAlgebra.cholesky(in: a, count: n)
    for i in 0..<n {
      for j in (i + 1)..<n { a[i * n + j] = 0 }
    }
  }
}
