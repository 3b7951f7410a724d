import InformationGeometry

/// Inner products of any order on flat domains, by the frequencies of sampled functions.
///
///     ⟨f, g⟩ = Σ_k (1 + ℓ²ω_k²)ˢ f_k g_k
///
/// with the coefficients in the orthonormal waves of the domain, cosines or sines for Neumann's and Dirichlet's conditions. ℝⁿ is a torus
/// that grows with the refinement, since for analytic functions that decay the sum over frequencies goes to the integral like e^(−length/ℓ).
struct FrequencyProducts {
  private let space: SobolevSpace

  init(_ space: SobolevSpace) { self.space = space }

  func gram(tolerance: Double, _ values: (Matrix) throws -> Matrix) throws -> FunctionGram {
    let what = "the inner products on \(space.domain.summary)", n = space.domain.dimension
    if case .restricted = space.domain.boundary {
      throw GeometryError.unsupported(reason: "\(what): the restricted norm needs formulas and an integer order")
    }
    guard n <= 3 else { throw GeometryError.unsupported(reason: "\(what): more than three dimensions") }
    let levels = [[16, 32, 64, 128, 256, 512, 1024], [8, 16, 32, 64, 128], [8, 12, 16, 24, 32]][n - 1]
    return try FunctionGram.refined(levels, tolerance: tolerance, what: what, method: "sum over frequencies") { size in
      let axes = (0..<n).map { WaveAxis(space.domain, axis: $0, lengthScale: space.lengthScale.asDouble, size: size) }
      let count = axes.reduce(1) { $0 * $1.nodes.count }
      var points = Matrix(rows: count, columns: n), weights = [Double](repeating: 0, count: count)
      for p in 0..<count {
        var rest = p, squares = 0.0
        // The last axis runs fastest.
        for k in stride(from: n - 1, through: 0, by: -1) {
          let m = axes[k].nodes.count
          points[p, k] = axes[k].nodes[rest % m]
          squares += axes[k].frequencies[rest % m] * axes[k].frequencies[rest % m]
          rest /= m
        }
        let ℓ = space.lengthScale.asDouble
        weights[p] = Double.pow(1 + ℓ * ℓ * squares, space.order.asDouble)
      }
      // For each function a row; then wave coefficients along each axis in turn.
      var rows = try values(points).transposed
      for k in 0..<n { rows = axes[k].transformed(rows, inner: axes[(k + 1)...].reduce(1) { $0 * $1.nodes.count }) }
      for i in 0..<rows.rows { for p in 0..<count { rows.elements[i * count + p] *= weights[p].squareRoot() } }
      return (rows.rowProducts, count)
    }
  }
}

/// The waves of one axis, orthonormal on the domain and on its nodes.
struct WaveAxis {
  let nodes: [Double]
  let frequencies: [Double]
  /// A row for each wave: its values at the nodes times the weight of a node.
  private let waves: Matrix

  init(_ domain: SobolevDomain, axis: Int, lengthScale ℓ: Double, size: Int) {
    let low: Double, length: Double, reflection: Int?
    if let sides = domain.sides {
      low = ReproducingKernel.double(sides.origins[axis])
      length = ReproducingKernel.double(sides.lengths[axis])
      reflection = sides.reflection
    } else {
      // The line: nodes get denser and reach farther, both like √size.
      length = 8 * Swift.max(ℓ, 1) * (Double(size) / 16).squareRoot()
      low = -length / 2
      reflection = nil
    }
    // For whole periods an odd number, so that every cosine has its sine.
    let count = reflection == nil ? size + 1 : size, step = length / Double(count)
    nodes = (0..<count).map { low + step * (Double($0) + 0.5) }
    var frequencies: [Double] = []
    var waves = Matrix(rows: count, columns: count)
    for k in 0..<count {
      let turns = reflection == nil ? Double((k + 1) / 2) : (reflection == 1 ? Double(k) : Double(k + 1)) / 2
      let ω = 2 * Double.pi * turns / length, isSine = reflection == nil ? k % 2 == 0 && k > 0 : reflection == -1
      // The highest sine alternates between the nodes, with twice the square.
      let isLast = reflection == -1 && k == count - 1
      let norm = turns == 0 || isLast ? (1 / length).squareRoot() : (2 / length).squareRoot()
      frequencies.append(ω)
      for j in 0..<count {
        let phase = ω * (nodes[j] - low)
        waves[k, j] = step * norm * (isSine ? Double.sin(phase) : Double.cos(phase))
      }
    }
    self.frequencies = frequencies
    self.waves = waves
  }

  /// The coefficients along this axis of rows of values, of which `inner` lie side by side behind it.
  func transformed(_ rows: Matrix, inner: Int) -> Matrix {
    let count = nodes.count, blocks = rows.elements.count / (count * inner)
    var result: [Double] = []
    result.reserveCapacity(rows.elements.count)
    for block in 0..<blocks {
      let part = Matrix(
        rows: count, columns: inner,
        elements: Array(rows.elements[block * count * inner..<(block + 1) * count * inner]))
      result += (waves * part).elements
    }
    return Matrix(rows: rows.rows, columns: rows.columns, elements: result)
  }
}
