import Foundation
import InformationGeometry

/// 10,000 geodesics of the gamma manifold with given velocities, of Fisher length 1.5, to 1e-10.
struct GeodesicBenchmark {
  let peers: Peers
  let exchange: Exchange
  private let count = 10_000

  func rows(into table: inout Table) throws {
    let manifold = try TensorBenchmark.gamma(), connection = manifold.connection()
    let metric = try manifold.manifold.tape([.metric])
    var generator = SeededGenerator(seed: 2)
    var starts: [Double] = [], velocities: [Double] = [], problems: [Double] = []
    for _ in 0..<count {
      let x = [generator.logUniform(0.5...5), generator.logUniform(0.5...5)]
      var v = x.map { $0 * generator.normal() }
      let g = metric.evaluate(x)
      let speed = (g[0] * v[0] * v[0] + 2 * g[1] * v[0] * v[1] + g[3] * v[1] * v[1]).squareRoot()
      v = v.map { 1.5 * $0 / speed }
      starts += x
      velocities += v
      problems += x + v
    }
    let (timing, ends) = try measure(seconds: 1) {
      try connection.geodesicEnds(from: starts, velocities: velocities, tolerance: 1e-10)
    }
    try exchange.write(problems, to: "problems")
    var results: [PeerResult] = []
    var note = "\(ends.failures.filter { $0 != nil }.count) failures"
    for peer in ["scipy", "diffrax"] {
      let result = peers.run(
        "geodesics.py", [exchange.path("problems"), exchange.path("ends"), peer],
        peer: peer == "scipy" ? "SciPy" : "diffrax")
      if result.timing != nil {
        note += "; \(peer)'s ends differ by \(shown(error: difference(ends.coordinates, exchange.read("ends"))))"
      }
      results.append(result)
    }
    table.add(
      Row(
        task: "geodesic of the gamma manifold, each of 10,000", ours: timing.divided(by: count), peers: results,
        target: .seconds(3e-6), note: note))
  }

  private func difference(_ ours: [Double], _ theirs: [Double]) -> Double {
    zip(ours, theirs).map { abs($0 - $1) / abs($0) }.max() ?? .nan
  }
}
