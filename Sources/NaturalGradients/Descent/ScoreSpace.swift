import InformationGeometry

/// The Fisher metric as the mean of products of scores, at draws from the model or at the observations.
///
///     gᵢⱼ ≈ (1/M) Σ sᵢ(xₘ; ξ) sⱼ(xₘ; ξ)
///
/// At draws it is an unbiased estimate of the Fisher metric. At observations it is the "empirical Fisher", which is another
/// matrix where the model does not fit. With fewer terms than coordinates it is singular: solve by damping or the pseudo-inverse.
public struct ScoreSpace: DescentSpace {
  /// Where the scores are taken.
  public enum Terms: Sendable {
    /// At so many draws from the model at the point, from a seed.
    case drawn(Int, seed: UInt64)
    /// At the observations of a likelihood.
    case observed(LogLikelihood)
  }

  /// The model.
  public let model: StatisticalModel
  /// Where the scores are taken.
  public let terms: Terms
  private let likelihood: LogLikelihood

  /// A space whose metric is estimated from scores.
  ///
  /// - Throws: as `LogLikelihood`.
  public init(_ model: StatisticalModel, _ terms: Terms) throws {
    switch terms {
    case .drawn(let count, _):
      precondition(count > 0, "\(count) draws")
      likelihood = try LogLikelihood(model, observations: [model.variables.map { _ in 0 }])
    case .observed(let given): likelihood = given
    }
    self.model = model
    self.terms = terms
  }

  /// The coordinates of the model.
  public var chart: Chart { model.chart }

  /// The mean of the products of scores.
  public func metricMatrix(at x: [Double]) throws -> Matrix {
    var likelihood = likelihood
    if case .drawn(let count, let seed) = terms {
      likelihood = likelihood.with(try model.samples(count, at: try Point(x, in: chart), seed: seed))
    }
    let scores = likelihood.scores(at: x)
    return (1 / Double(scores.rows)) * (scores.transposed * scores)
  }

  /// KL(x ‖ y).
  public func divergence(from x: [Double], to y: [Double]) throws -> Double {
    try model.divergence(.kullbackLeibler, from: try Point(x, in: chart), to: try Point(y, in: chart)).value
  }
}
