import InformationGeometry

/// The derivatives of a network's outputs by its parameters, layer by layer: J itself is never formed.
///
///     ∂f_c/∂W_l = σ_w/√M_{l−1} δ_l h_{l−1}ᵀ,   Θ_l = σ_w²/M_{l−1} (δ_l δ_lᵀ) ∘ (h_{l−1} h_{l−1}ᵀ) + σ_b² δ_l δ_lᵀ
///
/// Rows are the N inputs for the first output, then those for the second. Cost of Θ: N² times the number of units.
public struct NetworkJacobian: SampledJacobian {
  /// The way forward.
  public let pass: NetworkPass
  /// δ_l for each output, then each layer.
  public let sensitivities: [[Matrix]]

  /// The derivatives at a pass.
  public init(_ pass: NetworkPass) {
    self.pass = pass
    sensitivities = (0..<pass.network.outputCount).map { pass.sensitivities(of: $0) }
  }

  /// The derivatives at parameters.
  ///
  /// - Throws: as `NetworkPass`.
  public init(_ network: MultilayerPerceptron, parameters: [Double], inputs: Matrix) throws(GeometryError) {
    self.init(try NetworkPass(network, parameters: parameters, inputs: inputs))
  }

  /// N, the number of inputs.
  public var inputCount: Int { pass.outputs.rows }
  /// The number of rows: one for each input and output.
  public var sampleCount: Int { inputCount * sensitivities.count }
  /// P.
  public var parameterCount: Int { pass.network.parameterCount }

  /// The outputs in the order of the rows.
  public var values: [Double] { pass.outputs.transposed.elements }

  /// Θ, the sum over the layers.
  public func tangentKernel() throws(GeometryError) -> Matrix {
    var total = Matrix(rows: sampleCount, columns: sampleCount)
    for l in 0..<pass.network.layerCount { addTangentKernel(ofLayer: l, to: &total) }
    total.mirrorLowerTriangle()
    return total
  }

  /// Θ_l, the part of a layer.
  ///
  /// - Parameter l: from 0, the layer of the first weights.
  public func tangentKernel(ofLayer l: Int) -> Matrix {
    var result = Matrix(rows: sampleCount, columns: sampleCount)
    addTangentKernel(ofLayer: l, to: &result)
    result.mirrorLowerTriangle()
    return result
  }

  /// Adds to the lower triangle.
  private func addTangentKernel(ofLayer l: Int, to total: inout Matrix) {
    let layer = pass.network.layers[l], n = inputCount, bias = pass.network.biasScale
    // σ_w²/M h hᵀ + σ_b², the same for every pair of outputs.
    let inner = pass.activations[l].rowProducts
    for c in sensitivities.indices {
      for d in 0...c {
        let outer =
          c == d ? sensitivities[c][l].rowProducts : sensitivities[c][l].timesTransposed(sensitivities[d][l])
        for i in 0..<n {
          let row = (c * n + i) * total.columns + d * n, last = c == d ? i : n - 1
          for j in 0...last {
            let weight = layer.scale * layer.scale * inner.elements[i * n + j] + bias * bias
            total.elements[row + j] += outer.elements[i * n + j] * weight
          }
        }
      }
    }
  }

  /// Jᵀc, in the order of the network's parameters.
  public func pulledBack(_ c: [Double]) throws(GeometryError) -> [Double] {
    precondition(c.count == sampleCount, "\(c.count) coefficients for \(sampleCount) rows")
    var result: [Double] = []
    result.reserveCapacity(parameterCount)
    for l in 0..<pass.network.layerCount { result += pulledBack(c, layer: l) }
    return result
  }

  /// J_lᵀc, the part of a layer: its weights row after row, then its biases.
  public func pulledBack(_ c: [Double], layer l: Int) -> [Double] {
    precondition(c.count == sampleCount, "\(c.count) coefficients for \(sampleCount) rows")
    let layer = pass.network.layers[l], n = inputCount
    // Σ over the outputs of c ∘ δ, then one product.
    var weighted = Matrix(rows: n, columns: layer.outputs)
    for (output, δ) in sensitivities.enumerated() {
      let source = δ[l].elements
      for i in 0..<n {
        let factor = c[output * n + i], start = i * layer.outputs
        for k in start..<start + layer.outputs { weighted.elements[k] += factor * source[k] }
      }
    }
    var part = (layer.scale * weighted.transposedTimes(pass.activations[l])).elements
    if pass.network.biasScale > 0 {
      var sums = [Double](repeating: 0, count: layer.outputs)
      for i in 0..<n {
        for k in 0..<layer.outputs { sums[k] += weighted.elements[i * layer.outputs + k] }
      }
      part += sums.map { $0 * pass.network.biasScale }
    }
    return part
  }

  /// Jv, the change of the outputs along v.
  public func pushedForward(_ v: [Double]) throws(GeometryError) -> [Double] {
    precondition(v.count == parameterCount, "\(v.count) components for \(parameterCount) parameters")
    let n = inputCount
    var result = [Double](repeating: 0, count: sampleCount)
    for (l, layer) in pass.network.layers.enumerated() {
      // ∂u_l along the layer's own parameters, then through what comes behind it by δ_l.
      var change = pass.activations[l].timesWeights(of: layer, in: v)
      if pass.network.biasScale > 0 { change.addToRows(v[layer.biases..<layer.end], scale: pass.network.biasScale) }
      for (output, δ) in sensitivities.enumerated() {
        let source = δ[l].elements
        for i in 0..<n {
          var sum = 0.0
          for k in i * layer.outputs..<(i + 1) * layer.outputs { sum += source[k] * change.elements[k] }
          result[output * n + i] += sum
        }
      }
    }
    return result
  }
}
