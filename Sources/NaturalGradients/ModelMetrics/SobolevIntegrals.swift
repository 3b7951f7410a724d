import InformationGeometry

/// Inner products in Hˢ of the derivatives of a density of one variable, by quadrature.
///
///     ⟨f, g⟩ = Σⱼ (m choose j) ℓ²ʲ ∫ f⁽ʲ⁾ g⁽ʲ⁾ dx                                     for s = m,
///     ⟨f, g⟩ = Σⱼ (m choose j) ℓ²ʲ ∬ f⁽ʲ⁾(x) K(x − y) g⁽ʲ⁾(y) dx dy                  for s = m − t,
///
/// with K the kernel of (1 − ℓ²Δ)^(−t), t > 0. The first are integrals with the weight p², the second, over the distance u of x and y,
/// integrals with the weight p(x)p(x + u).
struct SobolevIntegrals: GramIntegrals {
  let dimension: Int
  private let model: StatisticalModel
  private let name: String
  private let order: Rational
  private let lengthScale: Rational
  /// m.
  private let derivatives: Int
  /// t; 0 for whole s ≥ 0.
  private let smoothing: Rational
  private let pairs: [DerivativePairs]
  private let memory = Memory()

  init(_ model: StatisticalModel, order s: Rational, lengthScale ℓ: Rational, name: String) throws {
    guard model.variables.count == 1 else {
      throw GeometryError.unsupported(
        reason:
          "\(model.name): the \(name) of a density of \(model.variables.count) variables is known for sums of Gaussians and whole orders from 0 to 8 only"
      )
    }
    guard model.sampleSpace != .circle else {
      throw GeometryError.unsupported(
        reason: "\(model.name): the \(name) is for densities on the line, not on a circle")
    }
    guard s.magnitude <= 8 else {
      throw GeometryError.unsupported(reason: "\(model.name): orders beyond 8 in size are not integrated, and s = \(s)")
    }
    self.model = model
    self.name = name
    order = s
    lengthScale = ℓ
    dimension = model.parameters.count
    derivatives = s > 0 ? (-(-s).floor).asInt ?? 0 : 0
    smoothing = Rational(derivatives) - s
    let n = dimension
    pairs = (0...2).map { DerivativePairs(dimension: n, order: $0) }
  }

  func sums(order: Int) -> Jets<[Int]> { pairs[order].sums }

  /// Double integrals are not.
  var isQuick: Bool { smoothing.isZero }

  func gram(order: Int, at point: Point, target: Double) throws -> Moments<Ball> {
    try requireMembership(order: order, at: point)
    return smoothing.isZero
      ? try local(order, at: point, target: target) : try smoothed(order, at: point, target: target)
  }

  /// (m choose j) ℓ²ʲ.
  private func weight(_ j: Int) -> Rational {
    var value: Rational = 1
    for k in 0..<j { value = value * Rational(derivatives - k) / Rational(k + 1) }
    return value * (lengthScale * lengthScale).power(j)
  }

  /// (∂ₓʲ ∂_α p)/p as formulas: α in the order of the pairs, j from 0 to m beside each other.
  private func ratios(_ order: Int) throws -> [Expression] {
    try memory.value("ratios \(order)") {
      guard let ℓ = model.logDensity, let x = model.variables.first else { return [] }
      let slope = try ℓ.derivative(by: x)
      var known: [[Int]: Expression] = [[]: .one], result: [Expression] = []
      for α in pairs[order].derivatives {
        guard let last = α.last, let lower = known[Array(α.dropLast())] else { continue }
        let ξ = model.parameters[last]
        let ratio = (try lower.derivative(by: ξ) + lower * (try ℓ.derivative(by: ξ))).tidied()
        known[α] = ratio
        var current = ratio
        result.append(current)
        for _ in 0..<derivatives {
          current = (try current.derivative(by: x) + current * slope).tidied()
          result.append(current)
        }
      }
      return result
    }
  }

  /// Combines the integrals of the pairs for each j.
  private func combined(_ moments: Moments<Ball>, _ order: Int) -> Moments<Ball> {
    let count = pairs[order].pairs.count, m = derivatives
    var result = Moments<Ball>(count: count)
    result.evaluations = moments.evaluations
    result.methods = moments.methods
    for c in 0..<count {
      for j in 0...m {
        let place = c * (m + 1) + j, factor = weight(j), value = moments.values[place]
        result.values[c] = result.values[c] + Ball(factor, precision: value.precision) * value
        result.absolute[c] += factor.asDouble * moments.absolute[place]
        result.errors[c] = Moments<Ball>.sum(result.errors[c], Double.log2(factor.asDouble) + moments.errors[place])
      }
    }
    return result
  }

  // MARK: Whole orders

  private func local(_ order: Int, at point: Point, target: Double) throws -> Moments<Ball> {
    let m = derivatives
    let integrals = try memory.value("local \(order)") {
      var products: [[Int]] = []
      for pair in pairs[order].pairs {
        for j in 0...m { products.append([pair[0] * (m + 1) + j, pair[1] * (m + 1) + j]) }
      }
      guard let ℓ = model.logDensity, let space = model.sampleSpace else { throw missing }
      return try WeightedIntegrals(
        "the squared density of \(model.name)", of: model.variables[0], in: space, chart: model.chart,
        logWeight: 2 * ℓ, factors: try ratios(order), products: products)
    }
    return combined(try integrals.integrals(at: point, target: target - 2), order)
  }

  private var missing: GeometryError { .unsupported(reason: "\(model.name) has no density") }

  // MARK: Other orders

  private func smoothed(_ order: Int, at point: Point, target: Double) throws -> Moments<Ball> {
    let correlation = try memory.value("correlation \(order)") {
      try CorrelationIntegrals(
        model, ratios: try ratios(order), pairs: pairs[order].pairs, derivatives: derivatives, lengthScale: lengthScale)
    }
    let kernel = try memory.value("kernel") { try SmoothingKernel(order: smoothing, lengthScale: lengthScale) }
    return combined(try correlation.smoothed(by: kernel, at: point, target: target - 3), order)
  }

  // MARK: Membership

  /// Refuses derivatives of the density that jump, or do not vanish at an end, where Hˢ has no such functions.
  private func requireMembership(order: Int, at point: Point) throws {
    guard self.order > 0 else { return }
    let limits = try memory.value("limits \(order)") {
      try DensityLimits(model, ratios: try ratios(order), names: names(order))
    }
    if let jump = limits.jump(at: point) {
      // ∂ₓʲ of it jumps: it lies in Hˢ for s < j + ½ only.
      let reach = Rational(jump.derivative) + Rational(1, 2)
      guard self.order >= reach || jump.derivative < derivatives else { return }
      let what =
        "\(jump.name) of \(model.name) \(jump.isEnd ? "does not vanish at the end \(jump.place) of the sample space" : "jumps at x = \(jump.place)")"
      throw GeometryError.unsupported(
        reason: self.order >= reach
          ? "\(what): it is not in the Sobolev space of order \(self.order), and the metric is infinite"
          : "\(what): for such densities orders between \(jump.derivative) and \(reach) are finite but not computed")
    }
  }

  /// For each ratio what it is the derivative of, and how often by x.
  private func names(_ order: Int) -> [(name: String, derivative: Int)] {
    pairs[order].derivatives.flatMap { α in
      (0...derivatives).map { j in
        let by = α.map { "∂" + model.parameters[$0].name }.joined(separator: " ")
        return (name: j == 0 ? "\(by) p" : "the \(j == 1 ? "" : "\(j)-fold ")x-derivative of \(by) p", derivative: j)
      }
    }
  }
}
