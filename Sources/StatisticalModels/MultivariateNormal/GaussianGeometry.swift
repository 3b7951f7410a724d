import DifferentialGeometry
import Scalars

/// Fisher geometry of normal vectors in the coordinates μ and the upper triangle of Σ, in any dimension.
///
///     g = dμᵀP dμ + (w/2) tr(P dΣ P dΣ)      T = 3 dμᵀP dΣ P dμ + w tr((P dΣ)³)      P = Σ⁻¹
///     μ̈ = (1+α) Σ̇Pμ̇      Σ̈ = (1+α) Σ̇PΣ̇ − (1−α) μ̇μ̇ᵀ
///
/// w = 1 for normal vectors, ν for a Wishart matrix. The α-geodesics follow from (Pμ, P) being straight for α = 1 and
/// (μ, Σ + μμᵀ) for α = −1. Source: Skovgaard (1984), Scand. J. Statist. 11, for α = 0.
struct GaussianGeometry: StructuredGeometry {
  /// A coordinate: a component of μ, or an entry of Σ with row ≤ column.
  enum Coordinate: Equatable {
    case mean(Int)
    case entry(Int, Int)

    /// The entries of Σ that the coordinate moves.
    var moved: [(Int, Int)] {
      switch self {
      case .mean: []
      case .entry(let i, let j): i == j ? [(i, i)] : [(i, j), (j, i)]
      }
    }
  }

  /// The number of rows of Σ.
  let order: Int
  let hasMean: Bool
  /// w.
  let weight: Rational

  var meanCount: Int { hasMean ? order : 0 }
  var dimension: Int { meanCount + order * (order + 1) / 2 }

  var coordinates: [Coordinate] {
    var result: [Coordinate] = (0..<meanCount).map { .mean($0) }
    for i in 0..<order { for j in i..<order { result.append(.entry(i, j)) } }
    return result
  }

  /// A symmetric matrix of the entries of its upper triangle.
  func matrix<Element>(_ entries: ArraySlice<Element>) -> [Element] {
    let d = order
    return (0..<d * d).map { place in
      let (i, j) = (Swift.min(place / d, place % d), Swift.max(place / d, place % d))
      return entries[entries.startIndex + i * d - i * (i - 1) / 2 + j - i]
    }
  }

  func covariance<Element>(_ x: [Element]) -> [Element] { matrix(x[meanCount...]) }

  func precision<Ring: CoefficientRing>(_ x: [Ring.Element], _ ring: Ring) throws -> [Ring.Element] {
    try TensorAlgebra(ring, dimension: order).inverse(covariance(x))
  }

  // MARK: Tensors

  func metric<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element] {
    let p = try precision(x, ring), n = dimension, all = coordinates
    var g = [Ring.Element](repeating: ring.zero, count: n * n)
    for a in 0..<n {
      for b in a..<n {
        let value: Ring.Element
        switch (all[a], all[b]) {
        case (.mean(let i), .mean(let j)): value = p[i * order + j]
        case (.entry, .entry): value = ring.scale(trace(p, all[a], all[b], ring), by: weight / 2)
        default: continue
        }
        g[a * n + b] = value
        g[b * n + a] = value
      }
    }
    return g
  }

  func innerProduct<Ring: CoefficientRing>(
    _ u: [Ring.Element], _ v: [Ring.Element], at x: [Ring.Element], in ring: Ring
  ) throws -> Ring.Element {
    let d = order, p = try precision(x, ring)
    func image(_ vector: [Ring.Element]) -> [Ring.Element] {
      let change = covariance(vector)
      return (0..<d * d).map { place in
        ring.sum((0..<d).map { ring.multiply(p[place / d * d + $0], change[$0 * d + place % d]) })
      }
    }
    let a = image(u), b = image(v)
    let trace = ring.sum((0..<d * d).map { ring.multiply(a[$0], b[$0 % d * d + $0 / d]) })
    var terms = [ring.scale(trace, by: weight / 2)]
    for i in 0..<meanCount {
      terms.append(ring.multiply(u[i], ring.sum((0..<d).map { ring.multiply(p[i * d + $0], v[$0]) })))
    }
    return ring.sum(terms)
  }

  func inverseMetric<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) -> [Ring.Element] {
    let s = covariance(x), n = dimension, all = coordinates, d = order
    var g = [Ring.Element](repeating: ring.zero, count: n * n)
    for a in 0..<n {
      for b in a..<n {
        let value: Ring.Element
        switch (all[a], all[b]) {
        case (.mean(let i), .mean(let j)): value = s[i * d + j]
        case (.entry(let i, let j), .entry(let k, let l)):
          let sum = ring.add(
            ring.multiply(s[i * d + k], s[j * d + l]), ring.multiply(s[i * d + l], s[j * d + k]))
          value = ring.scale(sum, by: 1 / weight)
        default: continue
        }
        g[a * n + b] = value
        g[b * n + a] = value
      }
    }
    return g
  }

  func metricDerivatives<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element] {
    // ∂g along an entry of Σ is −T; along μ it vanishes.
    var result = try cubicForm(at: x, in: ring)
    let n = dimension
    for k in 0..<n {
      for place in k * n * n..<(k + 1) * n * n where !ring.isZero(result[place]) {
        result[place] = k < meanCount ? ring.zero : ring.negate(result[place])
      }
    }
    return result
  }

  func cubicForm<Ring: CoefficientRing>(at x: [Ring.Element], in ring: Ring) throws -> [Ring.Element] {
    let p = try precision(x, ring), n = dimension, all = coordinates
    var t = [Ring.Element](repeating: ring.zero, count: n * n * n)
    for a in 0..<n {
      for b in a..<n {
        for c in b..<n {
          let value: Ring.Element
          switch (all[a], all[b], all[c]) {
          case (.mean(let i), .mean(let j), .entry): value = sandwich(p, i, all[c], j, ring)
          case (.entry, .entry, .entry): value = ring.scale(trace(p, all[a], all[b], all[c], ring), by: weight)
          default: continue
          }
          for (i, j, k) in [(a, b, c), (a, c, b), (b, a, c), (b, c, a), (c, a, b), (c, b, a)] {
            t[i * n * n + j * n + k] = value
          }
        }
      }
    }
    return t
  }

  func acceleration<Ring: CoefficientRing>(
    at x: [Ring.Element], velocity v: [Ring.Element], alpha: Ring.Element, in ring: Ring
  ) throws -> [Ring.Element] {
    let d = order, p = try precision(x, ring), change = covariance(v), u = Array(v[..<meanCount])
    let rise = ring.add(ring.one, alpha), fall = ring.subtract(ring.one, alpha)
    // Σ̇P.
    let flow = (0..<d * d).map { place in
      ring.sum((0..<d).map { ring.multiply(change[place / d * d + $0], p[$0 * d + place % d]) })
    }
    return coordinates.map { coordinate in
      switch coordinate {
      case .mean(let i):
        return ring.multiply(rise, ring.sum((0..<d).map { ring.multiply(flow[i * d + $0], u[$0]) }))
      case .entry(let i, let j):
        let bend = ring.multiply(rise, ring.sum((0..<d).map { ring.multiply(flow[i * d + $0], change[$0 * d + j]) }))
        return hasMean ? ring.subtract(bend, ring.multiply(fall, ring.multiply(u[i], u[j]))) : bend
      }
    }
  }
}

extension GaussianGeometry {
  /// tr(P Eₐ P E_b).
  private func trace<Ring: CoefficientRing>(
    _ p: [Ring.Element], _ a: Coordinate, _ b: Coordinate, _ ring: Ring
  ) -> Ring.Element {
    var terms: [Ring.Element] = []
    for (i, j) in a.moved {
      for (k, l) in b.moved { terms.append(ring.multiply(p[j * order + k], p[l * order + i])) }
    }
    return ring.sum(terms)
  }

  /// tr(P Eₐ P E_b P E_c).
  private func trace<Ring: CoefficientRing>(
    _ p: [Ring.Element], _ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ ring: Ring
  ) -> Ring.Element {
    var terms: [Ring.Element] = []
    for (i, j) in a.moved {
      for (k, l) in b.moved {
        let first = p[j * order + k]
        for (r, s) in c.moved {
          terms.append(ring.multiply(first, ring.multiply(p[l * order + r], p[s * order + i])))
        }
      }
    }
    return ring.sum(terms)
  }

  /// (P E P)ᵢⱼ.
  private func sandwich<Ring: CoefficientRing>(
    _ p: [Ring.Element], _ i: Int, _ e: Coordinate, _ j: Int, _ ring: Ring
  ) -> Ring.Element {
    ring.sum(e.moved.map { ring.multiply(p[i * order + $0.0], p[$0.1 * order + j]) })
  }
}
