import DifferentialGeometry
import Scalars
import Symbolics

/// Observations of a model, checked and counted.
struct Sample {
  /// The means of the sufficient statistics and the sum of log h.
  struct Statistics {
    let means: [Ball]
    let carrier: Ball
  }

  let count: Int
  /// The different observations in the order in which they first appear, and how often each does.
  let distinct: [(observation: [Double], count: Int)]
  private let variables: [Symbol]

  init(_ data: [[Double]], of model: StatisticalModel) throws(GeometryError) {
    guard !data.isEmpty else { throw .invalidModel(reason: "\(model.name): there are no observations to fit") }
    var places: [[Double]: Int] = [:]
    var distinct: [(observation: [Double], count: Int)] = []
    for (row, observation) in data.enumerated() {
      if let known = places[observation] {
        distinct[known].count += 1
        continue
      }
      if let obstruction = model.obstruction(toObservation: observation, number: row + 1) { throw obstruction }
      places[observation] = distinct.count
      distinct.append((observation, 1))
    }
    count = data.count
    self.distinct = distinct
    variables = model.variables
  }

  /// t̄ and Σ log h, enclosed.
  ///
  /// - Parameter asDecimals: whether an observation stands for the shortest decimal that reads back to it.
  func statistics(
    _ family: ExponentialFamily, _ precision: BallPrecision, asDecimals: Bool = false
  ) throws(GeometryError) -> Statistics {
    let tape: Tape
    do {
      tape = try Tape(family.statistics + [family.logCarrier], inputs: variables)
    } catch {
      throw .invalidModel(reason: "the statistics of the model: \(error)")
    }
    var sums = [Ball](repeating: Ball(0, precision: precision), count: family.order + 1)
    for (observation, count) in distinct {
      let x = observation.map {
        asDecimals ? Ball(Rational(shortestDecimal: $0), precision: precision) : Ball(exactly: $0, precision: precision)
      }
      let times = Ball(Rational(count), precision: precision)
      for (a, value) in tape.evaluate(x, precision: precision).enumerated() {
        sums[a] += count == 1 ? value : times * value
      }
    }
    for (a, sum) in sums.enumerated() where !sum.isFinite {
      let name = a < family.order ? "the statistic \(family.statistics[a])" : "log h"
      throw .invalidModel(reason: "\(name) is not finite on the data")
    }
    let total = Ball(Rational(count), precision: precision)
    return Statistics(means: sums.dropLast().map { $0 / total }, carrier: sums[family.order])
  }
}

extension StatisticalModel {
  /// Why numbers are not an observation of the model; nil when they are.
  ///
  /// - Parameters:
  ///   - observation: a number for each variable.
  ///   - number: what the message calls the observation, counted from 1.
  public func obstruction(toObservation observation: [Double], number: Int) -> GeometryError? {
    guard let sampleSpace else {
      return .unsupported(reason: "\(name) is given by its log-partition function: it has no sample space")
    }
    guard observation.count == variables.count else {
      return .invalidModel(
        reason: "observation \(number) has \(observation.count) numbers where \(name) has \(variables.count)")
    }
    for (variable, value) in zip(variables, observation) where !variable.domain.contains(value) {
      let place = variables.count == 1 ? "observation \(number)" : "\(variable.name) of observation \(number)"
      return .outsideDomain(
        parameter: place, value: shown(value), requirement: variable.domain.requirement)
    }
    let shownVector = "(\(observation.map(shown).joined(separator: ", ")))"
    switch sampleSpace {
    case .simplex(let k) where k > 2:
      // Exactly, as everything that follows: 1 − Σx may be small, but must be positive.
      let rest = observation.reduce(Rational(1)) { $0 - (Rational(exactly: $1) ?? 0) }
      if rest <= 0 {
        return .outsideDomain(
          parameter: "observation \(number)", value: shownVector,
          requirement: "have components that sum to less than 1")
      }
    case .counts(let n, let k) where k > 2:
      if observation.reduce(0, +) > Double(n) {
        return .outsideDomain(
          parameter: "observation \(number)", value: shownVector, requirement: "have counts that sum to at most \(n)")
      }
    case .positiveDefinite(let d) where !isPositiveDefinite(observation, dimension: d):
      return .outsideDomain(
        parameter: "observation \(number)", value: shownVector, requirement: "be a positive definite matrix")
    default: break
    }
    return nil
  }
}

/// Whether all pivots of a symmetric matrix, given by its upper triangle, are positive: exactly.
private func isPositiveDefinite(_ triangle: [Double], dimension d: Int) -> Bool {
  var rows: [[Rational]] = []
  var next = triangle.makeIterator()
  for i in 0..<d { rows.append((0..<d).map { $0 < i ? 0 : next.next().flatMap { Rational(exactly: $0) } ?? 0 }) }
  for i in 0..<d {
    guard rows[i][i] > 0 else { return false }
    for j in (i + 1)..<max(d, i + 1) {
      let factor = rows[i][j] / rows[i][i]
      for k in j..<d { rows[j][k] -= factor * rows[i][k] }
    }
  }
  return true
}

/// A number as a person writes it: integers without a decimal point.
private func shown(_ x: Double) -> String { x.rounded() == x && x.magnitude < 1e15 ? "\(Int(x))" : "\(x)" }
