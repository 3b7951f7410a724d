import Scalars

/// Products and triangular factors of small dense matrices over any scalar, row by row: for many digits and for balls.
package enum DenseAlgebra<S: Scalar> {
  /// AB for an A of `rows` rows and a B of `columns` columns.
  package static func product(_ a: [S], _ b: [S], rows: Int, columns: Int) -> [S] {
    let inner = a.count / max(rows, 1)
    precondition(a.count == rows * inner && b.count == inner * columns, "\(a.count) × \(b.count) entries")
    var result: [S] = []
    result.reserveCapacity(rows * columns)
    for i in 0..<rows {
      for j in 0..<columns {
        var total = S.zero
        for k in 0..<inner { total += a[i * inner + k] * b[k * columns + j] }
        result.append(total)
      }
    }
    return result
  }

  /// Aᵀ.
  package static func transposed(_ a: [S], rows: Int) -> [S] {
    let columns = a.count / max(rows, 1)
    return (0..<a.count).map { a[$0 % rows * columns + $0 / rows] }
  }

  /// The lower triangular L with LLᵀ = A; NaN, or balls without bounds, where A is not positive definite.
  package static func cholesky(_ a: [S], order n: Int) -> [S] {
    var l = [S](repeating: .zero, count: n * n)
    for i in 0..<n {
      for j in 0...i {
        var rest = a[i * n + j]
        for k in 0..<j { rest -= l[i * n + k] * l[j * n + k] }
        l[i * n + j] = i == j ? S.sqrt(rest) : rest / l[j * n + j]
      }
    }
    return l
  }

  /// L⁻¹X for a lower triangular L.
  package static func forward(_ l: [S], _ x: [S], order n: Int) -> [S] {
    let columns = x.count / max(n, 1)
    var result = x
    for i in 0..<n {
      for c in 0..<columns {
        var rest = result[i * columns + c]
        for k in 0..<i { rest -= l[i * n + k] * result[k * columns + c] }
        result[i * columns + c] = rest / l[i * n + i]
      }
    }
    return result
  }

  /// L⁻¹AL⁻ᵀ for a symmetric A.
  package static func reduced(_ a: [S], by l: [S], order n: Int) -> [S] {
    forward(l, transposed(forward(l, a, order: n), rows: n), order: n)
  }
}
