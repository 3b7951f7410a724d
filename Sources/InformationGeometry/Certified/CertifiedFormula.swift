import Scalars
import StatisticalModels
import Symbolics
import Synchronization

/// How a part of the sample space is measured: x = base ± w·g(v) with a unit w > 0.
struct CertifiedChart: Hashable, Sendable {
  /// The function g.
  enum Scale: Hashable, Sendable {
    /// v
    case linear
    /// eᵛ
    case exponential
    /// 1/v
    case reciprocal
    /// v⁻ᴺ, for what is analytic at infinity.
    case compact(Int)
  }

  let base: Anchor.Base
  let isUpward: Bool
  let scale: Scale
}

/// The formula of a model in the coordinates of its parts, compiled.
final class CertifiedFormula: Sendable {
  let formula: DensityFormula
  private let integrands = Mutex<[Key: Tape]>([:])
  private let tails = Mutex<[Key: Tape]>([:])
  private let compacts = Mutex<[Key: Tape?]>([:])

  private struct Key: Hashable {
    let chart: CertifiedChart
    let order: Int
  }

  init(_ formula: DensityFormula) { self.formula = formula }

  static let unit = Symbol("unit of the part", .positive)

  /// v.
  func variable(_ chart: CertifiedChart) -> Symbol {
    Symbol("coordinate of the part", chart.scale == .exponential ? .real : .positive)
  }

  /// x and log |dx/dv|.
  private func position(_ chart: CertifiedChart) -> (x: Expression, logSlope: Expression) {
    let v = Expression(variable(chart)), w = Expression(Self.unit)
    let base = Self.expression(chart.base)
    let distance: Expression, logSlope: Expression
    switch chart.scale {
    case .linear: (distance, logSlope) = (w * v, log(w))
    case .exponential: (distance, logSlope) = (w * exp(v), log(w) + v)
    case .reciprocal: (distance, logSlope) = (w / v, log(w) - 2 * log(v))
    case .compact(let n):
      (distance, logSlope) = (w / v.power(n), log(w) + log(Expression(n)) - Expression(n + 1) * log(v))
    }
    return (chart.isUpward ? base + distance : base - distance, logSlope)
  }

  static func expression(_ base: Anchor.Base) -> Expression {
    switch base {
    case .constant(let value): Expression(value)
    case .expression(let value): value
    case .number(let value): Expression(Rational(exactly: value) ?? 0)
    }
  }

  private func inputs(_ chart: CertifiedChart) -> [Symbol] { [variable(chart), Self.unit] + formula.parameters }

  /// ℓ and its derivatives by the parameters in the coordinate of a part.
  func outputs(_ chart: CertifiedChart, order: Int) throws -> [Expression] {
    Expression.substituting([formula.variable: position(chart).x], in: try formula.outputs(order: order))
  }

  /// p |dx/dv| and the derivatives of log p by the parameters, for inputs [v, w, ξ…].
  func integrand(_ chart: CertifiedChart, order: Int) throws -> Tape {
    let key = Key(chart: chart, order: order)
    if let known = integrands.withLock({ $0[key] }) { return known }
    var outputs = try outputs(chart, order: order)
    outputs[0] = exp(outputs[0] + position(chart).logSlope)
    let tape = try Tape(outputs, inputs: inputs(chart))
    integrands.withLock { $0[key] = tape }
    return tape
  }

  /// L = log(p |dx/dv|), v ∂L/∂v, and the derivatives of log p by the parameters, for inputs [v, w, ξ…].
  func tail(_ chart: CertifiedChart, order: Int) throws -> Tape {
    let key = Key(chart: chart, order: order)
    if let known = tails.withLock({ $0[key] }) { return known }
    let v = variable(chart)
    var outputs = try outputs(chart, order: order)
    outputs[0] = outputs[0] + position(chart).logSlope
    outputs.insert(Expression(v) * (try outputs[0].derivative(by: v)), at: 1)
    let tape = try Tape(outputs, inputs: inputs(chart))
    tails.withLock { $0[key] = tape }
    return tape
  }

  /// The integrand from x = base ± w to infinity as a function of v in (0, 1] that may be analytic at v = 0, by x = base ± w v⁻ᴺ;
  /// nil where exponentials or logarithms, or factors that grow, stand in the way.
  ///
  /// All powers of v are taken out of the formula by hand: that is an identity for v > 0.
  func compactified(_ base: Anchor.Base, isUpward: Bool, order: Int) throws -> Tape? {
    let key = Key(chart: CertifiedChart(base: base, isUpward: isUpward, scale: .compact(1)), order: order)
    if let known = compacts.withLock({ $0[key] }) { return known }
    var tape: Tape?
    var n = 1
    while let parts = try separated(CertifiedChart(base: base, isUpward: isUpward, scale: .compact(n)), order: order) {
      let denominators = parts.parts.reduce(1) { max($0, $1.power.denominator.asInt ?? .max) }
      if denominators > 1, n == 1, denominators <= 8 {
        n = denominators
        continue
      }
      if parts.parts.allSatisfy({ !$0.power.isNegative && $0.power.isInteger }) {
        let v = Expression(variable(parts.chart))
        tape = try Tape(parts.parts.map { v.power($0.power) * $0.rest }, inputs: inputs(parts.chart))
      }
      break
    }
    let found = tape
    compacts.withLock { $0[key] = .some(found) }
    return tape
  }

  private func separated(
    _ chart: CertifiedChart, order: Int
  ) throws -> (chart: CertifiedChart, parts: [(power: Rational, rest: Expression)])? {
    var outputs = try outputs(chart, order: order)
    outputs[0] = exp(outputs[0] + position(chart).logSlope)
    return Expression.separated(outputs, from: variable(chart)).map { (chart, $0) }
  }
}
