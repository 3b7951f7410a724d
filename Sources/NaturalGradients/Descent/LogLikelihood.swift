import InformationGeometry

/// The mean negative log-likelihood of observations, whole or by minibatches.
///
///     f(ξ) = −(1/N) Σ log p(xₙ; ξ),   ∂ᵢf = −(1/N) Σ sᵢ(xₙ; ξ)
///
/// A minibatch is an unbiased estimate of f and of its differential. Scores are symbolic, evaluated in batches.
public struct LogLikelihood: Sendable {
  /// The model.
  public let model: StatisticalModel
  /// The observations, a value for each variable.
  public let observations: [[Double]]
  private let tape: Tape

  /// The likelihood of observations.
  ///
  /// - Throws: `GeometryError.invalidModel` for none, for one of another length or with values that are not numbers,
  ///   `unsupported` for a model without a density, `SymbolicsError`.
  public init(_ model: StatisticalModel, observations: [[Double]]) throws {
    guard let formula = model.logDensity else {
      throw GeometryError.unsupported(reason: "\(model.name) has no density: observations have no likelihood")
    }
    guard !observations.isEmpty else { throw GeometryError.invalidModel(reason: "there are no observations") }
    if let place = observations.firstIndex(where: { $0.count != model.variables.count || !$0.allSatisfy(\.isFinite) }) {
      throw GeometryError.invalidModel(
        reason: "observation \(place + 1) is not \(model.variables.count) finite number(s) but \(observations[place])")
    }
    self.model = model
    self.observations = observations
    let outputs = [formula] + (try formula.gradient(by: model.parameters))
    tape = try Tape(outputs, inputs: model.variables + model.parameters)
  }

  /// The same with other observations.
  func with(_ observations: [[Double]]) -> LogLikelihood { LogLikelihood(self, observations) }

  private init(_ other: LogLikelihood, _ observations: [[Double]]) {
    model = other.model
    tape = other.tape
    self.observations = observations
  }

  /// The objective of all observations.
  public var objective: Objective { objective(of: Array(observations.indices)) }

  /// The objectives of minibatches, by the number of the step from 1: each epoch is a new order of all observations.
  ///
  /// - Parameters:
  ///   - size: how many observations each has; the last of an epoch may have fewer.
  ///   - seed: of the orders; the same seed gives the same minibatches on every machine.
  /// - Precondition: a size from 1 to the number of observations.
  public func minibatches(of size: Int, seed: UInt64) -> @Sendable (Int) -> Objective {
    precondition(
      (1...observations.count).contains(size), "minibatches of \(size) of \(observations.count) observations")
    let count = (observations.count + size - 1) / size
    return { step in
      let epoch = (step - 1) / count, part = (step - 1) % count
      var draws = SeededDraws(seed: seed &+ UInt64(epoch) &* 0x9E37_79B9)
      let order = observations.indices.shuffled(using: &draws)
      return objective(of: Array(order[(part * size)..<Swift.min(order.count, (part + 1) * size)]))
    }
  }

  /// The scores sᵢ(xₙ; ξ) of all observations, a row each.
  public func scores(at ξ: [Double]) -> Matrix {
    let columns = values(Array(observations.indices), ξ), n = model.parameters.count
    var scores = Matrix(rows: observations.count, columns: n)
    for i in 0..<n { for k in observations.indices { scores[k, i] = columns[i + 1][k] } }
    return scores
  }

  private func values(_ places: [Int], _ ξ: [Double]) -> [[Double]] {
    var columns = model.variables.indices.map { v in places.map { observations[$0][v] } }
    columns += ξ.map { [Double](repeating: $0, count: places.count) }
    return tape.evaluateBatch(columns)
  }

  private func objective(of places: [Int]) -> Objective {
    Objective(dimension: model.parameters.count) { ξ in
      let columns = values(places, ξ), count = Double(places.count)
      let means = columns.map { column in -column.reduce(0, +) / count }
      return .init(value: means[0], differential: Array(means[1...]))
    }
  }
}
