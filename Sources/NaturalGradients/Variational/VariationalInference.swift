import InformationGeometry

/// The normal distribution that is nearest to a target in KL(q ‖ p), by natural-gradient descent of the free energy.
///
///     F(q) = E_q[ℓ] − H(q) = KL(q ‖ p) + const
///
/// A step that would leave the normal distributions is shortened, and says so.
public struct VariationalInference<Target: VariationalTarget>: Sendable {
  /// What is approximated.
  public let target: Target
  /// The chart in which steps are straight.
  public let coordinates: VariationalCoordinates

  /// Inference for a target, by steps in given coordinates.
  public init(_ target: Target, coordinates: VariationalCoordinates = .natural) {
    self.target = target
    self.coordinates = coordinates
  }

  /// F(q) = E_q[ℓ] − H(q), in nats; it misses the normalization of p.
  public func freeEnergy(of q: NormalApproximation) throws -> Double {
    try target.expectation(under: q) - q.entropy
  }

  /// The negative natural gradient of the free energy.
  ///
  /// - Throws: `GeometryError.outsideDomain` for another number of variables, `GeometryError.notFinite` for expectations that
  ///   are not finite.
  public func gradient(at q: NormalApproximation) throws -> VariationalGradient {
    guard q.dimension == target.dimension else {
      throw GeometryError.outsideDomain(
        parameter: "approximation", value: "\(q.dimension) variables",
        requirement: "have the target's \(target.dimension)")
    }
    let direction = VariationalGradient(try target.derivatives(under: q), at: q)
    guard direction.norm.isFinite else {
      throw GeometryError.notFinite(what: "the natural gradient of the free energy", at: q.mean)
    }
    return direction
  }

  /// A step along the natural gradient.
  public struct Step: Sendable {
    /// Where it ends.
    public let approximation: NormalApproximation
    /// The length γ that was taken: half of the asked one, or a quarter, …, where that would leave the domain.
    public let rate: Double
    /// The natural gradient at its start.
    public let gradient: VariationalGradient
  }

  /// One step of length γ.
  ///
  /// - Throws: as `gradient(at:)`; `GeometryError.outsideDomain` for a γ that is not in (0, 1];
  ///   `GeometryError.notConverged` where even a short step leaves the domain.
  public func step(from q: NormalApproximation, rate γ: Double) throws -> Step {
    try Self.requireRate(γ)
    return try step(from: q, along: try gradient(at: q), rate: γ)
  }

  private static func requireRate(_ γ: Double) throws(GeometryError) {
    guard γ > 0, γ <= 1 else {
      throw .outsideDomain(parameter: "rate", value: "\(γ)", requirement: "lie in (0, 1]")
    }
  }

  private func step(from q: NormalApproximation, along direction: VariationalGradient, rate γ: Double) throws -> Step {
    var rate = γ
    for _ in 0..<40 {
      if let moved = try? coordinates.moved(q, along: direction, by: rate) {
        return Step(approximation: moved, rate: rate, gradient: direction)
      }
      rate /= 2
    }
    throw GeometryError.notConverged(
      what: "natural-gradient step in \(coordinates.rawValue) coordinates", reached: rate,
      reason: "every step leaves the normal distributions")
  }

  /// What an inference finds.
  public struct Solution: Sendable {
    /// The approximation.
    public let approximation: NormalApproximation
    /// The free energy before each step and at the end.
    public let freeEnergies: [Double]
    /// The length of the natural gradient before each step and at the end.
    public let gradientNorms: [Double]
    /// The lengths that were taken.
    public let rates: [Double]
  }

  /// Steps until the natural gradient is short; a step that does not lower the free energy enough is halved.
  ///
  /// - Parameters:
  ///   - start: the first approximation; its structure is that of the result.
  ///   - rate: the longest step.
  ///   - tolerance: of the length of the natural gradient in the Fisher metric.
  ///   - steps: how many at most.
  /// - Throws: as `step(from:rate:)`; `GeometryError.notConverged` with the length that was reached.
  public func solution(
    from start: NormalApproximation, rate: Double = 1, tolerance: Double = 1e-10, steps: Int = 1000
  ) throws -> Solution {
    try Self.requireRate(rate)
    var q = start, energies = [try freeEnergy(of: start)], rates: [Double] = []
    var direction = try gradient(at: q), norms = [direction.norm]
    while direction.norm > tolerance, rates.count < steps {
      let energy = energies[energies.count - 1]
      guard let (next, moved, after) = try descent(from: q, along: direction, energy: energy, rate: rate) else { break }
      q = next.approximation
      direction = after
      energies.append(moved)
      norms.append(after.norm)
      rates.append(next.rate)
    }
    if direction.norm <= tolerance {
      return Solution(approximation: q, freeEnergies: energies, gradientNorms: norms, rates: rates)
    }
    throw GeometryError.notConverged(
      what: "variational inference in \(coordinates.rawValue) coordinates", reached: norms[norms.count - 1],
      reason: "the natural gradient is not below \(tolerance) after \(rates.count) steps")
  }

  /// The longest of the steps γ, γ/2, … that lowers the free energy by a tenth of what its slope promises; nil where none does.
  ///
  /// Where that is less than rounding shows, it must shorten the natural gradient instead.
  private func descent(
    from q: NormalApproximation, along direction: VariationalGradient, energy: Double, rate: Double
  ) throws -> (Step, energy: Double, gradient: VariationalGradient)? {
    let rounding = 1e-12 * (abs(energy) + Double(q.dimension)) + direction.derivatives.error
    var next = try step(from: q, along: direction, rate: rate)
    for _ in 0..<40 {
      let moved = try freeEnergy(of: next.approximation), promised = 0.1 * next.rate * direction.norm * direction.norm
      if promised > rounding {
        if moved <= energy - promised { return (next, moved, try gradient(at: next.approximation)) }
      } else if moved <= energy + rounding {
        let after = try gradient(at: next.approximation)
        if after.norm < direction.norm { return (next, moved, after) }
      }
      next = try step(from: q, along: direction, rate: next.rate / 2)
    }
    return nil
  }
}
