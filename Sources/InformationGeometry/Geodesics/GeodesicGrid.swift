import DifferentialGeometry
import Scalars

/// Lines of constant geodesic coordinates: polar ones about a point, or Fermat's along a geodesic.
///
/// `columnNames` and `rows` are a table of it, line after line.
public struct GeodesicGrid: Sendable {
  /// A line of the grid.
  public struct Line: Sendable {
    /// What is constant on it.
    public enum Kind: String, Sendable, CaseIterable {
      /// A geodesic from the center; its value is the angle, its parameter the distance.
      case ray
      /// A circle; its value is the radius, its parameter the angle.
      case circle
      /// A geodesic at right angles to the base; its value is the place on the base as a length, its parameter the distance
      /// from the base, negative on one side.
      case perpendicular
      /// The places at one distance from the base; its value is the distance, its parameter the length along the base.
      case parallel
    }

    /// What is constant.
    public let kind: Kind
    /// Its value.
    public let value: Double
    /// The other coordinate, place by place.
    public let parameters: [Double]
    /// The coordinates of the places in the chart.
    public let places: [[Double]]
  }

  /// The chart of the coordinates.
  public let chart: Chart
  /// The lines: first those that are geodesics.
  public let lines: [Line]

  /// line, value, parameter and the coordinates; the kind of each line is in `lines`.
  public var columnNames: [String] { ["line", "value", "parameter"] + chart.coordinates.map(\.name) }

  /// A row for every place.
  public var rows: [[Double]] {
    lines.enumerated().flatMap { k, line in
      zip(line.parameters, line.places).map { [Double(k), line.value, $0] + $1 }
    }
  }
}

extension GeodesicBall {
  /// The polar grid of the ball: some of the rays, and circles.
  ///
  /// - Parameters:
  ///   - radii: of the circles; that of the ball alone if nil.
  ///   - rays: how many rays to show, a divisor of those that the ball has.
  ///   - samples: how many places on a ray.
  /// - Throws: `GeometryError.outsideDomain` for a circle that is not within the ball.
  public func polarGrid(radii: [Double]? = nil, rays count: Int = 12, samples: Int = 49) throws -> GeodesicGrid {
    guard count > 0, rays.count % count == 0, samples >= 2 else {
      throw GeometryError.outsideDomain(
        parameter: "rays", value: "\(count)", requirement: "divide the \(rays.count) rays of the ball")
    }
    let shown = stride(from: 0, to: rays.count, by: rays.count / count).map { k -> GeodesicGrid.Line in
      let places = rays[k].curve.samples(samples)
      return .init(
        kind: .ray, value: rays[k].angle, parameters: places.map(\.parameter), places: places.map(\.coordinates))
    }
    let circles = try (radii ?? [radius]).map { r -> GeodesicGrid.Line in
      guard r > 0, r <= radius else {
        throw GeometryError.outsideDomain(
          parameter: "radius", value: "\(r)", requirement: "be positive and at most \(radius)")
      }
      return .init(kind: .circle, value: r, parameters: rays.map(\.angle) + [2 * .pi], places: circle(radius: r))
    }
    return GeodesicGrid(chart: center.chart, lines: shown + circles)
  }
}

extension StatisticalManifold {
  /// Fermat's grid along a geodesic: geodesics at right angles to it, and the lines at constant distance from it.
  ///
  ///     (s, h) ↦ exp_γ(s)(h N(s)),  N parallel along γ
  ///
  /// A parallel is no geodesic where there is curvature. In more than two dimensions it is the surface that a parallel normal
  /// vector sweeps.
  ///
  /// - Parameters:
  ///   - base: a Levi-Civita geodesic.
  ///   - width: how far the perpendiculars go on either side.
  ///   - parallels: how many parallels on either side, evenly spaced.
  ///   - perpendiculars: how many perpendiculars, at least two.
  ///   - normal: a vector at the start of the base whose part at right angles to it is N; a coordinate direction if nil.
  /// - Throws: `GeometryError.leavesManifold` naming the perpendicular; `GeometryError.degeneratePlane`;
  ///   `GeometryError.notProved` for a perpendicular on which neighbours meet.
  public func fermatGrid(
    along base: Geodesic, width: Double, parallels: Int = 4, perpendiculars: Int = 9, normal: [Double]? = nil
  ) throws -> GeodesicGrid {
    guard dimension >= 2, base.alpha == 0, base.length > 0 else {
      throw GeometryError.unsupported(
        reason: "a grid along a curve needs two dimensions, and a Levi-Civita geodesic that is no point")
    }
    guard width > 0, width.isFinite, parallels >= 1, perpendiculars >= 2 else {
      throw GeometryError.outsideDomain(
        parameter: "width", value: "\(width)", requirement: "be positive, with parallels and perpendiculars")
    }
    let unit = try unitNormal(of: base, normal)
    let field = try parallelTransport(of: unit, along: base)
    let low = base.range.lowerBound, span = base.range.upperBound - low
    // Parallels pass through more perpendiculars than are shown.
    let fine = max(1, (64 + perpendiculars - 2) / (perpendiculars - 1)), count = fine * (perpendiculars - 1)
    var sides: [(up: Geodesic, down: Geodesic)] = []
    for k in 0...count {
      let t = k == count ? base.range.upperBound : low + span * Double(k) / Double(count)
      let N = field.components(at: t), foot = try base.point(at: t)
      do {
        sides.append(
          (
            try geodesic(from: foot, velocity: N, until: width),
            try geodesic(from: foot, velocity: N.map { -$0 }, until: width)
          ))
      } catch GeometryError.leavesManifold(let h, let place, let reason) {
        throw GeometryError.leavesManifold(
          parameter: h, point: place,
          reason: "\(reason): the perpendicular at length \(base.length * Double(k) / Double(count)) of the base")
      }
    }
    func place(_ k: Int, _ h: Double) -> [Double] {
      (h < 0 ? sides[k].down : sides[k].up).sample(at: min(abs(h), width)).coordinates
    }
    let lengths = (0...count).map { base.length * Double($0) / Double(count) }
    let heights = (-24...24).map { width * Double($0) / 24 }
    let upright = stride(from: 0, through: count, by: fine).map { k in
      GeodesicGrid.Line(
        kind: .perpendicular, value: lengths[k], parameters: heights, places: heights.map { place(k, $0) })
    }
    let level = (-parallels...parallels).map { j -> GeodesicGrid.Line in
      let h = width * Double(j) / Double(parallels)
      return .init(kind: .parallel, value: h, parameters: lengths, places: (0...count).map { place($0, h) })
    }
    return GeodesicGrid(chart: chart, lines: upright + level)
  }

  /// A unit vector at right angles to the start of a curve.
  private func unitNormal(of base: Geodesic, _ normal: [Double]?) throws -> [Double] {
    let start = base.sample(at: base.range.lowerBound), x = start.coordinates
    let speed = try metric.length(of: start.velocity, at: x), tangent = start.velocity.map { $0 / speed }
    let frame = try metric.orthonormalFrame(at: try base.point(at: base.range.lowerBound)).map(\.components)
    var best: (rest: [Double], size: Double) = ([], 0)
    // The direction that differs most from the tangent, the last one first: upwards for a level base.
    for candidate in normal.map({ [$0] }) ?? frame.reversed() {
      let share = try metric.innerProduct(tangent, candidate, at: x), whole = try metric.length(of: candidate, at: x)
      let rest = zip(candidate, tangent).map { ($0 - share * $1) / whole }
      let size = try metric.length(of: rest, at: x)
      if size > best.size * 1.5 { best = (rest, size) }
    }
    guard best.size > 1e-9 else { throw GeometryError.degeneratePlane }
    return best.rest.map { $0 / best.size }
  }
}
