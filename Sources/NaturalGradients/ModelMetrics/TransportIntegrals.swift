import InformationGeometry

/// ∫ ∂ᵢF ∂ⱼF / p dx of a density of one variable, in `Double`.
///
/// The distribution function is summed up panel by panel from the nearer end, so that it keeps its digits in the tails, where it
/// is divided by p. Panels are equal in τ of a double-exponential map; each has a Gauss–Legendre rule and its matrix of integration.
struct TransportIntegrals: GramIntegrals {
  let dimension: Int
  let highestOrder = 0
  private let model: StatisticalModel
  private let name: String
  private let pairs: DerivativePairs
  private let tape: Tape
  private let moments: WeightedIntegrals
  private static let rule = PanelRule(count: 16)

  init(_ model: StatisticalModel, name: String) throws {
    guard let ℓ = model.logDensity, let x = model.variables.first, let space = model.sampleSpace else {
      throw GeometryError.unsupported(reason: "\(model.name) has no density")
    }
    self.model = model
    self.name = name
    dimension = model.parameters.count
    pairs = DerivativePairs(dimension: dimension, order: 0)
    tape = try Tape([ℓ] + (try ℓ.gradient(by: model.parameters)), inputs: [x] + model.parameters)
    moments = try WeightedIntegrals(
      model.name, of: x, in: space, chart: model.chart, logWeight: ℓ, factors: [Expression(x)],
      products: [[0], [0, 0]])
  }

  func sums(order: Int) -> Jets<[Int]> { pairs.sums }

  func gram(order: Int, at point: Point, target: Double) throws -> Moments<Ball> {
    guard order == 0 else {
      throw GeometryError.unsupported(
        reason: "the \(name) of \(model.name) is known by its components only: its derivatives are not integrated")
    }
    guard target >= -36 else {
      throw GeometryError.unsupported(
        reason: "the \(name) of \(model.name) is summed in Double: at most 10 digits")
    }
    let found = try moments.integrals(at: point, target: -30).values.map(\.midpoint)
    let width = (found[1] - found[0] * found[0]).squareRoot()
    var last: [Double] = []
    for panels in [32, 64, 128, 256] {
      let now = integrals(point.coordinates, center: found[0], width: width, panels: panels)
      guard now.allSatisfy(\.isFinite) else {
        throw GeometryError.notFinite(what: "the \(name) of \(model.name)", at: point.coordinates)
      }
      let scale = now.map(\.magnitude).max() ?? 0
      let change = zip(now, last).map { ($0 - $1).magnitude }.max() ?? .infinity
      if !last.isEmpty, change <= Double.exp2(target) * scale {
        var result = Moments<Ball>(count: now.count)
        result.values = now.map { Ball(exactly: $0, precision: BallPrecision(bits: 64)) }
        result.absolute = now.map { _ in scale }
        result.errors = now.map { _ in Double.log2(Swift.max(change, 1e-13 * scale)) }
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

  /// All pairs with so many panels on τ from −3.6 to 3.6.
  private func integrals(_ ξ: [Double], center: Double, width: Double, panels: Int) -> [Double] {
    let rule = Self.rule, reach = 3.6, h = 2 * reach / Double(panels), size = rule.nodes.count, n = dimension
    // From each end inward, panel by panel; the two sides meet in the middle.
    var totals = [Double](repeating: 0, count: pairs.pairs.count)
    for isUpper in [false, true] {
      var cumulated = [Double](repeating: 0, count: n)
      for panel in 0..<panels / 2 {
        var columns = [[Double]](repeating: [], count: 1 + n), slopes: [Double] = []
        for t in rule.nodes {
          let inward = (Double(panel) + (t + 1) / 2) * h
          let (x, slope) = place(isUpper ? reach - inward : inward - reach, center, width)
          columns[0].append(x)
          slopes.append(slope)
        }
        for i in 0..<n { columns[1 + i] = [Double](repeating: ξ[i], count: size) }
        let values = tape.evaluateBatch(columns)
        let density = values[0].map { Double.exp($0) }
        var flows = [[Double]](repeating: [], count: n)
        for i in 0..<n {
          // ∂ᵢp dx of this panel; where p underflows its score is 0/0.
          let terms = (0..<size).map { k in
            density[k] > 1e-290 && slopes[k].isFinite ? values[1 + i][k] * density[k] * slopes[k] : 0
          }
          flows[i] = rule.cumulated(terms).map { cumulated[i] + $0 * h / 2 }
          cumulated[i] += zip(rule.weights, terms).reduce(0) { $0 + $1.0 * $1.1 } * h / 2
        }
        for (c, pair) in pairs.pairs.enumerated() {
          for k in 0..<size where density[k] > 1e-290 && slopes[k].isFinite {
            totals[c] += rule.weights[k] * h / 2 * flows[pair[0]][k] / density[k] * flows[pair[1]][k] * slopes[k]
          }
        }
      }
    }
    return totals
  }
}
