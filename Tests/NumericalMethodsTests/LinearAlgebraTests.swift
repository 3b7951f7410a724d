import Testing

@testable import NumericalMethods

/// Orders on both sides of the change from own code to LAPACK at 20.
private let orders = [1, 2, 3, 7, 8, 19, 20, 21, 40]

private func randomMatrix(_ rows: Int, _ columns: Int, _ generator: inout SeededGenerator) -> Matrix {
  Matrix(
    rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in generator.uniform(-1, 1) })
}

/// BᵀB + I/2: positive definite, condition a few hundred at most.
private func randomPositive(_ n: Int, _ generator: inout SeededGenerator) -> Matrix {
  let b = randomMatrix(n, n, &generator)
  return b.transposed * b + 0.5 * Matrix.identity(n)
}

private func hilbert(_ n: Int) -> Matrix {
  var h = Matrix(rows: n, columns: n)
  for i in 0..<n {
    for j in 0..<n { h[i, j] = 1 / Double(i + j + 1) }
  }
  return h
}

@Suite struct CholeskyTests {
  /// Catches a wrong triangle, a wrong order of the loops, and a LAPACK call on the transposed matrix.
  @Test(arguments: orders) func factorReproducesTheMatrix(n: Int) throws {
    var generator = SeededGenerator(seed: 100 + UInt64(n))
    let a = randomPositive(n, &generator)
    let l = try CholeskyFactorization(a)
    #expect((l.factor * l.factor.transposed - a).largestMagnitude <= 1e-15 * Double(n + 1) * a.largestMagnitude)
    for i in 0..<n {
      for j in (i + 1)..<n { #expect(l.factor[i, j] == 0) }
    }
  }

  /// Catches errors in the substitutions and in the in-place inverse.
  @Test(arguments: orders) func solveAndInverse(n: Int) throws {
    var generator = SeededGenerator(seed: 200 + UInt64(n))
    let a = randomPositive(n, &generator)
    let x = (0..<n).map { _ in generator.uniform(-1, 1) }
    let l = try CholeskyFactorization(a)
    let solved = l.solve(a * x)
    for i in 0..<n { #expect(abs(solved[i] - x[i]) < 1e-12) }
    let inverse = l.inverse
    #expect((inverse * a - Matrix.identity(n)).largestMagnitude < 1e-12)
    #expect(inverse == inverse.transposed)
  }

  /// det of the Hilbert matrix of order 5 is 1/266716800000 (OEIS A005249).
  @Test func logDeterminantOfHilbert() throws {
    let l = try CholeskyFactorization(hilbert(5))
    #expect(abs(l.logDeterminant - -26.309453258276445) < 1e-11)
  }

  /// Catches a silent NaN factor, a wrong pivot index, and one counted from 1 by LAPACK.
  @Test(arguments: [(4, 2), (30, 25)]) func indefiniteMatrixIsRefused(n: Int, bad: Int) {
    var a = Matrix.identity(n)
    a[bad, bad] = -3
    #expect(throws: NumericalError.notPositiveDefinite(pivot: bad, value: -3)) { try CholeskyFactorization(a) }
  }

  @Test(arguments: [3, 30]) func notANumberIsRefused(n: Int) {
    var a = Matrix.identity(n)
    a[n - 1, 0] = .nan
    #expect(throws: NumericalError.self) { try CholeskyFactorization(a) }
  }

  /// The pointer twin must leave the upper triangle alone: callers keep the metric there.
  @Test(arguments: [3, 25]) func pointerTwinKeepsTheUpperTriangle(n: Int) throws {
    var generator = SeededGenerator(seed: 7)
    let a = randomPositive(n, &generator)
    var elements = a.elements
    try elements.withUnsafeMutableBufferPointer { try LinearAlgebra.cholesky(in: #require($0.baseAddress), count: n) }
    for i in 0..<n {
      for j in (i + 1)..<n { #expect(elements[i * n + j] == a[i, j]) }
    }
  }
}

@Suite struct LUTests {
  /// Catches pivots applied in the wrong order or counted from 1, and confusion of A and Aᵀ.
  @Test(arguments: orders) func solvesBothSystems(n: Int) throws {
    var generator = SeededGenerator(seed: 300 + UInt64(n))
    let a = randomMatrix(n, n, &generator)
    let x = (0..<n).map { _ in generator.uniform(-1, 1) }
    let lu = try LUFactorization(a)
    let tolerance = 1e-14 / lu.reciprocalCondition
    let solved = lu.solve(a * x)
    let transposed = lu.solveTransposed(a.transposed * x)
    for i in 0..<n {
      #expect(abs(solved[i] - x[i]) <= tolerance)
      #expect(abs(transposed[i] - x[i]) <= tolerance)
    }
  }

  /// κ₁ of the Hilbert matrices 5 and 8: 943656 and 3.387279e10 (Higham 2002, section 28.1).
  @Test(arguments: [(5, 943656.0), (8, 3.387279e10)]) func conditionOfHilbert(n: Int, condition: Double) throws {
    let lu = try LUFactorization(hilbert(n))
    let ratio = 1 / (lu.reciprocalCondition * condition)
    #expect(ratio > 0.3 && ratio < 1.01)
  }

  @Test(arguments: [3, 30]) func singularMatrixIsRefused(n: Int) {
    var a = Matrix.identity(n)
    a[1, 1] = 0
    #expect(throws: NumericalError.singular(reciprocalCondition: 0)) { try LUFactorization(a) }
    // Singular but for rounding: the last row is the sum of two others.
    var generator = SeededGenerator(seed: 5)
    var b = randomMatrix(n, n, &generator)
    for j in 0..<n { b[n - 1, j] = b[0, j] + b[1, j] }
    #expect(throws: NumericalError.self) { try LUFactorization(b) }
  }

  @Test func determinantHasTheSignOfTheExchanges() throws {
    let exchange = Matrix(rows: 3, columns: 3, elements: [0, 2, 0, 1, 0, 0, 0, 0, 3])
    #expect(try LUFactorization(exchange).determinant == -6)
    #expect((try LUFactorization(exchange).inverse * exchange - Matrix.identity(3)).largestMagnitude == 0)
  }
}

@Suite struct SpectralTests {
  /// The second difference matrix has eigenvalues 2 − 2 cos(kπ/(n + 1)).
  ///
  /// Catches rows taken for columns.
  @Test(arguments: [1, 5, 30]) func secondDifferences(n: Int) throws {
    var a = 2 * Matrix.identity(n)
    for i in 0..<(n - 1) {
      a[i, i + 1] = -1
      a[i + 1, i] = -1
    }
    let eigen = try SymmetricEigendecomposition(a)
    for k in 1...n {
      let exact = 2 - 2 * cosine(Double(k) * .pi / Double(n + 1))
      #expect(abs(eigen.values[k - 1] - exact) < 1e-13)
    }
    let v = eigen.vectors
    #expect((v.transposed * v - Matrix.identity(n)).largestMagnitude < 1e-13)
    #expect((v * Matrix(diagonal: eigen.values) * v.transposed - a).largestMagnitude < 1e-13)
  }

  @Test(arguments: [(4, 4), (7, 3), (3, 7)]) func singularValues(rows: Int, columns: Int) throws {
    var generator = SeededGenerator(seed: 11)
    let a = randomMatrix(rows, columns, &generator)
    let s = try SingularValueDecomposition(a)
    #expect((s.left * Matrix(diagonal: s.values) * s.rightTransposed - a).largestMagnitude < 1e-14)
    #expect(s.values == s.values.sorted(by: >))
    #expect(s.rank == 3 || rows == columns)
  }

  @Test func rankOfADyad() throws {
    let dyad = Matrix(rows: 3, columns: 2, elements: [1, 2, 2, 4, 3, 6])
    #expect(try SingularValueDecomposition(dyad).rank == 1)
  }

  @Test func notANumberIsRefused() {
    let a = Matrix(rows: 2, columns: 2, elements: [1, .nan, .nan, 1])
    #expect(throws: NumericalError.self) { try SymmetricEigendecomposition(a) }
    #expect(throws: NumericalError.self) { try SingularValueDecomposition(a) }
  }
}
