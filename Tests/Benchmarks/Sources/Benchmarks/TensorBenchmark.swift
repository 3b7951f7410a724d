import Foundation
import InformationGeometry

/// Metric, Christoffel symbols and scalar curvature at 100,000 points.
struct TensorBenchmark {
  let peers: Peers
  let exchange: Exchange
  private let count = 100_000

  /// The gamma family by shape and mean, as a user would write it down.
  static func gamma() throws -> StatisticalManifold {
    let x = Symbol("x", .positive), k = Symbol("shape", .positive), m = Symbol("mean", .positive)
    return try StatisticalModel(
      "gamma by its mean", of: x, in: .positive, parameters: [k, m],
      logDensity: k * log(k / m) + (k - 1) * log(x) - k * x / m - logGamma(k)
    ).manifold()
  }

  func rows(into table: inout Table) throws {
    var generator = SeededGenerator(seed: 1)
    func columns(_ make: [(inout SeededGenerator) -> Double]) -> [Double] {
      make.flatMap { draw in (0..<count).map { _ in draw(&generator) } }
    }
    let positive: (inout SeededGenerator) -> Double = { exp(1.2 * $0.normal()) }
    try row(
      "normal", try Catalogue.model("normal").manifold(), columns([{ $0.normal() }, { exp(0.7 * $0.normal()) }]),
      target: 1, &table)
    try row(
      "gamma", try TensorBenchmark.gamma(), columns([{ exp(1.5 * $0.normal()) }, { exp(0.7 * $0.normal()) }]),
      target: 2, &table)
    try row(
      "Dirichlet 5", try Catalogue.model("dirichlet:k=5").manifold(), columns([_](repeating: positive, count: 5)),
      target: 4, &table)
  }

  private func row(
    _ family: String, _ manifold: StatisticalManifold, _ points: [Double], target: Double, _ table: inout Table
  ) throws {
    let task = "g, Γ, R at 100,000 points, \(family)"
    guard table.wants(task) else { return }
    let tape = try manifold.manifold.tape([.metric, .christoffel(alpha: 0), .scalarCurvature(alpha: 0)])
    let (timing, values) = measure(seconds: 1) { tape.evaluateBatch(count: count, flatInputs: points) }
    let columns = (0..<manifold.dimension).map { Array(points[$0 * count..<($0 + 1) * count]) }
    let separate = measure { tape.evaluateBatch(columns) }
    try exchange.write(points, to: "points")
    let key = family == "Dirichlet 5" ? "dirichlet" : family
    var results: [PeerResult] = []
    let error = try provedError(manifold.manifold, points, values, tape.outputCount)
    var note = "\(tape.count) instructions, \(tape.outputCount) columns; error of R ≤ \(shown(error: error)) (proved)"
    for peer in ["numpy", "jax"] {
      let result = peers.run(
        "curvature.py", [key, exchange.path("points"), exchange.path("values"), peer],
        peer: peer == "numpy" ? "NumPy" : "JAX")
      if result.timing != nil {
        note += "; \(peer) differs by \(shown(error: difference(values, exchange.read("values"), tape.outputCount)))"
      }
      results.append(result)
    }
    table.add(
      Row(
        task: task, ours: timing, peers: results, target: .ratio(target), note: note))
    table.add(Row(task: "the same, \(family), as an array of columns", ours: separate.timing))
  }

  /// The largest relative error of R at the first twenty points, against enclosures.
  private func provedError(_ manifold: Manifold, _ points: [Double], _ ours: [Double], _ columns: Int) throws -> Double
  {
    var worst = 0.0
    for i in 0..<20 {
      let point = try manifold.point((0..<manifold.dimension).map { points[$0 * count + i] })
      let exact = try manifold.rounded(.scalarCurvature(alpha: 0), at: point)[0]
      worst = max(worst, (abs(ours[(columns - 1) * count + i] - exact.value) + exact.error) / abs(exact.value))
    }
    return worst
  }

  /// The largest difference at the first points, relative to the larger of the values.
  private func difference(_ ours: [Double], _ theirs: [Double], _ columns: Int) -> Double {
    let first = theirs.count / columns
    guard first > 0 else { return .nan }
    var worst = 0.0
    for column in 0..<columns {
      for i in 0..<first {
        let a = ours[column * count + i], b = theirs[column * first + i]
        if a != b { worst = max(worst, abs(a - b) / max(abs(a), abs(b))) }
      }
    }
    return worst
  }
}
