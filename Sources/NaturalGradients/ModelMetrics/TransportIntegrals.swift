import InformationGeometry

/// ∫ ∂ᵢF ∂ⱼF / p dx of a density of one variable and its derivatives by the parameters, in `Double`.
///
/// The derivatives of the distribution function are summed up panel by panel from the nearer end, so that they keep their digits in
/// the tails, where they are divided by p. Panels are equal in τ of a double-exponential map; each has a Gauss–Legendre rule and its
/// matrix of integration.
struct TransportIntegrals: GramIntegrals {
  let dimension: Int
  private let model: StatisticalModel
  private let name: String
  private let pairs: [TransportPairs]
  private let moments: WeightedIntegrals
  private let memory = Memory()
  private static let rule = PanelRule(count: 16)

  init(_ model: StatisticalModel, name: String) throws {
    guard let ℓ = model.logDensity, let x = model.variables.first, let space = model.sampleSpace else {
      throw GeometryError.unsupported(reason: "\(model.name) has no density")
    }
    self.model = model
    self.name = name
    let n = model.parameters.count
    dimension = n
    pairs = (0...2).map { TransportPairs(dimension: n, order: $0) }
    moments = try WeightedIntegrals(
      model.name, of: x, in: space, chart: model.chart, logWeight: ℓ, factors: [Expression(x)],
      products: [[0], [0, 0]])
  }

  func sums(order: Int) -> Jets<[Int]> { pairs[order].sums }

  /// log p, the ∂_αp / p and the W_c but the first, which is one.
  private func tape(_ order: Int) throws -> Tape {
    try memory.value("order \(order)") {
      let ℓ = model.logDensity ?? .zero, ξ = model.parameters
      let scores = try ℓ.gradient(by: ξ)
      func extended(_ names: [[Int]], _ sign: Expression) throws -> [Expression] {
        var known: [[Int]: Expression] = [[]: .one], result: [Expression] = []
        for α in names {
          guard let last = α.last, let lower = known[Array(α.dropLast())] else { continue }
          let next = (try lower.derivative(by: ξ[last]) + sign * lower * scores[last]).tidied()
          known[α] = next
          result.append(next)
        }
        return result
      }
      let pairs = pairs[order]
      return try Tape(
        [ℓ] + (try extended(pairs.flows, 1)) + (try extended(pairs.weights, -1)), inputs: [model.variables[0]] + ξ)
    }
  }

  func gram(order: Int, at point: Point, target: Double) throws -> Moments<Ball> {
    guard target >= -36 else {
      throw GeometryError.unsupported(
        reason: "the \(name) of \(model.name) is summed in Double: at most 10 digits")
    }
    let found = try moments.integrals(at: point, target: -30).values.map(\.midpoint)
    let width = (found[1] - found[0] * found[0]).squareRoot(), tape = try tape(order)
    var last: [Double] = []
    for panels in [32, 64, 128, 256] {
      let (now, sizes) = integrals(
        pairs[order], tape, point.coordinates, center: found[0], width: width, panels: panels)
      guard now.allSatisfy(\.isFinite) else {
        throw GeometryError.notFinite(what: "the \(name) of \(model.name)", at: point.coordinates)
      }
      let changes = last.isEmpty ? [] : zip(now, last).map { ($0 - $1).magnitude }
      if !last.isEmpty, zip(changes, sizes).allSatisfy({ $0 <= Double.exp2(target) * $1 }) {
        var result = Moments<Ball>(count: now.count)
        result.values = now.map { Ball(exactly: $0, precision: BallPrecision(bits: 64)) }
        result.absolute = sizes
        result.errors = zip(changes, sizes).map { $1 > 0 ? Double.log2(Swift.max($0, 1e-13 * $1)) : -.infinity }
        result.methods = ["transport by Gauss–Legendre panels"]
        result.evaluations = panels * Self.rule.nodes.count
        return result
      }
      last = now
    }
    throw GeometryError.notConverged(
      what: "the \(name) of \(model.name) at \(point.coordinates)", reached: 0, reason: "256 panels do not suffice")
  }

  /// x and dx/dτ.
  private func place(_ τ: Double, _ center: Double, _ width: Double) -> (x: Double, slope: Double) {
    let domain = model.sampleSpace?.domain ?? .real
    let h = Double.pi / 2 * Double.sinh(τ), dh = Double.pi / 2 * Double.cosh(τ)
    switch (domain.lower?.value.asDouble, domain.upper?.value.asDouble) {
    case (nil, nil): return (center + width * Double.sinh(h), width * Double.cosh(h) * dh)
    case (let low?, nil): return (low + (center - low) * Double.exp(h), (center - low) * Double.exp(h) * dh)
    case (nil, let high?): return (high - (high - center) * Double.exp(-h), (high - center) * Double.exp(-h) * dh)
    case (let low?, let high?):
      let e = Double.exp(-2 * h.magnitude), d = (high - low) * e / (1 + e)
      return (h < 0 ? low + d : high - d, (high - low) * 2 * dh * e / ((1 + e) * (1 + e)))
    }
  }

  /// All products with so many panels on τ from −3.6 to 3.6, and what their sizes add up to.
  private func integrals(
    _ pairs: TransportPairs, _ tape: Tape, _ ξ: [Double], center: Double, width: Double, panels: Int
  ) -> (values: [Double], sizes: [Double]) {
    let rule = Self.rule, reach = 3.6, h = 2 * reach / Double(panels), size = rule.nodes.count
    let flowCount = pairs.flows.count
    // From each end inward, panel by panel; the two sides meet in the middle.
    var totals = [Double](repeating: 0, count: pairs.products.count), sizes = totals
    for isUpper in [false, true] {
      var cumulated = [Double](repeating: 0, count: flowCount)
      for panel in 0..<panels / 2 {
        var columns = [[Double]](repeating: [], count: 1 + ξ.count), slopes: [Double] = []
        for t in rule.nodes {
          let inward = (Double(panel) + (t + 1) / 2) * h
          let (x, slope) = place(isUpper ? reach - inward : inward - reach, center, width)
          columns[0].append(x)
          slopes.append(slope)
        }
        for i in ξ.indices { columns[1 + i] = [Double](repeating: ξ[i], count: size) }
        let values = tape.evaluateBatch(columns)
        let density = values[0].map { Double.exp($0) }
        // Where p underflows its score is 0/0.
        let counts = (0..<size).map { density[$0] > 1e-290 && slopes[$0].isFinite }
        var flows: [[Double]] = []
        for i in 0..<flowCount {
          let terms = (0..<size).map { counts[$0] ? values[1 + i][$0] * density[$0] * slopes[$0] : 0 }
          flows.append(rule.cumulated(terms).map { cumulated[i] + $0 * h / 2 })
          cumulated[i] += zip(rule.weights, terms).reduce(0) { $0 + $1.0 * $1.1 } * h / 2
        }
        for (c, product) in pairs.products.enumerated() {
          for k in 0..<size where counts[k] {
            let weight = product.weight == 0 ? 1 : values[flowCount + product.weight][k]
            let flow = flows[product.first][k] / density[k] * flows[product.second][k]
            let term = rule.weights[k] * h / 2 * flow * weight * slopes[k]
            totals[c] += term
            sizes[c] += term.magnitude
          }
        }
      }
    }
    return (totals, sizes)
  }
}
