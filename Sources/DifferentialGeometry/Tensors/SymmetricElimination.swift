import Scalars

/// A symmetric matrix as P L D Lᵀ Pᵀ, the cheapest pivot first: what inverses and solutions are made from.
struct SymmetricElimination<Ring: CoefficientRing> {
  private let ring: Ring
  private let n: Int
  /// The rows in the order of elimination.
  private var order: [Int] = []
  /// L, by the rows of the matrix.
  private var lower: [Ring.Element]
  /// D⁻¹.
  private var inverses: [Ring.Element] = []

  /// Nil when a diagonal of zeros is met, as in [[0, 1], [1, 0]].
  ///
  /// - Throws: what the ring throws for a pivot without an inverse.
  init?(_ g: [Ring.Element], dimension n: Int, _ ring: Ring) throws {
    self.ring = ring
    self.n = n
    lower = [Ring.Element](repeating: ring.zero, count: n * n)
    var w = g
    var left = Array(0..<n)
    while !left.isEmpty {
      var best: Int?
      for i in left where !ring.isZero(w[i * n + i]) {
        if let chosen = best, ring.pivotCost(w[chosen * n + chosen]) <= ring.pivotCost(w[i * n + i]) { continue }
        best = i
      }
      guard let p = best else { return nil }
      left.removeAll { $0 == p }
      order.append(p)
      let inverse = try ring.inverse(w[p * n + p])
      inverses.append(inverse)
      for i in left where !ring.isZero(w[i * n + p]) {
        lower[i * n + p] = ring.multiply(w[i * n + p], inverse)
      }
      for (a, i) in left.enumerated() where !ring.isZero(lower[i * n + p]) {
        for j in left[a...] where !ring.isZero(w[j * n + p]) {
          let update = ring.subtract(w[i * n + j], ring.multiply(lower[i * n + p], w[j * n + p]))
          w[i * n + j] = update
          w[j * n + i] = update
        }
      }
    }
  }

  /// g⁻¹ω by substitution, without an inverse.
  func solution(_ ω: [Ring.Element]) -> [Ring.Element] {
    var x = order.map { ω[$0] }
    var terms: [Ring.Element] = []
    func product(_ l: Ring.Element, _ c: Int) {
      if !ring.isZero(l), !ring.isZero(x[c]) { terms.append(ring.multiply(l, x[c])) }
    }
    for a in 0..<n {
      terms.removeAll(keepingCapacity: true)
      for c in 0..<a { product(lower[order[a] * n + order[c]], c) }
      if !terms.isEmpty { x[a] = ring.sum([x[a]], minus: terms) }
    }
    for a in 0..<n where !ring.isZero(x[a]) { x[a] = ring.multiply(x[a], inverses[a]) }
    for a in stride(from: n - 1, through: 0, by: -1) {
      terms.removeAll(keepingCapacity: true)
      for c in (a + 1)..<max(n, a + 1) { product(lower[order[c] * n + order[a]], c) }
      if !terms.isEmpty { x[a] = ring.sum([x[a]], minus: terms) }
    }
    var result = x
    for (a, place) in order.enumerated() { result[place] = x[a] }
    return result
  }

  /// g⁻¹.
  var inverse: [Ring.Element] {
    // M = L⁻¹ column by column in the order of elimination; g⁻¹ = Mᵀ D⁻¹ M.
    var m = [Ring.Element](repeating: ring.zero, count: n * n)
    var terms: [Ring.Element] = []
    for b in 0..<n {
      m[b * n + b] = ring.one
      for a in (b + 1)..<max(n, b + 1) {
        terms.removeAll(keepingCapacity: true)
        for c in b..<a {
          let l = lower[order[a] * n + order[c]]
          if ring.isZero(l) || ring.isZero(m[c * n + b]) { continue }
          terms.append(c == b ? l : ring.multiply(l, m[c * n + b]))
        }
        m[a * n + b] = ring.sum([], minus: terms)
      }
    }
    var result = [Ring.Element](repeating: ring.zero, count: n * n)
    for a in 0..<n {
      for b in a..<n {
        terms.removeAll(keepingCapacity: true)
        for c in b..<n {
          let x = m[c * n + a], y = m[c * n + b]
          if ring.isZero(x) || ring.isZero(y) { continue }
          let scaled = c == b ? inverses[c] : ring.multiply(y, inverses[c])
          terms.append(c == a ? scaled : ring.multiply(x, scaled))
        }
        let entry = ring.sum(terms)
        result[order[a] * n + order[b]] = entry
        result[order[b] * n + order[a]] = entry
      }
    }
    return result
  }
}
