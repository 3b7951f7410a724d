import InformationGeometry

/// What laws of observations are made of.
extension LawProblem {
  /// The rate of the independent waiting time of `productsAreBlockDiagonal`.
  static let otherRate = Rational(3, 2)

  /// The density of an observation beside an independent exponential waiting time; nil where it does not split, or for
  /// more than four parameters.
  static func product(_ model: StatisticalModel) throws -> CanonicalDensity? {
    guard model.parameters.count <= 4, let joint = try besideWaitingTime(model) else { return nil }
    let ξ = joint.parameters
    return try CanonicalDensity(
      joint, map: ξ.map { Expression($0) }, coordinates: ξ, constants: [], derivatives: 1)
  }

  /// The model of (x, t) with t exponential, whose rate is the last parameter; nil for a model without a density.
  static func besideWaitingTime(_ model: StatisticalModel) throws -> StatisticalModel? {
    guard let logDensity = model.logDensity, let space = model.sampleSpace else { return nil }
    let t = Symbol("waiting", .positive), λ = Symbol("waiting rate", .positive)
    return try? StatisticalModel(
      model.name + " beside a waiting time", of: model.variables + [t], in: .product([space, .positive]),
      parameters: model.parameters + [λ], constraints: model.chart.constraints,
      logDensity: logDensity + log(λ) - λ * t)
  }

  /// The model of (x, c) with a coin c that shows 1 with the probability 1/(1 + e⁻ᵘ), u = (x − a)/b.
  ///
  /// A sufficient kernel: c tells nothing that x does not. nil where x is not one real number.
  static func split(_ model: StatisticalModel, _ observations: [Double]?) throws -> StatisticalModel? {
    guard let logDensity = model.logDensity, let space = model.sampleSpace, let x = model.variables.first,
      model.variables.count == 1, !space.isDiscrete, let places = observations, let last = places.last
    else { return nil }
    let middle = Rational(exactly: places[places.count / 2]) ?? 0
    let unit = Rational(2).power(-Int(Double.log2(last - places[0]).rounded()))
    let c = Symbol("coin", Domain.integers(0, through: 1))
    let u = Expression(unit) * (Expression(x) - Expression(middle))
    return try? StatisticalModel(
      model.name + " with a coin", of: [x, c], in: .product([space, .integers(through: 1)]),
      parameters: model.parameters, constraints: model.chart.constraints,
      logDensity: logDensity + c * u - log(1 + exp(u)))
  }

  /// ξ in the bits of continuous kernels.
  func exactPosition(w: [Expression], constants: [Expression]) throws -> [Ball] {
    let precision = ContinuousKernels.precision
    let inputs = try LawProblem.numbers(w, precision) + LawProblem.numbers(constants, precision) as [Ball]
    return Array(transition.evaluate(inputs, precision: precision)[..<chart.dimension])
  }

  /// Σ ∂ᵢP ∂ⱼP/P over cells with P and ∂ᵢP.
  static func information<N: LawNumber>(_ cells: [[Ball]], _ precision: N.Precision) -> [N] {
    let n = (cells.first?.count ?? 1) - 1, zero = N.ring(precision).zero
    var result = [N](repeating: zero, count: n * n)
    for cell in cells {
      let p = cell.map { N.middle(of: $0, precision) }
      for i in 0..<n { for j in 0..<n { result[i * n + j] = result[i * n + j] + p[i + 1] * p[j + 1] / p[0] } }
    }
    return result
  }
}
