import InformationGeometry

/// The kernel of S² for any order s > 1.
///
///     K(γ) = Σ (2l+1)/(4π) (1 + ℓ²l(l+1))⁻ˢ P_l(cos γ) = √2/(4π²) ∫_γ^π F(φ)/√(cos γ − cos φ) dφ
///     F(φ) = Σ_m (−1)ᵐ D(φ + 2πm),  D(φ) = 2√π a/(ℓ²ˢΓ(s)(2a)^ν) sign φ |φ|^ν K_{ν−1}(a|φ|),  ν = s − ½,  a² = 1/ℓ² − ¼
///
/// for ℓ < 2, by Mehler's integral for P_l and Poisson's sum over l + ½: 1 + ℓ²l(l+1) = ℓ²((l + ½)² + a²). The images fall like e^(−2πa),
/// where the series itself falls like a power of l. Source: DLMF 14.12.1 for Mehler's integral; the sum is derived here.
struct TwoSphereIntegral {
  let order: Rational
  let lengthScale: Rational
  private let ν: Double, a: Double, factor: Double, count: Int

  init(_ space: SobolevSpace) {
    order = space.order
    lengthScale = space.lengthScale
    let ℓ = lengthScale.asDouble
    ν = (order - Rational(1, 2)).asDouble
    a = TwoSphereIntegral.shift(lengthScale).asDouble.squareRoot()
    factor =
      2 * Double.pi.squareRoot() * a
      * Double.exp(
        -Double.logGamma(order.asDouble) - ν * Double.log(2 * a) - 2 * order.asDouble * Double.log(ℓ))
    count = 2 + Int(38 / (2 * Double.pi * a))
  }

  /// a² = 1/ℓ² − ¼.
  static func shift(_ ℓ: Rational) -> Rational { 1 / (ℓ * ℓ) - Rational(1, 4) }

  /// K at an angle 0 ≤ γ ≤ π with an estimate of its error.
  ///
  /// - Throws: `GeometryError.notConverged`.
  func value(_ γ: Double) throws -> (value: Double, error: Double) {
    // The integral is 4π²/√2 K, and K(0) is more than 1/4π: accuracy is asked relative to K(0).
    let rule = Quadrature(relativeTolerance: 1e-13, absoluteTolerance: 1e-14, maximumIntervals: 2_000)
    var pieces: [(Double, Double)] = []
    let integrand: (Double) -> Double
    if γ < .pi / 2 {
      // φ = γ + t² takes the root from the lower end; below √γ the integrand has the scale of γ.
      let top = (Double.pi - γ).squareRoot(), split = Swift.min(top / 2, γ.squareRoot())
      pieces = [(0, split), (split, top)].filter { $0.0 < $0.1 }
      integrand = { t in
        let up = t * t
        let gap = 2 * Double.sin(γ + up / 2) * Double.sin(up / 2)
        return gap > 0 ? 2 * t * self.images(γ + up) / gap.squareRoot() : 0
      }
    } else {
      // φ = π − δ sin w, δ = π − γ; for δ → 0 the root is δ cos w/√2.
      let δ = Double.pi - γ
      pieces = [(0, .pi / 2)]
      integrand = { w in
        let u = δ * Double.sin(w), half = Double.sin((Double.pi / 2 - w) / 2)
        let gap = 2 * Double.sin((δ + u) / 2) * Double.sin(δ * half * half)
        let stretch = gap > 0 ? δ * Double.cos(w) / gap.squareRoot() : 2.0.squareRoot()
        return self.images(.pi - u) * stretch
      }
    }
    do {
      var value = 0.0, error = 0.0
      for (low, high) in pieces {
        let part = try rule.integral(from: low, to: high, of: integrand)
        value += part.value
        error += part.errorEstimate
      }
      let scale = 2.0.squareRoot() / (4 * Double.pi * Double.pi)
      return (scale * value, scale * error)
    } catch {
      throw GeometryError.notConverged(what: "the kernel of S² at the angle \(γ)", reached: 0, reason: "\(error)")
    }
  }

  private func images(_ φ: Double) -> Double {
    // m = 0, −1, 1, −2, …: D is odd.
    var sum = slope(φ), sign = 1.0
    for m in 1...count {
      let m = 2 * Double.pi * Double(m)
      sum += sign * slope(m - φ) - sign * slope(m + φ)
      sign = -sign
    }
    return sum
  }

  /// D(u) for u > 0.
  private func slope(_ u: Double) -> Double {
    // K of a negative order is that of the positive one; near 0 the power is taken into the limit.
    let order = (ν - 1).magnitude
    if u < 1e-9, order > 0.1 {
      let leading = Double.exp(Double.logGamma(order) + (order - 1) * Double.log(2) - order * Double.log(a))
      return factor * leading * Double.pow(u, ν - order)
    }
    return factor * Double.pow(u, ν) * Double.besselK(order, a * u)
  }
}
