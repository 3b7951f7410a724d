/// Damped Newton iteration for F(x) = 0 with a Jacobian, inside a domain.
///
/// The damping follows the natural monotonicity test, which does not depend on how the equations are scaled
/// (P. Deuflhard, *Newton Methods for Nonlinear Problems*, 2004, algorithm NLEQ-ERR). Quadratic convergence at the end.
public struct NewtonSolver: Equatable, Sendable {
  /// F(x) of n equations, written to the second argument; false outside the domain.
  public typealias Residual = (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Bool
  /// ∂Fᵢ/∂xⱼ at `i * n + j`, written to the second argument; false outside the domain.
  public typealias Jacobian = (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Bool

  /// A solution and how it was found.
  public struct Solution: Equatable, Sendable {
    /// x with F(x) ≈ 0.
    public let value: [Double]
    /// The last Newton correction in units of the scales, an estimate of the error before that correction.
    public let lastCorrection: Double
    /// max |Fᵢ(x)|.
    public let residual: Double
    /// The number of Jacobians.
    public let iterations: Int
  }

  /// The correction, relative to max(|xᵢ|, scaleᵢ), at which the iteration ends.
  public var tolerance: Double
  /// The number of Jacobians that may be used.
  public var maximumIterations: Int
  /// The smallest damping factor.
  public var smallestDamping: Double

  /// A method with the given tolerance.
  public init(tolerance: Double = 1e-10, maximumIterations: Int = 100, smallestDamping: Double = 1e-6) {
    precondition(tolerance > 0, "tolerance \(tolerance)")
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    self.smallestDamping = smallestDamping
  }

  /// A zero of F near `start`; `scales` gives below which size the components count as small (1 unless given).
  ///
  /// - Throws: `outsideDomain` at the start, `singular` Jacobian, `notConverged` with the size of the last correction.
  public func solve(
    from start: [Double], scales: [Double]? = nil, residual f: Residual, jacobian: Jacobian
  ) throws(NumericalError) -> Solution {
    let scaleCount = scales?.count ?? start.count
    precondition(scaleCount == start.count, "\(scaleCount) scales for \(start.count) unknowns")
    let iteration = NewtonIteration(count: start.count, start: start, scales: scales)
    return try iteration.run(self, f, jacobian)
  }
}
