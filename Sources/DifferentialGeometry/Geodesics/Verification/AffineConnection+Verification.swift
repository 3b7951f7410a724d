import NumericalMethods
import Scalars
import Symbolics

extension AffineConnection {
  /// Checks of a geodesic between two points.
  ///
  /// The residual and the speed always; with `.full` the initial-value problem by Dormand–Prince 8(5,3), in as many pieces
  /// as the growth of errors asks for, or by Taylor series where `Double` does not carry the equation, and conjugate points
  /// by Jacobi fields.
  ///
  /// - Parameters:
  ///   - geodesic: the curve; its parameters run from that of p to that of q.
  ///   - extent: how much is checked.
  ///   - seeksConjugatePoints: whether Jacobi fields are solved for, in up to twelve dimensions.
  public func verification(
    of geodesic: Geodesic, extent: GeodesicVerification.Extent = .full, seeksConjugatePoints: Bool = true
  ) throws -> GeodesicVerification {
    var result = GeodesicVerification(
      length: geodesic.length, residual: geodesic.residual, speedVariation: 0, endPointError: nil, segments: 0,
      reverseDifference: nil, bounds: [], conjugatePoints: nil, survivedSearch: nil)
    guard geodesic.length > 0 else { return result }
    let norm = MetricNorm(manifold)
    if alpha.isZero { result.speedVariation = try norm.speedVariation(geodesic) }
    guard extent == .full else { return result }
    let departure = try largestDeparture(geodesic, norm)
    result.endPointError = departure.error / geodesic.length
    result.segments = departure.segments
    if alpha.isZero, seeksConjugatePoints, manifold.dimension <= 12 {
      let width = geodesic.range.upperBound - geodesic.range.lowerBound
      // At the end itself a conjugate point does not matter.
      result.conjugatePoints = try? jacobiFields(along: geodesic).conjugatePoints().filter {
        $0.parameter < geodesic.range.upperBound - 1e-6 * width
      }
    }
    return result
  }

  /// How far integrations from places of the curve depart from it by the next place, times the square of their number.
  ///
  /// A curve whose acceleration is wrong by a departs by ah²/2 in a time h: more pieces do not make it right.
  private func largestDeparture(
    _ geodesic: Geodesic, _ norm: MetricNorm
  ) throws -> (error: Double, segments: Int) {
    let goal = 1e-8 * geodesic.length
    let equation = try evaluation(near: geodesic.samples(9).map(\.coordinates))
    var best = (error: Double.infinity, segments: 0)
    var segments = 1
    while segments <= 64 {
      let error =
        Double(segments * segments) * (try departure(geodesic, norm, segments: segments, by: equation))
      if error < best.error { best = (error, segments) }
      if error <= goal { return best }
      segments *= segments == 1 ? 4 : 2
    }
    if best.error <= 1e-2 * GeodesicVerification.tolerance * geodesic.length { return best }
    // Rounding in the equation: series with more bits, from the same places.
    let precise = 256 * (try departure(geodesic, norm, segments: 16, by: nil))
    return precise < best.error ? (precise, 16) : best
  }

  /// The largest distance between places of a curve and where an equation in `Double`, or Taylor series if there is none,
  /// leads from the places before them.
  private func departure(
    _ geodesic: Geodesic, _ norm: MetricNorm, segments: Int, by equation: (any GeodesicEvaluation)?
  ) throws -> Double {
    let low = geodesic.range.lowerBound, width = geodesic.range.upperBound - low
    var worst = 0.0
    for k in 0..<segments {
      let t0 = low + width * Double(k) / Double(segments), t1 = low + width * Double(k + 1) / Double(segments)
      let start = geodesic.sample(at: t0), end = geodesic.sample(at: min(t1, geodesic.range.upperBound))
      let reached =
        equation.map { $0.end(of: start, for: t1 - t0) } ?? (try? taylorEnd(start, for: t1 - t0, spare: norm.spare))
      guard let reached else { return .infinity }
      let gap = try norm.length(of: zip(reached, end.coordinates).map { $0 - $1 }, at: end.coordinates)
      worst = gap.isNaN ? .infinity : max(worst, gap)
    }
    return worst
  }

  private func taylorEnd(_ start: Geodesic.Sample, for time: Double, spare: Int) throws -> [Double] {
    let bits = 72 + spare, precision = BigFloatPrecision(bits: bits + 64)
    let run = try TaylorRun(
      try seriesEquation, from: start.coordinates.map { BigFloat(rounding: $0, precision: precision) },
      velocity: start.velocity.map { BigFloat(rounding: $0, precision: precision) },
      until: BigFloat(rounding: time, precision: precision), bits: 72, spare: spare)
    return run.last.x.map(\.asDouble)
  }
}

extension GeodesicEvaluation {
  /// Where the initial-value problem leads in a time; nil where it does not get there.
  fileprivate func end(of start: Geodesic.Sample, for time: Double) -> [Double]? {
    let n = dimension, state = flattened(start.coordinates, velocity: start.velocity)
    let method = DormandPrince853(relativeTolerance: 1e-12, absoluteTolerance: 1e-13, maximumSteps: 4000)
    let solution = try? method.solve(from: 0, to: time, state: state.u + state.w, recording: .ends) { _, y, dy in
      for i in 0..<n { dy[i] = y[n + i] }
      return acceleration(y, y + n, into: dy + n)
    }
    guard let solution, solution.status == .completed else { return nil }
    let end = solution.endState
    return unflattened(Array(end[..<n]), velocity: Array(end[n...])).x
  }
}

/// Lengths of vectors in balls, so that an almost singular metric has them too.
private struct MetricNorm {
  let manifold: Manifold
  /// Bits that the metric may lose.
  let spare: Int

  init(_ manifold: Manifold) {
    self.manifold = manifold
    spare = 256
  }

  func length(of v: [Double], at x: [Double]) throws -> Double {
    let bits = 64 + spare
    if let structure = manifold.largeStructure {
      let precision = BallPrecision(bits: bits)
      let square = try? structure.innerProduct(
        v.map { Ball(exactly: $0, precision: precision) }, v.map { Ball(exactly: $0, precision: precision) },
        at: x.map { Ball(exactly: $0, precision: precision) }, in: BallRing(precision))
      return square.map { $0.midpoint.squareRoot() } ?? .nan
    }
    let precision = BigFloatPrecision(bits: bits), n = v.count
    let tape = try manifold.connection().equation.metric
    let g = tape.evaluate(x.map { BigFloat(rounding: $0, precision: precision) }, precision: precision)
    let w = v.map { BigFloat(rounding: $0, precision: precision) }
    var total = BigFloat.zero.rounded(to: precision)
    for i in 0..<n { for j in 0..<n { total += g[i * n + j] * w[i] * w[j] } }
    return total < 0 ? .nan : BigFloat.sqrt(total).asDouble
  }

  /// (max − min)/max of the speed at seven places.
  ///
  /// In `Double` where that shows the speed to be constant, which rounding errors do not do; with many bits elsewhere.
  func speedVariation(_ geodesic: Geodesic) throws -> Double {
    let low = geodesic.range.lowerBound, width = geodesic.range.upperBound - low
    let places = (0...6).map { k in
      geodesic.sample(at: k == 6 ? geodesic.range.upperBound : low + width * Double(k) / 6)
    }
    let equation = try manifold.connection().equation
    let rounded = places.map { equation.speed($0.coordinates, $0.velocity) }
    if let variation = variation(rounded), variation <= 1e-3 * GeodesicVerification.tolerance,
      (rounded[0] * width - geodesic.length).magnitude <= 1e-3 * GeodesicVerification.tolerance * geodesic.length
    {
      return variation
    }
    return variation(try places.map { try length(of: $0.velocity, at: $0.coordinates) }) ?? .infinity
  }

  /// nil where a speed is no number; 0 at rest.
  private func variation(_ speeds: [Double]) -> Double? {
    guard speeds.allSatisfy(\.isFinite), let least = speeds.min(), let most = speeds.max() else { return nil }
    return most > 0 ? (most - least) / most : 0
  }
}
