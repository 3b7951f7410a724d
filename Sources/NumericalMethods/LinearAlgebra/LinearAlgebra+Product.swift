import CLAPACK

extension LinearAlgebra {
  /// C ← AB for matrices of rows without gaps, by OpenBLAS: for orders from about ten on.
  ///
  /// - Parameters:
  ///   - a: m×k, or k×m when its transpose is the factor.
  ///   - b: k×n, or n×k when its transpose is the factor.
  ///   - c: m×n.
  public static func multiply(
    _ a: [Double], _ b: [Double], transposingFirst isATransposed: Bool = false,
    transposingSecond isBTransposed: Bool = false, into c: inout [Double], rows m: Int, inner k: Int, columns n: Int
  ) {
    precondition(
      a.count == m * k && b.count == k * n && c.count == m * n,
      "\(a.count), \(b.count) and \(c.count) numbers for \(m) × \(k) times \(k) × \(n)")
    guard m > 0, n > 0, k > 0 else { return }
    prepareLAPACK()
    // Rows read as columns are the transposes: Cᵀ = BᵀAᵀ.
    let yes = CChar(UInt8(ascii: "T")), no = CChar(UInt8(ascii: "N"))
    var (first, second) = (isBTransposed ? yes : no, isATransposed ? yes : no)
    var (rows, columns, inner) = (Int32(n), Int32(m), Int32(k))
    var (strideB, strideA) = (Int32(isBTransposed ? k : n), Int32(isATransposed ? m : k))
    var (one, zero) = (1.0, 0.0)
    dgemm_(&first, &second, &rows, &columns, &inner, &one, b, &strideB, a, &strideA, &zero, &c, &rows)
  }
}
