import InformationGeometry

/// Correlations of derivatives of a density over a distance, integrated against a kernel.
///
///     ∬ f(x) K(|x − y|) g(y) dx dy = ∫₀^∞ K(u) ∫ (f(x) g(x + u) + g(x) f(x + u)) dx du
///
/// The inner integrals have the weight p(x)p(x + u). The outer one is a trapezoidal rule in τ with u = ℓ exp(τ − e^(−τ)), which no
/// power of u at 0 disturbs; on an interval of length L it is the tanh–sinh rule.
struct CorrelationIntegrals: Sendable {
  private let model: StatisticalModel
  private let chart: Chart
  private let integrals: WeightedIntegrals
  private let count: Int
  private let span: Span
  private let lengthScale: Rational

  /// What u may be.
  private enum Span {
    case unbounded
    case bounded(Rational)
  }

  /// - Parameters:
  ///   - ratios: (∂ₓʲ ∂_α p)/p, j from 0 to m beside each other.
  ///   - pairs: of places of α.
  ///   - lengthScale: the unit of u on an unbounded range.
  init(
    _ model: StatisticalModel, ratios: [Expression], pairs: [[Int]], derivatives m: Int, lengthScale: Rational
  ) throws {
    guard let ℓ = model.logDensity, let x = model.variables.first, let space = model.sampleSpace else {
      throw GeometryError.unsupported(reason: "\(model.name) has no density")
    }
    self.model = model
    self.lengthScale = lengthScale
    let τ = Symbol("τ of the distance"), t = Expression(τ)
    chart = try Chart(model.chart.coordinates + [τ], constraints: model.chart.constraints)
    let low = space.domain.lower?.value, high = space.domain.upper?.value
    var first = Expression(x), second: Expression, stretch = Expression.one, range = space
    if let low, let high {
      let u = Expression(high - low) / (1 + exp(-Expression.pi * sinh(t)))
      span = .bounded(high - low)
      // x runs over an interval that is shorter by u.
      stretch = Expression(high - low) - u
      let y = Symbol(x.name, .unitInterval)
      first = Expression(low) + stretch * y
      second = first + u
      range = .unitInterval
    } else {
      let u = Expression(lengthScale) * exp(t - exp(-t))
      span = .unbounded
      second = high == nil ? first + u : first - u
    }
    let here = Expression.substituting([x: first], in: [ℓ] + ratios)
    let there = Expression.substituting([x: second], in: [ℓ] + ratios)
    var products: [[Int]] = []
    for pair in pairs {
      for j in 0...m {
        let a = pair[0] * (m + 1) + j, b = pair[1] * (m + 1) + j
        products.append([a, ratios.count + b])
        products.append([b, ratios.count + a])
      }
    }
    count = pairs.count * (m + 1)
    integrals = try WeightedIntegrals(
      "the correlation of the density of \(model.name)", of: x, in: range, chart: chart,
      logWeight: here[0] + there[0] + (range == space ? .zero : log(stretch)), factors: Array(here[1...] + there[1...]),
      products: products)
  }

  /// The double integrals, as many as pairs and derivatives.
  ///
  /// - Parameter target: log₂ of the accuracy relative to ∫|·|.
  func smoothed(by kernel: SmoothingKernel, at point: Point, target: Double) throws -> Moments<Ball> {
    let precision = BallPrecision(bits: Swift.max(120, Int(-target) + 64))
    var run = CorrelationRun(count: count, target: target, precision: precision)
    try run.integrate(isBounded: isBounded) { τ, negligible in
      let weight = weight(of: kernel, τ, precision, accuracy: Int(-target) + 8)
      guard weight.isFinite else { throw GeometryError.notFinite(what: "the kernel", at: [τ]) }
      guard weight.binaryMagnitude > negligible else { return nil }
      let exact = Expression(Rational(exactly: τ) ?? 0)
      let inner = try integrals.integrals(
        at: try Point(point.exact + [exact], in: chart), target: target - 3)
      return (weight, inner)
    }
    return try run.moments(named: "the correlations of \(model.name) at \(point.coordinates)")
  }

  /// K(u) du/dτ, with as many bits of work as its accuracy takes: Bessel functions of an order that is no binary fraction lose many.
  private func weight(of kernel: SmoothingKernel, _ τ: Double, _ precision: BallPrecision, accuracy: Int) -> Ball {
    var bits = precision.bits
    while true {
      let (distance, slope) = place(τ, BallPrecision(bits: bits))
      let weight = kernel.value(distance) * slope
      if weight.relativeAccuracyBits >= accuracy || bits > 16 * precision.bits { return weight }
      bits *= 2
    }
  }

  private var isBounded: Bool { if case .bounded = span { true } else { false } }

  /// u and du/dτ.
  private func place(_ τ: Double, _ precision: BallPrecision) -> (Ball, Ball) {
    let t = Ball(exactly: τ, precision: precision), one = Ball(1, precision: precision)
    switch span {
    case .unbounded:
      let e = Ball.exp(-t), u = Ball(lengthScale, precision: precision) * Ball.exp(t - e)
      return (u, u * (one + e))
    case .bounded(let length):
      let π = Ball.pi(precision), e = Ball.exp(-(π * Ball.sinh(t))), d = one + e
      let L = Ball(length, precision: precision)
      return (L / d, L * π * Ball.cosh(t) * e / (d * d))
    }
  }
}

/// The kernel of (1 − ℓ²Δ)^(−t) on the line.
struct SmoothingKernel: Sendable {
  private let tape: Tape

  init(order t: Rational, lengthScale ℓ: Rational) throws {
    let r = Symbol("r", .positive)
    tape = try Tape(
      [SobolevSpace.euclidean(1, order: t, lengthScale: ℓ, at: Expression(r)).tidied()], inputs: [r])
  }

  /// K at a distance > 0.
  func value(_ r: Ball) -> Ball { tape.evaluate([r], precision: r.precision)[0] }
}
