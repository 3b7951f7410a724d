import CAffinity
import Foundation
import InformationGeometry

/// All entries of Fisher matrices by quadrature: many digits, and `Double`.
struct QuadratureBenchmark {
  let peers: Peers
  let exchange: Exchange

  private struct Family {
    let name: String
    let parameters: [Symbol]
    let logDensity: String
    let point: [Expression]
    /// The places in our matrix of what the peers print.
    let places: [Int]
    /// Whether PARI gives the digits that it is asked for.
    let isPARIRight: Bool
  }

  private static let families: [Family] = {
    let m = Symbol("m"), s = Symbol("s", .positive), b = Symbol("b", .positive), w = Symbol("w", .unitInterval)
    let places = [0, 1, 3]
    return [
      Family(
        name: "cauchy", parameters: [m, s], logDensity: "-log(pi) - log(s) - log(1 + ((x - m)/s)^2)", point: [0, 1],
        places: places, isPARIRight: true),
      Family(
        name: "student3", parameters: [m, s],
        logDensity: "log(2/(pi*sqrt(3))) - log(s) - 2*log(1 + ((x - m)/s)^2/3)", point: [0, 1],
        places: places, isPARIRight: true),
      Family(
        name: "logistic", parameters: [m, s], logDensity: "-(x-m)/s - log(s) - 2*log(1 + exp(-(x-m)/s))",
        point: [0, 1], places: places, isPARIRight: true),
      Family(
        name: "gmm", parameters: [w, Symbol("m1"), Symbol("m2")],
        logDensity: "log(w*exp(-(x-m1)^2/2) + (1-w)*exp(-(x-m2)^2/2)) - log(2*pi)/2",
        point: [Expression(Rational(2, 5)), 0, 2], places: [0, 1, 2, 4, 5, 8], isPARIRight: true),
      Family(
        name: "gennormal3", parameters: [m, s, b],
        logDensity: "-(abs(x-m)/s)^b - log(s) + log(b/2) - lgamma(1/b)", point: [0, 1, 3], places: [4, 5, 8, 0],
        isPARIRight: false),
    ]
  }()

  func rows(into table: inout Table) throws {
    for family in Self.families {
      for digits in [50, 100, 500] { try row(family, digits, &table) }
    }
    try beta(&table)
    try mixture(&table)
  }

  private func model(_ family: Family) throws -> StatisticalModel {
    let x = Symbol("x")
    return try StatisticalModel(
      family.name, variables: [x], in: .realLine, parameters: family.parameters,
      logDensity: Expression(parsing: family.logDensity, symbols: [x] + family.parameters))
  }

  private func quadrature(_ family: Family, threads: Int = 1) throws -> ExpectationQuadrature {
    var quadrature = try ExpectationQuadrature(model(family))
    quadrature.threads = threads
    return quadrature
  }

  private func row(_ family: Family, _ digits: Int, _ table: inout Table) throws {
    let task = "Fisher metric of \(family.name) to \(digits) digits"
    guard table.wants(task) else { return }
    let point = try Point(family.point, in: model(family).chart)
    let warm = try quadrature(family)
    let (cached, entries) = try measure { try warm.metric(at: point, digits: digits) }
    let (cold, _) = try measure {
      try quadrature(family)
    } _: {
      try $0.metric(at: point, digits: digits)
    }
    var results: [PeerResult] = []
    var note = "\(entries[0].evaluations) evaluations"
    let reference = try warm.metric(at: point, digits: digits + 30)
    let right = family.places.map { digitsRight(entries[$0].value, reference[$0].value) }.min() ?? 0
    note += "; at least \(min(right, digits)) digits right"
    for peer in ["mpmath", "flint", "pari"] {
      // Minutes and more.
      if peer != "pari", digits == 500, ["gmm", "gennormal3"].contains(family.name) { continue }
      if peer == "flint", digits == 500 { continue }
      let result = peers.run("expectations.py", [peer, family.name, "\(digits)"], peer: peer)
      if let values = result.fields["entries"] as? [String] {
        let agreement = zip(values, family.places).map { digitsRight($0, reference[$1].value) }.min() ?? 0
        note += "; \(peer): \(min(agreement, digits)) right"
      }
      results.append(result)
    }
    let time = { (peer: String) in results.first { $0.name.lowercased().contains(peer) }?.timing?.median }
    var cachedRow = Row(task: task + ", nodes cached", ours: cached, peers: results, note: note)
    var coldRow = Row(task: task + ", cold", ours: cold, peers: results)
    if let slow = time("mpmath") {
      (cachedRow.target, coldRow.target) = (.seconds(slow / 50), .seconds(slow / 9))
    }
    if family.isPARIRight, let pari = time("pari") {
      cachedRow.target = .seconds(min(pari / 3, time("mpmath").map { $0 / 50 } ?? .infinity))
      coldRow.target = .seconds(min(pari * 1.5, time("mpmath").map { $0 / 9 } ?? .infinity))
    }
    table.add(cachedRow)
    table.add(coldRow)
    if digits == 500 { try threads(family, point, &table) }
  }

  /// Two threads against one, by the clock.
  private func threads(_ family: Family, _ point: Point, _ table: inout Table) throws {
    use_all_processors()
    defer { stay_on_one_processor() }
    let one = try quadrature(family, threads: 1), two = try quadrature(family, threads: 2)
    _ = try (one.metric(at: point, digits: 500), two.metric(at: point, digits: 500))
    var times: [[Double]] = [[], []]
    for _ in 0..<9 {
      for (k, quadrature) in [one, two].enumerated() {
        let start = ContinuousClock.now
        _ = try quadrature.metric(at: point, digits: 500)
        times[k].append((ContinuousClock.now - start) / .seconds(1))
      }
    }
    let (single, double) = (Timing(times[0]), Timing(times[1]))
    table.add(
      Row(
        task: "\(family.name) to 500 digits, two threads, by the clock", ours: double,
        peers: [PeerResult(name: "one thread", timing: single)], target: .ratio(1.6),
        note: "minima: \(shown(ratio: single.minimum / double.minimum))"))
  }

  private func beta(_ table: inout Table) throws {
    let task = "Fisher metric of beta(0.1, 0.2) to 1000 digits"
    guard table.wants(task) else { return }
    let x = Symbol("x", .unitInterval), a = Symbol("a", .positive), b = Symbol("b", .positive)
    let model = try StatisticalModel(
      "beta", variables: [x], in: .unitInterval, parameters: [a, b],
      logDensity: Expression(
        parsing: "(a-1)*log(x) + (b-1)*log(1-x) + lgamma(a+b) - lgamma(a) - lgamma(b)", symbols: [x, a, b]))
    let point = try Point([Expression(Rational(1, 10)), Expression(Rational(1, 5))], in: model.chart)
    let (timing, entries) = try measure(repeats: 3) {
      try ExpectationQuadrature(model)
    } _: {
      var quadrature = $0
      quadrature.threads = 1
      return try quadrature.metric(at: point, digits: 1_000)
    }
    // g₁₁ = ψ₁(a) − ψ₁(a + b)
    let manifold = try model.manifold()
    let exact = try manifold.manifold.enclosure(
      of: .metric, at: Point([Expression(Rational(1, 10)), Expression(Rational(1, 5))], in: manifold.chart), bits: 4_000
    )
    let right = zip(entries, exact).map { digitsRight($0.value, $1.decimal(digits: 1_010)) }.min() ?? 0
    table.add(Row(task: task, ours: timing, target: .seconds(5), note: "\(min(right, 1_000)) digits right"))
  }

  private func mixture(_ table: inout Table) throws {
    let task = "Fisher metric of a Gaussian mixture, 5×5, Double"
    guard table.wants(task) else { return }
    let x = Symbol("x"), w = Symbol("w", .unitInterval), m1 = Symbol("m1"), m2 = Symbol("m2")
    let s1 = Symbol("s1", .positive), s2 = Symbol("s2", .positive)
    let model = try StatisticalModel(
      "Gaussian mixture", variables: [x], in: .realLine, parameters: [w, m1, s1, m2, s2],
      logDensity: Expression(
        parsing: "log(w/s1*exp(-((x-m1)/s1)^2/2) + (1-w)/s2*exp(-((x-m2)/s2)^2/2)) - log(2*pi)/2",
        symbols: [x, w, m1, s1, m2, s2]))
    let point = try Point([0.3, -1, 0.5, 2, 1.3], in: model.chart)
    let quadrature = try ExpectationQuadrature(model), count = 100
    let (timing, entries) = try measure {
      var last: [Estimated<Double>] = []
      for _ in 0..<count { last = try quadrature.metric(at: point) }
      return last
    }
    let result = peers.run("expectations.py", ["numpy", "gmm5", "16"], peer: "NumPy, 256 nodes")
    var worst = 0.0
    for (ours, theirs) in zip(entries, result.fields["matrix"] as? [Double] ?? []) {
      worst = max(worst, abs(ours.value - theirs))
    }
    let bound = entries.map(\.error).max() ?? 0
    table.add(
      Row(
        task: task, ours: timing.divided(by: count), peers: [result], target: .ratio(3),
        note: "errors ≤ \(shown(error: bound)) (estimated); differs by \(shown(error: worst))"))
  }

  /// How many decimal digits of two numbers agree, relative to the larger; numbers near zero to as many places.
  private func digitsRight(_ a: String, _ b: String) -> Int {
    guard let x = Rational(a), let y = Rational(b) else { return 0 }
    let difference = (x - y).magnitude
    if difference.isZero { return .max }
    let scale = y.magnitude < Rational(1, 1_000_000) ? Rational(1) : y.magnitude
    let ratio = Ball(difference / scale, precision: BallPrecision(bits: 64))
    return Int(-(Ball.log(ratio).midpoint / 2.302585092994046))
  }
}
