import Scalars
import Symbolics

extension AffineConnection {
  /// More bits than any proof in reasonable time has.
  static let mostBits = 16_384

  /// The numerical solution from a point with a velocity, with proved bounds.
  ///
  /// - Parameters:
  ///   - velocity: exactly.
  ///   - bits: of the local error; more are taken where the bounds need them, and reported back.
  /// - Throws: `GeometryError.notProved`, `GeometryError.leavesManifold`.
  func enclosedFlow(
    from p: Point, velocity: [Ball], until end: BigFloat, bits: inout Int, like known: EnclosedFlow? = nil,
    budget: ProofBudget
  ) throws -> EnclosedFlow {
    let equation = try seriesEquation
    while bits <= Self.mostBits {
      let room = bits + 64
      do {
        let run = try TaylorRun(
          equation, from: p.enclosed(bits: room).midpoints(room), velocity: velocity.midpoints(room), until: end,
          bits: bits)
        return try EnclosedFlow(
          run, from: p.enclosed(bits: room + 64), velocity: velocity, self, like: known,
          budget: budget)
      } catch let error as EnclosedFlow.TooWide {
        bits += max(32, error.bits)
      } catch let error as NotAnalytic {
        throw GeometryError.notProved(what: "an enclosure of the geodesic", reason: "\(error)")
      }
    }
    throw GeometryError.notProved(
      what: "a tube around the geodesic that holds the true one",
      reason: "its bounds grow by more than \(Self.mostBits) bits")
  }

  /// The geodesic with γ(0) = p and γ̇(0) = v, in proved enclosures of so many digits.
  ///
  /// Taylor polynomials, with bounds of their defects and of the growth of errors, piece by piece.
  ///
  /// - Parameters:
  ///   - velocity: dxⁱ/dt in the coordinates of the chart, taken exactly.
  ///   - end: the last parameter; negative runs backwards.
  ///   - digits: of the coordinates in units of the metric, and of the velocities beside the speed.
  /// - Throws: `GeometryError.notProved` with what could not be proved, `GeometryError.leavesManifold`.
  public func enclosedGeodesic(
    from p: Point, velocity: [Expression], until end: Expression = 1, digits: Int
  ) throws -> EnclosedGeodesic {
    precondition(
      velocity.count == manifold.dimension,
      "\(velocity.count) components for a vector in dimension \(manifold.dimension)")
    try manifold.requirePositiveDefinite(at: p)
    let given = try Tape(velocity + [end], inputs: []), needed = Double(digits) * 3.3219280948873623 + 4
    func numbers(_ bits: Int) -> [Ball] { given.evaluate([Ball](), precision: BallPrecision(bits: bits)) }
    let known = numbers(128)
    guard known.allSatisfy(\.isFinite) else {
      throw GeometryError.invalidModel(reason: "a velocity and a curve parameter must be finite numbers")
    }
    let isBackward = known[velocity.count].isNegative
    var bits = Int(needed) + 32
    let budget = ProofBudget("an enclosure of the geodesic", most: ProofBudget.long)
    while true {
      let values = numbers(bits + 256)
      let v = values.dropLast().map { isBackward ? -$0 : $0 }
      let last = Ball.absoluteValue(values[velocity.count])
      // Not before the end that is asked for.
      let least = last.center + last.center.scaled(byPowerOfTwo: -bits - 20)
      let until = BigFloat(midpointOf: last.isExact ? last : least, precision: BigFloatPrecision(bits: bits + 30))
      let flow = try enclosedFlow(from: p, velocity: v, until: until, bits: &bits, budget: budget)
      let reached = flow.drifts.last.map { flow.accuracy($0) } ?? -.infinity
      if reached <= -needed {
        let start = p.enclosed(bits: bits + 64)
        let g = try manifold.enclosure(of: .metric, at: p, bits: bits + 64)
        let curve = EnclosedCurve(
          panels: flow.run.panels, drifts: flow.drifts, precision: BallPrecision(bits: bits + 40),
          isBackward: isBackward)
        let first = values.dropLast()
        return EnclosedGeodesic(
          chart: manifold.chart, alpha: alpha, method: .validatedSeries, end: values[velocity.count],
          length: alpha.isZero ? Self.speed(g, v) * last : nil
        ) { t in
          t == .zero || t.isExact && t.containsZero
            ? .init(parameter: t, coordinates: start, velocity: Array(first)) : curve.sample(at: t)
        }
      }
      bits += Int(min(reached + needed, 1e6)) + 8
      guard bits <= Self.mostBits else {
        throw GeometryError.notProved(
          what: "\(digits) digits of the geodesic", reason: "more than \(Self.mostBits) bits would be needed")
      }
    }
  }

  /// √g(v, v).
  static func speed(_ g: [Ball], _ v: [Ball]) -> Ball {
    var total = Ball.zero
    for i in v.indices { for j in v.indices { total += g[i * v.count + j] * v[i] * v[j] } }
    return Ball.sqrt(total)
  }
}
