import Foundation

@testable import NumericalMethods

/// Two-point problems with known answers.
enum GeodesicProblems {
  // MARK: The hyperbolic half plane, metric (dx² + dy²)/y², in (x, log y)

  static var hyperbolicPlane: TwoPointProblem {
    TwoPointProblem(
      dimension: 2,
      acceleration: { x, v, a in
        let ratio = v[0] * exp(-x[1])
        a[0] = 2 * v[0] * v[1]
        a[1] = -ratio * ratio
        return true
      },
      derivatives: { x, v, byX, byV in
        let weight = exp(-2 * x[1])
        byX[0] = 0
        byX[1] = 0
        byX[2] = 0
        byX[3] = 2 * v[0] * v[0] * weight
        byV[0] = 2 * v[1]
        byV[1] = 2 * v[0]
        byV[2] = -2 * v[0] * weight
        byV[3] = 0
        return true
      },
      units: { x, units in
        units[0] = exp(x[1])
        units[1] = 1
      })
  }

  static func hyperbolicSpeed(_ x: [Double], _ v: [Double]) -> Double {
    hypot(v[0] * exp(-x[1]), v[1])
  }

  /// 2 arsinh(|p − q|/(2 √(y₁y₂))) of two points (x, log y).
  static func hyperbolicDistance(_ p: [Double], _ q: [Double]) -> Double {
    let rise = 2 * sinh((p[1] - q[1]) / 2)
    let run = (p[0] - q[0]) * exp(-(p[1] + q[1]) / 2)
    return 2 * asinh(hypot(rise, run) / 2)
  }

  // MARK: The unit sphere in (colatitude, longitude)

  static var sphere: TwoPointProblem {
    TwoPointProblem(dimension: 2) { x, v, a in
      let sine = sin(x[0])
      let cosine = cos(x[0])
      guard x[0] > 0, x[0] < .pi else { return false }
      a[0] = sine * cosine * v[1] * v[1]
      a[1] = -2 * cosine / sine * v[0] * v[1]
      return true
    }
  }

  static func sphereSpeed(_ x: [Double], _ v: [Double]) -> Double { hypot(v[0], sin(x[0]) * v[1]) }

  static func sphereDistance(_ p: [Double], _ q: [Double]) -> Double {
    acos(cos(p[0]) * cos(q[0]) + sin(p[0]) * sin(q[0]) * cos(p[1] - q[1]))
  }

  // MARK: The gamma family in (log shape, log mean), metric diag(ψ₁(κ) − 1/κ, κ/m²) in (shape κ, mean m)

  static var gamma: TwoPointProblem {
    TwoPointProblem(
      dimension: 2,
      acceleration: { x, v, a in
        let g = GammaShape(logShape: x[0])
        a[0] = -0.5 * g.first / g.metric * v[0] * v[0] + 0.5 * g.shape / g.metric * v[1] * v[1]
        a[1] = -v[0] * v[1]
        return g.metric.isFinite && g.metric > 0
      },
      derivatives: { x, v, byX, byV in
        let g = GammaShape(logShape: x[0])
        let ratio = g.first / g.metric
        let bend = 0.5 * (g.second / g.metric - ratio * ratio)
        let push = 0.5 * g.shape / g.metric
        byX[0] = -bend * v[0] * v[0] + push * (1 - ratio) * v[1] * v[1]
        byX[1] = 0
        byX[2] = 0
        byX[3] = 0
        byV[0] = -ratio * v[0]
        byV[1] = 2 * push * v[1]
        byV[2] = -v[1]
        byV[3] = -v[0]
        return true
      })
  }

  static func gammaSpeed(_ x: [Double], _ v: [Double]) -> Double {
    let g = GammaShape(logShape: x[0])
    return (g.metric * v[0] * v[0] + g.shape * v[1] * v[1]).squareRoot()
  }

  // MARK: The Dirichlet family in log α, metric ψ₁(αᵢ)δᵢⱼ − ψ₁(Σα), no derivatives given

  static func dirichlet(_ n: Int) -> TwoPointProblem {
    TwoPointProblem(dimension: n) { x, v, a in
      var sum = 0.0
      var flow = 0.0
      for i in 0..<n {
        sum += exp(x[i])
        flow += exp(x[i]) * v[i]
      }
      guard sum.isFinite else { return false }
      let total = polygammas(sum)
      var inverses = 0.0
      var pushes = 0.0
      for i in 0..<n {
        let alpha = exp(x[i])
        guard alpha > 0 else { return false }
        let own = polygammas(alpha)
        let speed = alpha * v[i]
        inverses += 1 / own.one
        pushes += 0.5 * (own.two * speed * speed - total.two * flow * flow) / own.one
      }
      let shared = total.one / (1 - total.one * inverses) * pushes
      for i in 0..<n {
        let alpha = exp(x[i])
        let own = polygammas(alpha)
        let speed = alpha * v[i]
        let push = 0.5 * (own.two * speed * speed - total.two * flow * flow)
        a[i] = -(push + shared) / (own.one * alpha) - v[i] * v[i]
      }
      return true
    }
  }

  static func dirichletSpeed(_ x: [Double], _ v: [Double]) -> Double {
    var sum = 0.0
    var flow = 0.0
    var square = 0.0
    for (x, v) in zip(x, v) {
      let alpha = exp(x)
      sum += alpha
      flow += alpha * v
      square += polygammas(alpha).one * alpha * alpha * v * v
    }
    return (square - polygammas(sum).one * flow * flow).squareRoot()
  }
}

/// G(u) = κ²(ψ₁(κ) − 1/κ), κ = eᵘ, and its derivatives by u.
private struct GammaShape {
  let shape: Double
  let metric: Double
  let first: Double
  let second: Double

  init(logShape u: Double) {
    let k = exp(u)
    let psi = k < 12 ? polygammas(k) : (one: 0, two: 0, three: 0)
    // Without cancellation for large κ: the series less its leading term.
    let small = (psi.one - 1 / k, psi.two + 1 / (k * k), psi.three - 2 / (k * k * k))
    let f: (Double, Double, Double) = k < 12 ? small : stirlingTails(k)
    let metric = f.0 * k * k
    let first = f.1 * k * k * k + 2 * metric
    shape = k
    self.metric = metric
    self.first = first
    second = f.2 * k * k * k * k + 3 * f.1 * k * k * k + 2 * first
  }
}

/// ψ₁(x) − 1/x, ψ₂(x) + 1/x², ψ₃(x) − 2/x³ for x ≥ 12 by the asymptotic series (Abramowitz & Stegun 6.4.11–14).
private func stirlingTails(_ x: Double) -> (Double, Double, Double) {
  let numerators: [Double] = [1, -1, 1, -1, 5, -691, 7, -3617]
  let denominators: [Double] = [6, 30, 42, 30, 66, 2730, 6, 510]
  var sums = (0.5 / (x * x), -1 / (x * x * x), 3 / (x * x * x * x))
  for index in 0..<8 {
    let k = Double(2 * index + 2)
    let term: Double = numerators[index] / denominators[index] / pow(x, k + 1)
    sums.0 += term
    sums.1 -= term * (k + 1) / x
    sums.2 += term * (k + 1) * (k + 2) / (x * x)
  }
  return sums
}

/// ψ₁, ψ₂, ψ₃ by recurrence up to 12 and the asymptotic series.
private func polygammas(_ x: Double) -> (one: Double, two: Double, three: Double) {
  var x = x
  var one = 0.0
  var two = 0.0
  var three = 0.0
  while x < 12 {
    let inverse = 1 / x
    let square = inverse * inverse
    one += square
    two -= 2 * square * inverse
    three += 6 * square * square
    x += 1
  }
  let tails = stirlingTails(x)
  let square = x * x
  return (one + (tails.0 + 1 / x), two + (tails.1 - 1 / square), three + (tails.2 + 2 / (square * x)))
}
