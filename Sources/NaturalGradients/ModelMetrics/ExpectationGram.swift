import InformationGeometry

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
