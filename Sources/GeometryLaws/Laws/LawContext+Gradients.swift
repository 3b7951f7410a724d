import InformationGeometry

/// Natural gradients under a change of parameters.
extension LawContext {
  /// J g̃⁻¹ dL̃ = g⁻¹ dL.
  func naturalGradientIsVector() -> Discrepancy<N>? {
    guard let new = transformed else { return nil }
    return Discrepancy(
      original.framed(naturalGradient, upper: [true]),
      original.framed(pushed(new.raised(newDifferential)), upper: [true]))
  }

  /// The velocity X = −g⁻¹dL and the acceleration ∂_X X of the flow.
  private func flow(_ side: LocalGeometry<N>, _ ω: [N], _ hessian: [N]) -> (velocity: [N], acceleration: [N]) {
    let n = dimension, X = side.raised(ω).map { -$0 }
    // ∂ₖ(g⁻¹ω) = g⁻¹(∂ₖω − ∂ₖg g⁻¹ω), with −g⁻¹ω = X.
    var right: [N] = []
    for i in 0..<n {
      var total = zero
      for k in 0..<n {
        total = total + X[k] * hessian[k * n + i]
        for j in 0..<n { total = total + X[k] * side.geometry.jets.derivatives[(k * n + i) * n + j] * X[j] }
      }
      right.append(total)
    }
    return (X, side.raised(right).map { -$0 })
  }

  /// The curves of steepest descent are the same: ξ̇ = J ẇ and ξ̈ = J ẅ + H(ẇ, ẇ).
  func naturalGradientFlowIsInvariant() -> Discrepancy<N>? {
    guard let new = transformed, min(original.derivatives, new.derivatives) >= 1 else { return nil }
    let n = dimension
    let here = flow(original, differential, hessian), there = flow(new, newDifferential, newHessian)
    var bent = pushed(there.acceleration)
    for i in 0..<n {
      for a in 0..<n {
        for b in 0..<n {
          bent[i] = bent[i] + second[(i * n + a) * n + b] * there.velocity[a] * there.velocity[b]
        }
      }
    }
    let upper = [true]
    return Discrepancy(
      original.framed(here.velocity, upper: upper) + original.framed(here.acceleration, upper: upper),
      original.framed(pushed(there.velocity), upper: upper) + original.framed(bent, upper: upper))
  }

  /// One step of length h in both charts ends at places ½h²H(ẇ, ẇ) + O(h³) apart, ẇ being the velocity of unit length; the
  /// order is measured with h and h/2.
  func naturalGradientStepIsSecondOrder() -> Discrepancy<N>? {
    guard let new = transformed else { return nil }
    // Steps so large that the error of a quadrature does not show.
    let exponent = new.isEstimated ? 12 : N.bits(precision) / 4, n = dimension
    let descent = new.raised(newDifferential).map { -$0 }, size = N.sqrt(new.inner(descent, descent))
    let w = descent.map { $0 / size }, u = naturalGradient.map { -$0 / size }, here = step(place)
    func gap(_ exponent: Int) -> [N] {
      let h = number(Rational(2).power(-exponent)), square = number(Rational(2).power(2 * exponent))
      let moved = step(zip(place, w).map { $0 + h * $1 })
      return original.framed((0..<n).map { (moved[$0] - here[$0] - h * u[$0]) * square }, upper: [true])
    }
    var bend = [N](repeating: zero, count: n)
    for i in 0..<n {
      for a in 0..<n { for b in 0..<n { bend[i] = bend[i] + second[(i * n + a) * n + b] * w[a] * w[b] } }
    }
    let half = number(Rational(1, 2)), first = gap(exponent), next = gap(exponent + 1)
    func magnitude(_ x: [N]) -> Double { x.reduce(-Double.infinity) { max($0, $1.largestMagnitude) } }
    // Extrapolated to h = 0, so that what remains is of the order h².
    let limit = zip(first, next).map { number(2) * $1 - $0 }
    let order = 2 + magnitude(first) - magnitude(next)
    return Discrepancy(
      limit, original.framed(bend.map { half * $0 }, upper: [true]), terms: [one],
      tolerance: Double.exp2(6 - Double(exponent)),
      note: order.isFinite ? "order \(Float(order))" : "no second-order term")
  }

  /// gⁱʲ(∂ᵢ∂ⱼL − Γᵏᵢⱼ∂ₖL) is a number.
  func hessianTraceIsInvariant() -> Discrepancy<N>? {
    guard let new = transformed, min(original.derivatives, new.derivatives) >= 1 else { return nil }
    let (here, size) = laplacian(original, differential, hessian)
    return Discrepancy([here], [laplacian(new, newDifferential, newHessian).value], terms: [size])
  }

  private func laplacian(_ side: LocalGeometry<N>, _ ω: [N], _ hessian: [N]) -> (value: N, size: N) {
    let n = dimension, Γ = side.christoffel(alpha: 0)
    var total = zero, size = zero
    for i in 0..<n {
      for j in 0..<n {
        var entry = hessian[i * n + j]
        for k in 0..<n { entry = entry - Γ[(k * n + i) * n + j] * ω[k] }
        let term = side.inverse[i * n + j] * entry
        total = total + term
        size = size + N.absoluteValue(side.inverse[i * n + j] * hessian[i * n + j])
      }
    }
    return (total, size)
  }

  /// KL, reverse KL and Jeffreys between two distributions, from the density in new coordinates.
  func divergencesAreInvariant() -> Discrepancy<N>? {
    guard let p = potentials, let q = otherPotentials, let P = newValues, let Q = otherNewValues else { return nil }
    let n = dimension
    func natural(_ x: [N], _ a: Int) -> N { x[a] }
    func relativeEntropy(_ θp: [N], _ ηp: [N], _ ψp: N, _ θq: [N], _ ψq: N) -> (N, [N]) {
      var total = ψq - ψp, terms = [ψp, ψq]
      for a in 0..<n {
        let term = (θp[a] - θq[a]) * ηp[a]
        terms.append(θp[a] * ηp[a])
        total = total + term
      }
      return (total, terms)
    }
    let θp = Array(p[..<n]), ηp = Array(p[n..<(2 * n)]), θq = Array(q[..<n]), ηq = Array(q[n..<(2 * n)])
    let forward = relativeEntropy(θp, ηp, p[2 * n], θq, q[2 * n])
    let backward = relativeEntropy(θq, ηq, q[2 * n], θp, p[2 * n])
    let newForward = relativeEntropy(
      P.naturalParameters, P.expectation, P.logPartition[0], Q.naturalParameters, Q.logPartition[0])
    let newBackward = relativeEntropy(
      Q.naturalParameters, Q.expectation, Q.logPartition[0], P.naturalParameters, P.logPartition[0])
    // Balls carry the cancellation themselves.
    return Discrepancy(
      [forward.0, backward.0, forward.0 + backward.0], [newForward.0, newBackward.0, newForward.0 + newBackward.0],
      terms: N.self == Ball.self ? [] : forward.1 + backward.1 + newForward.1 + newBackward.1)
  }

  /// With one parameter too many, ξ = f(w) + b·s, the natural gradient by the pseudo-inverse of the degenerate metric is
  /// pushed forward to that of ξ, at places where (J b) has full rank.
  func overparametrizedGradient() throws -> Discrepancy<N>? {
    guard let new = transformed else { return nil }
    let n = dimension, m = n + 1
    // In units of the coordinates, so that nothing is lost to their scales. The extra column of the Jacobian: ∂/∂s is
    // extraᵃ ∂/∂wᵃ, and A = (1 | extra) is n×m. The metric in (w, s) follows from that of w, which is derived from the
    // density.
    let metric = new.framed(new.metric, upper: [false, false])
    let slope = new.framed(newDifferential, upper: [false])
    func A(_ a: Int, _ s: Int) -> N { s < n ? (a == s ? one : zero) : number(Rational(a + 1, 2)) }
    var ω: [N] = [], B: [N] = []
    for s in 0..<m {
      ω.append((0..<n).reduce(zero) { $0 + slope[$1] * A($1, s) })
      for a in 0..<n { B.append(A(a, s)) }
    }
    // G = AᵀgA has the range of B = Aᵀ, so that its pseudo-inverse is B(BᵀGB)⁻¹Bᵀ.
    var G: [N] = []
    for s in 0..<m {
      for t in 0..<m {
        var total = zero
        for a in 0..<n { for b in 0..<n { total = total + A(a, s) * metric[a * n + b] * A(b, t) } }
        G.append(total)
      }
    }
    var core: [N] = [], right: [N] = []
    for a in 0..<n {
      right.append((0..<m).reduce(zero) { $0 + B[$1 * n + a] * ω[$1] })
      for b in 0..<n {
        var total = zero
        for s in 0..<m { for t in 0..<m { total = total + B[s * n + a] * G[s * m + t] * B[t * n + b] } }
        core.append(total)
      }
    }
    let inverse = try TensorAlgebra(original.ring, dimension: n).inverse(core)
    let y = (0..<n).map { a in (0..<n).reduce(zero) { $0 + inverse[a * n + $1] * right[$1] } }
    let x = (0..<m).map { s in (0..<n).reduce(zero) { $0 + B[s * n + $1] * y[$1] } }
    let down = (0..<n).map { a in (0..<m).reduce(zero) { $0 + A(a, $1) * x[$1] } / new.lengths[a] }
    return Discrepancy(
      original.framed(naturalGradient, upper: [true]), original.framed(pushed(down), upper: [true]))
  }
}
