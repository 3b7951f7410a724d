import InformationGeometry

/// A target whose ℓ = −log p is a formula; its expectations are sums over nodes with an estimate of their error.
///
/// In up to three variables the nodes are two shifted trapezoidal grids of the whitened variables u = C⁻¹(z − m), whose error falls
/// exponentially for analytic ℓ, and whose difference is the estimate; in more variables scrambled Sobol' points, and the
/// estimate is two standard errors over eight scrambles.
public struct FormulaTarget: VariationalTarget {
  /// The variables.
  public let variables: [Symbol]
  /// ℓ.
  public let potential: Expression
  /// How many points each of the eight scrambles has beyond three variables.
  public let pointsPerScramble: Int
  private let values: Tape
  private let fullDerivatives: Tape
  private let diagonalDerivatives: Tape

  /// The distribution with p ∝ exp(−ℓ).
  ///
  /// - Throws: `SymbolicsError` for a symbol of ℓ that is no variable, or a derivative without closed form.
  public init(
    potential: Expression, variables: [Symbol], pointsPerScramble: Int = 1 << 12
  ) throws(SymbolicsError) {
    precondition(!variables.isEmpty, "a target without variables")
    precondition(pointsPerScramble > 0, "\(pointsPerScramble) points a scramble")
    self.variables = variables
    self.potential = potential
    self.pointsPerScramble = min(pointsPerScramble, ScrambledSobol.mostPoints)
    var gradient: [Expression] = [], second: [Expression] = [], diagonal: [Expression] = []
    for z in variables { gradient.append(try potential.derivative(by: z)) }
    for (i, first) in gradient.enumerated() {
      for (j, z) in variables.enumerated() {
        if j < i {
          second.append(second[j * variables.count + i])
        } else {
          second.append(try first.derivative(by: z))
        }
        if i == j { diagonal.append(second[second.count - 1]) }
      }
    }
    values = try Tape([potential], inputs: variables)
    fullDerivatives = try Tape(gradient + second, inputs: variables)
    diagonalDerivatives = try Tape(gradient + diagonal, inputs: variables)
  }

  /// The number of variables.
  public var dimension: Int { variables.count }

  /// E[∇ℓ] and E[∇²ℓ] with an estimate of their error.
  ///
  /// - Throws: `GeometryError.notFinite` where a derivative is not finite at a node.
  public func derivatives(under q: NormalApproximation) throws -> ExpectedDerivatives {
    let tape = q.structure == .full ? fullDerivatives : diagonalDerivatives
    let (means, error) = try expectations(of: tape, under: q)
    return ExpectedDerivatives(
      gradient: Array(means[..<dimension]), hessian: Array(means[dimension...]), error: error)
  }

  /// E[ℓ].
  ///
  /// - Throws: `GeometryError.notFinite` where ℓ is not finite at a node.
  public func expectation(under q: NormalApproximation) throws -> Double {
    try expectations(of: values, under: q).means[0]
  }

  private func expectations(of tape: Tape, under q: NormalApproximation) throws(GeometryError) -> (
    means: [Double], error: Double
  ) {
    precondition(q.dimension == dimension, "\(q.dimension) variables for \(dimension)")
    let groups = dimension <= 3 ? Self.grids(dimension) : scrambles
    var all: [[Double]] = []
    for group in groups { all.append(try sums(of: tape, over: group, under: q)) }
    let count = Double(all.count)
    var means = [Double](repeating: 0, count: tape.outputCount), error = 0.0
    for k in means.indices {
      var total = 0.0, squares = 0.0
      for part in all { total += part[k] }
      means[k] = total / count
      for part in all { squares += (part[k] - means[k]) * (part[k] - means[k]) }
      // Of two grids the distance from their mean is half their difference; of scrambles, two standard errors.
      let spread = dimension <= 3 ? 2 * squares.squareRoot() : 2 * (squares / (count * (count - 1))).squareRoot()
      error = max(error, spread)
    }
    return (means, error)
  }

  /// Nodes of the standard normal law with weights: input after input, all nodes of each.
  private struct Nodes: Sendable {
    var whitened: [Double]
    var weights: [Double]
  }

  private func sums(of tape: Tape, over nodes: Nodes, under q: NormalApproximation) throws(GeometryError) -> [Double] {
    let n = dimension, count = nodes.weights.count
    let C = q.squareRoot
    var points = [Double](repeating: 0, count: n * count)
    for i in 0..<n {
      for p in 0..<count { points[i * count + p] = q.mean[i] }
      for j in 0...i where C[i, j] != 0 {
        let factor = C[i, j]
        for p in 0..<count { points[i * count + p] += factor * nodes.whitened[j * count + p] }
      }
    }
    let values = tape.evaluateBatch(count: count, flatInputs: points)
    var result = [Double](repeating: 0, count: tape.outputCount)
    for k in result.indices {
      var sum = 0.0
      for p in 0..<count { sum += nodes.weights[p] * values[k * count + p] }
      guard sum.isFinite else {
        let bad = (0..<count).first { !values[k * count + $0].isFinite } ?? 0
        throw .notFinite(what: "the potential or a derivative of it", at: (0..<n).map { points[$0 * count + bad] })
      }
      result[k] = sum
    }
    return result
  }

  /// Two grids of step 0.7, shifted by half a step, in up to three variables.
  private static func grids(_ n: Int) -> [Nodes] {
    let step = 0.7, half = 12
    return [0, 0.5].map { shift in
      let axis = (-half...half).map { (Double($0) + shift) * step }
      let raw = axis.map { Double.exp(-$0 * $0 / 2) }, total = raw.reduce(0, +)
      let count = Int(Double.pow(Double(axis.count), Double(n)).rounded())
      var nodes = Nodes(
        whitened: [Double](repeating: 0, count: n * count), weights: [Double](repeating: 1, count: count))
      for p in 0..<count {
        var rest = p
        for i in 0..<n {
          let k = rest % axis.count
          rest /= axis.count
          nodes.whitened[i * count + p] = axis[k]
          nodes.weights[p] *= raw[k] / total
        }
      }
      return nodes
    }
  }

  private var scrambles: [Nodes] {
    (0..<8).map { seed in
      let sequence = ScrambledSobol(dimension: dimension, seed: UInt64(seed) &* 0x9E37_79B9 &+ 1)
      var nodes = Nodes(
        whitened: [Double](repeating: 0, count: dimension * pointsPerScramble),
        weights: [Double](repeating: 1 / Double(pointsPerScramble), count: pointsPerScramble))
      for p in 0..<pointsPerScramble {
        for (i, u) in sequence.point(p).enumerated() { nodes.whitened[i * pointsPerScramble + p] = normalQuantile(u) }
      }
      return nodes
    }
  }
}
