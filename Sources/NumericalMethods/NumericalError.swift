/// Why a numerical method refuses to give a number.
public enum NumericalError: Error, Equatable, Sendable {
  /// A Cholesky pivot is not positive: the matrix is not positive definite. `pivot` counts from 0.
  case notPositiveDefinite(pivot: Int, value: Double)
  /// A matrix is singular, exactly or to working precision.
  case singular(reciprocalCondition: Double)
  /// The step limit of an integration was used up at time `t`.
  case tooManySteps(at: Double)
  /// The tolerance asks for steps that no longer change the time `t` (a singularity, or a tolerance out of reach).
  case stepUnderflow(at: Double)
  /// A user's function gave NaN or infinity at `t`, however short the step.
  case nonFinite(at: Double)
  /// A user's function refused its argument at the very start.
  case outsideDomain(at: Double)
  /// A bracketing method was given values of one sign.
  case notBracketed(atLower: Double, atUpper: Double)
  /// An iteration ended early; `reached` is the error measure it got to.
  case notConverged(reached: Double, reason: String)
  /// The solutions between two points run into an end of a coordinate's domain before the last point is reached.
  case runsIntoBorder(BorderContact)
}

extension NumericalError: CustomStringConvertible {
  /// A sentence that says what happened and where.
  public var description: String {
    switch self {
    case .notPositiveDefinite(let pivot, let value):
      return "the matrix is not positive definite: pivot \(pivot) is \(value)"
    case .singular(let reciprocalCondition):
      return "the matrix is singular: reciprocal condition \(reciprocalCondition)"
    case .tooManySteps(let t):
      return "the step limit was reached at t = \(t)"
    case .stepUnderflow(let t):
      return "the step became too small at t = \(t)"
    case .nonFinite(let t):
      return "the function is not finite at \(t)"
    case .outsideDomain(let t):
      return "the function is not defined at \(t)"
    case .notBracketed(let lower, let upper):
      return "the values at the ends have one sign: \(lower) and \(upper)"
    case .notConverged(let reached, let reason):
      return "not converged (reached \(reached)): \(reason)"
    case .runsIntoBorder(let contact):
      return "the solution reaches an end of the domain of coordinate \(contact.coordinate) at t = \(contact.parameter)"
    }
  }
}
