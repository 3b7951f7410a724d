import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics

/// Divergences of an exponential family by its log-partition function.
///
///     KL(p ‖ q) = (θ_p − θ_q)·η_p − ψ_p + ψ_q
///     −log ∫pᵃq¹⁻ᵃ = aψ_p + (1 − a)ψ_q − ψ(aθ_p + (1 − a)θ_q)
///
/// Everything in balls, with more bits until the digits asked for are there. Source: Nielsen & Garcia (2009).
struct CanonicalDivergence {
  let model: StatisticalModel
  let family: ExponentialFamily
  private let tape: Tape
  private let order: Int

  /// The divergences of a model; nil when it is no exponential family.
  init?(_ model: StatisticalModel) throws {
    guard let family = model.exponentialFamily else { return nil }
    self.model = model
    self.family = family
    order = family.order
    tape = try Tape(
      family.naturalParameters + family.expectationParameters + [family.logPartition], inputs: model.parameters)
  }

  /// θ, η and ψ of a point.
  struct Values {
    let natural: [Ball], expectation: [Ball]
    let logPartition: Ball
  }

  func values(_ point: Point, bits: Int) -> Values {
    let all = tape.evaluate(point.enclosed(bits: bits), precision: BallPrecision(bits: bits))
    return Values(
      natural: Array(all[..<order]), expectation: Array(all[order..<(2 * order)]), logPartition: all[2 * order])
  }

  /// The divergence to so many digits.
  func enclosure(_ kind: DivergenceKind, from p: Point, to q: Point, digits: Int) throws -> DivergenceResult {
    let needed = Int((Double(digits + 1) * 3.3219280948873623).rounded(.up))
    let mostBits = max(1 << 15, 8 * needed)
    let needsPotential = [.squaredHellinger, .bhattacharyya, .chernoff].contains(kind) || kind.isProperAlpha
    let potential = needsPotential ? try NaturalPotential(model, family) : nil
    var bits = needed + 64
    while true {
      let a = values(p, bits: bits), b = values(q, bits: bits)
      if let found = try value(kind, a, b, potential, near: (p, q), bits: bits) {
        switch found {
        case .infinite:
          // Beyond the chart the integral diverges, unless the natural parameters reach further than the chart does, as
          // those of zero-inflated counts.
          if model.variables.count == 1, model.logDensity != nil,
            let found = try? DensityDivergence(model).estimate(kind, from: p, to: q, digits: min(digits, 30)),
            !found.isInfinite
          {
            return found
          }
          return DivergenceResult(
            value: nil, weight: nil, isProved: potential?.isSymbolic ?? true, method: "closed form")
        case .finite(let value, let weight):
          let isSharp = value.relativeAccuracyBits >= needed && (weight?.relativeAccuracyBits ?? needed) >= needed
          if isSharp || (value.isExact && value.containsZero) {
            return DivergenceResult(value: value, weight: weight, isProved: true, method: "closed form")
          }
        }
      }
      guard bits < mostBits else {
        throw GeometryError.notConverged(
          what: "the divergence between \(p.coordinates) and \(q.coordinates)", reached: Double(bits),
          reason: "\(bits) bits do not tell the distributions apart to \(digits) digits")
      }
      bits *= 2
    }
  }

  /// A value, if it is finite.
  enum Outcome {
    case infinite
    case finite(Ball, weight: Ball?)
  }

  /// The divergence with these bits; nil when they do not suffice.
  private func value(
    _ kind: DivergenceKind, _ p: Values, _ q: Values, _ potential: NaturalPotential?, near: (Point, Point), bits: Int
  ) throws -> Outcome? {
    let precision = BallPrecision(bits: bits)
    func skew(_ weight: Rational) throws -> Outcome? {
      guard let potential else { return nil }
      let a = Ball(weight, precision: precision), b = Ball(1 - weight, precision: precision)
      let θ = zip(p.natural, q.natural).map { a * $0 + b * $1 }
      switch try potential.evaluate(θ, between: near, weight: weight.asDouble, precision) {
      case .outside: return .infinite
      case .undecided: return nil
      case .inside(let ψ, _): return .finite(a * p.logPartition + b * q.logPartition - ψ, weight: nil)
      }
    }
    switch kind {
    case .kullbackLeibler, .alpha(-1): return .finite(relativeEntropy(p, q), weight: nil)
    case .reverseKullbackLeibler, .alpha(1): return .finite(relativeEntropy(q, p), weight: nil)
    case .jeffreys:
      var total = Ball.zero
      for c in 0..<order { total += (p.natural[c] - q.natural[c]) * (p.expectation[c] - q.expectation[c]) }
      return .finite(total, weight: nil)
    case .bhattacharyya: return try skew(Rational(1, 2))
    case .squaredHellinger:
      guard case .finite(let b, _)? = try skew(Rational(1, 2)) else { return nil }
      return .finite(-Ball.expMinusOne(-b), weight: nil)
    case .alpha(let α):
      guard let outcome = try skew((1 - α) / 2) else { return nil }
      guard case .finite(let b, _) = outcome else { return .infinite }
      return .finite(-Ball.expMinusOne(-b) * Ball(4 / (1 - α * α), precision: precision), weight: nil)
    case .chernoff:
      guard let potential else { return nil }
      return try ChernoffSearch(p: p, q: q, potential: potential, near: near, precision: precision).maximum().map {
        .finite($0.value, weight: $0.weight)
      }
    }
  }

  private func relativeEntropy(_ p: Values, _ q: Values) -> Ball {
    var total = q.logPartition - p.logPartition
    for c in 0..<order { total += (p.natural[c] - q.natural[c]) * p.expectation[c] }
    return total
  }
}

extension DivergenceKind {
  fileprivate var isProperAlpha: Bool {
    if case .alpha(let α) = self { return α != 1 && α != -1 }
    return false
  }
}

/// The maximum of the concave B(a) = aψ_p + (1 − a)ψ_q − ψ(θ_a), by the zero of B′(a) = ψ_p − ψ_q − (θ_p − θ_q)·η(θ_a).
struct ChernoffSearch {
  let p: CanonicalDivergence.Values
  let q: CanonicalDivergence.Values
  let potential: NaturalPotential
  let near: (Point, Point)
  let precision: BallPrecision

  /// B and B′ at a.
  private func at(_ a: Ball) throws -> (value: Ball, slope: Ball)? {
    let b = Ball(1, precision: precision) - a
    let θ = zip(p.natural, q.natural).map { a * $0 + b * $1 }
    guard case .inside(let ψ, let η) = try potential.evaluate(θ, between: near, weight: a.midpoint, precision) else {
      return nil
    }
    var slope = p.logPartition - q.logPartition
    for c in η.indices { slope -= (p.natural[c] - q.natural[c]) * η[c] }
    return (a * p.logPartition + b * q.logPartition - ψ, slope)
  }

  /// Enclosures of the maximum and of where it is; nil when the bits do not suffice.
  func maximum() throws -> (value: Ball, weight: Ball)? {
    var low = Ball(0, precision: precision), high = Ball(1, precision: precision)
    var a = Ball(Rational(1, 2), precision: precision)
    var last: (a: Ball, slope: Ball)?, step = Ball(1, precision: precision)
    let smallest = -precision.bits + 24
    for _ in 0..<(40 + precision.bits / 4) {
      guard let here = try at(a) else { return nil }
      // Where the sign is not certain the zero is found as well as these bits allow.
      if here.slope.containsZero { break }
      if here.slope.isPositive { low = a } else { high = a }
      var next = (low + high).scaled(byPowerOfTwo: -1).center
      if let last {
        let secant = (a - here.slope * (a - last.a) / (here.slope - last.slope)).center
        if secant.isFinite, secant.isAbove(low), high.isAbove(secant) { next = secant }
      }
      last = (a, here.slope.center)
      step = Ball.absoluteValue(next - a)
      a = next
      if step.binaryMagnitude < Double(smallest) { break }
    }
    guard let peak = try at(a) else { return nil }
    // B′ falls: its signs on both sides enclose the zero, and its size at a bounds what B may still rise.
    var exponent = smallest
    while exponent < -6 {
      let δ = Ball(1, precision: precision).scaled(byPowerOfTwo: exponent)
      if let left = try at(a - δ), let right = try at(a + δ), left.slope.isPositive, right.slope.isNegative {
        let rise = (peak.slope.largestSize * δ).largestSize
        return (peak.value.union(peak.value + rise), a.widened(by: δ))
      }
      exponent += 8
    }
    return nil
  }
}
