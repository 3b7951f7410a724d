import DifferentialGeometry
import Scalars
import StatisticalModels
import Symbolics
import Synchronization

/// log p of several variables and its derivatives by the parameters, compiled for the coordinates of the factors.
///
/// Numbers that sum to one are written by all but one of them, the largest: log(1 − x − y) becomes log z where z is small.
final class JointFormula: Sendable {
  let model: StatisticalModel
  let logDensity: Expression
  let space: JointSpace
  let parameters: [Symbol]
  private let tapes = Mutex<[Key: Tape]>([:])
  private let derivatives = Mutex<[Int: [Expression]]>([:])
  private let curves = Mutex<Tape?>(nil)

  private struct Key: Hashable {
    let eliminated: [Int]
    let order: Int
  }

  init(_ model: StatisticalModel) throws(GeometryError) {
    guard let logDensity = model.logDensity ?? model.unnormalizedLogDensity, let space = model.sampleSpace else {
      throw .unsupported(
        reason: "\(model.name) is given by its log-partition function: there is no density to integrate")
    }
    if space.factors.contains(where: { if case .sphere = $0 { true } else { false } }) {
      throw .unsupported(
        reason: "\(model.name) lives on a sphere: write it in coordinates of the sphere to have it integrated")
    }
    self.model = model
    self.logDensity = logDensity
    self.space = JointSpace(space)
    parameters = model.parameters
  }

  /// The variables that a continuous coordinate belongs to, for messages.
  func variableNames(axis: Int) -> String {
    var place = 0
    for part in space.parts {
      guard case .continuous(let kind) = part.kind else { continue }
      place += kind.dimension
      if axis < place { return model.variables[part.variables].map(\.name).joined(separator: ", ") }
    }
    return "the variables"
  }

  /// ℓ and its derivatives, as those of `DensityFormula`.
  func outputs(order: Int) throws -> [Expression] {
    if let known = derivatives.withLock({ $0[order] }) { return known }
    let result = try logDensity.parameterDerivatives(by: parameters, through: order + 1)
    derivatives.withLock { $0[order] = result }
    return result
  }

  /// The outputs for inputs [coordinates of the factors, counts, ξ].
  ///
  /// - Parameter eliminated: for each factor the place of the number that is 1 less the others; 0 for others than simplices.
  func tape(_ eliminated: [Int], order: Int) throws -> Tape {
    let key = Key(eliminated: eliminated, order: order)
    if let known = tapes.withLock({ $0[key] }) { return known }
    var replacements: [Symbol: Expression] = [:]
    var inputs: [Symbol] = [], counts: [Symbol] = []
    var factor = 0
    for part in space.parts {
      let variables = Array(model.variables[part.variables])
      switch part.kind {
      case .counts: counts += variables
      case .continuous(let kind):
        switch kind {
        case .line, .positiveDefinite: inputs += variables
        case .halfLine(let base, let isUpward):
          let d = Symbol("distance of \(variables[0].name)", .positive)
          inputs.append(d)
          replacements[variables[0]] = isUpward ? Expression(base) + d : Expression(base) - d
        case .simplex(let k, let low, let width):
          let y = (0..<k).map { Symbol("share \($0) of \(variables[0].name)", .positive) }
          let missing = eliminated[factor]
          inputs += y.indices.filter { $0 != missing }.map { y[$0] }
          for (j, variable) in variables.enumerated() where j != missing {
            replacements[variable] = Expression(low) + Expression(width) * y[j]
          }
          if missing < k - 1 {
            let others = Expression.sum(y.indices.filter { $0 != missing }.map { Expression(width) * y[$0] })
            replacements[variables[missing]] = Expression(low + width) - others
          }
        }
        factor += 1
      }
    }
    let placed = Expression.substituting(replacements, in: try outputs(order: order))
    let tape = try Tape(placed, inputs: inputs + counts + parameters)
    tapes.withLock { $0[key] = tape }
    return tape
  }

  /// log p + log |∂x/∂u| with gradient and Hessian by u (i ≤ j), for inputs [u, counts, ξ]: for the search of modes.
  func curvatureTape() throws -> Tape {
    if let known = curves.withLock({ $0 }) { return known }
    let u = (0..<space.continuousCount).map { Symbol("coordinate \($0)") }
    var replacements: [Symbol: Expression] = [:], logJacobian = Expression.zero
    var counts: [Symbol] = [], place = 0
    for part in space.parts {
      let variables = Array(model.variables[part.variables])
      guard case .continuous(let kind) = part.kind else {
        counts += variables
        continue
      }
      let own = (0..<kind.dimension).map { Expression(u[place + $0]) }
      place += kind.dimension
      switch kind {
      case .line: replacements[variables[0]] = own[0]
      case .halfLine(let base, let isUpward):
        replacements[variables[0]] = isUpward ? Expression(base) + exp(own[0]) : Expression(base) - exp(own[0])
        logJacobian = logJacobian + own[0]
      case .simplex(_, let low, let width):
        var rest = Expression.one
        for (variable, v) in zip(variables, own) {
          let b = 1 / (1 + exp(-v)), c = 1 / (1 + exp(v))
          replacements[variable] = Expression(low) + Expression(width) * rest * b
          logJacobian = logJacobian + log(rest) + log(b) + log(c)
          rest = rest * c
        }
      case .positiveDefinite(let d):
        for (variable, entry) in zip(variables, TriangularFactor.products(own, d)) { replacements[variable] = entry }
        logJacobian = logJacobian + TriangularFactor.logJacobian(own, d, weight: { Expression($0) })
      }
    }
    let value = logDensity.substituting(replacements) + logJacobian
    let gradient = try value.gradient(by: u)
    var outputs = [value] + gradient
    for i in u.indices { for j in i..<u.count { outputs.append(try gradient[i].derivative(by: u[j])) } }
    let tape = try Tape(outputs, inputs: u + counts + parameters)
    curves.withLock { $0 = tape }
    return tape
  }
}

extension Expression {
  /// The formula and its derivatives, order by order, each with its indices ascending: ℓ, ∂ᵢℓ, ∂ᵢ∂ⱼℓ with i ≤ j, ….
  func parameterDerivatives(by parameters: [Symbol], through order: Int) throws -> [Expression] {
    var result = [self], level: [(last: Int, value: Expression)] = [(0, self)]
    for _ in 0..<order {
      var next: [(last: Int, value: Expression)] = []
      for entry in level {
        for i in entry.last..<parameters.count {
          next.append((i, try entry.value.derivative(by: parameters[i])))
        }
      }
      level = next
      result += next.map(\.value)
    }
    return result
  }
}

/// A lower triangular matrix by its entries row by row, those of the diagonal as logarithms, and X = LLᵀ.
enum TriangularFactor {
  private static func place(_ i: Int, _ j: Int) -> Int { i * (i + 1) / 2 + j }

  /// The upper triangle of LLᵀ, row by row.
  static func products(_ u: [Expression], _ d: Int) -> [Expression] {
    func l(_ i: Int, _ j: Int) -> Expression { i == j ? exp(u[place(i, i)]) : u[place(i, j)] }
    var result: [Expression] = []
    for i in 0..<d { for j in i..<d { result.append(.sum((0...i).map { l(i, $0) * l(j, $0) })) } }
    return result
  }

  /// The same for numbers.
  static func products<S: MeasuredScalar>(_ u: [S], _ d: Int, _ precision: S.Precision) -> [S] {
    var l = u
    for i in 0..<d { l[place(i, i)] = S.exp(u[place(i, i)]) }
    var result: [S] = []
    for i in 0..<d {
      for j in i..<d {
        var sum = S.exactly(0, precision)
        for k in 0...i { sum = sum + l[place(i, k)] * l[place(j, k)] }
        result.append(sum)
      }
    }
    return result
  }

  /// log |∂X/∂u| = d log 2 + Σ (d + 1 − i) log Lᵢᵢ, i = 0, …, d − 1, of which the constant is left out.
  static func logJacobian(_ u: [Expression], _ d: Int, weight: (Int) -> Expression) -> Expression {
    .sum((0..<d).map { weight(d + 1 - $0) * u[place($0, $0)] })
  }

  /// The same for numbers, with the constant.
  static func logJacobian<S: MeasuredScalar>(_ u: [S], _ d: Int, _ precision: S.Precision) -> S {
    var sum = S.exactly(Double(d), precision) * S.log(S.exactly(2, precision))
    for i in 0..<d { sum = sum + S.exactly(Double(d + 1 - i), precision) * u[place(i, i)] }
    return sum
  }
}
