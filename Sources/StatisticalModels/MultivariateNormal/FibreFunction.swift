import DifferentialGeometry
import NumericalMethods
import Scalars

/// The squared length f(k) of the lift of two bivariate normals, as a function of the one entry k of the skew matrix.
///
/// With T₋₊ = M₀ + kM₁ the matrix S = T₋₊T₋₊ᵀ has the eigenvalues λ = sinh²(l/2), and
///
///     f = 2 Σ φ(λ),   φ(λ) = arsinh²√λ,   φ′(λ) = ∫₀¹ dt/(1 + λ(1 − t²))
///     f′ = 2((φ′(λ₊) + βλ₋) τ′ − β D′),   β = (φ′(λ₊) − φ′(λ₋))/(λ₊ − λ₋),   τ = tr S,  D = det S
///
/// in which nothing is singular where the eigenvalues meet. φ′ > 0 decreases, φ″ < 0 increases, and φ″(0) = −2/3.
struct FibreFunction {
  let precision: BallPrecision
  /// τ and D, polynomials in k of degrees 2 and 4.
  let trace: BallPolynomial, determinant: BallPolynomial
  /// τ²/4 − D, the square of half the difference of the eigenvalues.
  private let discriminant: BallPolynomial
  private let traceSlope: BallPolynomial, determinantSlope: BallPolynomial

  /// The function of a reduced pair of two variables.
  init(_ pair: ReducedNormal<Ball>, precision: BallPrecision) {
    self.precision = precision
    let one = Ball(1, precision: precision), zero = Ball(0, precision: precision)
    let l = pair.factor, μ = pair.mean
    let inverse = DenseAlgebra<Ball>.forward(l, [one, zero, zero, one], order: 2)
    let square = DenseAlgebra<Ball>.product(μ, μ, rows: 2, columns: 2).map { $0.scaled(byPowerOfTwo: -1) }
    let lowered = DenseAlgebra<Ball>.product(inverse, square, rows: 2, columns: 2)
    let turned = DenseAlgebra<Ball>.product(inverse, [zero, one, -one, zero], rows: 2, columns: 2)
    let image = DenseAlgebra<Ball>.product(inverse, μ, rows: 2, columns: 1)
    let root = Ball.sqrt(one + one)
    var constant: [Ball] = [], linear: [Ball] = []
    for i in 0..<2 {
      for j in 0..<2 {
        constant.append((inverse[i * 2 + j] - l[j * 2 + i] - lowered[i * 2 + j]).scaled(byPowerOfTwo: -1))
        linear.append(-turned[i * 2 + j].scaled(byPowerOfTwo: -1))
      }
      constant.append(image[i] / root)
      linear.append(zero)
    }
    // The coefficients of S₁₁, S₁₂, S₂₂.
    func entry(_ i: Int, _ j: Int) -> [Ball] {
      var c = [zero, zero, zero]
      for k in 0..<3 {
        let (a, b) = (constant[i * 3 + k], linear[i * 3 + k]), (u, v) = (constant[j * 3 + k], linear[j * 3 + k])
        c[0] += a * u
        c[1] += a * v + b * u
        c[2] += b * v
      }
      return c
    }
    let s11 = entry(0, 0), s12 = entry(0, 1), s22 = entry(1, 1)
    var d = [Ball](repeating: zero, count: 5)
    for i in 0..<3 { for j in 0..<3 { d[i + j] += s11[i] * s22[j] - s12[i] * s12[j] } }
    trace = BallPolynomial(zip(s11, s22).map { $0 + $1 }, precision: precision)
    determinant = BallPolynomial(d, precision: precision)
    let t = zip(s11, s22).map { ($0 + $1).scaled(byPowerOfTwo: -1) }
    var gap = d.map { -$0 }
    for i in 0..<3 { for j in 0..<3 { gap[i + j] += t[i] * t[j] } }
    discriminant = BallPolynomial(gap, precision: precision)
    traceSlope = trace.derivative
    determinantSlope = determinant.derivative
  }

  private func number(_ value: Rational) -> Ball { Ball(value, precision: precision) }

  // MARK: On the real line

  /// λ₋ ≤ λ₊ for the k of an interval; neither is negative.
  private func eigenvalues(_ k: Ball) -> (low: Ball, high: Ball) {
    let half = over(trace, k).scaled(byPowerOfTwo: -1), d = over(determinant, k)
    let root = Ball.sqrt(nonnegative(over(discriminant, k)))
    let high = nonnegative(half + root)
    let difference = nonnegative(half - root), quotient = nonnegative(d / high)
    return (quotient.isFinite && quotient.radius <= difference.radius ? quotient : difference, high)
  }

  /// The numbers of an interval that are not negative; without a hair below 0, where there is no root.
  private func nonnegative(_ x: Ball) -> Ball {
    x.isPositive || !x.isFinite ? x : Ball.absoluteValue(Ball.maximum(x, number(0)))
  }

  /// f.
  func value(_ k: Ball) -> Ball {
    let (low, high) = eigenvalues(k)
    let (a, b) = (Ball.asinh(Ball.sqrt(low)), Ball.asinh(Ball.sqrt(high)))
    return (a * a + b * b).scaled(byPowerOfTwo: 1)
  }

  /// f′.
  func slope(_ k: Ball) -> Ball {
    let (low, high) = eigenvalues(k)
    let gap = high - low
    let (upper, lower) = (first(high), first(low))
    let whole = second(low.union(high)), quotient = (upper - lower) / gap
    let β = gap.isPositive && quotient.isFinite && quotient.radius < whole.radius ? quotient : whole
    let dτ = over(traceSlope, k), dd = over(determinantSlope, k)
    let together = ((upper + β * low) * dτ - β * dd).scaled(byPowerOfTwo: 1)
    // Far apart the eigenvalues have derivatives of their own: ±(τ′λ − D′)/(λ₊ − λ₋).
    let root = Ball.sqrt(over(discriminant, k))
    let apart = (upper * (dτ * high - dd) - lower * (dτ * low - dd)) / root
    return apart.isFinite && apart.radius < together.radius ? apart : together
  }

  /// A polynomial over an interval, around its middle.
  private func over(_ p: BallPolynomial, _ k: Ball) -> Ball {
    if k.isExact { return p.value(at: k) }
    let here = p.shifted(by: k.center)
    return here[0].widened(by: here.spread(radius: (k - k.center).largestSize))
  }

  /// φ′ on an interval of numbers λ ≥ 0.
  private func first(_ λ: Ball) -> Ball { λ.isExact ? exactFirst(λ) : onEnds(λ, exactFirst) }

  /// φ″ on an interval of numbers λ ≥ 0.
  private func second(_ λ: Ball) -> Ball { onEnds(λ, exactSecond) }

  /// A monotonic function from its values at the ends; what is below 0 does not count.
  private func onEnds(_ λ: Ball, _ f: (Ball) -> Ball) -> Ball {
    guard λ.isFinite else { return .indeterminate(precision) }
    let spread = (λ - λ.center).largestSize
    return f(nonnegative(λ.center - spread)).union(f((λ.center + spread).largestSize))
  }

  /// φ′(λ) = arsinh √λ/√(λ(1 + λ)), and 1 at 0.
  private func exactFirst(_ λ: Ball) -> Ball {
    guard λ.isPositive else { return number(1).widened(by: λ.largestSize) }
    let root = Ball.sqrt(λ)
    return Ball.asinh(root) / (root * Ball.sqrt(number(1) + λ))
  }

  /// φ″ = (1 − (1 + 2λ)φ′)/(2λ(1 + λ)), between −2/3 and 0.
  private func exactSecond(_ λ: Ball) -> Ball {
    let bound = number(-1 / 3).widened(by: number(1 / 3))
    guard λ.isPositive else { return bound }
    let one = number(1)
    let value = (one - (one + λ + λ) * exactFirst(λ)) / ((λ + λ) * (one + λ))
    return value.isFinite && value.radius < 0.3 ? value : bound
  }

  // MARK: In a disc

  /// A bound of |f′(z)| for |z − c| ≤ ρ; indeterminate where f may not be analytic there.
  func slopeBound(_ c: Ball, radius ρ: Ball) -> Ball {
    func disc(_ p: BallPolynomial) -> ComplexBall {
      let here = p.shifted(by: c)
      return ComplexBall(here[0]) + ComplexBall.disc(radius: here.spread(radius: ρ))
    }
    let τ = disc(trace), d = disc(determinant), dτ = disc(traceSlope), dd = disc(determinantSlope)
    let Δ = disc(discriminant)
    if Δ.real.isPositive {
      // The eigenvalues are analytic: f′ = 2 Σ φ′(λ)λ′ with λ′(2λ − τ) = τ′λ − D′.
      let root = ComplexBall.sqrt(Δ), high = ComplexBall(number(1 / 2)) * τ + root, low = d / high
      let total = [high, low].reduce(number(0)) { sum, λ in
        sum + firstBound(λ.real) * (dτ * λ - dd).absoluteValue / root.absoluteValue
      }
      if total.isFinite { return total.largestSize }
    }
    // Both lie within |√Δ| of τ/2.
    let middle = ComplexBall(number(1 / 2)) * τ
    let reach = (Ball.sqrt(Δ.absoluteValue.largestSize) + (middle - ComplexBall(middle.real.center)).absoluteValue)
      .largestSize
    let least = middle.real.center - reach
    let far = (Ball.absoluteValue(middle.real.center) + reach).largestSize
    let total =
      (firstBound(least) + secondBound(least) * far) * dτ.absoluteValue + secondBound(least) * dd.absoluteValue
    return total.scaled(byPowerOfTwo: 1).largestSize
  }

  /// |φ′(λ)| ≤ φ′(min Re λ), as long as that exceeds −1.
  private func firstBound(_ real: Ball) -> Ball {
    let least = (real.center - (real - real.center).largestSize).center, room = number(1) + least
    guard real.isFinite, room.isPositive else { return .indeterminate(precision) }
    return least.isPositive ? exactFirst(least) : number(1) / room
  }

  /// |φ″(λ)| ≤ |φ″(min Re λ)|, as long as that exceeds −1.
  private func secondBound(_ real: Ball) -> Ball {
    let least = (real.center - (real - real.center).largestSize).center, room = number(1) + least
    guard real.isFinite, room.isPositive else { return .indeterminate(precision) }
    return least.isPositive ? exactSecond(least).largestSize : number(2 / 3) / (room * room)
  }
}
