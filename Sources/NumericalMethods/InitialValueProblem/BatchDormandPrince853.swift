/// The method of Dormand and Prince of order 8(5, 3) for many problems y′ = f(y) of one system at once.
///
/// Problems run side by side in lanes, one component of all lanes in a row, so that the arithmetic vectorises. Every
/// lane has its own time and step and its own accepted and rejected steps; a lane that ends takes the next problem.
/// Each problem takes the same steps as with `DormandPrince853`, up to rounding.
public struct BatchDormandPrince853: Equatable, Sendable {
  /// The derivatives of a block of states: component c of lane l is at `c * stride + l` in both arrays.
  ///
  /// The arguments are the number of lanes (a multiple of four, all to be computed), the stride, the states and the
  /// derivatives to be written. NaN says that f is not defined at a state. A time-dependent system takes t for a component.
  public typealias RightHandSide = (Int, Int, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void

  /// How the integration of one problem ended.
  public enum Status: Equatable, Sendable {
    /// At the time asked for.
    case completed
    /// At the border of the domain: f gave NaN or infinity beyond this time, however short the step.
    case leftDomain(at: Double)
    /// Before the end, for the reason that `DormandPrince853` would have thrown.
    case failed(NumericalError)
  }

  /// The last states of all problems.
  public struct Solution: Equatable, Sendable {
    /// The number of components of a state.
    public let dimension: Int
    /// Component i of problem k is `states[k * dimension + i]`; that of a problem which ended early where it ended.
    public internal(set) var states: [Double]
    /// How each problem ended.
    public internal(set) var statuses: [Status]
    /// The steps that were kept, all problems together.
    public internal(set) var acceptedSteps = 0
    /// The evaluations of f, all lanes together, idle ones included.
    public internal(set) var evaluations = 0
  }

  /// The tolerances and limits, with the same meaning for each problem.
  public var method: DormandPrince853
  /// How many problems run side by side: a multiple of four; 64 to 128 keeps dimension 4 in the first cache.
  public var lanes: Int

  /// A method with the given tolerances, limits and number of lanes.
  public init(_ method: DormandPrince853 = DormandPrince853(), lanes: Int = 64) {
    precondition(lanes > 0 && lanes % 4 == 0, "\(lanes) lanes are no multiple of four")
    self.method = method
    self.lanes = lanes
  }

  /// Solves y′ = f(y) from `start` to `end` for the states given one after the other (problem by problem).
  ///
  /// Beyond f itself about 0.6 µs for a problem of dimension 4 and 9 steps. Nothing is thrown: each problem has its status.
  public func solve(
    from start: Double, to end: Double, dimension: Int, states: [Double], _ f: RightHandSide
  ) -> Solution {
    precondition(dimension > 0 && states.count % dimension == 0, "\(states.count) numbers, dimension \(dimension)")
    precondition(start.isFinite && end.isFinite, "integration from \(start) to \(end)")
    let count = states.count / dimension
    let completed = [Status](repeating: .completed, count: count)
    var solution = Solution(dimension: dimension, states: states, statuses: completed)
    guard count > 0, start != end else { return solution }
    // No more lanes than problems.
    let used = min(lanes, (count + 3) & ~3)
    var block = BatchLanes(method: method, from: start, to: end, dimension: dimension, lanes: used, problems: count)
    while block.refill(&solution, f) {
      block.step(f)
      block.retire(&solution, f)
    }
    return solution
  }
}
