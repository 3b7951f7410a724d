import InformationGeometry

/// The kernel of S³ for any order s > 3/2, where 1 + Δ has the eigenvalues k² with multiplicity k².
///
///     K(γ) = 1/(2π² sin γ) Σ_{k≥1} sin(kγ)/k^m,  m = 2s − 1
///
/// The sum is expanded in powers of γ (by zeta values) or of π − γ (by alternating ones), whichever is smaller, with a
/// proved bound of what is left out. Source: DLMF 25.12.12.
struct ThreeSphereSeries {
  let order: Rational
  private var m: Rational { 2 * order - 1 }

  /// K at an angle; the ball must not reach below 0 or above π.
  func value(_ γ: Ball) -> Ball {
    let precision = γ.precision, π = Ball.pi(precision)
    let scale = number(Rational(1, 2), precision) / (π * π)
    if γ.isExact, γ.containsZero { return scale * Ball.zeta(number(m - 1, precision)) }
    let rest = π - γ
    if γ.midpoint < .pi / 2 {
      let sum = powers(γ) + singular(γ)
      return scale * sum / Ball.sin(γ)
    }
    // Divided by π − γ term by term, so that nothing cancels at π.
    let small = rest * rest
    var sum = number(0, precision), power = number(1, precision)
    let quotient = rest.containsZero ? number(1, precision) : rest / Ball.sin(rest)
    var factorial = Rational(1)
    let count = terms(precision.bits, ratio: 0.26)
    for j in 0..<count {
      if j > 0 {
        factorial = factorial * Rational(2 * j) * Rational(2 * j + 1)
        power = power * small
      }
      let coefficient = number((j % 2 == 0 ? 1 : -1) / factorial, precision)
      sum = sum + coefficient * eta(m - Rational(2 * j + 1), precision) * power
    }
    let bound = number(1, precision).scaled(byPowerOfTwo: -precision.bits)
    return scale * (sum.widened(by: bound)) * quotient
  }

  /// Terms after which what is left is below 2^(−bits).
  ///
  /// For u = 2j + 1 − m > 1, |ζ(−u)| ≤ 2ζ(2)(2π)^(−u−1)Γ(u+1) and |η(−u)| ≤ 2^(u+1)|ζ(−u)|, so that the terms fall at
  /// least like (γ/2π)²ʲ ≤ (1/16)ʲ, or ((π−γ)/π)²ʲ ≤ (1/4)ʲ, after a factor below (2π)^m.
  private func terms(_ bits: Int, ratio: Double) -> Int {
    Int((Double(bits) + 24 + 6 * m.asDouble.magnitude) / -Double.log2(ratio)) + Int(m.asDouble) + 8
  }

  /// Σ (−1)ʲ ζ(m−2j−1) γ^(2j+1)/(2j+1)!, without a pole of ζ.
  private func powers(_ γ: Ball) -> Ball {
    let precision = γ.precision, square = γ * γ
    var sum = number(0, precision), power = γ
    var factorial = Rational(1)
    let count = terms(precision.bits, ratio: 0.065)
    for j in 0..<count {
      if j > 0 {
        factorial = factorial * Rational(2 * j) * Rational(2 * j + 1)
        power = power * square
      }
      let place = m - Rational(2 * j + 1)
      if place == 1 { continue }
      let coefficient = number((j % 2 == 0 ? 1 : -1) / factorial, precision)
      sum = sum + coefficient * Ball.zeta(number(place, precision)) * power
    }
    let bound = number(1, precision).scaled(byPowerOfTwo: -precision.bits)
    return sum.widened(by: bound * γ)
  }

  /// The term of γ^(m−1).
  private func singular(_ γ: Ball) -> Ball {
    let precision = γ.precision
    guard let whole = m.isInteger ? m.asInt : nil else {
      let m = number(m, precision), one = number(1, precision)
      let angle = Ball.pi(precision) * m * number(Rational(1, 2), precision)
      return Ball.gamma(one - m) * Ball.cos(angle) * Ball.pow(γ, m - one)
    }
    var factorial = Rational(1), harmonic = Rational(0)
    for k in stride(from: 1, through: whole - 1, by: 1) {
      factorial = factorial * Rational(k)
      harmonic = harmonic + Rational(1, k)
    }
    let power = Ball.pow(γ, whole - 1)
    if whole % 2 == 1 {
      let sign = (whole - 1) / 2 % 2 == 0 ? Rational(1, 2) : Rational(-1, 2)
      return number(sign / factorial, precision) * Ball.pi(precision) * power
    }
    let sign = (whole - 2) / 2 % 2 == 0 ? Rational(1) : Rational(-1)
    return number(sign / factorial, precision) * power * (number(harmonic, precision) - Ball.log(γ))
  }

  /// η(s) = Σ (−1)^(k+1)/kˢ = (1 − 2^(1−s)) ζ(s).
  private func eta(_ s: Rational, _ precision: BallPrecision) -> Ball {
    let one = number(1, precision), two = number(2, precision)
    if s == 1 { return Ball.log(two) }
    let place = number(s, precision)
    return (one - Ball.pow(two, one - place)) * Ball.zeta(place)
  }

  private func number(_ value: Rational, _ precision: BallPrecision) -> Ball { Ball(value, precision: precision) }
}
