import CLAPACK

extension LinearAlgebra {
  /// Replaces the lower triangle of a symmetric positive definite matrix by its Cholesky factor L, A = LLᵀ.
  ///
  /// Only the lower triangle is read and written. Error: ‖LLᵀ − A‖ ≤ (n + 1) ε ‖A‖ (Higham 2002, theorem 10.3).
  /// - Throws: `notPositiveDefinite` with the first pivot that is not positive; the triangle is then spoilt.
  public static func cholesky(in a: UnsafeMutablePointer<Double>, count n: Int) throws(NumericalError) {
    guard n > ownLimit else { return try ownCholesky(in: a, count: n) }
    prepareLAPACK()
    let copy = UnsafeMutablePointer<Double>.allocate(capacity: n * n)
    defer { copy.deallocate() }
    copy.update(from: a, count: n * n)
    // The row-major lower triangle is the column-major upper one: no transposition is needed.
    let info = LAPACKE_dpotrf_work(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), Int32(n), a, Int32(n))
    // OpenBLAS lets NaN pass: it reaches the diagonal, where it is seen.
    var finite = info == 0
    for i in 0..<n { finite = finite && a[i &* n &+ i].isFinite }
    if !finite {
      // The own code knows the value of the pivot; should it get through, its factor is as good.
      try ownCholesky(in: copy, count: n)
      a.update(from: copy, count: n * n)
    }
  }

  static func ownCholesky(in a: UnsafeMutablePointer<Double>, count n: Int) throws(NumericalError) {
    for i in 0..<n {
      let rowI = a + i &* n
      for j in 0..<i {
        let rowJ = a + j &* n
        rowI[j] = (rowI[j] - dot(rowI, rowJ, count: j)) / rowJ[j]
      }
      let pivot = rowI[i] - dot(rowI, rowI, count: i)
      guard pivot > 0, pivot.isFinite else { throw .notPositiveDefinite(pivot: i, value: pivot) }
      rowI[i] = pivot.squareRoot()
    }
  }

  /// Replaces b by A⁻¹b, A = LLᵀ given by its Cholesky factor.
  public static func solve(
    cholesky l: UnsafePointer<Double>, count n: Int, in b: UnsafeMutablePointer<Double>
  ) {
    forwardSubstitute(cholesky: l, count: n, in: b)
    for i in stride(from: n - 1, through: 0, by: -1) {
      let x = b[i] / l[i &* n &+ i]
      b[i] = x
      let row = l + i &* n
      for j in 0..<i { b[j] -= row[j] * x }
    }
  }

  /// Replaces b by L⁻¹b; ‖L⁻¹b‖² is then bᵀA⁻¹b.
  public static func forwardSubstitute(
    cholesky l: UnsafePointer<Double>, count n: Int, in b: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<n {
      let row = l + i &* n
      b[i] = (b[i] - dot(row, b, count: i)) / row[i]
    }
  }

  /// Writes A⁻¹ (both triangles), A = LLᵀ given by its Cholesky factor; `inverse` must not overlap `l`.
  public static func inverse(
    cholesky l: UnsafePointer<Double>, count n: Int, into inverse: UnsafeMutablePointer<Double>
  ) {
    // Row j of L⁻ᵀ, that is column j of L⁻¹, into row j: only its entries from j on differ from zero.
    for j in 0..<n {
      let row = inverse + j &* n
      for i in 0..<j { row[i] = 0 }
      row[j] = 1 / l[j &* n &+ j]
      for i in (j + 1)..<n {
        let lower = l + i &* n
        row[i] = -dot(lower + j, row + j, count: i &- j) / lower[i]
      }
    }
    // (A⁻¹)ᵢⱼ = Σₖ (L⁻¹)ₖᵢ (L⁻¹)ₖⱼ, k ≥ max(i, j): row i is last needed by the entries (·, i), done in this order.
    for i in 0..<n {
      for j in i..<n {
        inverse[i &* n &+ j] = dot(inverse + (i &* n &+ j), inverse + (j &* n &+ j), count: n &- j)
      }
      for j in 0..<i { inverse[i &* n &+ j] = inverse[j &* n &+ i] }
    }
  }

  /// log det A = 2 Σᵢ log Lᵢᵢ.
  public static func logDeterminant(cholesky l: UnsafePointer<Double>, count n: Int) -> Double {
    var sum = 0.0
    for i in 0..<n { sum += naturalLogarithm(l[i &* n &+ i]) }
    return 2 * sum
  }
}
