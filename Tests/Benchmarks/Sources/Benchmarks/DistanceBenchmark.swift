import CAffinity
import Foundation
import InformationGeometry

/// Fisher–Rao distances of pairs of points without a closed form.
///
/// A pair by itself: its time is the median of at least seven passes over all pairs, half a second together; so are the peers' (SciPy's of
/// three passes, which take seconds).
struct DistanceBenchmark {
  let peers: Peers
  let exchange: Exchange

  func rows(into table: inout Table) throws {
    try row("gamma", try TensorBenchmark.gamma(), "gamma", 2, 0.5...5, seed: 3, &table)
    try row("gamma, wide", try TensorBenchmark.gamma(), "gamma", 2, 0.05...200, seed: 4, &table)
    try row("beta", try Catalogue.model("beta").manifold(), "dirichlet", 2, 0.5...5, seed: 5, &table)
    try row("Dirichlet 3", try Catalogue.model("dirichlet:k=3").manifold(), "dirichlet", 3, 0.5...5, seed: 6, &table)
    try row(
      "Dirichlet 3, wide", try Catalogue.model("dirichlet:k=3").manifold(), "dirichlet", 3, 0.05...200, seed: 7, &table)
    try matrix("gamma", try TensorBenchmark.gamma(), seed: 8, &table)
    try matrix("beta", try Catalogue.model("beta").manifold(), seed: 9, &table)
  }

  private func row(
    _ name: String, _ manifold: StatisticalManifold, _ family: String, _ n: Int, _ range: ClosedRange<Double>,
    seed: UInt64, _ table: inout Table
  ) throws {
    let task = "distance, \(name), each", count = 30
    guard table.wants(task) else { return }
    var generator = SeededGenerator(seed: seed)
    let pairs = (0..<count * 2 * n).map { _ in generator.logUniform(range) }
    let points = try (0..<2 * count).map { try manifold.point(Array(pairs[$0 * n..<($0 + 1) * n])) }
    // The first distance compiles the equations; the peers are warm as well, from other pairs.
    var others = SeededGenerator(seed: seed + 100)
    for _ in 0..<20 {
      let ends = try (0..<2).map { _ in try manifold.point((0..<n).map { _ in others.logUniform(range) }) }
      _ = try? manifold.distance(from: ends[0], to: ends[1])
    }
    // A single pass takes 5 ms, which is no longer than what else disturbs the machine.
    var times = [[Double]](repeating: [], count: count), distances = [Double](repeating: .nan, count: count)
    let begin = processorSeconds()
    while times[0].count < 7 || processorSeconds() - begin < 0.5 {
      for k in 0..<count {
        let start = processorSeconds()
        let distance = try? manifold.distance(from: points[2 * k], to: points[2 * k + 1])
        times[k].append(processorSeconds() - start)
        distances[k] = distance?.value ?? .nan
      }
    }
    let samples = times.map { Timing($0).median }
    try exchange.write(pairs, to: "pairs")
    var note = "\(distances.filter(\.isNaN).count) of \(count) not converged"
    // Shooting is for near pairs: on wide ones it fails too often to be compared.
    let results = (name.hasSuffix("wide") ? ["scipy"] : ["scipy", "jax"]).map { key in
      let peer = peers.run(
        "distances.py", [family, "\(n)", exchange.path("pairs"), exchange.path("distances"), key],
        peer: key == "jax" ? "JAX" : "SciPy")
      if peer.timing != nil {
        let theirs = exchange.read("distances")
        let differences = zip(distances, theirs).filter { !$0.isNaN && !$1.isNaN }.map { abs($0 - $1) / $0 }
        note += "; \(key) \(theirs.filter(\.isNaN).count), differs by \(shown(error: differences.max() ?? .nan))"
      }
      return peer
    }
    table.add(
      Row(task: task, ours: Timing(samples), peers: results, target: .ratio(10), note: note))
    // All of them at once: the time is the mean, which the long ones weigh on.
    let starts = stride(from: 0, to: 2 * count, by: 2).map { points[$0] }
    let ends = stride(from: 1, to: 2 * count, by: 2).map { points[$0] }
    let (together, found) = try measure { try manifold.distances(from: starts, to: ends) }
    let values = found.map { (try? $0.get())?.value ?? .nan }
    let differences = zip(values, distances).filter { !$0.isNaN && !$1.isNaN }.map { abs($0 - $1) / $1 }
    table.add(
      Row(
        task: "distances of an array, \(name), each", ours: together.divided(by: count), peers: results,
        target: .ratio(10),
        note: "\(values.filter(\.isNaN).count) of \(count) not converged; one by one differs by "
          + shown(error: differences.max() ?? .nan)))
  }

  /// The matrix of the distances between 200 points, each pair, in processor seconds; and the time on all processors.
  private func matrix(_ name: String, _ manifold: StatisticalManifold, seed: UInt64, _ table: inout Table) throws {
    let task = "distances of a matrix, \(name), each of 19,900", count = 200
    guard table.wants(task) else { return }
    var generator = SeededGenerator(seed: seed)
    let points = try (0..<count).map { _ in
      try manifold.point((0..<manifold.dimension).map { _ in generator.logUniform(0.5...5) })
    }
    let pairs = count * (count - 1) / 2
    let (timing, matrix) = try measure(repeats: 5) { try manifold.distanceMatrix(points, onFailure: .keep) }
    use_all_processors()
    defer { stay_on_one_processor() }
    let start = ContinuousClock.now
    _ = try manifold.distanceMatrix(points, onFailure: .keep)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    table.add(
      Row(
        task: task, ours: timing.divided(by: pairs),
        note: "\(matrix.failures.count) failed; the whole on all processors in \(shown(seconds))"))
  }
}
