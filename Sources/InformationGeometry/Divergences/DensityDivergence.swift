import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// Divergences of a density of one variable by double-exponential quadrature, or by summation.
///
/// With u = log(p/q) all integrands are non-negative, p·(u − 1 + e⁻ᵘ) for KL(p ‖ q), so that nothing cancels between
/// places; where p and q are close, u has many bits. A density that is known up to a factor is divided by its integral. The
/// error is an estimate. Source: Takahasi & Mori (1974).
struct DensityDivergence {
  let model: StatisticalModel
  /// log p, or log of what p is a multiple of.
  let logDensity: Expression
  let variable: Symbol

  init(_ model: StatisticalModel) throws {
    guard let logDensity = model.logDensity ?? model.unnormalizedLogDensity, model.variables.count == 1,
      let variable = model.variables.first
    else {
      throw GeometryError.unsupported(
        reason:
          "\(model.name) has neither a log-partition function nor a density of one variable: its divergences are not known"
      )
    }
    self.model = model
    self.logDensity = logDensity
    self.variable = variable
  }

  /// The divergence, with an estimate of its error as the radius.
  func estimate(_ kind: DivergenceKind, from p: Point, to q: Point, digits: Int) throws -> DivergenceResult {
    guard digits <= 2_000 else {
      throw GeometryError.unsupported(reason: "\(model.name): a quadrature gives at most 2000 digits, not \(digits)")
    }
    let target = -(Double(digits + 1) * 3.3219280948873623)
    var bits = Int(-target) + 96
    while true {
      do {
        let integral = try DivergenceIntegral(self, p, q, target: target, BallPrecision(bits: bits))
        let found = try value(kind, integral)
        let error = found.value.radius / max(found.value.midpoint.magnitude, .leastNormalMagnitude)
        if error <= Double.exp2(target + 2) || found.value.relativeAccuracyBits >= Int(-target) - 2 {
          return DivergenceResult(
            value: found.value, weight: found.weight, isProved: false,
            method: model.sampleSpace?.isDiscrete == true ? "series" : "quadrature")
        }
      } catch is DivergenceIntegral.Infinite {
        return DivergenceResult(value: nil, weight: nil, isProved: false, method: "quadrature")
      }
      guard bits < 8 * Int(-target) + 512 else {
        throw GeometryError.notConverged(
          what: "the divergence of \(model.name) between \(p.coordinates) and \(q.coordinates)",
          reached: Double(bits), reason: "\(bits) bits do not give \(digits) digits")
      }
      bits *= 2
    }
  }

  private func value(_ kind: DivergenceKind, _ integral: DivergenceIntegral) throws -> (value: Ball, weight: Ball?) {
    let precision = integral.precision, one = Ball(1, precision: precision)
    func affinityLoss(_ weight: Ball) throws -> Ball { try integral.of { $0.affinityLoss(weight) } }
    switch kind {
    case .kullbackLeibler, .alpha(-1): return (try integral.of { $0.relativeEntropy }, nil)
    case .reverseKullbackLeibler, .alpha(1): return (try integral.of { $0.exchanged.relativeEntropy }, nil)
    case .jeffreys:
      return (try integral.of { $0.relativeEntropy + $0.exchanged.relativeEntropy }, nil)
    case .squaredHellinger: return (try affinityLoss(one.scaled(byPowerOfTwo: -1)), nil)
    case .bhattacharyya:
      return (-Ball.log(onePlus: -(try affinityLoss(one.scaled(byPowerOfTwo: -1)))), nil)
    case .alpha(let α):
      return (
        try affinityLoss(Ball((1 - α) / 2, precision: precision)) * Ball(4 / (1 - α * α), precision: precision), nil
      )
    case .chernoff:
      let weight = try chernoffWeight(integral)
      return (-Ball.log(onePlus: -(try affinityLoss(weight))), weight)
    }
  }

  /// The zero of ∫pᵃq¹⁻ᵃ log(p/q), which grows with a.
  private func chernoffWeight(_ integral: DivergenceIntegral) throws -> Ball {
    let precision = integral.precision
    var low = Ball(0, precision: precision), high = Ball(1, precision: precision)
    var a = Ball(Rational(1, 2), precision: precision), last: (a: Ball, slope: Ball)?
    for _ in 0..<80 {
      let slope = try integral.of { $0.tilted(a) }
      if slope.containsZero { return a.widened(by: (high - low).scaled(byPowerOfTwo: -precision.bits / 2)) }
      if slope.isNegative { low = a } else { high = a }
      var next = (low + high).scaled(byPowerOfTwo: -1).center
      if let last {
        let secant = (a - slope * (a - last.a) / (slope - last.slope)).center
        if secant.isFinite, secant.isAbove(low), high.isAbove(secant) { next = secant }
      }
      last = (a, slope.center)
      let step = Ball.absoluteValue(next - a)
      a = next
      if step.binaryMagnitude < integral.target - 4 { return a.widened(by: step) }
    }
    throw GeometryError.notConverged(
      what: "the exponent of the Chernoff information of \(model.name)", reached: (high - low).midpoint,
      reason: "80 steps did not settle it")
  }
}

/// p and q at a place.
struct DensityPair {
  let p: Ball, q: Ball
  /// log p and log q; nil where a density vanishes.
  let logarithms: (p: Ball, q: Ball)?

  var exchanged: DensityPair { DensityPair(p: q, q: p, logarithms: logarithms.map { ($0.q, $0.p) }) }

  /// Where log(p/q) is large, nothing cancels in the sums themselves, and its exponential may be beyond all range.
  private func isFar(_ u: Ball) -> Bool { u.midpoint.magnitude > 1 }

  /// p log(p/q) − p + q; nil for ∞.
  var relativeEntropy: Ball? {
    guard let logarithms else { return p.isExact && p.containsZero ? q : nil }
    let u = logarithms.p - logarithms.q
    return isFar(u) ? p * u - p + q : p * (u + Ball.expMinusOne(-u))
  }

  /// a p + (1 − a) q − pᵃq¹⁻ᵃ; nil for ∞.
  func affinityLoss(_ a: Ball) -> Ball? {
    let b = Ball(1, precision: a.precision) - a
    guard let logarithms else { return a.isPositive && b.isPositive ? a * p + b * q : nil }
    let u = logarithms.p - logarithms.q
    return isFar(u)
      ? a * p + b * q - Ball.exp(a * logarithms.p + b * logarithms.q)
      : p * (b * Ball.expMinusOne(-u) - Ball.expMinusOne(-b * u))
  }

  /// pᵃq¹⁻ᵃ log(p/q).
  func tilted(_ a: Ball) -> Ball? {
    guard let logarithms else { return Ball.zero }
    let b = Ball(1, precision: a.precision) - a
    return Ball.exp(a * logarithms.p + b * logarithms.q) * (logarithms.p - logarithms.q)
  }
}

private func + (a: Ball?, b: Ball?) -> Ball? { a.flatMap { a in b.map { a + $0 } } }
