import Scalars

extension TensorAlgebra {
  /// The Christoffel symbols of the first kind of the Levi-Civita connection, stored [i][j][k].
  ///
  ///     [ij,k] = ½(∂ᵢgⱼₖ + ∂ⱼgᵢₖ − ∂ₖgᵢⱼ)
  ///
  /// - Parameter derivatives: ∂ₖgᵢⱼ, stored [k][i][j].
  public func leviCivita(derivatives d: [Element]) -> [Element] {
    let n = dimension, nn = n * n
    var result = [Element](repeating: ring.zero, count: n * nn)
    var plus: [Element] = [], minus: [Element] = []
    for i in 0..<n {
      for j in i..<n {
        for k in 0..<n {
          plus.removeAll(keepingCapacity: true)
          minus.removeAll(keepingCapacity: true)
          let a = d[i * nn + j * n + k], b = d[j * nn + i * n + k], c = d[k * nn + i * n + j]
          if !ring.isZero(a) { plus.append(a) }
          if !ring.isZero(b) { plus.append(b) }
          if !ring.isZero(c) { minus.append(c) }
          if plus.isEmpty && minus.isEmpty { continue }
          let value = ring.scale(ring.sum(plus, minus: minus), by: Rational(1, 2))
          result[i * nn + j * n + k] = value
          result[j * nn + i * n + k] = value
        }
      }
    }
    return result
  }

  /// The α-connection of the first kind, stored [i][j][k].
  ///
  ///     Γ^(α)_{ij,k} = [ij,k] − (α/2) T_ijk
  ///
  /// The connections of α and −α are dual, and those of an exponential family are flat for α = ±1.
  /// Proved: Connections.alpha_dual. Proved: Connections.expfam_eflat.
  public func alphaConnection(leviCivita: [Element], cubic: [Element], alpha: Element) -> [Element] {
    let half = ring.scale(alpha, by: Rational(-1, 2))
    if ring.isZero(half) { return leviCivita }
    var result = leviCivita
    for index in result.indices where !ring.isZero(cubic[index]) {
      result[index] = ring.add(result[index], ring.multiply(half, cubic[index]))
    }
    return result
  }

  /// Γᵏᵢⱼ = gᵏˡ Γ_{ij,l}, stored [k][i][j].
  public func raised(_ first: [Element], inverse: [Element]) -> [Element] {
    let n = dimension, nn = n * n
    var result = [Element](repeating: ring.zero, count: n * nn)
    var terms: [Element] = []
    for k in 0..<n {
      for i in 0..<n {
        for j in i..<n {
          terms.removeAll(keepingCapacity: true)
          for l in 0..<n {
            let g = inverse[k * n + l], c = first[i * nn + j * n + l]
            if ring.isZero(g) || ring.isZero(c) { continue }
            terms.append(ring.multiply(g, c))
          }
          let value = ring.sum(terms)
          result[k * nn + i * n + j] = value
          result[k * nn + j * n + i] = value
        }
      }
    }
    return result
  }

  /// The acceleration of a geodesic, −Γᵏᵢⱼ vⁱ vʲ = −gᵏˡ (Γ_{ij,l} vⁱ vʲ).
  public func acceleration(first: [Element], inverse: [Element], velocity v: [Element]) -> [Element] {
    let n = dimension, nn = n * n
    var lowered: [Element] = []
    for l in 0..<n {
      var terms: [Element] = []
      for i in 0..<n {
        for j in i..<n {
          let c = first[i * nn + j * n + l]
          if ring.isZero(c) { continue }
          let product = ring.multiply(c, ring.multiply(v[i], v[j]))
          terms.append(i == j ? product : ring.scale(product, by: 2))
        }
      }
      lowered.append(ring.sum(terms))
    }
    var result: [Element] = []
    for k in 0..<n {
      var terms: [Element] = []
      for l in 0..<n where !ring.isZero(inverse[k * n + l]) && !ring.isZero(lowered[l]) {
        terms.append(ring.multiply(inverse[k * n + l], lowered[l]))
      }
      result.append(ring.negate(ring.sum(terms)))
    }
    return result
  }
}
