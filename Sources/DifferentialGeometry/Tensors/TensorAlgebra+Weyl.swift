import Scalars

extension TensorAlgebra {
  /// The Weyl tensor of a metric in n ≥ 3 dimensions, C_{ijkl} stored [i][j][k][l]; it vanishes for n = 3.
  ///
  ///     C_{ijkl} = R_{ijkl} − (Ric_jk g_il − Ric_ik g_jl + g_jk Ric_il − g_ik Ric_jl)/(n − 2)
  ///                + R (g_jk g_il − g_ik g_jl)/((n − 1)(n − 2))
  ///
  /// Source: Lee, Introduction to Riemannian Manifolds (2018), chapter 7, in the index order of this library.
  ///
  /// - Precondition: n ≥ 3.
  public func weyl(
    riemann: [Element], ricci: [Element], scalar: Element, metric g: [Element]
  ) -> [Element] {
    let n = dimension, nn = n * n, nnn = n * nn
    precondition(n >= 3, "there is no Weyl tensor in dimension \(n)")
    let slope = Rational(1, n - 2), constant = Rational(1, (n - 1) * (n - 2))
    // S = Ric/(n − 2) − R g/(2 (n − 1)(n − 2)), the Schouten tensor.
    var s = [Element](repeating: ring.zero, count: nn)
    for i in 0..<nn {
      let trace = ring.isZero(g[i]) || ring.isZero(scalar) ? ring.zero : ring.multiply(scalar, g[i])
      s[i] = ring.subtract(ring.scale(ricci[i], by: slope), ring.scale(trace, by: constant / 2))
    }
    var result = [Element](repeating: ring.zero, count: n * nnn)
    for i in 0..<n {
      for j in 0..<n where j != i {
        for k in 0..<n {
          for l in 0..<n where l != k {
            var plus: [Element] = [], minus: [Element] = []
            let r = riemann[i * nnn + j * nn + k * n + l]
            if !ring.isZero(r) { plus.append(r) }
            append(s[j * n + k], g[i * n + l], to: &minus)
            append(g[j * n + k], s[i * n + l], to: &minus)
            append(s[i * n + k], g[j * n + l], to: &plus)
            append(g[i * n + k], s[j * n + l], to: &plus)
            if plus.isEmpty && minus.isEmpty { continue }
            result[i * nnn + j * nn + k * n + l] = ring.sum(plus, minus: minus)
          }
        }
      }
    }
    return result
  }

  func append(_ a: Element, _ b: Element, to terms: inout [Element]) {
    if !ring.isZero(a), !ring.isZero(b) { terms.append(ring.multiply(a, b)) }
  }

  /// ∇ₐT of a tensor of any type, the index of the derivative first.
  ///
  ///     ∇ₐTⁱⱼ = ∂ₐTⁱⱼ + Γⁱₐₘ Tᵐⱼ − Γᵐₐⱼ Tⁱₘ
  ///
  /// - Parameters:
  ///   - t: components in row-major order.
  ///   - derivatives: ∂ₐT, stored [a][…].
  ///   - upper: for each index whether it stands above.
  ///   - christoffel: Γᵏᵢⱼ, stored [k][i][j].
  public func covariantDerivative(
    of t: [Element], derivatives: [Element], upper: [Bool], christoffel Γ: [Element]
  ) -> [Element] {
    let n = dimension, nn = n * n
    var result: [Element] = []
    result.reserveCapacity(n * t.count)
    for a in 0..<n {
      for place in t.indices {
        var plus: [Element] = [], minus: [Element] = []
        let d = derivatives[a * t.count + place]
        if !ring.isZero(d) { plus.append(d) }
        var stride = t.count
        for isUpper in upper {
          stride /= n
          let i = place / stride % n, base = place - i * stride
          for m in 0..<n {
            if isUpper {
              append(Γ[i * nn + a * n + m], t[base + m * stride], to: &plus)
            } else {
              append(Γ[m * nn + a * n + i], t[base + m * stride], to: &minus)
            }
          }
        }
        result.append(ring.sum(plus, minus: minus))
      }
    }
    return result
  }

  /// The Lie derivative of a tensor of any type along a vector field.
  ///
  ///     (L_X T)ⁱⱼ = Xᵐ∂ₘTⁱⱼ − Tᵐⱼ ∂ₘXⁱ + Tⁱₘ ∂ⱼXᵐ
  ///
  /// - Parameters:
  ///   - derivatives: ∂ₐT, stored [a][…].
  ///   - field: Xⁱ.
  ///   - fieldDerivatives: ∂ₐXⁱ, stored [a][i].
  public func lieDerivative(
    of t: [Element], derivatives: [Element], upper: [Bool], field x: [Element], fieldDerivatives dx: [Element]
  ) -> [Element] {
    let n = dimension
    var result: [Element] = []
    result.reserveCapacity(t.count)
    for place in t.indices {
      var plus: [Element] = [], minus: [Element] = []
      for m in 0..<n { append(x[m], derivatives[m * t.count + place], to: &plus) }
      var stride = t.count
      for isUpper in upper {
        stride /= n
        let i = place / stride % n, base = place - i * stride
        for m in 0..<n {
          if isUpper {
            append(t[base + m * stride], dx[m * n + i], to: &minus)
          } else {
            append(t[base + m * stride], dx[i * n + m], to: &plus)
          }
        }
      }
      result.append(ring.sum(plus, minus: minus))
    }
    return result
  }
}
