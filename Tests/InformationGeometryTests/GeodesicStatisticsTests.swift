import Foundation
import InformationGeometry
import Testing

/// Centers and regression, against minimisation in other models of the same spaces (generate_geodesic_statistics.py).
@Suite struct GeodesicStatisticsTests {
  struct Centers: Decodable, Sendable {
    let points: [[Double]]
    let mean: [Double]
    let median: [Double]?
  }
  struct Line: Decodable, Sendable {
    let times: [Double]
    let points: [[Double]]
    let start: [Double]
    let velocity: [Double]
    let residualSumOfSquares: Double
    let rSquared: Double
  }
  struct File: Decodable, Sendable {
    let regressions: [Line]
    let hyperbolicPlane: Centers
    let sphere: Centers
    let matrices: Centers
  }

  static func references() throws -> File {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../References/geodesic-statistics.json")
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: file))
  }

  static func manifold(_ name: String) throws -> StatisticalManifold { try Catalogue.model(name).manifold() }

  static func expectEqual(_ a: [Double], _ b: [Double], within tolerance: Double, _ what: String = "") {
    for (x, y) in zip(a, b) { #expect(Swift.abs(x - y) <= tolerance * (1 + Swift.abs(y)), "\(what) \(a), not \(b)") }
  }

  /// Catches steps that stop before the mean, and a theorem that is claimed where it does not hold.
  @Test(arguments: [
    ("normal", \File.hyperbolicPlane), ("categorical:k=3", \.sphere), ("centered-normal:d=2", \.matrices),
  ])
  func centers(_ name: String, _ path: KeyPath<File, Centers> & Sendable) throws {
    let reference = try Self.references()[keyPath: path], m = try Self.manifold(name)
    let points = try reference.points.map { try m.point($0) }
    let mean = try m.frechetMean(of: points)
    Self.expectEqual(mean.point.coordinates, reference.mean, within: 1e-9, name)
    guard case .unique = mean.uniqueness else {
      Issue.record("\(name): \(mean.uniqueness)")
      return
    }
    guard let expected = reference.median else { return }
    let median = try m.geodesicMedian(of: points)
    Self.expectEqual(median.point.coordinates, expected, within: 1e-7, name)
  }

  /// Catches a promise of uniqueness on a curved space of unknown or positive curvature, or for a median that is not unique.
  @Test func uniquenessIsNotClaimedEverywhere() throws {
    let sphere = try TransportTests.sphere(2)
    let points = try [[1.2, 0.1], [1.7, -0.2], [1.5, 0.4]].map { try sphere.point($0) }
    guard case .localMinimum = try sphere.frechetMean(of: points).uniqueness else {
      Issue.record("no theorem is known for a metric that is given by a formula")
      return
    }
    let simplex = try Self.manifold("categorical:k=3")
    let corners = try [[0.998, 0.001], [0.001, 0.998], [0.001, 0.001]].map { try simplex.point($0) }
    guard case .localMinimum(let reason) = try simplex.geodesicMedian(of: corners).uniqueness else {
      Issue.record("beyond an eighth of a great circle the median has no theorem")
      return
    }
    #expect(reason.contains("1.57"))
    guard case .unique = try simplex.frechetMean(of: corners).uniqueness else {
      Issue.record("the mean is unique on all of the simplex")
      return
    }
    let normal = try Self.manifold("normal")
    let vertical = try [1.0, 2, 4, 8].map { try normal.point([0, $0]) }
    guard case .globalMinimum = try normal.geodesicMedian(of: vertical).uniqueness else {
      Issue.record("between 2 and 4 every place of the line is a median")
      return
    }
  }

  /// Catches a wrong gradient, a wrong R², and a start that other than first times upset; scattered data as well.
  @Test(arguments: 0..<2)
  func regressionOnTheHyperbolicPlane(_ k: Int) throws {
    let line = try Self.references().regressions[k], m = try Self.manifold("normal")
    let points = try line.points.map { try m.point($0) }
    let fit = try m.geodesicRegression(times: line.times, points: points)
    #expect(Swift.abs(fit.residualSumOfSquares - line.residualSumOfSquares) < 1e-10 * line.residualSumOfSquares)
    #expect(Swift.abs(fit.rSquared - line.rSquared) < 1e-9)
    Self.expectEqual(try fit.prediction(at: 0).coordinates, line.start, within: 1e-6)
    let v = fit.curve.sample(at: Swift.max(0, fit.curve.range.lowerBound)).velocity
    Self.expectEqual(v, line.velocity, within: 1e-6)
    for (residual, (t, y)) in zip(fit.residuals, zip(line.times, points)) {
      #expect(Swift.abs(residual - (try m.distance(from: fit.prediction(at: t), to: y).value)) < 1e-9)
    }
  }

  /// The plane in polar coordinates, where least squares are known: catches derivatives that are not covariant, and a standard
  /// error that is not that of a straight line.
  @Test func regressionInAFlatPlane() throws {
    let r = Symbol("r", .positive), φ = Symbol("phi")
    let m = try StatisticalManifold("plane", metric: [[.one, .zero], [.zero, r.squared]], parameters: [r, φ])
    let times = [0.0, 0.5, 1, 2, 3.5], weights = [1.0, 2, 1, 0.5, 1.5]
    let places = [[2.0, 0.3], [2.3, 1.1], [1.8, 1.2], [2.1, 2.4], [1.2, 3.3]]
    let points = try places.map {
      try m.point([($0[0] * $0[0] + $0[1] * $0[1]).squareRoot(), Double.atan2(y: $0[1], x: $0[0])])
    }
    let fit = try m.geodesicRegression(times: times, points: points, weights: weights)
    // Ordinary least squares, coordinate by coordinate.
    let total = weights.reduce(0, +), center = zip(weights, times).reduce(0) { $0 + $1.0 * $1.1 } / total
    let spread = zip(weights, times).reduce(0) { $0 + $1.0 * ($1.1 - center) * ($1.1 - center) }
    var slopes: [Double] = [], sum = 0.0, start: [Double] = [], whole = 0.0
    for i in 0..<2 {
      let mean = zip(weights, places).reduce(0) { $0 + $1.0 * $1.1[i] } / total
      var slope = 0.0
      for k in 0..<5 { slope += weights[k] * (times[k] - center) * places[k][i] / spread }
      for k in 0..<5 {
        let rest = places[k][i] - mean - slope * (times[k] - center), off = places[k][i] - mean
        sum += weights[k] * rest * rest
        whole += weights[k] * off * off
      }
      slopes.append(slope)
      start.append(mean - slope * center)
    }
    let speed = (slopes[0] * slopes[0] + slopes[1] * slopes[1]).squareRoot()
    #expect(Swift.abs(fit.residualSumOfSquares - sum) < 1e-10 && Swift.abs(fit.rSquared - 1 + sum / whole) < 1e-10)
    #expect(Swift.abs(fit.speed - speed) < 1e-8 && fit.iterations <= 2)
    let x = fit.start.point.coordinates
    Self.expectEqual([x[0] * Double.cos(x[1]), x[0] * Double.sin(x[1])], start, within: 1e-8)
    let error = (sum / 6 / spread).squareRoot()
    #expect(Swift.abs((fit.speedStandardError ?? .nan) - error) < 1e-8)
  }

  /// Catches data that lie on a geodesic and are not found there; families with and without a closed form.
  @Test(
    arguments: [
      ("gamma", [2.0, 1], [1.0, -0.3]), ("categorical:k=4", [0.1, 0.2, 0.3], [0.05, 0.1, -0.1]),
      ("exponential", [2], [0.7]),
    ] as [(String, [Double], [Double])])
  func exactData(_ name: String, _ start: [Double], _ velocity: [Double]) throws {
    let m = try Self.manifold(name)
    let curve = try m.geodesic(from: m.point(start), velocity: velocity, until: 1.5)
    let times = [1.0, 0, 0.4, 1.5]
    let fit = try m.geodesicRegression(times: times.map { 10 + $0 }, points: times.map { try curve.point(at: $0) })
    #expect(fit.residualSumOfSquares < 1e-15 && fit.rSquared > 1 - 1e-14, "\(name)")
    Self.expectEqual(fit.start.point.coordinates, start, within: 1e-7, name)
    Self.expectEqual(fit.start.components, velocity, within: 1e-6, name)
    Self.expectEqual(
      try fit.prediction(at: 11.7).coordinates,
      try m.geodesic(from: m.point(start), velocity: velocity, until: 1.7).end.coordinates, within: 1e-6, name)
  }

  /// Catches a fit that depends on the direction of time, on the unit of the weights, or on the coordinates.
  @Test func regressionIsInvariant() throws {
    let line = try Self.references().regressions[0], m = try Self.manifold("normal")
    let points = try line.points.map { try m.point($0) }
    let fit = try m.geodesicRegression(times: line.times, points: points)
    let back = try m.geodesicRegression(
      times: line.times.map { -$0 }, points: points, weights: [Double](repeating: 3, count: 6))
    #expect(Swift.abs(back.residualSumOfSquares - 3 * fit.residualSumOfSquares) < 1e-10)
    Self.expectEqual(try back.prediction(at: -2).coordinates, try fit.prediction(at: 2).coordinates, within: 1e-7)
    // In (μ, log σ), with a formula that the library has no closed form for.
    let μ = Symbol("mu"), s = Symbol("s")
    let other = try StatisticalManifold(
      "normal by log sigma", metric: [[exp(-2 * s), .zero], [.zero, 2]], parameters: [μ, s])
    let moved = try line.points.map { try other.point([$0[0], Double.log($0[1])]) }
    let same = try other.geodesicRegression(times: line.times, points: moved)
    #expect(Swift.abs(same.residualSumOfSquares - fit.residualSumOfSquares) < 1e-9)
    #expect(Swift.abs((same.speedStandardError ?? 0) - (fit.speedStandardError ?? 1)) < 1e-7)
    let a = try fit.prediction(at: 3).coordinates, b = try same.prediction(at: 3).coordinates
    Self.expectEqual([a[0], Double.log(a[1])], b, within: 1e-7)
  }

  /// Catches observations that fix no geodesic, and a standard error without degrees of freedom.
  @Test func refusals() throws {
    let m = try Self.manifold("normal"), p = try m.point([0, 1]), q = try m.point([1, 2])
    for times in [[1.0, 1], [0], [0, .infinity], []] as [[Double]] {
      #expect(throws: GeometryError.self) {
        try m.geodesicRegression(times: times, points: times.count == 1 ? [p] : [p, q])
      }
    }
    #expect(throws: GeometryError.self) { try m.geodesicRegression(times: [0, 1], points: [p, q], weights: [1, 0]) }
    let exact = try m.geodesicRegression(times: [0, 2], points: [p, q])
    #expect(exact.speedStandardError == nil && exact.residualSumOfSquares < 1e-15)
    #expect(Swift.abs(exact.speed - (try m.distance(from: p, to: q).value) / 2) < 1e-8)
    // Observations that are all the same: a geodesic that stays there.
    let still = try m.geodesicRegression(times: [0, 1, 2], points: [p, p, p])
    #expect(still.speed < 1e-8 && still.residualSumOfSquares < 1e-15 && still.rSquared.isNaN)
  }
}
