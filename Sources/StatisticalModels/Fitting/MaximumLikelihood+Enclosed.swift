import DifferentialGeometry
import Scalars

extension MaximumLikelihood {
  /// A fit between proved bounds.
  public struct EnclosedFit: Sendable {
    /// Balls that contain the maximum likelihood estimates.
    public let estimates: [Ball]
    /// √((g⁻¹)ᵢᵢ/count) at the estimates.
    public let standardErrors: [Ball]
    /// g⁻¹/count at the estimates, stored [i][j].
    public let covariance: [Ball]
    /// Σ log p at the estimates.
    public let logLikelihood: Ball
    /// How many observations there are.
    public let count: Int

    /// Whether every digit of so many bits is known: of an estimate, or in units of its standard error.
    func isSharp(bits: Int) -> Bool {
      for (x, error) in zip(estimates, standardErrors) where x.relativeAccuracyBits < bits {
        let radius = (x - x.center).largestSize
        guard error.isAbove(radius.scaled(byPowerOfTwo: bits)) else { return false }
      }
      return standardErrors.allSatisfy { $0.relativeAccuracyBits >= bits - 5 }
    }
  }

  /// Fits a model to observations, to so many proved digits.
  ///
  /// The same equation and the same proof as `fit(_:data:)`. An observation stands for the shortest decimal that reads
  /// back to it: 0.1 is one tenth.
  ///
  /// - Throws: as `fit(_:data:)`.
  public static func enclosedFit(
    _ model: StatisticalModel, data: [[Double]], digits: Int
  ) throws(GeometryError) -> EnclosedFit {
    precondition((1...200_000).contains(digits), "\(digits) digits are not in 1...200000")
    let equation = try LikelihoodEquation(model)
    let sample = try Sample(data, of: model)
    var iteration = ScoringIteration(equation)
    let needed = Int((Double(digits) * 3.3219280948873623).rounded(.up)) + 8
    for factor in [1, 2, 4, 8] {
      let precision = BallPrecision(bits: factor * (needed + 96))
      let statistics = try sample.statistics(equation.family, precision, asDecimals: true)
      iteration.ascend(statistics.means, precision)
      iteration.unwind()
      if let solution = equation.verified(iteration.x, statistics.means, precision),
        let fit = equation.enclosedFit(at: solution, statistics, sample), fit.isSharp(bits: needed)
      {
        return fit
      }
      if iteration.isFarOut { break }
    }
    throw iteration.failure(sample)
  }
}
