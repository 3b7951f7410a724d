import CAffinity
import Foundation
import GeometryLaws

/// All laws on a model of two parameters: compiled and measured at one point, and in many trials on all processors.
struct LawBenchmark {
  func rows(into table: inout Table) throws {
    for name in ["normal", "gamma"] {
      let manifold = try Catalogue.model(name).manifold(), point = try manifold.point([0.75, 2])
      let local = GeometryLaw.all.filter(\.isPointwise)
      for (arithmetic, laws, label, seconds) in [
        (.double, local, "at one place, \(name), Double", 0.05),
        (.digits(50), local, "at one place, \(name), 50 digits", 1),
        (.double, GeometryLaw.all, "and between places, \(name), Double", 0.05),
        (.digits(50), GeometryLaw.all, "and between places, \(name), 50 digits", 1),
      ] as [(InvarianceReport.Arithmetic, [GeometryLaw], String, Double)] {
        let task = "all laws \(label)"
        guard table.wants(task) else { continue }
        let (timing, report) = try measure {
          try InvarianceReport(of: manifold, at: point, seed: 3, laws: laws, arithmetic: arithmetic)
        }
        table.add(
          Row(
            task: task, ours: timing, target: .seconds(seconds),
            note: "\(report.outcomes.filter(\.holds).count) of \(report.outcomes.count) laws hold"))
      }
    }
    let task = "laws of the gamma family, 1000 trials on all processors, by the clock"
    guard table.wants(task) else { return }
    use_all_processors()
    defer { stay_on_one_processor() }
    let gamma = try Catalogue.model("gamma").manifold(), start = ContinuousClock.now, before = processorSeconds()
    let trials = try InvarianceTrials(of: gamma, count: 1_000, seed: 1)
    let wall = (ContinuousClock.now - start) / .seconds(1), work = processorSeconds() - before
    let used = String(format: "%.1f s of processors, %.2f of %d at work", work, work / wall, processorCount())
    table.add(Row(task: task, ours: Timing([wall]), note: "\(trials.failures.count) failures; \(used)"))
  }

  /// How many processors there are now.
  private func processorCount() -> Int { ProcessInfo.processInfo.activeProcessorCount }
}
