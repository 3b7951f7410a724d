import InformationGeometry

/// A policy with a number for each state and action: π(a | s) ∝ exp θ(s, a).
///
/// Its natural gradient is the advantage: F⁺∇V = A/(1 − γ), up to a constant for each state, which changes no probability. A step of
/// length η is π′ ∝ π exp(η A/(1 − γ)). Source: Kakade (2001).
public struct SoftmaxPolicy: Sendable {
  /// The number of states and of actions.
  public let states: Int, actions: Int
  /// θ(s, a), at s·actions + a.
  public let parameters: [Double]

  /// The policy of given parameters.
  ///
  /// - Throws: `GeometryError.outsideDomain` for a table of another size or parameters that are not finite.
  public init(parameters: [[Double]]) throws(GeometryError) {
    guard let actions = parameters.first?.count, actions > 0, parameters.allSatisfy({ $0.count == actions }) else {
      throw .outsideDomain(parameter: "parameters", value: "given", requirement: "be a full table of [state][action]")
    }
    guard parameters.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      throw .outsideDomain(parameter: "parameters", value: "NaN or infinite", requirement: "be finite")
    }
    states = parameters.count
    self.actions = actions
    self.parameters = parameters.flatMap { $0 }
  }

  /// The policy that takes all actions equally often.
  public static func uniform(states: Int, actions: Int) -> SoftmaxPolicy {
    precondition(states > 0 && actions > 0, "\(states) states, \(actions) actions")
    return SoftmaxPolicy(
      states: states, actions: actions, parameters: [Double](repeating: 0, count: states * actions))
  }

  private init(states: Int, actions: Int, parameters: [Double]) {
    self.states = states
    self.actions = actions
    self.parameters = parameters
  }

  /// π(a | s), at s·actions + a.
  public var probabilities: [Double] {
    var result = parameters
    for s in 0..<states {
      let row = s * actions..<(s + 1) * actions
      let largest = parameters[row].max() ?? 0
      var total = 0.0
      for k in row {
        result[k] = Double.exp(parameters[k] - largest)
        total += result[k]
      }
      for k in row { result[k] /= total }
    }
    return result
  }

  /// The policy after a natural-gradient step of length η.
  ///
  /// - Throws: as `PolicyEvaluation`; `GeometryError.outsideDomain` where a parameter would not be finite.
  public func stepped(in process: DecisionProcess, rate η: Double) throws(GeometryError) -> SoftmaxPolicy {
    let direction = try PolicyEvaluation(of: self, in: process).naturalGradient
    let moved = zip(parameters, direction).map { $0 + η * $1 }
    guard moved.allSatisfy(\.isFinite) else {
      throw .outsideDomain(parameter: "rate", value: "\(η)", requirement: "leave the parameters finite")
    }
    return SoftmaxPolicy(states: states, actions: actions, parameters: moved)
  }
}
