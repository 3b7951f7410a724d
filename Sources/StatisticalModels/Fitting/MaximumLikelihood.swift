import DifferentialGeometry
import Scalars
import Symbolics

/// Maximum likelihood: the parameters under which given observations are most likely.
///
/// In an exponential family the likelihood equation is η(ξ) = t̄: the expected statistics are the observed ones. Its
/// solution is unique, and it is found by Fisher scoring, which is natural-gradient ascent, from one start:
///
///     ξ ← ξ + g⁻¹ ∂ℓ,  ∂ᵢℓ = ∂ᵢθ·(t̄ − η(ξ))
///
/// (The natural parameters determine a distribution; angles are given between −π and π.)
///
/// All of it runs in ball arithmetic with as many bits as the data need, and ends with an interval Newton test that
/// *proves* the solution to exist and to be where it is said to be. Data without a maximum fail that test.
public enum MaximumLikelihood {
  /// What a fit finds.
  public struct Fit: Sendable {
    /// The name of the model.
    public let model: String
    /// The parameters.
    public let parameters: [Symbol]
    /// The maximum likelihood estimates, each rounded from a proved enclosure.
    public let estimates: [Double]
    /// √((g⁻¹)ᵢᵢ/count) at the estimates.
    public let standardErrors: [Double]
    /// g⁻¹/count at the estimates, the inverse Fisher information of the sample, stored [i][j].
    public let covariance: [Double]
    /// Σ log p at the estimates, natural logarithm, with every constant of the density.
    public let logLikelihood: Double
    /// How many observations there are.
    public let count: Int
    /// How many steps were made.
    public let iterations: Int
    /// A bound of √(sᵀg⁻¹s), the length of the gradient of the mean log-likelihood in the Fisher metric, where the
    /// iteration ended: before the estimates are rounded to `Double`.
    public let gradientNorm: Double
  }

  /// Fits a model to observations.
  ///
  /// - Parameters:
  ///   - model: an exponential family with as many parameters as statistics.
  ///   - data: observations, each with as many numbers as the model has variables.
  /// - Returns: estimates that round the exact solution of the likelihood equation for the data as given.
  /// - Throws: `GeometryError.outsideDomain` naming an observation that does not lie in the sample space;
  ///   `GeometryError.invalidModel` for no data, and where no maximum exists (for example all observations equal);
  ///   `GeometryError.unsupported` for other densities; `GeometryError.notConverged` with the gradient norm reached.
  /// - Complexity: one evaluation of the statistics for each different observation, some microseconds.
  public static func fit(_ model: StatisticalModel, data: [[Double]]) throws(GeometryError) -> Fit {
    let equation = try LikelihoodEquation(model)
    let sample = try Sample(data, of: model)
    var iteration = ScoringIteration(equation)
    for bits in [128, 256, 512, 1024] {
      let precision = BallPrecision(bits: bits)
      let statistics = try sample.statistics(equation.family, precision)
      iteration.ascend(statistics.means, precision)
      iteration.unwind()
      if let solution = equation.verified(iteration.x, statistics.means, precision),
        let fit = try equation.fit(at: solution, statistics, sample, iteration)
      {
        return fit
      }
      if iteration.isFarOut { break }
    }
    throw iteration.failure(sample)
  }
}
