import Foundation
import InformationGeometry

/// Proved enclosures of the Fisher metric of densities, beside Arb through python-flint on the same integrals.
///
/// Ours prove their tails, find where to cut, and enclose the mass and E[sᵢ] as well; theirs are cut by hand.
struct CertifiedBenchmark {
  let peers: Peers

  private struct Case {
    let name: String
    let space: SampleSpace
    let parameters: [Symbol]
    let logDensity: String
    let point: [Expression]
  }

  private static let m = Symbol("m"), s = Symbol("s", .positive), b = Symbol("b", .positive)
  private static let cases: [Case] = [
    Case(
      name: "cauchy", space: .realLine, parameters: [m, s], logDensity: "-log(pi) - log(s) - log(1 + ((x - m)/s)^2)",
      point: [0, 1]),
    Case(
      name: "student3", space: .realLine, parameters: [m, s],
      logDensity: "log(2) - log(pi) - log(3)/2 - log(s) - 2*log(1 + ((x - m)/s)^2/3)", point: [0, 1]),
    Case(
      name: "logistic", space: .realLine, parameters: [m, s],
      logDensity: "-(x - m)/s - log(s) - 2*log(1 + exp(-(x - m)/s))", point: [0, 1]),
    Case(
      name: "mixture", space: .realLine, parameters: [Symbol("w", .unitInterval), m, Symbol("n")],
      logDensity: "log(w*exp(-(x - m)^2/2) + (1 - w)*exp(-(x - n)^2/2)) - log(2*pi)/2",
      point: [Expression(Rational(2, 5)), 0, 2]),
    Case(
      name: "generalized normal 3", space: .positive, parameters: [s, b],
      logDensity: "-(x/s)^b + log(b) - log(s) - lgamma(1/b)", point: [1, 3]),
  ]

  func rows(into table: inout Table) throws {
    for item in Self.cases {
      let x = Symbol("x", item.space.domain)
      let model = try StatisticalModel(
        item.name, variables: [x], in: item.space, parameters: item.parameters,
        logDensity: Expression(parsing: item.logDensity, symbols: [x] + item.parameters))
      for digits in [50, 100] {
        let task = "certified Fisher metric, \(item.name), \(digits) digits"
        guard table.wants(task) else { continue }
        let manifold = try model.certifiedManifold(), point = try Point(item.point, in: model.chart)
        let ours = try measure(repeats: 3) { try manifold.enclosure(of: .metric, at: point, digits: digits) }
        let peer = peers.run("integrals.py", [item.name, "\(digits)"], peer: "python-flint")
        table.add(
          Row(
            task: task, ours: ours.timing, peers: [peer], target: .ratio(2),
            note: agreement(ours.last.components, peer.fields["entries"] as? [String], digits, item.parameters.count)))
      }
    }
  }

  /// Whether the peer's entries, the upper triangle row by row, lie in our balls, to their last digit.
  private func agreement(_ found: [Ball], _ entries: [String]?, _ digits: Int, _ n: Int) -> String {
    guard let entries else { return "" }
    let upper = (0..<n).flatMap { i in (i..<n).map { i * n + $0 } }
    let precision = BallPrecision(digits: digits + 10)
    let unit = Rational(1) / Rational(10).power(digits - 1)
    for (place, text) in zip(upper, entries) {
      guard let value = Rational(text) else { return "DISAGREES: \(text)" }
      let near = Ball(lower: value - unit, upper: value + unit, precision: precision)
      if !near.overlaps(found[place]) { return "DISAGREES: \(found[place]) for \(text)" }
    }
    return "\(entries.count) entries agree"
  }
}
