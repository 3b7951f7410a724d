import InformationGeometry

/// A finite Markov decision process: states, actions, rewards, and a discount.
public struct DecisionProcess: Sendable {
  /// The number of states.
  public let states: Int
  /// The number of actions in each state.
  public let actions: Int
  /// γ, in [0, 1).
  public let discount: Double
  /// The probability of each state at the start.
  public let start: [Double]
  /// P(s′ | s, a), at (s·actions + a)·states + s′.
  let transitions: [Double]
  /// r(s, a), at s·actions + a.
  let rewards: [Double]

  /// A process from its tables.
  ///
  /// - Parameters:
  ///   - transitions: P(s′ | s, a) as [s][a][s′].
  ///   - rewards: r(s, a) as [s][a].
  ///   - discount: γ.
  ///   - start: the distribution of the first state.
  /// - Throws: `GeometryError.outsideDomain` for tables that do not fit, probabilities that are negative or do not sum to 1 within
  ///   1e-12, or a discount outside [0, 1).
  public init(
    transitions: [[[Double]]], rewards: [[Double]], discount: Double, start: [Double]
  ) throws(GeometryError) {
    let states = transitions.count, actions = transitions.first?.count ?? 0
    guard states > 0, actions > 0, rewards.count == states, rewards.allSatisfy({ $0.count == actions }),
      transitions.allSatisfy({ $0.count == actions && $0.allSatisfy { $0.count == states } })
    else {
      throw .outsideDomain(
        parameter: "transitions and rewards", value: "\(states) states, \(actions) actions",
        requirement: "be full tables of [state][action][next state] and [state][action]")
    }
    guard discount >= 0, discount < 1 else {
      throw .outsideDomain(parameter: "discount", value: "\(discount)", requirement: "lie in [0, 1)")
    }
    for (s, row) in transitions.enumerated() {
      for (a, law) in row.enumerated() { try Self.requireDistribution(law, "transitions[\(s)][\(a)]") }
    }
    guard start.count == states else {
      throw .outsideDomain(parameter: "start", value: "\(start.count) numbers", requirement: "be one for each state")
    }
    try Self.requireDistribution(start, "start")
    for (s, row) in rewards.enumerated() {
      for (a, r) in row.enumerated() where !r.isFinite {
        throw .outsideDomain(parameter: "rewards[\(s)][\(a)]", value: "\(r)", requirement: "be finite")
      }
    }
    self.states = states
    self.actions = actions
    self.discount = discount
    self.start = start
    self.transitions = transitions.flatMap { $0.flatMap { $0 } }
    self.rewards = rewards.flatMap { $0 }
  }

  private static func requireDistribution(_ p: [Double], _ name: String) throws(GeometryError) {
    var total = 0.0
    for x in p {
      guard x >= 0 else { throw .outsideDomain(parameter: name, value: "\(x)", requirement: "not be negative") }
      total += x
    }
    guard abs(total - 1) <= 1e-12 else {
      throw .outsideDomain(parameter: name, value: "\(total)", requirement: "sum to 1")
    }
  }
}
