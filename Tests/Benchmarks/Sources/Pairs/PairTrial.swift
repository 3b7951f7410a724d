import Foundation
import InformationGeometry
import Synchronization

/// Many pairs of one family.
struct PairTrial: Sendable {
  let family: PairFamily
  let regime: PairFamily.Regime
  let count: Int
  /// No pair is begun after so many seconds.
  let budget: Double
  /// How many of the slowest pairs are reported.
  var slowest = 0

  /// A disagreement above this is a wrong number.
  static let tolerance = 1e-8

  struct Outcome {
    var row: String
    var wrong: [String]
    var refusals: [String]
    var slowest: [String]
  }

  /// A pair that was solved.
  private struct Solution: Sendable {
    var disagreement = 0.0
    /// |d − d′|/(error + error′) of the distance and of that by a second rung.
    var misjudgement: Double?
    var isIntegrated = false
    let seconds: Double
    /// With both checks.
    var total = 0.0
    var text = ""
  }

  /// What became of one pair.
  private enum Fate: Sendable {
    case solved(Solution)
    case refused(String, seconds: Double)
  }

  func run() throws -> Outcome {
    let manifold = try Catalogue.model(family.name).manifold(), start = Date()
    // Compiled once, before many threads ask for it.
    _ = fate(manifold, 0)
    let fates = Mutex<[Fate]>([])
    DispatchQueue.concurrentPerform(iterations: (count + 19) / 20) { block in
      for index in block * 20..<min(count, block * 20 + 20) where Date().timeIntervalSince(start) < budget {
        let one = fate(manifold, index)
        fates.withLock { $0.append(one) }
      }
    }
    let all = fates.withLock { $0 }
    var solved: [Solution] = [], refusals: [String: Int] = [:]
    for fate in all {
      switch fate {
      case .refused(let reason, _): refusals[reason, default: 0] += 1
      case .solved(let solution): solved.append(solution)
      }
    }
    let worst = solved.map { $0.disagreement.isNaN ? .infinity : $0.disagreement }.max() ?? 0
    let second = solved.compactMap(\.misjudgement), times = solved.map(\.seconds).sorted()
    let wrong = solved.filter { !($0.disagreement <= Self.tolerance) || ($0.misjudgement ?? 0) > 1 }.map(\.text)
    let cells = [
      family.name, regime.rawValue, "\(all.count)", "\(all.count - solved.count)", "\(second.count)",
      "\(solved.filter(\.isIntegrated).count)", String(format: "%.1e", worst),
      String(format: "%.2g", second.max() ?? 0), "\(wrong.count)",
      String(format: "%.3g ms", (times.isEmpty ? .nan : times[times.count / 2]) * 1e3),
      String(format: "%.0f s", Date().timeIntervalSince(start)),
    ]
    return Outcome(
      row: "| " + cells.joined(separator: " | ") + " |", wrong: wrong,
      refusals: refusals.sorted { $0.value > $1.value }.prefix(4).map { "\(family.name): \($0.value) × \($0.key)" },
      slowest: slow(all))
  }

  /// The pairs that took longest, with all checks, and the mean.
  private func slow(_ fates: [Fate]) -> [String] {
    guard slowest > 0 else { return [] }
    let times = fates.map { fate -> (seconds: Double, text: String) in
      switch fate {
      case .solved(let solution):
        (solution.total, String(format: "%.1f ms without checks, ", solution.seconds * 1e3) + solution.text)
      case .refused(let reason, let seconds): (seconds, "refused: " + reason)
      }
    }
    let mean = times.reduce(0) { $0 + $1.seconds } / Double(max(1, times.count))
    return [String(format: "%@: mean %.2f ms a pair, checks included", family.name, mean * 1e3)]
      + times.sorted { $0.seconds > $1.seconds }.prefix(slowest).map {
        String(format: "%@: %.0f ms, ", family.name, $0.seconds * 1e3) + $0.text
      }
  }

  /// The pair with a number, solved in two ways.
  private func fate(_ manifold: StatisticalManifold, _ index: Int) -> Fate {
    var random = PairGenerator(seed: UInt64(index) &* 7919 &+ (regime == .easy ? 1 : 2))
    let a = family.point(manifold, regime, &random), b = family.point(manifold, regime, &random)
    let start = Date()
    do {
      let p = try manifold.point(a), q = try manifold.point(b)
      let distance = try manifold.distance(from: p, to: q)
      var found = Solution(seconds: Date().timeIntervalSince(start))
      var second: Distance?
      for rung in rungs(distance.method, manifold, index) {
        guard let other = try? manifold.distance(from: p, to: q, by: rung) else { continue }
        // A longer geodesic contradicts nothing where several join the points.
        let isShorter = other.value < distance.value * (1 - Self.tolerance)
        if family.hasOneGeodesic || isShorter || other.value <= distance.value * (1 + 1e-6) {
          second = other
          let gap = abs(other.value - distance.value)
          found.disagreement = max(found.disagreement, gap / distance.value)
          found.misjudgement = max(
            found.misjudgement ?? 0, gap / (distance.error + other.error + 4 * distance.value.ulp))
        }
        break
      }
      if second == nil || index % 10 == 0, manifold.dimension <= 20 {
        let curve = try manifold.geodesic(from: p, to: q)
        found.isIntegrated = true
        found.disagreement = max(
          found.disagreement, abs(curve.length - distance.value) / distance.value,
          try integrated(manifold, curve, to: q))
      }
      found.text =
        "\(a) to \(b): \(distance), second \(second.map { "\($0)" } ?? "none"), \(found.disagreement) \(found.misjudgement ?? 0)"
      found.total = Date().timeIntervalSince(start)
      return .solved(found)
    } catch {
      return .refused(
        "\(String("\(error)".prefix(150))) as \(a) to \(b)", seconds: Date().timeIntervalSince(start))
    }
  }

  /// How far the initial-value problem ends from the last point, relative to the length.
  ///
  /// By one integration in `Double`, and where that is not enough, as neighbouring geodesics part, in pieces and by series.
  private func integrated(_ manifold: StatisticalManifold, _ curve: Geodesic, to q: Point) throws -> Double {
    let start = curve.sample(at: 0)
    if let p = try? manifold.point(start.coordinates),
      let end = try? manifold.connection().geodesic(from: p, velocity: start.velocity).end.coordinates,
      let g = try? manifold.manifold.tape([.metric]).evaluate(q.coordinates)
    {
      let gap = zip(end, q.coordinates).map { $0 - $1 }, n = gap.count
      var square = 0.0
      for i in 0..<n { for j in 0..<n { square += g[i * n + j] * gap[i] * gap[j] } }
      // d(p, end) is the length: by the triangle inequality it is off by the gap at most.
      let departure = max(square, 0).squareRoot() / curve.length
      if departure <= Self.tolerance { return departure }
    }
    let check = try manifold.connection().verification(of: curve, seeksConjugatePoints: false)
    return max(check.endPointError ?? .nan, check.speedVariation)
  }

  /// The ways to check a distance by, in turn until one applies.
  private func rungs(_ method: Geodesic.Method, _ manifold: StatisticalManifold, _ index: Int) -> [GeodesicRung] {
    switch method {
    case .closedForm, .symmetricSpaceLift: manifold.dimension <= 5 ? [.collocation] : []
    case .collocation where manifold.dimension == 2 && manifold.manifold.hasCyclicCoordinate:
      index % 20 == 0 ? [.clairaut, .pathEnergy] : []
    default: index % 50 == 0 && manifold.dimension <= 4 ? [.clairaut, .pathEnergy] : []
    }
  }
}
