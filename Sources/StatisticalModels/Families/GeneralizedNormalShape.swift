import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// The generalized normal family with location μ, scale α and exponent β.
  ///
  ///     p = β/(2αΓ(1/β)) exp(−(|x−μ|/α)^β)
  ///     g_αβ = −(1 + ψ(1+1/β))/(αβ),  g_ββ = Var(y log y)/β²  with y a gamma variable of shape 1/β
  ///
  /// and the block of (μ, α) as for fixed β. For β ≤ 1/2 the Fisher information of μ is infinite: the family ends there, at
  /// a finite distance. For β ≤ 2/3 so is E|s_μ|³; T_μμμ = 0 then rests on the reflection of x at μ alone, the integral
  /// being a principal value.
  static let generalizedNormalOfAnyShape = Self(
    name: "generalized-normal", constants: [],
    summary: "density ∝ exp(−(|x−mu|/alpha)^beta); coordinates mu, alpha, beta"
  ) { _ throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), α = Symbol("alpha", .positive)
    let β = Symbol("beta", .greaterThan(Rational(1, 2)))
    return try StatisticalModel(
      "generalized-normal", variables: [x], in: .realLine, parameters: [μ, α, β],
      logDensity: log(β / 2) - log(α) - logGamma(1 / β) - pow(abs(x - μ) / α, Expression(β)),
      knowledge: GeneralizedNormalMoments(Expression(β)).knowledge(α: Expression(α)))
  }
}

/// Moments of the scores of the generalized normal family.
///
/// y = (|x − μ|/α)^β is a gamma variable with shape k = 1/β, and
///
///     s_μ² = β²y^(2−2k)/α²    s_α = (βy − 1)/α    s_β = c − ky log y,  c = kE[y log y]
private struct GeneralizedNormalMoments {
  let β: Expression, k: Expression

  init(_ β: Expression) {
    self.β = β
    k = 1 / β
  }

  /// E[yⁿ logᵐ y] = (k)ₙ Γ⁽ᵐ⁾(k+n)/Γ(k+n).
  private func moment(_ n: Int, _ m: Int) -> Expression {
    var rising = Expression.one
    for j in 0..<n { rising *= k + Expression(j) }
    let place = k + Expression(n)
    let ψ = digamma(place)
    switch m {
    case 1: return rising * ψ
    case 2: return rising * (ψ.squared + polygamma(1, place))
    default: return rising * (ψ.power(3) + 3 * ψ * polygamma(1, place) + polygamma(2, place))
    }
  }

  func knowledge(α: Expression) -> StatisticalModel.Knowledge {
    let mean = moment(1, 1), c = k * mean
    // E y^(2−2k) and E[y^(2−2k) y], E[y^(2−2k) y log y].
    let base = gamma(2 - k) / gamma(k), next = (2 - k) * base, nextLog = next * digamma(3 - k)
    let uu = β.squared / α.squared
    let square = moment(2, 2) - mean.squared
    let third = moment(3, 3) - 3 * moment(2, 2) * mean + 2 * mean.power(3)
    var metric: [[Int]: Expression] = [[0, 0]: uu * base, [1, 1]: β / α.squared]
    metric[[1, 2]] = -(1 + digamma(1 + k)) / (α * β)
    metric[[2, 2]] = k.squared * square
    var cubic: [[Int]: Expression] = [[1, 1, 1]: 2 * β.squared / α.power(3)]
    cubic[[0, 0, 1]] = (uu * (β * next - base) / α).tidied()
    cubic[[0, 0, 2]] = uu * (c * base - k * nextLog)
    // E[(βy − 1)ⁱ (y log y)ʲ] for (i, j) = (2, 1), (1, 1), (1, 2).
    let twice = β.squared * moment(3, 1) - 2 * β * moment(2, 1) + mean
    let once = β * moment(2, 1) - mean, withSquare = β * moment(3, 2) - moment(2, 2)
    cubic[[1, 1, 2]] = (c * β - k * twice) / α.squared
    cubic[[1, 2, 2]] = k * (k * withSquare - 2 * c * once) / α
    cubic[[2, 2, 2]] = -k.power(3) * third
    return .init(symmetric: metric, cubic: cubic, dimension: 3)
  }
}
