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

  /// What became of one pair.
  private enum Fate: Sendable {
    case solved(Solution)
    /// Refused rightly, as no geodesic joins the points.
    case unjoined
    case refused(String)
    /// Refused for a reason that is not so.
    case misled(String)
  }

  /// A pair that was solved.
  private struct Solution: Sendable {
    let disagreement: Double
    let misjudgement: Double?
    let isIntegrated: Bool
    let isWrong: Bool
    let strays: Int
    /// Of the answer, without its checks.
    let seconds: Double
    let text: String
  }

  func run() throws -> TrialOutcome {
    let manifold = try Catalogue.model(family.name).manifold(), start = Date(), before = clock()
    // Compiled once, before many threads ask for it.
    _ = fate(manifold, 0)
    let fates = Mutex<[Fate]>([])
    DispatchQueue.concurrentPerform(iterations: (count + 19) / 20) { block in
      for index in block * 20..<min(count, block * 20 + 20) where Date().timeIntervalSince(start) < budget {
        let one = fate(manifold, index)
        fates.withLock { $0.append(one) }
      }
    }
    var outcome = TrialOutcome(family: family.name, regime: regime.rawValue), largest = 0.0
    for fate in fates.withLock({ $0 }) {
      outcome.pairs += 1
      switch fate {
      case .unjoined: outcome.unjoined += 1
      case .refused(let reason):
        outcome.refused += 1
        outcome.refusals[reason, default: 0] += 1
      case .misled(let text): outcome.wrong.append(text)
      case .solved(let solution):
        if solution.isIntegrated { outcome.integrated += 1 }
        if solution.disagreement > largest { (largest, outcome.worst) = (solution.disagreement, solution.text) }
        outcome.disagreements.append(solution.disagreement)
        if let misjudgement = solution.misjudgement { outcome.misjudgements.append(misjudgement) }
        if solution.isWrong { outcome.wrong.append(solution.text) }
        outcome.strays += solution.strays
        outcome.times.append(solution.seconds)
      }
    }
    outcome.processorTime = Double(clock() - before) / Double(CLOCKS_PER_SEC)
    return outcome
  }

  /// The pair with a number, solved and checked.
  private func fate(_ manifold: StatisticalManifold, _ index: Int) -> Fate {
    var random = PairGenerator(seed: UInt64(index) &* 7919 &+ (regime == .easy ? 1 : 2))
    let a = family.point(manifold, regime, &random), b = family.point(manifold, regime, &random)
    do {
      let p = try manifold.point(a), q = try manifold.point(b), start = Date()
      var check = try PairCheck(family, manifold, from: p, to: q, index: index)
      let seconds = Date().timeIntervalSince(start)
      try check.run()
      return .solved(
        Solution(
          disagreement: check.disagreement, misjudgement: check.misjudgement, isIntegrated: check.isIntegrated,
          isWrong: check.isWrong, strays: check.strays, seconds: seconds, text: check.text))
    } catch {
      let text = "\(String("\(error)".prefix(150))) as \(a) to \(b)"
      guard family.isZeroInflated, "\(error)".contains("no geodesic joins the points"),
        let sphere = ZeroInflatedSphere(from: a, to: b)
      else { return .refused(text) }
      return sphere.distance == nil ? .unjoined : .misled(text)
    }
  }
}
