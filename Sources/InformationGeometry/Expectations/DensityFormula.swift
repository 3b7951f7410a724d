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

  /// ℓ and its derivatives: order −1 is ℓ alone, order 0 adds ∂ᵢℓ, order 1 ∂ᵢ∂ⱼℓ with i ≤ j, order 2 ∂ᵢ∂ⱼ∂ₖℓ with i ≤ j ≤ k.
  func outputs(order: Int) throws -> [Expression] {
    if let known = derivatives.withLock({ $0[order] }) { return known }
    let result = try logDensity.parameterDerivatives(by: parameters, through: order + 1)
    derivatives.withLock { $0[order] = result }
    return result
  }

  /// The outputs for inputs [d, ξ…, base], the last of which only a numerical base uses.
  func tape(_ anchor: Anchor, order: Int) throws -> Tape {
    let key = Key(anchor: anchor, order: order)
    if let known = tapes.withLock({ $0[key] }) { return known }
    let d = Symbol("distance from the anchor", anchor.direction == .both ? .real : .positive)
    let c = Symbol("position of the anchor")
    let base: Expression
    switch anchor.base {
    case .constant(let value): base = Expression(value)
    case .expression(let value): base = value
    case .number: base = Expression(c)
    }
    let x = anchor.direction == .down ? base - Expression(d) : base + Expression(d)
    let shifted = Expression.substituting([variable: x], in: try outputs(order: order))
    let tape = try Tape(shifted, inputs: [d] + parameters + [c])
    tapes.withLock { $0[key] = tape }
    return tape
  }

  /// The value of a base.
  func position<S: ExpectationScalar>(_ base: Anchor.Base, _ ξ: [S], _ precision: S.Precision) throws -> S {
    switch base {
    case .constant(let value): return S(value, precision: precision)
    case .number(let value): return S.exactly(value, precision)
    case .expression(let value):
      return S.evaluate(try Tape([value], inputs: parameters), ξ, precision)[0].centered
    }
  }
}

/// A number that formulas are evaluated on for expectations.
protocol ExpectationScalar: MeasuredScalar {
  static func evaluate(_ tape: Tape, _ inputs: [Self], _ precision: Precision) -> [Self]
  /// Coordinates of a point with rounding at most.
  static func coordinates(of point: Point, _ precision: Precision) -> [Self]
  /// The midpoint of a ball, which may be rounded; what is beyond the range of `Double` stays large.
  static func nearest(_ value: Ball, _ precision: Precision) -> Self
}

extension Double: ExpectationScalar {
  static func evaluate(_ tape: Tape, _ inputs: [Double], _ precision: Binary64) -> [Double] { tape.evaluate(inputs) }
  static func coordinates(of point: Point, _ precision: Binary64) -> [Double] { point.coordinates }
  static func nearest(_ value: Ball, _ precision: Binary64) -> Double {
    let size = value.binaryMagnitude
    return size > 1000 ? Double.exp2(1000) : size < -1060 ? 0 : value.approximation
  }
}

extension Ball: ExpectationScalar {
  static func evaluate(_ tape: Tape, _ inputs: [Ball], _ precision: BallPrecision) -> [Ball] {
    tape.evaluate(inputs, precision: precision)
  }
  static func coordinates(of point: Point, _ precision: BallPrecision) -> [Ball] {
    point.enclosed(bits: precision.bits)
  }
  static func nearest(_ value: Ball, _ precision: BallPrecision) -> Ball { value.rounded(to: precision) }
}
