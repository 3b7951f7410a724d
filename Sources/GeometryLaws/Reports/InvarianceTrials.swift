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
    /// The line that repeats the trial: of a shell for a model of the catalogue, of Swift for models and claims of one's
    /// own, which are called `manifold` and `claims` there.
    public let replay: String

    /// The law, the point, the residual, and how to see it again.
    public var description: String {
      let place = zip(point.chart.coordinates, point.coordinates).map { "\($0.name) = \($1)" }.joined(separator: ", ")
      return
        "\(outcome.law.name) (\(outcome.law.statement)) is \(outcome.verdict.rawValue) at \(place): residual \(outcome.residual)\(outcome.note.isEmpty ? "" : " (\(outcome.note))")\n  replay: \(replay)"
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
    try self.init(
      LawProblem(manifold, claims: claims), count: count, seed: seed, laws: laws, arithmetic: arithmetic, draw: draw)
  }

  /// The same for a model whose geometry has no closed form: both sides are integrated.
  ///
  /// - Throws: as the other initializer.
  public init(
    of manifold: EstimatedManifold, count: Int, seed: UInt64, laws: [GeometryLaw] = GeometryLaw.all,
    arithmetic: InvarianceReport.Arithmetic = .double,
    draw: @escaping @Sendable (Chart, inout SeededDraws) throws -> Point = { try RandomPoints.draw($0, &$1) }
  ) throws {
    try self.init(
      LawProblem(estimating: manifold.model), count: count, seed: seed, laws: laws, arithmetic: arithmetic, draw: draw)
  }

  private init(
    _ problem: LawProblem, count: Int, seed: UInt64, laws: [GeometryLaw], arithmetic: InvarianceReport.Arithmetic,
    draw: @escaping @Sendable (Chart, inout SeededDraws) throws -> Point
  ) throws {
    precondition(count >= 1, "\(count) trials")
    let collected = Mutex<[Int: Result<[GeometryLaw.Outcome], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { k in
      let result = Result {
        var draws = SeededDraws(seed: seed &+ UInt64(k))
        let point = try draw(problem.chart, &draws)
        let setting = LawSetting(drawnFor: problem, at: point, &draws)
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
          let point = try draw(problem.chart, &draws)
          let change = RandomReparameterization(of: problem.chart).draw(&draws)
          let shrinking = TrialShrinking(problem: problem, law: outcome.law, arithmetic: arithmetic)
          let (simplest, found) = shrinking.simplest(from: point, change, outcome)
          failures.append(
            Failure(
              model: problem.name, outcome: found, seed: trial, point: simplest,
              replay: InvarianceTrials.replay(problem, arithmetic, outcome.law, trial)))
        }
      }
    }
    model = problem.name
    self.seed = seed
    self.count = count
    self.summaries = laws.compactMap { summaries[$0.name] }
    self.failures = failures
  }
}

extension InvarianceTrials {
  private static func replay(
    _ problem: LawProblem, _ arithmetic: InvarianceReport.Arithmetic, _ law: GeometryLaw, _ seed: UInt64
  ) -> String {
    // A model of one's own may have the name of one of the catalogue.
    guard problem.claims.isEmpty, let known = try? Catalogue.model(problem.name),
      known.chart.coordinates == problem.chart.coordinates, known.logDensity == problem.model?.logDensity
    else {
      var words = ["of: manifold"]
      if !problem.claims.isEmpty { words.append("claiming: claims") }
      words += ["trials: 1", "seed: \(seed)", "laws: [.\(law.name)]"]
      switch arithmetic {
      case .double: break
      case .digits(let digits): words.append("arithmetic: .digits(\(digits))")
      case .certified(let digits): words.append("arithmetic: .certified(digits: \(digits))")
      }
      return "try requireLaws(\(words.joined(separator: ", ")))"
    }
    var words = ["infogeo invariance \(problem.name) --trials 1 --seed \(seed)"]
    if !law.isPointwise { words.append("--all") }
    switch arithmetic {
    case .double: break
    case .digits(let digits): words.append("--digits \(digits)")
    case .certified(let digits): words.append("--certified --digits \(digits)")
    }
    return words.joined(separator: " ")
  }
}
