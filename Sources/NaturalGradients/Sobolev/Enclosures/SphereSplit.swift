import InformationGeometry

/// The kernel of S² or S³ of any order and length scale by its heat kernel, with a proof.
///
///     K(γ) = Σ_l Z_l(γ) A_l⁻ˢ Q(s, εA_l) + 1/Γ(s) ∫₀^ε t^(s−1) e^(−t) H_{ℓ²t}(γ) dt,   A_l = 1 + ℓ²l(l + n − 1)
///
/// with Z_l = (2l+1)/4π P_l on S² and (l+1)/2π² U_l on S³, the regularized incomplete gamma function Q and the heat kernel H. On S² the
/// integral is bounded, at angles that are not small; on S³ it is known:
///
///     H_τ(γ) = e^τ/(4πτ)^(3/2) Σ_m (γ + 2πm)/sin γ e^(−(γ + 2πm)²/4τ)
struct SphereSplit: Sendable {
  let space: SobolevSpace
  private var dimension: Int { space.domain.dimension }

  init(_ space: SobolevSpace) { self.space = space }

  /// K at an angle 0 ≤ γ ≤ π.
  ///
  /// - Parameter γ: an exact ball; above π it counts as π.
  /// - Throws: `GeometryError.notConverged` for angles on S² that are too small.
  func enclosure(_ γ: Ball) throws(GeometryError) -> Ball {
    let isZero = γ.containsZero
    if isZero, dimension == 2 { return diagonal(γ.precision) }
    let bits = γ.precision.bits, wanted = Double(bits + 16) * 0.6932, ℓ = space.lengthScale.asDouble
    let angle = Swift.min(γ.midpoint, .pi / 2)
    if dimension == 2, wanted / angle > 4_000 {
      guard space.lengthScale < Rational(19, 10) else {
        if wanted / angle > 40_000 {
          throw .notConverged(
            what: "the kernel of S² at the angle \(γ.midpoint)", reached: angle,
            reason: "for the length scale \(space.lengthScale) angles near 0 are not here, only 0 itself")
        }
        return try sum(γ, ε: angle * angle / (4 * ℓ * ℓ * wanted), bits)
      }
      return try TwoSphereIntegral(space).enclosure(γ)
    }
    // On S³ other images than the first are to be negligible.
    let reach = dimension == 2 ? angle : 3.0
    return try sum(γ, ε: Swift.min(1, reach * reach / (4 * ℓ * ℓ * wanted)), bits)
  }

  /// The sum over degrees and what lies before ε.
  private func sum(_ γ: Ball, ε split: Double, _ bits: Int) throws(GeometryError) -> Ball {
    // The recurrence of the first image loses as many bits again on S³.
    let precision = BallPrecision(bits: (dimension == 2 ? bits : 2 * bits) + 64),
      s = Ball(space.order, precision: precision)
    let ε = Ball(exactly: split, precision: precision)
    let γ = Ball.minimum(γ.rounded(to: precision), Ball.pi(precision)), cosine = Ball.cos(γ)
    let square = space.lengthScale * space.lengthScale
    var total = Ball(0, precision: precision), l = 0
    func eigenvalue(_ l: Int) -> Ball { Ball(1 + square * Rational(l * (l + dimension - 1)), precision: precision) }
    func multiplicity(_ l: Int) -> Ball {
      Ball(dimension == 2 ? Rational(2 * l + 1) : Rational((l + 1) * (l + 1)), precision: precision)
    }
    func weight(_ l: Int) -> Ball { Ball.upperGamma(s, ε * eigenvalue(l)) / Ball.pow(eigenvalue(l), s) }
    while true {
      let w = weight(l), size = w * multiplicity(l)
      // The weights fall by e^(−ε(A_{l+1} − A_l)) at least, and these ratios fall.
      let ratio = multiplicity(l + 1) / multiplicity(l) * Ball.exp(ε * (eigenvalue(l) - eigenvalue(l + 1)))
      let rest = Ball(1, precision: precision) - ratio
      if l > 2, rest.isPositive, (size / rest).isBelow(bits: bits + 20) {
        total = total.widened(by: (size / rest).largestSize)
        break
      }
      let wave =
        dimension == 2
        ? Ball.legendreP(l, cosine) * Ball(Rational(2 * l + 1), precision: precision)
        : Ball.chebyshevU(l, cosine) * Ball(Rational(l + 1), precision: precision)
      total += w * wave
      l += 1
      guard l < 200_000 else {
        throw .notConverged(
          what: "the kernel of \(space.domain.summary)", reached: Double(l), reason: "too many degrees")
      }
    }
    let π = Ball.pi(precision), area = dimension == 2 ? π.scaled(byPowerOfTwo: 2) : (π * π).scaled(byPowerOfTwo: 1)
    let far = total / (Ball.gamma(s) * area)
    return dimension == 2
      ? far.widened(by: restOnTwoSphere(γ, ε, precision)) : far + nearOnThreeSphere(γ, ε, bits, precision)
  }

  /// A bound of the integral up to ε on S².
  ///
  /// H_τ(γ) falls with γ, and for γ ≤ π/2, 2τ ≤ γ² Mehler's integral gives H_τ(γ) ≤ 0.37/τ e^(τ/4 − γ²/4τ): two images bound the sum over all,
  /// and cos γ − cos φ ≥ 0.0955 (φ² − γ²).
  private func restOnTwoSphere(_ γ: Ball, _ ε: Ball, _ precision: BallPrecision) -> Ball {
    let s = Ball(space.order, precision: precision), one = Ball(1, precision: precision)
    let square = Ball(space.lengthScale * space.lengthScale, precision: precision), τ = square * ε
    let angle = Ball.minimum(γ, Ball.pi(precision).scaled(byPowerOfTwo: -1))
    guard (angle * angle - τ.scaled(byPowerOfTwo: 1)).isPositive else { return .indeterminate(precision) }
    let decay = Ball.exp(τ.scaled(byPowerOfTwo: -2) - angle * angle / τ.scaled(byPowerOfTwo: 2))
    let constant = Ball(Rational(37, 100), precision: precision)
    return (constant * decay * Ball.pow(ε, s - one) / ((s - one) * square * Ball.gamma(s))).largestSize
  }

  /// The integral up to ε on S³: the first image, and a bound of the others.
  private func nearOnThreeSphere(_ γ: Ball, _ ε: Ball, _ bits: Int, _ precision: BallPrecision) -> Ball {
    let square = Ball(space.lengthScale * space.lengthScale, precision: precision), ν = space.order - Rational(3, 2)
    let s = Ball(space.order, precision: precision), three = Ball(Rational(3, 2), precision: precision)
    let scale = Ball.pow((Ball.pi(precision) * square).scaled(byPowerOfTwo: 2), three) * Ball.gamma(s)
    let radial = HeatRadial(
      order: ν, rate: 1 - space.lengthScale * space.lengthScale, split: ε,
      factor: Ball(1, precision: precision) / scale,
      reach: Double(bits + 16) * 0.6932, precision: precision)
    // H falls with γ: beyond 5/2 it is below its value there.
    let edge = Ball(Rational(5, 2), precision: precision), isFar = (γ - edge).isPositive
    let place = isFar ? edge : γ
    let stretch = place.containsZero ? Ball(1, precision: precision) : place / Ball.sin(place)
    let c = place * place / square.scaled(byPowerOfTwo: 2)
    let first =
      radial.value(c).map { $0 * stretch } ?? Ball(0, precision: precision).widened(by: radial.negligible * stretch)
    // The others: differences of x e^(−x²/4τ) between 2πm ± γ, by the derivative's bound (1 + x²/2τ) e^(−x²/4τ) at 2πm − γ.
    let x = Ball.pi(precision).scaled(byPowerOfTwo: 1) - place, τ = square * ε
    let ratio = x * x / τ.scaled(byPowerOfTwo: 1)
    let others =
      (radial.largest * stretch * Ball(8, precision: precision) * (Ball(1, precision: precision) + ratio)
      * Ball.exp(-ratio.scaled(byPowerOfTwo: -1))).largestSize
    return isFar
      ? Ball(0, precision: precision).widened(by: (first + others).largestSize) : first.widened(by: others)
  }

  /// K(0) on S², 1/2π Σ λ ℓ⁻²ˢ(λ² + a²)⁻ˢ over λ = l + ½, a² = 1/ℓ² − ¼: some terms, then Hurwitz's zeta function for each power of a².
  private func diagonal(_ precision: BallPrecision) -> Ball {
    let working = BallPrecision(bits: precision.bits + 32), shift = TwoSphereIntegral.shift(space.lengthScale)
    // a² is less than a quarter of the least λ².
    let count = 8 + 2 * (Int(shift.magnitude.asDouble.squareRoot()) + 1)
    func ball(_ value: Rational) -> Ball { Ball(value, precision: working) }
    let s = ball(space.order)
    var total = Ball.zero
    for l in 0..<count {
      let λ = Rational(2 * l + 1, 2)
      total += ball(λ) * Ball.pow(ball(λ * λ + shift), -s)
    }
    // Alternating for a² > 0, and otherwise of one sign, with ratios of at most ½: the rest is below twice the first term left out.
    var coefficient = Rational(1), j = 0
    let start = ball(Rational(2 * count + 1, 2))
    while true {
      let term = ball(coefficient) * Ball.hurwitzZeta(ball(2 * space.order + Rational(2 * j - 1)), start)
      if Double(j) > space.order.asDouble + 2, term.isBelow(bits: working.bits) {
        total = total.widened(by: term.scaled(byPowerOfTwo: 1))
        break
      }
      total += term
      j += 1
      coefficient = -coefficient * (space.order + Rational(j - 1)) / Rational(j) * shift
    }
    let ℓ = Ball.pow(ball(space.lengthScale), s.scaled(byPowerOfTwo: 1))
    return total / (Ball.pi(working).scaled(byPowerOfTwo: 1) * ℓ)
  }
}
