import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// ∫ or Σ over the sample space of a function of p and q.
struct DivergenceIntegral {
  /// An integral that diverges.
  struct Infinite: Error {}

  let problem: DensityDivergence
  let first: Point, second: Point
  /// log₂ of the relative accuracy.
  let target: Double
  let precision: BallPrecision
  /// log Z at both points, where the density is known up to the factor 1/Z.
  private let logNormalizers: (p: Ball, q: Ball)?

  /// The integral between two points.
  ///
  /// - Throws: where a normalizer does not converge.
  init(_ problem: DensityDivergence, _ p: Point, _ q: Point, target: Double, _ precision: BallPrecision) throws {
    self.init(problem, p, q, target: target, precision, logNormalizers: nil)
    guard problem.model.logDensity == nil else { return }
    // Between close points the difference of the normalizers counts: they get as many bits as there are.
    let finest = DivergenceIntegral(problem, p, q, target: 40 - Double(precision.bits), precision, logNormalizers: nil)
    let normalizers = (Ball.log(try finest.of(\.p)), Ball.log(try finest.of(\.q)))
    self.init(problem, p, q, target: target, precision, logNormalizers: normalizers)
  }

  private init(
    _ problem: DensityDivergence, _ p: Point, _ q: Point, target: Double, _ precision: BallPrecision,
    logNormalizers: (p: Ball, q: Ball)?
  ) {
    self.problem = problem
    first = p
    second = q
    self.target = target
    self.precision = precision
    self.logNormalizers = logNormalizers
  }

  private var model: StatisticalModel { problem.model }

  /// The integral of a non-negative or oscillating function; nil stands for ∞.
  func of(_ f: (DensityPair) -> Ball?) throws -> Ball {
    switch model.sampleSpace {
    case .naturals?: return try sum(f, through: nil)
    case .integers(let n)?: return try sum(f, through: n)
    case let space?:
      guard space.dimension == 1 else { break }
      return try integral(f, space)
    case nil: break
    }
    throw GeometryError.unsupported(reason: "\(model.name): there is no sample space of one variable to integrate over")
  }

  // MARK: Sums

  private func sum(_ f: (DensityPair) -> Ball?, through last: Int?) throws -> Ball {
    let tape = try Tape([problem.logDensity, exp(problem.logDensity)], inputs: [problem.variable] + model.parameters)
    let ξ = first.enclosed(bits: precision.bits), ζ = second.enclosed(bits: precision.bits)
    var total = Ball(0, precision: precision), top = -Double.infinity, before = -Double.infinity, quiet = 0
    let most = 200_000
    for k in 0...(last ?? most) {
      let x = Ball(Rational(k), precision: precision)
      guard
        let term = f(
          pair(tape.evaluate([x] + ξ, precision: precision), tape.evaluate([x] + ζ, precision: precision)))
      else { throw Infinite() }
      total = total + term
      let size = term.binaryMagnitude
      top = max(top, size)
      // The tail is estimated as a geometric series with the last ratio.
      let ratio = Double.exp2(size - before)
      before = size
      if last == nil, k > 2_000, ratio >= 1 { throw Infinite() }
      if last == nil {
        quiet = size < top + target - 8 - Double.log2(1 / max(1e-6, 1 - ratio)) && ratio < 1 ? quiet + 1 : 0
        if quiet >= 8 { return total.widened(by: total.scaled(byPowerOfTwo: Int(target) - 4)) }
        if k == most { break }
      }
    }
    if last != nil { return total }
    throw GeometryError.notConverged(
      what: "the sum over the observations of \(model.name)", reached: Double.exp2(before - top),
      reason: "the terms fall off too slowly")
  }

  private func pair(_ p: [Ball], _ q: [Ball]) -> DensityPair {
    guard p[0].isFinite, q[0].isFinite else { return DensityPair(p: p[1], q: q[1], logarithms: nil) }
    guard let logNormalizers else { return DensityPair(p: p[1], q: q[1], logarithms: (p[0], q[0])) }
    let logs = (p: p[0] - logNormalizers.p, q: q[0] - logNormalizers.q)
    return DensityPair(p: Ball.exp(logs.p), q: Ball.exp(logs.q), logarithms: logs)
  }

  // MARK: Integrals

  /// An end of a panel: a number, counted from in one direction.
  private struct End {
    let position: Ball
    /// The number when it is an end of the sample space, so that log(1 − x) becomes log d there.
    let exact: Rational?
  }

  private func integral(_ f: (DensityPair) -> Ball?, _ space: SampleSpace) throws -> Ball {
    if space == .circle { return try overCircle(f) }
    let domain = space.domain
    let low = domain.lower.map { End(position: Ball($0.value, precision: precision), exact: $0.value) }
    let high = domain.upper.map { End(position: Ball($0.value, precision: precision), exact: $0.value) }
    var centers = try breaks().filter { x in
      (low.map { x.position.isAbove($0.position) } ?? true) && (high.map { $0.position.isAbove(x.position) } ?? true)
    }
    if centers.isEmpty, low == nil, high == nil { centers = [End(position: Ball(0, precision: precision), exact: nil)] }
    let ends = (low.map { [$0] } ?? []) + centers + (high.map { [$0] } ?? [])
    var total = Ball(0, precision: precision)
    if low == nil, let end = ends.first { total += try panel(f, .expSinh, end, isUp: false) }
    for (a, b) in zip(ends, ends.dropFirst()) { total += try between(f, a, b) }
    if high == nil, let end = ends.last { total += try panel(f, .expSinh, end, isUp: true) }
    return total
  }

  /// Where the formula has kinks at either point, and centers that are far enough from each other to matter.
  private func breaks() throws -> [End] {
    let x = problem.variable
    func values(_ roots: [Expression]) throws -> [Ball] {
      guard !roots.isEmpty else { return [] }
      let tape = try Tape(roots, inputs: model.parameters)
      return [first, second].flatMap {
        tape.evaluate($0.enclosed(bits: precision.bits), precision: precision).map(\.center)
      }.filter(\.isFinite)
    }
    var result = try values(problem.logDensity.kinkArguments(in: x).compactMap { $0.affineRoot(in: x) })
    for value in try values(problem.logDensity.affineRoots(in: x)) {
      let width = try bulk(End(position: value, exact: nil), isUp: true)
      let isNear = result.contains { ($0 - value).midpoint.magnitude < 0.05 * width }
      if !isNear { result.append(value) }
    }
    result.sort { $1.isAbove($0) }
    var ends: [End] = []
    for value in result where ends.last.map({ value.isAbove($0.position) }) ?? true {
      ends.append(End(position: value, exact: nil))
    }
    return ends
  }

  /// The distance from an end at which most of the mass of p or q lies, by powers of two.
  private func bulk(_ end: End, isUp: Bool) throws -> Double {
    let place = try evaluator(end, isUp: isUp)
    var best = (size: -Double.infinity, exponent: 0)
    for exponent in stride(from: -240, through: 240, by: 2) {
      let pair = place(Ball(1, precision: precision).scaled(byPowerOfTwo: exponent))
      guard let logs = pair.logarithms else { continue }
      let size = max(logs.p.midpoint, logs.q.midpoint) + 0.6931471805599453 * Double(exponent)
      if size > best.size { best = (size, exponent) }
    }
    return Double.exp2(Double(best.exponent))
  }

  /// A panel with two ends, each half counted from its own.
  private func between(_ f: (DensityPair) -> Ball?, _ a: End, _ b: End) throws -> Ball {
    let length = b.position - a.position
    let up = try evaluator(a, isUp: true), down = try evaluator(b, isUp: false)
    return try run(.tanhSinh) { node in
      let distance = node.distance * length
      return (node.isFromUpperEnd ? down(distance) : up(distance), node.weight * length)
    } applying: {
      f($0)
    }
  }

  private func panel(
    _ f: (DensityPair) -> Ball?, _ map: DoubleExponentialMap, _ end: End, isUp: Bool
  ) throws -> Ball {
    let unit = Ball(exactly: try bulk(end, isUp: isUp), precision: precision)
    let place = try evaluator(end, isUp: isUp)
    return try run(map) { node in
      (place(node.distance * unit), node.weight * unit)
    } applying: {
      f($0)
    }
  }

  /// One turn of a circle: equal steps are the best rule for periodic functions.
  private func overCircle(_ f: (DensityPair) -> Ball?) throws -> Ball {
    let place = try evaluator(End(position: Ball(0, precision: precision), exact: nil), isUp: true)
    let turn = Ball.pi(precision).scaled(byPowerOfTwo: 1)
    var count = 16, previous: Ball?
    while count <= 1 << 17 {
      var total = Ball(0, precision: precision)
      for k in 0..<count {
        guard let term = f(place(turn * Ball(Rational(k, count), precision: precision))) else { throw Infinite() }
        total += term
      }
      total = total * turn / Ball(Rational(count), precision: precision)
      if let previous, count >= 64 {
        let change = (total - previous).center
        if change.binaryMagnitude <= total.binaryMagnitude + target { return total.widened(by: change) }
      }
      previous = total
      count *= 2
    }
    throw GeometryError.notConverged(
      what: "the integral over the circle", reached: Double(count), reason: "the step was halved too often")
  }

  private func run(
    _ map: DoubleExponentialMap,
    _ node: (DoubleExponentialMap.Node<Ball>) -> (DensityPair, Ball), applying f: (DensityPair) -> Ball?
  ) throws -> Ball {
    let rule = TrapezoidalRule<Ball>(
      map: map, count: 1, target: target - 2, precision: precision,
      levels: 10 + Int(Double.log2(Double(precision.bits) / 53).rounded(.up)))
    let result: TrapezoidalRule<Ball>.Result
    do {
      result = try rule.integrate { t, out in
        let (pair, weight) = node(map.node(t, precision))
        guard let value = f(pair) else { throw Infinite() }
        // What is not defined so far out is negligible or makes the rule refuse.
        out[0] = value.isFinite ? value * weight : .indeterminate(precision)
      }
    } catch let divergence as TrapezoidalRule<Ball>.Divergence {
      if divergence.isFalling {
        throw GeometryError.notConverged(
          what: "the divergence of \(model.name)", reached: .infinity,
          reason: "the integrand falls off too slowly, or the divergence is infinite")
      }
      throw Infinite()
    }
    let found = result.components[0]
    guard result.isConverged || found.absolute == 0 || found.relativeError <= target else {
      throw GeometryError.notConverged(
        what: "the divergence of \(model.name)", reached: Double.exp2(found.relativeError),
        reason: "the step was halved too often")
    }
    let error = Ball(exactly: found.absolute, precision: precision).scaled(
      byPowerOfTwo: Int(Swift.max(found.relativeError, -1e6).rounded(.up)))
    return found.value.center.widened(by: found.absolute == 0 ? found.value : error)
  }

  /// p and q at a distance from an end.
  private func evaluator(_ end: End, isUp: Bool) throws -> (Ball) -> DensityPair {
    let d = Symbol("distance from the end", .positive), c = Symbol("position of the end")
    let base = end.exact.map { Expression($0) } ?? Expression(c)
    let x = isUp ? base + Expression(d) : base - Expression(d)
    let formula = problem.logDensity.substituting([problem.variable: x])
    let tape = try Tape([formula, exp(formula)], inputs: [d] + model.parameters + [c])
    let ξ = first.enclosed(bits: precision.bits), ζ = second.enclosed(bits: precision.bits)
    return { distance in
      pair(
        tape.evaluate([distance] + ξ + [end.position], precision: precision),
        tape.evaluate([distance] + ζ + [end.position], precision: precision))
    }
  }
}
