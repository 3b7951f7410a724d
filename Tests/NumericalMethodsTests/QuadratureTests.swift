import Foundation
import Testing

@testable import NumericalMethods

@Suite struct QuadratureTests {
  private static let root = Double.pi.squareRoot()
  private static let cases:
    [(name: String, lower: Double, upper: Double, exact: Double, f: @Sendable (Double) -> Double)] = [
      ("polynomial", -1, 2, 3, { $0 * $0 }),
      ("reversed", 2, -1, -3, { $0 * $0 }),
      ("Gauss", -.infinity, .infinity, root, { exp(-$0 * $0) }),
      ("half Gauss", 0, .infinity, root / 2, { exp(-$0 * $0) }),
      ("left half", -.infinity, 0, root / 2, { exp(-$0 * $0) }),
      ("Cauchy", -.infinity, .infinity, .pi, { 1 / (1 + $0 * $0) }),
      ("logarithm", 0, 1, -1, { log($0) }),
      ("inverse root", 0, 1, 2, { 1 / $0.squareRoot() }),
      ("peak", -1, 1, 2e3 * atan(1e3), { 1 / (1e-6 + $0 * $0) }),
      ("kink", 0, 1, 0.29, { abs($0 - 0.3) }),
      ("wave", 0, 10, (1 - cos(300)) / 30, { sin(30 * $0) }),
    ]

  /// Catches a status that is ignored, a wrong map of an infinite interval, and a dishonest error estimate.
  @Test(arguments: cases.indices) func integrates(index: Int) throws {
    let (name, lower, upper, exact, f) = Self.cases[index]
    let result = try Quadrature(relativeTolerance: 1e-10).integral(from: lower, to: upper, of: f)
    #expect(abs(result.value - exact) <= max(result.errorEstimate, 4 * exact.ulp), "\(name) \(result)")
    #expect(result.errorEstimate <= 1e-10 * abs(result.value), "\(name)")
    #expect(result.evaluations > 10)
  }

  /// 1/x over (0, 1] has no integral; a number without an error would be silent nonsense.
  @Test func divergentIntegralThrows() {
    #expect(throws: NumericalError.self) { try Quadrature().integral(from: 0, to: 1) { 1 / $0 } }
    #expect(throws: NumericalError.self) { try Quadrature().integral(from: 0, to: .infinity) { cos($0) } }
  }

  @Test func notANumberThrowsWithItsPlace() {
    let error = #expect(throws: NumericalError.self) {
      try Quadrature().integral(from: -1, to: 1) { $0.squareRoot() }
    }
    guard case .nonFinite(let x) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(x < 0)
  }

  /// Evaluating at the ends would meet infinity.
  @Test func emptyAndOpenIntervals() throws {
    #expect(try Quadrature().integral(from: 1, to: 1) { $0 }.value == 0)
    let product = try Quadrature().integral(from: 0, to: 1) { log($0) * log(1 - $0) }
    #expect(abs(product.value - (2 - .pi * .pi / 6)) < 1e-10)
  }
}
