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
    factor.elements.withUnsafeBufferPointer { l in
      x.withUnsafeMutableBufferPointer { x in
        guard let l = l.baseAddress, let x = x.baseAddress else { return }
        LinearAlgebra.solve(cholesky: l, count: count, in: x)
      }
    }
    return x
  }

  /// A⁻¹, exactly symmetric.
  public var inverse: Matrix {
    var result = Matrix(rows: count, columns: count)
    factor.elements.withUnsafeBufferPointer { l in
      result.elements.withUnsafeMutableBufferPointer { x in
        guard let l = l.baseAddress, let x = x.baseAddress else { return }
        LinearAlgebra.inverse(cholesky: l, count: count, into: x)
      }
    }
    return result
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
