import Scalars
import Symbolics

/// A geodesic with proved enclosures of its points and velocities.
///
/// What is proved: the differential equation has a solution with the asked start and velocity, or with the asked ends, it
/// lies in the manifold from the first parameter to the last, and it passes through every enclosure given.
public struct EnclosedGeodesic: Sendable {
  /// A place on the curve: its parameter, and boxes that hold coordinates and velocity.
  public struct Sample: Sendable {
    /// The curve parameter t.
    public let parameter: Ball
    /// xⁱ(t).
    public let coordinates: [Ball]
    /// dxⁱ/dt.
    public let velocity: [Ball]

    package init(parameter: Ball, coordinates: [Ball], velocity: [Ball]) {
      self.parameter = parameter
      self.coordinates = coordinates
      self.velocity = velocity
    }
  }

  /// The chart of the coordinates.
  public let chart: Chart
  /// The α of the connection.
  public let alpha: Rational
  /// How it was found.
  public let method: Geodesic.Method
  /// The parameter of the last place; negative for a curve that runs backwards.
  public let end: Ball
  /// |γ̇| times the length of the parameter interval; nil for α ≠ 0, where the speed is not constant.
  public let length: Ball?
  private let curve: @Sendable (Ball) -> Sample?

  package init(
    chart: Chart, alpha: Rational, method: Geodesic.Method, end: Ball, length: Ball?,
    curve: @escaping @Sendable (Ball) -> Sample?
  ) {
    self.chart = chart
    self.alpha = alpha
    self.method = method
    self.end = end
    self.length = length
    self.curve = curve
  }

  /// The place with a parameter.
  ///
  /// - Throws: `GeometryError.notProved` for a parameter that may lie beyond the ends.
  public func sample(at t: Ball) throws(GeometryError) -> Sample {
    guard let sample = curve(t) else {
      throw .notProved(what: "a place on the geodesic", reason: "the parameter \(t) may lie beyond its ends")
    }
    return sample
  }

  /// Places with evenly spaced parameters from 0 to the end.
  ///
  /// - Precondition: at least two.
  public func samples(_ count: Int = 101) throws(GeometryError) -> [Sample] {
    precondition(count >= 2, "\(count) samples have no two ends")
    var result: [Sample] = []
    for k in 0..<count { result.append(try sample(at: end * Ball(Rational(k, count - 1), precision: end.precision))) }
    return result
  }
}

/// The curve of a flow with its drifts, from 0 on.
struct EnclosedCurve: Sendable {
  let panels: [TaylorRun.Panel]
  /// Bounds of the drifts up to the end of each panel.
  let drifts: [[Ball]]
  let precision: BallPrecision
  let isBackward: Bool

  /// The place with a parameter; nil beyond the ends.
  func sample(at parameter: Ball) -> EnclosedGeodesic.Sample? {
    let t = isBackward ? -parameter : parameter
    guard t.isFinite, t.lower >= 0, let last = panels.last else { return nil }
    let end = Ball(containing: last.start, precision: precision) + Ball(containing: last.width, precision: precision)
    guard (t - end).upper <= 0 else { return nil }
    var found: EnclosedGeodesic.Sample?
    for (panel, drift) in zip(panels, drifts) {
      let s = t - Ball(containing: panel.start, precision: precision)
      if s.isNegative { break }
      if (s - Ball(containing: panel.width, precision: precision)).isPositive { continue }
      let here = PolynomialPiece.state(panel, at: s, precision: precision)
      let n = here.x.count
      let x = (0..<n).map { here.x[$0].widened(by: drift[$0]) }
      let v = (0..<n).map { here.v[$0].widened(by: drift[n + $0]) }.map { isBackward ? -$0 : $0 }
      // Where two panels meet, both hold the place.
      let before = found
      found = EnclosedGeodesic.Sample(
        parameter: parameter, coordinates: before.map { zip($0.coordinates, x).map { $0.union($1) } } ?? x,
        velocity: before.map { zip($0.velocity, v).map { $0.union($1) } } ?? v)
    }
    return found
  }
}
