import Foundation
import InformationGeometry

// make pairs [PAIRS="gamma beta …"] [COUNT=10000] [LIMIT=3600 seconds a row]
//
// Distances of random pairs, easy and wide, each checked by a second way: another rung of the ladder, an independent
// integration of the curve, and for normals a search for shorter geodesics. A pair is solved, or refused with an error; a
// distance that the second way contradicts, by more than 10⁻⁸ or by more than the errors that both state, is wrong, and
// ends the program with status 1.

let environment = ProcessInfo.processInfo.environment
let count = Int(environment["COUNT"] ?? "") ?? 10_000
let budget = Double(environment["LIMIT"] ?? "") ?? 3600
let chosen = Set((environment["PAIRS"] ?? "").split(separator: " ").map(String.init))
let families = PairFamily.all.filter { chosen.isEmpty || chosen.contains($0.name) }

func report(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
func remark(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

guard !families.isEmpty else {
  remark("Pairs: none of \(PairFamily.all.map(\.name).joined(separator: ", "))")
  exit(64)
}
report(TrialOutcome.header)
var wrong = 0
for family in families {
  for regime in PairFamily.Regime.allCases {
    let outcome = try PairTrial(family: family, regime: regime, count: count, budget: budget).run()
    wrong += outcome.wrong.count
    report(outcome.row)
    for line in outcome.wrong.prefix(5) { report("  WRONG " + line) }
    remark("  worst: \(outcome.worst)")
    if outcome.strays > 0 { remark("  searches that ended at longer geodesics, or nowhere: \(outcome.strays)") }
    for (reason, count) in outcome.refusals.sorted(by: { $0.value > $1.value }).prefix(4) {
      remark("  \(family.name): \(count) × \(reason)")
    }
  }
}
exit(wrong == 0 ? 0 : 1)
