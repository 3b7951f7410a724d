import InformationGeometry

/// Kernels that are formulas.
extension SobolevSpace {
  /// The kernel of ℝⁿ as a function of the distance r > 0.
  ///
  ///     K(r) = 2^(1−s)/((2π)^(n/2)Γ(s)ℓⁿ) (r/ℓ)^ν K_ν(r/ℓ),  ν = s − n/2
  ///
  /// For half-integer ν an exponential times a polynomial. Source: Matérn (1960).
  static func euclidean(_ n: Int, order s: Rational, lengthScale ℓ: Rational, at r: Expression) -> Expression {
    let ν = s - Rational(n, 2), t = r / Expression(ℓ)
    let factor =
      Expression(2).power(1 - s) / (pow(2 * Expression.pi, Expression(Rational(n, 2))) * gamma(Expression(s)))
      / Expression(ℓ.power(n))
    guard (ν - Rational(1, 2)).isInteger, let m = (ν - Rational(1, 2)).asInt, m >= 0 else {
      return factor * t.power(ν) * besselK(Expression(ν), t)
    }
    // √(π/2) e^(−t) Σ (m+k)!/(k!(m−k)! 2ᵏ) t^(m−k)
    var terms: [Expression] = []
    var coefficient = Rational(1)
    for k in 0...m {
      if k > 0 { coefficient = coefficient * Rational(m + k) * Rational(m - k + 1) / Rational(2 * k) }
      terms.append(Expression(coefficient) * t.power(m - k))
    }
    return factor * sqrt(Expression.pi / 2) * Expression.sum(terms) * exp(-t)
  }

  /// K(x, x) on ℝⁿ: Γ(ν)/((4π)^(n/2)Γ(s)ℓⁿ).
  static func euclideanDiagonal(_ n: Int, order s: Rational, lengthScale ℓ: Rational) -> Expression {
    let half = Rational(n, 2)
    return gamma(Expression(s - half))
      / (pow(4 * Expression.pi, Expression(half)) * gamma(Expression(s)) * Expression(ℓ.power(n)))
  }

  /// The kernel of a circle or an interval for an integer s, by derivatives of the resolvent (λ − ℓ²d²/dx²)⁻¹.
  ///
  ///     K_s = (−1)^(s−1)/(s−1)! ∂^(s−1)/∂λ^(s−1) R_λ  at λ = 1
  ///
  /// - Parameters:
  ///   - exponents: the distances of an image and its mirror images within one period, each with its sign.
  ///   - period: after which the images repeat.
  /// - Throws: `SymbolicsError`, which cannot happen for these formulas.
  static func periodized(
    _ exponents: [(Expression, Int)], period: Expression, order s: Int, lengthScale: Rational
  ) throws -> Expression {
    let λ = Symbol("λ", .positive), ℓ = Expression(lengthScale), root = sqrt(λ)
    var images: [Expression] = []
    for (distance, sign) in exponents { images.append(Expression(sign) * exp(-root * distance / ℓ)) }
    var kernel = Expression.sum(images) / (2 * ℓ * root * (1 - exp(-root * period / ℓ)))
    var factor = Rational(1)
    for k in 1..<s {
      kernel = try kernel.derivative(by: λ)
      factor = -factor / Rational(k)
    }
    return (Expression(factor) * kernel).substituting([λ: .one])
  }

  /// The kernel of S³ for an integer s as a polynomial of the angle γ, divided by sin γ.
  ///
  ///     K = 1/(2π² sin γ) Σ sin(kγ)/k^m,  m = 2s − 1
  static func threeSphere(order s: Int, at γ: Expression) -> Expression {
    let m = 2 * s - 1
    var terms: [Expression] = []
    var factorial = Rational(1), sign = Rational(1)  // (2j+1)! and (−1)ʲ
    for j in 0..<s {
      if j > 0 {
        factorial = factorial * Rational(2 * j) * Rational(2 * j + 1)
        sign = -sign
      }
      // The power m − 1 is even and has its own term, from the logarithm of the polylogarithm.
      terms.append(Expression(sign / factorial) * evenZeta(m - 2 * j - 1) * γ.power(2 * j + 1))
    }
    var even = Rational(1)
    for k in stride(from: 2, through: m - 1, by: 1) { even = even * Rational(k) }
    let alternating = (m - 1) / 2 % 2 == 0 ? Rational(1) : Rational(-1)
    terms.append(Expression(alternating / (2 * even)) * Expression.pi * γ.power(m - 1))
    return Expression.sum(terms) / (2 * Expression.pi.squared * sin(γ))
  }

  /// ζ(2j) for j ≥ 0, a rational multiple of π²ʲ.
  private static func evenZeta(_ n: Int) -> Expression {
    if n == 0 { return Expression(Rational(-1, 2)) }
    // ζ(2j) = (−1)^(j+1) B₂ⱼ (2π)²ʲ/(2(2j)!), by Σ_{i<j} binomial recursion of ζ(2j) itself.
    var values: [Rational] = [Rational(-1, 2)]  // ζ(2j)/π²ʲ
    for j in 1...(n / 2) {
      // x cot x = −2 Σ ζ(2j)/π²ʲ x²ʲ: compare coefficients in sin x · (x cot x) = x cos x.
      var sum = Rational(0), factorial = Rational(1)
      for i in 1...j {
        factorial = factorial * Rational(2 * i) * Rational(2 * i + 1)
        sum = sum + values[j - i] * (i % 2 == 0 ? 1 : -1) / factorial
      }
      var cosine = Rational(1)
      for k in stride(from: 2, through: 2 * j, by: 1) { cosine = cosine * Rational(k) }
      let right = Rational(j % 2 == 0 ? 1 : -1) / cosine / -2
      values.append(right - sum)
    }
    return Expression(values[n / 2]) * Expression.pi.power(n)
  }
}
