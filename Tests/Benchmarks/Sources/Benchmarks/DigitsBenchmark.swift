import InformationGeometry

/// Distances to fifty digits, and those of normal vectors in `Double` beside a lift in NumPy.
struct DigitsBenchmark {
  let peers: Peers
  let exchange: Exchange

  func rows(into table: inout Table) throws {
    try digits("gamma", ["1", "1"], ["2", "2/3"], &table)
    try digits("beta", ["1", "1"], ["5", "2"], &table)
    try digits("multivariate-normal:d=2", ["0", "0", "1", "0", "1"], ["1", "2", "2", "1/2", "1"], &table)
    for order in [2, 10, 20, 50] { try normals(order, &table) }
  }

  private func digits(_ name: String, _ from: [String], _ to: [String], _ table: inout Table) throws {
    let task = "distance, \(name), 50 digits"
    guard table.wants(task) else { return }
    let manifold = try Catalogue.model(name).manifold()
    func point(_ texts: [String]) throws -> Point {
      try manifold.point(exactly: texts.map { try Expression(parsing: $0, symbols: []) })
    }
    let p = try point(from), q = try point(to)
    let reference = try manifold.distance(from: p, to: q, digits: 70)
    let (timing, found) = try measure { try manifold.distance(from: p, to: q, digits: 50) }
    let miss = ((found.value - reference.value).magnitude / reference.value).asDouble
    table.add(
      Row(
        task: task, ours: timing, target: .seconds(1),
        note: "\(found.method.rawValue), off by \(shown(error: miss)) from 70 digits"))
  }

  private func normals(_ d: Int, _ table: inout Table) throws {
    let task = "distance, normal vectors, d = \(d), each", count = d > 20 ? 3 : 40
    guard table.wants(task) else { return }
    var generator = SeededGenerator(seed: 11)
    var numbers: [Double] = [], parts: [(mean: [Double], covariance: [Double])] = []
    for _ in 0..<2 * count {
      let mean = (0..<d).map { _ in generator.normal() }
      let a = (0..<d * (d + 2)).map { _ in generator.normal() }
      let covariance = (0..<d * d).map { place -> Double in
        (0..<d + 2).reduce(0) { $0 + a[place / d * (d + 2) + $1] * a[place % d * (d + 2) + $1] } / Double(d + 2)
      }
      parts.append((mean, covariance))
      numbers += mean + covariance
    }
    let workspace = MultivariateNormalDistance(order: d)
    _ = try workspace.distance(from: parts[0].mean, parts[0].covariance, to: parts[1].mean, parts[1].covariance)
    var samples: [Double] = [], distances: [Double] = []
    for k in 0..<count {
      let a = parts[2 * k], b = parts[2 * k + 1], start = processorSeconds()
      let distance = try workspace.distance(from: a.mean, a.covariance, to: b.mean, b.covariance)
      samples.append(processorSeconds() - start)
      distances.append(distance.value)
    }
    try exchange.write(numbers, to: "normals")
    let peer = peers.run(
      "normal_distances.py", ["\(d)", exchange.path("normals"), exchange.path("distances")], peer: "NumPy")
    var note = ""
    if peer.timing != nil {
      // Where there are several critical points the least is right.
      let differences = zip(distances, exchange.read("distances")).map { ($1 - $0) / $0 }
      note = "\(differences.filter { $0 > 1e-9 }.count) of the peer's are longer, "
      note += "\(differences.filter { $0 < -1e-9 }.count) shorter; the others differ by "
      note += shown(error: differences.map(\.magnitude).filter { $0 <= 1e-9 }.max() ?? .nan)
    }
    table.add(
      Row(
        task: task, ours: Timing(samples), peers: [peer], target: d > 20 ? .seconds(2) : .ratio(d == 2 ? 10 : 4),
        note: note))
  }
}
