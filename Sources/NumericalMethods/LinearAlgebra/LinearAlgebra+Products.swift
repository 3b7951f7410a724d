import CLAPACK

/// Products by OpenBLAS on flat row-major storage. A row-major matrix is the transposed column-major one.
extension LinearAlgebra {
  /// Whether a product with so many multiplications is worth a call of BLAS.
  static func isLarge(_ multiplications: Int) -> Bool { multiplications > 4096 }

  /// C ← α op(A) op(B) + β C, with op(A) of `rows` × `inner` and op(B) of `inner` × `columns`.
  ///
  /// - Parameters:
  ///   - transposedA: whether A is stored as `inner` × `rows`.
  ///   - transposedB: whether B is stored as `columns` × `inner`.
  package static func multiply(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, transposedA: Bool = false, transposedB: Bool = false,
    rows: Int, columns: Int, inner: Int, scale α: Double = 1, keeping β: Double = 0,
    into c: UnsafeMutablePointer<Double>
  ) {
    guard rows > 0, columns > 0 else { return }
    prepareLAPACK()
    let n = CChar(UInt8(ascii: "N")), t = CChar(UInt8(ascii: "T"))
    dgemm_(
      [transposedB ? t : n], [transposedA ? t : n], [Int32(columns)], [Int32(rows)], [Int32(inner)], [α], b,
      [Int32(max(transposedB ? inner : columns, 1))], a, [Int32(max(transposedA ? rows : inner, 1))], [β], c,
      [Int32(columns)])
  }

  /// C ← op(A) op(B) for arrays: the twin of the product above.
  ///
  /// - Parameters:
  ///   - a: m×k, or k×m when its transpose is the factor.
  ///   - b: k×n, or n×k when its transpose is the factor.
  ///   - c: m×n.
  public static func multiply(
    _ a: [Double], _ b: [Double], transposingFirst: Bool = false, transposingSecond: Bool = false,
    into c: inout [Double], rows m: Int, inner k: Int, columns n: Int
  ) {
    precondition(
      a.count == m * k && b.count == k * n && c.count == m * n,
      "\(a.count), \(b.count) and \(c.count) numbers for \(m) × \(k) times \(k) × \(n)")
    c.withUnsafeMutableBufferPointer { c in
      guard let c = c.baseAddress else { return }
      multiply(
        a, b, transposedA: transposingFirst, transposedB: transposingSecond, rows: m, columns: n, inner: k, into: c)
    }
  }

  /// The lower triangle of C ← α A Aᵀ + β C for an A of `rows` × `columns`.
  package static func addRowProducts(
    _ a: UnsafePointer<Double>, rows: Int, columns: Int, scale α: Double = 1, keeping β: Double = 0,
    into c: UnsafeMutablePointer<Double>
  ) {
    guard rows > 0 else { return }
    prepareLAPACK()
    dsyrk_(
      [CChar(UInt8(ascii: "U"))], [CChar(UInt8(ascii: "T"))], [Int32(rows)], [Int32(columns)], [α], a,
      [Int32(max(columns, 1))], [β], c, [Int32(rows)])
  }

  /// y ← α op(A) x + β y for an A stored as `rows` × `columns`.
  package static func multiply(
    _ a: UnsafePointer<Double>, transposed: Bool = false, rows: Int, columns: Int, _ x: UnsafePointer<Double>,
    scale α: Double = 1, keeping β: Double = 0, into y: UnsafeMutablePointer<Double>
  ) {
    guard rows > 0, columns > 0 else { return }
    prepareLAPACK()
    dgemv_(
      [CChar(UInt8(ascii: transposed ? "N" : "T"))], [Int32(columns)], [Int32(rows)], [α], a, [Int32(columns)], x, [1],
      [β], y, [1])
  }

  /// B ← L⁻¹B for a lower triangular L of order n and a B of n × `columns`.
  package static func forwardSubstitute(
    cholesky l: UnsafePointer<Double>, count n: Int, in b: UnsafeMutablePointer<Double>, columns: Int
  ) {
    guard n > 0, columns > 0 else { return }
    prepareLAPACK()
    // Bᵀ ← Bᵀ L⁻ᵀ, where the row-major L is the column-major Lᵀ, an upper triangle.
    dtrsm_(
      [CChar(UInt8(ascii: "R"))], [CChar(UInt8(ascii: "U"))], [CChar(UInt8(ascii: "N"))], [CChar(UInt8(ascii: "N"))],
      [Int32(columns)], [Int32(n)], [1], l, [Int32(n)], b, [Int32(columns)])
  }

  /// Writes the upper triangle of a symmetric matrix from its lower one.
  package static func mirrorLowerTriangle(_ a: UnsafeMutablePointer<Double>, count n: Int) {
    // Square by square, so that both sides stay in the cache.
    let side = 32
    for top in stride(from: 0, to: n, by: side) {
      for left in stride(from: 0, through: top, by: side) {
        for i in top..<min(top + side, n) {
          let row = a + i &* n
          for j in left..<min(left + side, i) { a[j &* n &+ i] = row[j] }
        }
      }
    }
  }
}
