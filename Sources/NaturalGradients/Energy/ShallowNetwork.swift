import CKernels
import InformationGeometry

/// A network with one layer of tanh units, as an ansatz for functions: its Laplacian and the derivatives by the parameters are
/// formulas.
///
///     u(x) = Σⱼ aⱼ tanh(wⱼ·x + bⱼ) + c,   Δu = Σⱼ aⱼ |wⱼ|² φ″(wⱼ·x + bⱼ)
///
/// The parameters are one list: w row after row, then b, a and c.
public struct ShallowNetwork: Sendable {
  /// The dimension of x.
  public let inputs: Int
  /// The number of units.
  public let units: Int

  /// A network of given sizes.
  public init(inputs: Int, units: Int) {
    precondition(inputs > 0 && units > 0, "a network with \(inputs) inputs and \(units) units")
    self.inputs = inputs
    self.units = units
  }

  /// (n + 2) units and the constant.
  public var parameterCount: Int { (inputs + 2) * units + 1 }

  /// Normal draws with a standard deviation; a seed gives the same on every machine.
  public func randomParameters(deviation: Double, seed: UInt64) -> [Double] {
    var draws = SeededDraws(seed: seed), result: [Double] = []
    while result.count < parameterCount {
      let radius = deviation * (-2 * Double.log(1 - draws.uniform())).squareRoot()
      let angle = 2 * Double.pi * draws.uniform()
      result += [radius * Double.cos(angle), radius * Double.sin(angle)]
    }
    return Array(result.prefix(parameterCount))
  }

  /// u at points, which are given one after the other.
  public func values(at points: [Double], parameters: [Double]) -> [Double] {
    sums(points, parameters, isLaplacian: false)
  }

  /// Δu at points.
  public func laplacians(at points: [Double], parameters: [Double]) -> [Double] {
    sums(points, parameters, isLaplacian: true)
  }

  /// tanh of all units at all points: unit after unit.
  private func activations(_ points: [Double], _ θ: [Double]) -> [Double] {
    precondition(θ.count == parameterCount, "\(θ.count) parameters for \(parameterCount)")
    precondition(points.count % inputs == 0, "\(points.count) coordinates of points in dimension \(inputs)")
    let count = points.count / inputs, biases = inputs * units
    var result = [Double](repeating: 0, count: units * count)
    for j in 0..<units {
      for p in 0..<count {
        var z = θ[biases + j]
        for k in 0..<inputs { z += θ[j * inputs + k] * points[p * inputs + k] }
        result[j * count + p] = z
      }
    }
    result.withUnsafeMutableBufferPointer { r in
      if let r = r.baseAddress { ig_tanh(r, r, units * count) }
    }
    return result
  }

  private func squaredWeight(_ j: Int, _ θ: [Double]) -> Double {
    var sum = 0.0
    for k in 0..<inputs { sum += θ[j * inputs + k] * θ[j * inputs + k] }
    return sum
  }

  private func sums(_ points: [Double], _ θ: [Double], isLaplacian: Bool) -> [Double] {
    let τ = activations(points, θ), count = points.count / inputs, outer = (inputs + 1) * units
    var result = [Double](repeating: isLaplacian ? 0 : θ[parameterCount - 1], count: count)
    for j in 0..<units {
      let a = θ[outer + j], square = squaredWeight(j, θ)
      for p in 0..<count {
        let t = τ[j * count + p]
        // φ″ = −2τ(1 − τ²).
        result[p] += isLaplacian ? -2 * a * square * t * (1 - t * t) : a * t
      }
    }
    return result
  }

  /// Adds the derivatives of factor·u or factor·Δu by all parameters, a row for each point, from a given row of a matrix on.
  func addDerivatives(
    of isLaplacian: Bool, factor: Double, at points: [Double], parameters θ: [Double], to matrix: inout Matrix, row: Int
  ) {
    let τ = activations(points, θ), count = points.count / inputs, width = parameterCount
    let biases = inputs * units, outer = biases + units
    matrix.elements.withUnsafeMutableBufferPointer { elements in
      for j in 0..<units {
        let a = factor * θ[outer + j], square = squaredWeight(j, θ)
        for p in 0..<count {
          let t = τ[j * count + p], first = 1 - t * t, second = -2 * t * first
          let at = (row + p) * width
          guard isLaplacian else {
            elements[at + outer + j] = factor * t
            elements[at + biases + j] = a * first
            for k in 0..<inputs { elements[at + j * inputs + k] = a * first * points[p * inputs + k] }
            continue
          }
          let third = -2 * first * (1 - 3 * t * t)
          elements[at + outer + j] = factor * square * second
          elements[at + biases + j] = a * square * third
          for k in 0..<inputs {
            elements[at + j * inputs + k] =
              a * (2 * θ[j * inputs + k] * second + square * third * points[p * inputs + k])
          }
        }
      }
      if !isLaplacian { for p in 0..<count { elements[(row + p) * width + width - 1] = factor } }
    }
  }
}
