import Scalars

/// A = V diag(w) Vᵀ for a symmetric matrix in any number of bits, by Jacobi's rotations.
package struct BigFloatEigendecomposition: Sendable {
  /// The eigenvalues, in no order.
  package private(set) var values: [BigFloat]
  /// V with the eigenvectors as columns, row by row.
  package private(set) var vectors: [BigFloat]

  /// Decomposes a symmetric matrix; the entries carry its precision.
  ///
  /// - Throws: `NumericalError.notConverged` for entries that are no numbers.
  package init(_ matrix: [BigFloat], order n: Int) throws(NumericalError) {
    precondition(matrix.count == n * n, "\(matrix.count) entries for order \(n)")
    let precision = matrix.first?.precision ?? BigFloatPrecision(bits: 64)
    let zero = BigFloat.zero.rounded(to: precision), one = BigFloat(1, precision: precision)
    var a = matrix
    vectors = (0..<n * n).map { $0 / n == $0 % n ? one : zero }
    var scale = zero
    for x in a { scale = max(scale, x.magnitude) }
    guard a.allSatisfy(\.isFinite) else { throw .nonFinite(at: .nan) }
    let floor = scale.scaled(byPowerOfTwo: -precision.bits - 8)
    var isDiagonal = n < 2
    for _ in 0..<(60 + precision.bits / 16) where !isDiagonal {
      isDiagonal = true
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) {
          guard a[p * n + q].magnitude > floor else { continue }
          isDiagonal = false
          let θ = (a[q * n + q] - a[p * n + p]) / a[p * n + q].scaled(byPowerOfTwo: 1)
          let root = BigFloat.sqrt(θ * θ + one)
          let t = one / (θ.signum < 0 ? θ - root : θ + root)
          let c = one / BigFloat.sqrt(t * t + one), s = t * c
          for k in 0..<n {
            let x = a[k * n + p], y = a[k * n + q]
            a[k * n + p] = c * x - s * y
            a[k * n + q] = s * x + c * y
          }
          for k in 0..<n {
            let x = a[p * n + k], y = a[q * n + k]
            a[p * n + k] = c * x - s * y
            a[q * n + k] = s * x + c * y
          }
          for k in 0..<n {
            let x = vectors[k * n + p], y = vectors[k * n + q]
            vectors[k * n + p] = c * x - s * y
            vectors[k * n + q] = s * x + c * y
          }
        }
      }
    }
    values = (0..<n).map { a[$0 * n + $0] }
    guard isDiagonal else { throw .notConverged(reached: .nan, reason: "the rotations of Jacobi's method do not end") }
  }
}

/// The eigenvalues of a symmetric matrix of balls, each in a ball, by Gershgorin's discs after an approximate rotation.
package enum EnclosedEigenvalues {
  /// Enclosures of the eigenvalues; nil where the matrix has unbounded entries.
  ///
  /// Discs that overlap are united: k discs without a gap hold k eigenvalues together.
  package static func of(_ matrix: [Ball], order n: Int, precision: BallPrecision) -> [Ball]? {
    guard matrix.allSatisfy(\.isFinite) else { return nil }
    let bits = BigFloatPrecision(bits: precision.bits)
    let midpoints = matrix.map { BigFloat(midpointOf: $0, precision: bits) }
    guard let spectrum = try? BigFloatEigendecomposition(midpoints, order: n) else { return nil }
    // V is nearly orthogonal: V⁻¹AV, with V⁻¹ by elimination in balls, has exactly the eigenvalues of A.
    let v = spectrum.vectors.map { Ball(containing: $0, precision: precision) }
    let image = DenseAlgebra<Ball>.product(matrix, v, rows: n, columns: n)
    guard let similar = solve(v, image, n) else { return nil }
    var discs: [Ball] = []
    for i in 0..<n {
      var radius = Ball(0, precision: precision)
      for j in 0..<n where j != i { radius = radius + similar[i * n + j].largestSize }
      discs.append(similar[i * n + i].widened(by: radius))
    }
    guard discs.allSatisfy(\.isFinite) else { return nil }
    // Groups of discs that hang together, by their first members.
    var group = Array(0..<n)
    for i in 0..<n {
      for j in 0..<i where discs[i].overlaps(discs[j]) {
        let (old, new) = (max(group[i], group[j]), min(group[i], group[j]))
        for k in group.indices where group[k] == old { group[k] = new }
      }
    }
    return (0..<n).map { i in
      discs.indices.reduce(discs[i]) { group[$1] == group[i] && $1 != i ? $0.union(discs[$1]) : $0 }
    }
  }

  /// A⁻¹B in balls by elimination; nil when a pivot may be zero.
  private static func solve(_ a: [Ball], _ b: [Ball], _ n: Int) -> [Ball]? {
    var w = a, x = b
    for k in 0..<n {
      var pivot = k
      for i in k..<n where w[i * n + k].midpoint.magnitude > w[pivot * n + k].midpoint.magnitude { pivot = i }
      guard !w[pivot * n + k].containsZero else { return nil }
      for j in 0..<n where pivot != k {
        w.swapAt(k * n + j, pivot * n + j)
        x.swapAt(k * n + j, pivot * n + j)
      }
      for i in 0..<n where i != k {
        let factor = w[i * n + k] / w[k * n + k]
        for j in k..<n { w[i * n + j] = w[i * n + j] - factor * w[k * n + j] }
        for j in 0..<n { x[i * n + j] = x[i * n + j] - factor * x[k * n + j] }
      }
    }
    return (0..<n * n).map { x[$0] / w[$0 / n * n + $0 / n] }
  }
}
