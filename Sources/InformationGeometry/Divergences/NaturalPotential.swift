import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// ψ and η = ∇ψ as functions of the natural parameters θ: by formulas where θ(ξ) is inverted in closed form, otherwise by
/// Newton's method and Krawczyk's test.
struct NaturalPotential {
  /// What is known at a place.
  enum Outcome {
    case inside(logPartition: Ball, expectation: [Ball])
    /// Beyond the natural parameter space.
    case outside
    case undecided
  }

  let model: StatisticalModel
  private let order: Int
  /// ξ(θ), then η and ψ; nil where there are no formulas.
  private let formulas: Tape?
  private let source: Tape
  private let jacobian: Tape
  private let constraints: Tape?

  /// Whether ψ(θ) is a formula.
  var isSymbolic: Bool { formulas != nil }

  init(_ model: StatisticalModel, _ family: ExponentialFamily) throws {
    guard family.order == model.chart.dimension else {
      throw GeometryError.unsupported(
        reason:
          "\(model.name) is a curved exponential family: mixtures of two natural parameters lie outside of it; kl, reverse-kl and jeffreys need none"
      )
    }
    self.model = model
    order = family.order
    let ξ = model.parameters
    source = try Tape(family.naturalParameters + family.expectationParameters + [family.logPartition], inputs: ξ)
    jacobian = try Tape(family.naturalParameters.flatMap { try $0.gradient(by: ξ) }, inputs: ξ)
    let conditions = model.chart.constraints
    constraints = conditions.isEmpty ? nil : try Tape(conditions.map(\.positive), inputs: ξ)
    let θ = try Chart((1...order).map { Symbol("theta\($0)") })
    let inverse = try ChartTransition(
      from: θ, to: ξ, family.naturalParameters, inverse: nil, isInverted: true, constraints: conditions
    ).targetCoordinates
    if let inverse {
      let values = Dictionary(uniqueKeysWithValues: zip(ξ, inverse))
      formulas = try Tape(
        inverse
          + Expression.substituting(values, in: family.expectationParameters + [family.logPartition]),
        inputs: θ.coordinates)
    } else {
      formulas = nil
    }
  }

  /// ψ and η at θ.
  ///
  /// - Parameters:
  ///   - pair: the points that θ lies between, or beyond.
  ///   - weight: the weight of the first in θ.
  func evaluate(
    _ θ: [Ball], between pair: (Point, Point), weight: Double, _ precision: BallPrecision
  ) throws -> Outcome {
    if let formulas {
      let values = formulas.evaluate(θ, precision: precision)
      guard values[order...].allSatisfy(\.isFinite) else {
        return contains(Array(values[..<order]), precision) == false ? .outside : try outcomeOfUndefined(values)
      }
      switch contains(Array(values[..<order]), precision) {
      case true?: break
      case false?: return .outside
      // On the border of the chart, such as κ = 0 of von Mises, ψ may still be smooth.
      case nil: if !(0...1).contains(weight) { return .undecided }
      }
      return .inside(logPartition: values[2 * order], expectation: Array(values[order..<(2 * order)]))
    }
    guard let start = approximate(θ, pair) else { return (0...1).contains(weight) ? .undecided : .outside }
    guard let box = verified(θ, start, precision) else { return .undecided }
    let values = source.evaluate(box, precision: precision)
    return .inside(logPartition: values[2 * order], expectation: Array(values[order..<(2 * order)]))
  }

  /// Where a formula has no value the natural parameters are outside when this is certain: a negative variance, say.
  private func outcomeOfUndefined(_ values: [Ball]) throws -> Outcome {
    values[..<order].contains { !$0.isFinite } ? .outside : .undecided
  }

  /// Whether ξ lies in the chart; nil when the balls do not tell.
  private func contains(_ ξ: [Ball], _ precision: BallPrecision) -> Bool? {
    var isCertain = true
    func require(_ excess: Ball) -> Bool {
      if excess.isPositive { return true }
      if excess.isNegative || excess == Ball.zero { return false }
      isCertain = false
      return true
    }
    for (symbol, value) in zip(model.parameters, ξ) {
      if let low = symbol.domain.lower, !require(value - Ball(low.value, precision: precision)) { return false }
      if let high = symbol.domain.upper, !require(Ball(high.value, precision: precision) - value) { return false }
    }
    for value in constraints?.evaluate(ξ, precision: precision) ?? [] where !require(value) { return false }
    return isCertain ? true : nil
  }

  /// ξ in `Double`: θ is followed from each end of the pair in steps that Newton's method can take.
  private func approximate(_ θ: [Ball], _ pair: (Point, Point)) -> [Double]? {
    let target = θ.map(\.midpoint), n = order
    guard target.allSatisfy(\.isFinite) else { return nil }
    let solver = NewtonSolver(tolerance: 1e-12, maximumIterations: 60, smallestDamping: 1e-6)
    for end in [pair.0, pair.1] {
      var ξ = end.coordinates
      let first = Array(source.evaluate(ξ)[..<n])
      var reached = 0.0, step = 1.0
      while reached < 1, step > 1e-4 {
        let t = min(1, reached + step)
        let goal = zip(first, target).map { $0 + t * ($1 - $0) }
        let scales = goal.map { max($0.magnitude, 1e-12) }
        let found = try? solver.solve(from: ξ, scales: ξ.map { max($0.magnitude, 1e-12) }) { x, out in
          let here = Array(UnsafeBufferPointer(start: x, count: n))
          guard model.chart.contains(here) else { return false }
          let values = source.evaluate(here)
          for i in 0..<n { out[i] = (values[i] - goal[i]) / scales[i] }
          return (0..<n).allSatisfy { out[$0].isFinite }
        } jacobian: { x, out in
          let slopes = jacobian.evaluate(Array(UnsafeBufferPointer(start: x, count: n)))
          for i in 0..<(n * n) { out[i] = slopes[i] / scales[i / n] }
          return slopes.allSatisfy(\.isFinite)
        }
        if let found {
          ξ = found.value
          reached = t
          step *= 2
        } else {
          step /= 2
        }
      }
      if reached >= 1 { return ξ }
    }
    return nil
  }

  /// A box with one and only one ξ that has these natural parameters.
  ///
  /// Source: Krawczyk (1969).
  private func verified(_ θ: [Ball], _ start: [Double], _ precision: BallPrecision) -> [Ball]? {
    let n = order, algebra = TensorAlgebra(BallRing(precision), dimension: n)
    var ξ = start.map { Ball(exactly: $0, precision: precision) }
    func newton(_ inverse: [Ball]) -> [Ball] {
      let gap = zip(θ, source.evaluate(ξ, precision: precision)).map { $0 - $1 }
      return (0..<n).map { i in (0..<n).reduce(Ball.zero) { $0 + inverse[i * n + $1] * gap[$1] } }
    }
    var inverse: [Ball] = []
    for _ in 0..<(6 + Int(Double.log2(Double(precision.bits)))) {
      guard
        let found = try? algebra.inverse(ofGeneral: jacobian.evaluate(ξ, precision: precision).map(\.center))
      else { return nil }
      inverse = found.map(\.center)
      ξ = zip(ξ, newton(inverse)).map { ($0 + $1).center }
      guard ξ.allSatisfy(\.isFinite) else { return nil }
    }
    let step = newton(inverse)
    for exponent in [2, 12, 30] {
      let radii = (0..<n).map { i in
        step[i].largestSize.scaled(byPowerOfTwo: exponent)
          + Ball.absoluteValue(ξ[i]).scaled(byPowerOfTwo: exponent - precision.bits)
      }
      let box = zip(ξ, radii).map { $0.widened(by: $1) }
      guard contains(box, precision) == true else { continue }
      let slopes = jacobian.evaluate(box, precision: precision)
      var isProved = true, solution: [Ball] = []
      for i in 0..<n {
        var offset = step[i]
        for j in 0..<n {
          var factor = Ball(i == j ? 1 : 0, precision: precision)
          for a in 0..<n { factor -= inverse[i * n + a] * slopes[a * n + j] }
          offset += factor * (box[j] - ξ[j])
        }
        isProved = isProved && radii[i].isAbove(Ball.absoluteValue(offset))
        solution.append(ξ[i] + offset)
      }
      if isProved { return solution }
    }
    return nil
  }
}
