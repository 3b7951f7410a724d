import CLAPACK

extension LinearAlgebra {
  /// Replaces A by the factors of PA = LU with partial pivoting; row i was exchanged with row `pivots[i]` ≥ i.
  ///
  /// L has a unit diagonal and is stored below the diagonal. Own code up to n = 20, LAPACK's dgetrf above.
  /// - Returns: false when a pivot is exactly zero or not a number; the factors are then of no use.
  public static func factorizeLU(
    in a: UnsafeMutablePointer<Double>, count n: Int, pivots: UnsafeMutablePointer<Int32>
  ) -> Bool {
    guard n > ownLimit else { return ownLU(in: a, count: n, pivots: pivots) }
    prepareLAPACK()
    let order = Int32(n)
    let info = LAPACKE_dgetrf(LAPACK_ROW_MAJOR, order, order, a, order, pivots)
    for i in 0..<n { pivots[i] -= 1 }
    return info == 0
  }

  private static func ownLU(
    in a: UnsafeMutablePointer<Double>, count n: Int, pivots: UnsafeMutablePointer<Int32>
  ) -> Bool {
    for k in 0..<n {
      let rowK = a + k &* n
      var best = k
      var largest = abs(rowK[k])
      for i in (k + 1)..<n where abs(a[i &* n &+ k]) > largest {
        best = i
        largest = abs(a[i &* n &+ k])
      }
      pivots[k] = Int32(best)
      guard largest > 0, largest.isFinite else { return false }
      if best != k {
        let rowB = a + best &* n
        for j in 0..<n {
          let held = rowK[j]
          rowK[j] = rowB[j]
          rowB[j] = held
        }
      }
      let reciprocal = 1 / rowK[k]
      for i in (k + 1)..<n {
        let row = a + i &* n
        let factor = row[k] * reciprocal
        row[k] = factor
        for j in (k + 1)..<n { row[j] -= factor * rowK[j] }
      }
    }
    return true
  }

  /// Replaces b by A⁻¹b, PA = LU from `factorizeLU(in:count:pivots:)`.
  public static func solve(
    lu: UnsafePointer<Double>, count n: Int, pivots: UnsafePointer<Int32>, in b: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<n {
      let p = Int(pivots[i])
      let held = b[p]
      b[p] = b[i]
      b[i] = held
    }
    for i in 0..<n { b[i] -= dot(lu + i &* n, b, count: i) }
    for i in stride(from: n - 1, through: 0, by: -1) {
      let row = lu + i &* n
      b[i] = (b[i] - dot(row + (i &+ 1), b + (i &+ 1), count: n &- i &- 1)) / row[i]
    }
  }

  /// Replaces b by A⁻ᵀb, PA = LU from `factorizeLU(in:count:pivots:)`.
  public static func solveTransposed(
    lu: UnsafePointer<Double>, count n: Int, pivots: UnsafePointer<Int32>, in b: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<n {
      let row = lu + i &* n
      let x = b[i] / row[i]
      b[i] = x
      for j in (i + 1)..<n { b[j] -= row[j] * x }
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      let row = lu + i &* n
      let x = b[i]
      for j in 0..<i { b[j] -= row[j] * x }
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      let p = Int(pivots[i])
      let held = b[p]
      b[p] = b[i]
      b[i] = held
    }
  }

  /// Estimates ‖A⁻¹‖₁ from below, nearly always within a factor of 3 (Hager 1984; Higham 2002, algorithm 15.1).
  static func inverseNormEstimate(
    lu: UnsafePointer<Double>, count n: Int, pivots: UnsafePointer<Int32>
  ) -> Double {
    guard n > 0 else { return 0 }
    let work = UnsafeMutablePointer<Double>.allocate(capacity: 2 * n)
    defer { work.deallocate() }
    let x = work
    let signs = work + n
    for i in 0..<n { x[i] = 1 / Double(n) }
    var estimate = 0.0
    var last = -1
    for _ in 0..<5 {
      solve(lu: lu, count: n, pivots: pivots, in: x)
      let norm = sumOfMagnitudes(x, count: n)
      if !(norm > estimate) { break }
      estimate = norm
      for i in 0..<n { signs[i] = x[i] < 0 ? -1 : 1 }
      solveTransposed(lu: lu, count: n, pivots: pivots, in: signs)
      var largest = 0
      for i in 0..<n where abs(signs[i]) > abs(signs[largest]) { largest = i }
      if largest == last { break }
      last = largest
      for i in 0..<n { x[i] = 0 }
      x[largest] = 1
    }
    // Higham's second try, for the matrices that deceive the iteration.
    for i in 0..<n {
      let size = 1 + Double(i) / Double(max(1, n - 1))
      x[i] = i % 2 == 0 ? size : -size
    }
    solve(lu: lu, count: n, pivots: pivots, in: x)
    let other = 2 * sumOfMagnitudes(x, count: n) / (3 * Double(n))
    return other > estimate || other.isNaN ? other : estimate
  }

  private static func sumOfMagnitudes(_ x: UnsafePointer<Double>, count: Int) -> Double {
    var sum = 0.0
    for i in 0..<count { sum += abs(x[i]) }
    return sum
  }
}
