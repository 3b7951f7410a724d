extension Matrix {
  /// Aᵀ.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows {
      for j in 0..<columns { result.elements[j * rows + i] = elements[i * columns + j] }
    }
    return result
  }

  /// max |aᵢⱼ|, 0 for an empty matrix, NaN when an element is NaN.
  public var largestMagnitude: Double {
    var largest = 0.0
    for x in elements {
      if x.isNaN { return .nan }
      largest = max(largest, abs(x))
    }
    return largest
  }

  /// A + B, of the same shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    requireSameShape(a, b)
    var result = a
    for i in result.elements.indices { result.elements[i] += b.elements[i] }
    return result
  }

  /// A − B, of the same shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix {
    requireSameShape(a, b)
    var result = a
    for i in result.elements.indices { result.elements[i] -= b.elements[i] }
    return result
  }

  /// The multiple sA.
  public static func * (s: Double, a: Matrix) -> Matrix {
    var result = a
    for i in result.elements.indices { result.elements[i] *= s }
    return result
  }

  /// The product AB, with as many columns of A as rows of B; large ones by BLAS.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "product of \(a.rows) × \(a.columns) and \(b.rows) × \(b.columns)")
    if LinearAlgebra.isLarge(a.rows * a.columns * b.columns) { return a.product(b) }
    var result = Matrix(rows: a.rows, columns: b.columns)
    let n = b.columns
    for i in 0..<a.rows {
      for k in 0..<a.columns {
        let factor = a.elements[i * a.columns + k]
        for j in 0..<n { result.elements[i * n + j] += factor * b.elements[k * n + j] }
      }
    }
    return result
  }

  /// The vector Ax.
  public static func * (a: Matrix, x: [Double]) -> [Double] {
    precondition(a.columns == x.count, "product of \(a.rows) × \(a.columns) and a vector of \(x.count)")
    var result = [Double](repeating: 0, count: a.rows)
    for i in 0..<a.rows {
      var sum = 0.0
      for j in 0..<a.columns { sum += a.elements[i * a.columns + j] * x[j] }
      result[i] = sum
    }
    return result
  }

  private static func requireSameShape(_ a: Matrix, _ b: Matrix) {
    precondition(
      a.rows == b.rows && a.columns == b.columns, "\(a.rows) × \(a.columns) beside \(b.rows) × \(b.columns)")
  }
}
