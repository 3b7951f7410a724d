import Foundation
import GeometryLaws

/// The dual Sobolev step, and kernels at a million pairs of points.
struct SobolevBenchmark {
  let peers: Peers

  func rows(into table: inout Table) throws {
    try step(&table)
    try network(&table)
    try kernels(&table)
  }

  /// N = 1000 samples and 100,000 parameters in blocks that are kept, beside one Cholesky factorization and the Gram product.
  private func step(_ table: inout Table) throws {
    let task = "dual Sobolev step, N = 1000, P = 100,000"
    guard table.wants(task) else { return }
    let n = 1000, p = 100_000, width = 1000
    var generator = SeededGenerator(seed: 1)
    let blocks = (0..<p / width).map { _ in
      Matrix(rows: n, columns: width, elements: (0..<n * width).map { _ in generator.uniform(-1...1) })
    }
    let jacobian = StreamedJacobian(sampleCount: n, parameterCount: p, blockSize: width) {
      blocks[$0.lowerBound / width]
    }
    let points = (0..<n).map { [2 * Double.pi * Double($0) / Double(n)] }
    let kernel = try SobolevSpace(on: .circle(2 * Expression.pi), order: 1).reproducingKernel().gramMatrix(points)
    let residual = (0..<n).map { cos(Double($0)) }
    let (ours, step) = try measure(repeats: 3, seconds: 0) {
      try DualStep(jacobian: jacobian, kernel: kernel, residual: residual, damping: 0.1)
    }
    let (alone, tangent) = try measure(repeats: 3, seconds: 0) { () -> Matrix in
      let tangent = try jacobian.tangentKernel()
      _ = try CholeskyFactorization(tangent)
      return tangent
    }
    // (λK + Θ)c = Kr
    var left = tangent * step.coefficients, right = kernel * residual
    for (k, value) in (kernel * step.coefficients).enumerated() { left[k] += 0.1 * value }
    right = zip(left, right).map { abs($0 - $1) / (1 + abs($1)) }
    let peer = peers.run("sobolev.py", ["step", "\(n)", "\(p)"], peer: "NumPy")
    table.add(
      Row(
        task: task, ours: ours, peers: [PeerResult(name: "JJᵀ and Cholesky by our BLAS", timing: alone), peer],
        target: .ratio(1.0 / 3), note: "equation to \(shown(error: right.max() ?? .nan))"))
  }

  /// A network of as many parameters: Θ from activations and sensitivities, without J.
  private func network(_ table: inout Table) throws {
    let task = "the same of a network, width 25,000, layer by layer"
    guard table.wants(task) else { return }
    let n = 1000, network = try MultilayerPerceptron(widths: [2, 25_000, 1], activation: .tanh, biasScale: 1)
    let parameters = network.randomParameters(seed: 1)
    let angles = (0..<n).map { 2 * Double.pi * Double($0) / Double(n) }
    let inputs = Matrix(rows: n, columns: 2, elements: angles.flatMap { [2 * cos($0), 2 * sin($0)] })
    let kernel = try SobolevSpace(on: .circle(2 * Expression.pi), order: 1).reproducingKernel()
      .gramMatrix(angles.map { [$0] })
    let residual = angles.map { cos(3 * $0) }
    let (ours, step) = try measure(repeats: 3, seconds: 0) {
      try DualStep(
        jacobian: NetworkJacobian(network, parameters: parameters, inputs: inputs), kernel: kernel, residual: residual,
        damping: 0.1)
    }
    table.add(
      Row(
        task: task, ours: ours,
        note: "\(network.parameterCount) parameters, \(step.direction.count) components; forward and back"))
  }

  /// A thousand by a thousand points, beside the exponentials of the formula at as many numbers.
  private func kernels(_ table: inout Table) throws {
    let line = (0..<1000).map { [Double($0) / 100 + 0.001] }, others = (0..<1000).map { [Double($0) / 101 + 0.002] }
    let cube = (0..<1000).map { k in [0.3, 0.5, 0.7].map { (Double(k) * $0).truncatingRemainder(dividingBy: 1) * 3 } }
    let π = Expression.pi, r = Symbol("r")
    let cases: [(String, SobolevDomain, Rational, [[Double]], [[Double]], Int)] = [
      ("line, s = 1", .euclidean(1), 1, line, others, 1), ("line, s = 3", .euclidean(1), 3, line, others, 1),
      ("ℝ³, s = 2", .euclidean(3), 2, cube, cube.reversed(), 1), ("circle, s = 1", .circle(2 * π), 1, line, others, 2),
      ("circle, s = 2", .circle(2 * π), 2, line, others, 2),
      ("interval, s = 1", .interval(0, 11, .neumann), 1, line, others, 4),
    ]
    let numbers = (0..<1_000_000).map { -Double($0) / 1e5 }
    let exponential = try Tape([exp(Expression(r))], inputs: [r])
    for (name, domain, order, x, y, count) in cases {
      let task = "kernel at 10⁶ pairs, \(name)"
      guard table.wants(task) else { continue }
      let kernel = try SobolevSpace(on: domain, order: order).reproducingKernel()
      let (ours, matrix) = try measure { try kernel.matrix(x, y) }
      let (one, _) = measure { exponential.evaluateBatch(count: numbers.count, flatInputs: numbers) }
      let several = Timing(median: one.median * Double(count), minimum: one.minimum * Double(count), count: one.count)
      let miss = try abs(matrix[3, 7] - kernel.value(x[3], y[7]))
      let peer = peers.run("sobolev.py", ["exp", "\(count * numbers.count)"], peer: "NumPy")
      table.add(
        Row(
          task: task, ours: ours,
          peers: [PeerResult(name: "its \(count) exponential\(count > 1 ? "s" : ""), ours", timing: several), peer],
          target: .ratio(0.5), note: "single value to \(shown(error: miss))"))
    }
  }
}
