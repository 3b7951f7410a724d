import DifferentialGeometry
import NumericalMethods
import Scalars
import Symbolics

/// What is integrated at fixed parameters and counts: log p, products of its derivatives, and what is subtracted from them.
struct JointProblem: Sendable {
  let formula: JointFormula
  let basis: ExpectationBasis
  let point: Point
  /// For a density without its normalizer: approximations of log Z and its derivatives, in the order of the outputs.
  var shifts: [Double] = []
  /// The order of the outputs that are needed.
  var order: Int { basis.dimension == 0 ? -1 : basis.order }
}

/// The terms of a joint density at points of the coordinates u; one thread at a time.
final class JointEvaluator<S: JointScalar> {
  let problem: JointProblem
  let precision: S.Precision
  /// The counts.
  var lattice: [S] = []
  private let ξ: [S]
  private let shifts: [S]
  private var machines: [[Int]: S.Machine] = [:]
  private let steps: [ExpectationBasis.Step]
  private let order: Int
  private lazy var wide = JointEvaluator<Ball>(
    problem, BallPrecision(bits: max(192, 2 * S.bits(precision))), order: order)
  private let isWidest: Bool

  /// - Parameter order: −1 for log p alone.
  init(_ problem: JointProblem, _ precision: S.Precision, order: Int? = nil) {
    self.problem = problem
    self.precision = precision
    self.order = order ?? problem.order
    ξ = S.coordinates(of: problem.point, precision)
    shifts = problem.shifts.map { S.exactly($0, precision) }
    steps = problem.basis.steps
    isWidest = S.bits(precision) > 4000
  }

  /// What is known at a point: ℓ + log |∂x/∂u| first, then the derivatives of ℓ by the parameters.
  struct Values {
    var logMass: S
    var derivatives: [S]
    /// Whether the density is an outright zero there.
    var isZero: Bool
  }

  /// ℓ, its derivatives and the Jacobian at u; more bits are used where they are needed.
  ///
  /// - Throws: `GeometryError.notFinite` where log p is not defined.
  func values(_ u: [S]) throws -> Values {
    let (inputs, eliminated, logJacobian) = placed(u)
    var outputs = try S.run(machine(eliminated), inputs + lattice + ξ)
    let size = outputs[0].approximation
    // −∞ has an infinite magnitude in `Double` and none in a ball.
    var isSound = outputs.allSatisfy { $0.binaryMagnitude < .infinity } && logJacobian.approximation.isFinite
    if S.bits(precision) > 53 {
      if isSound, size < -1e7 { return Values(logMass: logJacobian, derivatives: [], isZero: true) }
      if outputs[0].roundingMagnitude > -24 { isSound = false }
    }
    if isSound {
      if !shifts.isEmpty {
        for (k, shift) in shifts.enumerated() where k < outputs.count { outputs[k] = outputs[k] - shift }
      }
      let logMass = outputs[0] + logJacobian
      outputs.removeFirst()
      return Values(logMass: logMass, derivatives: outputs, isZero: false)
    }
    // Many bits have been tried before a zero is believed: −∞ may be overflow.
    if try S.bits(precision) > 53 && isOutsideSupport(u) {
      return Values(logMass: S.exactly(0, precision), derivatives: [], isZero: true)
    }
    guard !isWidest else {
      let place = u.map { "\($0.approximation)" }.joined(separator: ", ")
      throw GeometryError.notFinite(
        what: "log p of \(problem.formula.model.name) or a derivative of it, in coordinates (\(place)),",
        at: problem.point.coordinates)
    }
    wide.lattice = lattice.map { Ball(exactly: $0.approximation, precision: wide.precision) }
    let better = try wide.values(u.map { Ball.widened($0, wide.precision) })
    return Values(
      logMass: S.nearest(better.logMass, precision), derivatives: better.derivatives.map { S.nearest($0, precision) },
      isZero: better.isZero)
  }

  /// Whether the density is zero by its formula, not by underflow.
  private func isOutsideSupport(_ u: [S]) throws -> Bool {
    let near = u.map(\.approximation)
    // Beyond the range of exponentials nothing can be told.
    guard near.allSatisfy({ $0.magnitude < 600 }) else { return false }
    let other = JointEvaluator<Double>(problem, Binary64(), order: -1)
    let (inputs, eliminated, _) = other.placed(near)
    let tape = try problem.formula.tape(eliminated, order: -1)
    return tape.evaluate(inputs + lattice.map(\.approximation) + problem.point.coordinates)[0] == -.infinity
  }

  /// Writes exp(log p + weight) · (products of derivatives).
  func terms(_ values: Values, logWeight: S, _ out: inout [S]) {
    guard !values.isZero else {
      for c in out.indices { out[c] = .zero }
      return
    }
    out[0] = S.exp(values.logMass + logWeight)
    for (c, step) in steps.enumerated() where c > 0 { out[c] = out[step.parent] * values.derivatives[step.factor - 1] }
  }

  /// log₂ of the sizes of the terms.
  func magnitudes(_ values: Values, logWeight: Double, _ out: inout [Double]) {
    guard !values.isZero else {
      for c in out.indices { out[c] = -.infinity }
      return
    }
    let sizes = values.derivatives.map(\.binaryMagnitude)
    out[0] = (values.logMass.approximation + logWeight) * 1.4426950408889634
    for (c, step) in steps.enumerated() where c > 0 { out[c] = out[step.parent] + sizes[step.factor - 1] }
  }

  private func machine(_ eliminated: [Int]) throws -> S.Machine {
    if let known = machines[eliminated] { return known }
    let made = S.machine(try problem.formula.tape(eliminated, order: order), precision)
    machines[eliminated] = made
    return made
  }

  /// The inputs of the tape, which of them are left out, and log |∂x/∂u|.
  private func placed(_ u: [S]) -> (inputs: [S], eliminated: [Int], logJacobian: S) {
    var inputs: [S] = [], eliminated: [Int] = [], place = 0
    var jacobian = S.exactly(0, precision)
    for factor in problem.formula.space.factors {
      let size = factor.dimension
      switch factor {
      case .line:
        inputs.append(u[place])
        eliminated.append(0)
      case .halfLine:
        inputs.append(S.exp(u[place]))
        jacobian = jacobian + u[place]
        eliminated.append(0)
      case .positiveDefinite(let d):
        let own = Array(u[place..<place + size])
        inputs += TriangularFactor.products(own, d, precision)
        jacobian = jacobian + TriangularFactor.logJacobian(own, d, precision)
        eliminated.append(0)
      case .simplex(_, _, let width):
        let (shares, logJacobian) = shares(u[place..<place + size])
        var largest = 0
        for (j, share) in shares.enumerated() where share.approximation > shares[largest].approximation { largest = j }
        for (j, share) in shares.enumerated() where j != largest { inputs.append(share) }
        eliminated.append(largest)
        jacobian = jacobian + logJacobian
        if width != 1 { jacobian = jacobian + S.log(S(width, precision: precision)) }
      }
      place += size
    }
    return (inputs, eliminated, jacobian)
  }

  /// The numbers that sum to one, and the logarithm of the Jacobian: ∏ y_j (1 − b_j).
  private func shares(_ u: ArraySlice<S>) -> (shares: [S], logJacobian: S) {
    let one = S.exactly(1, precision)
    var shares: [S] = [], rest = one
    var logRest = S.exactly(0, precision), jacobian = logRest
    for v in u {
      let isLarge = v.approximation > 0
      let size = isLarge ? v : -v
      let e = S.exp(-size), d = one + e, logBig = -S.log(d), logSmall = logBig - size
      let big = one / d, small = e / d
      shares.append(rest * (isLarge ? big : small))
      jacobian = jacobian + logRest + logBig + logSmall
      rest = rest * (isLarge ? small : big)
      logRest = logRest + (isLarge ? logSmall : logBig)
    }
    return (shares + [rest], jacobian)
  }
}

extension Ball {
  /// The same number, rounded to a precision at most.
  static func widened<S: JointScalar>(_ value: S, _ precision: BallPrecision) -> Ball {
    if let ball = value as? Ball { return ball.centered.rounded(to: precision) }
    return Ball(exactly: value.approximation, precision: precision)
  }
}
