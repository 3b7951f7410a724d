/// The explicit Runge–Kutta method of order 8(5, 3) of Dormand and Prince for y′ = f(t, y), forwards or backwards.
///
/// The step size follows the error estimate of Hairer, Nørsett and Wanner (1993, section II.10); the dense output is
/// of order 7. The right-hand side may refuse a point: the solution then ends at the border of the domain.
public struct DormandPrince853: Equatable, Sendable {
  /// The derivative f(t, y), written to the third argument; false where f is not defined.
  public typealias RightHandSide = (Double, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Bool

  /// How much of the solution is kept.
  public enum Recording: Equatable, Sendable {
    /// The two ends.
    case ends
    /// The ends of all steps.
    case steps
    /// The ends of all steps and the polynomials between them: `state(at:)` works. Costs a quarter more evaluations.
    case dense
  }

  /// The error that a step may make in a component y, relative to |y|.
  public var relativeTolerance: Double
  /// The error that a step may make in every component besides; positive.
  public var absoluteTolerance: Double
  /// How many steps may be tried.
  public var maximumSteps: Int
  /// The length of the first step; nil lets the method choose it.
  public var initialStep: Double?
  /// No step is longer.
  public var maximumStep: Double

  /// A method with the given tolerances.
  ///
  /// The absolute tolerance is a hundredth of the relative one unless given; relative tolerances below 1e-15 are
  /// refused, those below 1e-14 only make the rounding error larger.
  public init(
    relativeTolerance: Double = 1e-10, absoluteTolerance: Double? = nil, maximumSteps: Int = 100_000,
    initialStep: Double? = nil, maximumStep: Double = .infinity
  ) {
    let absolute = absoluteTolerance ?? relativeTolerance / 100
    precondition(relativeTolerance >= 1e-15, "relative tolerance \(relativeTolerance)")
    precondition(absolute > 0, "absolute tolerance \(absolute)")
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absolute
    self.maximumSteps = maximumSteps
    self.initialStep = initialStep
    self.maximumStep = maximumStep
  }

  /// Solves y′ = f(t, y), y(start) = state up to the time `end`, which may lie before `start`.
  ///
  /// Where f refuses every point beyond some time, the solution ends there with the status `leftDomain`.
  /// - Throws: `outsideDomain` or `nonFinite` when f has no value at the start, `tooManySteps`, `stepUnderflow` at a
  ///   singularity, `nonFinite` when f gives NaN or infinity, however short the step. Time: about 13 evaluations a step.
  public func solve(
    from start: Double, to end: Double, state: [Double], recording: Recording = .dense, _ f: RightHandSide
  ) throws(NumericalError) -> InitialValueSolution {
    var solution = InitialValueSolution(start: start, state: state, recording: recording)
    var stepper = DormandPrinceStepper(method: self, from: start, to: end, state: state)
    try stepper.begin(f)
    while !stepper.isDone {
      let accepted = try stepper.step(dense: recording == .dense, f)
      if accepted && recording != .ends { stepper.record(in: &solution) }
    }
    if recording == .ends { stepper.record(in: &solution) }
    stepper.close(&solution)
    return solution
  }
}
