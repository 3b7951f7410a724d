import Foundation
import InformationGeometry
import Synchronization

/// Many pairs of one family.
struct PairTrial: Sendable {
  let family: PairFamily
  let regime: PairFamily.Regime
  let count: Int

  /// A disagreement above this is a wrong number.
  static let tolerance = 1e-8

  struct Outcome {
    var row: String
    var wrong: [String]
    var refusals: [String]
  }

  /// What became of one pair.
  private enum Fate: Sendable {
    case solved(disagreement: Double, isSecondRung: Bool, text: String)
    case refused(String)
  }

  func run() throws -> Outcome {
    let manifold = try Catalogue.model(family.name).manifold(), start = Date()
    // Compiled once, before many threads ask for it.
    _ = fate(manifold, 0)
    let fates = Mutex<[Fate]>([])
    DispatchQueue.concurrentPerform(iterations: (count + 49) / 50) { block in
      let some = (block * 50..<min(count, block * 50 + 50)).map { fate(manifold, $0) }
      fates.withLock { $0 += some }
    }
    var solved = 0, twice = 0, worst = 0.0, wrong: [String] = [], refusals: [String: Int] = [:]
    for fate in fates.withLock({ $0 }) {
      switch fate {
      case .refused(let reason): refusals[reason, default: 0] += 1
      case .solved(let disagreement, let isSecondRung, let text):
        solved += 1
        if isSecondRung { twice += 1 }
        worst = disagreement.isNaN ? .infinity : max(worst, disagreement)
        if !(disagreement <= Self.tolerance) { wrong.append(text) }
      }
    }
    let cells = [
      "\(family.name), \(regime.rawValue)", "\(count)", "\(solved)", "\(count - solved)", "\(twice)",
      String(format: "%.1e", worst), "\(wrong.count)", String(format: "%.0f s", Date().timeIntervalSince(start)),
    ]
    return Outcome(
      row: "| " + cells.joined(separator: " | ") + " |", wrong: wrong,
      refusals: refusals.sorted { $0.value > $1.value }.prefix(4).map { "\(family.name): \($0.value) × \($0.key)" })
  }

  /// The pair with a number, solved in two ways.
  private func fate(_ manifold: StatisticalManifold, _ index: Int) -> Fate {
    var random = PairGenerator(seed: UInt64(index) &* 7919 &+ (regime == .easy ? 1 : 2))
    let a = family.point(manifold, regime, &random), b = family.point(manifold, regime, &random)
    do {
      let p = try manifold.point(a), q = try manifold.point(b)
      let distance = try manifold.distance(from: p, to: q)
      let curve = try manifold.geodesic(from: p, to: q)
      var worst = abs(curve.length - distance.value) / distance.value
      // What closed forms and the lift are compared with, and some of the others.
      var second: Double?
      let isOther = distance.method == .closedForm || distance.method == .symmetricSpaceLift
      if isOther, manifold.dimension <= 5 {
        second = try? manifold.distance(from: p, to: q, by: .collocation).value
      } else if index % 50 == 0, manifold.dimension <= 3 {
        second = try? manifold.distance(from: p, to: q, by: .pathEnergy).value
      }
      // A second geodesic that is longer contradicts nothing where several join the points.
      if let second, second < distance.value || manifold.dimension <= 2 {
        worst = max(worst, abs(second - distance.value) / distance.value)
      }
      if second == nil || index % 10 == 0 {
        let check = try manifold.connection().verification(of: curve, seeksConjugatePoints: false)
        worst = max(worst, check.endPointError ?? .nan, check.speedVariation)
      }
      return .solved(
        disagreement: worst, isSecondRung: second != nil,
        text: "\(a) to \(b): \(distance), second \(second.map { "\($0)" } ?? "none"), \(worst)")
    } catch {
      return .refused(String("\(error)".prefix(160)))
    }
  }
}
