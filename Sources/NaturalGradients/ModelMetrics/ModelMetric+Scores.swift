import InformationGeometry

extension ModelMetric {
  /// The Sobolev metric of the scores sᵢ = ∂ᵢ log p, of first order.
  ///
  ///     gᵢⱼ = E[sᵢ sⱼ] + λ E[∂ₓsᵢ ∂ₓsⱼ]
  ///
  /// λ = 0 is Fisher's metric. It is another metric than `sobolev` of order 1, whose integrals have the weight p², not p.
  ///
  /// Closed form: one Gaussian, where scores are polynomials. Otherwise one variable, by quadrature.
  ///
  /// - Parameter weight: λ ≥ 0, the square of a length in the unit of the observations.
  /// - Throws: `GeometryError.unsupported` for discrete models, with the reason; `GeometryError.outsideDomain` for λ < 0.
  public static func sobolevOfScores(_ model: StatisticalModel, weight λ: Rational) throws -> ModelMetric {
    guard λ >= 0 else {
      throw GeometryError.outsideDomain(parameter: "weight", value: "\(λ)", requirement: "not be negative")
    }
    let name = "Sobolev metric of the scores with weight \(λ)"
    try requireDensity(model, name)
    guard model.variables.count == 1, let ℓ = model.logDensity, let x = model.variables.first else {
      throw GeometryError.unsupported(
        reason: "\(model.name): the \(name) is for densities of one variable, not of \(model.variables.count)")
    }
    let scores = try ℓ.gradient(by: model.parameters), slopes = try scores.map { try $0.derivative(by: x) }
    let n = scores.count
    if let gaussian = GaussianComponents(model), gaussian.components.count == 1,
      let component = gaussian.components.first, component.weight == .one
    {
      let expectation = GaussianExpectation(variable: x, mean: component.mean[0], variance: component.covariance[0])
      var metric: [Expression] = []
      for i in 0..<n {
        for j in 0..<n {
          let value = scores[i] * scores[j] + Expression(λ) * slopes[i] * slopes[j]
          metric.append(try expectation.of(value).canonicalOrTidied)
        }
      }
      return ModelMetric(name, model, .closed(try Manifold(chart: model.chart, metric: metric)))
    }
    var components: [Expression] = []
    for i in 0..<n {
      for j in i..<n { components.append(scores[i] * scores[j] + Expression(λ) * slopes[i] * slopes[j]) }
    }
    return ModelMetric(name, model, .estimated(ExpectationGram(model, components: components)))
  }
}
