/// The factorization PA = LU of a square matrix with partial pivoting.
public struct LUFactorization: Equatable, Sendable {
  /// L below the diagonal (its own diagonal is 1), U on and above it.
  public let factors: Matrix
  /// Row i was exchanged with row `pivots[i]` ≥ i.
  public let pivots: [Int32]
  /// An estimate of 1/(‖A‖₁ ‖A⁻¹‖₁), nearly always within a factor of 3.
  ///
  /// About −log₁₀ of it digits are lost by `solve`.
  public let reciprocalCondition: Double

  /// Factorizes a square matrix.
  ///
  /// - Throws: `NumericalError.singular` when a pivot is zero or the reciprocal condition is below the unit roundoff.
  public init(_ matrix: Matrix) throws(NumericalError) {
    precondition(matrix.isSquare, "LU factorization of \(matrix.rows) × \(matrix.columns)")
    let n = matrix.rows
    var elements = matrix.elements
    var exchanges = [Int32](repeating: 0, count: n)
    let norm = columnSumNorm(matrix)
    let condition = reciprocalConditionAfterLU(&elements, &exchanges, n, norm)
    guard condition > 0x1p-53 else { throw .singular(reciprocalCondition: condition) }
    factors = Matrix(rows: n, columns: n, elements: elements)
    pivots = exchanges
    reciprocalCondition = condition
  }

  /// n, the number of rows and columns.
  public var count: Int { factors.rows }

  /// A⁻¹b.
  public func solve(_ b: [Double]) -> [Double] { solve(b, transposed: false) }

  /// A⁻ᵀb.
  public func solveTransposed(_ b: [Double]) -> [Double] { solve(b, transposed: true) }

  private func solve(_ b: [Double], transposed: Bool) -> [Double] {
    precondition(b.count == count, "a right-hand side of \(b.count) for a matrix of order \(count)")
    var x = b
    factors.elements.withUnsafeBufferPointer { lu in
      pivots.withUnsafeBufferPointer { pivots in
        x.withUnsafeMutableBufferPointer { x in
          guard let lu = lu.baseAddress, let p = pivots.baseAddress, let x = x.baseAddress else { return }
          if transposed {
            LinearAlgebra.solveTransposed(lu: lu, count: count, pivots: p, in: x)
          } else {
            LinearAlgebra.solve(lu: lu, count: count, pivots: p, in: x)
          }
        }
      }
    }
    return x
  }

  /// A⁻¹.
  public var inverse: Matrix {
    var result = Matrix(rows: count, columns: count)
    var unit = [Double](repeating: 0, count: count)
    for j in 0..<count {
      unit[j] = 1
      let column = solve(unit)
      for i in 0..<count { result[i, j] = column[i] }
      unit[j] = 0
    }
    return result
  }

  /// det A.
  public var determinant: Double {
    var product = 1.0
    for i in 0..<count {
      product *= factors[i, i]
      if Int(pivots[i]) != i { product = -product }
    }
    return product
  }
}

private func columnSumNorm(_ matrix: Matrix) -> Double {
  var norm = 0.0
  for j in 0..<matrix.columns {
    var sum = 0.0
    for i in 0..<matrix.rows { sum += abs(matrix.elements[i * matrix.columns + j]) }
    if !(sum <= norm) { norm = sum }
  }
  return norm
}

/// Factorizes in place; 0 when that fails.
private func reciprocalConditionAfterLU(
  _ elements: inout [Double], _ pivots: inout [Int32], _ n: Int, _ norm: Double
) -> Double {
  guard norm.isFinite else { return 0 }
  return elements.withUnsafeMutableBufferPointer { a in
    pivots.withUnsafeMutableBufferPointer { pivots in
      guard let a = a.baseAddress, let p = pivots.baseAddress else { return 1 }
      guard LinearAlgebra.factorizeLU(in: a, count: n, pivots: p) else { return 0 }
      let condition = 1 / (norm * LinearAlgebra.inverseNormEstimate(lu: a, count: n, pivots: p))
      return condition.isNaN ? 0 : condition
    }
  }
}
