import Scalars
import Symbolics

/// Inverse matrices of functions, right wherever the matrix has one.
extension TensorAlgebra where Ring == ExpressionRing {
  /// The inverse of a matrix of functions, with no other pole than those of the entries and the zeros of the determinant.
  ///
  /// Elimination divides by entries, and an entry may vanish where the determinant does not: ∂ξ/∂w of a chart that is
  /// bent is such a matrix. Here it divides only by what has no zero (a known sign, or the only entry of its row or column),
  /// and what is left is inverted by its minors; more than six rows of it are too many, and lose their cheapest entries
  /// first.
  ///
  /// - Throws: `GeometryError.degenerateMetric` when the determinant is zero.
  package func inverse(everywhere matrix: [NodeID]) throws -> [NodeID] {
    let n = dimension
    precondition(matrix.count == n * n, "\(matrix.count) components for a \(n)×\(n) matrix")
    var w = matrix
    var result = [NodeID](repeating: ring.zero, count: n * n)
    for i in 0..<n { result[i * n + i] = ring.one }
    var rows = Array(0..<n), columns = Array(0..<n)
    var done: [(row: Int, column: Int)] = []
    while let (r, c) = pivot(w, rows, columns) {
      let inverse = try ring.inverse(w[r * n + c])
      for j in 0..<n {
        w[r * n + j] = ring.multiply(w[r * n + j], inverse)
        result[r * n + j] = ring.multiply(result[r * n + j], inverse)
      }
      w[r * n + c] = ring.one
      for i in 0..<n where i != r && !ring.isZero(w[i * n + c]) {
        let factor = w[i * n + c]
        w[i * n + c] = ring.zero
        for j in 0..<n where j != c {
          w[i * n + j] = ring.subtract(w[i * n + j], ring.multiply(factor, w[r * n + j]))
        }
        for j in 0..<n {
          result[i * n + j] = ring.subtract(result[i * n + j], ring.multiply(factor, result[r * n + j]))
        }
      }
      rows.removeAll { $0 == r }
      columns.removeAll { $0 == c }
      done.append((r, c))
    }
    // x_C = adj(w_RC)/det · result_R, and then the eliminated rows lose their share of it.
    var solved = [NodeID](repeating: ring.zero, count: n * n)
    if !rows.isEmpty {
      var minors = Minors(ring: ring, entries: w, dimension: n)
      let determinant = minors.determinant(rows, columns)
      if ring.isZero(determinant) { throw GeometryError.degenerateMetric(at: [], reason: "has determinant zero") }
      let inverse = try ring.inverse(determinant)
      for (a, c) in columns.enumerated() {
        let cofactors = rows.enumerated().map { b, r in
          let minor = minors.determinant(rows.filter { $0 != r }, columns.filter { $0 != c })
          return (a + b) % 2 == 0 ? minor : ring.negate(minor)
        }
        for j in 0..<n {
          let total = ring.sum(zip(cofactors, rows).map { ring.multiply($0, result[$1 * n + j]) })
          solved[c * n + j] = ring.multiply(total, inverse)
        }
      }
    }
    for (r, c) in done {
      for j in 0..<n {
        let shares = columns.map { ring.multiply(w[r * n + $0], solved[$0 * n + j]) }
        solved[c * n + j] = ring.sum([result[r * n + j]], minus: shares)
      }
    }
    return solved
  }

  /// The determinant of a matrix of functions, without a division.
  package func determinant(_ matrix: [NodeID]) -> NodeID {
    var minors = Minors(ring: ring, entries: matrix, dimension: dimension)
    return minors.determinant(Array(0..<dimension), Array(0..<dimension))
  }

  /// The cheapest entry of what is left that has no zero where the matrix is regular.
  private func pivot(_ w: [NodeID], _ rows: [Int], _ columns: [Int]) -> (row: Int, column: Int)? {
    var best: (row: Int, column: Int)?, cost = Double.infinity
    for r in rows {
      for c in columns where !ring.isZero(w[r * dimension + c]) {
        let isAlone =
          columns.allSatisfy { $0 == c || ring.isZero(w[r * dimension + $0]) }
          || rows.allSatisfy { $0 == r || ring.isZero(w[$0 * dimension + c]) }
        let price = ring.pivotCost(w[r * dimension + c])
        if price < cost, rows.count > 6 || isAlone || ring.hasNoZero(w[r * dimension + c]) {
          (best, cost) = ((r, c), price)
        }
      }
    }
    return best
  }
}

/// Determinants of parts of a matrix by expansion, each once: 2ⁿ of them at most, without a division.
private struct Minors {
  let ring: ExpressionRing
  let entries: [NodeID]
  let dimension: Int
  private var known: [[Int]: NodeID] = [:]

  init(ring: ExpressionRing, entries: [NodeID], dimension: Int) {
    self.ring = ring
    self.entries = entries
    self.dimension = dimension
  }

  mutating func determinant(_ rows: [Int], _ columns: [Int]) -> NodeID {
    guard let r = rows.first else { return ring.one }
    let key = rows + [-1] + columns
    if let found = known[key] { return found }
    var terms: [NodeID] = [], subtracted: [NodeID] = []
    for (k, c) in columns.enumerated() where !ring.isZero(entries[r * dimension + c]) {
      let minor = determinant(Array(rows.dropFirst()), columns.filter { $0 != c })
      let term = ring.multiply(entries[r * dimension + c], minor)
      if k % 2 == 0 { terms.append(term) } else { subtracted.append(term) }
    }
    let total = ring.sum(terms, minus: subtracted)
    known[key] = total
    return total
  }
}
