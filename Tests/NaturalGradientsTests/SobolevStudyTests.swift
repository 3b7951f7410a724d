import NaturalGradients
import Testing

/// The studies of Docs/Examples at a size for tests.
@Suite struct SobolevStudyTests {
  static let points = (0..<24).map { 2 * Double.pi * Double($0) / 24 }

  static func amplitude(_ f: [Double], _ k: Int) -> Double {
    let real = zip(f, points).map { $0 * Double.cos(Double(k) * $1) }.reduce(0, +)
    let imaginary = zip(f, points).map { $0 * Double.sin(Double(k) * $1) }.reduce(0, +)
    return (real * real + imaginary * imaginary).squareRoot()
  }

  /// A network of width 4000 on 24 points follows y + (1 − ηK)ᵗ(f₀ − y) to 1e-4.
  ///
  /// The factors of the frequencies 1, 3, 5, 8 after 20 steps are
  /// .0031, .3391, .6380, .7978. Catches a step that has the network's kernel in it instead of that of the space (seed 1).
  @Test func training() throws {
    let inputs = Matrix(
      rows: 24, columns: 2, elements: Self.points.flatMap { [2 * Double.cos($0), 2 * Double.sin($0)] })
    let target = Self.points.map { x in [1, 3, 5, 8].map { Double.cos($0 * (x + 0.3)) / 4 }.reduce(0, +) }
    let kernel = try SobolevSpace(on: .circle(2 * Expression.pi), order: 1).reproducingKernel()
      .gramMatrix(Self.points.map { [$0] })
    let training = try LinearizedTraining(kernel: kernel), η = training.stabilityBound / 4
    let network = try MultilayerPerceptron(
      widths: [2, 4000, 1], activation: .tanh, weightScale: 2.0.squareRoot(), biasScale: 1)
    var θ = network.randomParameters(seed: 1)
    let start = try network.values(at: inputs, parameters: θ).elements
    for _ in 0..<20 {
      let jacobian = try NetworkJacobian(network, parameters: θ, inputs: inputs)
      let step = try DualStep(
        jacobian: jacobian, kernel: kernel, residual: zip(jacobian.values, target).map(-), damping: 0)
      for i in θ.indices { θ[i] -= η * step.direction[i] }
    }
    let end = try network.values(at: inputs, parameters: θ).elements
    let prediction = try training.prediction(from: start, to: target, rate: η, steps: 20)
    let gap = DualStepTests.norm(zip(start, target).map(-))
    #expect(DualStepTests.distance(end, prediction) < 1e-4 * gap, "\(DualStepTests.distance(end, prediction) / gap)")
    let before = zip(start, target).map(-)
    for (k, known) in [(1, 0.0031), (3, 0.3391), (5, 0.6380), (8, 0.7978)] {
      let predicted = Self.amplitude(zip(prediction, target).map(-), k) / Self.amplitude(before, k)
      #expect(abs(predicted - known) < 6e-5, "frequency \(k): \(predicted)")
      let found = Self.amplitude(zip(end, target).map(-), k) / Self.amplitude(before, k)
      #expect(abs(found - known) < 0.002, "frequency \(k): \(found)")
    }
  }

  /// The loss in H¹: the steps of the L² metric grow with the square of the mesh, those of the H¹ metric do not.
  @Test func meshRefinement() throws {
    var counts: [[Int]] = []
    for count in [16, 32, 64] {
      let points = (0..<count).map { [2 * Double.pi * Double($0) / Double(count)] }
      let space = try SobolevSpace(on: .circle(2 * Expression.pi), order: 1)
      let kernel = try space.reproducingKernel().gramMatrix(points), factors = try CholeskyFactorization(kernel)
      // A corner, which has every frequency.
      let start = points.map { ($0[0] - .pi).magnitude }
      let bound = Double(count) / (2 * Double.pi)
      // L² moves by N/2π K⁻¹e, whose largest eigenvalue is that over the least of K; H¹ by K K⁻¹e = e.
      let least = try SymmetricEigendecomposition(kernel).values[0]
      counts.append(
        [1 / (bound / least) * bound, 0.5].enumerated().map { index, rate in
          var error = start, t = 0
          func loss() -> Double { zip(error, factors.solve(error)).map(*).reduce(0, +) }
          let first = loss()
          while loss() > 1e-4 * first, t < 20_000 {
            let move = index == 0 ? factors.solve(error).map { $0 * rate } : error.map { $0 * rate }
            error = zip(error, move).map { $0 - $1 }
            t += 1
          }
          return t
        })
    }
    #expect(counts[2][0] > 10 * counts[0][0] && counts[2][1] == counts[0][1], "\(counts)")
  }
}
