import CLAPACK

/// Triangular roots of symmetric matrices on flat row-major storage.
extension LinearAlgebra {
  /// Replaces a symmetric positive definite A by the lower triangular C with CCᵀ = A⁻¹, zeros above the diagonal.
  ///
  /// With the rows and columns of A in reverse order, JAJ = LLᵀ, it is C = J L⁻ᵀ J: no second factorization is needed.
  /// - Throws: `notPositiveDefinite` with a pivot that is not positive; A is then spoilt.
  package static func inverseRoot(in a: UnsafeMutablePointer<Double>, count n: Int) throws(NumericalError) {
    let size = n &* n
    // J on both sides turns the flat storage round.
    for k in 0..<size / 2 { (a[k], a[size - 1 - k]) = (a[size - 1 - k], a[k]) }
    try cholesky(in: a, count: n)
    if n > ownLimit {
      _ = LAPACKE_dtrtri_work(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), CChar(UInt8(ascii: "N")), Int32(n), a, Int32(n))
    } else {
      // Column by column from the right: what is below the diagonal of L⁻¹ needs the columns of L to its right no more.
      for j in 0..<n {
        a[j &* n &+ j] = 1 / a[j &* n &+ j]
        for i in (j + 1)..<max(n, j + 1) {
          var sum = 0.0
          for k in j..<i { sum += a[i &* n &+ k] * a[k &* n &+ j] }
          a[i &* n &+ j] = -sum / a[i &* n &+ i]
        }
      }
    }
    // (J L⁻ᵀ J)ᵢⱼ = (L⁻¹)_{n−1−j, n−1−i}: a reflection at the other diagonal.
    for i in 0..<n {
      for j in 0..<n - 1 - i {
        let other = (n - 1 - j) &* n &+ (n - 1 - i)
        (a[i &* n &+ j], a[other]) = (a[other], a[i &* n &+ j])
      }
    }
    for i in 0..<n { for j in (i + 1)..<max(n, i + 1) { a[i &* n &+ j] = 0 } }
  }

  /// B ← LᵀB for a lower triangular L of order n and a B of n × `columns`.
  package static func multiply(
    transposedLower l: UnsafePointer<Double>, count n: Int, in b: UnsafeMutablePointer<Double>, columns: Int
  ) {
    guard n > 0, columns > 0 else { return }
    prepareLAPACK()
    // Bᵀ ← Bᵀ L, where the row-major L is the column-major Lᵀ, an upper triangle.
    dtrmm_(
      [CChar(UInt8(ascii: "R"))], [CChar(UInt8(ascii: "U"))], [CChar(UInt8(ascii: "T"))], [CChar(UInt8(ascii: "N"))],
      [Int32(columns)], [Int32(n)], [1], l, [Int32(n)], b, [Int32(columns)])
  }
}
