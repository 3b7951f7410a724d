import InformationGeometry

/// Laws under changes of what is observed.
extension LawContext {
  /// Two independent observations: g → 2g, T → 2T, Γ as it was.
  func observationsAdd() -> Discrepancy<N>? {
    guard let double = twoObservations else { return nil }
    return compared(double, factor: 2)
  }

  /// A diffeomorphism of the sample space changes nothing.
  func observableDoesNotMatter() -> Discrepancy<N>? {
    guard let other = otherObservable else { return nil }
    return compared(other, factor: 1)
  }

  private func compared(_ jets: Jets<N>, factor: Int) -> Discrepancy<N> {
    let two = [false, false], three = [false, false, false], factor = number(Rational(factor))
    let left = original.framed(original.metric, upper: two) + original.framed(original.cubic, upper: three)
    // A score that jumps has no derivatives of g.
    let isSmooth = original.derivatives >= 1 && !jets.derivatives.isEmpty
    let slopes = isSmooth ? original.framed(original.geometry.jets.derivatives, upper: three) : []
    let right =
      original.framed(jets.metric, upper: two)
      + original.framed(original.hasCubic ? jets.cubic : original.cubic, upper: three)
    return Discrepancy(
      (left + slopes).map { factor * $0 }, right + (isSmooth ? original.framed(jets.derivatives, upper: three) : []),
      terms: [one])
  }

  /// g − g′ is positive semidefinite for the information g′ that a Markov kernel leaves, and a second kernel behind the
  /// first one takes more.
  func kernelsLoseInformation() throws -> Discrepancy<N>? {
    guard let chains = try coarseInformation?(), !chains.isEmpty else { return nil }
    let algebra = original.geometry.algebra
    var lost: [N] = []
    for k in 0..<max(3, dimension) {
      let v = direction(k), whole = original.inner(v, v)
      if whole.largestMagnitude == -.infinity { continue }
      for chain in chains {
        var before = whole
        for left in chain {
          let rest = algebra.innerProduct(left, v, v)
          lost.append((before - rest) / whole)
          before = rest
        }
      }
    }
    return neverNegative(lost)
  }

  /// A kernel that only splits observations keeps the information: that is the sum Σ ∂ᵢp ∂ⱼp/p itself.
  func sufficientKernelsLoseNothing() throws -> Discrepancy<N>? {
    guard let whole = try summedInformation?() else { return nil }
    let two = [false, false]
    return Discrepancy(original.framed(original.metric, upper: two), original.framed(whole, upper: two))
  }

  /// The sum of two observations keeps what both say: 2g = Σ ∂ᵢP ∂ⱼP/P for its distribution P.
  func sufficientStatisticsLoseNothing() -> Discrepancy<N>? {
    guard let sums = statisticInformation?() else { return nil }
    let two = [false, false], twice = number(2)
    return Discrepancy(
      original.framed(original.metric.map { twice * $0 }, upper: two), original.framed(sums, upper: two))
  }

  /// Beside an independent observation with parameters of its own the metric is block diagonal, and so are T and ∂g.
  func productsAreBlockDiagonal() throws -> Discrepancy<N>? {
    guard original.derivatives >= 1, let product = try productJets?() else { return nil }
    let n = dimension, m = n + 1, λ = number(LawProblem.otherRate)
    func expected(_ t: [N], rank: Int, corner: N) -> [N] {
      let count = (0..<rank).reduce(1) { product, _ in product * m }
      return (0..<count).map { place in
        var indices: [Int] = [], rest = place
        for _ in 0..<rank {
          indices.append(rest % m)
          rest /= m
        }
        if indices.allSatisfy({ $0 == n }) { return corner }
        if indices.contains(n) { return zero }
        return t[indices.reversed().reduce(0) { $0 * n + $1 }]
      }
    }
    // log p = log λ − λx has g = 1/λ², T = −2/λ³, ∂g = −2/λ³.
    let third = number(-2) / (λ * λ * λ)
    let lengths = original.lengths + [one / λ]
    func framed(_ t: [N], rank: Int) -> [N] {
      t.indices.map { place in
        var value = t[place], rest = place
        for _ in 0..<rank {
          value = value / lengths[rest % m]
          rest /= m
        }
        return value
      }
    }
    let three = original.hasCubic
    return Discrepancy(
      framed(product.metric, rank: 2) + framed(product.derivatives, rank: 3)
        + (three ? framed(product.cubic, rank: 3) : []),
      framed(expected(original.metric, rank: 2, corner: one / (λ * λ)), rank: 2)
        + framed(expected(original.geometry.jets.derivatives, rank: 3, corner: third), rank: 3)
        + (three ? framed(expected(original.cubic, rank: 3, corner: third), rank: 3) : []))
  }
}
