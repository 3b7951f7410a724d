import InformationGeometry

/// What a network computes on its way from inputs to outputs, and back.
public struct NetworkPass: Sendable {
  /// The network.
  public let network: MultilayerPerceptron
  /// h₀, …, h_{L−1}, N × M_l.
  public let activations: [Matrix]
  /// φ′(u_l) for the hidden layers l = 1, …, L − 1, N × M_l.
  let slopes: [Matrix]
  /// f, N × C.
  public let outputs: Matrix
  let parameters: [Double]

  /// The way forward.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - parameters: all of them, in its order.
  ///   - inputs: x, a row for each of N inputs.
  /// - Throws: `GeometryError.outsideDomain` for sizes that do not fit or numbers that are not finite,
  ///   `GeometryError.notFinite` where a value overflows.
  public init(_ network: MultilayerPerceptron, parameters: [Double], inputs: Matrix) throws(GeometryError) {
    guard inputs.columns == network.widths[0], inputs.rows > 0, inputs.isFinite else {
      throw .outsideDomain(
        parameter: "inputs", value: "\(inputs.rows)×\(inputs.columns)",
        requirement: "have finite rows of \(network.widths[0]) numbers, one row or more")
    }
    guard parameters.count == network.parameterCount, parameters.allSatisfy(\.isFinite) else {
      throw .outsideDomain(
        parameter: "parameters", value: "\(parameters.count) numbers",
        requirement: "be \(network.parameterCount) finite numbers")
    }
    var activations = [inputs], slopes: [Matrix] = []
    for (l, layer) in network.layers.enumerated() {
      var u = activations[l].timesWeights(of: layer, in: parameters)
      if network.biasScale > 0 { u.addToRows(parameters[layer.biases..<layer.end], scale: network.biasScale) }
      if l + 1 < network.layers.count {
        var slope = Matrix(rows: u.rows, columns: u.columns)
        network.activation.apply(to: &u.elements, derivative: &slope.elements)
        slopes.append(slope)
      }
      activations.append(u)
    }
    outputs = activations.removeLast()
    guard outputs.isFinite else { throw .notFinite(what: "the network", at: []) }
    self.network = network
    self.parameters = parameters
    self.activations = activations
    self.slopes = slopes
  }

  /// The way back: δ_l = ∂f_c/∂u_l for l = 1, …, L, N × M_l.
  ///
  /// - Parameter output: c, from 0.
  public func sensitivities(of output: Int) -> [Matrix] {
    precondition(output >= 0 && output < network.outputCount, "output \(output) of \(network.outputCount)")
    var δ = Matrix(rows: outputs.rows, columns: network.outputCount)
    for n in 0..<δ.rows { δ[n, output] = 1 }
    var result = [δ]
    for l in stride(from: network.layers.count - 1, to: 0, by: -1) {
      // δ_{l} = φ′(u_l) ∘ (σ_w/√M_l δ_{l+1} W_{l+1})
      var back = result[result.count - 1].timesTransposedWeights(of: network.layers[l], in: parameters)
      back.multiplyElements(by: slopes[l - 1])
      result.append(back)
    }
    return result.reversed()
  }
}

extension Matrix {
  /// scale · h Wᵀ.
  func timesWeights(of layer: MultilayerPerceptron.Layer, in parameters: [Double]) -> Matrix {
    var result = Matrix(rows: rows, columns: layer.outputs)
    withPointers(parameters, &result) { h, parameters, u in
      LinearAlgebra.multiply(
        h, parameters + layer.start, transposedB: true, rows: rows, columns: layer.outputs, inner: layer.inputs,
        scale: layer.scale, into: u)
    }
    return result
  }

  /// scale · δ W.
  func timesTransposedWeights(of layer: MultilayerPerceptron.Layer, in parameters: [Double]) -> Matrix {
    var result = Matrix(rows: rows, columns: layer.inputs)
    withPointers(parameters, &result) { δ, parameters, back in
      LinearAlgebra.multiply(
        δ, parameters + layer.start, rows: rows, columns: layer.inputs, inner: layer.outputs, scale: layer.scale,
        into: back)
    }
    return result
  }

  /// Adds the same numbers, scaled, to every row.
  mutating func addToRows(_ row: ArraySlice<Double>, scale: Double) {
    let first = row.startIndex, width = columns
    for n in 0..<rows {
      for j in 0..<width { elements[n &* width &+ j] += scale * row[first &+ j] }
    }
  }

  /// Multiplies entry by entry.
  mutating func multiplyElements(by other: Matrix) {
    precondition(rows == other.rows && columns == other.columns, "\(rows)×\(columns) by \(other.rows)×\(other.columns)")
    for k in elements.indices { elements[k] *= other.elements[k] }
  }

  private func withPointers(
    _ parameters: [Double], _ result: inout Matrix,
    _ body: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) {
    elements.withUnsafeBufferPointer { a in
      parameters.withUnsafeBufferPointer { b in
        result.elements.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          body(a, b, c)
        }
      }
    }
  }
}
