/// How long a step is.
public enum StepRule: Sendable {
  /// −η grad f with a fixed η.
  case fixed(Double)
  /// −ηₖ grad f, by the number of the step, counted from 1: 1/k for Amari's efficient estimator.
  case schedule(@Sendable (Int) -> Double)
  /// The first of η, η/2, η/4, … with f(x′) ≤ f(x) − c η |grad f|² (Armijo).
  case backtracking(first: Double = 1, slope: Double = 1e-4)
  /// The longest step up to `longest`·grad f with KL(x ‖ x′) ≤ radius that also satisfies Armijo's condition.
  ///
  /// The radius doubles after a step to its border that kept three quarters of what it promised, and halves after one that kept less
  /// than a quarter. Source: Schulman et al. (2015), appendix C; Nocedal & Wright (2006), algorithm 4.1.
  case trustRegion(radius: Double, longest: Double = 1)

  /// Whether the rule compares values of the objective.
  var isMonotone: Bool {
    switch self {
    case .fixed, .schedule: false
    case .backtracking, .trustRegion: true
    }
  }
}
