import InformationGeometry

/// A metric whose components are expectations of formulas, by quadrature, with its derivatives.
///
///     gᵢⱼ = E[f],   ∂ₖgᵢⱼ = E[Dₖf],   Dₖf = ∂ₖf + sₖ f
struct ExpectationGram: GramIntegrals {
  let dimension: Int
  private let model: StatisticalModel
  /// f for i ≤ j.
  private let components: [Expression]
  private let places: [Jets<[Int]>]
  private let memory = Memory()

  /// - Parameter components: f for each i ≤ j, row after row: formulas of the observation and the parameters.
  init(_ model: StatisticalModel, components: [Expression]) {
    self.model = model
    self.components = components
    let n = model.parameters.count
    dimension = n
    places = (0...2).map { Self.places(n, order: $0) }
  }

  func sums(order: Int) -> Jets<[Int]> { places[order] }

  func gram(order: Int, at point: Point, target: Double) throws -> Moments<Ball> {
    let integrals = try memory.value("derivatives up to \(order)") {
      guard let ℓ = model.logDensity, let space = model.sampleSpace else {
        throw GeometryError.unsupported(reason: "\(model.name) has no density")
      }
      let scores = try ℓ.gradient(by: model.parameters)
      func derivative(_ f: Expression, _ k: Int) throws -> Expression {
        (try f.derivative(by: model.parameters[k]) + scores[k] * f).tidied()
      }
      var factors = components
      if order >= 1 {
        let first = try scores.indices.map { k in try components.map { try derivative($0, k) } }
        factors += first.flatMap { $0 }
        if order >= 2 {
          for a in scores.indices { for b in 0...a { factors += try first[b].map { try derivative($0, a) } } }
        }
      }
      return try WeightedIntegrals(
        model.name, of: model.variables[0], in: space, chart: model.chart, logWeight: ℓ, factors: factors,
        products: factors.indices.map { [$0] })
    }
    return try integrals.integrals(at: point, target: target - 1)
  }

  /// Where the integrals of the jets are: f, then Dₖf, then D_aD_bf for a ≥ b.
  private static func places(_ n: Int, order: Int) -> Jets<[Int]> {
    let count = n * (n + 1) / 2
    func component(_ i: Int, _ j: Int) -> Int {
      let row = Swift.min(i, j), column = Swift.max(i, j)
      return row * n - row * (row - 1) / 2 + column - row
    }
    var result = Jets<[Int]>(metric: [])
    for i in 0..<n { for j in 0..<n { result.metric.append([component(i, j)]) } }
    guard order >= 1 else { return result }
    for k in 0..<n {
      for i in 0..<n { for j in 0..<n { result.derivatives.append([(1 + k) * count + component(i, j)]) } }
    }
    guard order >= 2 else { return result }
    for a in 0..<n {
      for b in 0..<n {
        let pair = Swift.max(a, b) * (Swift.max(a, b) + 1) / 2 + Swift.min(a, b)
        for i in 0..<n { for j in 0..<n { result.second.append([(1 + n + pair) * count + component(i, j)]) } }
      }
    }
    return result
  }
}
