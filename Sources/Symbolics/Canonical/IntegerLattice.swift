import Scalars

/// Integer combinations of rational vectors: a basis in Hermite form, and coordinates in it.
///
/// Arguments of exponentials and angles are such vectors over their terms: eˣ and e^(x/2 + y) become products of powers
/// of e^(x/2) and e^y, which are independent because x/2 and y are.
struct IntegerLattice {
  /// Linear combinations of terms.
  typealias Vector = [NodeID: Rational]

  private let columns: [NodeID]
  private(set) var basis: [Vector] = []
  private var pivots: [NodeID] = []

  /// - Parameter columns: every term, in the order in which it is eliminated.
  init(_ vectors: [Vector], columns: [NodeID]) {
    self.columns = columns
    var rows = vectors.filter { !$0.isEmpty }
    for column in columns {
      // Euclid's algorithm on the column until one row is left with it.
      var active = rows.indices.filter { rows[$0][column] != nil }
      if active.isEmpty { continue }
      while active.count > 1 {
        active.sort { size(rows[$0][column]) < size(rows[$1][column]) }
        let pivot = rows[active[0]]
        for i in active.dropFirst() {
          guard let a = rows[i][column], let b = pivot[column] else { continue }
          rows[i] = IntegerLattice.combined(rows[i], -(a / b).floor, pivot)
        }
        active = active.filter { rows[$0][column] != nil }
      }
      var row = rows.remove(at: active[0])
      if row[column]?.isNegative ?? false { row = row.mapValues { -$0 } }
      for (k, known) in basis.enumerated() {
        guard let a = known[column], let b = row[column] else { continue }
        basis[k] = IntegerLattice.combined(known, -(a / b).floor, row)
      }
      basis.append(row)
      pivots.append(column)
      rows.removeAll { $0.isEmpty }
    }
  }

  private func size(_ a: Rational?) -> Rational { (a ?? 0).magnitude }

  /// a + c·b, without zeros.
  private static func combined(_ a: Vector, _ c: Rational, _ b: Vector) -> Vector {
    var result = a
    for (term, value) in b {
      let total = (result[term] ?? 0) + c * value
      result[term] = total.isZero ? nil : total
    }
    return result
  }

  /// The integer coordinates of a vector; nil when it is not in the lattice.
  func coordinates(of vector: Vector) -> [Int]? {
    var rest = vector, result: [Int] = []
    for (row, pivot) in zip(basis, pivots) {
      guard let b = row[pivot] else { return nil }
      let c = (rest[pivot] ?? 0) / b
      guard let n = c.asInt, n.magnitude <= 1 << 20 else { return nil }
      if n != 0 { rest = IntegerLattice.combined(rest, Rational(-n), row) }
      result.append(n)
    }
    return rest.isEmpty ? result : nil
  }
}

extension Arena {
  /// A node as a combination of terms with rational coefficients; a number stands beside the node 1.
  func combination(_ id: NodeID) -> IntegerLattice.Vector {
    switch kind(id) {
    case .number: return value(id).isZero ? [:] : [Arena.one: value(id)]
    case .sum:
      var result: IntegerLattice.Vector = [:]
      let constant = value(operand(id, 0))
      if !constant.isZero { result[Arena.one] = constant }
      for i in stride(from: 1, to: operandCount(id), by: 2) { result[operand(id, i + 1)] = value(operand(id, i)) }
      return result
    default: return [id: 1]
    }
  }

  /// The same with the coefficient of a product taken out of the term.
  mutating func monicCombination(_ id: NodeID) -> IntegerLattice.Vector {
    guard kind(id) == .product else { return combination(id) }
    let c = operand(id, 0)
    return [scale(id, by: number(value(c).inverse)): value(c)]
  }

  /// The node of a combination, terms in a fixed order.
  mutating func node(_ vector: IntegerLattice.Vector, columns: [NodeID]) -> NodeID {
    sum(columns.compactMap { term in vector[term].map { ($0, term) } }.map { scale($1, by: number($0)) })
  }
}
