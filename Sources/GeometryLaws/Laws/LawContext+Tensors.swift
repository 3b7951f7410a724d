import InformationGeometry

/// Tensors, connections and curvature under a change of parameters.
extension LawContext {
  func metricIsTensor() -> Discrepancy<N>? {
    guard let new = transformed else { return nil }
    let lower = [false, false]
    return Discrepancy(
      new.framed(pulledBack(original.metric, rank: 2), upper: lower), new.framed(new.metric, upper: lower))
  }

  func cubicFormIsTensor() -> Discrepancy<N>? {
    guard let new = transformed, new.hasCubic || original.hasCubic else { return nil }
    let lower = [false, false, false]
    return Discrepancy(
      new.framed(pulledBack(original.cubic, rank: 3), upper: lower), new.framed(new.cubic, upper: lower), terms: [one])
  }

  /// Γ̃ᶜ_ab = (∂wᶜ/∂ξᵏ)(Γᵏᵢⱼ Jⁱₐ Jʲ_b + Hᵏ_ab).
  func connectionTransforms(_ alphas: [Rational]) -> Discrepancy<N>? {
    guard let new = transformed, min(original.derivatives, new.derivatives) >= 1 else { return nil }
    let n = dimension, upper = [true, false, false]
    var left: [N] = [], right: [N] = [], terms: [N] = []
    for alpha in alphas {
      let Γ = original.christoffel(alpha: alpha)
      var inner = contracted(contracted(Γ, 1, 3, jacobian), 2, 3, jacobian)
      for k in inner.indices { inner[k] = inner[k] + second[k] }
      var outer: [N] = []
      for c in 0..<n {
        for ab in 0..<(n * n) {
          outer.append((0..<n).reduce(zero) { $0 + inverseJacobian[c * n + $1] * inner[$1 * n * n + ab] })
        }
      }
      left += new.framed(outer, upper: upper)
      right += new.framed(new.christoffel(alpha: alpha), upper: upper)
      terms += new.framed(
        contracted(contracted(contracted(second, 1, 3, identity), 2, 3, identity), 0, 3, transposedInverse),
        upper: upper)
    }
    return Discrepancy(left, right, terms: terms)
  }

  private var identity: [N] {
    let n = dimension
    return (0..<(n * n)).map { $0 / n == $0 % n ? one : zero }
  }

  private var transposedInverse: [N] {
    let n = dimension
    return (0..<(n * n)).map { inverseJacobian[($0 % n) * n + $0 / n] }
  }

  func riemannIsTensor() -> Discrepancy<N>? {
    guard let new = transformed, dimension >= 2, min(original.derivatives, new.derivatives) >= 2 else { return nil }
    let lower = [Bool](repeating: false, count: 4)
    var left: [N] = [], right: [N] = []
    for alpha in curvatureAlphas {
      left += new.framed(pulledBack(original.riemann(alpha: alpha), rank: 4), upper: lower)
      right += new.framed(new.riemann(alpha: alpha), upper: lower)
    }
    return Discrepancy(left, right, terms: [one])
  }

  private var curvatureAlphas: [Rational] { original.hasCubic ? [0, Rational(1, 3)] : [0] }

  func ricciIsTensor() -> Discrepancy<N>? {
    guard let new = transformed, dimension >= 2, min(original.derivatives, new.derivatives) >= 2 else { return nil }
    let lower = [false, false]
    return Discrepancy(
      new.framed(pulledBack(original.ricci(alpha: 0), rank: 2), upper: lower),
      new.framed(new.ricci(alpha: 0), upper: lower), terms: [one])
  }

  func scalarCurvatureIsInvariant() -> Discrepancy<N>? {
    guard let new = transformed, dimension >= 2, min(original.derivatives, new.derivatives) >= 2 else { return nil }
    return Discrepancy(
      curvatureAlphas.map { original.scalarCurvature(alpha: $0) },
      curvatureAlphas.map { new.scalarCurvature(alpha: $0) },
      terms: [one])
  }

  func sectionalCurvatureIsInvariant() throws -> Discrepancy<N>? {
    guard let new = transformed, dimension >= 2, min(original.derivatives, new.derivatives) >= 2 else { return nil }
    let n = dimension
    // Two vectors of the new chart that are no multiples of coordinate vectors.
    let u = (0..<n).map { number(Rational(2 * $0 + 3, 4)) / new.lengths[$0] }
    let v = (0..<n).map { number(Rational($0 % 2 == 0 ? -1 : 2 + $0, 3)) / new.lengths[$0] }
    func curvature(_ side: LocalGeometry<N>, _ u: [N], _ v: [N]) throws -> N {
      let parts = side.geometry.algebra.sectional(
        riemann: side.riemann(alpha: 0), metric: side.metric, plane: u, v)
      return parts.numerator / parts.denominator
    }
    return Discrepancy(
      [try curvature(original, pushed(u), pushed(v))], [try curvature(new, u, v)], terms: [one])
  }

  /// √det g̃ = |det J| √det g.
  func volumeIsInvariant() -> Discrepancy<N>? {
    guard let new = transformed else { return nil }
    let J = determinant(jacobian)
    return Discrepancy(
      [N.absoluteValue(J) * N.sqrt(determinant(original.metric)) / product(new.lengths)],
      [N.sqrt(determinant(new.metric)) / product(new.lengths)])
  }

  private func product(_ x: [N]) -> N { x.reduce(one) { $0 * $1 } }

  /// det by minors: it divides by nothing.
  func determinant(_ a: [N]) -> N { determinant(a, dimension) }

  private func determinant(_ a: [N], _ n: Int) -> N {
    if n == 1 { return a[0] }
    var w = a, result = one
    for k in 0..<n {
      // Positive definite matrices and matrices near the identity need no pivoting beyond the largest entry.
      let p = (k..<n).max { w[$0 * n + k].largestMagnitude < w[$1 * n + k].largestMagnitude } ?? k
      if p != k {
        for j in 0..<n { w.swapAt(p * n + j, k * n + j) }
        result = -result
      }
      result = result * w[k * n + k]
      for i in (k + 1)..<max(n, k + 1) {
        let factor = w[i * n + k] / w[k * n + k]
        for j in k..<n { w[i * n + j] = w[i * n + j] - factor * w[k * n + j] }
      }
    }
    return result
  }
}
