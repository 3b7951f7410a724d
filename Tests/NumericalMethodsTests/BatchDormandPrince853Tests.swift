import Foundation
import Testing

@testable import NumericalMethods

/// The geodesics of `NormalGeodesic` in blocks; NaN for σ ≤ `border`.
private func normalBlock(border: Double = 0) -> BatchDormandPrince853.RightHandSide {
  { lanes, stride, y, d in
    for l in 0..<lanes {
      let sigma = y[stride + l]
      let a = y[2 * stride + l]
      let b = y[3 * stride + l]
      d[l] = a
      d[stride + l] = b
      d[2 * stride + l] = sigma > border ? 2 * a * b / sigma : .nan
      d[3 * stride + l] = (b * b - 0.5 * a * a) / sigma
    }
  }
}

private func velocities(_ count: Int, seed: UInt64) -> [[Double]] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { _ in [generator.uniform(-3, 3), generator.uniform(-3, 3)] }
}

@Suite struct BatchDormandPrince853Tests {
  /// Problems lost, swapped or integrated with a neighbour's step when lanes are refilled and closed up.
  @Test(arguments: [1, 3, 4, 5, 63, 64, 65, 300], [4, 64]) func solvesEveryProblem(count: Int, lanes: Int) {
    let starts = velocities(count, seed: UInt64(count))
    let states = starts.flatMap(NormalGeodesic.start)
    let batch = BatchDormandPrince853(DormandPrince853(relativeTolerance: 1e-10), lanes: lanes)
    let solution = batch.solve(from: 0, to: 1, dimension: 4, states: states, normalBlock())
    #expect(solution.statuses == [BatchDormandPrince853.Status](repeating: .completed, count: count))
    for (k, velocity) in starts.enumerated() {
      let exact = NormalGeodesic.end(velocity)
      for i in 0..<4 { #expect(abs(solution.states[4 * k + i] - exact[i]) < 1e-7 * (1 + abs(exact[i]))) }
    }
  }

  /// Every lane must take the steps that the single integrator takes.
  @Test(arguments: [1.0, -0.7]) func agreesWithTheSingleIntegrator(end: Double) throws {
    let starts = velocities(150, seed: 9)
    let method = DormandPrince853(relativeTolerance: 1e-9)
    let batch = BatchDormandPrince853(method, lanes: 32)
    let solution = batch.solve(
      from: 0, to: end, dimension: 4, states: starts.flatMap(NormalGeodesic.start), normalBlock())
    var steps = 0
    for (k, velocity) in starts.enumerated() {
      let start = NormalGeodesic.start(velocity)
      let single = try method.solve(
        from: 0, to: end, state: start, recording: .ends, NormalGeodesic.rightHandSide)
      steps += single.acceptedSteps
      for i in 0..<4 {
        let y = single.endState[i]
        #expect(abs(solution.states[4 * k + i] - y) < 1e-10 * (1 + abs(y)))
      }
    }
    #expect(abs(solution.acceptedSteps - steps) <= 2)
  }

  /// One lane at the border must neither stop nor spoil its neighbours.
  @Test func leavingTheDomainIsReportedPerProblem() {
    let starts = velocities(100, seed: 3)
    let border = 0.5
    let solution = BatchDormandPrince853(lanes: 16).solve(
      from: 0, to: 1, dimension: 4, states: starts.flatMap(NormalGeodesic.start), normalBlock(border: border))
    var left = 0
    for (k, velocity) in starts.enumerated() {
      let exact = NormalGeodesic.end(velocity)
      switch solution.statuses[k] {
      case .completed:
        #expect(abs(solution.states[4 * k + 1] - exact[1]) < 1e-7 * (1 + exact[1]))
      case .leftDomain(let t):
        left += 1
        #expect(t > 0 && t < 1)
        #expect(abs(solution.states[4 * k + 1] - border) < 1e-9)
        let there = NormalGeodesic.end(velocity.map { $0 * t })
        #expect(abs(there[1] - border) < 1e-8)
      case .failed(let error): Issue.record("\(error)")
      }
    }
    #expect(left > 10 && left < 90)
  }

  @Test func failuresKeepTheirReason() {
    // y′ = y² from 1 (a pole at t = 1), from −1 (none), and a start that is not a number.
    let square: BatchDormandPrince853.RightHandSide = { lanes, _, y, d in
      for l in 0..<lanes { d[l] = y[l] * y[l] }
    }
    let batch = BatchDormandPrince853(lanes: 4)
    let solution = batch.solve(from: 0, to: 2, dimension: 1, states: [1, -1, .nan], square)
    switch solution.statuses[0] {
    case .failed(.stepUnderflow(let t)), .leftDomain(let t): #expect(abs(t - 1) < 1e-9)
    default: Issue.record("\(solution.statuses[0])")
    }
    #expect(solution.statuses[1] == .completed && abs(solution.states[1] + 1.0 / 3) < 1e-9)
    #expect(solution.statuses[2] == .leftDomain(at: 0))
    let short = BatchDormandPrince853(DormandPrince853(maximumSteps: 3), lanes: 4)
    let stopped = short.solve(from: 0, to: 2, dimension: 1, states: [-1], square)
    guard case .failed(.tooManySteps) = stopped.statuses[0] else {
      Issue.record("\(stopped.statuses[0])")
      return
    }
  }
}
