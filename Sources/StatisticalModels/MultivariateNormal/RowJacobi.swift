/// Rotations of rows until they are orthogonal: the singular value decomposition by one-sided Jacobi (Hestenes 1958).
///
/// Small singular values come out with small relative errors, which bidiagonalisation does not give (Demmel & Veselić
/// 1992), and for the few rows of a normal distribution there is nothing faster.
enum RowJacobi {
  /// Rotates the rows until their first `width` entries are orthogonal; the other entries follow the rotations.
  ///
  /// - Parameters:
  ///   - rows: `count` rows of `stride` numbers.
  ///   - used: how many numbers of a row are rotated.
  /// - Returns: whether the rows became orthogonal to the last bits.
  @discardableResult
  static func orthogonalize(
    _ rows: UnsafeMutablePointer<Double>, count: Int, stride: Int, width: Int, used: Int
  ) -> Bool {
    for _ in 0..<40 {
      var isDone = true
      for i in 0..<count {
        for j in (i &+ 1)..<Swift.max(count, i &+ 1) {
          let a = rows + i &* stride, b = rows + j &* stride
          var aa = 0.0, bb = 0.0, ab = 0.0
          for k in 0..<width {
            let x = a[k], y = b[k]
            aa += x * x
            bb += y * y
            ab += x * y
          }
          // Comparing squares would underflow for rows near 10⁻¹⁰⁰, which no data have.
          guard ab * ab > 4e-32 * (aa * bb) else { continue }
          isDone = false
          let ζ = (bb - aa) / (2 * ab)
          let t = (ζ >= 0 ? 1.0 : -1.0) / (ζ.magnitude + (1 + ζ * ζ).squareRoot())
          let c = 1 / (1 + t * t).squareRoot(), s = c * t
          for k in 0..<used {
            let x = a[k], y = b[k]
            a[k] = c * x - s * y
            b[k] = s * x + c * y
          }
        }
      }
      if isDone { return true }
    }
    return false
  }

  /// The squared singular values of a square matrix.
  static func squaredLengths(_ matrix: [Double], count: Int) -> [Double] {
    var rows = matrix
    rows.withUnsafeMutableBufferPointer {
      guard let rows = $0.baseAddress else { return }
      orthogonalize(rows, count: count, stride: count, width: count, used: count)
    }
    return (0..<count).map { i in
      var square = 0.0
      for k in 0..<count { square += rows[i * count + k] * rows[i * count + k] }
      return square
    }
  }

  /// A unit vector orthogonal to `count` orthonormal rows, written to `result`.
  static func complete(
    _ rows: UnsafePointer<Double>, count: Int, stride: Int, width: Int, into result: UnsafeMutablePointer<Double>
  ) {
    // The coordinate vector that the rows span least.
    var best = 0, least = Double.infinity
    for k in 0..<width {
      var share = 0.0
      for i in 0..<count { share += rows[i &* stride &+ k] * rows[i &* stride &+ k] }
      if share < least { (best, least) = (k, share) }
    }
    for k in 0..<width { result[k] = k == best ? 1 : 0 }
    for _ in 0..<2 {
      for i in 0..<count {
        let row = rows + i &* stride
        var along = 0.0
        for k in 0..<width { along += row[k] * result[k] }
        for k in 0..<width { result[k] -= along * row[k] }
      }
      var norm = 0.0
      for k in 0..<width { norm += result[k] * result[k] }
      norm = norm.squareRoot()
      for k in 0..<width { result[k] /= norm }
    }
  }
}
