import Foundation

/// What became of the pairs of one family: a row of the table in Docs/Performance.md.
struct TrialOutcome {
  let family: String
  let regime: String
  var pairs = 0
  /// Pairs that no geodesic joins, which was found in a second way too.
  var unjoined = 0
  var refused = 0
  var integrated = 0
  /// One for each pair that was solved.
  var disagreements: [Double] = []
  /// One for each pair that was solved in a second way.
  var misjudgements: [Double] = []
  /// The pair with the largest disagreement.
  var worst = ""
  /// The pairs whose answers other ways contradict.
  var wrong: [String] = []
  /// Searches for shorter geodesics that ended at longer ones, or nowhere.
  var strays = 0
  /// How often pairs were refused for what reason.
  var refusals: [String: Int] = [:]
  /// Seconds of each answer, without its checks.
  var times: [Double] = []
  /// Seconds of the processor for all, with the checks.
  var processorTime = 0.0

  init(family: String, regime: String) {
    self.family = family
    self.regime = regime
  }

  private static let columns = [
    "family", "regime", "pairs", "unjoined", "refused", "by a second rung", "integrated", "worst disagreement",
    "beside stated errors", "wrong", "median", "processor",
  ]

  static var header: String { line(columns) + "\n|" + columns.map { _ in "---|" }.joined() }

  var row: String {
    let sorted = times.sorted()
    return Self.line([
      family, regime, Self.grouped(pairs), Self.grouped(unjoined), Self.grouped(refused),
      Self.grouped(misjudgements.count), Self.grouped(integrated),
      disagreements.max().map { String(format: "%.1e", $0) } ?? "–",
      misjudgements.max().map { String(format: "%.2g", $0) } ?? "–", Self.grouped(wrong.count),
      sorted.isEmpty ? "–" : String(format: "%.3g ms", sorted[sorted.count / 2] * 1e3),
      String(format: processorTime < 10 ? "%.1f s" : "%.0f s", processorTime),
    ])
  }

  private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// A count below a million with a comma before its thousands.
  private static func grouped(_ count: Int) -> String {
    count < 1000 ? "\(count)" : "\(count / 1000)," + String(format: "%03d", count % 1000)
  }
}
