import GeometryLaws
import Testing

/// Lines that repeat a failing trial.
@Suite struct ReplayTests {
  /// Catches a failure that cannot be repeated: the arguments that the line states give the same law, place and residual,
  /// of a trial that was not the first, and a line of its own.
  @Test(arguments: [InvarianceReport.Arithmetic.double, .digits(30), .certified(digits: 20)])
  func failuresCanBeReplayed(_ arithmetic: InvarianceReport.Arithmetic) throws {
    let manifold = try Catalogue.model("gamma").manifold()
    let metric = manifold.manifold.metricComponents
    // Wrong by more than rounding for large shapes only, so that not all trials fail in `Double`.
    let a = Expression(manifold.chart.coordinates[0]), part = a.power(40) * Expression(Rational(10).power(-30))
    let claims = GeometryClaims(metric: [metric[0] * (1 + part), metric[1], metric[2], metric[3]])
    let trials = try InvarianceTrials(
      of: manifold, claiming: claims, count: 6, seed: 40, laws: [.divergenceToSecondOrder], arithmetic: arithmetic)
    let failure = try #require(trials.failures.first)
    if arithmetic == .double { #expect(trials.summaries.first.map { (1..<$0.count).contains($0.holding) } == true) }
    let suffix =
      switch arithmetic {
      case .double: ""
      case .digits(let digits): ", arithmetic: .digits(\(digits))"
      case .certified(let digits): ", arithmetic: .certified(digits: \(digits))"
      }
    #expect(
      failure.replay
        == "try requireLaws(of: manifold, claiming: claims, trials: 1, seed: \(failure.seed), laws: [.divergenceToSecondOrder]\(suffix))"
    )
    // The line, as it was printed.
    let error = #expect(throws: BrokenLaws.self) {
      try requireLaws(
        of: manifold, claiming: claims, trials: 1, seed: failure.seed, laws: [.divergenceToSecondOrder],
        arithmetic: arithmetic)
    }
    let again = try #require(error?.trials.failures.first)
    #expect(again.replay == failure.replay && again.point.coordinates == failure.point.coordinates)
    #expect(again.outcome.residual == failure.outcome.residual && again.outcome.verdict == failure.outcome.verdict)
    #expect("\(error.map { "\($0)" } ?? "")".contains(failure.replay))
    // The case is a small one.
    #expect(failure.point.coordinates.allSatisfy { $0 == ($0 * 100).rounded() / 100 }, "\(failure.point.coordinates)")
  }

  /// Catches trials that depend on those before them: trial k of many is the trial of the seed s + k.
  @Test func trialsStandAlone() throws {
    let manifold = try Catalogue.model("beta").manifold(), laws: [GeometryLaw] = [.metricIsTensor, .riemannIsTensor]
    let many = try InvarianceTrials(of: manifold, count: 4, seed: 5, laws: laws, arithmetic: .digits(20))
    let alone = try (0..<4).map {
      try InvarianceTrials(of: manifold, count: 1, seed: 5 + UInt64($0), laws: laws, arithmetic: .digits(20))
    }
    for (k, summary) in many.summaries.enumerated() {
      #expect(summary.worst == alone.map { $0.summaries[k].worst }.max())
    }
  }
}
