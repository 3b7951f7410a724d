import Foundation
import GeometryLaws

/// Steps of natural-gradient variational inference: logistic regression with 1000 rows, from N(0, 1), at the rate 0.5.
struct VariationalBenchmark {
  let peers: Peers
  let exchange: Exchange

  func rows(into table: inout Table) throws {
    let cases: [(weights: Int, peer: String, target: Double?)] = [
      (10, "jax", 3), (10, "numpy", nil), (100, "numpy", 1.5), (100, "jax", nil),
    ]
    for (weights, peer, target) in cases {
      let name = peer == "jax" ? "JAX" : "NumPy"
      let task = "variational step, \(weights) weights, beside \(name)", rows = 1000, steps = 50
      guard table.wants(task) else { continue }
      var generator = SeededGenerator(seed: 5)
      let scale = 2 / Double(weights).squareRoot()
      let design = (0..<rows * weights).map { _ in scale * generator.normal() }
      let truth = (0..<weights).map { _ in generator.normal() }
      let outcomes = (0..<rows).map { i in
        let u = (0..<weights).reduce(0) { $0 + design[i * weights + $1] * truth[$1] }
        return generator.uniform(0...1) < 1 / (1 + exp(-u)) ? 1.0 : 0
      }
      let posterior = try LogisticRegression(
        design: Matrix(rows: rows, columns: weights, elements: design), outcomes: outcomes, priorPrecision: 1)
      let inference = VariationalInference(posterior)
      let (timing, mean) = try measure { () -> [Double] in
        var q = NormalApproximation.standard(weights)
        for _ in 0..<steps { q = try inference.step(from: q, rate: 0.5).approximation }
        return q.mean
      }
      try exchange.write(design, to: "design")
      try exchange.write(outcomes, to: "outcomes")
      let result = peers.run(
        "variational.py", [peer, "\(weights)", "\(steps)", exchange.path("")], peer: name)
      let gap = zip(mean, exchange.read("mean")).map { abs($0 - $1) }.max()
      table.add(
        Row(
          task: task, ours: timing.divided(by: steps), peers: [result], target: target.map { .ratio($0) },
          note: "means agree to \(shown(error: gap ?? .nan))"))
    }
  }
}
