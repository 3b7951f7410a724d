import DifferentialGeometry
import Scalars
import Symbolics

/// The likelihood equation η(ξ) = t̄ of a full exponential family, compiled.
struct LikelihoodEquation {
  /// What is known at a point of the parameters.
  struct Values {
    /// θ, η and ψ.
    let natural: [Ball], expectation: [Ball]
    let logPartition: Ball
    /// ∂ᵢθₐ and ∂ᵢηₐ, stored [a][i].
    let naturalJacobian: [Ball], expectationJacobian: [Ball]
  }

  let model: StatisticalModel
  let family: ExponentialFamily
  private let potentials: Tape
  private let derivatives: Tape
  private let constraints: Tape?

  var dimension: Int { model.chart.dimension }

  init(_ model: StatisticalModel) throws(GeometryError) {
    guard let family = model.exponentialFamily else {
      throw .unsupported(
        reason: "\(model.name) was not recognised as an exponential family: its likelihood equation is not available")
    }
    guard !family.statistics.isEmpty else {
      throw .unsupported(
        reason: "\(model.name) is given by its log-partition function: there is no density to fit to observations")
    }
    guard family.order == model.chart.dimension else {
      throw .unsupported(
        reason:
          "\(model.name) is a curved exponential family: \(family.order) statistics, \(model.parameters.count) parameters"
      )
    }
    let x = model.parameters
    do {
      potentials = try Tape(family.naturalParameters + [family.logPartition], inputs: x)
      var jacobians = family.expectationParameters
      for component in family.naturalParameters { jacobians += try component.gradient(by: x) }
      for component in family.expectationParameters { jacobians += try component.gradient(by: x) }
      derivatives = try Tape(jacobians, inputs: x)
      let conditions = model.chart.constraints
      constraints = conditions.isEmpty ? nil : try Tape(conditions.map(\.positive), inputs: x)
    } catch {
      throw .invalidModel(reason: "\(model.name): \(error)")
    }
    self.model = model
    self.family = family
  }

  /// Everything at a point; nil where something is not finite.
  func values(_ x: [Ball], _ precision: BallPrecision) -> Values? {
    let n = dimension
    let a = potentials.evaluate(x, precision: precision), b = derivatives.evaluate(x, precision: precision)
    guard (a + b).allSatisfy(\.isFinite) else { return nil }
    return Values(
      natural: Array(a[..<n]), expectation: Array(b[..<n]), logPartition: a[n],
      naturalJacobian: Array(b[n..<(n + n * n)]), expectationJacobian: Array(b[(n + n * n)...]))
  }

  /// ℓ = θ·t̄ − ψ, the mean log-likelihood but for the carrier; nil outside the domain.
  func meanLogLikelihood(_ x: [Ball], _ means: [Ball], _ precision: BallPrecision) -> Ball? {
    guard contains(x, precision) else { return nil }
    let a = potentials.evaluate(x, precision: precision)
    var result = -a[dimension]
    for (θ, t) in zip(a, means) { result += θ * t }
    return result.isFinite ? result : nil
  }

  /// Whether two points stand for the same distribution, to half the precision.
  func isSame(_ x: [Ball], _ y: [Ball], _ precision: BallPrecision) -> Bool {
    let a = potentials.evaluate(x, precision: precision), b = potentials.evaluate(y, precision: precision)
    let scale = a.reduce(Ball(0, precision: precision)) { $0 + Ball.absoluteValue($1) }
    return zip(a, b).allSatisfy {
      !(Ball.absoluteValue($0 - $1).scaled(byPowerOfTwo: precision.bits / 2) - scale).isPositive
    }
  }

  /// Whether all points of a box lie in the domain, for certain.
  func contains(_ x: [Ball], _ precision: BallPrecision) -> Bool {
    for (symbol, value) in zip(model.parameters, x) {
      guard value.isFinite else { return false }
      if let low = symbol.domain.lower, !value.isAbove(Ball(low.value, precision: precision)) { return false }
      if let high = symbol.domain.upper, !Ball(high.value, precision: precision).isAbove(value) { return false }
    }
    return violatedConstraint(x, precision) == nil
  }

  /// The first constraint that is not certain to hold.
  func violatedConstraint(_ x: [Ball], _ precision: BallPrecision) -> Chart.Constraint? {
    guard let constraints else { return nil }
    let values = constraints.evaluate(x, precision: precision)
    return zip(model.chart.constraints, values).first { !$0.1.isPositive }?.0
  }

  /// The Fisher metric ∂ᵢθₐ ∂ⱼηₐ.
  func metric(_ values: Values) -> [Ball] {
    let n = dimension
    var result: [Ball] = []
    for i in 0..<n {
      for j in 0..<n {
        var sum = Ball.zero
        for a in 0..<n { sum += values.naturalJacobian[a * n + i] * values.expectationJacobian[a * n + j] }
        result.append(sum)
      }
    }
    return result
  }
}
