import InformationGeometry

/// A dense network in the tangent-kernel parametrization.
///
///     h₀ = x,   u_l = σ_w/√M_{l−1} W_l h_{l−1} + σ_b b_l,   h_l = φ(u_l),   f = u_L
///
/// The parameters are one list: for each layer W_l row after row, then b_l. They are drawn independently from N(0, 1), so that
/// the tangent kernel has a limit for wide layers. Source: Jacot, Gabriel & Hongler (2018).
public struct MultilayerPerceptron: Sendable {
  /// M₀, …, M_L: inputs, hidden units, outputs.
  public let widths: [Int]
  /// φ.
  public let activation: Activation
  /// σ_w.
  public let weightScale: Double
  /// σ_b; with 0 there are no parameters b.
  public let biasScale: Double
  /// The layers, from the inputs on.
  let layers: [Layer]

  /// Where a layer's parameters are.
  struct Layer: Sendable {
    /// M_{l−1} and M_l.
    let inputs: Int, outputs: Int
    /// The first weight, and the first bias behind the weights.
    let start: Int, biases: Int
    /// σ_w/√M_{l−1}.
    let scale: Double
    /// One after the last parameter.
    let end: Int
  }

  /// A network of given widths.
  ///
  /// - Throws: `GeometryError.outsideDomain` for fewer than two widths, a width below 1, or scales that are none.
  public init(
    widths: [Int], activation: Activation, weightScale: Double = 1, biasScale: Double = 0
  ) throws(GeometryError) {
    guard widths.count >= 2, widths.allSatisfy({ $0 >= 1 }) else {
      throw .outsideDomain(
        parameter: "widths", value: "\(widths)", requirement: "be two or more positive numbers, from inputs to outputs")
    }
    guard weightScale > 0, weightScale.isFinite, biasScale >= 0, biasScale.isFinite else {
      throw .outsideDomain(
        parameter: "scales", value: "\(weightScale), \(biasScale)",
        requirement: "be positive for weights and not negative for biases")
    }
    self.widths = widths
    self.activation = activation
    self.weightScale = weightScale
    self.biasScale = biasScale
    var layers: [Layer] = [], start = 0
    for l in 1..<widths.count {
      let biases = start + widths[l] * widths[l - 1], end = biases + (biasScale > 0 ? widths[l] : 0)
      layers.append(
        Layer(
          inputs: widths[l - 1], outputs: widths[l], start: start, biases: biases,
          scale: weightScale / Double(widths[l - 1]).squareRoot(), end: end))
      start = end
    }
    self.layers = layers
  }

  /// P.
  public var parameterCount: Int { layers.last?.end ?? 0 }
  /// L, the number of layers with weights.
  public var layerCount: Int { layers.count }
  /// C, the number of outputs.
  public var outputCount: Int { widths[widths.count - 1] }

  /// Parameters drawn from N(0, 1); a seed gives the same on every machine.
  public func randomParameters(seed: UInt64) -> [Double] {
    var draws = SeededDraws(seed: seed), result: [Double] = []
    result.reserveCapacity(parameterCount + 1)
    while result.count < parameterCount {
      // Box and Muller's pair.
      let radius = (-2 * Double.log(1 - draws.uniform())).squareRoot(), angle = 2 * Double.pi * draws.uniform()
      result.append(radius * Double.cos(angle))
      result.append(radius * Double.sin(angle))
    }
    return Array(result.prefix(parameterCount))
  }

  /// f at many inputs: a row for each row of inputs, a column for each output.
  ///
  /// - Throws: `GeometryError.outsideDomain` for inputs or parameters of another size, or not finite.
  public func values(at inputs: Matrix, parameters: [Double]) throws(GeometryError) -> Matrix {
    try NetworkPass(self, parameters: parameters, inputs: inputs).outputs
  }
}
