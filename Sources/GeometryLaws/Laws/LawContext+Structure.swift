import InformationGeometry

/// Laws within one chart.
extension LawContext {
  /// The values of α that laws for every α are tried with.
  private var alphas: [Rational] { original.hasCubic ? [-1, Rational(-2, 3), 0, Rational(1, 5), 1] : [0] }

  /// The pivots of g are positive.
  func metricIsPositiveDefinite() -> Discrepancy<N>? {
    let n = dimension
    var w = original.framed(original.metric, upper: [false, false])
    for k in 0..<n {
      guard w[k * n + k].isPositiveNumber else { return Discrepancy([one], [zero]) }
      for i in (k + 1)..<max(n, k + 1) {
        let factor = w[i * n + k] / w[k * n + k]
        for j in k..<n { w[i * n + j] = w[i * n + j] - factor * w[k * n + j] }
      }
    }
    return Discrepancy([zero], [zero])
  }

  func metricIsSymmetric() -> Discrepancy<N>? {
    let n = dimension, g = original.framed(original.metric, upper: [false, false])
    return Discrepancy(g, (0..<(n * n)).map { g[($0 % n) * n + $0 / n] })
  }

  func cubicFormIsSymmetric() -> Discrepancy<N>? {
    guard original.hasCubic else { return nil }
    let n = dimension, t = original.framed(original.cubic, upper: [false, false, false])
    var a: [N] = [], b: [N] = []
    for i in 0..<n {
      for j in 0..<n {
        for k in 0..<n {
          let value = t[(i * n + j) * n + k]
          a += [value, value]
          b += [t[(j * n + i) * n + k], t[(i * n + k) * n + j]]
        }
      }
    }
    return Discrepancy(a, b)
  }

  /// ∂ₖgᵢⱼ = Γ^(α)_{ki,j} + Γ^(−α)_{kj,i}.
  func connectionsAreDual() -> Discrepancy<N>? { duality(alphas) }

  /// ∇g = 0: the case α = 0.
  func leviCivitaIsMetric() -> Discrepancy<N>? { duality([0]) }

  private func duality(_ alphas: [Rational]) -> Discrepancy<N>? {
    guard original.derivatives >= 1 else { return nil }
    let n = dimension, lower = [false, false, false]
    let derivatives = original.framed(original.geometry.jets.derivatives, upper: lower)
    var left: [N] = [], right: [N] = [], terms: [N] = []
    for alpha in alphas {
      let a = original.framed(original.firstKind(alpha: alpha), upper: lower)
      let b = original.framed(original.firstKind(alpha: -alpha), upper: lower)
      left += derivatives
      terms += a + b
      for k in 0..<n {
        for i in 0..<n {
          for j in 0..<n { right.append(a[(k * n + i) * n + j] + b[(k * n + j) * n + i]) }
        }
      }
    }
    return Discrepancy(left, right, terms: terms)
  }

  /// ½(Γ^(α) + Γ^(−α)) = Γ^(0), where Γ^(0) follows from ∂g alone.
  func connectionsAverage() -> Discrepancy<N>? {
    guard original.derivatives >= 1 else { return nil }
    let upper = [true, false, false], algebra = original.geometry.algebra
    let middle = original.framed(
      algebra.raised(algebra.leviCivita(derivatives: original.geometry.jets.derivatives), inverse: original.inverse),
      upper: upper)
    let half = number(Rational(1, 2))
    var left: [N] = [], right: [N] = []
    for alpha in alphas where !alpha.isZero || alphas.count == 1 {
      let a = original.framed(original.christoffel(alpha: alpha), upper: upper)
      let b = original.framed(original.christoffel(alpha: -alpha), upper: upper)
      left += middle
      right += zip(a, b).map { half * ($0 + $1) }
    }
    return Discrepancy(left, right, terms: [one])
  }

  /// θ is affine for ∇^(1) and η for ∇^(−1): ∂ᵢ∂ⱼθₐ = Γ^(1)ᵏᵢⱼ ∂ₖθₐ.
  func dualFlatness() -> Discrepancy<N>? {
    guard let own = ownValues, original.hasCubic else { return nil }
    let n = dimension, e = original.christoffel(alpha: 1), indices = own.indices
    var left: [N] = [], right: [N] = [], terms: [N] = []
    for a in 0..<n {
      var second: [N] = [], flat: [N] = []
      for i in 0..<n {
        for j in 0..<n {
          second.append(own.natural[a][indices.place(i, j)])
          var total = zero
          for k in 0..<n {
            let term = e[(k * n + i) * n + j] * own.natural[a][indices.place(k)]
            total = total + term
            terms.append(term)
          }
          flat.append(total)
        }
      }
      left += second
      right += flat
      for k in 0..<n { terms.append(own.natural[a][indices.place(k)] / original.lengths[k]) }
    }
    return Discrepancy(left, right, terms: terms)
  }

  /// ηₐ ∂ᵢθₐ = ∂ᵢψ, with η as the library knows it.
  func expectationsAreGradient() -> Discrepancy<N>? {
    guard let own = ownValues, let potentials else { return nil }
    let n = dimension
    var left: [N] = [], right: [N] = [], terms: [N] = []
    // Statistics that were read off anew may come in another order: the pairing with dθ does not depend on it.
    guard own.natural.count == n else { return nil }
    var natural: [N] = []
    for a in 0..<n { natural.append(potentials[a]) }
    for i in 0..<n {
      right.append(own.logPartition[own.indices.place(i)] / original.lengths[i])
      var total = zero
      for a in 0..<n {
        let term = own.expectation[a] * own.natural[a][own.indices.place(i)] / original.lengths[i]
        terms.append(term)
        total = total + term
      }
      left.append(total)
    }
    // The entropy-like pairing Σ θₐηₐ of both readings.
    var pairing = zero, known = zero
    for a in 0..<n {
      pairing = pairing + own.naturalParameters[a] * own.expectation[a]
      known = known + natural[a] * potentials[n + a]
      terms += [own.naturalParameters[a] * own.expectation[a], natural[a] * potentials[n + a]]
    }
    return Discrepancy(
      left + [pairing - own.logPartition[0]], right + [known - potentials[2 * n]],
      terms: terms + [potentials[2 * n], one])
  }

  /// ∂ᵢ∂ⱼ KL(ξ ‖ ζ) = gᵢⱼ at ζ = ξ.
  func divergenceToSecondOrder() -> Discrepancy<N>? {
    guard let own = ownValues else { return nil }
    let lower = [false, false]
    return Discrepancy(original.framed(own.metric, upper: lower), original.framed(original.metric, upper: lower))
  }

  /// ∂ᵢ∂ⱼ∂ₖ KL(ξ ‖ ζ) = Γ^(1/3)_{ij,k} + Γ^(1/3)_{jk,i} + Γ^(1/3)_{ki,j} at ζ = ξ.
  func divergenceToThirdOrder() -> Discrepancy<N>? {
    guard let own = ownValues, original.hasCubic else { return nil }
    let n = dimension, lower = [false, false, false]
    let Γ = original.framed(original.firstKind(alpha: Rational(1, 3)), upper: lower)
    var third: [N] = [], sums: [N] = []
    for i in 0..<n {
      for j in 0..<n {
        for k in 0..<n {
          third.append(own.centered(own.indices.place(i, j, k)))
          sums.append(Γ[(i * n + j) * n + k] + Γ[(j * n + k) * n + i] + Γ[(k * n + i) * n + j])
        }
      }
    }
    return Discrepancy(original.framed(third, upper: lower), sums, terms: Γ + [one])
  }
}
