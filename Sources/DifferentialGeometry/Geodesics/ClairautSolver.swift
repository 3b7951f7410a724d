import NumericalMethods
import Scalars
import Symbolics

/// Distances of a surface with a Killing field, by Clairaut's relation: c = h (l̇ + r k̇) is constant on a geodesic.
///
/// With h = c² cosh² s the turning point lies at s = 0 and nothing is singular there:
///
///     d = ∫ 2h√w/|h′| ds      D = Δl + ∫ r dk = ∫ 2c√w/|h′| ds
///
/// The unknown is s at the end with the smaller h. ∂d/∂D = c corrects d for what D still misses, so that D is needed to
/// half the digits only. Source: do Carmo (1976), Differential Geometry of Curves and Surfaces, 4-4.
struct ClairautSolver {
  /// The curve found.
  struct Solution {
    let distance: BigFloat
    /// An estimate of the error.
    let error: BigFloat
    let evaluations: Int
    /// dk/dt and d(coordinate of l)/dt at the start, for t from 0 to 1.
    let velocity: [BigFloat]
    /// The k where h is least on the curve.
    let innermost: BigFloat
  }

  let surface: KillingSurface
  let precision: BigFloatPrecision
  private let p: [BigFloat], q: [BigFloat]
  private var evaluations = 0
  /// D at the ends, with the sign of c.
  private var shift: BigFloat
  /// h at the end a, where it is smaller, and h of the end b less that.
  private let least: BigFloat, excess: BigFloat
  private let isReversed: Bool
  private let rises: Bool
  private let kLeast: BigFloat
  private var rules: [Int: GaussLegendreRule] = [:]

  /// What is found at an s of the end a.
  private struct Arc {
    let s: BigFloat, end: BigFloat, c: BigFloat
    let distance: BigFloat, shift: BigFloat
  }

  init(_ surface: KillingSurface, from p: Point, to q: Point, bits: Int) throws {
    self.surface = surface
    precision = BigFloatPrecision(bits: bits)
    self.p = p.enclosed(bits: bits + 32).midpoints(bits)
    self.q = q.enclosed(bits: bits + 32).midpoints(bits)
    let first = surface.values(self.p[surface.radial], precision),
      second = surface.values(self.q[surface.radial], precision)
    isReversed = second.h < first.h
    least = min(first.h, second.h)
    excess = (second.h - first.h).magnitude
    kLeast = self.isReversed ? self.q[surface.radial] : self.p[surface.radial]
    rises = first.slope > 0
    shift = surface.shift(self.p, self.q)
    guard least > 0, (first.slope > 0) == (second.slope > 0), first.w > 0, second.w > 0, shift.isFinite else {
      throw Self.failure("h is not monotonic between the points")
    }
  }

  static func failure(_ reason: String, reached: Double = .nan) -> GeometryError {
    .notConverged(what: "Clairaut's quadrature", reached: reached, reason: reason)
  }

  /// The distance to so many bits, with `spare` bits for rounding.
  static func solution(
    _ surface: KillingSurface, from p: Point, to q: Point, bits needed: Double, spare: Int
  ) throws -> Solution {
    // Half the bits locate the curve; one arc with all of them gives the length.
    let half = max(48, needed / 2 + 12)
    var finder = try ClairautSolver(surface, from: p, to: q, bits: Int(half) + spare)
    finder.shift += try finder.twist(bits: half)
    let place = try finder.locate(finder.shift.magnitude, half)
    var solver = try ClairautSolver(surface, from: p, to: q, bits: Int(needed) + spare)
    solver.shift += try solver.twist(bits: needed)
    let target = solver.shift.magnitude, precision = solver.precision
    // A curve that hardly turns: c is in proportion to D, and second order in it is below the last digit.
    let s = place?.s ?? BigFloat(rounding: needed * 0.35 + 20, precision: precision)
    let arc = try solver.arc(s.rounded(to: precision), needed)
    let gap = target - arc.shift
    let evaluations = finder.evaluations + solver.evaluations
    guard let place else {
      let distance = arc.distance + arc.c * gap
      let turned = Arc(s: arc.s, end: arc.end, c: arc.c * (target / arc.shift), distance: distance, shift: target)
      return Solution(
        distance: distance, error: distance.scaled(byPowerOfTwo: -Int(needed)), evaluations: evaluations,
        velocity: solver.velocity(turned, distance), innermost: solver.kLeast)
    }
    guard gap.isZero || (gap / target).binaryMagnitude < -needed / 2 else {
      throw failure("the arc does not reach the other end", reached: (gap / target).magnitude.asDouble)
    }
    let distance = arc.distance + arc.c * gap
    // What is left is of second order: ½ (∂c/∂D) gap², with ∂c/∂s = −c tanh s.
    let bend = arc.c * BigFloat.tanh(arc.s) / place.slope * gap * gap
    return Solution(
      distance: distance, error: distance.scaled(byPowerOfTwo: -Int(needed)) + bend.magnitude, evaluations: evaluations,
      velocity: solver.velocity(arc, distance), innermost: try solver.innermost(arc))
  }

  /// The k where h is least on an arc: that of the turning point where the arc passes it.
  private func innermost(_ arc: Arc) throws -> BigFloat {
    guard arc.s < 0 else { return kLeast }
    return try Self.inverse(surface, h: arc.c * arc.c, near: kLeast, precision).k
  }

  /// The s at the end a whose arc has the D asked for, to about so many bits, and dD/ds; nil where it is beyond all that
  /// matters.
  private mutating func locate(_ target: BigFloat, _ bits: Double) throws -> (s: BigFloat, slope: BigFloat)? {
    let coarse = min(bits, 40)
    let far = try arc(BigFloat(rounding: bits * 0.7 + 20, precision: precision), coarse)
    if far.shift >= target { return nil }
    var (a, b) = try bracket(target, coarse)
    // D grows and falls like an exponential of s: false position on its logarithm.
    func height(_ arc: Arc) -> Double { (arc.shift / target).binaryMagnitude }
    for round in 0..<200 {
      let (up, down) = (height(a), height(b))
      let size = max(a.s.magnitude.asDouble, b.s.magnitude.asDouble)
      if min(up, -down) < 1e-3 || (b.s - a.s).magnitude.asDouble < 1e-3 * size { break }
      // Every third time the middle, so that both ends move.
      let fraction = round % 3 == 2 ? 0.5 : min(max(up / (up - down), 0.01), 0.99)
      let middle = try arc(a.s + (b.s - a.s) * BigFloat(rounding: fraction, precision: precision), coarse)
      if middle.shift > target { a = middle } else { b = middle }
    }
    // Secants, the last ones with all bits.
    var last = a, best = b, known = coarse
    if height(a) < -height(b) { swap(&last, &best) }
    for _ in 0..<60 {
      let gap = best.shift - target, relative = (gap / target).binaryMagnitude
      let slope = (best.shift - last.shift) / (best.s - last.s)
      guard slope.isFinite, !slope.isZero else { break }
      if relative < -bits + 6 || gap.isZero {
        if known >= bits { return (best.s, slope) }
        // D itself was not known better.
        known = bits
        best = try arc(best.s, known)
        continue
      }
      known = min(bits, max(known, -relative * 2 + 10))
      last = best
      best = try arc(best.s - gap / slope, known)
      // The same place again: all that there is.
      if best.s == last.s { return (best.s, slope) }
    }
    throw Self.failure("the arc does not reach the other end")
  }

  /// Two arcs with D on either side of the target: a has the larger one.
  private mutating func bracket(_ target: BigFloat, _ bits: Double) throws -> (Arc, Arc) {
    func number(_ x: Double) -> BigFloat { BigFloat(rounding: x, precision: precision) }
    let start = try arc(number(0), bits)
    if start.shift > target {
      var previous = start
      var step = 1.0
      while step < 1e5 {
        let next = try arc(number(step), bits)
        if next.shift <= target { return (previous, next) }
        previous = next
        step *= 2
      }
    } else {
      var previous = start
      var step = -1.0
      while step > -1e5 {
        let next = try arc(number(step), bits)
        if next.shift > target { return (next, previous) }
        previous = next
        step *= 2
      }
    }
    throw Self.failure(GeometryError.noGeodesic)
  }

  /// The arc that has s at the end a.
  private mutating func arc(_ s: BigFloat, _ bits: Double) throws -> Arc {
    let cosh = BigFloat.cosh(s), sinh = BigFloat.sinh(s)
    let c = BigFloat.sqrt(least) / cosh
    // sinh² at b, without cancellation.
    let end = BigFloat.asinh(BigFloat.sqrt(sinh * sinh + excess / least * cosh * cosh))
    let squared = c * c
    let surface = self.surface, precision = self.precision, rises = self.rises
    var k = kLeast
    let integrals = try integrate(from: s, to: end, count: 2, bits: bits) { s in
      let cosh = BigFloat.cosh(s)
      let (value, place) = try Self.inverse(surface, h: squared * cosh * cosh, near: k, precision)
      k = place
      guard (value.slope > 0) == rises, value.w > 0 else { throw Self.failure("h is not monotonic along the curve") }
      let root = BigFloat.sqrt(value.w).scaled(byPowerOfTwo: 1) / value.slope.magnitude
      return [root * value.h, root * c]
    }
    return Arc(s: s, end: end, c: c, distance: integrals[0], shift: integrals[1])
  }

  /// The k with a given h, by Newton's method.
  private static func inverse(
    _ surface: KillingSurface, h: BigFloat, near start: BigFloat, _ precision: BigFloatPrecision
  ) throws -> (value: KillingSurface.Values, k: BigFloat) {
    var k = start
    let low = surface.lowerEnd.map { BigFloat($0, precision: precision) }
    var last = Double.infinity
    for _ in 0..<200 {
      try spend(surface.level, precision)
      let value = surface.level.evaluate([k], precision: precision)
      let gap = h - value[0], size = gap.isZero ? -.infinity : (gap / h).binaryMagnitude
      // No nearer than the rounding of h, which may cancel, allows: of that the spare bits are.
      if size < -Double(precision.bits) + 12 || (size < -Double(precision.bits) + 48 && size >= last - 1) {
        return (surface.values(k, precision), k)
      }
      last = size
      var next = k + gap / value[1]
      if let low, size > -2 {
        // From afar h is nearer to a power of k than to a line.
        let width = k - low
        next = low + width * BigFloat.exp(BigFloat.log(h / value[0]) * value[0] / (value[1] * width))
      }
      guard next.isFinite else { break }
      if let low, next <= low { next = (k + low).scaled(byPowerOfTwo: -1) }
      if next == k { return (surface.values(k, precision), k) }
      k = next
    }
    throw failure("h takes no value \(h.asDouble)")
  }

  /// ∫ r dk between the ends.
  private mutating func twist(bits: Double) throws -> BigFloat {
    let surface = self.surface, precision = self.precision
    let a = p[surface.radial], b = q[surface.radial]
    guard let end = surface.lowerEnd else {
      return try integrate(from: a, to: b, count: 1, bits: bits) { [surface.values($0, precision).r] }[0]
    }
    let low = BigFloat(end, precision: precision), width = a - low
    // k = low + (a − low)eᵘ.
    let top = KillingSurface.logarithm(of: b, over: a, less: end)
    return try integrate(from: top - top, to: top, count: 1, bits: bits) { u in
      let distance = width * BigFloat.exp(u)
      return [surface.values(low + distance, precision).r * distance]
    }[0]
  }

  /// Counts an evaluation.
  private static func spend(_ tape: Tape, _ precision: BigFloatPrecision) throws {
    guard WorkBudget.now?.spend(WorkBudget.cost(of: tape, bits: precision.bits)) ?? true else {
      throw failure("it takes too many evaluations")
    }
  }

  /// Integrals with so many bits: more panels until two rules agree.
  private mutating func integrate(
    from a: BigFloat, to b: BigFloat, count: Int, bits: Double, _ f: (BigFloat) throws -> [BigFloat]
  ) throws -> [BigFloat] {
    let width = (b - a).magnitude.asDouble
    guard width > 0 else { return [BigFloat](repeating: .zero.rounded(to: precision), count: count) }
    guard width < 1e4 else { throw Self.failure("the curve is too long") }
    var panels = max(1, Int((width / 2.5).rounded(.up))), nodes = Int(bits / 5) + 6
    var before: [BigFloat] = []
    for _ in 0..<12 {
      let rule = rules[nodes] ?? GaussLegendreRule(count: nodes, precision: precision)
      rules[nodes] = rule
      var calls = 0
      let now = try rule.integrals(from: a, to: b, panels: panels, count: count) {
        calls += 1
        try Self.spend(surface.functions, precision)
        return try f($0)
      }
      evaluations += calls
      let isSettled =
        !before.isEmpty
        && zip(now, before).allSatisfy { x, y in
          let gap = (x - y).magnitude
          return gap.isZero || (gap / x).binaryMagnitude <= -bits - 4
        }
      if isSettled { return now }
      // In turn more nodes and more panels.
      if before.isEmpty { nodes += nodes / 5 + 3 } else { panels += (panels + 1) / 2 }
      before = now
    }
    throw Self.failure("the integrals do not settle")
  }

  /// The velocity at the first point for t from 0 to 1.
  private func velocity(_ arc: Arc, _ distance: BigFloat) -> [BigFloat] {
    let k = p[surface.radial], f = surface.values(k, precision)
    // Away from a, s grows; from b it falls.
    let along = isReversed ? -BigFloat.tanh(arc.end) : BigFloat.tanh(arc.s)
    let dk = (rises ? along : -along) / BigFloat.sqrt(f.w) * distance
    let c = (shift.signum < 0 ? -arc.c : arc.c) * distance
    var dl = c / f.h - f.r * dk
    if let end = surface.logarithmic { dl *= p[surface.cyclic] - BigFloat(end, precision: precision) }
    var result = [dk, dk]
    result[surface.cyclic] = dl
    return result
  }
}
