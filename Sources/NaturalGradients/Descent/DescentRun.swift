import InformationGeometry

/// What a step of a descent did.
public struct DescentStep: Sendable, Equatable {
  /// Where it led; for the first entry of a run, the start.
  public let coordinates: [Double]
  /// f there.
  public let value: Double
  /// |grad f| there, √(df·(df)♯).
  public let gradientNorm: Double
  /// η, what grad f (or the momentum) was multiplied by; 0 for the start.
  public let rate: Double
  /// The length of the step in the metric at its start.
  public let length: Double
  /// How often the step was halved because it would have left the domain.
  public let shortenings: Int
  /// How often it was halved by the line search or the trust region.
  public let reductions: Int
  /// How many directions the metric was solved for.
  public let rank: Int
}

/// Where a descent is: a value, which a step that fails leaves as it was.
public struct DescentState: Sendable {
  /// The coordinates.
  public internal(set) var coordinates: [Double]
  /// f and its differential there.
  public internal(set) var evaluation: Objective.Evaluation
  /// (df)♯ there.
  public internal(set) var gradient: MetricSolve.Solution
  /// The momentum, a vector at `coordinates`; zeros at first.
  public internal(set) var momentum: [Double]
  /// How many steps were made.
  public internal(set) var count = 0
  /// The radius of the trust region.
  public internal(set) var radius: Double

  /// |grad f|² = df·(df)♯.
  var squaredNorm: Double { zip(evaluation.differential, gradient.vector).reduce(0) { $0 + $1.0 * $1.1 } }
}

/// A descent from its start to its end.
public struct DescentRun: Sendable {
  /// Why it ended.
  public enum Status: Sendable, Equatable {
    /// |grad f| is below the tolerance.
    case converged
    /// No step along the direction makes f smaller by more than rounding.
    case stalled
    /// The steps allowed were made.
    case stepLimit
    /// A step failed; the last state is the one before it.
    case stopped(GeometryError)
  }

  /// The start and the end of every step.
  public internal(set) var steps: [DescentStep]
  /// Why it ended.
  public internal(set) var status: Status
  /// The last state, from which it can go on.
  public internal(set) var state: DescentState

  /// The coordinates at the end.
  public var coordinates: [Double] { state.coordinates }
  /// f at the end.
  public var value: Double { state.evaluation.value }
  /// How often a step was halved because it would have left the domain.
  public var shortenings: Int { steps.reduce(0) { $0 + $1.shortenings } }
}
