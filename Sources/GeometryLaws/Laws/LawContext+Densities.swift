import InformationGeometry

/// Densities over the parameters, and parameters that are too many or not proper.
extension LawContext {
  /// p/√det g is a function: its logarithm has the differential d log p − Γʲᵢⱼ, which is a covector, where the density in
  /// new coordinates is p |det J|.
  func densitiesAreInvariant() -> Discrepancy<N>? {
    guard let new = transformed, min(original.derivatives, new.derivatives) >= 1 else { return nil }
    let n = dimension
    func differential(_ side: LocalGeometry<N>, _ ω: [N]) -> [N] {
      let Γ = side.christoffel(alpha: 0)
      return (0..<n).map { i in (0..<n).reduce(ω[i]) { $0 - Γ[($1 * n + $1) * n + i] } }
    }
    // ∂ₐ log |det J| = (∂wᵇ/∂ξⁱ) ∂²ξⁱ/∂wᵃ∂wᵇ.
    let ω = (0..<n).map { a in
      (0..<n).reduce(newDifferential[a]) { sum, b in
        (0..<n).reduce(sum) { $0 + inverseJacobian[b * n + $1] * second[($1 * n + a) * n + b] }
      }
    }
    let lower = [false]
    return Discrepancy(
      new.framed(pulledBack(differential(original, self.differential), rank: 1), upper: lower),
      new.framed(differential(new, ω), upper: lower), terms: new.framed(ω, upper: lower) + [one])
  }

  /// With wᵃ = wᵃ₀ + u³ in place of one coordinate the differential loses a rank at u = 0.
  ///
  /// The pseudo-inverse natural gradient is pushed forward to the projection of the gradient on what is left, and falls
  /// short of it by the rest.
  func improperPointsFail() throws -> Discrepancy<N>? {
    guard let new = transformed else { return nil }
    let n = dimension
    // The coordinate along which the gradient is largest: dwᵃ(grad)²/gᵃᵃ.
    func along(_ a: Int) -> N {
      (0..<n).reduce(zero) { $0 + inverseJacobian[a * n + $1] * naturalGradient[$1] }
    }
    func normal(_ a: Int) -> [N] { original.raised(Array(inverseJacobian[(a * n)..<(a * n + n)])) }
    func square(_ a: Int) -> N {
      let ν = normal(a)
      return (0..<n).reduce(zero) { $0 + inverseJacobian[a * n + $1] * ν[$1] }
    }
    let shares = (0..<n).map { along($0) * along($0) / square($0) }
    guard let lost = (0..<n).max(by: { shares[$0].largestMagnitude < shares[$1].largestMagnitude }) else { return nil }
    // The projection, in the chart of the model: without the part along the normal of the hypersurface wᵃ = const.
    let ν = normal(lost), part = along(lost) / square(lost)
    let projected = (0..<n).map { naturalGradient[$0] - part * ν[$0] }
    // G = AᵀgA without the row and column of the lost coordinate, which are zero, and its inverse.
    let kept = (0..<n).filter { $0 != lost }
    var pushedForward = [N](repeating: zero, count: n)
    if !kept.isEmpty {
      let G = kept.flatMap { i in kept.map { new.metric[i * n + $0] } }
      let inverse = try TensorAlgebra(original.ring, dimension: n - 1).inverse(G)
      for (row, i) in kept.enumerated() {
        pushedForward[i] = kept.indices.reduce(zero) {
          $0 + inverse[row * (n - 1) + $1] * newDifferential[kept[$1]]
        }
      }
    }
    let found = pushed(pushedForward), whole = original.inner(naturalGradient, naturalGradient)
    let gap = (0..<n).map { naturalGradient[$0] - found[$0] }
    let share = original.inner(gap, gap) / whole
    let falls = share.largestMagnitude > -12 && share.largestMagnitude.isFinite
    let upper = [true]
    return Discrepancy(
      original.framed(found, upper: upper) + [falls ? one : zero],
      original.framed(projected, upper: upper) + [one],
      terms: original.framed(naturalGradient, upper: upper),
      note: "the step misses \(Float(Double.exp2(share.largestMagnitude / 2))) of the gradient")
  }
}
