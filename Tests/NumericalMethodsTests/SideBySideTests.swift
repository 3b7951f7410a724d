import Foundation
import Testing

@testable import NumericalMethods

/// Two-point problems solved for side by side.
@Suite struct TwoPointSideBySideTests {
  /// The functions for many points, one after the other.
  private static func many(_ problem: TwoPointProblem) -> TwoPointProblem {
    TwoPointProblem(
      dimension: problem.dimension, acceleration: problem.acceleration, derivatives: problem.derivatives,
      units: problem.units,
      many: TwoPointProblem.Many(
        accelerations: { problem.writeAccelerations($0, $1, into: $2) },
        derivatives: { problem.writeDerivatives($0, $1, into: $2) },
        units: { problem.writeUnits($0, $1, into: $2) }))
  }

  /// Curves of different length in one block, more of them than lanes, against the closed form and one by one.
  @Test func hyperbolicPairs() throws {
    var random = SeededGenerator(seed: 11)
    let plane = GeodesicProblems.hyperbolicPlane
    let starts = (0..<11).map { _ in [random.uniform(-1, 1), random.uniform(-1, 1)] }
    let ends = (0..<11).map { k in [Double(k) * 0.4 + 0.1, random.uniform(-1, 1) + (k % 4 == 0 ? 2 : 0)] }
    let found = CollocationSolver().solve(Self.many(plane), from: starts, to: ends)
    var pieces: Set<Int> = []
    for k in starts.indices {
      let solution = try #require(found[k]), one = try CollocationSolver().solve(plane, from: starts[k], to: ends[k])
      let speed = GeodesicProblems.hyperbolicSpeed(starts[k], solution.startVelocity)
      #expect(abs(speed / GeodesicProblems.hyperbolicDistance(starts[k], ends[k]) - 1) < 1e-10)
      #expect(solution.pieces == one.pieces && solution.residual < 1e-9)
      for c in 0..<2 { #expect(abs(solution.startVelocity[c] - one.startVelocity[c]) < 1e-10 * speed) }
      pieces.insert(solution.pieces)
    }
    #expect(pieces.count > 1)
  }

  /// A pair that no curve joins is given up without its neighbours: beyond x = 2 there is no equation.
  @Test func oneCannotBeSolved() throws {
    let wall = TwoPointProblem(
      dimension: 2,
      acceleration: { x, _, a in
        a[0] = 0
        a[1] = -1
        return x[0] < 2
      },
      units: { _, units in
        units[0] = 1
        units[1] = 1
      })
    let found = CollocationSolver().solve(
      Self.many(wall), from: [[0, 0], [0, 0], [1, 1], [0, 2]], to: [[1, 1], [3, 0], [1.5, 0], [-1, 2]])
    #expect(found.map { $0 != nil } == [true, false, true, true])
    // x″ = −1 from 0 to 1: the velocity is 3/2.
    #expect(try abs(#require(found[0]).startVelocity[1] - 1.5) < 1e-13)
    #expect(CollocationSolver().solve(Self.many(wall), from: [], to: []).isEmpty)
  }
}
