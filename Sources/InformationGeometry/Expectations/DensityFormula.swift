import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics
import Synchronization

/// From where observations are counted, and in which direction: x = base + d, x = base − d, or both signs of d.
///
/// The formula is rewritten in the distance d before it is compiled: log(1 − x) near 1 becomes log d, |x − m| beside m
/// becomes d, and x − m keeps all its digits when m is 10⁶ and the density is narrow.
struct Anchor: Hashable, Sendable {
  /// Where d = 0.
  enum Base: Hashable, Sendable {
    case constant(Rational)
    case expression(Expression)
    case number(Double)

    /// Expressions hash by their text, which takes time; there are few bases.
    func hash(into hasher: inout Hasher) {
      switch self {
      case .constant(let value): hasher.combine(value)
      case .expression: hasher.combine(0)
      case .number(let value): hasher.combine(value)
      }
    }
  }

  /// The signs of d.
  enum Direction: Sendable {
    case up, down, both
  }

  let base: Base
  let direction: Direction
}

/// log p and its derivatives by the parameters, compiled for distances from any anchor.
final class DensityFormula: Sendable {
  let model: StatisticalModel
  let logDensity: Expression
  let variable: Symbol
  let parameters: [Symbol]
  private let tapes = Mutex<[Key: Tape]>([:])
  private let panelTapes = Mutex<[Key: PanelTape]>([:])
  private let baseTapes = Mutex<[Anchor.Base: Tape]>([:])
  private let derivatives = Mutex<[Int: [Expression]]>([:])
  /// Where x has the formula's kinks and centers: the roots that are known in closed form, and the other kinks.
  let kinkRoots: [Expression]
  let otherKinks: [Expression]
  let centerRoots: [Expression]

  private struct Key: Hashable {
    let anchor: Anchor
    let order: Int
  }

  init(_ model: StatisticalModel) throws(GeometryError) {
    guard let logDensity = model.logDensity else {
      throw .unsupported(
        reason: "\(model.name) is given by its log-partition function: there is no density to integrate")
    }
    guard model.variables.count == 1, let variable = model.variables.first else {
      throw .unsupported(
        reason: "\(model.name) has observations of \(model.variables.count) variables: quadrature takes one variable")
    }
    self.model = model
    self.logDensity = logDensity
    self.variable = variable
    parameters = model.parameters
    let kinks = logDensity.kinkArguments(in: variable)
    kinkRoots = kinks.compactMap { $0.affineRoot(in: variable) }
    otherKinks = kinks.filter { $0.affineRoot(in: variable) == nil }
    centerRoots = logDensity.affineRoots(in: variable)
  }

  /// A weight, as the density of a model, with factors of one's own in the place of derivatives.
  convenience init(_ weight: StatisticalModel, factors: [Expression]) throws(GeometryError) {
    try self.init(weight)
    let outputs = [logDensity] + factors
    derivatives.withLock { $0[0] = outputs }
  }

  /// ℓ and its derivatives: order −1 is ℓ alone, order 0 adds ∂ᵢℓ, order 1 ∂ᵢ∂ⱼℓ with i ≤ j, order 2 ∂ᵢ∂ⱼ∂ₖℓ with i ≤ j ≤ k.
  func outputs(order: Int) throws -> [Expression] {
    if let known = derivatives.withLock({ $0[order] }) { return known }
    let result = try logDensity.parameterDerivatives(by: parameters, through: order + 1)
    derivatives.withLock { $0[order] = result }
    return result
  }

  /// A tape with the symmetry of what it computes.
  struct PanelTape: Sendable {
    /// p and the derivatives of ℓ by the parameters, for inputs [d, log d, ξ…, base], of which only a numerical base uses the last.
    let tape: Tape
    /// For each output whether it is even (1) or odd (−1) about the anchor; empty when one of them is neither.
    let parities: [Int]
  }

  /// The density itself and the derivatives of ℓ, in the order of `outputs(order:)`.
  func panelTape(_ anchor: Anchor, order: Int) throws -> PanelTape {
    let key = Key(anchor: anchor, order: order)
    if let known = panelTapes.withLock({ $0[key] }) { return known }
    var outputs = try outputs(order: order)
    // The exponential of a logarithm is taken symbolically: a rational density costs no function.
    outputs[0] = exp(outputs[0])
    let up = shifted(outputs, anchor), d = Self.distance(anchor.direction), ℓ = Symbol("logarithm of the distance")
    let known = anchor.direction == .both ? up : Expression.replacingLogarithm(of: d, by: ℓ, in: up)
    let tape = try Tape(known, inputs: [d, ℓ] + parameters + [Self.position])
    var parities: [Int] = []
    let one = shifted(outputs, Anchor(base: anchor.base, direction: .up))
    let other = shifted(outputs, Anchor(base: anchor.base, direction: .down))
    for (a, b) in zip(one, other) {
      if a == b { parities.append(1) } else if a == -b { parities.append(-1) }
    }
    let result = PanelTape(tape: tape, parities: parities.count == outputs.count ? parities : [])
    panelTapes.withLock { $0[key] = result }
    return result
  }

  /// log p alone for inputs [d, ξ…, base].
  func tape(_ anchor: Anchor) throws -> Tape {
    let key = Key(anchor: anchor, order: -1)
    if let known = tapes.withLock({ $0[key] }) { return known }
    let tape = try Tape(
      shifted([logDensity], anchor), inputs: [Self.distance(anchor.direction)] + parameters + [Self.position])
    tapes.withLock { $0[key] = tape }
    return tape
  }

  private static let position = Symbol("position of the anchor")
  private static func distance(_ direction: Anchor.Direction) -> Symbol {
    Symbol("distance from the anchor", direction == .both ? .real : .positive)
  }

  /// Formulas in x as formulas in the distance from an anchor.
  private func shifted(_ formulas: [Expression], _ anchor: Anchor) -> [Expression] {
    let base: Expression
    switch anchor.base {
    case .constant(let value): base = Expression(value)
    case .expression(let value): base = value
    case .number: base = Expression(Self.position)
    }
    let d = Expression(Self.distance(anchor.direction))
    return Expression.substituting([variable: anchor.direction == .down ? base - d : base + d], in: formulas)
  }

  /// The value of a base.
  func position(_ base: Anchor.Base, _ ξ: [Ball], _ precision: BallPrecision) throws -> Ball {
    switch base {
    case .constant(let value): return Ball(value, precision: precision)
    case .number(let value): return Ball(exactly: value, precision: precision)
    case .expression: return try baseTape(base).evaluate(ξ, precision: precision)[0].center
    }
  }

  /// The value of a base as a `Double`.
  func position(_ base: Anchor.Base, _ ξ: [Double]) throws -> Double {
    switch base {
    case .constant(let value): return value.asDouble
    case .number(let value): return value
    case .expression: return try baseTape(base).evaluate(ξ)[0]
    }
  }

  private func baseTape(_ base: Anchor.Base) throws -> Tape {
    if let known = baseTapes.withLock({ $0[base] }) { return known }
    guard case .expression(let value) = base else { return try Tape([], inputs: parameters) }
    let tape = try Tape([value], inputs: parameters)
    baseTapes.withLock { $0[base] = tape }
    return tape
  }
}
