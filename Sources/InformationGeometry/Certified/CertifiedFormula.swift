import Scalars
import StatisticalModels
import Symbolics
import Synchronization

/// How a part of the sample space is measured: x = base ± w·g(v) with a unit w > 0.
struct CertifiedChart: Hashable, Sendable {
  /// The function g.
  enum Scale: Sendable {
    /// v
    case linear
    /// eᵛ
    case exponential
    /// 1/v
    case reciprocal
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
}
