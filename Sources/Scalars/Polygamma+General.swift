import RealModule

/// |ψ⁽ⁿ⁾(x)| for n ≥ 4 and x > 0, or the size of its tail.
///
/// It takes steps of the recurrence up to where the asymptotic series
///
///     (n−1)!/xⁿ · (1 + n/(2x) + Σₖ B₂ₖ/(2k)! · n(n+1)…(n+2k−1)/x²ᵏ)
///
/// is exact to 10⁻¹⁸ with twelve terms.
func shiftedPolygamma(_ n: Int, _ x: Double, tail: Bool) -> Double {
  guard x.isFinite else { return x.isNaN ? .nan : 0 }
  let order = Double(n), enough = 10 + 0.8 * order
  let factorial = Double.gamma(order)
  var total = 0.0, y = x, k = 0.0
  while y < enough {
    // x + k is rounded, and a power n + 1 of it feels that: the first order is put back.
    let correction = 1 - (order + 1) * roundingOfSum(x, k, y) / y
    let term = leadingTerm(n + 1, y, factorial: factorial * order) * correction
    total += tail ? term / order * tailStep(n, y) : term
    k += 1
    y = x + k
  }
  let correction = 1 - order * roundingOfSum(x, k, y) / y
  let series = order / (2 * y) + asymptoticSum(n, y)
  return total + leadingTerm(n, y, factorial: factorial) * correction * (tail ? series : 1 + series)
}

/// x + k − y, exactly, for y = x + k rounded.
private func roundingOfSum(_ x: Double, _ k: Double, _ y: Double) -> Double {
  let virtual = y - x
  return (x - (y - virtual)) + (k - virtual)
}

/// (n−1)!/yⁿ.
private func leadingTerm(_ n: Int, _ y: Double, factorial: Double) -> Double {
  let order = Double(n)
  guard factorial.isFinite else { return Double.exp(Double.logGamma(order) - order * Double.log(y)) }
  let power = Double.pow(y, -order)
  if power > .leastNormalMagnitude, power < .infinity { return factorial * power }
  // In halves, so that the power does not leave the range before it is multiplied.
  return factorial * Double.pow(y, -Double(n / 2)) * Double.pow(y, -Double(n - n / 2))
}

/// n − y + y·(y/(y+1))ⁿ, the step of the tail over (n−1)!/yⁿ⁺¹, as a sum of positive terms:
/// 1/(y+1) · Σ (n−j) rʲ with r = y/(y+1).
private func tailStep(_ n: Int, _ y: Double) -> Double {
  let r = y / (y + 1)
  var sum = 0.0
  for j in (0..<n).reversed() { sum = sum * r + Double(n - j) }
  return sum / (y + 1)
}

/// B₂ₖ/(2k)! from k = 1.
let bernoulliCoefficients = [
  0.08333333333333333, -0.001388888888888889, 3.306878306878307e-05, -8.267195767195768e-07,
  2.08767569878681e-08, -5.284190138687493e-10, 1.3382536530684679e-11, -3.3896802963225827e-13,
  8.586062056277845e-15, -2.174868698558062e-16, 5.5090028283602295e-18, -1.3954464685812522e-19,
]

private func asymptoticSum(_ n: Int, _ y: Double) -> Double {
  let order = Double(n)
  var sum = 0.0, factor = 1.0
  for k in bernoulliCoefficients.indices {
    let j = order + Double(2 * k)
    factor *= (j / y) * ((j + 1) / y)
    sum += bernoulliCoefficients[k] * factor
  }
  return sum
}

/// ψ⁽ⁿ⁾(x) for x < 0 by reflection, ψ⁽ⁿ⁾(x) = (−1)ⁿ (ψ⁽ⁿ⁾(1−x) − πⁿ⁺¹ qₙ(cot πx)), where (−1)ⁿqₙ(cot z) is the n-th
/// derivative of cot z; NaN at the poles.
func reflectedPolygamma(_ n: Int, _ x: Double) -> Double {
  let distance = x - x.rounded()
  guard distance != 0, !distance.isNaN, n <= 150 else { return .nan }
  // From the nearest multiple of ½, which is at an exact distance.
  let nearPole = abs(distance) <= 0.25
  let slope = Double.tan(.pi * (nearPole ? distance : (0.5 - abs(distance)) * (distance < 0 ? -1 : 1)))
  let c = nearPole ? 1 / slope : slope
  let size = Double.pow(.pi, n + 1) * cotangentDerivative(n, c)
  let value = Double.polygamma(n, 1 - x) - size
  return n.isMultiple(of: 2) ? value : -value
}

/// qₙ(c) with q₀ = c and qₙ₊₁ = (1 + c²) qₙ′: all coefficients are positive.
private func cotangentDerivative(_ n: Int, _ c: Double) -> Double {
  switch n {
  case 0: return c
  case 1: return 1 + c * c
  case 2: return 2 * c * (1 + c * c)
  case 3: return (2 + 6 * c * c) * (1 + c * c)
  default:
    var q = [0.0, 1]
    for _ in 0..<n {
      var next = [Double](repeating: 0, count: q.count + 1)
      for j in 1..<q.count {
        next[j - 1] += Double(j) * q[j]
        next[j + 1] += Double(j) * q[j]
      }
      q = next
    }
    // Not from zero: c is infinite where it overflows.
    var value = q[n + 1]
    for coefficient in q.dropLast().reversed() { value = value * c + coefficient }
    return value
  }
}
