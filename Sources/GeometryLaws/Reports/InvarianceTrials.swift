import Dispatch
import InformationGeometry
import Synchronization

/// Laws on a model at many random points, each under a nonlinear change of parameters of its own.
///
/// The formulas are differentiated once; trials only set numbers and run on all cores. Trial k has the seed s + k, so that
/// one trial can be repeated alone.
public struct InvarianceTrials: Sendable {
  /// A trial in which a law does not hold, as simple as it could be made.
  public struct Failure: Sendable, CustomStringConvertible {
    /// The name of the model.
    public let model: String
    /// What was measured in the simplest case.
    public let outcome: GeometryLaw.Outcome
    /// The seed of the trial.
    public let seed: UInt64
    /// The simplest point found, by name.
    public let point: Point
    /// The line that repeats the trial: of a shell for a model of the catalogue, of Swift for models and claims of one's own.
    public let replay: String

    /// The law, the point, the residual, and how to see it again.
    public var description: String {
      let place = zip(point.chart.coordinates, point.coordinates).map { "\($0.name) = \($1)" }.joined(separator: ", ")
      return
        "\(outcome.law.name) (\(outcome.law.statement)) is \(outcome.verdict.rawValue) at \(place): residual \(outcome.residual)\n  replay: \(replay)"
    }
  }

  /// How a law did in all trials.
  public struct Summary: Sendable {
    /// The law.
    public let law: GeometryLaw
    /// In how many trials it was measured, and in how many it held.
    public let count: Int, holding: Int
    /// The largest residual.
    public let worst: Double
    /// What is accepted.
    public let tolerance: Double
  }

  /// The model.
  public let model: String
  /// The seed of the first trial.
  public let seed: UInt64
  /// How many trials there were.
  public let count: Int
  /// Law by law, in the order of the theory.
  public let summaries: [Summary]
  /// The first failing trial of each law that fails.
  public let failures: [Failure]
  /// Whether every law held in every trial.
  public var holds: Bool { failures.isEmpty }

  /// Runs the trials.
  ///
  /// - Parameters:
  ///   - claims: a geometry of one's own in place of the library's.
  ///   - laws: which laws; by default those that can be measured at one place.
  ///   - draw: how points are drawn; by default from all of the chart.
  /// - Throws: `GeometryError` when no point can be drawn, or the model has no geometry in closed form.
  public init(
    of manifold: StatisticalManifold, claiming claims: GeometryClaims = GeometryClaims(), count: Int, seed: UInt64,
    laws: [GeometryLaw] = GeometryLaw.all.filter(\.isPointwise),
    arithmetic: InvarianceReport.Arithmetic = .double,
    draw: @escaping @Sendable (Chart, inout SeededDraws) throws -> Point = { try RandomPoints.draw($0, &$1) }
  ) throws {
    precondition(count >= 1, "\(count) trials")
    let problem = try LawProblem(manifold, claims: claims)
    let needsTransition = laws.contains { !$0.isPointwise } || problem.density == nil
    let collected = Mutex<[Int: Result<[GeometryLaw.Outcome], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { k in
      let result = Result {
        var draws = SeededDraws(seed: seed &+ UInt64(k))
        let point = try draw(manifold.chart, &draws)
        let setting = try LawSetting(drawnFor: problem, at: point, &draws, needsTransition: needsTransition)
        return InvarianceReport(setting, laws: laws, arithmetic: arithmetic).outcomes
      }
      collected.withLock { $0[k] = result }
    }
    let results = collected.withLock { $0 }
    var summaries: [String: Summary] = [:], failures: [Failure] = []
    for k in 0..<count {
      guard let outcomes = try results[k]?.get() else { continue }
      for outcome in outcomes {
        let name = outcome.law.name, known = summaries[name]
        summaries[name] = Summary(
          law: outcome.law, count: (known?.count ?? 0) + 1, holding: (known?.holding ?? 0) + (outcome.holds ? 1 : 0),
          worst: max(known?.worst ?? 0, outcome.residual), tolerance: outcome.tolerance)
        if !outcome.holds, !failures.contains(where: { $0.outcome.law.name == name }) {
          let trial = seed &+ UInt64(k)
          var draws = SeededDraws(seed: trial)
          let point = try draw(manifold.chart, &draws)
          let change = RandomReparameterization(of: manifold.chart).draw(&draws)
          let shrinking = TrialShrinking(
            problem: problem, law: outcome.law, arithmetic: arithmetic, needsTransition: needsTransition)
          let (simplest, found) = shrinking.simplest(from: point, change, outcome)
          failures.append(
            Failure(
              model: manifold.name, outcome: found, seed: trial, point: simplest,
              replay: InvarianceTrials.replay(manifold, claims, arithmetic, outcome.law, trial)))
        }
      }
    }
    model = manifold.name
    self.seed = seed
    self.count = count
    self.summaries = laws.compactMap { summaries[$0.name] }
    self.failures = failures
  }
}

extension InvarianceTrials {
  private static func replay(
    _ manifold: StatisticalManifold, _ claims: GeometryClaims, _ arithmetic: InvarianceReport.Arithmetic,
    _ law: GeometryLaw, _ seed: UInt64
  ) -> String {
    guard claims.isEmpty, (try? Catalogue.model(manifold.name)) != nil else {
      return "try requireLaws(of: …, \(claims.isEmpty ? "" : "claiming: …, ")trials: 1, seed: \(seed))"
    }
    var words = ["infogeo invariance \(manifold.name) --trials 1 --seed \(seed)"]
    if !law.isPointwise { words.append("--all") }
    switch arithmetic {
    case .double: break
    case .digits(let digits): words.append("--digits \(digits)")
    case .certified(let digits): words.append("--certified --digits \(digits)")
    }
    return words.joined(separator: " ")
  }
}

/// A failing case made simpler as long as it fails: rounder coordinates, fewer nonlinear terms.
private struct TrialShrinking {
  let problem: LawProblem
  let law: GeometryLaw
  let arithmetic: InvarianceReport.Arithmetic
  let needsTransition: Bool

  func simplest(
    from point: Point, _ draw: RandomReparameterization.Draw, _ outcome: GeometryLaw.Outcome
  ) -> (Point, GeometryLaw.Outcome) {
    var best = (point: point, draw: draw, outcome: outcome)
    let plain = RandomReparameterization.Draw(
      place: draw.place.map { _ in 0 }, nonlinear: draw.nonlinear.map { _ in 0 })
    if let found = failing(best.point, plain) { best = (best.point, plain, found) }
    for digits in [0, 1, 2] {
      for i in point.coordinates.indices {
        var x = best.point.coordinates
        for candidate in [0, 1, 0.5, rounded(x[i], digits)] where candidate != x[i] {
          let before = x[i]
          x[i] = candidate
          if problem.manifold.chart.contains(x), let simpler = try? Point(x, in: problem.manifold.chart),
            let found = failing(simpler, best.draw)
          {
            best = (simpler, best.draw, found)
            break
          }
          x[i] = before
        }
      }
    }
    return (best.point, best.outcome)
  }

  private func failing(_ point: Point, _ draw: RandomReparameterization.Draw) -> GeometryLaw.Outcome? {
    let random = RandomReparameterization(of: problem.manifold.chart)
    guard
      let setting = try? LawSetting(problem, random, draw, at: point, needsTransition: needsTransition),
      let outcome = InvarianceReport(setting, laws: [law], arithmetic: arithmetic).outcomes.first, !outcome.holds
    else { return nil }
    return outcome
  }

  private func rounded(_ x: Double, _ digits: Int) -> Double {
    let unit = Double.pow(10, Double(digits))
    return (x * unit).rounded() / unit
  }
}

/// A law that does not hold, as an error: what a test shows.
public struct BrokenLaws: Error, Sendable, CustomStringConvertible {
  /// The trials.
  public let trials: InvarianceTrials
  /// Every broken law with the simplest case and the line that repeats it.
  public var description: String {
    "\(trials.failures.count) broken law(s) of \(trials.model) in \(trials.count) trials, seed \(trials.seed)\n"
      + trials.failures.map(\.description).joined(separator: "\n")
  }
}

/// Requires all laws that apply to hold on a model, at random points and under random changes of parameters.
///
/// One line of a test suite:
///
///     @Test func geometry() throws { try requireLaws(of: model.manifold(), trials: 20, seed: 7) }
///
/// - Parameter claims: a geometry of one's own, to be tested in place of the library's.
/// - Throws: `BrokenLaws` with each law, the simplest failing case, and the line that repeats it; `GeometryError`.
public func requireLaws(
  of manifold: StatisticalManifold, claiming claims: GeometryClaims = GeometryClaims(), trials: Int = 20,
  seed: UInt64 = 1, laws: [GeometryLaw] = GeometryLaw.all.filter(\.isPointwise),
  arithmetic: InvarianceReport.Arithmetic = .double
) throws {
  let result = try InvarianceTrials(
    of: manifold, claiming: claims, count: trials, seed: seed, laws: laws, arithmetic: arithmetic)
  guard result.holds else { throw BrokenLaws(trials: result) }
}
