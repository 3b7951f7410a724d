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

/// A trapezoidal rule whose terms are integrals themselves.
struct CorrelationRun {
  private let count: Int
  private let target: Double
  private let precision: BallPrecision
  private var sums: [Ball]
  private var sizes: [Double]
  private var largest = -Double.infinity
  private var largestInner = -Double.infinity
  private var step = 0.5
  private var values: [Ball] = []
  private var changes: [Double] = []
  private var evaluations = 0, nodes = 0
  private var methods: [String] = []

  init(count: Int, target: Double, precision: BallPrecision) {
    self.count = count
    self.target = target
    self.precision = precision
    sums = [Ball](repeating: Ball(0, precision: precision), count: count)
    sizes = [Double](repeating: 0, count: count)
  }

  /// log₂ of a weight below which no term matters.
  private var negligible: Double {
    largest > -.infinity ? largest + target - 36 - largestInner : -.greatestFiniteMagnitude
  }

  /// Adds the terms at τ; false where they are negligible.
  private mutating func add(_ term: (Ball, Moments<Ball>)?) -> Bool {
    guard let (weight, inner) = term else { return false }
    nodes += 1
    evaluations += inner.evaluations
    methods = inner.methods
    let w = weight.midpoint.magnitude
    var top = -Double.infinity
    for c in 0..<count {
      let value = inner.values[2 * c] + inner.values[2 * c + 1]
      sums[c] = sums[c] + (weight * value).center
      let size = inner.absolute[2 * c] + inner.absolute[2 * c + 1]
      sizes[c] += w * size
      if size > 0 {
        largestInner = Swift.max(largestInner, Double.log2(size))
        top = Swift.max(top, weight.binaryMagnitude + Double.log2(size))
      }
    }
    largest = Swift.max(largest, top)
    return top > largest + target - 6
  }

  /// Runs the rule, halving the step until every component has its accuracy.
  ///
  /// - Parameter term: for τ and log₂ of a weight that is negligible the weight and the inner integrals; nil for none.
  mutating func integrate(isBounded: Bool, _ term: (Double, Double) throws -> (Ball, Moments<Ball>)?) throws {
    var range = (low: 0.0, high: 0.0)
    _ = add(try term(0, negligible))
    let farthest = isBounded ? 6.0 : 40.0
    for side in [1.0, -1.0] {
      var quiet = 0, k = 0.0
      while quiet < 2, k * step < farthest {
        k += 1
        let matters = add(try term(side * k * step, negligible))
        quiet = matters ? 0 : quiet + 1
      }
      if side > 0 { range.high = k * step } else { range.low = -k * step }
    }
    values = scaled()
    for _ in 0..<7 {
      step /= 2
      var k = (range.low / step).rounded(.up)
      if k.truncatingRemainder(dividingBy: 2) == 0 { k += 1 }
      while k * step <= range.high {
        _ = add(try term(k * step, negligible))
        k += 2
      }
      let now = scaled()
      changes = (0..<count).map { c in
        sizes[c] > 0 ? (now[c] - values[c]).center.binaryMagnitude - Double.log2(sizes[c] * step) : -.infinity
      }
      values = now
      // The change is the error of the level before, whose square the new one is as a rule; 5/4 leaves room.
      if 1.25 * (changes.max() ?? 0) <= target { break }
    }
  }

  private func scaled() -> [Ball] { sums.map { $0 * Ball(exactly: step, precision: precision) } }

  /// The integrals with the errors that two levels and the inner integrals show.
  func moments(named name: String) throws -> Moments<Ball> {
    var result = Moments<Ball>(count: count)
    result.evaluations = evaluations
    result.methods = ["\(nodes) correlations by \(methods.joined(separator: ", "))"]
    for c in 0..<count {
      let size = sizes[c] * step
      result.values[c] = values[c].center
      result.absolute[c] = size
      guard size > 0 else { continue }
      let relative = Moments<Ball>.sum(Swift.max(1.25 * changes[c], target - 40), target - 2)
      guard relative <= target + 1.5 else {
        throw GeometryError.notConverged(
          what: name, reached: Double.exp2(relative), reason: "asked for \(Double.exp2(target)) relative to ∫|·|")
      }
      result.errors[c] = relative + Double.log2(size)
    }
    return result
  }
}
