import NumericalMethods
import Scalars

/// The proof that a geodesic joins two points, with a box around its velocity at the first.
///
/// Ψ(v) is the end of the geodesic from p with the velocity v. With a center v̄, a matrix Y near Ψ′(v̄)⁻¹ and a box |η| ≤ r
///
///     η ↦ η − Y(Ψ(v̄ + η) − q) = −Y(Ψ(v̄) − q) + (1 − YΨ′(v̄))η − Yϱ(η)
///
/// maps the box to itself, so that by Brouwer's theorem a zero of Ψ − q lies in it. Ψ(v̄) comes from a flow with bounds. It
/// is analytic where the tube of another flow, around v₀, holds: for |vⱼ − v₀ⱼ| ≤ θuⱼ Ψᵢ differs from Ψᵢ(v₀) by at most θσᵢ.
/// Ψ′(v₀) then follows from differences with the step sⱼ = κθuⱼ, up to θσᵢκ²/((1 − κ)sⱼ), and Cauchy's estimates bound what
/// it changes to v̄ (8κσᵢ/uⱼ for |v̄ⱼ − v₀ⱼ| ≤ κθuⱼ) and the remainder ϱ.
struct EndPointProof {
  private let connection: AffineConnection
  private let p: Point, q: Point
  private let n: Int
  private let budget: ProofBudget
  /// v₀ with the units u, log₂ θ, and σ.
  private var center: [Ball] = []
  private var units: [Ball] = []
  private var theta = 0
  private var reach: [Ball] = []
  /// The flow around v₀, and its bits.
  private var base: EnclosedFlow?
  private var baseBits = 0
  /// Ψ′(v₀), and Y.
  private var derivative: [Ball] = []
  private var inverse: [Ball] = []
  /// log₂ of how much errors grow along the curve.
  private(set) var growth = 0

  init(_ connection: AffineConnection, from p: Point, to q: Point, most: Int = ProofBudget.long) {
    budget = ProofBudget("an enclosure of the geodesic", most: most)
    self.connection = connection
    self.p = p
    self.q = q
    n = connection.manifold.dimension
  }

  private func flow(_ v: [Ball], _ bits: inout Int) throws -> EnclosedFlow {
    try connection.enclosedFlow(
      from: p, velocity: v, until: BigFloat(1, precision: BigFloatPrecision(bits: 64)), bits: &bits, like: base,
      budget: budget)
  }

  /// Encloses Ψ′ at a velocity.
  ///
  /// - Parameter least: the bits to work with at least; those of a later proof save it bounds of its own.
  /// - Throws: `GeometryError.notProved`.
  mutating func prepare(_ velocity: [BigFloat], bits least: Int = 128) throws {
    // −log₂ κ of the differences.
    var bits = max(128, least), fineness = 40, base: EnclosedFlow
    while true {
      center = velocity.map { Ball(containing: $0, precision: BallPrecision(bits: bits + 64)) }
      base = try flow(center, &bits)
      units = base.velocityUnits
      let (drifts, largest) = base.spread(units)
      guard let last = drifts.last, largest.isFinite, largest.isPositive else { throw unproved("no bound of its end") }
      reach = Array(last.prefix(n))
      // The spread of θu fills a quarter of the tube at most.
      theta = -Int(largest.binaryMagnitude.rounded(.up)) - 3
      growth = Int(min(max(base.accuracy(last), 0), 1e5))
      fineness = growth + 40
      let needed = 2 * growth + fineness - theta + 20
      if bits >= needed { break }
      bits = needed
    }
    self.base = base
    baseBits = bits
    let precision = BallPrecision(bits: bits + 64), one = Ball(1, precision: precision)
    let small = one.scaled(byPowerOfTwo: -fineness)
    derivative = [Ball](repeating: .zero, count: n * n)
    for j in 0..<n {
      let step = units[j].scaled(byPowerOfTwo: theta - fineness).rounded(to: precision)
      var v = center
      v[j] += step
      var more = bits
      let moved = try flow(v, &more)
      for i in 0..<n {
        let rest = reach[i].scaled(byPowerOfTwo: theta) * small * small / ((one - small) * step)
        derivative[i * n + j] = ((moved.endpoint[i] - base.endpoint[i]) / step).widened(by: rest)
      }
    }
    guard derivative.allSatisfy(\.isFinite) else { throw unproved("no bound of its dependence on the velocity") }
    let midpoints = derivative.midpoints(bits)
    guard let factors = try? BigFloatFactorization(midpoints, order: n) else {
      throw unproved("the ends may be conjugate points: the end does not determine the velocity")
    }
    inverse = [Ball](repeating: .zero, count: n * n)
    for j in 0..<n {
      let column = factors.solve(
        (0..<n).map { BigFloat($0 == j ? 1 : 0, precision: BigFloatPrecision(bits: bits)) })
      for i in 0..<n { inverse[i * n + j] = Ball(containing: column[i], precision: precision) }
    }
  }

  /// A flow with bounds whose start velocity is within `radius` of one that leads to q exactly.
  ///
  /// - Parameters:
  ///   - velocity: where it starts.
  ///   - needed: −log₂ of the radius in units of the velocities.
  /// - Throws: `GeometryError.notProved`.
  func proved(near velocity: [BigFloat], bits needed: Int) throws -> (flow: EnclosedFlow, v: [Ball], radius: [Ball]) {
    var bits = max(needed + growth + 40, baseBits), last = Double.infinity
    var v = velocity.map { Ball(containing: $0, precision: BallPrecision(bits: bits + 64)) }
    for _ in 0..<24 {
      let precision = BallPrecision(bits: bits + 64)
      let flow = try flow(v, &bits)
      let gap = zip(flow.endpoint, q.enclosed(bits: bits + 64)).map { $0 - $1 }
      let correction = product(inverse, gap)
      let least = units.map { $0.scaled(byPowerOfTwo: -bits).rounded(to: precision) }
      let radius = zip(correction, least).map { $0.largestSize.scaled(byPowerOfTwo: 1) + $1 }
      let size = zip(radius, units).map { ($0 / $1).binaryMagnitude }.max() ?? .infinity
      if size <= -Double(needed), holds(v, correction, radius) { return (flow, v, radius) }
      guard size.isFinite, size < last - 2 || size <= -Double(needed) + 80 else {
        throw unproved("Newton's steps do not come closer to the end")
      }
      if size >= last - 2 { bits += 48 }
      last = size
      v = zip(v, correction).map { ($0 - $1).center.rounded(to: precision).center }
    }
    throw unproved("the box around the velocity is not mapped into itself")
  }

  /// Whether the box is mapped into itself.
  private func holds(_ v: [Ball], _ correction: [Ball], _ radius: [Ball]) -> Bool {
    let one = Ball(1, precision: center[0].precision), half = one.scaled(byPowerOfTwo: -1)
    let θu = units.map { $0.scaled(byPowerOfTwo: theta) }
    var κ = Ball.zero, κr = Ball.zero
    for j in 0..<n {
      κ = Ball.maximum(κ, (v[j] - center[j]).largestSize / θu[j])
      // Around v̄ the estimates have half the room.
      κr = Ball.maximum(κr, radius[j].scaled(byPowerOfTwo: 1) / θu[j])
    }
    guard (κ - half).isNegative, (κr - half).isNegative else { return false }
    let here = (0..<n * n).map { place in
      derivative[place].widened(by: κ.scaled(byPowerOfTwo: 3) * reach[place / n] / units[place % n])
    }
    let rest = reach.map { $0.scaled(byPowerOfTwo: theta + 1) * κr * κr / (one - κr) }
    let image = DenseAlgebra<Ball>.product(inverse, here, rows: n, columns: n)
    for j in 0..<n {
      var total = Ball.zero
      for k in 0..<n { total += ((k == j ? one : .zero) - image[j * n + k]).largestSize * radius[k] }
      guard (radius[j] - total).isPositive else { return false }
      total += correction[j].largestSize
      for i in 0..<n { total += inverse[j * n + i].largestSize * rest[i] }
      guard (radius[j] - total).isPositive else { return false }
    }
    return true
  }

  private func product(_ matrix: [Ball], _ x: [Ball]) -> [Ball] {
    DenseAlgebra<Ball>.product(matrix, x, rows: n, columns: 1)
  }

  private func unproved(_ reason: String) -> GeometryError {
    .notProved(what: "that a geodesic joins the points", reason: reason)
  }
}
