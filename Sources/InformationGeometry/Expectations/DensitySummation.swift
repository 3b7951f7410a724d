import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// Summation of all expectations over 0, 1, 2, …: direct, with a bound of the tail by its ratio or, where terms fall
/// off slowly, Gregory's formula.
struct DensitySummation<S: ExpectationScalar> {
  let integration: DensityIntegration<S>

  private var precision: S.Precision { integration.nodes.precision }
  private var count: Int { integration.basis.terms.count }
  /// How many terms are added before a bound is looked at.
  private static var block: Int { 32 }
  /// How many terms are added at most.
  static var most: Int { 2_000_000 }

  func moments() throws -> Moments<S> {
    let domain = integration.formula.model.sampleSpace?.domain ?? .naturals
    let last = domain.upper.flatMap { $0.value.asInt }
    if let last, last > Self.most {
      throw GeometryError.unsupported(reason: "a sum over \(last) integers: at most \(Self.most) are added")
    }
    var run = try SummationRun(integration)
    let mode = try run.mode(within: last.map(Double.init) ?? .infinity)
    guard mode < Double(Self.most) / 2 else {
      throw GeometryError.unsupported(
        reason:
          "\(integration.formula.model.name): the largest probability is at \(mode), too far to be summed up to")
    }
    var k = 0, nextGregory = 256
    while true {
      let end = min(k + Self.block, last.map { $0 + 1 } ?? .max)
      try run.addBlock(k..<end)
      k = end
      if let last, k > last { return try run.finished(tail: nil) }
      guard Double(k) > mode + 1 else { continue }
      if run.isTailBounded(target: integration.target) { return try run.finished(tail: nil) }
      if k >= nextGregory {
        nextGregory *= 4
        if last == nil, let tail = try gregory(from: k, run) { return try run.finished(tail: tail) }
      }
      guard k < Self.most else {
        throw GeometryError.notConverged(
          what: "the sums of \(integration.formula.model.name)", reached: Double.exp2(run.tailMagnitude),
          reason: "the terms fall off too slowly")
      }
    }
  }

  /// Σ_{j≥k} as an integral with differences; nil when the terms are not smooth enough from k on.
  private func gregory(from k: Int, _ run: SummationRun<S>) throws -> Moments<S>? {
    let order = S.bits(precision) > 64 ? 48 : 14
    let coefficients = GregoryCoefficients(through: order + 1).values
    var rows = try (0...order).map { try run.terms(k + $0) }
    var tail = Moments<S>(count: count)
    var last = [Double](repeating: .infinity, count: count)
    for m in 0...order {
      let factor = S(coefficients[m + 1], precision: precision)
      for c in 0..<count {
        let correction = factor * rows[0][c]
        tail.values[c] = tail.values[c] + correction
        last[c] = correction.centered.binaryMagnitude
      }
      for j in 0..<(rows.count - 1) { rows[j] = zip(rows[j + 1], rows[j]).map { ($0 - $1).centered } }
      rows.removeLast()
      // The series is asymptotic: what is left out is as large as the last term.
      if m >= 4, (0..<count).allSatisfy({ last[$0] <= run.scale(of: $0) + integration.target - 3 }) { break }
    }
    for c in 0..<count {
      guard last[c] <= run.scale(of: c) + integration.target - 3 else { return nil }
      tail.errors[c] = last[c] + 1
    }
    let base = Anchor.Base.number(Double(k))
    let panel = try DensityPlan.halfLine(base, .up, DensityProbe(integration.formula, at: integration.point))
    tail.add(try integration.moments(panel, depth: 0))
    tail.evaluations += order + 1
    tail.methods = ["Gregory's formula with \(panel.map.name) quadrature"]
    return tail
  }
}

/// The sums so far.
struct SummationRun<S: ExpectationScalar> {
  private let integration: DensityIntegration<S>
  private let integrand: PanelIntegrand<S>
  private let wide: WideIntegrand
  private let one: S
  private var sums: [S]
  private var compensation: [S]
  private var absolute: [Double]
  private var blocks: [[Double]] = []
  private var evaluations = 0
  private var largest: [(k: Int, size: Double)] = []

  init(_ integration: DensityIntegration<S>) throws {
    self.integration = integration
    let panel = DensityPanel(
      map: .linear, anchor: Anchor(base: .constant(0), direction: .both), upper: nil, scale: 1)
    let precision = integration.nodes.precision, count = integration.basis.terms.count
    integrand = try PanelIntegrand(
      integration.formula, panel, integration.basis, at: S.coordinates(of: integration.point, precision),
      nodes: integration.nodes)
    wide = WideIntegrand(integration.formula, panel, integration.basis, at: integration.point, integration.wideNodes)
    one = S.exactly(1, precision)
    sums = [S](repeating: .zero, count: count)
    compensation = sums
    absolute = [Double](repeating: 0, count: count)
  }

  /// Where log p is largest, from values at distances that double.
  func mode(within limit: Double) throws -> Double {
    let probe = DensityProbe(integration.formula, at: integration.point)
    let profile = try DensityProfile(
      probe, Anchor(base: .constant(0), direction: .up), limit: min(limit, Double(DensitySummation<S>.most)))
    var best = (value: -Double.infinity, place: 0.0)
    for (d, l) in zip(profile.distances, profile.logDensities) where d >= 1 && l > best.value { best = (l, d) }
    return best.place <= 1 ? 1 : best.place * 2
  }

  /// The terms at k.
  func terms(_ k: Int) throws -> [S] {
    var out = [S](repeating: .zero, count: sums.count)
    if integrand.terms(distance: S.exactly(Double(k), integration.nodes.precision), weight: one, &out) == .done {
      return out
    }
    if integrand.isOutsideSupport(distance: Double(k)) { return [S](repeating: .zero, count: sums.count) }
    var exact = [Ball](repeating: .zero, count: sums.count)
    guard try wide.terms(distance: Double(k), S.bits(integration.nodes.precision), &exact) else {
      throw GeometryError.notFinite(
        what: "log p of \(integration.formula.model.name) or a derivative of it, at x = \(k),",
        at: integration.point.coordinates)
    }
    return exact.map { S.nearest($0, integration.nodes.precision) }
  }

  mutating func addBlock(_ range: Range<Int>) throws {
    var part = [S](repeating: .zero, count: sums.count), size = [Double](repeating: 0, count: sums.count)
    for k in range {
      let values = try terms(k)
      evaluations += 1
      for c in values.indices {
        part[c] = part[c] + values[c]
        size[c] += values[c].approximation.magnitude
      }
      let mass = values[0].approximation
      if largest.count < 8 || mass > largest[largest.count - 1].size {
        largest.append((k, mass))
        largest.sort { $0.size > $1.size }
        if largest.count > 8 { largest.removeLast() }
      }
    }
    for c in sums.indices {
      let next = part[c] - compensation[c], grown = sums[c] + next
      compensation[c] = ((grown - sums[c]) - next).centered
      sums[c] = grown
      absolute[c] += size[c]
    }
    blocks.append(size)
    if blocks.count > 3 { blocks.removeFirst() }
  }

  /// log₂ of ∫|·| of a component.
  func scale(of c: Int) -> Double { absolute[c] > 0 ? Double.log2(absolute[c]) : -.infinity }

  /// log₂ of the tail of a component when it falls like a geometric series; ∞ when it does not fall.
  private func tail(_ c: Int) -> Double {
    guard blocks.count == 3 else { return .infinity }
    let a = blocks[0][c], b = blocks[1][c], d = blocks[2][c]
    if d == 0 { return -.infinity }
    // The ratio of blocks may still grow: take it beyond the last two.
    let ratio = max(d / b, b / a, d / b + (d / b - b / a))
    guard ratio < 0.9 else { return .infinity }
    return Double.log2(d * ratio / (1 - ratio)) + 1
  }

  /// log₂ of the largest relative tail.
  var tailMagnitude: Double { sums.indices.map { tail($0) - scale(of: $0) }.filter { !$0.isNaN }.max() ?? -.infinity }

  func isTailBounded(target: Double) -> Bool {
    sums.indices.allSatisfy { absolute[$0] == 0 || tail($0) <= scale(of: $0) + target - 3 }
  }

  /// The result, with a measure of the rounding.
  func finished(tail: Moments<S>?) throws -> Moments<S> {
    var moments = Moments<S>(count: sums.count)
    moments.absolute = absolute
    moments.evaluations = evaluations
    moments.methods = ["direct summation"]
    for c in sums.indices {
      moments.values[c] = sums[c].centered
      let bits = Double(S.bits(integration.nodes.precision))
      let rounding = max(sums[c].roundingMagnitude, scale(of: c) + 3 - bits)
      moments.errors[c] = absolute[c] > 0 ? rounding : -.infinity
      if tail == nil, blocks.count == 3, self.tail(c).isFinite {
        moments.errors[c] = Moments<S>.sum(moments.errors[c], self.tail(c))
      }
    }
    if S.bits(integration.nodes.precision) == 53 { try addRounding(&moments) }
    if let tail { moments.add(tail) }
    return moments
  }

  private func addRounding(_ moments: inout Moments<S>) throws {
    var differences = [Double](repeating: 0, count: sums.count), sizes = differences
    var exact = [Ball](repeating: .zero, count: sums.count)
    for (k, _) in largest {
      let near = try terms(k)
      guard try wide.terms(distance: Double(k), 53, &exact) else { continue }
      for c in sums.indices {
        let difference = Ball(exactly: near[c].approximation, precision: integration.wideNodes.precision) - exact[c]
        differences[c] += difference.midpoint.magnitude
        sizes[c] += exact[c].midpoint.magnitude
      }
    }
    for c in sums.indices where differences[c] > 0 && sizes[c] > 0 {
      let error = Double.log2(differences[c]) + max(0, scale(of: c) - Double.log2(sizes[c]))
      moments.errors[c] = Moments<S>.sum(moments.errors[c], error)
    }
  }
}
