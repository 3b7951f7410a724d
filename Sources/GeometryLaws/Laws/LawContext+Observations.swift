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
    let slopes = original.framed(original.geometry.jets.derivatives, upper: three)
    let right =
      original.framed(jets.metric, upper: two)
      + original.framed(original.hasCubic ? jets.cubic : original.cubic, upper: three)
    return Discrepancy(
      (left + slopes).map { factor * $0 }, right + original.framed(jets.derivatives, upper: three))
  }

  /// g − g′ is positive semidefinite for the information g′ that a Markov kernel leaves.
  func kernelsLoseInformation() -> Discrepancy<N>? {
    guard let coarse = coarseInformation else { return nil }
    let n = dimension
    var lost: [N] = []
    for k in 0..<max(3, n) {
      let v = (0..<n).map { number(Rational((($0 + 2) * (k + 3)) % 7 - 3, 2)) / original.lengths[$0] }
      let whole = original.inner(v, v), left = original.geometry.algebra.innerProduct(coarse, v, v)
      if whole.largestMagnitude == -.infinity { continue }
      let loss = (whole - left) / whole
      lost.append(loss.isPositiveNumber || loss.largestMagnitude < Double(12 - N.bits(precision)) ? zero : loss)
    }
    return Discrepancy(lost, lost.map { _ in zero }, terms: [one])
  }

  /// A kernel that only splits observations keeps the information: that is the sum Σ ∂ᵢp ∂ⱼp/p itself.
  func sufficientKernelsLoseNothing() -> Discrepancy<N>? {
    guard let whole = summedInformation else { return nil }
    let two = [false, false]
    return Discrepancy(original.framed(original.metric, upper: two), original.framed(whole, upper: two))
  }
}
