import InformationGeometry

/// What a policy is worth in a decision process, exactly, by linear equations in the number of states.
///
///     V = r_π + γ P_π V,   Q(s, a) = r(s, a) + γ Σ P(s′ | s, a) V(s′),   A = Q − V
///     ∂V(ρ)/∂θ(s, a) = d(s) π(a | s) A(s, a)/(1 − γ),   F = Σ d(s) (diag π − ππᵀ)(s)
///
/// where d is the discounted share of time in each state, d = (1 − γ) ρ (1 − γP_π)⁻¹. Source: Sutton et al. (2000); Kakade (2001).
public struct PolicyEvaluation: Sendable {
  /// Σ ρ(s) V(s).
  public let value: Double
  /// V(s).
  public let stateValues: [Double]
  /// A(s, a), at s·actions + a.
  public let advantages: [Double]
  /// d(s), with the sum 1.
  public let visits: [Double]
  /// ∂V(ρ)/∂θ, the ordinary gradient, at s·actions + a.
  public let gradient: [Double]
  /// F⁺∇V up to a constant for each state: A/(1 − γ), also in states that are never visited.
  public let naturalGradient: [Double]
  /// F, the Fisher information of the actions over the visited states.
  public let fisherInformation: Matrix

  /// The evaluation of a policy.
  ///
  /// - Throws: `GeometryError.outsideDomain` for a policy of other sizes, `GeometryError.notConverged` where the equations are
  ///   singular to rounding, as for a discount next to 1.
  public init(of policy: SoftmaxPolicy, in process: DecisionProcess) throws(GeometryError) {
    let n = process.states, m = process.actions, γ = process.discount
    guard policy.states == n, policy.actions == m else {
      throw .outsideDomain(
        parameter: "policy", value: "\(policy.states) states, \(policy.actions) actions",
        requirement: "be for \(n) states and \(m) actions")
    }
    let π = policy.probabilities
    var system = Matrix.identity(n), reward = [Double](repeating: 0, count: n)
    for s in 0..<n {
      for a in 0..<m {
        let k = s * m + a
        reward[s] += π[k] * process.rewards[k]
        for t in 0..<n { system[s, t] -= γ * π[k] * process.transitions[k * n + t] }
      }
    }
    let factor: LUFactorization
    do { factor = try LUFactorization(system) } catch {
      throw .notConverged(what: "the values of the states", reached: γ, reason: "\(error)")
    }
    let V = factor.solve(reward)
    visits = factor.solveTransposed(process.start).map { (1 - γ) * $0 }
    var A = [Double](repeating: 0, count: n * m), slope = A, F = Matrix(rows: n * m, columns: n * m), total = 0.0
    for s in 0..<n {
      total += process.start[s] * V[s]
      for a in 0..<m {
        let k = s * m + a
        A[k] = process.rewards[k] - V[s]
        for t in 0..<n { A[k] += γ * process.transitions[k * n + t] * V[t] }
        slope[k] = visits[s] * π[k] * A[k] / (1 - γ)
        for b in 0..<m { F[k, s * m + b] = visits[s] * π[k] * ((a == b ? 1 : 0) - π[s * m + b]) }
      }
    }
    value = total
    stateValues = V
    advantages = A
    gradient = slope
    naturalGradient = A.map { $0 / (1 - γ) }
    fisherInformation = F
  }
}
