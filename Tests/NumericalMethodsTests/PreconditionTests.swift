import Testing

@testable import NumericalMethods

/// The programmer's mistakes must stop the program, not compute something.
@Suite struct PreconditionTests {
  @Test func matrixShape() async {
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 2, elements: [1, 2, 3]) }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2)[0, 2] }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2) * Matrix.identity(3) }
  }

  @Test func integrators() async {
    await #expect(processExitsWith: .failure) { _ = BatchDormandPrince853(lanes: 6) }
    await #expect(processExitsWith: .failure) { _ = DormandPrince853(relativeTolerance: 0) }
    await #expect(processExitsWith: .failure) {
      let solution = try DormandPrince853().solve(from: 0, to: 1, state: [1]) { _, y, d in
        d[0] = y[0]
        return true
      }
      _ = solution.state(at: 1.5)
    }
  }

  @Test func twoPointProblems() async {
    await #expect(processExitsWith: .failure) {
      let problem = TwoPointProblem(dimension: 2) { _, _, _ in true }
      _ = try CollocationSolver().solve(problem, from: [0, 0], to: [1])
    }
  }
}
