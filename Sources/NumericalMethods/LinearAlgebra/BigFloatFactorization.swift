import Scalars

/// A = P⁻¹LU by elimination with the largest pivot of each column, in any number of bits.
package struct BigFloatFactorization: Sendable {
  private let n: Int
  private var lu: [BigFloat]
  private var rows: [Int]

  /// Factors a square matrix, row by row.
  ///
  /// - Throws: `NumericalError.singular` when a column has no pivot.
  package init(_ matrix: [BigFloat], order n: Int) throws(NumericalError) {
    precondition(matrix.count == n * n, "\(matrix.count) entries for order \(n)")
    self.n = n
    lu = matrix
    rows = Array(0..<n)
    for k in 0..<n {
      var pivot = k
      for i in k..<n where lu[i * n + k].magnitude > lu[pivot * n + k].magnitude { pivot = i }
      guard lu[pivot * n + k].isFinite, !lu[pivot * n + k].isZero else { throw .singular(reciprocalCondition: 0) }
      if pivot != k {
        for j in 0..<n { lu.swapAt(k * n + j, pivot * n + j) }
        rows.swapAt(k, pivot)
      }
      for i in (k + 1)..<max(n, k + 1) {
        let factor = lu[i * n + k] / lu[k * n + k]
        lu[i * n + k] = factor
        for j in (k + 1)..<max(n, k + 1) { lu[i * n + j] -= factor * lu[k * n + j] }
      }
    }
  }

  /// x with Ax = b.
  package func solve(_ b: [BigFloat]) -> [BigFloat] {
    var x = rows.map { b[$0] }
    for i in 0..<n { for j in 0..<i { x[i] -= lu[i * n + j] * x[j] } }
    for i in (0..<n).reversed() {
      for j in (i + 1)..<max(n, i + 1) { x[i] -= lu[i * n + j] * x[j] }
      x[i] /= lu[i * n + i]
    }
    return x
  }
}
