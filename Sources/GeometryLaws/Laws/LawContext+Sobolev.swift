import InformationGeometry

/// Sobolev metrics, as samples of the density show them.
extension LawContext {
  /// G̃_X = JᵀG_X J: samples stay where they are, parameters change.
  func sobolevMetricIsTensor() throws -> Discrepancy<N>? {
    guard let (sampled, x, length) = samples else { return nil }
    let here = try sampled.metric(x, length: length, ξ: position, precision)
    let there = try sampled.newMetric(x, length: length, inputs: newPosition, precision)
    return Discrepancy(scaled(pulledBack(here, rank: 2), by: there), scaled(there, by: there))
  }

  /// G_X⁻¹dL = J G̃_X⁻¹dL̃.
  func sobolevGradientIsVector() throws -> Discrepancy<N>? {
    guard let (sampled, x, length) = samples, dimension < x.count else { return nil }
    let n = dimension, algebra = TensorAlgebra(original.ring, dimension: n)
    func gradient(_ metric: [N], _ ω: [N]) throws -> [N] {
      let inverse = try algebra.inverse(metric)
      return (0..<n).map { i in original.ring.sum((0..<n).map { inverse[i * n + $0] * ω[$0] }) }
    }
    let here = try gradient(try sampled.metric(x, length: length, ξ: position, precision), differential)
    let there = try gradient(
      try sampled.newMetric(x, length: length, inputs: newPosition, precision), newDifferential)
    return Discrepancy(original.framed(here, upper: [true]), original.framed(pushed(there), upper: [true]))
  }

  /// The Fisher metric does not see which observable was measured, the Sobolev metric does.
  func sobolevMetricSeesObservable() throws -> Discrepancy<N>? {
    guard let (sampled, x, length) = samples,
      let other = try sampled.observedMetric(x, length: length, ξ: position, precision)
    else { return nil }
    return seesObservable(try sampled.metric(x, length: length, ξ: position, precision), other)
  }

  /// Gᵢⱼ = ∫ ∂ᵢp (1 − ℓ²Δ)∂ⱼp dx is a tensor of the parameters: G̃ = JᵀGJ.
  func densityMetricIsTensor() -> Discrepancy<N>? {
    guard let (here, there) = densityMetrics else { return nil }
    return Discrepancy(scaled(pulledBack(here, rank: 2), by: there), scaled(there, by: there))
  }

  /// It is none of the observation, where the Fisher metric is.
  func densityMetricSeesObservable() -> Discrepancy<N>? {
    guard let (here, there) = densityMetrics else { return nil }
    return seesObservable(here, there)
  }

  /// Two Sobolev metrics that differ, and two Fisher metrics that do not.
  private func seesObservable(_ here: [N], _ other: [N]) -> Discrepancy<N> {
    let difference = Discrepancy(scaled(here, by: here), scaled(other, by: here)).residual
    var left = [difference > -10 && difference.isFinite ? one : zero], right = [one]
    if let fisher = otherObservable {
      let two = [false, false]
      left += original.framed(original.metric, upper: two)
      right += original.framed(fisher.metric, upper: two)
    }
    return Discrepancy(
      left, right, note: "the Sobolev metrics differ by \(Float(Double.exp2(difference))) of their size")
  }

  /// Functions of the span of the samples have the norm that the kernel gives them: ⟨K(x, ·), K(y, ·)⟩ = K(x, y), and K
  /// is the Green's function of the operator of the space.
  func kernelReproduces() throws -> Discrepancy<N>? {
    guard let (sampled, x, length) = samples else { return nil }
    let (shown, gram) = try sampled.kernelMetric(x, functions: 3, length: length, precision) as (shown: [N], gram: [N])
    let green = sampled.greensFunction(x, length: length, precision) as (left: [N], right: [N], terms: [N])
    return Discrepancy(shown + green.left, gram + green.right, terms: green.terms)
  }

  /// G_X ⪯ G_{X ∪ Y}.
  func sampledMetricGrows() throws -> Discrepancy<N>? {
    guard let (sampled, x, length) = samples else { return nil }
    let n = dimension
    let few = try sampled.metric(
      stride(from: 0, to: x.count, by: 2).map { x[$0] }, length: length, ξ: position, precision)
    let many = try sampled.metric(x, length: length, ξ: position, precision)
    var excess: [N] = []
    for k in 0..<max(3, n) {
      let v = direction(k)
      let whole = original.geometry.algebra.innerProduct(many, v, v)
      if whole.largestMagnitude == -.infinity { continue }
      // By its size: a metric that is negative would make every loss look like a gain.
      excess.append(
        (whole - original.geometry.algebra.innerProduct(few, v, v)) / N.absoluteValue(whole))
    }
    return neverNegative(excess)
  }

  /// Components by the lengths that a metric gives the coordinates.
  private func scaled(_ t: [N], by metric: [N]) -> [N] {
    let n = dimension
    let lengths = (0..<n).map { N.sqrt(N.absoluteValue(metric[$0 * n + $0])) }
    return t.indices.map { t[$0] / (lengths[$0 / n] * lengths[$0 % n]) }
  }

  /// Vectors of which hardly one is a multiple of a coordinate vector.
  func direction(_ k: Int) -> [N] {
    (0..<dimension).map { number(Rational((($0 + 2) * (k + 3)) % 7 - 3, 2)) / original.lengths[$0] }
  }

  /// What may not be negative beyond rounding, as a discrepancy of what is.
  func neverNegative(_ numbers: [N]) -> Discrepancy<N> {
    let rest = numbers.map { x in
      x.isPositiveNumber || x.largestMagnitude < Double(12 - N.bits(precision)) ? zero : x
    }
    return Discrepancy(rest, rest.map { _ in zero }, terms: [one])
  }
}
