import InformationGeometry

extension ModelMetric {
  /// The Sobolev metric of the scores sᵢ = ∂ᵢ log p, of first order.
  ///
  ///     gᵢⱼ = E[sᵢ sⱼ] + λ E[∂ₓsᵢ ∂ₓsⱼ]
  ///
  /// λ = 0 is Fisher's metric. It is another metric than `sobolev` of order 1, whose integrals have the weight p², not p.
  ///
  /// Closed form: one Gaussian, where scores are polynomials. Otherwise one variable, by quadrature; the metric and what needs no
  /// derivatives of it.
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
    let pairs = DerivativePairs(dimension: n, order: 0)
    var sums: [[(place: Int, weight: Rational)]] = [], products: [[Int]] = []
    for pair in pairs.pairs {
      sums.append([(products.count, 1), (products.count + 1, λ)])
      products += [pair, [n + pair[0], n + pair[1]]]
    }
    return ModelMetric(
      name, model,
      .estimated(try ExpectationGram(model, factors: scores + slopes, products: products, sums: sums, name: name)))
  }
}

/// Expectations of polynomials in a normal variable, as formulas.
struct GaussianExpectation {
  let variable: Symbol
  let mean: Expression
  let variance: Expression

  /// E[f] = Σₖ f⁽²ᵏ⁾(m) vᵏ/(2ᵏ k!) of a polynomial f.
  ///
  /// - Throws: `GeometryError.unsupported` for what is no polynomial of degree up to 24, `SymbolicsError`.
  func of(_ polynomial: Expression) throws -> Expression {
    var terms: [Expression] = [], derivative = polynomial, factor = Expression.one
    for k in 1...13 {
      derivative = derivative.canonicalOrTidied
      if derivative.isZero { return Expression.sum(terms) }
      terms.append(derivative.substituting([variable: mean]) * factor)
      derivative = try derivative.derivative(by: variable).derivative(by: variable)
      factor = factor * variance / (2 * Expression(k))
    }
    throw GeometryError.unsupported(reason: "a score that is no polynomial of the observation")
  }
}

/// A metric whose components are sums of expectations of products, by quadrature.
struct ExpectationGram: GramIntegrals {
  let dimension: Int
  let highestOrder = 0
  private let pairs: DerivativePairs
  private let integrals: WeightedIntegrals
  private let sums: [[(place: Int, weight: Rational)]]
  private let name: String

  /// - Parameters:
  ///   - factors: formulas of the observation and the parameters.
  ///   - products: products of factors by their places.
  ///   - sums: for each pair of parameters the products that are added, with their weights.
  init(
    _ model: StatisticalModel, factors: [Expression], products: [[Int]], sums: [[(place: Int, weight: Rational)]],
    name: String
  ) throws {
    guard let ℓ = model.logDensity, let space = model.sampleSpace else {
      throw GeometryError.unsupported(reason: "\(model.name) has no density")
    }
    dimension = model.parameters.count
    pairs = DerivativePairs(dimension: dimension, order: 0)
    self.sums = sums
    self.name = "the \(name) of \(model.name)"
    integrals = try WeightedIntegrals(
      model.name, of: model.variables[0], in: space, chart: model.chart, logWeight: ℓ, factors: factors,
      products: products)
  }

  func sums(order: Int) -> Jets<[Int]> { pairs.sums }

  func gram(order: Int, at point: Point, target: Double) throws -> Moments<Ball> {
    guard order == 0 else {
      throw GeometryError.unsupported(
        reason: "\(name) is known by its components only: its derivatives are not integrated")
    }
    let found = try integrals.integrals(at: point, target: target - 2)
    var result = Moments<Ball>(count: sums.count)
    result.evaluations = found.evaluations
    result.methods = found.methods
    for (c, terms) in sums.enumerated() {
      for (place, weight) in terms where !weight.isZero {
        let value = found.values[place]
        result.values[c] = result.values[c] + Ball(weight, precision: value.precision) * value
        result.absolute[c] += weight.asDouble * found.absolute[place]
        result.errors[c] = Moments<Ball>.sum(result.errors[c], Double.log2(weight.asDouble) + found.errors[place])
      }
    }
    return result
  }
}
