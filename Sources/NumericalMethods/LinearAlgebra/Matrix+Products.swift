/// Products by BLAS; transposed factors are never formed.
extension Matrix {
  /// ABᵀ, with as many columns of A as of B.
  public func timesTransposed(_ b: Matrix) -> Matrix {
    precondition(columns == b.columns, "product of \(rows) × \(columns) and the transposed \(b.rows) × \(b.columns)")
    return Matrix(rows: rows, columns: b.rows, from: self, b) { first, second, result in
      LinearAlgebra.multiply(
        first, second, transposedB: true, rows: rows, columns: b.rows, inner: columns, into: result)
    }
  }

  /// AᵀB, with as many rows of A as of B.
  public func transposedTimes(_ b: Matrix) -> Matrix {
    precondition(rows == b.rows, "product of the transposed \(rows) × \(columns) and \(b.rows) × \(b.columns)")
    return Matrix(rows: columns, columns: b.columns, from: self, b) { first, second, result in
      LinearAlgebra.multiply(
        first, second, transposedA: true, rows: columns, columns: b.columns, inner: rows, into: result)
    }
  }

  /// Aᵀx.
  public func transposedTimes(_ x: [Double]) -> [Double] {
    precondition(rows == x.count, "product of the transposed \(rows) × \(columns) and a vector of \(x.count)")
    return transposedTimes(Matrix(rows: rows, columns: 1, elements: x)).elements
  }

  /// AAᵀ, exactly symmetric: the inner products of the rows.
  public var rowProducts: Matrix {
    var result = Matrix(rows: rows, columns: rows)
    elements.withUnsafeBufferPointer { a in
      result.elements.withUnsafeMutableBufferPointer { c in
        guard let a = a.baseAddress, let c = c.baseAddress else { return }
        LinearAlgebra.addRowProducts(a, rows: rows, columns: columns, into: c)
        LinearAlgebra.mirrorLowerTriangle(c, count: rows)
      }
    }
    return result
  }

  /// AB by BLAS.
  func product(_ b: Matrix) -> Matrix {
    Matrix(rows: rows, columns: b.columns, from: self, b) { first, second, result in
      LinearAlgebra.multiply(first, second, rows: rows, columns: b.columns, inner: columns, into: result)
    }
  }

  /// A matrix that is written from the elements of two others; zero where one of them is empty.
  private init(
    rows: Int, columns: Int, from a: Matrix, _ b: Matrix,
    _ write: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) {
    self.init(rows: rows, columns: columns)
    a.elements.withUnsafeBufferPointer { first in
      b.elements.withUnsafeBufferPointer { second in
        elements.withUnsafeMutableBufferPointer { result in
          guard !first.isEmpty, !second.isEmpty, let a = first.baseAddress, let b = second.baseAddress,
            let c = result.baseAddress
          else { return }
          write(a, b, c)
        }
      }
    }
  }
}

extension Matrix {
  /// Adds the lower triangle of α BBᵀ; the upper one is spoilt until `mirrorLowerTriangle`.
  package mutating func addLowerRowProducts(of b: Matrix, scale α: Double = 1) {
    precondition(rows == b.rows && isSquare, "\(b.rows) rows for a matrix of \(rows) × \(columns)")
    b.elements.withUnsafeBufferPointer { b in
      let inner = b.count / Swift.max(rows, 1), n = rows
      elements.withUnsafeMutableBufferPointer { c in
        guard inner > 0, let b = b.baseAddress, let c = c.baseAddress else { return }
        LinearAlgebra.addRowProducts(b, rows: n, columns: inner, scale: α, keeping: 1, into: c)
      }
    }
  }

  /// Makes a matrix symmetric, from its lower triangle.
  package mutating func mirrorLowerTriangle() {
    let n = rows
    elements.withUnsafeMutableBufferPointer { a in
      guard let a = a.baseAddress else { return }
      LinearAlgebra.mirrorLowerTriangle(a, count: n)
    }
  }
}
