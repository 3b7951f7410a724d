import InformationGeometry

/// The moments of a Gaussian on the Fourier side with the weight of Hˢ.
///
///     Iₘ(v) = (1/2π) ∫ (1 + ℓ²k²)ˢ k²ᵐ e^(−vk²) dk = Γ(m + ½) U(m + ½, m + 3/2 + s, v/ℓ²) / (2π ℓ²ᵐ⁺¹),   Iₘ′ = −Iₘ₊₁
///
/// For whole s ≥ 0 powers of v, for whole s < 0 with eᶻ erfc √z, for half-integers with e^(z/2) K₀(z/2) and K₁; in balls by Tricomi's U
/// for any other s. Source: DLMF 13.3.10, 13.4.4.
struct FourierMoments: Sendable {
  /// s.
  let order: Rational
  /// ℓ.
  let lengthScale: Rational

  /// I₀, …, I_count−1 as formulas in v; nil where 2s is no whole number, or a large one.
  func formulas(_ count: Int, at v: Symbol) throws -> [Expression]? {
    guard (2 * order).isInteger, order.magnitude <= 12 else { return nil }
    let z = Symbol("z", .positive), J = try base(order, z), square = Expression(lengthScale * lengthScale)
    var result: [Expression] = []
    var derivative = J
    for m in 0..<count {
      let scale = 2 * Expression.pi * Expression(lengthScale).power(2 * m + 1)
      result.append(simplified(derivative.substituting([z: v / square]) / scale))
      derivative = simplified(-(try derivative.derivative(by: z)))
    }
    return result
  }

  /// The canonical form, but for eᶻ erfc √z, in which it would make a difference of 1 and erf √z.
  func simplified(_ formula: Expression) -> Expression {
    order.isInteger && order < 0 ? formula.tidied() : formula.canonicalOrTidied
  }

  /// J_s(z) = ∫₀^∞ u^(−½) (1 + u)ˢ e^(−zu) du.
  private func base(_ s: Rational, _ z: Symbol) throws -> Expression {
    if s == -1 { return Expression.pi * exp(z) * erfc(sqrt(z)) }
    if s == Rational(-1, 2) { return exp(z / 2) * besselK(Expression.zero, z / 2) }
    if s == 0 { return sqrt(Expression.pi / z) }
    if s > 0 {
      // 1 + u is 1 − d/dz.
      let lower = try base(s - 1, z)
      return simplified(lower - (try lower.derivative(by: z)))
    }
    // (s + 1) J_s = (s + 3/2) J_(s+1) + z J_(s+1)′.
    let upper = try base(s + 1, z)
    let sum = Expression(s + Rational(3, 2)) * upper + z * (try upper.derivative(by: z))
    return simplified(sum / Expression(s + 1))
  }

  /// I₀, …, I_count−1 at v, enclosed.
  func enclosures(_ count: Int, at v: Ball) -> [Ball] {
    let precision = v.precision
    func number(_ r: Rational) -> Ball { Ball(r, precision: precision) }
    let ℓ = number(lengthScale), z = v / (ℓ * ℓ)
    return (0..<count).map { m in
      let a = Rational(m) + Rational(1, 2)
      let U = Ball.hypergeometricU(number(a), number(a + 1 + order), z)
      return Ball.gamma(number(a)) * U / (number(2) * Ball.pi(precision) * Ball.pow(ℓ, 2 * m + 1))
    }
  }
}
