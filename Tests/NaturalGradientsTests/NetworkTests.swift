import NaturalGradients
import Testing

/// Networks: values by hand, derivatives against differences, and products layer by layer against the matrix of derivatives.
@Suite struct NetworkTests {
  static let inputs = Matrix(rows: 4, columns: 3, elements: [1, 0.5, -1, 0.2, -0.3, 0.9, -1.1, 0.4, 0.3, 0, 1, 2])

  /// J by central differences of the values, rows output after output.
  static func differences(_ network: MultilayerPerceptron, _ θ: [Double]) throws -> Matrix {
    let n = inputs.rows, c = network.outputCount
    var result = Matrix(rows: n * c, columns: θ.count)
    for i in θ.indices {
      var up = θ, down = θ
      up[i] += 1e-5
      down[i] -= 1e-5
      let change = try network.values(at: inputs, parameters: up) - network.values(at: inputs, parameters: down)
      for o in 0..<c { for k in 0..<n { result[o * n + k, i] = change[k, o] / 2e-5 } }
    }
    return result
  }

  /// Every activation, with and without biases, one and two outputs (seed 1): catches a wrong factor in any layer.
  @Test(arguments: Activation.allCases, [0.0, 0.7])
  func derivatives(_ activation: Activation, _ biasScale: Double) throws {
    for outputs in [1, 2] {
      let network = try MultilayerPerceptron(
        widths: [3, 7, 5, outputs], activation: activation, weightScale: 1.3, biasScale: biasScale)
      #expect(network.parameterCount == 21 + 35 + 5 * outputs + (biasScale > 0 ? 12 + outputs : 0))
      let θ = network.randomParameters(seed: 1)
      let jacobian = try NetworkJacobian(network, parameters: θ, inputs: Self.inputs)
      let J = try Self.differences(network, θ), scale = 1 + J.largestMagnitude
      #expect((try jacobian.tangentKernel() - J.rowProducts).largestMagnitude < 2e-8 * scale * scale)
      let parts = (0..<network.layerCount).map { jacobian.tangentKernel(ofLayer: $0) }
      #expect((parts[0] + parts[1] + parts[2] - J.rowProducts).largestMagnitude < 2e-8 * scale * scale)
      let c = (0..<J.rows).map { Double.cos(Double($0)) }, v = θ.map { Double.sin(9 * $0) }
      let back = try jacobian.pulledBack(c), forward = try jacobian.pushedForward(v)
      for (a, b) in zip(back, J.transposedTimes(c)) { #expect(abs(a - b) < 1e-8 * scale) }
      for (a, b) in zip(forward, J * v) { #expect(abs(a - b) < 1e-7 * scale) }
      let values = try network.values(at: Self.inputs, parameters: θ)
      #expect(jacobian.values == values.transposed.elements)
    }
  }

  /// One unit by hand: f = v tanh(w x/1 …) with σ_w/√M in front and σ_b b behind.
  @Test func byHand() throws {
    let network = try MultilayerPerceptron(widths: [2, 1, 1], activation: .tanh, weightScale: 2, biasScale: 0.5)
    // W₁ = (1, −2), b₁ = 0.4, W₂ = 3, b₂ = −1.
    let value = try network.values(
      at: Matrix(rows: 1, columns: 2, elements: [0.3, 0.1]), parameters: [1, -2, 0.4, 3, -1])
    let u = 2 / 2.0.squareRoot() * (0.3 - 0.2) + 0.5 * 0.4
    #expect(abs(value[0, 0] - (2 * 3 * Double.tanh(u) - 0.5)) < 1e-15)
  }

  /// Wide networks have the kernel of the limit.
  ///
  /// For rectifiers with σ_w² = 2 and unit angle the parts are 2, 2, 2; at c = ½
  /// they are .4723, .8629, 1.3678. Width 1500 leaves a few per cent (seed 2).
  @Test func wideLimit() throws {
    let network = try MultilayerPerceptron(
      widths: [2, 1500, 1500, 1], activation: .rectifier, weightScale: 2.0.squareRoot())
    let side = 2.0.squareRoot(),
      inputs = Matrix(rows: 2, columns: 2, elements: [side, 0, side / 2, side * 0.75.squareRoot()])
    let jacobian = try NetworkJacobian(network, parameters: network.randomParameters(seed: 2), inputs: inputs)
    for (l, known) in [0.472285449, 0.862862371, 1.367811302].enumerated() {
      let part = jacobian.tangentKernel(ofLayer: l)
      #expect(abs(part[0, 0] - 2) < 0.25 && abs(part[0, 1] - known) < 0.2, "layer \(l): \(part.elements)")
    }
  }

  /// Draws have mean 0 and variance 1, and a seed repeats.
  @Test func draws() throws {
    let network = try MultilayerPerceptron(widths: [10, 300, 1], activation: .tanh)
    let θ = network.randomParameters(seed: 5), n = Double(θ.count)
    #expect(θ == network.randomParameters(seed: 5) && θ != network.randomParameters(seed: 6))
    #expect(
      abs(θ.reduce(0, +) / n) < 4 / n.squareRoot() && abs(θ.map { $0 * $0 }.reduce(0, +) / n - 1) < 6 / n.squareRoot())
  }

  @Test func refusals() throws {
    #expect(throws: GeometryError.self) { try MultilayerPerceptron(widths: [3], activation: .tanh) }
    #expect(throws: GeometryError.self) { try MultilayerPerceptron(widths: [3, 0, 1], activation: .tanh) }
    #expect(throws: GeometryError.self) {
      try MultilayerPerceptron(widths: [3, 1], activation: .tanh, weightScale: -1)
    }
    let network = try MultilayerPerceptron(widths: [3, 2, 1], activation: .rectifier),
      θ = network.randomParameters(seed: 1)
    #expect(throws: GeometryError.self) { try network.values(at: Matrix(rows: 1, columns: 2), parameters: θ) }
    #expect(throws: GeometryError.self) { try network.values(at: Self.inputs, parameters: [1]) }
    #expect(throws: GeometryError.self) { try network.values(at: Self.inputs, parameters: θ.map { _ in .nan }) }
    #expect(throws: GeometryError.self) {
      try network.values(at: Matrix(rows: 1, columns: 3, elements: [1, .nan, 0]), parameters: θ)
    }
    #expect(throws: GeometryError.self) { try network.values(at: Self.inputs, parameters: θ.map { _ in 1e200 }) }
  }
}
