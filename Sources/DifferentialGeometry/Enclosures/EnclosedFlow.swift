import Scalars
import Symbolics

/// A numerical solution of the geodesic equation with proved bounds of how far the true one is from it.
struct EnclosedFlow {
  let run: TaylorRun
  /// The bounds of the panels.
  let panels: [PanelGrowth]
  /// |y − ȳ| at the ends of the panels for the exact start; it does not fall on the way.
  private(set) var drifts: [[Ball]]
  /// What the polynomials differ by where two panels meet; first the error of the start.
  private let gaps: [[Ball]]
  private let precision: BallPrecision

  private var n: Int { run.equation.dimension }

  /// Bounds a numerical solution that starts near (x, v).
  ///
  /// - Parameter known: a flow that may be nearly the same, whose bounds then hold here.
  /// - Throws: `GeometryError.notProved`, and `TooWide` where more bits may help.
  init(
    _ run: TaylorRun, from x: [Ball], velocity v: [Ball], _ connection: AffineConnection,
    like known: EnclosedFlow? = nil, budget: ProofBudget
  ) throws {
    self.run = run
    precision = BallPrecision(bits: run.precision.bits)
    let precision = self.precision
    let bounds = try PanelBounds(connection, precision: precision, budget: budget)
    panels = try run.panels.enumerated().map { i, panel in
      guard let known, i < known.panels.count else { return try bounds.growth(of: panel) }
      return try bounds.growth(of: panel, like: (known.run.panels[i], known.panels[i]))
    }
    var last = x + v, gaps: [[Ball]] = [], time = Ball(0, precision: BallPrecision(bits: 3 * run.precision.bits))
    for panel in run.panels {
      // Steps are short dyadic numbers, so that their sums are exact; a panel elsewhere would belong to another curve.
      guard time == Ball(containing: panel.start, precision: time.precision) else { throw TooWide(bits: 64) }
      time += Ball(containing: panel.width, precision: time.precision)
      let start =
        panel.coefficients.map { Ball(containing: $0[0], precision: precision) }
        + panel.coefficients.map { Ball(containing: $0[1], precision: precision) }
      gaps.append(zip(last, start).map { ($0 - $1).largestSize })
      let place = PolynomialPiece.state(
        panel, at: Ball(containing: panel.width, precision: precision), precision: precision)
      last = place.x + place.v
    }
    self.gaps = gaps
    end = last
    drifts = []
    let zeros = [Ball](repeating: Ball(0, precision: precision), count: last.count)
    let (found, largest) = propagated(zeros, isDriven: true)
    guard (largest - Ball(Rational(1, 2), precision: precision)).isNegative else {
      // Without a bound there is no telling how many.
      let magnitude = largest.binaryMagnitude
      throw TooWide(bits: magnitude.isFinite ? Int(min(max(magnitude, 0), 1e6)) + 2 : 64)
    }
    drifts = found
  }

  /// The tube was left: so many bits more may keep the solution in it.
  struct TooWide: Error { let bits: Int }

  /// The end of the numerical solution, ȳ(end).
  private(set) var end: [Ball]

  /// Drifts at the ends of the panels, and the largest in units of the tube.
  private func propagated(_ start: [Ball], isDriven: Bool) -> (drifts: [[Ball]], largest: Ball) {
    var e = start, all: [[Ball]] = [], largest = Ball(0, precision: precision)
    for (panel, gap) in zip(panels, gaps) {
      if isDriven { e = zip(e, gap).map { $0 + $1 } }
      let next = panel.advanced(e, isDriven: isDriven)
      largest = Ball.maximum(largest, next.largest)
      e = next.end
      all.append(e)
    }
    return (all, largest)
  }

  /// The drifts at the ends of the panels that a spread of start velocities adds.
  ///
  /// - Returns: the drifts, and the largest in units of the tube's radius.
  func spread(_ velocities: [Ball]) -> (drifts: [[Ball]], largest: Ball) {
    propagated([Ball](repeating: Ball(0, precision: precision), count: n) + velocities, isDriven: false)
  }

  /// Enclosures of the coordinates at the end.
  var endpoint: [Ball] {
    guard let drift = drifts.last else { return Array(end.prefix(n)) }
    return (0..<n).map { end[$0].widened(by: drift[$0]) }
  }

  /// The units of velocities at the start.
  var velocityUnits: [Ball] { Array((panels.first?.units ?? []).suffix(n)) }

  /// The largest drift at the end in units of the coordinates and velocities there, as log₂.
  func accuracy(_ drift: [Ball]) -> Double {
    guard let units = panels.last?.units else { return -.infinity }
    return zip(drift, units).map { ($0 / $1).binaryMagnitude }.max() ?? -.infinity
  }
}

extension Ball {
  /// log₂ of the largest size, roughly; −∞ for 0.
  var binaryMagnitude: Double {
    guard isFinite else { return .infinity }
    return BigFloat(midpointOf: largestSize, precision: BigFloatPrecision(bits: 53)).binaryMagnitude
  }
}
