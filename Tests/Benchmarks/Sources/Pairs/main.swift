import Foundation
import InformationGeometry
import Synchronization

// make pairs [PAIRS="gamma beta …"] [COUNT=10000] [LIMIT=3600 seconds a row] [SLOWEST=0 pairs to name]
//
// Distances of random pairs, easy and wide, each checked by a second way: another rung of the ladder, and an independent
// integration of the curve. A pair is solved, or refused with an error; a distance that the second way contradicts, by
// more than 10⁻⁸ or by more than the errors that both state, is wrong, and ends the program with status 1.

let environment = ProcessInfo.processInfo.environment
let count = Int(environment["COUNT"] ?? "") ?? 10_000
let budget = Double(environment["LIMIT"] ?? "") ?? 3600
let slowest = Int(environment["SLOWEST"] ?? "") ?? 0
let chosen = Set((environment["PAIRS"] ?? "").split(separator: " ").map(String.init))
let families = PairFamily.all.filter { chosen.isEmpty || chosen.contains($0.name) }

func report(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

guard !families.isEmpty else {
  FileHandle.standardError.write(Data("Pairs: none of \(PairFamily.all.map(\.name).joined(separator: ", "))\n".utf8))
  exit(64)
}
report(
  "| family | regime | pairs | refused | by a second rung | integrated | worst disagreement | beside stated errors | wrong | median | time |"
)
report("|---|---|---|---|---|---|---|---|---|---|---|")
var wrong = 0
for family in families {
  for regime in PairFamily.Regime.allCases {
    let outcome = try PairTrial(
      family: family, regime: regime, count: count, budget: budget, slowest: slowest
    ).run()
    wrong += outcome.wrong.count
    report(outcome.row)
    for line in outcome.wrong.prefix(5) { report("  WRONG " + line) }
    for line in outcome.slowest + outcome.refusals { FileHandle.standardError.write(Data("  \(line)\n".utf8)) }
  }
}
exit(wrong == 0 ? 0 : 1)
