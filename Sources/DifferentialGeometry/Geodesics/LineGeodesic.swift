import NumericalMethods
import Scalars
import Symbolics

/// The geodesic of a manifold of one dimension: s = ∫√g dx is its affine parameter, in a table that is inverted by Newton's
/// method.
struct LineGeodesic: Sendable {
  private let working: WorkingCoordinates
  private let metric: Tape
  private let precision: BigFloatPrecision
  private let rule: GaussLegendreRule
  /// Places u, and s from the first of them.
  private let places: [BigFloat], lengths: [BigFloat]
  /// ∫√g over the whole curve.
  var length: BigFloat { lengths[lengths.count - 1] }

  /// - Throws: `GeometryError.degenerateMetric` where g is not positive.
  init(_ equation: GeodesicEquation, from p: Point, to q: Point, spare: Int) throws {
    working = equation.working
    metric = equation.metric
    precision = BigFloatPrecision(bits: 72 + spare)
    rule = GaussLegendreRule(count: 24, precision: precision)
    let problem = PreciseEquation(equation, bits: precision.bits)
    let a = problem.flattened(p)[0], b = problem.flattened(q)[0]
    let count = max(4, Int((b - a).magnitude.asDouble.rounded(.up)) * 2)
    let step = (b - a) / BigFloat(count)
    var places = [a], lengths = [BigFloat.zero.rounded(to: precision)]
    for k in 1...count {
      places.append(k == count ? b : a + step * BigFloat(k))
      lengths.append(lengths[k - 1] + (try Self.integral(metric, working, rule, precision, places[k - 1], places[k])))
    }
    self.places = places
    self.lengths = lengths
  }

  private static func rate(
    _ metric: Tape, _ working: WorkingCoordinates, _ precision: BigFloatPrecision, _ u: BigFloat
  ) throws -> BigFloat {
    let place = working.place(0, u, precision)
    let g = metric.evaluate([place.value], precision: precision)[0]
    guard g > 0 else { throw GeometryError.degenerateMetric(at: [place.value.asDouble], reason: "is not positive") }
    return BigFloat.sqrt(g) * place.first
  }

  /// |∫√g| from a to b.
  private static func integral(
    _ metric: Tape, _ working: WorkingCoordinates, _ rule: GaussLegendreRule, _ precision: BigFloatPrecision,
    _ a: BigFloat, _ b: BigFloat
  ) throws -> BigFloat {
    try rule.integrals(from: a, to: b, panels: 1, count: 1) { [try rate(metric, working, precision, $0)] }[0].magnitude
  }

  /// x and dx/dt at t of [0, 1]; nil where it cannot be had.
  func place(at t: Double) -> (x: Double, v: Double)? {
    let target = length * BigFloat(rounding: t, precision: precision)
    let panel = max(0, (lengths.lastIndex { $0 <= target } ?? 0))
    let first = min(panel, places.count - 2)
    let isRising = places[1] > places[0]
    var u = places[first]
    let share = (target - lengths[first]) / (lengths[first + 1] - lengths[first])
    u += (places[first + 1] - places[first]) * share
    for _ in 0..<40 {
      guard let rate = try? Self.rate(metric, working, precision, u),
        let reached = try? Self.integral(metric, working, rule, precision, places[first], u)
      else { return nil }
      let isBefore = isRising ? u < places[first] : u > places[first]
      let gap = (target - lengths[first] - (isBefore ? -reached : reached)) / rate
      if gap.isZero || gap.binaryMagnitude < -60 { break }
      u += isRising ? gap : -gap
    }
    guard let rate = try? Self.rate(metric, working, precision, u) else { return nil }
    let place = working.place(0, u, precision), speed = length / rate * place.first
    return (place.value.asDouble, isRising ? speed.asDouble : -speed.asDouble)
  }
}

extension AffineConnection {
  /// The Levi-Civita geodesic between two points of a manifold of one dimension, by quadrature of √g.
  ///
  /// - Throws: `GeometryError.notConverged`, `GeometryError.unsupported` for more dimensions.
  public func geodesicByLineIntegral(from p: Point, to q: Point) throws -> Geodesic {
    if let still = atRest(p, q, digits: 17) { return still.rounded }
    let distance = try manifold.lineDistance(from: p, to: q, digits: 18)
    let line = try LineGeodesic(try equation, from: p, to: q, spare: try lineSpareBits(p, q))
    let gap = (line.length - distance.value).magnitude.asDouble, length = distance.value.asDouble
    guard gap <= 1e-9 * length else {
      throw GeometryError.notConverged(what: "∫√g", reached: gap, reason: "two rules differ")
    }
    let curve: @Sendable (Double) -> Geodesic.Sample = { t in
      let place = line.place(at: t) ?? (.nan, .nan)
      let x = t == 0 ? p.coordinates : t == 1 ? q.coordinates : [place.x]
      return Geodesic.Sample(parameter: t, coordinates: x, velocity: [place.v])
    }
    return Geodesic(
      chart: manifold.chart, alpha: 0, method: .lineIntegral, range: 0...1, length: length,
      lengthError: distance.error.asDouble + length.ulp, residual: gap / length, error: gap, curve: curve)
  }
}
