import Foundation
import Testing

@testable import NumericalMethods

private struct Pair: Sendable {
  let id: Int
  let a: [Double]
  let b: [Double]
  let distance: Double

  init(_ id: Int, _ a: [Double], _ b: [Double], _ distance: Double) {
    self.id = id
    self.a = a
    self.b = b
    self.distance = distance
  }
}

@Suite struct TwoPointGeodesicTests {
  /// x₁, y₁, x₂, y₂.
  private static let planeEnds: [[Double]] = [
    [0, 1, 1, 2], [0, 1, 1000, 1], [0, 1, 1e6, 1], [0, 1e-3, 10, 50], [3, 1, 3, 7], [0, 1e-6, 1, 1e6],
  ]
  /// Colatitude and longitude of both ends.
  private static let sphereEnds: [[Double]] = [
    [1, 0, 1.5, 1], [1, 0, 2, 3], [0.1, 0, 0.1, 3], [Double.pi / 2, 0, Double.pi / 2, 3],
  ]

  /// Far apart the geodesic runs up to y = 5·10⁵ and back within a fraction of its time: no mesh made beforehand resolves it.
  @Test(arguments: planeEnds) func hyperbolicPlane(ends: [Double]) throws {
    let a = [ends[0], log(ends[1])]
    let b = [ends[2], log(ends[3])]
    let solution = try CollocationSolver().solve(GeodesicProblems.hyperbolicPlane, from: a, to: b)
    let exact = GeodesicProblems.hyperbolicDistance(a, b)
    #expect(abs(GeodesicProblems.hyperbolicSpeed(a, solution.startVelocity) - exact) <= 1e-13 * exact)
    #expect(abs(GeodesicProblems.hyperbolicSpeed(b, solution.endVelocity) - exact) <= 1e-13 * exact)
    #expect(solution.errorEstimate <= 1e-10 && solution.residual <= 1e-8)
    // Between the nodes as well the speed is constant and position and velocity belong together.
    for t in [0.0, 0.123, 0.5, 0.77, 1] {
      let (x, v) = solution.evaluate(at: t)
      #expect(abs(GeodesicProblems.hyperbolicSpeed(x, v) - exact) < 1e-7 * exact)
      #expect(t != 0 || x == a)
    }
    #expect(solution.evaluate(at: 1).position == b)
  }

  /// Shape from 0.05 to 200.
  ///
  /// Reference: peers/data/gamma-wide.json, 12 to 14 digits; some need the homotopy.
  @Test(arguments: [
    Pair(0, [1.7052604418424102, 0.20657845516240975], [198.25319368806933, 0.19083051298577625], 3.43578127100966),
    Pair(
      8, [0.08046382058792886, 0.08774062596947502], [0.11400637587006565, 0.20042369810861657], 0.419836693406625),
    Pair(21, [28.891191926381584, 4.436772922090699], [54.792516169170796, 0.07807216104457289], 8.42882879116295),
    Pair(26, [29.023545543293302, 6.595212098141888], [174.67666353536308, 0.07835150881538301], 9.54891532316303),
    Pair(56, [127.60461675575975, 15.105076297304587], [50.582294880391174, 0.07208026631317835], 10.3338742291911),
  ])
  fileprivate func gammaFamily(pair: Pair) throws {
    let p = pair.a.map { log($0) }
    let q = pair.b.map { log($0) }
    let solution = try CollocationSolver().solve(GeodesicProblems.gamma, from: p, to: q)
    let distance = GeodesicProblems.gammaSpeed(p, solution.startVelocity)
    #expect(abs(distance - pair.distance) <= 1e-11 * pair.distance, "pair \(pair.id)")
    #expect((solution.endPointErrors(of: GeodesicProblems.gamma).max() ?? 1) < 1e-8)
    let back = try CollocationSolver().solve(GeodesicProblems.gamma, from: q, to: p)
    #expect(abs(GeodesicProblems.gammaSpeed(q, back.startVelocity) - distance) < 1e-12 * distance)
  }

  /// Three coordinates and no derivatives.
  ///
  /// Reference: peers/data/dirichlet3-wide.json, 12 to 14 digits.
  @Test(arguments: [
    Pair(
      7, [175.33659638536858, 0.18943309426542732, 15.059154434866622],
      [23.854565788104328, 174.21430028235915, 0.748762354462098], 10.1626987791144),
    Pair(
      35, [120.91652418060227, 0.5171276576341537, 0.7878801295153485],
      [84.1943850647785, 0.36894917913219466, 0.718337327543889], 0.382956721291154),
    Pair(
      52, [15.013405164258254, 0.13581556977771095, 155.57434173629377],
      [0.054167420100421776, 22.66879806961297, 0.19571188144895008], 8.50064477434856),
  ])
  fileprivate func dirichletFamily(pair: Pair) throws {
    let p = pair.a.map { log($0) }
    let q = pair.b.map { log($0) }
    let solution = try CollocationSolver().solve(GeodesicProblems.dirichlet(3), from: p, to: q)
    let distance = GeodesicProblems.dirichletSpeed(p, solution.startVelocity)
    #expect(abs(distance - pair.distance) <= 1e-11 * pair.distance, "pair \(pair.id)")
    #expect(solution.residual < 1e-9)
  }

  /// Near the antipode, close by the pole, and along the equator, where one coordinate stands still.
  @Test(arguments: sphereEnds) func sphere(ends: [Double]) throws {
    let p = Array(ends[..<2])
    let q = Array(ends[2...])
    let solution = try CollocationSolver().solve(GeodesicProblems.sphere, from: p, to: q)
    let exact = GeodesicProblems.sphereDistance(p, q)
    #expect(abs(GeodesicProblems.sphereSpeed(p, solution.startVelocity) - exact) < 1e-10)
    #expect((solution.endPointErrors(of: GeodesicProblems.sphere).max() ?? 1) < 1e-8 && solution.homotopySteps >= 0)
  }

  /// The starting curve decides which of two geodesics is found; as a closure and as points for a spline.
  @Test(arguments: [false, true]) func startingCurveDecides(asPoints: Bool) throws {
    let p = [1.4, 0.0]
    let q = [1.5, 2.0]
    // The other way round: to longitude 2 − 2π.
    let target = [q[0], q[1] - 2 * .pi]
    let detour: @Sendable (Double) -> [Double] = { t in
      [1.4 + 0.1 * t + 0.3 * sin(.pi * t), target[1] * t]
    }
    var start = StartingCurve { t, x in
      let point = detour(t)
      x[0] = point[0]
      x[1] = point[1]
    }
    if asPoints {
      let parameters = (0...10).map { Double($0) / 10 }
      start = StartingCurve(parameters: parameters, points: parameters.flatMap(detour))
    }
    let solution = try CollocationSolver().solve(GeodesicProblems.sphere, from: p, to: target, startingFrom: [start])
    let exact = 2 * .pi - GeodesicProblems.sphereDistance(p, q)
    #expect(abs(GeodesicProblems.sphereSpeed(p, solution.startVelocity) - exact) < 1e-10)
    #expect(solution.startIndex == 0)
  }

  @Test func equalPointsGiveTheConstantCurve() throws {
    let solution = try CollocationSolver().solve(GeodesicProblems.gamma, from: [0.5, -1], to: [0.5, -1])
    #expect(solution.startVelocity == [0, 0])
    #expect(solution.endPointErrors(of: GeodesicProblems.gamma) == [0, 0])
    #expect(solution.evaluate(at: 0.3).position == [0.5, -1])
  }
}

@Suite struct TwoPointRefusalTests {
  private static func oscillator(_ rate: Double) -> TwoPointProblem {
    TwoPointProblem(dimension: 1) { x, _, a in
      a[0] = -rate * rate * x[0]
      return true
    }
  }

  /// x″ = −ω²x: solutions on both sides of the conjugate points ω = π, 2π, …, with the known x′(0).
  @Test(arguments: [1.0, 3, 3.14, 3.2, 5, 6.2, 7, 50]) func beyondConjugatePoints(rate: Double) throws {
    let solution = try CollocationSolver().solve(Self.oscillator(rate), from: [0.3], to: [1])
    let exact = rate * (1 - 0.3 * cos(rate)) / sin(rate)
    #expect(abs(solution.startVelocity[0] - exact) < 1e-9 * abs(exact))
    #expect(solution.endPointErrors(of: Self.oscillator(rate))[0] < 1e-6 * abs(exact))
  }

  /// At a conjugate point there is no solution: a number would be silently wrong.
  @Test(arguments: [1.0, 2, 3]) func conjugatePointThrows(multiple: Double) {
    #expect(throws: NumericalError.self) {
      try CollocationSolver().solve(Self.oscillator(multiple * .pi), from: [0.3], to: [1])
    }
  }

  /// Free motion in the plane without the strip 1 ≤ x ≤ 2: the only solution leads through the strip.
  @Test func wallThrows() {
    let wall = TwoPointProblem(dimension: 2) { x, _, a in
      a[0] = 0
      a[1] = 0
      return x[0] < 1 || x[0] > 2
    }
    let error = #expect(throws: NumericalError.self) {
      try CollocationSolver().solve(wall, from: [0, 0], to: [3, 0])
    }
    guard case .notConverged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(throws: NumericalError.outsideDomain(at: 1)) {
      try CollocationSolver().solve(wall, from: [0, 0], to: [1.5, 0])
    }
    #expect(throws: NumericalError.nonFinite(at: 0)) {
      try CollocationSolver().solve(wall, from: [.nan, 0], to: [3, 0])
    }
  }

  /// The projectile with drag has no closed form; loose and tight tolerances must agree as their estimates say.
  @Test(arguments: [1e-4, 1e-6, 1e-8]) func toleranceIsKept(tolerance: Double) throws {
    let drag = TwoPointProblem(dimension: 2) { _, v, a in
      let speed = hypot(v[0], v[1])
      a[0] = -0.3 * speed * v[0]
      a[1] = -0.3 * speed * v[1] - 9.81
      return true
    }
    let rough = try CollocationSolver(tolerance: tolerance).solve(drag, from: [0, 0], to: [10, 2])
    let exact = try CollocationSolver(tolerance: 1e-12).solve(drag, from: [0, 0], to: [10, 2])
    let speed = hypot(exact.startVelocity[0], exact.startVelocity[1])
    for c in 0..<2 {
      let error = abs(rough.startVelocity[c] - exact.startVelocity[c])
      #expect(error <= rough.startVelocityErrors[c] + 1e-13 * speed)
      #expect(error <= tolerance * speed)
    }
    #expect(rough.residual <= 100 * tolerance)
  }
}
