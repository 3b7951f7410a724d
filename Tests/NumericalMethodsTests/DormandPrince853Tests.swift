import Foundation
import Testing

@testable import NumericalMethods

/// The oscillator y″ = −y as a system.
private func oscillator(_ t: Double, _ y: UnsafePointer<Double>, _ d: UnsafeMutablePointer<Double>) -> Bool {
  d[0] = y[1]
  d[1] = -y[0]
  return true
}

/// A method that takes equal steps whatever the error.
private func equalSteps(_ h: Double) -> DormandPrince853 {
  DormandPrince853(relativeTolerance: 1e6, initialStep: h, maximumStep: h)
}

@Suite struct DormandPrince853Tests {
  /// A wrong digit in any coefficient of the method lowers the slope of the error from 8.
  @Test func resultHasOrderEight() throws {
    // y′ = y cos t, y = exp(sin t), is not linear in t: every coefficient counts.
    var errors: [Double] = []
    for h in [0.5, 0.25] {
      let end = try equalSteps(h).solve(from: 0, to: 6, state: [1], recording: .ends) { t, y, d in
        d[0] = y[0] * cos(t)
        return true
      }
      errors.append(abs(end.endState[0] - exp(sin(6.0))))
    }
    let slope = log2(errors[0] / errors[1])
    #expect(slope > 7.5 && slope < 9)
  }

  /// Same for the coefficients of the dense output: order 7 is an interpolation error of order h⁸ in a step.
  @Test(arguments: [0.3, 0.5, 0.85]) func denseOutputHasOrderSeven(theta: Double) throws {
    var errors: [Double] = []
    for h in [0.4, 0.2] {
      let step = try equalSteps(h).solve(from: 0.5, to: 0.5 + h, state: [exp(sin(0.5))]) { t, y, d in
        d[0] = y[0] * cos(t)
        return true
      }
      #expect(step.acceptedSteps == 1)
      errors.append(abs(step.state(at: 0.5 + theta * h)[0] - exp(sin(0.5 + theta * h))))
    }
    let slope = log2(errors[0] / errors[1])
    #expect(slope > 7.3 && slope < 9)
  }

  /// Forwards, backwards, and padded rows: the dimension is no multiple of four.
  @Test(arguments: [1, 2, 3, 4, 5, 9], [3.0, -3.0]) func solvesIndependentEquations(n: Int, end: Double) throws {
    let rates = (0..<n).map { 0.3 * Double($0) - 0.5 }
    let method = DormandPrince853(relativeTolerance: 1e-11)
    let solution = try method.solve(from: 1, to: end, state: [Double](repeating: 2, count: n)) { t, y, d in
      for i in 0..<n { d[i] = rates[i] * y[i] }
      return true
    }
    #expect(solution.status == .completed && solution.endTime == end)
    for t in [1, 0.7 + 0.3 * end, end] {
      let y = solution.state(at: t)
      for i in 0..<n {
        let exact = 2 * exp(rates[i] * (t - 1))
        #expect(abs(y[i] - exact) < 1e-9 * exact)
      }
    }
  }

  /// Recording must not change the steps; only `.dense` pays for its stages.
  @Test func recordingsAgree() throws {
    let method = DormandPrince853()
    let ends = try method.solve(from: 0, to: 10, state: [1, 0], recording: .ends, oscillator)
    let steps = try method.solve(from: 0, to: 10, state: [1, 0], recording: .steps, oscillator)
    let dense = try method.solve(from: 0, to: 10, state: [1, 0], recording: .dense, oscillator)
    #expect(ends.times == [0, 10] && ends.endState == steps.endState && steps.endState == dense.endState)
    #expect(steps.times == dense.times && steps.times.count == steps.acceptedSteps + 1)
    #expect(ends.evaluations == steps.evaluations)
    #expect(dense.evaluations == steps.evaluations + 3 * dense.acceptedSteps)
    #expect(abs(dense.state(at: 7.77)[0] - cos(7.77)) < 1e-8)
  }

  @Test func emptyIntervalReturnsTheStart() throws {
    let solution = try DormandPrince853().solve(from: 2, to: 2, state: [1, 3], oscillator)
    #expect(solution.endState == [1, 3] && solution.state(at: 2) == [1, 3] && solution.acceptedSteps == 0)
  }
}

@Suite struct DormandPrinceDomainTests {
  /// The border must be found to the last digits, not to the length of a step.
  @Test(arguments: [1.0, -1.0]) func leavingTheDomainIsReportedWithWhere(direction: Double) throws {
    let solution = try DormandPrince853().solve(from: 0, to: 5 * direction, state: [1, 0]) { t, y, d in
      y[0] > 0.3 && oscillator(t, y, d)
    }
    guard case .leftDomain(let t) = solution.status else {
      Issue.record("\(solution.status)")
      return
    }
    #expect(t == solution.endTime)
    #expect(abs(t - direction * acos(0.3)) < 1e-10)
    #expect(solution.endState[0] > 0.3 && solution.endState[0] < 0.3 + 1e-9)
    #expect(solution.acceptedSteps + solution.rejectedSteps < 500)
  }

  /// Stages outside must only shorten the step when the solution itself stays inside.
  @Test func stagesOutsideDoNotEndTheSolution() throws {
    let solution = try DormandPrince853(relativeTolerance: 1e-5).solve(from: 0, to: 20, state: [1, 0]) { t, y, d in
      abs(y[0]) < 1.001 && oscillator(t, y, d)
    }
    #expect(solution.status == .completed)
    #expect(abs(solution.endState[0] - cos(20)) < 1e-3)
  }

  @Test func startOutsideTheDomainThrows() {
    #expect(throws: NumericalError.outsideDomain(at: 1)) {
      try DormandPrince853().solve(from: 1, to: 2, state: [1]) { _, _, _ in false }
    }
    #expect(throws: NumericalError.nonFinite(at: 1)) {
      try DormandPrince853().solve(from: 1, to: 2, state: [.infinity]) { _, _, _ in true }
    }
  }

  /// y′ = y², y = 1/(1 − t): the pole must be an error with its place, not a number.
  @Test func poleThrows() throws {
    let error = #expect(throws: NumericalError.self) {
      try DormandPrince853().solve(from: 0, to: 2, state: [1]) { _, y, d in
        d[0] = y[0] * y[0]
        return true
      }
    }
    switch error {
    case .stepUnderflow(let t), .nonFinite(let t): #expect(abs(t - 1) < 1e-10)
    default: Issue.record("\(String(describing: error))")
    }
  }

  /// NaN behind y = 1/2 must not be integrated through.
  @Test func notANumberThrows() throws {
    let error = #expect(throws: NumericalError.self) {
      try DormandPrince853().solve(from: 0, to: 1, state: [0]) { _, y, d in
        d[0] = y[0] > 0.5 ? .nan : 1
        return true
      }
    }
    guard case .nonFinite(let t) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(abs(t - 0.5) < 1e-10)
  }

  @Test func stepLimitThrows() {
    #expect(throws: NumericalError.self) {
      try DormandPrince853(maximumSteps: 10).solve(from: 0, to: 1e4, state: [1, 0], oscillator)
    }
  }
}
