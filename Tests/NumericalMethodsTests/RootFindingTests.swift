import Foundation
import Testing

@testable import NumericalMethods

@Suite struct BrentTests {
  private typealias Case = (
    name: String, lower: Double, upper: Double, root: Double, f: @Sendable (Double) -> Double
  )
  private static let cases: [Case] = [
    ("linear", -3, 10, 2, { $0 - 2 }),
    ("cosine", 0, 2, .pi / 2, { cos($0) }),
    ("Kepler", 0, 3, 1, { $0 - 0.5 * sin($0) - (1 - 0.5 * sin(1)) }),
    ("flat", -1, 4, 0, { $0 * $0 * $0 * $0 * $0 * $0 * $0 }),
    ("step", -1, 1, 0.3, { $0 < 0.3 ? -1 : 1 }),
    ("steep", -10, 10, log(1e-3), { exp($0) - 1e-3 }),
    ("reversed ends", 5, -1, 2, { $0 - 2 }),
  ]

  /// Catches a lost bracket: the change of sign must lie within the stated uncertainty.
  @Test(arguments: cases.indices) func findsTheZero(index: Int) throws {
    let (name, lower, upper, exact, f) = Self.cases[index]
    let root = try BrentRootFinder().root(from: lower, to: upper, of: f)
    // Around 0 the seventh power is zero itself.
    let allowed = name == "flat" ? 1e-45 : root.uncertainty + 4 * exact.ulp
    #expect(abs(root.value - exact) <= allowed, "\(name)")
    #expect(root.evaluations < 500, "\(name) \(root.evaluations)")
    #expect(root.uncertainty <= 8 * abs(root.value).ulp + 1e-300 || root.residual == 0, "\(name)")
  }

  @Test func smoothFunctionsTakeFewEvaluations() throws {
    #expect(try BrentRootFinder(tolerance: 1e-12).root(from: 0, to: 2, of: { cos($0) }).evaluations <= 10)
  }

  @Test func refusals() {
    #expect(throws: NumericalError.notBracketed(atLower: 1, atUpper: 2)) {
      try BrentRootFinder().root(from: 1, to: 2, of: { $0 })
    }
    #expect(throws: NumericalError.nonFinite(at: -1)) {
      try BrentRootFinder().root(from: -1, to: 2, of: { log($0) })
    }
    #expect(throws: NumericalError.self) {
      try BrentRootFinder(maximumEvaluations: 4).root(from: 0, to: 2, of: { cos($0) })
    }
  }
}

@Suite struct NewtonTests {
  /// Rosenbrock's function as a system, from the standard start; undamped Newton leaves for 10³ first.
  @Test func rosenbrock() throws {
    let solution = try NewtonSolver(tolerance: 1e-12).solve(from: [-1.2, 1]) { x, f in
      f[0] = 10 * (x[1] - x[0] * x[0])
      f[1] = 1 - x[0]
      return true
    } jacobian: { x, j in
      j[0] = -20 * x[0]
      j[1] = 10
      j[2] = -1
      j[3] = 0
      return true
    }
    #expect(abs(solution.value[0] - 1) < 1e-12 && abs(solution.value[1] - 1) < 1e-12)
    #expect(solution.residual < 1e-11 && solution.iterations < 20)
  }

  /// log x = 0 from 8: the full step goes to 8 − 8 log 8 < 0, where the logarithm does not exist.
  @Test func staysInsideTheDomain() throws {
    let solution = try NewtonSolver(tolerance: 1e-13).solve(from: [8]) { x, f in
      guard x[0] > 0 else { return false }
      f[0] = log(x[0])
      return true
    } jacobian: { x, j in
      j[0] = 1 / x[0]
      return x[0] > 0
    }
    #expect(abs(solution.value[0] - 1) < 1e-14)
  }

  /// arctan from 10: the undamped iteration diverges from |x| > 1.39.
  @Test func dampingGlobalises() throws {
    let solution = try NewtonSolver().solve(from: [10]) { x, f in
      f[0] = atan(x[0])
      return true
    } jacobian: { x, j in
      j[0] = 1 / (1 + x[0] * x[0])
      return true
    }
    #expect(abs(solution.value[0]) < 1e-10)
  }

  /// A system without a solution must throw, not return the least bad point.
  @Test func noSolutionThrows() {
    #expect(throws: NumericalError.self) {
      try NewtonSolver().solve(from: [1.5]) { x, f in
        f[0] = x[0] * x[0] + 1
        return true
      } jacobian: { x, j in
        j[0] = 2 * x[0]
        return true
      }
    }
    #expect(throws: NumericalError.singular(reciprocalCondition: 0)) {
      try NewtonSolver().solve(from: [1, 1]) { x, f in
        f[0] = x[0] + x[1]
        f[1] = f[0] - 1
        return true
      } jacobian: { _, j in
        for i in 0..<4 { j[i] = 1 }
        return true
      }
    }
  }
}
