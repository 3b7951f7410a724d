import Foundation
import Testing

@testable import NumericalMethods

/// Actual error over estimated error of every component.
private func ratios(_ solution: InitialValueSolution, exact: [Double]) throws -> [Double] {
  let estimates = try #require(solution.errorEstimates)
  let end = solution.endState
  return exact.indices.map { abs(end[$0] - exact[$0]) / estimates[$0] }
}

@Suite struct DormandPrinceErrorEstimateTests {
  /// An estimate that only repeats the tolerance, or compares two equal sequences of steps, fails here.
  @Test(arguments: [1e-4, 1e-7, 1e-10, 1e-12]) func estimateIsHonest(tolerance: Double) throws {
    let seed: UInt64 = 42
    var generator = SeededGenerator(seed: seed)
    let method = DormandPrince853(relativeTolerance: tolerance)
    var all: [Double] = []
    for _ in 0..<60 {
      let rate = generator.uniform(0.5, 5)
      let time = generator.uniform(1, 12)
      let phase = generator.uniform(0, 6)
      let start = [cos(phase), -rate * sin(phase)]
      let wave = try method.solveEstimatingError(from: 0, to: time, state: start, recording: .ends) { _, y, d in
        d[0] = y[1]
        d[1] = -rate * rate * y[0]
        return true
      }
      all += try ratios(wave, exact: [cos(rate * time + phase), -rate * sin(rate * time + phase)])

      let bump = generator.uniform(-1, 1)
      let end = generator.uniform(-3, 3)
      let gauss = try method.solveEstimatingError(from: 0, to: end, state: [1], recording: .ends) { t, y, d in
        d[0] = 2 * bump * t * y[0]
        return true
      }
      all += try ratios(gauss, exact: [exp(bump * end * end)])

      let velocity = [generator.uniform(-3, 3), generator.uniform(-3, 3)]
      let geodesic = try method.solveEstimatingError(
        from: 0, to: 1, state: NormalGeodesic.start(velocity), recording: .ends, NormalGeodesic.rightHandSide)
      all += try ratios(geodesic, exact: NormalGeodesic.end(velocity))
    }
    let honest = all.count { $0 <= 1 }
    #expect(Double(honest) >= 0.95 * Double(all.count), "seed \(seed)")
    #expect(all.allSatisfy { $0 <= 10 }, "seed \(seed), worst \(all.max() ?? 0)")
    // Honest by being infinite would be no use.
    let median = all.sorted()[all.count / 2]
    #expect(median > 1e-3)
  }
}
