import Foundation
import InformationGeometry

/// 10,000 geodesics with given velocities, of Fisher length 1.5, to 1e-10: families of the catalogue and models of a user's
/// own, given as text.
struct GeodesicBenchmark {
  let peers: Peers
  let exchange: Exchange
  private let count = 10_000

  func rows(into table: inout Table) throws {
    let positive: ClosedRange<Double> = 0.5...5
    try row("gamma by its mean", try TensorBenchmark.gamma(), "gamma", [positive, positive], seed: 2, &table)
    try row(
      "Dirichlet 3", try Catalogue.model("dirichlet:k=3").manifold(), "dirichlet",
      [positive, positive, positive], seed: 8, &table)
    try row(
      "normal-gamma, from its density", try Self.normalGamma(), "normal-gamma", [nil, positive, positive, positive],
      seed: 9, &table)
    try row("a graph, from its metric", try Self.waves(), "waves", [nil, nil], seed: 10, &table)
  }

  /// A density of two variables with four parameters, as a user would write it.
  private static func normalGamma() throws -> StatisticalManifold {
    let x = Symbol("x"), t = Symbol("t", .positive)
    let parameters = [Symbol("mu"), Symbol("lambda", .positive), Symbol("a", .positive), Symbol("b", .positive)]
    let density = try Expression(
      parsing: "b^a*sqrt(lambda)/(gamma(a)*sqrt(2*pi))*t^(a-1/2)*exp(-b*t)*exp(-lambda*t*(x-mu)^2/2)",
      symbols: parameters + [x, t])
    return try StatisticalModel(
      "normal-gamma", of: [x, t], in: .product([.realLine, .positive]), parameters: parameters,
      logDensity: log(density)
    ).manifold()
  }

  /// The graph of sin x cos y.
  private static func waves() throws -> StatisticalManifold {
    let symbols = [Symbol("x"), Symbol("y")]
    let metric = try Expression.matrix(
      parsing:
        "[[1+(cos(x)*cos(y))^2, -cos(x)*cos(y)*sin(x)*sin(y)], [-cos(x)*cos(y)*sin(x)*sin(y), 1+(sin(x)*sin(y))^2]]",
      symbols: symbols)
    return try StatisticalManifold("a graph", metric: metric, parameters: symbols)
  }

  /// - Parameter ranges: of positive coordinates; nil for the whole line.
  private func row(
    _ name: String, _ manifold: StatisticalManifold, _ family: String, _ ranges: [ClosedRange<Double>?], seed: UInt64,
    _ table: inout Table
  ) throws {
    let task = "geodesic, \(name), each of 10,000", n = ranges.count
    guard table.wants(task) else { return }
    let connection = manifold.connection(), metric = try manifold.manifold.tape([.metric])
    var generator = SeededGenerator(seed: seed)
    var starts: [Double] = [], velocities: [Double] = [], problems: [Double] = []
    for _ in 0..<count {
      let x = ranges.map { range in range.map { generator.logUniform($0) } ?? generator.normal() }
      var v = zip(x, ranges).map { ($1 == nil ? 1 : $0) * generator.normal() }
      let g = metric.evaluate(x)
      let square = (0..<n * n).reduce(0) { $0 + g[$1] * v[$1 / n] * v[$1 % n] }
      v = v.map { 1.5 * $0 / square.squareRoot() }
      starts += x
      velocities += v
      problems += x + v
    }
    let (timing, ends) = try measure(seconds: 1) {
      try connection.geodesicEnds(from: starts, velocities: velocities, tolerance: 1e-10)
    }
    try exchange.write(problems, to: "problems")
    var note = "\(ends.failures.filter { $0 != nil }.count) failures"
    let results = ["scipy", "diffrax"].map { key in
      let result = peers.run(
        "geodesics.py", [family, "\(n)", exchange.path("problems"), exchange.path("ends"), key],
        peer: key == "scipy" ? "SciPy" : "diffrax")
      if result.timing != nil {
        note += "; \(key)'s ends differ by \(shown(error: difference(ends.coordinates, exchange.read("ends"))))"
      }
      return result
    }
    // The fastest peer, which is diffrax; SciPy's factor is read off the table.
    table.add(
      Row(task: task, ours: timing.divided(by: count), peers: results, target: .ratio(10), note: note))
  }

  private func difference(_ ours: [Double], _ theirs: [Double]) -> Double {
    zip(ours, theirs).map { abs($0 - $1) / max(1e-3, abs($0)) }.max() ?? .nan
  }
}
