import DifferentialGeometry
import NumericalMethods
import Scalars
import StatisticalModels
import Symbolics

/// Summation of all expectations over 0, 1, 2, …: direct around the largest terms, with a bound of the tails by their
/// ratio; Gregory's formula where terms fall off slowly; an integral where they change little from one to the next.
struct DensitySummation {
  let integration: DensityIntegration
  let precision: BallPrecision

  private var count: Int { integration.basis.terms.count }
  /// How many terms are added at most.
  static var most: Int { 2_000_000 }
  /// A sum over terms that change by a half over so many of them is the integral to more than 1000 digits: the
  /// difference goes like exp(−2π²·width²).
  private static var smoothWidth: Double { 30 }

  func moments() throws -> Moments<Ball> {
    let domain = integration.formula.model.sampleSpace?.domain ?? .naturals
    let last = domain.upper.flatMap { $0.value.asInt }
    let peak = try highestPeak(within: last.map(Double.init) ?? .infinity)
    if let peak, peak.distance > 2_000, peak.width >= Self.smoothWidth, peak.isIsolated {
      return try integral(at: peak.distance)
    }
    let mode = peak?.distance ?? 0
    if let last, last > Self.most, mode < 4_096 {
      throw GeometryError.unsupported(reason: "a sum over \(last) integers: at most \(Self.most) are added")
    }
    var run = try SummationRun(integration, precision)
    // Everything below a mode that is not far away; a window around one that is.
    let start = mode < 4_096 ? 0 : Int(mode) / SummationRun.block
    var b = start, nextGregory = max(256, 4 * gregoryOrder), added = 0
    while true {
      try run.add(b, through: last)
      b += 1
      added += SummationRun.block
      let k = b * SummationRun.block
      if let last, k > last { break }
      if run.isTailBounded(target: integration.target), Double(k) > mode + 1 { break }
      if k >= nextGregory, start == 0, Double(k) > mode + 1 {
        nextGregory *= 4
        if last == nil, !run.isNearlyDone(target: integration.target), let tail = try gregory(from: k, run) {
          return try run.finished(tail: tail)
        }
      }
      guard added < Self.most else {
        throw GeometryError.notConverged(
          what: "the sums of \(integration.formula.model.name)", reached: Double.exp2(run.tailMagnitude),
          reason: "the terms fall off too slowly")
      }
    }
    if start > 0 {
      run.turnAround()
      b = start
      while b > 0 {
        b -= 1
        try run.add(b, through: last)
        added += SummationRun.block
        if run.isTailBounded(target: integration.target) { break }
        guard added < 2 * Self.most else {
          throw GeometryError.notConverged(
            what: "the sums of \(integration.formula.model.name)", reached: Double.exp2(run.tailMagnitude),
            reason: "the terms below \(mode) fall off too slowly")
        }
      }
    }
    return try run.finished(tail: nil)
  }

  /// The highest peak of log p, and whether p is negligible at the ends.
  private func highestPeak(within limit: Double) throws -> (distance: Double, width: Double, isIsolated: Bool)? {
    let probe = DensityProbe(integration.formula, at: integration.point)
    let profile = try DensityProfile(probe, Anchor(base: .constant(0), direction: .up), limit: limit)
    var best: (distance: Double, width: Double, height: Double)?
    for peak in profile.peaks() where peak.distance > 1 {
      let height = profile.logDensity(peak.distance)
      if height > best?.height ?? -.infinity { best = (peak.distance, peak.width, height) }
    }
    guard let best else { return nil }
    let negligible = best.height + integration.target * 0.7 - 60
    var isIsolated = profile.logDensity(1e-3) < negligible
    if limit.isFinite { isIsolated = isIsolated && profile.logDensity(limit) < negligible }
    return (best.distance, best.width, isIsolated)
  }

  /// The sum as an integral over the positive numbers.
  private func integral(at mode: Double) throws -> Moments<Ball> {
    let plan = try DensityPlan(integration.formula, at: integration.point, order: integration.basis.order)
    let pilots = try integration.pilots(plan)
    var moments =
      integration.target >= -48
      ? DensityIntegration.moments(pilots, integration.basis) : try integration.moments(pilots, precision)
    moments.methods = ["summation by \(moments.methods.joined(separator: ", "))"]
    return moments
  }

  /// Differences beyond this order are not looked at.
  private var gregoryOrder: Int { 12 + Int(-integration.target * 0.35) }

  /// Σ_{j≥k} as an integral with differences; nil when the terms are not smooth enough from k on.
  private func gregory(from k: Int, _ run: SummationRun) throws -> Moments<Ball>? {
    let order = gregoryOrder
    // Every difference doubles the rounding errors.
    let wide = BallPrecision(bits: precision.bits + order)
    let coefficients = GregoryCoefficients(through: order + 1, precision: wide).values
    var rows = try SummationRun(integration, wide).terms(k..<k + order + 1)
    var tail = Moments<Ball>(count: count)
    var last = [Double](repeating: .infinity, count: count)
    var isDone = false
    for m in 0...order where !isDone {
      for c in 0..<count {
        let correction = coefficients[m + 1] * rows[0][c]
        tail.values[c] = tail.values[c] + correction
        last[c] = Moments<Ball>.sum(correction.binaryMagnitude, correction.roundingMagnitude)
      }
      for j in 0..<(rows.count - 1) { for c in 0..<count { rows[j][c] = rows[j + 1][c] - rows[j][c] } }
      rows.removeLast()
      // The series is asymptotic: what is left out is as large as the last term.
      isDone = m >= 4 && (0..<count).allSatisfy { last[$0] <= run.scale(of: $0) + integration.target - 3 }
    }
    guard isDone else { return nil }
    for c in 0..<count {
      tail.errors[c] = last[c] + 1
      tail.values[c] = tail.values[c].center
    }
    let base = Anchor.Base.number(Double(k))
    let panel = try DensityPlan.halfLine(base, .up, DensityProbe(integration.formula, at: integration.point))
    let pilots = try integration.pilots(panel, depth: 0)
    tail.add(
      integration.target >= -48
        ? DensityIntegration.moments(pilots, integration.basis) : try integration.moments(pilots, precision))
    tail.methods = ["Gregory's formula with \(panel.map.name) quadrature"]
    return tail
  }
}
