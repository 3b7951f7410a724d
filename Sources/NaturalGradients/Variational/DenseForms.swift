import InformationGeometry

/// Products of square matrices on flat storage, for steps that are taken thousands of times.
enum DenseForms {
  /// CCᵀ.
  static func rowProducts(_ c: [Double], order n: Int) -> [Double] {
    var result = [Double](repeating: 0, count: n * n)
    c.withUnsafeBufferPointer { c in
      result.withUnsafeMutableBufferPointer { r in
        guard let c = c.baseAddress, let r = r.baseAddress else { return }
        LinearAlgebra.addRowProducts(c, rows: n, columns: n, into: r)
        LinearAlgebra.mirrorLowerTriangle(r, count: n)
      }
    }
    return result
  }

  /// op(A) op(B), all n × n.
  static func product(
    _ a: [Double], _ b: [Double], transposedLeft: Bool = false, transposedRight: Bool = false, order n: Int
  ) -> [Double] {
    var result = [Double](repeating: 0, count: n * n)
    LinearAlgebra.multiply(
      a, b, transposingFirst: transposedLeft, transposingSecond: transposedRight, into: &result, rows: n, inner: n,
      columns: n)
    return result
  }

  /// op(A) x.
  static func product(_ a: [Double], _ x: [Double], transposed: Bool = false) -> [Double] {
    let n = x.count
    var result = [Double](repeating: 0, count: n)
    a.withUnsafeBufferPointer { a in
      result.withUnsafeMutableBufferPointer { r in
        guard let a = a.baseAddress, let r = r.baseAddress else { return }
        LinearAlgebra.multiply(a, transposed: transposed, rows: n, columns: n, x, into: r)
      }
    }
    return result
  }

  /// Replaces a positive definite A by the lower triangular C with CCᵀ = A⁻¹.
  static func replaceByInverseRoot(_ a: inout [Double], order n: Int) throws(NumericalError) {
    try a.withUnsafeMutableBufferPointer { a throws(NumericalError) in
      guard let a = a.baseAddress else { return }
      try LinearAlgebra.inverseRoot(in: a, count: n)
    }
  }
}
