import Foundation
import InformationGeometry

/// The Christoffel symbols of exponential families at 100,000 points, from a log-partition function, by compiled code.
struct ChristoffelBenchmark {
  let peers: Peers
  let exchange: Exchange
  private let count = 100_000

  func rows(into table: inout Table) throws {
    for name in ["MVN 2", "categorical 8"] where table.wants("Γ of \(name), 100,000 points") {
      guard let item = ChainBenchmark.cases.first(where: { $0.name == name }) else { continue }
      try rows(item, &table)
    }
  }

  private func rows(_ item: ChainBenchmark.Case, _ table: inout Table) throws {
    let inputs = item.variables.map { Symbol($0) }, n = inputs.count
    let potential = try Expression(parsing: item.formulas[0], symbols: inputs, pool: ExpressionPool())
    let manifold = try StatisticalModel(item.name, logPartition: potential, parameters: inputs).manifold().manifold
    let all = try manifold.components([.christoffel(alpha: 0)])
    // i ≤ j: the others are the same numbers.
    let places = (0..<n * n * n).filter { $0 / n % n <= $0 % n }
    let formulas = places.map { all[$0] }
    var generator = SeededGenerator(seed: 12)
    let points = item.point.flatMap { center in (0..<count).map { _ in center + generator.uniform(-0.1...0.1) } }

    let whole = try measure(seconds: 1) {
      try Tape(formulas, inputs: inputs).evaluateBatch(count: count, flatInputs: points)
    }
    let tape = try Tape(formulas, inputs: inputs)
    let (timing, values) = measure(seconds: 1) { tape.evaluateBatch(count: count, flatInputs: points) }

    try exchange.write(variables: item.variables, formulas: item.formulas, point: item.point, to: "case")
    try exchange.write(points, to: "points")
    let peer = peers.run(
      "christoffels.py", [exchange.path("case"), exchange.path("points"), exchange.path("values")], peer: "SymEngine")
    var included = peer
    if let compile = peer[number: "compile"], let least = peer[number: "compile_min"], let bare = peer.timing {
      included.timing = Timing(median: bare.median + compile, minimum: bare.minimum + least, count: bare.count)
    }
    var note = "\(tape.count) instructions, \(tape.outputCount) values; "
    note += "error ≤ \(shown(error: try provedError(manifold, points, values, places))) of the largest (proved)"
    if peer.timing != nil {
      note += ", the peer's differ by \(shown(error: difference(values, exchange.read("values"), tape.outputCount)))"
    }
    table.add(
      Row(
        task: "Γ of \(item.name), 100,000 points, compiling included", ours: whole.timing, peers: [included],
        target: .ratio(2)))
    table.add(
      Row(
        task: "Γ of \(item.name), 100,000 points, compiled", ours: timing, peers: [peer], target: .ratio(0.5),
        note: note))
  }

  /// The largest error at the first twenty points, beside the largest symbol, against enclosures.
  private func provedError(_ manifold: Manifold, _ points: [Double], _ ours: [Double], _ places: [Int]) throws -> Double
  {
    var worst = 0.0
    for i in 0..<20 {
      let point = try manifold.point((0..<manifold.dimension).map { points[$0 * count + i] })
      let exact = try manifold.rounded(.christoffel(alpha: 0), at: point)
      let largest = exact.map(\.value.magnitude).max() ?? 1
      for (k, place) in places.enumerated() {
        worst = max(worst, (abs(ours[k * count + i] - exact[place].value) + exact[place].error) / largest)
      }
    }
    return worst
  }

  /// The largest difference at the first points, beside the largest of the values.
  private func difference(_ ours: [Double], _ theirs: [Double], _ columns: Int) -> Double {
    var worst = 0.0
    for i in 0..<theirs.count / columns {
      let row = theirs[i * columns..<(i + 1) * columns], largest = row.map(\.magnitude).max() ?? 1
      for (k, value) in row.enumerated() { worst = max(worst, abs(ours[k * count + i] - value) / largest) }
    }
    return worst
  }
}
