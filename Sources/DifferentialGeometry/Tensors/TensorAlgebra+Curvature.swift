import Scalars

extension TensorAlgebra {
  /// The Riemann tensor of the Levi-Civita connection, R_{ijkl} stored [i][j][k][l].
  ///
  ///     R_{ijkl} = ½(∂ᵢ∂ₖgⱼₗ + ∂ⱼ∂ₗgᵢₖ − ∂ᵢ∂ₗgⱼₖ − ∂ⱼ∂ₖgᵢₗ) + Γ_{jl,m}Γᵐᵢₖ − Γ_{il,m}Γᵐⱼₖ
  ///
  /// - Parameters:
  ///   - second: ∂ₐ∂_b gᵢⱼ, stored [a][b][i][j].
  ///   - first: [ij,k]; `raised`: Γᵏᵢⱼ.
  public func riemann(second dd: [Element], first: [Element], raised: [Element]) -> [Element] {
    let n = dimension, nn = n * n, nnn = n * nn
    return pairSymmetric { i, j, k, l, plus, minus in
      let a = dd[i * nnn + k * nn + j * n + l], b = dd[j * nnn + l * nn + i * n + k]
      let c = dd[i * nnn + l * nn + j * n + k], d = dd[j * nnn + k * nn + i * n + l]
      if !ring.isZero(a) { plus.append(a) }
      if !ring.isZero(b) { plus.append(b) }
      if !ring.isZero(c) { minus.append(c) }
      if !ring.isZero(d) { minus.append(d) }
      let isEmpty = plus.isEmpty && minus.isEmpty
      let linear = isEmpty ? ring.zero : ring.scale(ring.sum(plus, minus: minus), by: Rational(1, 2))
      plus.removeAll(keepingCapacity: true)
      minus.removeAll(keepingCapacity: true)
      if !isEmpty { plus.append(linear) }
      for m in 0..<n {
        let p = first[j * nn + l * n + m], q = raised[m * nn + i * n + k]
        if !ring.isZero(p), !ring.isZero(q) { plus.append(ring.multiply(p, q)) }
        let r = first[i * nn + l * n + m], s = raised[m * nn + j * n + k]
        if !ring.isZero(r), !ring.isZero(s) { minus.append(ring.multiply(r, s)) }
      }
      return ring.sum(plus, minus: minus)
    }
  }

  /// The Riemann tensor of the Levi-Civita connection of a dually flat manifold, from third cumulants alone.
  ///
  ///     R_{ijkl} = ¼ (T_ikm Tᵐⱼₗ − T_jkm Tᵐᵢₗ)
  ///
  /// It is tensorial and holds in every chart. Proved: HessianGeometry.hessian_curvature.
  /// Source: Amari & Nagaoka (2000), §3.3.
  ///
  /// - Parameter mixed: Tᵐᵢⱼ = gᵐⁿ T_ijn, stored [m][i][j].
  public func riemannOfDuallyFlat(cubic t: [Element], mixed up: [Element]) -> [Element] {
    let n = dimension, nn = n * n
    return pairSymmetric { i, j, k, l, plus, minus in
      for m in 0..<n {
        let a = t[i * nn + k * n + m], b = up[m * nn + j * n + l]
        if !ring.isZero(a), !ring.isZero(b) { plus.append(ring.multiply(a, b)) }
        let c = t[j * nn + k * n + m], d = up[m * nn + i * n + l]
        if !ring.isZero(c), !ring.isZero(d) { minus.append(ring.multiply(c, d)) }
      }
      return ring.scale(ring.sum(plus, minus: minus), by: Rational(1, 4))
    }
  }

  /// The Ricci tensor of the Levi-Civita connection of a dually flat manifold: the trace of its Riemann tensor.
  ///
  ///     Ric_jk = ¼ (Tᵐᵢₖ Tⁱⱼₘ − Tᵐⱼₖ Tⁱᵢₘ)
  ///
  /// - Parameter mixed: Tᵐᵢⱼ, stored [m][i][j].
  public func ricciOfDuallyFlat(mixed t: [Element]) -> [Element] {
    let n = dimension, nn = n * n
    let traces = (0..<n).map { m in ring.sum((0..<n).map { t[$0 * nn + $0 * n + m] }) }
    var result = [Element](repeating: ring.zero, count: nn)
    var plus: [Element] = [], minus: [Element] = []
    for j in 0..<n {
      for k in j..<n {
        plus.removeAll(keepingCapacity: true)
        minus.removeAll(keepingCapacity: true)
        for m in 0..<n {
          for i in 0..<n { append(t[m * nn + i * n + k], t[i * nn + j * n + m], to: &plus) }
          append(t[m * nn + j * n + k], traces[m], to: &minus)
        }
        let value = ring.scale(ring.sum(plus, minus: minus), by: Rational(1, 4))
        result[j * n + k] = value
        result[k * n + j] = value
      }
    }
    return result
  }

  /// The scalar curvature of the Levi-Civita connection of a dually flat manifold.
  ///
  ///     R = ¼ (gʲᵏ Tᵐᵢₖ Tⁱⱼₘ − gᵐⁿ τₘ τₙ)      τₘ = Tⁱᵢₘ
  ///
  /// - Parameter mixed: Tᵐᵢⱼ, stored [m][i][j].
  public func scalarOfDuallyFlat(mixed t: [Element], inverse g: [Element]) -> Element {
    let n = dimension, nn = n * n
    var totals: [Element] = [], plus: [Element] = [], raised: [Element] = []
    for m in 0..<n {
      for i in 0..<n {
        plus.removeAll(keepingCapacity: true)
        for j in 0..<n where !ring.isZero(t[i * nn + j * n + m]) {
          raised.removeAll(keepingCapacity: true)
          for k in 0..<n { append(g[j * n + k], t[m * nn + i * n + k], to: &raised) }
          if !raised.isEmpty { append(ring.sum(raised), t[i * nn + j * n + m], to: &plus) }
        }
        if !plus.isEmpty { totals.append(ring.sum(plus)) }
      }
    }
    let traces = (0..<n).map { m in ring.sum((0..<n).map { t[$0 * nn + $0 * n + m] }) }
    let square = innerProduct(g, traces, traces)
    return ring.scale(ring.subtract(ring.sum(totals), square), by: Rational(1, 4))
  }

  /// The Riemann tensor of any torsion-free connection, lowered by the metric.
  ///
  ///     R_{ijkl} = ∂ᵢΓ_{jk,l} − ∂ⱼΓ_{ik,l} − Γ*_{il,m}Γᵐⱼₖ + Γ*_{jl,m}Γᵐᵢₖ
  ///
  /// - Parameters:
  ///   - derivatives: ∂ₐΓ_{ij,k}, stored [a][i][j][k].
  ///   - raised: Γᵏᵢⱼ.
  ///   - dual: Γ*_{ij,k} of the dual connection, with ∂ₖgᵢⱼ = Γ_{ki,j} + Γ*_{kj,i}.
  public func riemann(derivatives d: [Element], raised: [Element], dual: [Element]) -> [Element] {
    let n = dimension, nn = n * n, nnn = n * nn
    var result = [Element](repeating: ring.zero, count: n * nnn)
    var plus: [Element] = [], minus: [Element] = []
    for i in 0..<n {
      for j in (i + 1)..<max(n, i + 1) {
        for k in 0..<n {
          for l in 0..<n {
            plus.removeAll(keepingCapacity: true)
            minus.removeAll(keepingCapacity: true)
            let a = d[i * nnn + j * nn + k * n + l], b = d[j * nnn + i * nn + k * n + l]
            if !ring.isZero(a) { plus.append(a) }
            if !ring.isZero(b) { minus.append(b) }
            for m in 0..<n {
              let p = dual[i * nn + l * n + m], q = raised[m * nn + j * n + k]
              if !ring.isZero(p), !ring.isZero(q) { minus.append(ring.multiply(p, q)) }
              let r = dual[j * nn + l * n + m], s = raised[m * nn + i * n + k]
              if !ring.isZero(r), !ring.isZero(s) { plus.append(ring.multiply(r, s)) }
            }
            let value = ring.sum(plus, minus: minus)
            if ring.isZero(value) { continue }
            result[i * nnn + j * nn + k * n + l] = value
            result[j * nnn + i * nn + k * n + l] = ring.negate(value)
          }
        }
      }
    }
    return result
  }

  /// The Ricci tensor, Ric_jk = gⁱˡ R_{ijkl}, the trace of X ↦ R(X, ∂ⱼ)∂ₖ.
  ///
  /// - Parameter isSymmetric: a promise that R_{ijkl} = R_{klij}, as for a Levi-Civita connection.
  public func ricci(riemann r: [Element], inverse: [Element], isSymmetric: Bool = false) -> [Element] {
    let n = dimension, nn = n * n, nnn = n * nn
    var result = [Element](repeating: ring.zero, count: nn)
    var terms: [Element] = []
    for j in 0..<n {
      for k in (isSymmetric ? j : 0)..<n {
        terms.removeAll(keepingCapacity: true)
        for i in 0..<n where i != j {
          for l in 0..<n {
            let g = inverse[i * n + l], component = r[i * nnn + j * nn + k * n + l]
            if ring.isZero(g) || ring.isZero(component) { continue }
            terms.append(ring.multiply(g, component))
          }
        }
        let value = ring.sum(terms)
        result[j * n + k] = value
        if isSymmetric { result[k * n + j] = value }
      }
    }
    return result
  }

  /// The trace gʲᵏ A_jk.
  public func trace(_ a: [Element], inverse: [Element]) -> Element {
    let n = dimension
    var terms: [Element] = []
    for j in 0..<n {
      for k in 0..<n where !ring.isZero(inverse[j * n + k]) && !ring.isZero(a[j * n + k]) {
        terms.append(ring.multiply(inverse[j * n + k], a[j * n + k]))
      }
    }
    return ring.sum(terms)
  }

  /// The numerator and the denominator of a sectional curvature.
  ///
  ///     K(u,v) = g(R(u,v)v, u) / (|u|²|v|² − ⟨u,v⟩²)
  public func sectional(
    riemann r: [Element], metric g: [Element], plane u: [Element], _ v: [Element]
  ) -> (numerator: Element, denominator: Element) {
    let n = dimension, nn = n * n, nnn = n * nn
    var terms: [Element] = []
    for i in 0..<n where !ring.isZero(u[i]) {
      for j in 0..<n where !ring.isZero(v[j]) {
        for k in 0..<n where !ring.isZero(v[k]) {
          for l in 0..<n where !ring.isZero(u[l]) {
            let component = r[i * nnn + j * nn + k * n + l]
            if ring.isZero(component) { continue }
            terms.append(
              ring.multiply(ring.multiply(ring.multiply(u[i], v[j]), ring.multiply(v[k], u[l])), component))
          }
        }
      }
    }
    let uu = innerProduct(g, u, u), vv = innerProduct(g, v, v), uv = innerProduct(g, u, v)
    return (ring.sum(terms), ring.subtract(ring.multiply(uu, vv), ring.multiply(uv, uv)))
  }

  /// g(u, v).
  public func innerProduct(_ g: [Element], _ u: [Element], _ v: [Element]) -> Element {
    let n = dimension
    var terms: [Element] = []
    for i in 0..<n where !ring.isZero(u[i]) {
      for j in 0..<n where !ring.isZero(v[j]) && !ring.isZero(g[i * n + j]) {
        terms.append(ring.multiply(ring.multiply(u[i], v[j]), g[i * n + j]))
      }
    }
    return ring.sum(terms)
  }

  /// ω♯ⁱ = gⁱʲωⱼ, for an inverse that is known.
  public func sharp(_ covector: [Element], inverse: [Element]) -> [Element] {
    let n = dimension
    precondition(covector.count == n, "\(covector.count) components in dimension \(n)")
    return (0..<n).map { i in
      var terms: [Element] = []
      for j in 0..<n where !ring.isZero(inverse[i * n + j]) && !ring.isZero(covector[j]) {
        terms.append(ring.multiply(inverse[i * n + j], covector[j]))
      }
      return ring.sum(terms)
    }
  }

  /// All components of a tensor with the symmetries R_{ijkl} = −R_{jikl} = −R_{ijlk} = R_{klij}.
  ///
  /// - Parameter component: is lent two empty lists to collect terms in.
  private func pairSymmetric(
    _ component: (Int, Int, Int, Int, inout [Element], inout [Element]) -> Element
  ) -> [Element] {
    let n = dimension, nn = n * n, nnn = n * nn
    var result = [Element](repeating: ring.zero, count: n * nnn)
    var plus: [Element] = [], minus: [Element] = []
    var pairs: [(Int, Int)] = []
    for i in 0..<n { for j in (i + 1)..<max(n, i + 1) { pairs.append((i, j)) } }
    for (p, (i, j)) in pairs.enumerated() {
      for (k, l) in pairs[p...] {
        plus.removeAll(keepingCapacity: true)
        minus.removeAll(keepingCapacity: true)
        let value = component(i, j, k, l, &plus, &minus)
        if ring.isZero(value) { continue }
        let opposite = ring.negate(value)
        result[i * nnn + j * nn + k * n + l] = value
        result[k * nnn + l * nn + i * n + j] = value
        result[j * nnn + i * nn + l * n + k] = value
        result[l * nnn + k * nn + j * n + i] = value
        result[j * nnn + i * nn + k * n + l] = opposite
        result[i * nnn + j * nn + l * n + k] = opposite
        result[k * nnn + l * nn + j * n + i] = opposite
        result[l * nnn + k * nn + i * n + j] = opposite
      }
    }
    return result
  }
}
