import InformationGeometry

/// Descent of an energy L(θ) = ½ |r(θ)|² by the natural gradient of the metric of its own second derivative in function space.
///
///     δ = −G⁺ ∇L,   G = JᵀJ,   ∇L = Jᵀr,   θ ← θ + 2⁻ᵏδ with the best k of 0 … 30
///
/// One step is exact for residuals that are linear in the parameters. G⁺ leaves out the singular values below a relative cut-off: that
/// is the regularization that works for networks, and it is exposed. Source: Müller & Zeinhofer (2023), ICML.
public struct EnergyNaturalGradient<Problem: ResidualProblem>: Sendable {
  /// The residuals.
  public let problem: Problem
  /// Singular values of G below so much of the largest count as 0; the number of parameters times 2⁻⁵² by default.
  public let cutoff: Double
  /// The largest k of the line search.
  public let halvings: Int

  /// Descent of the energy of residuals.
  public init(_ problem: Problem, cutoff: Double? = nil, halvings: Int = 30) {
    precondition(halvings >= 0, "\(halvings) halvings")
    self.problem = problem
    self.cutoff = cutoff ?? Double(problem.parameterCount) * 0x1p-52
    self.halvings = halvings
  }

  /// One step and what it did.
  public struct Step: Sendable {
    /// θ after it.
    public let parameters: [Double]
    /// L before it.
    public let energy: Double
    /// L after it; never higher.
    public let nextEnergy: Double
    /// The fraction 2⁻ᵏ of δ that was taken; 0 where no fraction lowers the energy.
    public let fraction: Double
    /// The rank of G at the cut-off.
    public let rank: Int
  }

  /// One step from given parameters.
  ///
  /// - Throws: what the problem throws; `GeometryError.outsideDomain` for another number of parameters,
  ///   `GeometryError.notFinite` for an energy or a derivative that is not finite.
  public func step(from θ: [Double]) throws -> Step {
    guard θ.count == problem.parameterCount else {
      throw GeometryError.outsideDomain(
        parameter: "parameters", value: "\(θ.count) numbers", requirement: "be \(problem.parameterCount)")
    }
    let (r, J) = try problem.linearization(at: θ)
    guard J.largestMagnitude.isFinite, r.allSatisfy(\.isFinite) else {
      throw GeometryError.notFinite(what: "the energy or its derivative", at: Array(θ.prefix(8)))
    }
    let n = θ.count
    let transposed = J.transposed
    let gradient = transposed * r
    var gram = Matrix(rows: n, columns: n)
    transposed.elements.withUnsafeBufferPointer { j in
      gram.elements.withUnsafeMutableBufferPointer { g in
        guard let j = j.baseAddress, let g = g.baseAddress else { return }
        LinearAlgebra.addRowProducts(j, rows: n, columns: J.rows, into: g)
        LinearAlgebra.mirrorLowerTriangle(g, count: n)
      }
    }
    let solved = try LeastSquares(
      gram, Matrix(rows: n, columns: 1, elements: gradient), cutoff: cutoff, method: .singularValues)
    let δ = solved.solution.elements, energy = Self.energy(of: r)
    var best = (energy: energy, fraction: 0.0, parameters: θ), fraction = 1.0
    for _ in 0...halvings {
      let candidate = zip(θ, δ).map { $0 - fraction * $1 }
      let value = Self.energy(of: try problem.residuals(at: candidate))
      // A value that is not finite is never lower.
      if value < best.energy { best = (value, fraction, candidate) }
      fraction /= 2
    }
    return Step(
      parameters: best.parameters, energy: energy, nextEnergy: best.energy, fraction: best.fraction, rank: solved.rank)
  }

  /// Steps until a number of them is done, the energy is low enough, or no step lowers it.
  ///
  /// - Returns: all steps, the last one first to reach what ended it.
  public func descent(
    from start: [Double], steps: Int, until energy: Double = 0, report: ((Int, Step) -> Void)? = nil
  ) throws -> [Step] {
    var result: [Step] = [], θ = start
    for k in 0..<steps {
      let step = try step(from: θ)
      result.append(step)
      report?(k, step)
      θ = step.parameters
      if step.fraction == 0 || step.nextEnergy <= energy { break }
    }
    return result
  }

  private static func energy(of residuals: [Double]) -> Double {
    var sum = 0.0
    for r in residuals { sum += r * r }
    return sum / 2
  }
}
