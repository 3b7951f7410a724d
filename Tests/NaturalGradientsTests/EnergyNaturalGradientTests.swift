import NaturalGradients
import Testing

@Suite struct EnergyNaturalGradientTests {
  /// −u″ = f on (0, 1) by a network: points and the solution sin πx.
  static func line(units: Int, points: Int) throws -> (PoissonProblem, [Double]) {
    let interior = (0..<points).map { (Double($0) + 0.5) / Double(points) }
    let problem = try PoissonProblem(
      network: ShallowNetwork(inputs: 1, units: units), interior: interior,
      source: interior.map { .pi * .pi * Double.sin(.pi * $0) }, boundary: [0, 1], boundaryValues: [0, 0])
    return (problem, interior)
  }

  /// Catches a wrong derivative of a value or a Laplacian by any parameter: against differences of the residuals.
  @Test(arguments: [1, 2, 3]) func jacobianIsTheDerivativeOfTheResiduals(dimension n: Int) throws {
    let network = ShallowNetwork(inputs: n, units: 4)
    var draws = SeededDraws(seed: 4)
    let inside = (0..<5 * n).map { _ in draws.uniform() }, edge = (0..<3 * n).map { _ in draws.uniform() }
    let problem = try PoissonProblem(
      network: network, interior: inside, source: [1, 2, 3, 4, 5], boundary: edge, boundaryValues: [0, 1, 2])
    let θ = network.randomParameters(deviation: 1, seed: 7), J = problem.linearization(at: θ).jacobian, h = 1e-5
    for i in θ.indices {
      var up = θ, down = θ
      up[i] += h
      down[i] -= h
      for (row, (a, b)) in zip(problem.residuals(at: up), problem.residuals(at: down)).enumerated() {
        #expect(abs((a - b) / (2 * h) - J[row, i]) < 1e-7 * max(1, J.largestMagnitude), "row \(row), parameter \(i)")
      }
    }
  }

  /// The Laplacian against second differences of the values: catches a wrong formula in both residual and Jacobian.
  @Test func laplacianIsThatOfTheValues() {
    let network = ShallowNetwork(inputs: 2, units: 3), θ = network.randomParameters(deviation: 1, seed: 1), h = 1e-4
    let x = [0.3, 0.6]
    let around = [0.3 + h, 0.6, 0.3 - h, 0.6, 0.3, 0.6 + h, 0.3, 0.6 - h]
    let sum = network.values(at: around, parameters: θ).reduce(0, +)
    let difference = (sum - 4 * network.values(at: x, parameters: θ)[0]) / (h * h)
    #expect(abs(difference - network.laplacians(at: x, parameters: θ)[0]) < 1e-5)
  }

  struct Linear: ResidualProblem {
    let matrix: Matrix, right: [Double]
    var parameterCount: Int { matrix.columns }
    func residuals(at θ: [Double]) -> [Double] { zip(matrix * θ, right).map { $0 - $1 } }
    func linearization(at θ: [Double]) -> (residuals: [Double], jacobian: Matrix) { (residuals(at: θ), matrix) }
  }

  /// One step is exact for linear residuals, also where the matrix is singular: the shortest step to a least-squares solution.
  @Test func oneStepIsExactForLinearResiduals() throws {
    let A = Matrix(rows: 3, columns: 3, elements: [1, 2, 3, 4, 5, 9, 7, 8, 15])
    let step = try EnergyNaturalGradient(Linear(matrix: A, right: [1, 0, 2])).step(from: [0, 0, 0])
    #expect(step.rank == 2 && step.fraction == 1)
    let gradient = A.transposed * zip(A * step.parameters, [1, 0, 2]).map { $0 - $1 }
    #expect(gradient.allSatisfy { abs($0) < 1e-11 })
    // In the row space: orthogonal to the null vector (1, 1, −1).
    #expect(abs(step.parameters[0] + step.parameters[1] - step.parameters[2]) < 1e-12)
  }

  /// A differential equation to many digits, where first-order methods stay at three: the relative error of u in L².
  @Test func poissonOnALineConverges() throws {
    let (problem, points) = try Self.line(units: 12, points: 60)
    let start = problem.network.randomParameters(deviation: 0.5, seed: 2)
    let steps = try EnergyNaturalGradient(problem).descent(from: start, steps: 60)
    for (a, b) in zip(steps, steps.dropFirst()) { #expect(b.energy == a.nextEnergy && b.nextEnergy <= b.energy) }
    let last = try #require(steps.last)
    let u = problem.network.values(at: points, parameters: last.parameters)
    var error = 0.0
    for (x, v) in zip(points, u) { error += (v - Double.sin(.pi * x)) * (v - Double.sin(.pi * x)) }
    #expect((2 * error / Double(points.count)).squareRoot() < 1e-7)
  }

  @Test func badInput() throws {
    let (problem, _) = try Self.line(units: 3, points: 10)
    let descent = EnergyNaturalGradient(problem)
    #expect(throws: GeometryError.self) { try descent.step(from: [1]) }
    #expect(throws: GeometryError.self) {
      try descent.step(from: [Double](repeating: .nan, count: problem.parameterCount))
    }
    #expect(throws: GeometryError.self) {
      try PoissonProblem(
        network: ShallowNetwork(inputs: 2, units: 2), interior: [0], source: [1], boundary: [0, 0], boundaryValues: [0])
    }
  }
}
