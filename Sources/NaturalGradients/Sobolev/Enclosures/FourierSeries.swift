import InformationGeometry

/// The kernel of a circle or an interval of real order whose period is so short that κ = 2πℓ/period > 2, with a proof.
///
///     K = (1/period) Σ_{k∈ℤ} cos kθ (1 + κ²k²)⁻ˢ,   Σ_{k≥1} = Σ_j C(−s, j) κ^(−2s−2j) c_{2s+2j}(θ),   c_a(θ) = Σ_{k≥1} cos(kθ)/kᵃ
///
/// What is left out after some j is less than the next term at θ = 0, since the derivatives of (1 + u)⁻ˢ alternate in sign. On an
/// interval the series of the mirror image is added or subtracted.
struct FourierSeries {
  let space: SobolevSpace
  let sides: SobolevDomain.Sides
  let period: Expression

  init(_ space: SobolevSpace, _ sides: SobolevDomain.Sides) {
    self.space = space
    self.sides = sides
    period = sides.reflection == nil ? sides.lengths[0] : 2 * sides.lengths[0]
  }

  /// Whether the series is for this domain: one dimension, and κ > 2.
  var isShort: Bool {
    sides.lengths.count == 1 && ReproducingKernel.double(period) < .pi * space.lengthScale.asDouble
  }

  /// K(x, y).
  ///
  /// - Throws: `GeometryError.notConverged` for points that are not sharp enough to tell whether they are the same.
  func value(_ x: Ball, _ y: Ball, _ precision: BallPrecision) throws(GeometryError) -> Ball {
    // With opposite signs the sums cancel near the boundary.
    let working = BallPrecision(bits: 2 * precision.bits + 64)
    guard let full = period.constantEnclosure(bits: working.bits),
      let origin = sides.origins[0].constantEnclosure(bits: working.bits)
    else { return .indeterminate(precision) }
    var total = Ball.zero
    for (gap, sign) in [(x - y, 1), (x + y - origin.scaled(byPowerOfTwo: 1), sides.reflection ?? 0)] where sign != 0 {
      guard let gap = ReproducingKernel.reduced(gap, period: period, working) else { return .indeterminate(precision) }
      // The frequency 0 counts once.
      let part = harmonics(Ball.absoluteValue(gap), full, working).scaled(byPowerOfTwo: 1) + Ball(1, precision: working)
      total = sign > 0 ? total + part : total - part
    }
    guard total.isFinite else {
      throw .notConverged(what: "the kernel of \(space.domain.summary)", reached: 0, reason: "the points are not sharp")
    }
    return total / full
  }

  /// Σ_{k≥1} cos kθ (1 + κ²k²)⁻ˢ for θ = 2π gap/period.
  private func harmonics(_ gap: Ball, _ period: Ball, _ precision: BallPrecision) -> Ball {
    let turn = Ball.pi(precision).scaled(byPowerOfTwo: 1), s = space.order
    let θ = turn * gap / period, κ = turn * Ball(space.lengthScale, precision: precision) / period
    var sums = CosineZeta(exponent: 2 * s, angle: gap.isExact && gap.containsZero ? Ball(0, precision: precision) : θ)
    var total = Ball.zero, coefficient = Rational(1), j = 0
    while true {
      let a = Ball(2 * s + Rational(2 * j), precision: precision)
      let size = Ball(coefficient, precision: precision) * Ball.pow(κ, -a), bound = size * Ball.zeta(a)
      if j > 4, bound.isBelow(bits: precision.bits) || !bound.isFinite { return total.widened(by: bound) }
      total += size * sums.value(2 * j)
      j += 1
      coefficient = -coefficient * (s + Rational(j - 1)) / Rational(j)
    }
  }
}

/// c_{a+2i}(θ) = Σ_{k≥1} cos(kθ)/k^(a+2i) for 0 ≤ θ ≤ π, a > 1, in powers of θ or π − θ with proved tails.
///
///     c_a(θ) = Γ(1−a) sin(πa/2) θ^(a−1) + Σ_j (−1)ʲ ζ(a−2j) θ²ʲ/(2j)! = −Σ_j (−1)ʲ η(a−2j) (π−θ)²ʲ/(2j)!
///
/// For u = 2j − a ≥ 1, |ζ(−u)| ≤ 2ζ(2)(2π)^(−u−1) Γ(u+1) and |η(−u)| ≤ 2^(u+1)|ζ(−u)|: the terms are below 4(2π)^(a−1)(θ/2π)²ʲ
/// and 4π^(a−1)((π−θ)/π)²ʲ. Source: DLMF 25.12.12.
struct CosineZeta {
  let exponent: Rational
  let angle: Ball
  private let precision: BallPrecision
  private let isNearZero: Bool
  /// The powers of θ or π − θ over factorials.
  private var powers: [Ball]
  /// ζ or η at a + 2i, by i.
  private var values: [Int: Ball] = [:]

  init(exponent: Rational, angle: Ball) {
    self.exponent = exponent
    self.angle = angle
    precision = angle.precision
    isNearZero = angle.midpoint < .pi / 2
    powers = [Ball(1, precision: angle.precision)]
  }

  /// c_{a+shift}(θ), for an even shift.
  mutating func value(_ shift: Int) -> Ball {
    let a = exponent + Rational(shift)
    if angle.isExact, angle.containsZero { return Ball.zeta(number(a)) }
    let bits = Double(precision.bits) + 8 + 3 * a.asDouble
    let count = Swift.max(Int(bits / (isNearZero ? 4 : 2)), Int(a.asDouble / 2) + 2) + 1
    let base = isNearZero ? angle : Ball.pi(precision) - angle, square = base * base
    while powers.count <= count {
      let j = powers.count
      powers.append(-powers[j - 1] * square / number(Rational(2 * j) * Rational(2 * j - 1)))
    }
    var total = isNearZero ? singular(a) : number(0)
    for j in 0..<count {
      // The pole of ζ belongs to the singular term.
      if isNearZero, a == Rational(2 * j + 1) { continue }
      let term = coefficient(shift - 2 * j) * powers[j]
      total = isNearZero ? total + term : total - term
    }
    let circle = isNearZero ? Ball.pi(precision).scaled(byPowerOfTwo: 1) : Ball.pi(precision)
    // Ratios of at most 1/4: the rest is below 4/3 of its first term.
    let rest = number(6) * Ball.pow(circle, number(a - 1)) * Ball.pow(base / circle, 2 * count)
    return total.widened(by: rest)
  }

  private func number(_ value: Rational) -> Ball { Ball(value, precision: precision) }

  private mutating func coefficient(_ shift: Int) -> Ball {
    if let known = values[shift] { return known }
    let place = exponent + Rational(shift), value: Ball
    if isNearZero {
      value = Ball.zeta(number(place))
    } else if place == 1 {
      value = Ball.log(number(2))
    } else {
      value = (number(1) - Ball.pow(number(2), number(1 - place))) * Ball.zeta(number(place))
    }
    values[shift] = value
    return value
  }

  /// The term of θ^(a−1).
  private func singular(_ a: Rational) -> Ball {
    guard let whole = a.isInteger ? a.asInt : nil else {
      let a = number(a), one = number(1), quarter = Ball.pi(precision) * a.scaled(byPowerOfTwo: -1)
      return Ball.gamma(one - a) * Ball.sin(quarter) * Ball.pow(angle, a - one)
    }
    var factorial = Rational(1), harmonic = Rational(0)
    for k in stride(from: 1, through: whole - 1, by: 1) {
      factorial = factorial * Rational(k)
      harmonic = harmonic + Rational(1, k)
    }
    let power = Ball.pow(angle, whole - 1) / number(factorial)
    if whole % 2 == 0 {
      return number(whole / 2 % 2 == 0 ? Rational(1, 2) : Rational(-1, 2)) * Ball.pi(precision) * power
    }
    let value = power * (number(harmonic) - Ball.log(angle))
    return (whole - 1) / 2 % 2 == 0 ? value : -value
  }
}
