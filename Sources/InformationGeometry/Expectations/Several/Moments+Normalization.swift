import Scalars

/// Expectations under q/Z from integrals against q.
///
///     ∂ᵢψ = E[∂ᵢℓ]     ∂ᵢ∂ⱼψ = E[∂ᵢ∂ⱼℓ] + Cov(∂ᵢℓ, ∂ⱼℓ)     ψ = log Z,  ℓ = log q
///     ∂ᵢ∂ⱼ∂ₖψ = E[∂ᵢ∂ⱼ∂ₖℓ] + Σ₃ Cov(∂ᵢ∂ⱼℓ, ∂ₖℓ) + κ₃(∂ᵢℓ, ∂ⱼℓ, ∂ₖℓ)
extension Moments {
  /// The derivatives of log Z in the order of the outputs, the first place left 0.
  func cumulants(_ basis: ExpectationBasis, precision: S.Precision) -> [S] {
    let n = basis.dimension, mass = values[basis.place()]
    func e(_ factors: [Int]...) -> S { values[basis.place(factors)] / mass }
    var result = [S](repeating: S.exactly(0, precision), count: basis.outputCount)
    func mean(_ i: Int) -> S { result[basis.output([i])] }
    for i in 0..<n { result[basis.output([i])] = e([i]) }
    guard basis.order >= 1 else { return result }
    for i in 0..<n {
      for j in i..<n { result[basis.output([i, j])] = e([i, j]) + e([i], [j]) - mean(i) * mean(j) }
    }
    guard basis.order >= 2 else { return result }
    let two = S.exactly(2, precision)
    for i in 0..<n {
      for j in i..<n {
        for k in j..<n {
          var sum = e([i, j, k]) + e([i], [j], [k]) + two * mean(i) * mean(j) * mean(k)
          for (a, b, c) in [(i, j, k), (i, k, j), (j, k, i)] {
            sum = sum + e([a, b], [c]) - e([a, b]) * mean(c) - e([a], [b]) * mean(c)
          }
          result[basis.output([i, j, k])] = sum
        }
      }
    }
    return result
  }

  /// Expectations of products of ∂(ℓ − ψ), with what the errors of the integrals can change in them.
  func normalized(_ basis: ExpectationBasis, precision: S.Precision) throws -> Moments {
    let mass = values[basis.place()], cumulants = cumulants(basis, precision: precision)
    var result = self
    let relativeMass = errors[basis.place()] - Double.log2(max(absolute[basis.place()], 1e-300))
    let scale = Double.log2(max(mass.approximation.magnitude, 1e-300))
    for (c, term) in basis.terms.enumerated() {
      // ∏(fᵢ − rᵢ) = Σ over subsets, of which those that are left out contribute ∏(−rᵢ).
      var sum = S.exactly(0, precision), error = -Double.infinity
      for subset in 0..<(1 << term.count) {
        var kept: [Int] = [], factor = S.exactly(1, precision)
        for (bit, output) in term.enumerated() {
          if subset >> bit & 1 == 1 { kept.append(output) } else { factor = -(factor * cumulants[output]) }
        }
        let place = basis.place(outputs: kept), part = values[place] / mass * factor
        sum = sum + part
        let size = factor.binaryMagnitude
        if size > -.infinity {
          error = Moments.sum(error, errors[place] - scale + size)
          error = Moments.sum(error, relativeMass + part.binaryMagnitude)
          // rᵢ is as uncertain as the integrals that it is made of.
          if kept.count < term.count {
            for output in term {
              let own = errors[basis.place(outputs: [output])] - scale
              error = Moments.sum(error, own + size + Double.log2(max(absolute[place], 1e-300)) - scale)
            }
          }
        }
      }
      result.values[c] = sum
      result.absolute[c] = absolute[c] / mass.approximation
      result.errors[c] = Moments.sum(error, sum.roundingMagnitude)
    }
    return result
  }
}
