import Foundation
import Testing

@testable import Figures

@Suite("Geometry of drawings") struct GeometryTests {
  /// Catches ellipses of g instead of its inverse, axes exchanged, and the radius squared or forgotten: seed 7.
  @Test func pointsOfAnEllipseHaveTheRadiusAsLength() throws {
    var random = SplitMix(seed: 7)
    for _ in 0..<500 {
      let a = pow(10, Double.random(in: -6...6, using: &random)), d = pow(10, Double.random(in: -6...6, using: &random))
      let b = Double.random(in: -0.999...0.999, using: &random) * (a * d).squareRoot()
      let r = Double.random(in: 0.1...3, using: &random)
      let ellipse = try #require(MetricEllipse(center: (1, -2), metric: (a, b, d), radius: r))
      // In an eigenframe the length is exact; in the drawing's coordinates cancellation costs the condition number.
      let condition = pow(ellipse.semiAxes.major / ellipse.semiAxes.minor, 2)
      let points = ellipse.points(count: 40)
      for (x, y) in zip(points.x, points.y) {
        let u = x - 1, v = y + 2
        let square = a * u * u + 2 * b * u * v + d * v * v
        #expect(abs(square / (r * r) - 1) < 1e-13 * condition + 1e-9 * max(1, 1 / ellipse.semiAxes.minor))
      }
    }
  }

  /// Catches axes that are not r/√λ along the eigenvectors: λ = 4 and 1 at 30°, worked out by hand.
  @Test func axesAreThoseOfTheEigenvectors() throws {
    let (c, s) = (3.0.squareRoot() / 2, 0.5)
    let g = (4 * c * c + s * s, 3 * c * s, 4 * s * s + c * c)
    let fisher = try #require(MetricEllipse(center: (0, 0), metric: g, radius: 0.5))
    #expect(abs(fisher.semiAxes.major - 0.5) < 1e-15)
    #expect(abs(fisher.semiAxes.minor - 0.25) < 1e-15)
    #expect(abs(fisher.angle - (.pi / 6 - .pi / 2)) < 1e-15, "the long axis lies along the small eigenvalue")
    let normal = try #require(MetricEllipse(center: (0, 0), covariance: g, radius: 2))
    #expect(abs(normal.semiAxes.major - 4) < 1e-14)
    #expect(abs(normal.semiAxes.minor - 2) < 1e-14)
    #expect(abs(normal.angle - .pi / 6) < 1e-15)
  }

  /// Catches the loss of the small eigenvalue by cancellation, overflow, and ellipses of what is no metric.
  @Test func extremeMetrics() throws {
    let thin = try #require(MetricEllipse(center: (0, 0), metric: (1, 0, 1e-30), radius: 1))
    #expect(abs(thin.semiAxes.major / 1e15 - 1) < 1e-12)
    let large = try #require(MetricEllipse(center: (0, 0), metric: (4e300, 0, 1e300), radius: 1))
    #expect(abs(large.semiAxes.minor / 5e-151 - 1) < 1e-12)
    for metric in [(1.0, 2.0, 1.0), (-1, 0, -1), (0, 0, 0), (1, 1, 1), (.nan, 0, 1), (1, 0, .infinity)] {
      #expect(MetricEllipse(center: (0, 0), metric: metric, radius: 1) == nil)
    }
  }

  static let box = Box(left: 0, top: 0, right: 10, bottom: 10)

  /// Catches lines drawn across gaps, parts outside the frame, and the loss of parts that return.
  @Test func polylinesAreCutAtTheFrame() {
    let line = [XY(-5, 5), XY(5, 5), XY(5, 25), XY(8, 25), XY(8, 5), XY(.nan, 5), XY(1, 1), XY(2, 2)]
    let parts = Clipping.polyline(line, to: Self.box)
    #expect(parts == [[XY(0, 5), XY(5, 5), XY(5, 10)], [XY(8, 10), XY(8, 5)], [XY(1, 1), XY(2, 2)]])
    #expect(Clipping.polyline([XY(-1e300, 5), XY(1e300, 5)], to: Self.box).first?.count == 2)
    #expect(Clipping.polyline([XY(3, 3)], to: Self.box).isEmpty)
  }

  /// Catches anything left outside the frame, and lines lost inside it: random segments, seed 8.
  @Test func randomSegmentsStayInside() {
    var random = SplitMix(seed: 8)
    for _ in 0..<5000 {
      let points = (0..<4).map { _ in
        XY(Double.random(in: -20...30, using: &random), Double.random(in: -20...30, using: &random))
      }
      let parts = Clipping.polyline(points, to: Self.box)
      let inside = Self.box.expanded(by: 1e-9)
      #expect(parts.joined().allSatisfy(inside.contains))
      #expect(Clipping.polygon(points, to: Self.box).allSatisfy(inside.contains))
      for (a, b) in zip(points, points.dropFirst()) {
        for step in 1..<20 {
          let p = a + Double(step) / 20 * (b - a)
          guard Self.box.expanded(by: -0.01).contains(p) else { continue }
          let near = parts.contains { part in
            zip(part, part.dropFirst()).contains { Polyline.distance(of: p, from: $0, $1) < 1e-9 }
          }
          #expect(near, "a point of the line inside the frame was lost")
        }
      }
    }
  }

  /// Catches an area that changes under cutting: a square half outside has half its area inside.
  @Test func areasAreCutAtTheFrame() {
    let square = [XY(5, -5), XY(15, -5), XY(15, 5), XY(5, 5)]
    let part = Clipping.polygon(square, to: Self.box)
    #expect(abs(area(part) - 25) < 1e-12)
    #expect(Clipping.polygon([XY(20, 20), XY(30, 20), XY(20, 30)], to: Self.box).isEmpty)
    #expect(Clipping.polygon([], to: Self.box).isEmpty)
  }

  /// Catches thinning that moves a line by more than it may, and smoothing that leaves the points.
  @Test func thinningAndSmoothing() {
    let wave = (0...400).map { XY(Double($0), 50 * sin(Double($0) / 30)) }
    let thin = Polyline.simplified(wave, tolerance: 0.1)
    #expect(thin.count < 120 && thin.first == wave.first && thin.last == wave.last)
    for point in wave {
      let distance = zip(thin, thin.dropFirst()).map { Polyline.distance(of: point, from: $0, $1) }.min() ?? .infinity
      #expect(distance <= 0.1 + 1e-12)
    }
    let corners = [XY(0, 0), XY(100, 0), XY(100, 0), XY(100, 100), XY(.nan, 0), XY(7, 7)]
    let smooth = Polyline.smoothed(corners, closed: false)
    for corner in corners where corner.isFinite { #expect(smooth.contains(corner)) }
    #expect(smooth.count > 20 && smooth.contains { !$0.isFinite })
  }

  /// Catches contours off the level, broken loops, and loops through holes: a circle, and a field of two peaks.
  @Test func contoursLieOnTheirLevel() {
    let xs = GridFunction.coordinates(-2...2, count: 81)
    let disc = GridFunction(xs: xs, ys: xs) { x, y in x * x + y * y }
    let circles = disc.contour(at: 1)
    #expect(circles.count == 1 && circles[0].first == circles[0].last)
    for point in circles[0] { #expect(abs(point.length - 1) < 1e-3) }
    let peaks = GridFunction(xs: xs, ys: xs) { x, y in
      exp(-4 * ((x - 1) * (x - 1) + y * y)) + exp(-4 * ((x + 1) * (x + 1) + y * y))
    }
    #expect(peaks.contour(at: 0.5).count == 2)
    #expect(peaks.contour(at: 5).isEmpty)
    let line = GridFunction(xs: xs, ys: xs) { x, _ in x < -1 ? .nan : x }.contour(at: 0.51)
    #expect(line.count == 1 && line[0].count == 81 && line[0].first != line[0].last)
  }

  private func area(_ corners: [XY]) -> Double {
    let next = corners.dropFirst() + corners.prefix(1)
    return abs(zip(corners, next).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
  }
}
