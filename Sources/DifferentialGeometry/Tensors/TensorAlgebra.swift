import Scalars

/// Tensor algebra of a metric, written once over any ring of coefficients.
///
/// Components lie in flat row-major arrays of n, n², n³ or n⁴ elements. The ring may be unsimplified expressions,
/// canonical ones, residues modulo a prime, `Double` or balls: every formula here is the same for all.
///
/// Conventions: Γᵏᵢⱼ is stored [k][i][j], Γ_{ij,k} [i][j][k]; R_{ijkl} = g(R(∂ᵢ,∂ⱼ)∂ₖ, ∂ₗ) with
/// R(X,Y)Z = ∇X∇YZ − ∇Y∇XZ − ∇[X,Y]Z, so that spheres are positive.
public struct TensorAlgebra<Ring: CoefficientRing> {
  /// A component.
  public typealias Element = Ring.Element
  /// Where components are calculated.
  public let ring: Ring
  /// The dimension n.
  public let dimension: Int

  /// Makes the algebra of n-dimensional tensors.
  public init(_ ring: Ring, dimension: Int) {
    precondition(dimension > 0, "a manifold has at least one dimension, not \(dimension)")
    self.ring = ring
    self.dimension = dimension
  }

  /// The inverse of a symmetric matrix by elimination, the cheapest pivot first.
  ///
  /// - Throws: `GeometryError.degenerateMetric` when every pivot left is zero.
  public func inverse(_ g: [Element]) throws -> [Element] {
    let n = dimension
    precondition(g.count == n * n, "\(g.count) components for a \(n)×\(n) matrix")
    if let symmetric = try symmetricInverse(g) { return symmetric }
    return try inverse(ofGeneral: g)
  }

  /// By g = P L D Lᵀ Pᵀ; nil when a diagonal of zeros is met, as in [[0, 1], [1, 0]].
  private func symmetricInverse(_ g: [Element]) throws -> [Element]? {
    let n = dimension
    var w = g
    var order: [Int] = []
    var left = Array(0..<n)
    var lower = [Element](repeating: ring.zero, count: n * n)
    var pivots: [Element] = [], inverses: [Element] = []
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
      pivots.append(w[p * n + p])
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
    // M = L⁻¹ column by column in the order of elimination; g⁻¹ = Mᵀ D⁻¹ M.
    var m = [Element](repeating: ring.zero, count: n * n)
    var terms: [Element] = []
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
    var result = [Element](repeating: ring.zero, count: n * n)
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

  /// The inverse of any matrix, by Gauss–Jordan elimination with row pivots.
  ///
  /// - Throws: `GeometryError.degenerateMetric` when the determinant is zero.
  public func inverse(ofGeneral g: [Element]) throws -> [Element] {
    let n = dimension
    var w = g
    var result = [Element](repeating: ring.zero, count: n * n)
    for i in 0..<n { result[i * n + i] = ring.one }
    for k in 0..<n {
      var best: Int?
      for i in k..<n where !ring.isZero(w[i * n + k]) {
        if let chosen = best, ring.pivotCost(w[chosen * n + k]) <= ring.pivotCost(w[i * n + k]) { continue }
        best = i
      }
      guard let p = best else { throw GeometryError.degenerateMetric(at: [], reason: "has determinant zero") }
      if p != k {
        for j in 0..<n {
          w.swapAt(p * n + j, k * n + j)
          result.swapAt(p * n + j, k * n + j)
        }
      }
      let inverse = try ring.inverse(w[k * n + k])
      for j in 0..<n {
        w[k * n + j] = ring.multiply(w[k * n + j], inverse)
        result[k * n + j] = ring.multiply(result[k * n + j], inverse)
      }
      for i in 0..<n where i != k && !ring.isZero(w[i * n + k]) {
        let factor = w[i * n + k]
        for j in 0..<n {
          w[i * n + j] = ring.subtract(w[i * n + j], ring.multiply(factor, w[k * n + j]))
          result[i * n + j] = ring.subtract(result[i * n + j], ring.multiply(factor, result[k * n + j]))
        }
      }
    }
    return result
  }
}
