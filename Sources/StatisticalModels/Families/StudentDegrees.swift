import DifferentialGeometry
import Scalars
import Symbolics

extension Catalogue.Entry {
  /// Student's t family with location μ, scale σ and degrees of freedom ν.
  ///
  ///     p = Γ((ν+1)/2)/(Γ(ν/2)√(νπ) σ) (1 + z²/ν)^(−(ν+1)/2),  z = (x − μ)/σ
  ///     g_σν = −2/(σ(ν+1)(ν+3)),  g_νν = ¼(ψ₁(ν/2) − ψ₁((ν+1)/2)) − (ν+5)/(2ν(ν+1)(ν+3))
  ///
  /// and the block of (μ, σ) as for fixed ν.
  static let studentOfAnyDegrees = Self(
    name: "student", constants: [], summary: "Student's t; coordinates mu, sigma, nu"
  ) { _ throws(GeometryError) in
    let x = Symbol("x"), μ = Symbol("mu"), σ = Symbol("sigma", .positive), ν = Symbol("nu", .positive)
    let half = (ν + 1) / 2
    return try StatisticalModel(
      "student", variables: [x], in: .realLine, parameters: [μ, σ, ν],
      logDensity: logGamma(half) - logGamma(ν / 2) - log(ν * Expression.pi) / 2 - log(σ)
        - half * log(1 + (x - μ).squared / (ν * σ.squared)),
      knowledge: StudentMoments(Expression(ν)).knowledge(σ: Expression(σ)))
  }
}

/// Moments of the scores of Student's family.
///
/// With b = 1/(1 + z²/ν), a beta variable with parameters ν/2 and ½, B = b − E b and L = log b − E log b,
///
///     s_μ² = (ν+1)² b(1−b)/(νσ²)    s_σ = −(ν+1)B/σ    s_ν = ½(L − aB),  a = (ν+1)/ν = 1/E b
///
/// and under the density ∝ bᵏp the mean of L is Dₖ = Σ_{j<k} (2/(ν+2j) − 2/(ν+1+2j)).
private struct StudentMoments {
  let ν: Expression
  init(_ ν: Expression) { self.ν = ν }

  /// E bᵏ.
  private func power(_ k: Int) -> Expression {
    var product = Expression.one
    for j in 0..<k { product *= (ν + Expression(2 * j)) / (ν + Expression(2 * j + 1)) }
    return product
  }

  /// Dₖ.
  private func shift(_ k: Int) -> Expression {
    var sum = Expression.zero
    for j in 0..<k {
      let a = ν + Expression(2 * j), b = ν + Expression(2 * j + 1)
      sum += 2 / a - 2 / b
    }
    return sum
  }

  func knowledge(σ: Expression) -> StatisticalModel.Knowledge {
    let n = ν + 1, a = n / ν
    let b1 = power(1), b2 = power(2), b3 = power(3)
    let BB = b2 - b1.squared
    let BBB = b3 - 3 * b2 * b1 + 2 * b1.power(3)
    let first = b1 * shift(1), second = b2 * shift(2)  // E[bL] and E[b²L]
    let BBL = second - 2 * first * b1
    let BLL = b1 * (shift(1).squared - 4 / ν.squared + 4 / n.squared)
    let LL = polygamma(1, ν / 2) - polygamma(1, n / 2), LLL = polygamma(2, ν / 2) - polygamma(2, n / 2)
    let uu = n.squared / (ν * σ.squared), v = -n / σ

    // Of s_μ² without its factor: times 1, B, L.
    let one = b1 - b2, withB = b2 - b3 - b1 * one, withL = first - second
    var metric: [[Int]: Expression] = [[0, 0]: (uu * one).tidied(), [1, 1]: (v.squared * BB).tidied()]
    metric[[1, 2]] = (v * (first - a * BB) / 2).tidied()
    metric[[2, 2]] = LL / 4 + (a * (a * BB - 2 * first) / 4).tidied()
    var cubic: [[Int]: Expression] = [[0, 0, 1]: (v * uu * withB).tidied(), [1, 1, 1]: (v.power(3) * BBB).tidied()]
    cubic[[0, 0, 2]] = (uu * (withL - a * withB) / 2).tidied()
    cubic[[1, 1, 2]] = (v.squared * (BBL - a * BBB) / 2).tidied()
    cubic[[1, 2, 2]] = (v * (BLL + a * (a * BBB - 2 * BBL)) / 4).tidied()
    cubic[[2, 2, 2]] = LLL / 8 + (a * (a * (3 * BBL - a * BBB) - 3 * BLL) / 8).tidied()
    return .init(symmetric: metric, cubic: cubic, dimension: 3)
  }
}
