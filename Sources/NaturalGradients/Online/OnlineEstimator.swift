import InformationGeometry

/// Estimation of a model's parameters from one observation at a time, by the natural gradient of its log-likelihood.
///
///     θ ← θ + g⁻¹(θ) ∂ log p(x; θ)/(t + t₀)
///
/// It is Fisher efficient: t·Cov(θ_t) → g⁻¹, the bound of Cramér and Rao, which the ordinary gradient with the same rates does not
/// reach. Source: Amari (1998), Neural Computation 10.
public struct OnlineEstimator: Sendable {
  /// The model.
  public let model: StatisticalModel
  /// t₀: the first step has length 1/(1 + t₀).
  public let delay: Double
  /// θ.
  public private(set) var parameters: [Double]
  /// How many observations were taken.
  public private(set) var count = 0
  /// How many steps were shortened, because they would have left the domain.
  public private(set) var shortenedSteps = 0
  private let score: Tape
  private let metric: Tape

  /// An estimator at its start.
  ///
  /// - Parameters:
  ///   - model: a model with a density and a metric in closed form.
  ///   - start: θ₀.
  ///   - delay: t₀ ≥ 0.
  /// - Throws: `GeometryError.unsupported` for a model without density or closed-form metric, `GeometryError.outsideDomain` for
  ///   a negative delay, `SymbolicsError` for a score without closed form.
  public init(_ model: StatisticalModel, from start: Point, delay: Double = 0) throws {
    guard let logDensity = model.logDensity else {
      throw GeometryError.unsupported(reason: "\(model.name): there is no density, and so no score")
    }
    guard delay >= 0, delay.isFinite else {
      throw GeometryError.outsideDomain(
        parameter: "delay", value: "\(delay)", requirement: "be finite and not negative")
    }
    var scores: [Expression] = []
    for θ in model.parameters { scores.append(try logDensity.derivative(by: θ)) }
    score = try Tape(scores, inputs: model.parameters + model.variables)
    metric = try Tape(model.manifold().manifold.metricComponents, inputs: model.parameters)
    parameters = start.coordinates
    self.model = model
    self.delay = delay
  }

  /// Takes an observation; after an error nothing is changed.
  ///
  /// - Throws: `GeometryError.notFinite` for an observation whose score is not finite,
  ///   `GeometryError.degenerateMetric` where g is not positive definite.
  public mutating func observe(_ x: [Double]) throws(GeometryError) {
    guard x.count == model.variables.count else {
      throw .outsideDomain(
        parameter: "observation", value: "\(x.count) numbers", requirement: "be \(model.variables.count)")
    }
    let s = score.evaluate(parameters + x), n = parameters.count
    guard s.allSatisfy(\.isFinite) else { throw .notFinite(what: "the score of the observation \(x)", at: parameters) }
    let g = Matrix(rows: n, columns: n, elements: metric.evaluate(parameters))
    let step = try factorization(g, at: parameters, "of the model").solve(s)
    var rate = 1 / (Double(count + 1) + delay), isShortened = false
    var next = zip(parameters, step).map { $0 + rate * $1 }
    while model.chart.obstruction(to: next) != nil {
      isShortened = true
      rate /= 2
      guard rate > 1e-12 else { throw .notFinite(what: "a step inside the domain", at: parameters) }
      next = zip(parameters, step).map { $0 + rate * $1 }
    }
    parameters = next
    count += 1
    if isShortened { shortenedSteps += 1 }
  }
}
