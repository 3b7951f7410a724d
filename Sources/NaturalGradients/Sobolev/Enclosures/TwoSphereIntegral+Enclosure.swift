import InformationGeometry

/// The kernel of S² with a proof at small angles: a rigorous integral.
extension TwoSphereIntegral {
  /// An enclosure of K at an angle 0 ≤ γ ≤ π.
  ///
  /// - Parameter γ: an exact ball; above π it counts as π.
  /// - Throws: `GeometryError.notConverged`.
  func enclosure(_ γ: Ball) throws(GeometryError) -> Ball {
    // Bessel functions of balls lose z/log 2 bits beside their own size; the last image has e^(−z) = 2^(−bits).
    let precision = BallPrecision(bits: 2 * γ.precision.bits + 64)
    let half = Ball.minimum(γ.rounded(to: precision), Ball.pi(precision)).scaled(byPowerOfTwo: -1)
    let sine = ComplexBall(Ball.sin(half)), cosine = ComplexBall(Ball.cos(half))
    let right = ComplexBall(Ball.pi(precision)).scaled(byPowerOfTwo: -1)
    let images = TwoSphereImages(
      order: order, lengthScale: lengthScale, precision: precision, target: γ.precision.bits + 16)
    // φ = π − 2 arcsin(cos(γ/2) cos w), sin(φ/2)² = sin(γ/2)² + cos(γ/2)² sin(w)²; w = πu/2.
    let integrand = RigorousFunctions(1, precision: precision) { u, isAnalytic in
      let w = u * right, toPole = cosine * ComplexBall.cos(w)
      let square = ComplexBall.pow(sine, 2) + ComplexBall.pow(cosine * ComplexBall.sin(w), 2)
      let φ = (right - ComplexBall.analyticAsin(toPole)).scaled(byPowerOfTwo: 1)
      return [images.sum(φ) / ComplexBall.analyticSqrt(square)]
    }
    do {
      let integral = try RigorousIntegration(GaussLegendreNodes(precision)).integrals(
        of: integrand, from: 0, to: 1, tolerances: [-Double(γ.precision.bits) - 8])[0].real
      // (1/2π²) ∫ dw
      return integral * right.real / (Ball.pow(Ball.pi(precision), 2).scaled(byPowerOfTwo: 1))
    } catch {
      throw .notConverged(
        what: "the kernel of S² at the angle \(γ)", reached: error.position, reason: "the integrand has no enclosure")
    }
  }
}

/// F(φ) = Σ_m (−1)ᵐ D(φ + 2πm) on complex arguments near [0, π], with a proved tail.
struct TwoSphereImages {
  let precision: BallPrecision
  private let ν: ComplexBall, lower: ComplexBall, a: ComplexBall, factor: ComplexBall, turn: ComplexBall
  private let count: Int

  init(order s: Rational, lengthScale ℓ: Rational, precision: BallPrecision, target: Int) {
    self.precision = precision
    let half = Rational(1, 2)
    ν = ComplexBall(s - half, precision: precision)
    // K of a negative order is that of the positive one.
    let μ = s - half - 1
    lower = ComplexBall(μ < 0 ? -μ : μ, precision: precision)
    let root = Ball.sqrt(Ball(TwoSphereIntegral.shift(ℓ), precision: precision))
    a = ComplexBall(root)
    let two = Ball(2, precision: precision)
    factor = ComplexBall(
      two * Ball.sqrt(Ball.pi(precision)) * root / Ball.gamma(Ball(s, precision: precision))
        / (Ball.pow(two * root, Ball(s - half, precision: precision))
          * Ball.pow(Ball(ℓ * ℓ, precision: precision), Ball(s, precision: precision))))
    turn = ComplexBall(Ball.pi(precision).scaled(byPowerOfTwo: 1))
    // Each turn brings e^(−2πa).
    count = 2 + Int(Double(target) * 0.6932 / (2 * Double.pi * root.midpoint))
  }

  /// F at a rectangle; indeterminate where it may meet the cut of an image.
  func sum(_ φ: ComplexBall) -> ComplexBall {
    guard φ.isFinite else { return .indeterminate(precision) }
    var total = slope(φ)
    for m in 1...count {
      let shift = turn * ComplexBall(Rational(m), precision: precision)
      let pair = slope(shift - φ) - slope(shift + φ)
      total = m % 2 == 1 ? total + pair : total - pair
    }
    return total + ComplexBall.disc(radius: tail(φ))
  }

  /// |D(2πm ± φ)| for m > count: |K_μ(z)| ≤ K_μ(Re z), and e^x K_μ(x) falls.
  private func tail(_ φ: ComplexBall) -> Ball {
    let reach = Ball(exactly: φ.absoluteValue.upper, precision: precision)
    let m = ComplexBall(Rational(count + 1), precision: precision), far = (turn * m).real
    let near = far - reach
    guard near.isPositive else { return .indeterminate(precision) }
    let size = far + reach, step = turn.real
    let first =
      factor.real * Ball.pow(size, ν.real) * Ball.besselK(lower.real, a.real * near)
    let ratio = Ball.pow((size + step) / size, ν.real) * Ball.exp(-a.real * step)
    let rest = Ball(1, precision: precision) - ratio
    return rest.isPositive ? (first / rest).scaled(byPowerOfTwo: 1) : .indeterminate(precision)
  }

  /// D(z) for Re z > 0.
  private func slope(_ z: ComplexBall) -> ComplexBall {
    factor * ComplexBall.analyticPow(z, ν) * ComplexBall.besselK(lower, a * z)
  }
}
